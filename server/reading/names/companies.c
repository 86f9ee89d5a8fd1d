#include "reading/names/labels.h"
#include "reading/names/rules.h"

/* Whether the word may begin a company's name: no role, no word of the language. */
static bool may_begin(const struct search *search, const uint8_t *labels, uint32_t word)
{
    return is_capital_word(search, word) &&
           (mask_at(search, word) & (MASK_ROLE | MASK_KINDS | MASK_ADJECTIVE)) == 0 &&
           search->clues[word].form != FORM_INHABITANT &&
           (!word_is_common(search, word) || labels[word] != LABEL_NONE);
}

/* "Söhne", "Co": whoever stands before the mark, they are partners. */
static bool is_partner(const struct word *word)
{
    static const char *const partners[] = { "söhne", "sohn", "töchter", "partner",
                                            "sons",  "cie",  NULL };
    return word_is_any(word, partners);
}

static bool is_legal_form(const struct word *word)
{
    static const char *const forms[] = { "gmbh", "ag", "kg", "ohg", "kgaa", NULL };
    return word_is_any(word, forms);
}

/* "Anna & Paul", "Kiew & Moskau" are two. */
static bool are_apart(const struct search *search, uint32_t a, uint32_t b)
{
    const uint32_t both = mask_at(search, a) & mask_at(search, b);
    return (both & MASK_FIRST_NAME) != 0 ||
           ((mask_at(search, a) | mask_at(search, b)) & MASK_PLACE) != 0;
}

/* "Velmar & Söhne", "Quastrim & Holz": two names that the mark joins are a company's.
 */
void rule_partners(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t limit = sentence_of(search, word)->end;
    const uint32_t second = word + 2;
    if (second >= limit || !is_capital_word(search, second))
        return;
    const bool named = labels[word] != LABEL_NONE || labels[second] != LABEL_NONE;
    if (!is_partner(word_at(search, second)) &&
        (!named || are_apart(search, word, second) ||
         !may_begin(search, labels, word) || !may_begin(search, labels, second)))
        return;
    uint32_t first = labels_start(labels, word);
    if ((mask_at(search, first) & MASK_ROLE) != 0)
        first++;
    uint32_t end = labels_end(search, labels, second);
    while (end < limit && is_legal_form(word_at(search, end)))
        end++;
    labels_set_name(search, labels, first, end, LABEL_ORGANISATION);
}

/* What a company makes or does, as its name says it last. */
static bool is_trade(const struct word *word)
{
    static const char *const trades[] = {
        "technik",    "technologie",  "elektronik",  "elektrik",    "optik",
        "mechanik",   "hydraulik",    "sensorik",    "logistik",    "touristik",
        "tourismus",  "maschinenbau", "anlagenbau",  "apparatebau", "stahlbau",
        "metallbau",  "schiffbau",    "fahrzeugbau", "werkzeugbau", "immobilien",
        "pharma",     "chemie",       "medien",      "cargo",       "automotive",
        "consulting", "robotik",      "airlines",    NULL
    };
    return slice_ends_with_any(word->lower, trades);
}

/* Words that stand before a company's name, not before a person or an object. */
static bool may_lead(const struct search *search, uint32_t word)
{
    static const char *const leads[] = { "die",   "der", "bei", "von", "für",   "eine",
                                         "einer", "mit", "an",  "und", "durch", NULL };
    const struct word *const it = word_at(search, word);
    return it->kind == WORD_MARK || word_is_any(it, leads);
}

/* "die Velmar Antriebstechnik", "Quastrim Logistik teilte mit": a name and a trade. */
void rule_trade(const struct search *search, uint8_t *labels, uint32_t word)
{
    const struct sentence *const sentence = sentence_of(search, word);
    if (!may_begin(search, labels, word - 1) || !is_trade(word_at(search, word)) ||
        search->clues[word - 1].form == FORM_GENITIVE)
        return;
    const uint32_t first = labels_start(labels, word - 1);
    if (labels[word] == LABEL_ORGANISATION_GOES_ON)
        return;
    if (first == sentence->first) {
        /* "Quastrim Elektronik" is no name before another noun. */
        if (word + 1 >= sentence->end ||
            word_at(search, word + 1)->kind != WORD_LETTERS ||
            word_has(word_at(search, word + 1), WORD_CAPITAL))
            return;
    } else if (!may_lead(search, first - 1)) {
        return;
    }
    labels_set_name(search, labels, first, word + 1, LABEL_ORGANISATION);
}

/* "laut Quastrim", "laut „Salzblick“": who is known for what it says is a body, and a
 * paper if it stands in quotes. */
void rule_source(const struct search *search, uint8_t *labels, uint32_t word)
{
    const struct sentence *const sentence = sentence_of(search, word);
    const bool quoted = word >= sentence->first + 2 && word + 1 < sentence->end &&
                        word_is_quote(word_at(search, word - 1)) &&
                        word_is_quote(word_at(search, word + 1));
    if (word < sentence->first + 1 + quoted ||
        !word_is(word_at(search, word - 1 - quoted), "laut"))
        return;
    const uint32_t end = labels_end(search, labels, word);
    const bool alone =
        end == word + 1 && (end == sentence->end || !is_capital_word(search, end));
    /* "laut Zeugenaussagen" */
    const bool plural = slice_ends_with(word_at(search, word)->lower, SLICE("n"));
    if (quoted || (alone && !plural && word_is_unheard(search, word)))
        labels_set_name(search, labels, word, end, LABEL_ORGANISATION);
}
