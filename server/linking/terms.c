#include "linking/terms.h"

#include <libstemmer.h>
#include <stdlib.h>

#include "base/utf8.h"

enum {
    LONG_WORD = 5,    /* letters of a word in small letters that says something */
    LONGEST = 20,     /* letters beyond which a word gets no weightier */
    WORD_BYTES = 124, /* of a word that are looked at */
    FEW = 24,         /* terms */
    KNOWN = 1 << 14   /* words remembered */
};

/* Stemming costs a word fifty times what finding it here does. */
struct known_word {
    uint64_t hash; /* of the word as it is written; 0: none yet */
    uint64_t term; /* NO_TERM: it is none */
};

#define NO_TERM 0

/* Words that say nothing about what a claim is about: function words, time, the
 * furniture of the news. Stems, so that all inflections are meant. */
static const char *const common_words[] = {
    "aber",        "allerdings", "andere",     "bereits",     "bisher",    "damit",
    "danach",      "dabei",      "darauf",     "demnach",     "deutlich",  "diese",
    "durch",       "einen",      "eigene",     "etwa",        "gegen",     "gegenüber",
    "haben",       "hatte",      "hätte",      "heute",       "gestern",   "immer",
    "insgesamt",   "jedoch",     "jetzt",      "keine",       "könne",     "könnte",
    "lassen",      "letzte",     "mehrere",    "müsse",       "nicht",     "nichts",
    "ohne",        "schon",      "sehr",       "seien",       "seine",     "seit",
    "sollen",      "solle",      "sollte",     "sondern",     "sowie",     "unter",
    "waren",       "weiter",     "weitere",    "weniger",     "werde",     "werden",
    "wieder",      "wolle",      "wollen",     "worden",      "wurde",     "würde",
    "zudem",       "zunächst",   "zwischen",   "zuvor",       "außerdem",  "während",
    "Montag",      "Dienstag",   "Mittwoch",   "Donnerstag",  "Freitag",   "Samstag",
    "Sonnabend",   "Sonntag",    "Januar",     "Februar",     "März",      "April",
    "Mai",         "Juni",       "Juli",       "August",      "September", "Oktober",
    "November",    "Dezember",   "Tag",        "Tage",        "Woche",     "Monat",
    "Jahr",        "Jahre",      "Morgen",     "Abend",       "Nacht",     "Mittag",
    "Nachmittag",  "Uhr",        "Stunde",     "Ende",        "Anfang",    "Mitte",
    "Zeit",        "Million",    "Milliarde",  "Tausend",     "Hundert",   "Dutzend",
    "Prozent",     "Zahl",       "Angabe",     "Angaben",     "Bericht",   "Berichte",
    "Medien",      "Agentur",    "Sprecher",   "Sprecherin",  "Regierung", "Präsident",
    "Präsidentin", "Minister",   "Ministerin", "Ministerium", "Land",      "Länder",
    "Stadt",       "Mann",       "Frau",       "Teil",        "Fall",      "Seite",
    "Frage",       "Menschen",   "Person",     "Personen",    "sagte",     "sagen",
    "erklärte",    "erklären",   "teilte",     "Der",         "Die",       "Das",
    "Den",         "Dem",        "Des",        "Ein",         "Eine",      "Er",
    "Sie",         "Es",         "Wir",        "Ich",         "Man",       "Im",
    "In",          "Am",         "An",         "Auf",         "Auch",      "Aus",
    "Bei",         "Beim",       "Da",         "Dass",        "Doch",      "Für",
    "Ihr",         "Ihre",       "Mit",        "Nach",        "Noch",      "Nun",
    "Nur",         "So",         "Um",         "Und",         "Von",       "Vom",
    "Vor",         "Was",        "Wenn",       "Wer",         "Wie",       "Zu",
    "Zum",         "Zur",        "Über",       "Alle",        "Als",       "Ob",
    "Sich",        "Zwei",       "Drei",       "Vier",        "Fünf",      "Sechs",
    "Sieben",      "Acht",       "Neun",       "Zehn",        "Elf",       "Zwölf",
};

static struct slice to_lower(struct slice word, char lower[WORD_BYTES + 4],
                             uint32_t *letters)
{
    size_t length = 0;
    *letters = 0;
    for (size_t at = 0; at < word.length && length < WORD_BYTES; (*letters)++)
        length += utf8_encode(utf8_to_lower(utf8_next(word, &at)), lower + length);
    return (struct slice){ lower, length };
}

struct slice term_stem(const struct term_maker *maker, struct slice word)
{
    char lower[WORD_BYTES + 4];
    uint32_t letters = 0;
    const struct slice small = to_lower(word, lower, &letters);
    const sb_symbol *const stem = sb_stemmer_stem(
        maker->stemmer, (const sb_symbol *)small.bytes, (int)small.length);
    if (stem == NULL)
        return (struct slice){ 0 };
    return (struct slice){ (const char *)stem,
                           (size_t)sb_stemmer_length(maker->stemmer) };
}

bool term_maker_init(struct term_maker *maker, struct arena *arena, struct fault *fault)
{
    *maker = (struct term_maker){ .stemmer = sb_stemmer_new("german", "UTF_8"),
                                  .arena = arena };
    maker->known = calloc(KNOWN, sizeof *maker->known);
    if (maker->stemmer == NULL || maker->known == NULL)
        return fault_no_memory(fault);
    for (size_t i = 0; i < sizeof common_words / sizeof common_words[0]; i++) {
        const struct slice stem =
            arena_copy(arena, term_stem(maker, slice_of(common_words[i])));
        if (stem.bytes == NULL)
            return fault_no_memory(fault);
        if (!map_set(&maker->common, arena, stem, 1, fault))
            return false;
    }
    return true;
}

void term_maker_finish(struct term_maker *maker)
{
    sb_stemmer_delete(maker->stemmer);
    free(maker->known);
    maker->stemmer = NULL;
    maker->known = NULL;
}

/* A run of letters. */
struct word {
    struct slice text;
    uint32_t letters;
    bool capital;
};

/* The next word from *at on; false: there is none. */
static bool next_word(struct slice text, size_t *at, struct word *word)
{
    size_t start = 0, end = 0;
    word->letters = 0;
    while (*at < text.length) {
        const size_t before = *at;
        const int32_t code_point = utf8_next(text, at);
        if (!utf8_is_letter(code_point)) {
            if (word->letters > 0)
                break;
            continue;
        }
        if (word->letters++ == 0) {
            start = before;
            word->capital = utf8_is_upper(code_point);
        }
        end = *at;
    }
    word->text = slice_part(text, start, end);
    return word->letters > 0;
}

/* The term of a word, or NO_TERM. */
static bool make_term(const struct term_maker *maker, struct slice word, uint64_t *term)
{
    const struct slice stem = term_stem(maker, word);
    if (stem.bytes == NULL)
        return false;
    const uint64_t hash = slice_hash(stem);
    const size_t weight = utf8_count(stem);
    *term = NO_TERM;
    if (map_find_hash(&maker->common, hash) == MAP_NONE)
        *term = (hash & ~UINT64_C(0xFF)) | (weight < LONGEST ? weight : LONGEST);
    return true;
}

static bool find_term(struct term_maker *maker, struct slice word, uint64_t *term)
{
    const uint64_t hash = slice_hash(word);
    struct known_word *const known = &maker->known[hash % KNOWN];
    if (known->hash != hash) {
        if (!make_term(maker, word, &known->term))
            return false;
        known->hash = hash;
    }
    *term = known->term;
    return true;
}

bool terms_add(struct term_maker *maker, struct slice text, struct list *terms)
{
    struct word word;
    for (size_t at = 0; next_word(text, &at, &word);) {
        uint64_t term = NO_TERM;
        if (word.letters < 2 || (!word.capital && word.letters < LONG_WORD))
            continue;
        if (!find_term(maker, word.text, &term))
            return false;
        if (term == NO_TERM)
            continue;
        uint64_t *const added = list_add(terms, maker->arena, sizeof *added);
        if (added == NULL)
            return false;
        *added = term;
    }
    return true;
}

/* The number of the first mention that begins at the offset or behind it. */
static uint32_t first_mention_from(const struct reading *reading, uint32_t offset)
{
    uint32_t low = 0, high = reading->mention_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (reading->mentions[middle].span.start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool terms_add_span(struct term_maker *maker, struct slice text,
                    const struct reading *reading, struct span span, struct list *terms)
{
    uint32_t from = span.start;
    for (uint32_t i = first_mention_from(reading, span.start);
         i < reading->mention_count && reading->mentions[i].span.start < span.end;
         i++) {
        const struct mention *const mention = &reading->mentions[i];
        if (reading->referents[mention->referent].kind == ENTITY_WEAPON ||
            mention->span.end <= from)
            continue;
        const uint32_t to = mention->span.start < from ? from : mention->span.start;
        if (!terms_add(maker, slice_part(text, from, to), terms))
            return false;
        from = mention->span.end;
    }
    return from >= span.end ||
           terms_add(maker, slice_part(text, from, span.end), terms);
}

static int compare_hashes(const void *left, const void *right)
{
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* Few numbers are sorted faster so than by the library. */
static void sort_few(uint64_t *terms, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        const uint64_t term = terms[i];
        uint32_t at = i;
        for (; at > 0 && terms[at - 1] > term; at--)
            terms[at] = terms[at - 1];
        terms[at] = term;
    }
}

uint32_t terms_sort(uint64_t *terms, uint32_t count)
{
    uint32_t kept = 0;
    if (count <= FEW)
        sort_few(terms, count);
    else
        qsort(terms, count, sizeof *terms, compare_hashes);
    for (uint32_t i = 0; i < count; i++)
        if (kept == 0 || terms[i] != terms[kept - 1])
            terms[kept++] = terms[i];
    return kept;
}

struct overlap terms_overlap(const uint64_t *a, uint32_t a_count, const uint64_t *b,
                             uint32_t b_count)
{
    struct overlap overlap = { 0 };
    for (uint32_t i = 0, j = 0; i < a_count && j < b_count;) {
        const uint64_t left = a[i], right = b[j];
        if (left == right) {
            overlap.count++;
            overlap.weight += term_weight(left);
        }
        i += left <= right;
        j += right <= left;
    }
    return overlap;
}

uint32_t terms_weight(const uint64_t *terms, uint32_t count)
{
    uint32_t weight = 0;
    for (uint32_t i = 0; i < count; i++)
        weight += term_weight(terms[i]);
    return weight;
}
