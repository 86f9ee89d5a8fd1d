#include "base/utf8.h"
#include "reading/names/forms.h"
#include "reading/names/labels.h"
#include "reading/names/rules.h"

enum { PURPOSE_MAX = 6, SHORT_FAMILY = 6, SHORT_GIVEN = 12 };

/* A phrase of several words that the lexicon knows is one name, unless it is a part of
 * a longer one. */
void rule_phrase(const struct search *search, uint8_t *labels, uint32_t word)
{
    static const struct {
        uint32_t bit;
        enum label label;
    } kinds[] = { { MASK_PERSON, LABEL_PERSON },
                  { MASK_ORGANISATION, LABEL_ORGANISATION },
                  { MASK_PLACE, LABEL_PLACE } };
    const struct clue *const clue = &search->clues[word];
    const uint32_t end = word + clue->words;
    if (labels[word] != LABEL_NONE && labels_end(search, labels, word) > end)
        return;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if ((clue->hit.mask & kinds[i].bit) != 0) {
            labels_set(labels, word, end, kinds[i].label);
            labels_mend(search, labels, end);
            return;
        }
    }
}

/* "Putins Reise": a genitive ends the name. */
void rule_genitive(const struct search *search, uint8_t *labels, uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    const bool known = (clue->hit.mask & MASK_PERSON) != 0 ||
                       (clue->hit.mask & (MASK_COUNTRY | MASK_BIG)) != 0;
    if (clue->form == FORM_GENITIVE && clue->words > 0 && known)
        labels_mend(search, labels, word + clue->words);
}

/* "Dae-sik": a capital, a hyphen, small letters. */
static bool is_asian_given_name(const struct search *search, uint32_t word)
{
    const struct word *const it = word_at(search, word);
    if (!is_capital_word(search, word) || !word_has(it, WORD_HYPHEN))
        return false;
    const struct slice text = word_text(search->text, word);
    const size_t hyphen = slice_find_byte(text, '-');
    if (hyphen == SIZE_MAX || text.length > SHORT_GIVEN || word_has(it, WORD_DIGITS) ||
        hyphen < 2 || hyphen > 6)
        return false;
    for (size_t at = hyphen + 1; at < text.length;) {
        const int32_t letter = utf8_next(text, &at);
        if (utf8_is_upper(letter) || !utf8_is_letter(letter))
            return false;
    }
    return (mask_at(search, word) & (MASK_ROLE | MASK_WEAPON_HEAD)) == 0;
}

void rule_asian_name(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (!is_asian_given_name(search, word + 1))
        return;
    const struct word *const family = word_at(search, word);
    const uint32_t not_family = MASK_ROLE | MASK_ADJECTIVE | MASK_WEAPON_HEAD;
    if (family->lower.length > SHORT_FAMILY ||
        (mask_at(search, word) & not_family) != 0)
        return;
    labels_set(labels, word, word + 2, LABEL_PERSON);
    labels_mend(search, labels, word + 2);
}

/* Behind "Bau" or "Bau-" in a list. */
static uint32_t item_end(const struct search *search, uint32_t word)
{
    return word + 1 < sentence_of(search, word)->end &&
                   word_is(word_at(search, word + 1), "-")
               ? word + 2
               : word + 1;
}

/* Behind "Bau, Verkehr und Wege" or "Bau-, Stadt- und Raumforschung"; 0 if no such list
 * begins at the word. */
static uint32_t list_end(const struct search *search, uint32_t word)
{
    const uint32_t limit = sentence_of(search, word)->end;
    uint32_t i = word;
    while (i < limit && is_capital_word(search, i) && item_end(search, i) < limit &&
           word_is(word_at(search, item_end(search, i)), ","))
        i = item_end(search, i) + 1;
    if (i == word || i >= limit || !is_capital_word(search, i))
        return 0;
    const uint32_t joint = item_end(search, i);
    const bool listed = joint + 1 < limit && word_is(word_at(search, joint), "und") &&
                        is_capital_word(search, joint + 1);
    return listed ? joint + 2 : 0;
}

/* "für drei Stunden": how long, not what for. */
static bool is_number_word(const struct word *word)
{
    static const char *const words[] = { "zwei",  "drei", "vier",  "fünf",    "sechs",
                                         "acht",  "zehn", "zwölf", "mehrere", "einige",
                                         "viele", "alle", "rund",  NULL };
    return word->kind == WORD_NUMBER || word_is_any(word, words);
}

/* "sorgt für Ärger": what somebody causes. */
static bool is_stir(const struct word *word)
{
    static const char *const words[] = {
        "ärger",  "aufsehen",     "kritik",    "unruhe",     "wirbel",
        "unmut",  "empörung",     "aufregung", "entsetzen",  "verwunderung",
        "ruhe",   "ordnung",      "klarheit",  "irritation", "schlagzeilen",
        "streit", "irritationen", "spott",     NULL
    };
    return word_is_any(word, words);
}

/* "für den Libanon", "für das ehemalige Jugoslawien": with an article only a place is
 * what a body is for; "die Partei für das Amt" has another noun before it. */
static bool is_determined_thing(const struct search *search, uint32_t word)
{
    static const char *const articles[] = { "der",   "die",  "das",   "den",
                                            "ein",   "eine", "einen", "diese",
                                            "seine", "ihre", "ihren", NULL };
    const uint32_t limit = sentence_of(search, word)->end;
    if (!word_is_any(word_at(search, word), articles))
        return false;
    uint32_t noun = word + 1;
    while (noun < limit && noun < word + PURPOSE_MAX && !is_capital_word(search, noun))
        noun++;
    return noun == limit || (mask_at(search, noun) & MASK_PLACE) == 0;
}

/* "für Technische Zusammenarbeit": an adjective although it has a capital. */
static bool is_capital_adjective(const struct search *search, uint32_t word)
{
    static const char *const stems[] = { "isch", "lich", "ig", "al", "iv",
                                         "ell",  "sam",  "ar", NULL };
    struct slice stem = word_at(search, word)->lower;
    if (!ends_like_adjective(stem))
        return false;
    while (stem.length > 0 && stem.bytes[stem.length - 1] != 'e')
        stem.length--;
    return stem.length > 0 &&
           slice_ends_with_any(slice_part(stem, 0, stem.length - 1), stems);
}

/* Whether the purpose goes on behind its noun: "Unterricht und Kultus", "Luft- und
 * Raumfahrt", "Nationales Erbe". */
static bool purpose_goes_on(const struct search *search, uint32_t noun)
{
    const uint32_t limit = sentence_of(search, noun)->end;
    if (noun + 1 >= limit)
        return false;
    const struct word *const next = word_at(search, noun + 1);
    return word_is(next, "und") ||
           (word_is(next, "-") && noun + 2 < limit &&
            word_is(word_at(search, noun + 2), "und")) ||
           (is_capital_word(search, noun + 1) && is_capital_adjective(search, noun));
}

/* Behind "für internationale Beziehungen" or "für Unterricht und Kultus" that follows
 * the head; 0 if no purpose does. */
static uint32_t purpose_end(const struct search *search, uint32_t head)
{
    const uint32_t limit = sentence_of(search, head)->end;
    const uint32_t word = head + 2;
    if (word >= limit || !word_is(word_at(search, head + 1), "für") ||
        is_determined_thing(search, word) || is_number_word(word_at(search, word)) ||
        is_stir(word_at(search, word)))
        return 0;
    const uint32_t listed = list_end(search, word);
    if (listed > 0)
        return listed;
    uint32_t end = 0;
    for (uint32_t i = word; i < limit && i < word + PURPOSE_MAX; i++) {
        const struct word *const it = word_at(search, i);
        const bool small = it->kind == WORD_LETTERS && it->lower.length > 1;
        if (is_capital_word(search, i)) {
            end = i + 1;
            if (!purpose_goes_on(search, i))
                break;
        } else if (end > 0 ? !word_is(it, "und") && !word_is(it, "-") : !small) {
            break;
        }
    }
    return end;
}

/* "Institut für …", "Geheimdienst für …": a head and what it is for. */
void rule_purpose(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t end = purpose_end(search, word);
    const uint32_t first = labels_start(labels, word);
    if (end == 0 || !is_capital_word(search, word) ||
        (labels[first] != LABEL_ORGANISATION && labels[first] != LABEL_NONE) ||
        labels_end(search, labels, first) > end)
        return;
    labels_set(labels, first, end, LABEL_ORGANISATION);
    labels_mend(search, labels, end);
}

/* "Ostwarin-Post": papers are called by their towns. */
static bool is_paper(struct slice lower)
{
    static const char *const papers[] = { "-post",     "-zeitung",   "-anzeiger",
                                          "-kurier",   "-rundschau", "-nachrichten",
                                          "-tagblatt", "-tageblatt", "-allgemeine",
                                          NULL };
    return slice_ends_with_any(lower, papers);
}

/* "Friedrich-Ebert-Stiftung": a head behind a name that is no country or party, for
 * those only say whose it is. */
void rule_named_head(const struct search *search, uint8_t *labels, uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    const struct slice lower = word_at(search, word)->lower;
    const uint32_t names = MASK_FIRST_NAME | MASK_LAST_NAME;
    const bool whose = (clue->first_part & MASK_NAMES) != 0 && clue->first_part != 0;
    const bool common = (clue->first_part & (MASK_SPOKEN | MASK_WRITTEN)) != 0;
    if (clue->tail == 0 || lower.bytes[clue->tail - 1] != '-')
        return;
    if ((clue->first_part & names) != 0 || (!whose && !common) ||
        (is_paper(lower) && (clue->first_part & MASK_PLACE) != 0 &&
         (clue->first_part & MASK_COUNTRY) == 0))
        labels[word] = LABEL_ORGANISATION;
}

/* Heads that German news use in foreign names above all. */
static bool is_foreign_head(const struct word *word)
{
    static const char *const heads[] = { "center",    "centre",  "group", "agency",
                                         "institute", "council", "times", "foundation",
                                         "news",      NULL };
    return word_is_any(word, heads);
}

/* "Korea-Europe Center": foreign heads stand behind their names. */
void rule_foreign_head(const struct search *search, uint8_t *labels, uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    if (clue->tail > 0 ||
        (mask_written(clue->mask) < 3 && !is_foreign_head(word_at(search, word))))
        return;
    const uint32_t start = sentence_of(search, word)->first;
    uint32_t first = word;
    while (first > start && is_capital_word(search, first - 1) &&
           labels[first - 1] == LABEL_NONE &&
           !word_has(word_at(search, first - 1), WORD_FIRST) &&
           (mask_at(search, first - 1) & MASK_ROLE) == 0)
        first--;
    if (first < word)
        labels_set(labels, first, word + 1, LABEL_ORGANISATION);
}
