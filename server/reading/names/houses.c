#include "reading/names/labels.h"
#include "reading/names/rules.h"

/* Whether a body may be called so that nobody has heard of: no place, no person, no
 * noun. */
static bool may_be_body(const struct search *search, const uint8_t *labels,
                        uint32_t word, bool article)
{
    const uint32_t other = MASK_ADJECTIVE | MASK_COUNTRY | MASK_BIG |
                           (article ? 0U : (uint32_t)MASK_FIRST_NAME);
    const struct clue *const clue = &search->clues[word];
    if (!is_capital_word(search, word) || (clue->mask & other) != 0 ||
        clue->form == FORM_INHABITANT || word_is_common(search, word))
        return false;
    return labels[word] != LABEL_ORGANISATION && !label_goes_on(labels[word]) &&
           (clue->words == 0 || (clue->mask & MASK_SPOKEN) != 0 ||
            (clue->mask & MASK_LAST_NAME) != 0);
}

/* Behind the body: words that no language has go on with its name. */
static uint32_t body_end(const struct search *search, const uint8_t *labels,
                         uint32_t body)
{
    const uint32_t limit = sentence_of(search, body)->end;
    uint32_t end = labels_end(search, labels, body);
    while (end < limit && is_capital_word(search, end) && !word_is_common(search, end))
        end++;
    return end;
}

/* "Analystin Ada Beispiel von Quastrim", "Fachmann Paul Beispiel von der Velma": whom
 * somebody with a role speaks for. Without one "von" may begin a noble's name. */
void rule_house(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t limit = sentence_of(search, word)->end;
    const uint32_t from = labels_end(search, labels, word);
    if (from < word + 2 || from + 1 >= limit || !word_is(word_at(search, from), "von"))
        return;
    const bool article = word_is_definite_article(word_at(search, from + 1)) &&
                         !is_capital_word(search, from + 1);
    const uint32_t body = from + 1 + article;
    const bool led = word > sentence_of(search, word)->first &&
                     (mask_at(search, word - 1) & MASK_ROLE) != 0;
    if (body >= limit || !led || !may_be_body(search, labels, body, article))
        return;
    labels_set_name(search, labels, body, body_end(search, labels, body),
                    LABEL_ORGANISATION);
}

/* "Geschäftsführer von", "eine Sprecherin von": a body has them. "Der Sprecher von" may
 * speak for a person as well. */
static bool is_staff(const struct search *search, uint32_t word)
{
    static const char *const staff[] = { "geschäftsführer",
                                         "geschäftsführerin",
                                         "mitarbeiter",
                                         "mitarbeiterin",
                                         "betreiber",
                                         "betreiberin",
                                         "manager",
                                         "managerin",
                                         "gründer",
                                         "gründerin",
                                         "vorstand",
                                         "aufsichtsrat",
                                         NULL };
    static const char *const speakers[] = { "sprecher", "sprecherin", NULL };
    const struct slice lower = word_at(search, word)->lower;
    return slice_ends_with_any(lower, staff) ||
           (slice_ends_with_any(lower, speakers) &&
            word > sentence_of(search, word)->first &&
            word_is_indefinite_article(word_at(search, word - 1)));
}

/* Whether one of the words is known of people or places. */
static bool has_known_name(const struct search *search, uint32_t first, uint32_t end)
{
    const uint32_t names =
        MASK_FIRST_NAME | MASK_LAST_NAME | MASK_PERSON | MASK_PLACE | MASK_ROLE;
    for (uint32_t i = first; i < end; i++)
        if ((mask_at(search, i) & names) != 0)
            return true;
    return false;
}

/* "eine Sprecherin von Ve Quas": whom nobody knows has no staff unless it is a body. */
void rule_staff(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t limit = sentence_of(search, word)->end, body = word + 2;
    if (!is_staff(search, word) || body >= limit ||
        !word_is(word_at(search, word + 1), "von") ||
        !may_be_body(search, labels, body, false))
        return;
    const uint32_t end = body_end(search, labels, body);
    if (!has_known_name(search, body, end))
        labels_set_name(search, labels, body, end, LABEL_ORGANISATION);
}

/* "Aktien von Quastrim", "die Umfrage von Velma": what only a body has. */
void rule_property(const struct search *search, uint8_t *labels, uint32_t word)
{
    static const char *const things[] = {
        "aktien",        "umfrage",       "tochter",
        "filiale",       "filialen",      "kunden",
        "belegschaft",   "aufsichtsrat",  "beschäftigte",
        "beschäftigten", "sprecher",      "zentrale",
        "standort",      "niederlassung", "chef",
        "chefin",        "firmensitz",    NULL
    };
    const struct sentence *const sentence = sentence_of(search, word);
    if (word < sentence->first + 2 || !word_is(word_at(search, word - 1), "von") ||
        !word_is_any(word_at(search, word - 2), things) ||
        !word_is_unheard(search, word) || labels_end(search, labels, word) > word + 1 ||
        (word + 1 < sentence->end && is_capital_word(search, word + 1)))
        return;
    labels_set_name(search, labels, word, word + 1, LABEL_ORGANISATION);
}
