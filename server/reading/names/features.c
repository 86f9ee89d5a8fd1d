#include <stddef.h>

#include "base/utf8.h"
#include "reading/names/tagger.h"

enum {
    GAP_MAX = 3,     /* words in small letters that a name may hold in a row */
    TWIN_SLOTS = 512 /* in bits; a filter, rare mistakes do not matter */
};

/* Which question a feature answers. */
enum template {
    BIAS,
    WORD,
    WORD_BEFORE,
    WORD_BEHIND,
    WORD_BEFORE_2,
    WORD_BEHIND_2,
    SUFFIX_3,
    SUFFIX_4,
    SUFFIX_5,
    PREFIX_3,
    PREFIX_4,
    SHAPES,
    LEXICON,
    FREQUENCY,
    LEXICON_FREQUENCY,
    LEXICON_BEFORE,
    LEXICON_BEHIND,
    PHRASE,
    PHRASE_BEFORE,
    PHRASE_BEHIND,
    TAIL,
    POSITION,
    MARKS,
    TWIN,
    LAST_PART,
    FIRST_PART,
    PARTS,
    CLASS,
    CLASSES_AROUND,
    CLASSES_BEFORE,
    CLASSES_BEHIND,
    WORD_BEFORE_CLASS,
    WORD_BEHIND_CLASS,
    SHAPE_BEFORE_LEXICON,
    LETTERS,
    LETTERS_CLASSES,
    LETTERS_WORD_BEFORE,
    LETTERS_WORD_BEHIND,
    KIND_BEFORE,
    KIND_BEFORE_2,
    WORDS_BEFORE
};

enum { LEXICON_BITS = MASK_GOES_ON - 1 };

static uint32_t mask_of(const struct tagging *tagging, int64_t word)
{
    return word < 0 || word >= tagging->text->word_count ? 0
                                                         : tagging->clues[word].mask;
}

/* Words beyond the sentence are one and the same. */
static uint64_t hash_of(const struct tagging *tagging, const struct sentence *sentence,
                        int64_t word)
{
    if (word < sentence->first)
        return 1;
    return word >= sentence->end ? 2 : tagging->text->words[word].hash;
}

static uint32_t shape_of(const struct tagging *tagging, const struct sentence *sentence,
                         int64_t word)
{
    if (word < sentence->first || word >= sentence->end)
        return 255;
    const struct word *const it = &tagging->text->words[word];
    const size_t length = it->lower.length;
    const uint32_t size = length == 1 ? 0 : length <= 3 ? 1 : length <= 6 ? 2 : 3;
    const uint32_t flags =
        it->flags & (WORD_CAPITAL | WORD_UPPER | WORD_DIGITS | WORD_HYPHEN);
    return (uint32_t)it->kind << 6 | flags << 2 | size;
}

static uint32_t lexicon_of(const struct tagging *tagging,
                           const struct sentence *sentence, int64_t word)
{
    if (word < sentence->first || word >= sentence->end)
        return LEXICON_BITS + 1;
    return mask_of(tagging, word) & LEXICON_BITS;
}

/* The phrase of the lexicon that covers the word: its kinds, and where in it we are. */
static uint32_t phrase_of(const struct tagging *tagging,
                          const struct sentence *sentence, int64_t word)
{
    if (word < sentence->first || word >= sentence->end)
        return 0;
    const struct clue *const clue = &tagging->clues[word];
    const struct clue *const start = &tagging->clues[word - clue->inside];
    if (start->words == 0 || start->words <= clue->inside)
        return 0;
    const uint32_t place = clue->inside == 0 ? 1 : 2;
    const uint32_t length = start->words > 2 ? 3 : start->words;
    return (start->hit.mask & (MASK_NAMES | MASK_COUNTRY | MASK_BIG)) << 6 |
           (uint32_t)start->form << 4 | length << 2 | place;
}

/* The few kinds of words that a context is told by. */
enum word_class {
    CLASS_OUTSIDE,
    CLASS_MARK,
    CLASS_NUMBER,
    CLASS_FUNCTION,
    CLASS_SMALL,
    CLASS_PERSON,
    CLASS_FIRST_NAME,
    CLASS_FIRST_OR_LAST,
    CLASS_LAST_NAME,
    CLASS_NAME_OR_WORD,
    CLASS_PLACE,
    CLASS_PLACE_OR_NAME,
    CLASS_ADJECTIVE,
    CLASS_ORGANISATION,
    CLASS_ORGANISATION_HEAD,
    CLASS_ROLE,
    CLASS_COMMON,
    CLASS_COMPOUND,
    CLASS_RARE,
    CLASS_UPPER,
    CLASS_UNKNOWN
};

static enum word_class class_of_name(uint32_t mask)
{
    const bool first = (mask & MASK_FIRST_NAME) != 0;
    const bool last = (mask & MASK_LAST_NAME) != 0;
    const bool common = (mask & MASK_SPOKEN) != 0;
    if ((mask & MASK_PERSON) != 0)
        return CLASS_PERSON;
    if ((mask & MASK_PLACE) != 0)
        return first || last || common ? CLASS_PLACE_OR_NAME : CLASS_PLACE;
    if ((mask & MASK_ORGANISATION) != 0)
        return CLASS_ORGANISATION;
    if ((mask & (MASK_ADJECTIVE | MASK_PEOPLE)) != 0)
        return CLASS_ADJECTIVE;
    if (first)
        return last ? CLASS_FIRST_OR_LAST : CLASS_FIRST_NAME;
    if (last)
        return common ? CLASS_NAME_OR_WORD : CLASS_LAST_NAME;
    return CLASS_OUTSIDE;
}

static enum word_class class_of_word(const struct word *word, uint32_t mask)
{
    const uint32_t written = (mask & MASK_WRITTEN) >> MASK_WRITTEN_SHIFT;
    if ((mask & MASK_ROLE) != 0)
        return CLASS_ROLE;
    if ((mask & MASK_ORGANISATION_HEAD) != 0)
        return CLASS_ORGANISATION_HEAD;
    if ((mask & MASK_SPOKEN) != 0 || (written > 0 && written < 4))
        return CLASS_COMMON;
    if ((mask & (MASK_COMPOUND | MASK_WEAPON_HEAD)) != 0)
        return CLASS_COMPOUND;
    if (word_has(word, WORD_UPPER))
        return CLASS_UPPER;
    return written > 0 ? CLASS_RARE : CLASS_UNKNOWN;
}

static uint32_t class_of(const struct tagging *tagging, const struct sentence *sentence,
                         int64_t word)
{
    if (word < sentence->first || word >= sentence->end)
        return CLASS_OUTSIDE;
    const struct word *const it = &tagging->text->words[word];
    const uint32_t mask = tagging->clues[word].mask;
    const uint32_t written = (mask & MASK_WRITTEN) >> MASK_WRITTEN_SHIFT;
    if (it->kind == WORD_MARK || it->kind == WORD_LINK)
        return CLASS_MARK;
    if (it->kind == WORD_NUMBER)
        return CLASS_NUMBER;
    const enum word_class name = class_of_name(mask);
    if (name != CLASS_OUTSIDE)
        return name;
    if (!word_has(it, WORD_CAPITAL))
        return written == 1 ? CLASS_FUNCTION : CLASS_SMALL;
    return class_of_word(it, mask);
}

struct features {
    uint32_t *rows;
    uint32_t count;
};

static void add(struct features *features, enum template template, uint64_t value)
{
    const uint64_t mixed =
        (value + (uint64_t) template * UINT64_C(0x9e3779b97f4a7c15)) *
        UINT64_C(0xd6e8feb86659fd93);
    const uint64_t again = (mixed ^ mixed >> 32) * UINT64_C(0xd6e8feb86659fd93);
    features->rows[features->count++] = (uint32_t)(again >> (64 - ROW_BITS));
}

static uint64_t pair(uint64_t a, uint64_t b)
{
    return (a ^ b >> 29 ^ b << 17) * UINT64_C(0x9fb21c651e98df25);
}

/* The bytes of a word's start or end as a number. */
static uint64_t bytes_of(struct slice word, size_t start, size_t end)
{
    uint64_t value = 0;
    for (size_t i = start; i < end && i < word.length; i++)
        value = value << 8 | (unsigned char)word.bytes[i];
    return value << 3 | (end - start);
}

static void add_letters(struct features *features, struct slice lower)
{
    const size_t length = lower.length;
    for (size_t size = 3; size <= 5; size++) {
        if (length > size)
            add(features, (enum template)(SUFFIX_3 + size - 3),
                bytes_of(lower, length - size, length));
    }
    if (length > 3)
        add(features, PREFIX_3, bytes_of(lower, 0, 3));
    if (length > 4)
        add(features, PREFIX_4, bytes_of(lower, 0, 4));
}

static void add_parts(struct features *features, const struct word *word,
                      const struct clue *clue)
{
    const struct slice lower = word->lower;
    if (clue->tail > 0)
        add(features, TAIL, slice_hash(slice_part(lower, clue->tail, lower.length)));
    if (!word_has(word, WORD_HYPHEN))
        return;
    size_t first = slice_find_byte(lower, '-');
    size_t last = lower.length;
    while (last > 0 && lower.bytes[last - 1] != '-')
        last--;
    if (first > lower.length)
        first = lower.length;
    add(features, PARTS,
        pair(clue->first_part & (LEXICON_BITS | MASK_SPOKEN),
             clue->last_part & (LEXICON_BITS | MASK_SPOKEN)));
    add(features, FIRST_PART, slice_hash(slice_part(lower, 0, first)));
    add(features, LAST_PART, slice_hash(slice_part(lower, last, lower.length)));
}

static void add_words(struct features *features, const struct tagging *tagging,
                      const struct sentence *sentence, int64_t word)
{
    const uint64_t here = hash_of(tagging, sentence, word);
    const uint64_t before = hash_of(tagging, sentence, word - 1);
    const uint64_t behind = hash_of(tagging, sentence, word + 1);
    const uint64_t before_2 = hash_of(tagging, sentence, word - 2);
    const uint64_t behind_2 = hash_of(tagging, sentence, word + 2);
    add(features, WORD, here);
    add(features, WORD_BEFORE, before);
    add(features, WORD_BEHIND, behind);
    add(features, WORD_BEFORE_2, before_2);
    add(features, WORD_BEHIND_2, behind_2);
}

static void add_lexicon(struct features *features, const struct tagging *tagging,
                        const struct sentence *sentence, int64_t word)
{
    const uint32_t mask = mask_of(tagging, word);
    const uint32_t frequency =
        (mask & (MASK_WRITTEN | MASK_SPOKEN)) >> MASK_WRITTEN_SHIFT;
    const uint32_t lexicon = lexicon_of(tagging, sentence, word);
    const uint32_t before = lexicon_of(tagging, sentence, word - 1);
    const uint32_t behind = lexicon_of(tagging, sentence, word + 1);
    const uint32_t phrase = phrase_of(tagging, sentence, word);
    const bool first = word_has(&tagging->text->words[word], WORD_FIRST);
    add(features, LEXICON, lexicon);
    add(features, FREQUENCY, frequency << 1 | first);
    add(features, LEXICON_FREQUENCY, pair(lexicon, frequency));
    add(features, LEXICON_BEFORE, pair(before, lexicon));
    add(features, LEXICON_BEHIND, pair(lexicon + 1, behind));
    add(features, PHRASE, phrase);
    add(features, PHRASE_BEFORE, pair(phrase_of(tagging, sentence, word - 1), phrase));
    add(features, PHRASE_BEHIND,
        pair(phrase + 1, phrase_of(tagging, sentence, word + 1)));
    add(features, POSITION,
        (uint64_t)lexicon << 2 | (uint32_t)((mask & MASK_SPOKEN) != 0) << 1 | first);
}

/* What a noun says of the name behind it: "Agentur X", "im Dorf Y", "Minister Z". */
static uint32_t kind_of_noun(const struct tagging *tagging,
                             const struct sentence *sentence, int64_t word)
{
    if (word < sentence->first || word >= sentence->end)
        return 0;
    const uint32_t kinds = MASK_ROLE | MASK_ORGANISATION_HEAD | MASK_LEADS | MASK_KINDS;
    return mask_of(tagging, word) & kinds;
}

static void add_kinds(struct features *features, const struct tagging *tagging,
                      const struct sentence *sentence, int64_t word)
{
    const uint32_t kind = kind_of_noun(tagging, sentence, word - 1);
    const uint32_t kind_2 = kind_of_noun(tagging, sentence, word - 2);
    const uint32_t here = class_of(tagging, sentence, word);
    const uint32_t before = class_of(tagging, sentence, word - 1);
    if (kind != 0)
        add(features, KIND_BEFORE, pair(kind, here));
    if (kind_2 != 0)
        add(features, KIND_BEFORE_2, pair(kind_2, before << 8 | here));
    add(features, WORDS_BEFORE,
        pair(hash_of(tagging, sentence, word - 2),
             hash_of(tagging, sentence, word - 1)));
}

/* Words that no list has are judged by their letters. */
static void add_likeness(struct features *features, const struct tagging *tagging,
                         const struct sentence *sentence, int64_t word)
{
    const uint64_t code =
        letters_code(tagging->letters, tagging->text->words[word].lower);
    const uint64_t classes = class_of(tagging, sentence, word - 1) << 8 |
                             class_of(tagging, sentence, word + 1);
    add(features, LETTERS, code);
    add(features, LETTERS_CLASSES, classes << 8 | code);
    add(features, LETTERS_WORD_BEFORE,
        pair(hash_of(tagging, sentence, word - 1), code));
    add(features, LETTERS_WORD_BEHIND,
        pair(hash_of(tagging, sentence, word + 1), code));
}

static void add_classes(struct features *features, const struct tagging *tagging,
                        const struct sentence *sentence, int64_t word)
{
    uint64_t classes[5];
    for (int64_t i = -2; i <= 2; i++)
        classes[i + 2] = class_of(tagging, sentence, word + i);
    const uint64_t before = hash_of(tagging, sentence, word - 1);
    const uint64_t behind = hash_of(tagging, sentence, word + 1);
    const bool first = word_has(&tagging->text->words[word], WORD_FIRST);
    const uint64_t here = classes[2];
    add(features, CLASS, here << 1 | first);
    add(features, CLASSES_AROUND, classes[1] << 16 | here << 8 | classes[3]);
    add(features, CLASSES_BEFORE, classes[0] << 16 | classes[1] << 8 | here);
    add(features, CLASSES_BEHIND, here << 16 | classes[3] << 8 | classes[4]);
    if (here >= CLASS_COMPOUND)
        add_likeness(features, tagging, sentence, word);
    add(features, WORD_BEFORE_CLASS, pair(before, here));
    add(features, WORD_BEHIND_CLASS, pair(behind, here));
}

static uint64_t mark_at(const struct tagging *tagging, const struct sentence *sentence,
                        int64_t word)
{
    const bool inside = word >= sentence->first && word < sentence->end;
    return inside && tagging->text->words[word].kind == WORD_MARK
               ? tagging->text->words[word].hash
               : 0;
}

uint32_t tagging_features(
    const struct tagging *tagging, uint32_t word,
    /* NOLINTNEXTLINE(readability-non-const-parameter): add() writes to them */
    uint32_t rows[FEATURES_MAX])
{
    struct features features = { rows, 0 };
    const struct word *const it = &tagging->text->words[word];
    const struct sentence *const sentence = &tagging->text->sentences[it->sentence];
    const uint32_t shape = shape_of(tagging, sentence, word);
    const uint32_t before = shape_of(tagging, sentence, (int64_t)word - 1);
    const uint32_t behind = shape_of(tagging, sentence, (int64_t)word + 1);
    add(&features, BIAS, shape);
    add(&features, SHAPES, before << 16 | shape << 8 | behind);
    add(&features, SHAPE_BEFORE_LEXICON,
        pair(before + 1, lexicon_of(tagging, sentence, word)));
    add(&features, MARKS,
        pair(mark_at(tagging, sentence, (int64_t)word - 1),
             mark_at(tagging, sentence, (int64_t)word + 1)));
    add(&features, TWIN, tagging->twins[word]);
    add_words(&features, tagging, sentence, word);
    add_lexicon(&features, tagging, sentence, word);
    add_classes(&features, tagging, sentence, word);
    add_kinds(&features, tagging, sentence, word);
    add_letters(&features, it->lower);
    add_parts(&features, it, &tagging->clues[word]);
    return features.count;
}

bool tagging_init(struct tagging *tagging, const struct text *text,
                  const struct clue *clues, const struct letters *letters,
                  struct arena *arena, struct fault *fault)
{
    uint8_t *const twins = arena_alloc(arena, text->word_count + 1U);
    uint64_t *const small = arena_array(arena, TWIN_SLOTS, sizeof *small);
    if (twins == NULL || small == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < text->word_count; i++) {
        const struct word *const word = &text->words[i];
        if (word->kind == WORD_LETTERS && !word_has(word, WORD_CAPITAL))
            small[word->hash >> 6 & (TWIN_SLOTS - 1)] |= UINT64_C(1)
                                                         << (word->hash & 63);
    }
    for (uint32_t i = 0; i < text->word_count; i++) {
        const struct word *const word = &text->words[i];
        twins[i] =
            word_has(word, WORD_CAPITAL) &&
            (small[word->hash >> 6 & (TWIN_SLOTS - 1)] >> (word->hash & 63) & 1) != 0;
    }
    *tagging = (struct tagging){ text, clues, letters, twins };
    return true;
}

/* "al-Mabruk": a small particle before a capital letter. */
static bool has_particle(const struct tagging *tagging, uint32_t word)
{
    const struct slice text = word_text(tagging->text, word);
    const size_t hyphen = slice_find_byte(text, '-');
    size_t at = hyphen + 1;
    return hyphen != SIZE_MAX && hyphen <= 4 && at < text.length &&
           utf8_is_upper(utf8_next(text, &at));
}

static bool is_capital(const struct tagging *tagging, uint32_t word)
{
    const struct word *const it = &tagging->text->words[word];
    if (it->kind != WORD_LETTERS)
        return false;
    return word_has(it, WORD_CAPITAL) ||
           (word_has(it, WORD_HYPHEN) && has_particle(tagging, word));
}

/* Words that can begin or end a name. */
static bool is_edge(const struct tagging *tagging, uint32_t word)
{
    const struct word *const it = &tagging->text->words[word];
    if (is_capital(tagging, word)) {
        /* "Das" begins a sentence: a name only if one goes on behind it. */
        const bool function =
            word_has(it, WORD_FIRST) &&
            (mask_of(tagging, word) & MASK_WRITTEN) >> MASK_WRITTEN_SHIFT == 1 &&
            (mask_of(tagging, word) & (MASK_NAMES | MASK_FIRST_NAME)) == 0;
        return !function ||
               (word + 1 < tagging->text->word_count && is_capital(tagging, word + 1));
    }
    const struct clue *const clue = &tagging->clues[word];
    return clue->words > 0 && (clue->hit.mask & MASK_NAMES &
                               ~(uint32_t)(MASK_ADJECTIVE | MASK_WEAPON)) != 0;
}

/* What may stand inside a name, though it begins and ends none. */
static bool is_inner(const struct tagging *tagging, uint32_t word)
{
    static const char *const inner[] = {
        "für", "und", "der", "des", "die", "das", "dem", "den", "von", "vom",
        "zu",  "zur", "zum", "am",  "an",  "im",  "in",  "auf", "bei", "ob",
        "of",  "the", "for", "and", "on",  "at",  "to",  "de",  "la",  "le",
        "les", "du",  "di",  "da",  "del", "dos", "el",  "al",  "bin", "ben",
        "ibn", "van", "het", "y",   "e",   "et",  "&",   ".",   "-",   "/",
        "–",   "'",   "’",   "+",   "(",   "\"",  "„",   "“",   ":",   "!",
        "a",   "b",   "d",   "os",  "op",  "ter", NULL
    };
    const struct word *const it = &tagging->text->words[word];
    if (it->kind == WORD_NUMBER)
        return true;
    if (it->lower.length > 4)
        return false;
    return word_is_any(it, inner);
}

bool tagging_next_run(const struct tagging *tagging, uint32_t *first, uint32_t *end)
{
    const struct text *const text = tagging->text;
    uint32_t start = *first;
    while (start < text->word_count && !is_edge(tagging, start))
        start++;
    if (start == text->word_count)
        return false;
    const uint32_t limit = text->sentences[text->words[start].sentence].end;
    uint32_t last = start;
    for (uint32_t i = start + 1;
         i < limit && i - last <= GAP_MAX + 1 && i - start < RUN_MAX; i++) {
        const bool number = text->words[i].kind == WORD_NUMBER && i == last + 1;
        if (is_edge(tagging, i) || number)
            last = i;
        else if (!is_inner(tagging, i))
            break;
    }
    *first = start;
    *end = last + 1;
    return true;
}
