#include "reading/names/forms.h"
#include "reading/names/labels.h"
#include "reading/names/rules.h"

enum {
    SHORT_NAME_MAX = 10,
    SPELLED_OUT_MAX = 9,
    ADJECTIVES_MAX = 3,
    RUN_WORDS_MAX = 4,
    OFFICE_MAX = 9
};

static bool is_article(const struct word *word)
{
    return word_is_definite_article(word) || word_is_indefinite_article(word);
}

/* "größte", in small letters. */
static bool is_adjective(const struct word *word)
{
    return word->kind == WORD_LETTERS && !word_has(word, WORD_CAPITAL) &&
           !is_article(word) && ends_like_adjective(word->lower);
}

/* What a noun in apposition goes on with, or a mark that ends it. */
static bool may_follow(const struct word *word)
{
    static const char *const words[] = { "aus", "in",  "im",  "mit", "von", "vom",
                                         "der", "des", "für", "am",  "bei", "an",
                                         "zur", "zum", "und", NULL };
    return word->kind == WORD_MARK || word_is_any(word, words);
}

/* The noun behind the comma of ", der größte Hersteller von" or ", Sprecherin der" that
 * follows the word; the end of the word's sentence if none stands there. */
static uint32_t find_noun(const struct search *search, uint32_t word)
{
    const uint32_t limit = sentence_of(search, word)->end;
    uint32_t at = word + 2;
    if (at < limit && is_article(word_at(search, at)))
        at++;
    for (uint32_t i = 0;
         i < ADJECTIVES_MAX && at < limit && is_adjective(word_at(search, at)); i++)
        at++;
    return at < limit && is_capital_word(search, at) ? at : limit;
}

/* Where the name begins that ends with the word: a labelled one, and words in a row
 * before it that no language has. */
static uint32_t name_start(const struct search *search, const uint8_t *labels,
                           uint32_t word)
{
    const uint32_t start = sentence_of(search, word)->first;
    uint32_t first = labels_start(labels, word);
    while (first > start && word - first < RUN_WORDS_MAX &&
           labels[first - 1] == LABEL_NONE && is_capital_word(search, first - 1) &&
           !word_is_common(search, first - 1))
        first--;
    return first;
}

/* What the noun behind the comma says of the name before it. */
static enum label label_of_noun(const struct search *search, uint32_t noun)
{
    const uint32_t mask = mask_at(search, noun);
    if ((mask & MASK_ROLE) != 0)
        return LABEL_PERSON;
    /* "Quastrim, Konzerne und Firmen": a list. */
    if (word_at(search, noun - 1)->kind == WORD_MARK)
        return LABEL_NONE;
    if ((mask & MASK_ORGANISATION_KIND) != 0)
        return LABEL_ORGANISATION;
    return (mask & MASK_PLACE_KIND) != 0 ? LABEL_PLACE : LABEL_NONE;
}

/* Two words or more that the tagger takes for a body, though none of them says so. */
static bool is_doubtful(const struct search *search, const uint8_t *labels,
                        uint32_t first)
{
    const uint32_t body = MASK_ORGANISATION | MASK_ORGANISATION_HEAD | MASK_KINDS |
                          MASK_COMPOUND | MASK_PLACE | MASK_ADJECTIVE;
    const uint32_t end = labels_end(search, labels, first);
    bool telling = end < first + 2;
    for (uint32_t i = first; i < end; i++) {
        telling = telling || !is_capital_word(search, i) ||
                  (mask_at(search, i) & body) != 0 ||
                  word_has(word_at(search, i), WORD_UPPER);
    }
    return labels[first] == LABEL_ORGANISATION && !telling;
}

/* "Quastrim, ein Hersteller von", "Ostwarin, die Hauptstadt", "Ve Quas, Sprecherin
 * der": the noun behind the comma says what the name names. A role makes a person only
 * of several words that have no label. */
void rule_apposition(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (search->certain[labels_start(labels, word)] || word_is_common(search, word) ||
        word_is_known(search, word))
        return;
    const uint32_t limit = sentence_of(search, word)->end;
    const uint32_t noun = find_noun(search, word);
    if (noun == limit || (noun + 1 < limit && !may_follow(word_at(search, noun + 1))))
        return;
    const uint32_t first = name_start(search, labels, word);
    const enum label label = label_of_noun(search, noun);
    const bool named =
        labels[word] != LABEL_NONE && !is_doubtful(search, labels, first);
    if (label == LABEL_NONE || labels_is_person(search, labels, first) ||
        (label == LABEL_PERSON && (named || first == word)) ||
        (label == LABEL_PLACE && labels[first] == LABEL_ORGANISATION))
        return;
    labels_set_name(search, labels, first, word + 1, label);
}

/* The noun of ", die Sprecherin des Außenamts" that ends before the comma at `comma`
 * says who is named behind it; the comma if there is none. */
static uint32_t find_role_before(const struct search *search, const uint8_t *labels,
                                 uint32_t comma)
{
    const uint32_t start = sentence_of(search, comma)->first;
    for (uint32_t i = comma; i > start && comma - i < OFFICE_MAX; i--) {
        const uint32_t word = i - 1;
        if (word_at(search, word)->kind == WORD_MARK)
            break;
        if ((mask_at(search, word) & MASK_ROLE) != 0 && is_capital_word(search, word) &&
            labels[word] == LABEL_NONE)
            return word;
    }
    return comma;
}

/* "Ministerin Candy Quastrim": nothing stands between the role and the name. */
static bool stands_behind_role(const struct search *search, const uint8_t *labels,
                               uint32_t word)
{
    return word > sentence_of(search, word)->first && labels[word - 1] == LABEL_NONE &&
           (mask_at(search, word - 1) & MASK_ROLE) != 0 &&
           is_capital_word(search, word - 1);
}

/* Between commas, behind the noun of an office and its article. */
static bool stands_behind_office(const struct search *search, const uint8_t *labels,
                                 uint32_t word)
{
    const struct sentence *const sentence = sentence_of(search, word);
    const uint32_t end = labels_end(search, labels, word);
    if (word < sentence->first + 3 || end + 1 >= sentence->end ||
        !word_is(word_at(search, word - 1), ",") || !word_is(word_at(search, end), ","))
        return false;
    const uint32_t role = find_role_before(search, labels, word - 1);
    return role > sentence->first && role < word - 1 &&
           (word_holds_article(word_at(search, role - 1)) ||
            word_is_indefinite_article(word_at(search, role - 1)));
}

/* "die Sprecherin des Außenamts, Ve Quas, sagte": who has an office is a person. */
void rule_officer(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (!search->certain[word] && is_doubtful(search, labels, word) &&
        (stands_behind_role(search, labels, word) ||
         stands_behind_office(search, labels, word)))
        labels_set_name(search, labels, word, labels_end(search, labels, word),
                        LABEL_PERSON);
}

/* What is short for a body once is so in all of the article: "FES" in capitals is not
 * the town of Fes. */
static void label_capitals(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint64_t hash = word_at(search, word)->hash;
    for (uint32_t i = word + 1; i < search->text->word_count; i++) {
        if (word_at(search, i)->hash == hash &&
            word_has(word_at(search, i), WORD_UPPER) &&
            labels_end(search, labels, i) == i + 1 && !label_goes_on(labels[i]))
            labels_set_name(search, labels, i, i + 1, LABEL_ORGANISATION);
    }
}

/* "Bundesamt für Wellenkunde (Bafwel)": a body's name and, in brackets, its short one.
 */
void rule_short_name(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t open = labels_end(search, labels, word);
    const uint32_t inside = open + 1;
    if (inside + 1 >= sentence_of(search, word)->end ||
        !word_is(word_at(search, open), "(") ||
        !word_is(word_at(search, inside + 1), ")") ||
        !is_capital_word(search, inside) || labels[inside] == LABEL_ORGANISATION ||
        (word_is_known(search, inside) &&
         !word_has(word_at(search, inside), WORD_UPPER)))
        return;
    const struct slice shorter = word_at(search, inside)->lower;
    if (shorter.length <= 1 || shorter.length > SHORT_NAME_MAX ||
        !words_shorten_to(search, word, open, shorter))
        return;
    labels_set_name(search, labels, inside, inside + 1, LABEL_ORGANISATION);
    label_capitals(search, labels, inside);
}

/* The nearest noun before `end` from which on the words spell the short name out; `end`
 * itself if none does. */
static uint32_t spelled_out_from(const struct search *search, const uint8_t *labels,
                                 uint32_t end, struct slice shorter)
{
    const uint32_t start = sentence_of(search, end)->first;
    for (uint32_t i = end; i > start && end - i < SPELLED_OUT_MAX; i--) {
        const struct word *const word = word_at(search, i - 1);
        if (word->kind != WORD_LETTERS || labels_is_person(search, labels, i - 1))
            break;
        if (i < end && is_capital_word(search, i - 1) &&
            words_shorten_to(search, i - 1, end, shorter))
            return i - 1;
    }
    return end;
}

/* "die Ostwarische Wellen-Aufsicht (OWA)": capitals in brackets that nobody has heard
 * of are the initials of the body before them. */
void rule_spelled_out(const struct search *search, uint8_t *labels, uint32_t word)
{
    const struct sentence *const sentence = sentence_of(search, word);
    const struct slice shorter = word_at(search, word)->lower;
    if (!word_has(word_at(search, word), WORD_UPPER) || word_is_known(search, word) ||
        shorter.length < 3 || shorter.length > SHORT_NAME_MAX ||
        word < sentence->first + 3 || word + 1 >= sentence->end ||
        !word_is(word_at(search, word - 1), "(") ||
        !word_is(word_at(search, word + 1), ")"))
        return;
    const uint32_t first = spelled_out_from(search, labels, word - 1, shorter);
    if (first == word - 1)
        return;
    labels_set_name(search, labels, first, word - 1, LABEL_ORGANISATION);
    labels_set_name(search, labels, word, word + 1, LABEL_ORGANISATION);
}

/* "Anna Velten (Die Mitte)": an article with a capital, and what it stands before. */
void rule_party(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t limit = sentence_of(search, word)->end;
    const uint32_t open = labels_end(search, labels, word);
    uint32_t end = open + 2;
    if (end >= limit || !word_is(word_at(search, open), "(") ||
        !is_article(word_at(search, open + 1)) || !is_capital_word(search, open + 1))
        return;
    while (end < limit && is_capital_word(search, end))
        end++;
    if (end > open + 2 && end < limit && word_is(word_at(search, end), ")"))
        labels_set_name(search, labels, open + 1, end, LABEL_ORGANISATION);
}
