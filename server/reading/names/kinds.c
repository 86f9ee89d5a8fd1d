#include "reading/names/forms.h"
#include "reading/names/labels.h"
#include "reading/names/rules.h"

enum { NAME_MAX_WORDS = 6, QUOTED_MAX = 6 };

static bool is_legal_form(const struct word *word)
{
    static const char *const forms[] = { "gmbh", "ag",  "kg",  "se",  "inc",
                                         "ltd",  "llc", "plc", "ohg", "kgaa",
                                         "corp", "ev",  NULL };
    return word_is_any(word, forms);
}

/* Behind the name that begins at `word`: as far as the tagger goes, or words that no
 * language has. */
static uint32_t name_end(const struct search *search, const uint8_t *labels,
                         uint32_t word)
{
    const uint32_t limit = sentence_of(search, word)->end;
    const uint32_t known = search->clues[word].words;
    uint32_t end = word + (known > 1 ? known : 1);
    while (end < limit && end < word + NAME_MAX_WORDS) {
        const bool link = word_is_link(word_at(search, end)) && end + 1 < limit;
        const uint32_t next = link ? end + 1 : end;
        const bool joined = link && word_is(word_at(search, end), "&");
        if (is_legal_form(word_at(search, end - 1)) || !is_capital_word(search, next) ||
            labels_is_person(search, labels, next) ||
            (word_is_common(search, next) && !label_goes_on(labels[next]) && !joined &&
             !(end == word + 1 && word_is_common(search, word)) &&
             (mask_at(search, next) & MASK_ORGANISATION_HEAD) == 0))
            break;
        end = next + 1;
    }
    return end;
}

/* The word that a noun of a kind may name: the next one, or one behind "namens" or,
 * for places, "von". */
static uint32_t named_word(const struct search *search, uint32_t word)
{
    const uint32_t next = word + 1;
    if (next + 1 >= sentence_of(search, word)->end)
        return next;
    const bool from = (mask_at(search, word) & MASK_PLACE_KIND) != 0 &&
                      word_is(word_at(search, next), "von");
    return from || word_is(word_at(search, next), "namens") ? next + 1 : next;
}

/* "die Firma Atlas Elektronik": two nouns in a row behind a third are a name. */
static bool is_noun_name(const struct search *search, uint32_t kind, uint32_t word)
{
    const bool called = word > kind + 1 && word_is(word_at(search, word - 1), "namens");
    return (word == kind + 1 || called) && word + 1 < sentence_of(search, word)->end &&
           is_capital_word(search, word) && is_capital_word(search, word + 1) &&
           !word_is_time(word_at(search, word)) &&
           (mask_at(search, kind) & MASK_ORGANISATION_KIND) != 0 &&
           (mask_at(search, word) & (MASK_ROLE | MASK_KINDS | MASK_ADJECTIVE)) == 0;
}

/* "Turnverein Horndorf": where it is belongs to the name of a body that may also have
 * one of its own, and whatever stands behind it to that of any other. */
static bool is_led(const struct search *search, const uint8_t *labels, uint32_t noun,
                   uint32_t named)
{
    const struct clue *const clue = &search->clues[named];
    if ((mask_at(search, noun) & MASK_ORGANISATION_KIND) == 0)
        return labels[named] != LABEL_NONE;
    return labels[named] == LABEL_PLACE || (clue->mask & MASK_PLACE) != 0 ||
           clue->form == FORM_GENITIVE;
}

/* Whether the noun of a kind stands before a name at `named`. */
static bool is_kind_of_name(const struct search *search, const uint8_t *labels,
                            uint32_t noun, uint32_t named)
{
    const struct clue *const clue = &search->clues[noun];
    const bool phrase = clue->inside > 0 || clue->words > 1;
    /* "Finnlands Streit", "Düsseldorfs Trainer": the compound is a name itself. */
    const bool name = clue->words > 0 && (clue->hit.mask & MASK_KINDS) == 0;
    if ((clue->mask & MASK_FIRST_NAME) != 0 || phrase || name ||
        !is_capital_word(search, noun) || named >= sentence_of(search, noun)->end ||
        ((clue->mask & MASK_LEADS) != 0 && named == noun + 1 &&
         is_led(search, labels, noun, named)))
        return false;
    return (word_may_be_named(search, labels, named) ||
            is_noun_name(search, noun, named)) &&
           !labels_is_person(search, labels, named);
}

/* Behind the place that begins at the word. */
static uint32_t place_end(const struct search *search, const uint8_t *labels,
                          uint32_t word)
{
    return labels[word] == LABEL_PLACE || label_goes_on(labels[word])
               ? labels_end(search, labels, word)
               : word + 1;
}

/* "die Agentur X", "im Dorf Y", "der Hafen von Y", "der Frachter Z". */
void rule_kind(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t mask = mask_at(search, word);
    const uint32_t next = named_word(search, word);
    if (!is_kind_of_name(search, labels, word, next))
        return;
    const uint32_t end = name_end(search, labels, next);
    const bool known = word_is_known(search, next);
    const bool known_place = known && (mask_at(search, next) & MASK_PLACE) != 0;
    if ((mask & MASK_ORGANISATION_KIND) != 0) {
        if (end > next + 1 || !known_place)
            labels_set_name(search, labels, next, end, LABEL_ORGANISATION);
    } else if ((mask & MASK_PLACE_KIND) != 0) {
        if (labels[next] != LABEL_ORGANISATION)
            labels_set_name(search, labels, next, place_end(search, labels, next),
                            LABEL_PLACE);
    } else if (!known) {
        labels_set_name(search, labels, next, end, LABEL_OTHER);
    }
}

/* Where the quote ends that begins before the word; the word itself if it does not
 * soon.
 */
static uint32_t quote_end(const struct search *search, uint32_t word)
{
    const uint32_t limit = sentence_of(search, word)->end;
    for (uint32_t i = word; i < limit && i <= word + QUOTED_MAX; i++)
        if (word_is_quote(word_at(search, i)))
            return i;
    return word;
}

/* "das Magazin „Salz & Meer“", "der Frachter »Quastrim«"; who plays the opera "Velma"
 * plays a thing, though an opera is a house as well. */
void rule_quoted(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t bodies = MASK_ORGANISATION_KIND | MASK_ORGANISATION_HEAD;
    const uint32_t mask = mask_at(search, word), first = word + 2;
    if (!is_capital_word(search, word) || first >= sentence_of(search, word)->end ||
        !word_is_quote(word_at(search, word + 1)) || (mask & MASK_PLACE_KIND) != 0)
        return;
    const uint32_t end = quote_end(search, first);
    if (end == first ||
        (!is_capital_word(search, first) && word_at(search, first)->kind != WORD_LINK))
        return;
    const bool body = (mask & bodies) != 0 && (mask & MASK_THING_KIND) == 0;
    labels_set_name(search, labels, first, end,
                    body ? LABEL_ORGANISATION : LABEL_OTHER);
}

/* "Center for Wave Studies", "Institute of Tides". */
void rule_foreign_purpose(const struct search *search, uint8_t *labels, uint32_t word)
{
    static const char *const words[] = { "for", "of", "on", "against", NULL };
    const uint32_t next = word + 1;
    if (!is_capital_word(search, word) || next + 1 >= sentence_of(search, word)->end ||
        !word_is_any(word_at(search, next), words) ||
        !is_capital_word(search, next + 1))
        return;
    const uint32_t first = labels_start(labels, word);
    uint32_t end = next + 2;
    const uint32_t limit = sentence_of(search, word)->end;
    while (end < limit && (is_capital_word(search, end) ||
                           (word_is_link(word_at(search, end)) && end + 1 < limit &&
                            is_capital_word(search, end + 1))))
        end++;
    if (labels[first] == LABEL_ORGANISATION || labels[first] == LABEL_NONE)
        labels_set_name(search, labels, first, end, LABEL_ORGANISATION);
}

/* "die Quastrim-Tochter Velmar": who belongs to a company is one. */
void rule_kin(const struct search *search, uint8_t *labels, uint32_t word)
{
    static const char *const kin[] = { "-tochter",    "-mutter", "-ableger", "-sparte",
                                       "-konkurrent", "-rivale", NULL };
    const uint32_t next = word + 1;
    if (!slice_ends_with_any(word_at(search, word)->lower, kin) ||
        next >= sentence_of(search, word)->end ||
        !word_may_be_named(search, labels, next) ||
        labels_is_person(search, labels, next))
        return;
    labels_set_name(search, labels, next, name_end(search, labels, next),
                    LABEL_ORGANISATION);
}

/* "das Ausfuhramt, kurz Quafa": a body's short name. */
void rule_short(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (word < sentence_of(search, word)->first + 3 ||
        !word_is(word_at(search, word - 1), "kurz") ||
        word_at(search, word - 2)->kind != WORD_MARK ||
        labels[labels_start(labels, word - 3)] != LABEL_ORGANISATION ||
        !word_may_be_named(search, labels, word))
        return;
    labels_set_name(search, labels, word, word + 1, LABEL_ORGANISATION);
}
