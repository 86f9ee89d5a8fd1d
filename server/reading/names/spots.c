#include "reading/names/labels.h"
#include "reading/names/rules.h"

enum { DATELINE_MAX = 6 /* words and marks */ };

static bool is_river(const struct word *word)
{
    static const char *const rivers[] = { "main",  "oder",  "saale", "spree",
                                          "havel", "elbe",  "donau", "rhein",
                                          "ruhr",  "lahn",  "weser", "neckar",
                                          "leine", "pfalz", "inn",   NULL };
    return word_is_any(word, rivers);
}

/* "Kiew/Moskau": two places, but "Frankfurt/Oder" is one. */
void rule_slash(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (!word_is(word_at(search, word), "/") || word + 1 >= search->text->word_count ||
        !is_capital_word(search, word + 1) || is_river(word_at(search, word + 1)))
        return;
    labels[word] = LABEL_NONE;
    if (labels[word + 1] == LABEL_PLACE_GOES_ON)
        labels[word + 1] = LABEL_PLACE;
}

/* "in Stahl": a common word is no place unless a noun beside it says so. */
void rule_common(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (labels_end(search, labels, word) == word + 1 && word_is_common(search, word) &&
        (mask_at(search, word) & MASK_SPOKEN) != 0 && !search->certain[word])
        labels[word] = LABEL_NONE;
}

/* "8000 Franken": money is no region. */
void rule_money(const struct search *search, uint8_t *labels, uint32_t word)
{
    static const char *const moneys[] = { "franken", "pfund", "kronen", "mark", NULL };
    static const char *const numbers[] = { "millionen", "milliarden", "million",
                                           "milliarde", "tausend",    "hundert",
                                           NULL };
    if (word == sentence_of(search, word)->first ||
        !word_is_any(word_at(search, word), moneys))
        return;
    const struct word *const before = word_at(search, word - 1);
    if (before->kind == WORD_NUMBER || word_is_any(before, numbers))
        labels[word] = LABEL_NONE;
}

/* "Verbände Ende": when something was is no part of a name. */
void rule_time(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (word_is_time(word_at(search, word)) && is_capital_word(search, word))
        labels_mend(search, labels, word);
}

/* "die Washington, London und Riad verhängten": the article is of no place. */
static bool is_listed(const struct search *search, const uint8_t *labels, uint32_t word)
{
    return word + 2 < sentence_of(search, word)->end &&
           (word_is(word_at(search, word + 1), ",") ||
            word_is(word_at(search, word + 1), "und")) &&
           labels[word + 2] == LABEL_PLACE;
}

/* "auf einem Acker": who has an indefinite article is no name; "in der Halle": nor has
 * a town that is also a word a definite one. */
void rule_article(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t mask = mask_at(search, word);
    if (labels_end(search, labels, word) > word + 1 ||
        word == sentence_of(search, word)->first ||
        (mask & (MASK_PERSON | MASK_COUNTRY | MASK_ADJECTIVE)) != 0)
        return;
    const struct word *const before = word_at(search, word - 1);
    const bool role = labels[word] == LABEL_PERSON && (mask & MASK_ROLE) != 0;
    const bool common =
        role || (labels[word] == LABEL_PLACE && (mask & MASK_SPOKEN) != 0 &&
                 !is_listed(search, labels, word));
    if (word_is_indefinite_article(before) || (common && word_holds_article(before)))
        labels[word] = LABEL_NONE;
}

static bool has_person(const struct search *search, const uint8_t *labels,
                       uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (labels_is_person(search, labels, i))
            return true;
    return false;
}

/* "Kiew (dpa) –", "Kiew/Moskau (dpa) –": where a report is from. */
void rule_dateline(const struct search *search, uint8_t *labels, uint32_t word)
{
    const struct sentence *const sentence = sentence_of(search, word);
    uint32_t open = word;
    while (open < sentence->end &&
           (is_capital_word(search, open) || word_is(word_at(search, open), "/") ||
            word_is(word_at(search, open), ",")))
        open++;
    if (open == word || open > word + DATELINE_MAX || open + 3 >= sentence->end ||
        !word_is(word_at(search, open), "(") ||
        !word_is(word_at(search, open + 2), ")") ||
        word_at(search, open + 3)->kind != WORD_MARK ||
        word_is(word_at(search, open + 3), ",") ||
        has_person(search, labels, word, open))
        return;
    for (uint32_t i = word; i < open; i++) {
        const bool mark = word_at(search, i)->kind == WORD_MARK;
        const bool first = i == word || word_at(search, i - 1)->kind == WORD_MARK;
        labels[i] = mark ? LABEL_NONE : first ? LABEL_PLACE : LABEL_PLACE_GOES_ON;
        search->certain[i] = first;
    }
}

/* "Quastrim 2:1": how a match ended is no part of who played it. */
void rule_score(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t end = labels_end(search, labels, word);
    for (uint32_t i = word + 1; i < end; i++) {
        const struct word *const it = word_at(search, i);
        const bool parted = i + 2 < search->text->word_count &&
                            word_is(word_at(search, i + 1), ":") &&
                            word_at(search, i + 2)->kind == WORD_NUMBER;
        if (it->kind == WORD_NUMBER &&
            (parted || slice_find_byte(it->lower, ':') != SIZE_MAX)) {
            labels_mend(search, labels, i);
            return;
        }
    }
}

/* "Quastland (Velm und Ostwarin)": what a bracket opens ends before it closes. */
void rule_bracket(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t end = labels_end(search, labels, word);
    uint32_t open = word;
    for (uint32_t i = word; i < end; i++) {
        if (word_is(word_at(search, i), "("))
            open = i;
        else if (word_is(word_at(search, i), ")"))
            open = word;
    }
    if (open == word || open + 1 >= end ||
        (end < search->text->word_count && word_is(word_at(search, end), ")")))
        return;
    labels[open] = LABEL_NONE;
    labels[open + 1] = labels[word];
}
