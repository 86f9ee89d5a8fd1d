#include "base/utf8.h"
#include "reading/names/labels.h"
#include "reading/names/rules.h"

enum { LONG_CALLING = 10, NICKNAME_MAX = 2, INITIALS_MAX = 3 };

/* "General X", "Stadträtin Y": what somebody is is no part of the name. */
void rule_role(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t mask = mask_at(search, word);
    const uint32_t names = MASK_FIRST_NAME | MASK_PERSON;
    const struct clue *const clue = &search->clues[word];
    if ((mask & names) != 0 || clue->words > 1 || !is_capital_word(search, word) ||
        labels_end(search, labels, word) < word + 2 ||
        !is_capital_word(search, word + 1))
        return;
    labels[word] = LABEL_NONE;
    labels[word + 1] = LABEL_PERSON;
}

/* "Militärhilfe", "Gleitbomben": a noun that is part of no name. */
static bool is_plain_noun(const struct search *search, uint32_t word)
{
    const uint32_t names = MASK_NAMES | MASK_FIRST_NAME | MASK_LAST_NAME |
                           MASK_ORGANISATION_HEAD | MASK_KINDS;
    return (mask_at(search, word) & names) == 0 && word_is_common(search, word);
}

/* A phrase of several words or a place that is one for certain: "Vietnam". */
static bool is_whole(const struct search *search, uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    const uint32_t other = MASK_SPOKEN | MASK_FIRST_NAME | MASK_LAST_NAME;
    return clue->words > 1 ||
           ((clue->mask & (MASK_COUNTRY | MASK_BIG)) != 0 && (clue->mask & other) == 0);
}

/* "Berlin Mitte": parts of towns. */
static bool is_district(const struct word *word)
{
    static const char *const words[] = { "mitte", "nord", "süd",   "ost",
                                         "west",  "city", "stadt", "zentrum",
                                         "hafen", "land", NULL };
    return word_is_any(word, words);
}

/* "der bei MAN Motoren montierte": a body of the lexicon, but "MAN Energiesysteme". */
static bool is_whole_body(const struct search *search, uint32_t word, uint32_t noun)
{
    static const char *const goods[] = { "systeme", "werke", "dienste", "marine",
                                         "handel",  "mobil", NULL };
    const uint32_t mask = mask_at(search, word);
    return (mask & MASK_ORGANISATION) != 0 && (mask & MASK_SPOKEN) == 0 &&
           (mask_at(search, noun) & (MASK_SPOKEN | MASK_COMPOUND)) != 0 &&
           !slice_ends_with_any(word_at(search, noun)->lower, goods);
}

/* "Hövners Vorschlag": whoever has the genitive's s has what stands behind it, unless
 * it is "Hans Vorschlag". */
static bool is_owner(const struct search *search, uint32_t word, uint32_t noun)
{
    const uint32_t name = MASK_FIRST_NAME | MASK_PLACE | MASK_ORGANISATION;
    const uint32_t thing = mask_at(search, noun);
    return slice_ends_with(word_at(search, word)->lower, SLICE("s")) &&
           (mask_at(search, word) & MASK_FIRST_NAME) == 0 && (thing & name) == 0 &&
           mask_written(thing) > 0 && mask_written(thing) < 4;
}

/* "hatte Ada Beispiel Militärhilfe bewilligt", "hat Quastrim Sparpläne verkauft": the
 * noun behind a whole name is what the sentence goes on with. */
void rule_object(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t last = labels_end(search, labels, word) - 1;
    const struct clue *const clue = &search->clues[word];
    const bool phrase =
        clue->words == last - word &&
        (is_whole(search, word) ||
         (labels[word] == LABEL_ORGANISATION && is_whole_body(search, word, last)));
    const bool given = (clue->mask & MASK_FIRST_NAME) != 0;
    const bool full =
        given && last == word + 2 && (mask_at(search, word + 1) & MASK_FIRST_NAME) == 0;
    const bool family = !given && last == word + 1;
    const bool owner = labels[word] == LABEL_PERSON && last == word + 1 &&
                       is_owner(search, word, last);
    if (owner || ((phrase || (labels[word] == LABEL_PERSON && (full || family))) &&
                  is_plain_noun(search, last) && !is_district(word_at(search, last))))
        labels_mend(search, labels, last);
}

/* "Zöllnerin Ada Beispiel": a noun, and then a first name and a family's. */
void rule_calling(const struct search *search, uint8_t *labels, uint32_t word)
{
    static const char *const callings[] = { "in",   "er",  "ist",  "or",
                                            "ent",  "ant", "chef", "mann",
                                            "frau", "eur", "loge", NULL };
    const uint32_t names = MASK_FIRST_NAME | MASK_LAST_NAME | MASK_NAMES;
    const uint32_t next = word + 1;
    const struct slice lower = word_at(search, word)->lower;
    const bool doer =
        lower.length >= LONG_CALLING && slice_ends_with(lower, SLICE("erin"));
    if (labels_end(search, labels, word) < word + 3 ||
        (mask_at(search, word) & names) != 0 || !slice_ends_with_any(lower, callings) ||
        (!doer && (mask_at(search, next) & MASK_FIRST_NAME) == 0) ||
        !is_capital_word(search, next))
        return;
    labels[word] = LABEL_NONE;
    labels[next] = LABEL_PERSON;
}

/* "Oberst a. D. Ada Beispiel": who serves no more is no "a. D." and no "D.". */
void rule_retired(const struct search *search, uint8_t *labels, uint32_t word)
{
    const bool whole = word_is(word_at(search, word), "a");
    const uint32_t letter = word + (whole ? 2 : 0), name = letter + 2;
    if (labels_end(search, labels, word) <= name ||
        !word_is(word_at(search, letter), "d") || !is_capital_word(search, name) ||
        (!whole && (letter < sentence_of(search, word)->first + 2 ||
                    !word_is(word_at(search, letter - 2), "a"))))
        return;
    for (uint32_t i = word; i < name; i++)
        labels[i] = LABEL_NONE;
    labels[name] = LABEL_PERSON;
}

static bool is_noble_link(const struct word *word)
{
    static const char *const links[] = { "von", "van", "zu", "vom", "de", NULL };
    return word_is_any(word, links);
}

static bool is_noble_title(const struct word *word)
{
    static const char *const titles[] = { "prinz",      "graf",   "freiherr", "baron",
                                          "prinzessin", "gräfin", "fürst",    "herzog",
                                          "ritter",     "edler",  "freifrau", NULL };
    return word_is_any(word, titles);
}

/* "Ruprecht von X": a first name, and where the family is from. */
void rule_noble(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t end = labels_end(search, labels, word);
    if (end + 1 >= sentence_of(search, word)->end ||
        !is_noble_link(word_at(search, end)) || !is_capital_word(search, end + 1) ||
        label_goes_on(labels[end + 1]) ||
        (mask_at(search, end + 1) & (MASK_COUNTRY | MASK_ORGANISATION)) != 0)
        return;
    const bool first =
        end == word + 1 && (mask_at(search, word) & MASK_FIRST_NAME) != 0;
    if (first || is_noble_title(word_at(search, end - 1)))
        labels_set_name(search, labels, word, end + 2, LABEL_PERSON);
}

/* "Rafa van der X": only the Dutch are called so. */
void rule_particles(const struct search *search, uint8_t *labels, uint32_t word)
{
    static const char *const articles[] = { "der", "den", "de", "het", NULL };
    const uint32_t family = word + 3;
    if (family < sentence_of(search, word)->end &&
        word_is(word_at(search, word + 1), "van") &&
        word_is_any(word_at(search, word + 2), articles) &&
        is_capital_word(search, family))
        labels_set_name(search, labels, labels_start(labels, word), family + 1,
                        LABEL_PERSON);
}

/* "am Kai von X": nobody is called by an article and a preposition in one. */
void rule_quay(const struct search *search, uint8_t *labels, uint32_t word)
{
    static const char *const articles[] = { "am", "im", "zum", "beim", NULL };
    if (word == sentence_of(search, word)->first ||
        labels_end(search, labels, word) != word + 3 ||
        !word_is(word_at(search, word + 1), "von") ||
        !word_is_any(word_at(search, word - 1), articles))
        return;
    labels[word] = labels[word + 1] = LABEL_NONE;
    labels[word + 2] = LABEL_PLACE;
}

/* "zögert Waldemar X": a first name makes a person of what stands behind it. */
void rule_first_name(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t mask = mask_at(search, word);
    const uint32_t next = word + 1;
    if ((mask & (MASK_SPOKEN | MASK_KINDS | MASK_ROLE | MASK_PLACE)) != 0 ||
        next >= sentence_of(search, word)->end ||
        (labels[next] != LABEL_PERSON &&
         (labels[next] != LABEL_PLACE || word_is_known(search, next))))
        return;
    labels_set_name(search, labels, word, labels_end(search, labels, next),
                    LABEL_PERSON);
}

/* "M80 Zolja": whoever has a number in the name is no person. */
void rule_digits(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t end = labels_end(search, labels, word);
    bool digits = false;
    for (uint32_t i = word; i < end; i++)
        digits = digits || word_has(word_at(search, i), WORD_DIGITS);
    if (!digits || end == word + 1)
        return;
    labels[word] = LABEL_NONE;
    labels_mend(search, labels, word + 1);
}

/* "Justus X": a first name and a family's are a person's, not a company's. */
void rule_full_name(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t other = MASK_SPOKEN | MASK_PLACE | MASK_ORGANISATION | MASK_COMPOUND;
    const uint32_t next = word + 1;
    if (search->certain[word] || labels_end(search, labels, word) != word + 2 ||
        (mask_at(search, word) & other) != 0 || search->clues[word].words > 1 ||
        !is_capital_word(search, next) || word_has(word_at(search, next), WORD_UPPER) ||
        (mask_at(search, next) &
         (MASK_PLACE | MASK_ORGANISATION | MASK_ORGANISATION_HEAD)) != 0)
        return;
    labels_set(labels, word, word + 2, LABEL_PERSON);
}

static bool is_roman(struct slice word)
{
    for (size_t i = 0; i < word.length; i++)
        if (word.bytes[i] != 'I' && word.bytes[i] != 'V' && word.bytes[i] != 'X')
            return false;
    return true;
}

/* "Nico G.", "Magnus I.": the dot belongs to the name. */
void rule_dot(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t end = labels_end(search, labels, word);
    const uint32_t limit = sentence_of(search, word)->end;
    if (end < word + 2 || end + 1 >= limit || !word_is(word_at(search, end), ".") ||
        word_has(word_at(search, end), WORD_SPACE))
        return;
    const struct slice last = word_text(search->text, end - 1);
    if ((last.length <= 5 && is_roman(last)) || utf8_count(last) == 1)
        labels[end] = LABEL_PERSON_GOES_ON;
}

/* "Paul „Locke“ X": what friends say stands in quotes between the names. */
void rule_nickname(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t limit = sentence_of(search, word)->end;
    uint32_t close = word + 2;
    if (close >= limit || !word_is_quote(word_at(search, word + 1)))
        return;
    while (close < limit && close <= word + 1 + NICKNAME_MAX &&
           is_capital_word(search, close))
        close++;
    const uint32_t family = close + 1;
    if (close == word + 2 || family >= limit ||
        !word_is_quote(word_at(search, close)) || !is_capital_word(search, family) ||
        word_is_common(search, family) ||
        (mask_at(search, family) & (MASK_COUNTRY | MASK_ORGANISATION)) != 0)
        return;
    labels_set_name(search, labels, labels_start(labels, word), family + 1,
                    LABEL_PERSON);
}

/* "Quast CZ": nobody's name ends with initials. */
void rule_initials(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t end = labels_end(search, labels, word);
    const struct slice last = word_text(search->text, end - 1);
    if (end != word + 2 || word_has(word_at(search, word), WORD_UPPER) ||
        !word_has(word_at(search, end - 1), WORD_UPPER) || last.length < 2 ||
        last.length > INITIALS_MAX || is_roman(last) || search->certain[word] ||
        (mask_at(search, word) & (MASK_FIRST_NAME | MASK_PERSON)) != 0)
        return;
    labels_set_name(search, labels, word, end, LABEL_ORGANISATION);
}

/* "Das Know-how": nobody is called with an article in front. */
void rule_nobody(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t end = labels_end(search, labels, word);
    if (end < word + 2 || search->clues[word].words > 1 || search->certain[word] ||
        !word_is_definite_article(word_at(search, word)))
        return;
    labels[word] = LABEL_NONE;
    labels[word + 1] =
        end == word + 2 && word_is_common(search, word + 1) ? LABEL_NONE : LABEL_PERSON;
}

/* "mit dem Rufnamen Quast": who has one is a person. */
void rule_called(const struct search *search, uint8_t *labels, uint32_t word)
{
    static const char *const names[] = { "rufnamen",  "kampfnamen",    "spitznamen",
                                         "rufname",   "kampfname",     "spitzname",
                                         "decknamen", "künstlernamen", NULL };
    if (word == sentence_of(search, word)->first ||
        !word_is_any(word_at(search, word - 1), names) || label_goes_on(labels[word]))
        return;
    labels_set_name(search, labels, word, labels_end(search, labels, word),
                    LABEL_PERSON);
}
