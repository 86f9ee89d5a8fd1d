/* The labels of words in the hands of rules: names are set, cut and mended. */
#pragma once

#include "reading/names/draft.h"
#include "reading/names/tagger.h"

static inline bool is_capital_word(const struct search *search, uint32_t word)
{
    const struct word *const it = word_at(search, word);
    return it->kind == WORD_LETTERS && word_has(it, WORD_CAPITAL);
}

static inline void labels_set(uint8_t *labels, uint32_t first, uint32_t end,
                              enum label label)
{
    for (uint32_t i = first; i < end; i++)
        labels[i] = (uint8_t)(label + (i > first));
}

/* What is left of a name that lost its beginning is none. */
static inline void labels_mend(const struct search *search, uint8_t *labels,
                               uint32_t word)
{
    for (; word < search->text->word_count && label_goes_on(labels[word]); word++)
        labels[word] = LABEL_NONE;
}

/* Behind the name that begins at the word. */
static inline uint32_t labels_end(const struct search *search, const uint8_t *labels,
                                  uint32_t word)
{
    uint32_t end = word + 1;
    while (end < search->text->word_count && label_goes_on(labels[end]))
        end++;
    return end;
}

/* Where the name begins that holds the word. */
uint32_t labels_start(const uint8_t *labels, uint32_t word);

/* Sets a name that a rule is certain of, and frees what it cuts off of others. */
void labels_set_name(const struct search *search, uint8_t *labels, uint32_t first,
                     uint32_t end, enum label label);

/* Whether a person of several words with a known first name begins there. */
bool labels_is_person(const struct search *search, const uint8_t *labels,
                      uint32_t word);

/* A word of the language, not of a name. */
bool word_is_common(const struct search *search, uint32_t word);

/* A country, a city or an organisation of the lexicon. */
bool word_is_known(const struct search *search, uint32_t word);

/* Whether no table has the word, nor a part of it. */
bool word_is_unheard(const struct search *search, uint32_t word);

/* Whether a name may begin with the word, for a noun in front of it says so. */
bool word_may_be_named(const struct search *search, const uint8_t *labels,
                       uint32_t word);

/* Small words that may stand inside a foreign name. */
bool word_is_link(const struct word *word);

/* "Anfang", "Ende" and the like. */
bool word_is_time(const struct word *word);

/* "der", "dem"; "ein", "keinem". */
bool word_is_definite_article(const struct word *word);
bool word_is_indefinite_article(const struct word *word);

/* "der", "im". */
bool word_holds_article(const struct word *word);
