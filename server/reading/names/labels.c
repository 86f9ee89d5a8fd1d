#include "reading/names/labels.h"

enum { COMMON_WRITTEN = 4, SHORTEST_UNHEARD = 4 };

bool word_is_common(const struct search *search, uint32_t word)
{
    const uint32_t mask = mask_at(search, word);
    const uint32_t written = mask_written(mask);
    const uint32_t names = MASK_NAMES | MASK_FIRST_NAME | MASK_LAST_NAME;
    if (word_has(word_at(search, word), WORD_UPPER))
        return false;
    /* "Darmstadt" ends like a noun, and is a name. */
    const uint32_t nouns =
        (mask & MASK_PLACE) != 0 ? MASK_ROLE : MASK_ROLE | MASK_KINDS;
    return (mask & (MASK_COMPOUND | MASK_WEAPON_HEAD | nouns)) != 0 ||
           ((mask & names) == 0 &&
            ((mask & MASK_SPOKEN) != 0 || (written > 0 && written < COMMON_WRITTEN)));
}

bool word_is_link(const struct word *word)
{
    static const char *const links[] = { "&",   "of", "for", "and", "de", "della",
                                         "di",  "du", "des", "la",  "le", "the",
                                         "del", "da", "do",  "dos", NULL };
    return word_is_any(word, links);
}

bool word_is_time(const struct word *word)
{
    static const char *const words[] = { "anfang",  "mitte",   "ende",
                                         "prozent", "anfangs", NULL };
    return word_is_any(word, words);
}

bool word_is_definite_article(const struct word *word)
{
    static const char *const articles[] = { "der", "die", "das", "dem",
                                            "den", "des", NULL };
    return word_is_any(word, articles);
}

bool word_holds_article(const struct word *word)
{
    static const char *const with[] = { "im", "am", "zum", "zur", "vom", "beim", NULL };
    return word_is_definite_article(word) || word_is_any(word, with);
}

bool word_is_indefinite_article(const struct word *word)
{
    static const char *const articles[] = { "ein",    "eine",   "einen",  "einem",
                                            "einer",  "eines",  "kein",   "keine",
                                            "keinen", "keinem", "keiner", "keines",
                                            NULL };
    return word_is_any(word, articles);
}

bool word_is_known(const struct search *search, uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    const uint32_t mask = clue->words > 1 ? clue->hit.mask : clue->mask;
    return clue->words > 0 &&
           (mask & (MASK_COUNTRY | MASK_BIG | MASK_ORGANISATION)) != 0;
}

bool word_is_unheard(const struct search *search, uint32_t word)
{
    const struct word *const it = word_at(search, word);
    return it->kind == WORD_LETTERS && mask_at(search, word) == 0 &&
           it->lower.length >= SHORTEST_UNHEARD &&
           !word_has(it, WORD_UPPER | WORD_DIGITS | WORD_HYPHEN);
}

bool word_may_be_named(const struct search *search, const uint8_t *labels,
                       uint32_t word)
{
    const struct word *const it = word_at(search, word);
    if (!is_capital_word(search, word) || it->lower.length < 2)
        return false;
    return !word_is_common(search, word) || labels[word] == LABEL_ORGANISATION;
}

uint32_t labels_start(const uint8_t *labels, uint32_t word)
{
    while (word > 0 && label_goes_on(labels[word]))
        word--;
    return word;
}

void labels_set_name(const struct search *search, uint8_t *labels, uint32_t first,
                     uint32_t end, enum label label)
{
    if (label_goes_on(labels[first])) {
        const uint32_t start = labels_start(labels, first);
        for (uint32_t i = start; i < first; i++)
            labels[i] = LABEL_NONE;
    }
    labels_set(labels, first, end, label);
    labels_mend(search, labels, end);
    search->certain[first] = true;
}

bool labels_is_person(const struct search *search, const uint8_t *labels, uint32_t word)
{
    const uint32_t mask = mask_at(search, word);
    return labels[word] == LABEL_PERSON &&
           labels_end(search, labels, word) > word + 1 &&
           (mask & (MASK_FIRST_NAME | MASK_PERSON)) != 0;
}
