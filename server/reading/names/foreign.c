#include "reading/names/labels.h"
#include "reading/names/rules.h"

/* Small words between those of such names. */
static bool is_inner(const struct word *word)
{
    static const char *const words[] = { "de",    "del", "della", "delle", "dei",
                                         "degli", "di",  "du",    "des",   "da",
                                         "do",    "dos", "la",    "le",    "les",
                                         "los",   "las", "e",     "y",     "et",
                                         "i",     "per", "pour",  "para",  NULL };
    return word_is_any(word, words);
}

/* A word that goes on with the name: no German one. */
static bool goes_on(const struct search *search, uint32_t word)
{
    const uint32_t german = MASK_COMPOUND | MASK_ROLE | MASK_WEAPON_HEAD;
    return is_capital_word(search, word) && !word_is_common(search, word) &&
           (mask_at(search, word) & german) == 0;
}

/* "Alleanza Costa e Mare", "Université de Montréal": what a body is stands first, and
 * all that is foreign behind it is its name. */
void rule_foreign_lead(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (!is_capital_word(search, word))
        return;
    const uint32_t limit = sentence_of(search, word)->end;
    uint32_t end = word + 1;
    for (uint32_t i = end; i < limit; i++) {
        if (goes_on(search, i))
            end = i + 1;
        else if (!is_inner(word_at(search, i)))
            break;
    }
    if (end > word + 1)
        labels_set_name(search, labels, word, end, LABEL_ORGANISATION);
}
