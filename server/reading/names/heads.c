#include "reading/names/heads.h"

#include "base/utf8.h"
#include "reading/names/labels.h"

enum { NAME_MAX_WORDS = 6, COMMON_WRITTEN = 4 };

static uint32_t mask_at(const struct search *search, uint32_t word)
{
    return search->clues[word].mask;
}

/* A word of the language, not of a name. */
static bool is_common(const struct search *search, uint32_t word)
{
    const uint32_t mask = mask_at(search, word);
    const uint32_t written = (mask & MASK_WRITTEN) >> MASK_WRITTEN_SHIFT;
    const uint32_t names = MASK_NAMES | MASK_FIRST_NAME | MASK_LAST_NAME;
    if (word_has(word_at(search, word), WORD_UPPER))
        return false;
    return (mask & (MASK_COMPOUND | MASK_WEAPON_HEAD | MASK_ROLE | MASK_KINDS)) != 0 ||
           ((mask & names) == 0 &&
            ((mask & MASK_SPOKEN) != 0 || (written > 0 && written < COMMON_WRITTEN)));
}

static bool is_one_of(const struct word *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (word_is(word, words[i]))
            return true;
    return false;
}

static bool is_legal_form(const struct word *word)
{
    static const char *const forms[] = { "gmbh", "ag",  "kg",  "se",   "inc",  "ltd",
                                         "llc",  "plc", "ohg", "kgaa", "corp", "ev" };
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (word_is(word, forms[i]))
            return true;
    return false;
}

/* Small words that may stand inside a foreign name. */
static bool is_link(const struct word *word)
{
    static const char *const links[] = { "&",  "of", "for", "and", "de", "della",
                                         "di", "du", "des", "la",  "le", "the" };
    for (size_t i = 0; i < sizeof links / sizeof links[0]; i++)
        if (word_is(word, links[i]))
            return true;
    return false;
}

/* Whether a name may begin with the word, for a noun in front of it says so. */
static bool may_be_named(const struct search *search, const uint8_t *labels,
                         uint32_t word)
{
    const struct word *const it = word_at(search, word);
    if (!is_capital_word(search, word) || it->lower.length < 2)
        return false;
    return !is_common(search, word) || labels[word] == LABEL_ORGANISATION;
}

/* Behind the name that begins at `word`: as far as the tagger goes, or words that no
 * language has. */
static uint32_t name_end(const struct search *search, const uint8_t *labels,
                         uint32_t word)
{
    const uint32_t limit = sentence_of(search, word)->end;
    uint32_t end = word + 1;
    while (end < limit && end < word + NAME_MAX_WORDS) {
        const bool link = is_link(word_at(search, end)) && end + 1 < limit;
        const uint32_t next = link ? end + 1 : end;
        const bool joined = link && word_is(word_at(search, end), "&");
        if (is_legal_form(word_at(search, end - 1)) || !is_capital_word(search, next) ||
            (is_common(search, next) && !label_goes_on(labels[next]) && !joined &&
             !(end == word + 1 && is_common(search, word)) &&
             (mask_at(search, next) & MASK_ORGANISATION_HEAD) == 0))
            break;
        end = next + 1;
    }
    return end;
}

/* Where the name begins that holds the word. */
static uint32_t label_start(const uint8_t *labels, uint32_t word)
{
    while (word > 0 && label_goes_on(labels[word]))
        word--;
    return word;
}

/* Sets a name, and frees what it cuts off of others. */
static void set_name(const struct search *search, uint8_t *labels, uint32_t first,
                     uint32_t end, enum label label)
{
    if (label_goes_on(labels[first])) {
        const uint32_t start = label_start(labels, first);
        for (uint32_t i = start; i < first; i++)
            labels[i] = LABEL_NONE;
    }
    labels_set(labels, first, end, label);
    labels_mend(search, labels, end);
    search->certain[first] = true;
}

static bool is_person(const struct search *search, const uint8_t *labels, uint32_t word)
{
    const uint32_t mask = mask_at(search, word);
    return labels[word] == LABEL_PERSON &&
           labels_end(search, labels, word) > word + 1 &&
           (mask & (MASK_FIRST_NAME | MASK_PERSON)) != 0;
}

static bool is_known(const struct search *search, uint32_t word)
{
    return search->clues[word].words > 0 &&
           (mask_at(search, word) & (MASK_COUNTRY | MASK_BIG | MASK_ORGANISATION)) != 0;
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

static bool is_time_word(const struct word *word)
{
    static const char *const words[] = { "anfang", "mitte", "ende", "prozent",
                                         "anfangs" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (word_is(word, words[i]))
            return true;
    return false;
}

/* "die Firma Atlas Elektronik": two nouns in a row behind a third are a name. */
static bool is_noun_name(const struct search *search, uint32_t kind, uint32_t word)
{
    const bool called = word > kind + 1 && word_is(word_at(search, word - 1), "namens");
    return (word == kind + 1 || called) && word + 1 < sentence_of(search, word)->end &&
           is_capital_word(search, word) && is_capital_word(search, word + 1) &&
           !is_time_word(word_at(search, word)) &&
           (mask_at(search, kind) & MASK_ORGANISATION_KIND) != 0 &&
           (mask_at(search, word) & (MASK_ROLE | MASK_KINDS | MASK_ADJECTIVE)) == 0;
}

/* "die Agentur X", "im Dorf Y", "der Hafen von Y", "der Frachter Z". */
static void apply_kind(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t mask = mask_at(search, word);
    const uint32_t next = named_word(search, word);
    const struct clue *const clue = &search->clues[word];
    const bool phrase = clue->inside > 0 || clue->words > 1;
    if ((mask & MASK_KINDS) == 0 || (mask & MASK_FIRST_NAME) != 0 || phrase ||
        !is_capital_word(search, word) || next >= sentence_of(search, word)->end ||
        (!may_be_named(search, labels, next) && !is_noun_name(search, word, next)) ||
        is_person(search, labels, next) ||
        ((mask & MASK_LEADS) != 0 && next == word + 1))
        return;
    const uint32_t end = name_end(search, labels, next);
    if ((mask & MASK_ORGANISATION_KIND) != 0) {
        if (end > next + 1 || !is_known(search, next) ||
            (search->clues[next].mask & MASK_PLACE) == 0)
            set_name(search, labels, next, end, LABEL_ORGANISATION);
    } else if ((mask & MASK_PLACE_KIND) != 0) {
        const uint32_t last = labels[next] == LABEL_PLACE || label_goes_on(labels[next])
                                  ? labels_end(search, labels, next)
                                  : next + 1;
        if (labels[next] != LABEL_ORGANISATION)
            set_name(search, labels, next, last, LABEL_PLACE);
    } else if (!is_known(search, next)) {
        set_name(search, labels, next, end, LABEL_OTHER);
    }
}

static bool is_direction(const struct word *word)
{
    static const char *const words[] = { "nord",     "süd",    "ost",
                                         "west",     "mitte",  "nordost",
                                         "nordwest", "südost", "südwest" };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (word_is(word, words[i]))
            return true;
    return false;
}

/* "Verden/Osterholz", "Schwaben Süd/West": what goes on behind a town. */
static uint32_t extend_lead(const struct search *search, uint32_t end)
{
    const uint32_t limit = sentence_of(search, end - 1)->end;
    if (end < limit && is_direction(word_at(search, end)))
        end++;
    while (end + 1 < limit && word_is(word_at(search, end), "/") &&
           !word_has(word_at(search, end), WORD_SPACE) &&
           is_capital_word(search, end + 1))
        end += 2;
    return end;
}

/* "Rot Weiss X": two colours are a club's. */
static bool is_colour(const struct word *word)
{
    static const char *const colours[] = { "rot",     "weiss", "weiß", "blau",
                                           "schwarz", "grün",  "gelb" };
    for (size_t i = 0; i < sizeof colours / sizeof colours[0]; i++)
        if (word_is(word, colours[i]))
            return true;
    return false;
}

static void apply_colours(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (word + 2 >= sentence_of(search, word)->end ||
        !is_colour(word_at(search, word)) || !is_colour(word_at(search, word + 1)) ||
        !is_capital_word(search, word) || !is_capital_word(search, word + 1) ||
        !is_capital_word(search, word + 2) || is_common(search, word + 2))
        return;
    set_name(search, labels, word, word + 3, LABEL_ORGANISATION);
}

/* "1. FC X". */
static void apply_first_club(const struct search *search, uint8_t *labels,
                             uint32_t word)
{
    if (word < sentence_of(search, word)->first + 2 ||
        labels[word] != LABEL_ORGANISATION || word_at(search, word)->lower.length > 3 ||
        (mask_at(search, word) & MASK_LEADS) == 0 ||
        !word_is(word_at(search, word - 1), ".") ||
        !word_is(word_at(search, word - 2), "1"))
        return;
    const uint32_t end = labels_end(search, labels, word);
    labels_set(labels, word - 2, end, LABEL_ORGANISATION);
}

/* "Landgericht X", "SV Y 09", "Brigade 45": the head and where or which it is. */
static void apply_lead(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t wanted = MASK_ORGANISATION_HEAD | MASK_LEADS;
    const struct clue *const clue = &search->clues[word];
    const uint32_t limit = sentence_of(search, word)->end;
    const uint32_t next = word + 1;
    if ((clue->mask & wanted) != wanted || !is_capital_word(search, word) ||
        next >= limit || clue->inside > 0 || clue->words > 1 ||
        (label_goes_on(labels[word]) && !word_has(word_at(search, word), WORD_UPPER)))
        return;
    const struct clue *const behind = &search->clues[next];
    const bool named = may_be_named(search, labels, next) &&
                       behind->form != FORM_INHABITANT &&
                       !(behind->form == FORM_GENITIVE && clue->tail == 0);
    if (!named || is_person(search, labels, next) ||
        (behind->mask & MASK_ADJECTIVE) != 0)
        return;
    uint32_t end =
        labels[next] == LABEL_NONE ? next + 1 : labels_end(search, labels, next);
    if (behind->words > end - next)
        end = next + behind->words;
    end = extend_lead(search, end);
    if (end < limit && word_at(search, end)->kind == WORD_NUMBER &&
        word_at(search, end)->lower.length <= 4 && clue->tail == 0 &&
        word_at(search, word)->lower.length <= 4)
        end++;
    if (labels[word] == LABEL_ORGANISATION && labels_end(search, labels, word) > end)
        return;
    set_name(search, labels, word, end, LABEL_ORGANISATION);
}

/* "des Obersten Nationalen Sicherheitsrats": a capital in an adjective is a name's. */
static bool is_name_adjective(const struct search *search, uint32_t word)
{
    static const char *const endings[] = { "en", "er", "es", "em", "e" };
    const struct word *const it = word_at(search, word);
    const struct clue *const clue = &search->clues[word];
    const uint32_t names = MASK_NAMES | MASK_FIRST_NAME | MASK_LAST_NAME |
                           MASK_ORGANISATION_HEAD | MASK_KINDS;
    if (!is_capital_word(search, word) || word_has(it, WORD_FIRST) ||
        word_has(it, WORD_UPPER) || it->lower.length < 5 ||
        (clue->mask & names & ~(uint32_t)MASK_ADJECTIVE) != 0 ||
        clue->form == FORM_INHABITANT || word_has(it, WORD_HYPHEN))
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (slice_ends_with(it->lower, slice_of(endings[i])))
            return true;
    return false;
}

static void apply_adjectives(const struct search *search, uint8_t *labels,
                             uint32_t word)
{
    const uint32_t mask = mask_at(search, word);
    if ((mask & MASK_ORGANISATION_HEAD) == 0 || !is_capital_word(search, word) ||
        (labels[word] != LABEL_NONE && labels[word] != LABEL_ORGANISATION &&
         labels[word] != LABEL_ORGANISATION_GOES_ON))
        return;
    const uint32_t start = sentence_of(search, word)->first;
    const uint32_t head =
        labels[word] == LABEL_ORGANISATION_GOES_ON ? label_start(labels, word) : word;
    uint32_t first = head;
    while (first > start && is_name_adjective(search, first - 1) &&
           labels[first - 1] == LABEL_NONE &&
           (first < word || (mask_at(search, first - 1) & MASK_ROLE) == 0))
        first--;
    if (first == head || (labels[word] == LABEL_NONE && (mask & MASK_KINDS) != 0 &&
                          search->clues[word].tail == 0))
        return;
    const uint32_t end =
        labels[word] == LABEL_NONE ? word + 1 : labels_end(search, labels, word);
    labels_set(labels, first, end, LABEL_ORGANISATION);
}

/* An adjective that says which state's. */
static bool is_state_adjective(const struct search *search, uint32_t word)
{
    return (mask_at(search, word) & MASK_ADJECTIVE) != 0 ||
           slice_starts_with(word_at(search, word)->lower, SLICE("nationale"));
}

/* "Außenministerium", "nationaler Sicherheitsrat", "ukrainische Luftwaffe": organs of a
 * state, with the adjective that says which. */
static void apply_organ(const struct search *search, uint8_t *labels, uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    const bool led = word > sentence_of(search, word)->first &&
                     labels[word - 1] == LABEL_NONE &&
                     is_state_adjective(search, word - 1);
    const bool bare =
        slice_starts_with(word_at(search, word)->lower, SLICE("ministeri"));
    const bool alone = (clue->mask & MASK_ORGAN) != 0 && !bare;
    const bool of_state =
        (clue->mask & MASK_STATE_ORGAN) != 0 &&
        (led || (clue->first_part & (MASK_COUNTRY | MASK_ORGANISATION)) != 0);
    if ((!alone && !of_state) || !is_capital_word(search, word) ||
        label_goes_on(labels[word]) || clue->words > 0)
        return;
    const uint32_t end =
        labels[word] == LABEL_NONE ? word + 1 : labels_end(search, labels, word);
    labels_set(labels, word - led, end, LABEL_ORGANISATION);
}

/* "Operatives Führungskommando der Bundeswehr": whose organ it is belongs to the name
 * if the name begins with a capital adjective or says a purpose. */
static void apply_owner(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (labels[word] != LABEL_ORGANISATION ||
        (search->clues[word].words > 0 &&
         (search->clues[word].hit.mask & MASK_ORGANISATION) != 0))
        return;
    const uint32_t end = labels_end(search, labels, word);
    if (end < word + 2 || end + 1 >= sentence_of(search, word)->end ||
        !word_is(word_at(search, end), "der") ||
        (mask_at(search, end + 1) & (MASK_ORGANISATION | MASK_COUNTRY)) == 0)
        return;
    bool purpose = false;
    for (uint32_t i = word; i < end; i++)
        purpose = purpose || word_is(word_at(search, i), "für");
    if (!purpose && !is_name_adjective(search, word))
        return;
    const uint32_t last =
        end + 1 + (search->clues[end + 1].words > 1 ? search->clues[end + 1].words : 1);
    set_name(search, labels, word, last, LABEL_ORGANISATION);
}

/* "General X", "Stadträtin Y": what somebody is is no part of the name. */
static void apply_role(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t mask = mask_at(search, word);
    const uint32_t names = MASK_FIRST_NAME | MASK_PERSON;
    const struct clue *const clue = &search->clues[word];
    if (labels[word] != LABEL_PERSON || (mask & MASK_ROLE) == 0 ||
        (mask & names) != 0 || clue->words > 1 || !is_capital_word(search, word) ||
        labels_end(search, labels, word) < word + 2 ||
        !is_capital_word(search, word + 1))
        return;
    labels[word] = LABEL_NONE;
    labels[word + 1] = LABEL_PERSON;
}

static bool is_noble_link(const struct word *word)
{
    return word_is(word, "von") || word_is(word, "van") || word_is(word, "zu") ||
           word_is(word, "vom") || word_is(word, "de");
}

static bool is_noble_title(const struct word *word)
{
    static const char *const titles[] = { "prinz",      "graf",   "freiherr", "baron",
                                          "prinzessin", "gräfin", "fürst",    "herzog",
                                          "ritter",     "edler",  "freifrau" };
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
        if (word_is(word, titles[i]))
            return true;
    return false;
}

/* "Ruprecht von X": a first name, and where the family is from. */
static void apply_noble(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (labels[word] != LABEL_PERSON)
        return;
    const uint32_t end = labels_end(search, labels, word);
    if (end + 1 >= sentence_of(search, word)->end ||
        !is_noble_link(word_at(search, end)) || !is_capital_word(search, end + 1) ||
        label_goes_on(labels[end + 1]) ||
        (mask_at(search, end + 1) & (MASK_COUNTRY | MASK_ORGANISATION)) != 0)
        return;
    const bool first =
        end == word + 1 && (mask_at(search, word) & MASK_FIRST_NAME) != 0;
    if (first || is_noble_title(word_at(search, end - 1)))
        set_name(search, labels, word, end + 2, LABEL_PERSON);
}

/* "am Kai von X": nobody is called by an article and a preposition in one. */
static void apply_quay(const struct search *search, uint8_t *labels, uint32_t word)
{
    static const char *const articles[] = { "am", "im", "zum", "beim" };
    if (labels[word] != LABEL_PERSON || word == sentence_of(search, word)->first ||
        labels_end(search, labels, word) != word + 3 ||
        !word_is(word_at(search, word + 1), "von") ||
        !is_one_of(word_at(search, word - 1), articles,
                   sizeof articles / sizeof articles[0]))
        return;
    labels[word] = labels[word + 1] = LABEL_NONE;
    labels[word + 2] = LABEL_PLACE;
}

/* "zögert Waldemar X": a first name makes a person of what stands behind it. */
static void apply_first_name(const struct search *search, uint8_t *labels,
                             uint32_t word)
{
    const uint32_t mask = mask_at(search, word);
    const uint32_t next = word + 1;
    if (labels[word] != LABEL_NONE || (mask & MASK_FIRST_NAME) == 0 ||
        (mask & (MASK_SPOKEN | MASK_KINDS | MASK_ROLE | MASK_PLACE)) != 0 ||
        !is_capital_word(search, word) || next >= sentence_of(search, word)->end ||
        (labels[next] != LABEL_PERSON &&
         (labels[next] != LABEL_PLACE || is_known(search, next))))
        return;
    set_name(search, labels, word, labels_end(search, labels, next), LABEL_PERSON);
}

/* "Panzerbrigade 45": units of troops have numbers. */
static void apply_unit(const struct search *search, uint8_t *labels, uint32_t word)
{
    static const char *const units[] = { "brigade",   "division",   "regiment",
                                         "bataillon", "geschwader", "bataillons",
                                         "regiments", "geschwaders" };
    const struct word *const it = word_at(search, word);
    const uint32_t next = word + 1;
    if (!is_capital_word(search, word) || next >= sentence_of(search, word)->end ||
        word_at(search, next)->kind != WORD_NUMBER || it->lower.length < 9)
        return;
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (slice_ends_with(it->lower, slice_of(units[i])))
            set_name(search, labels, word, next + 1, LABEL_ORGANISATION);
}

/* "M80 Zolja": whoever has a number in the name is no person. */
static void apply_digits(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (labels[word] != LABEL_PERSON)
        return;
    const uint32_t end = labels_end(search, labels, word);
    for (uint32_t i = word; i < end; i++)
        if (word_has(word_at(search, i), WORD_DIGITS) && end > word + 1) {
            for (uint32_t k = word; k < end; k++)
                labels[k] = LABEL_NONE;
            return;
        }
}

/* "Militärgeheimdienst Defense Intelligence Agency": a noun and a name that the lexicon
 * has are not one name. */
static void apply_known(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t nouns = MASK_ORGANISATION_HEAD | MASK_ORGANISATION_KIND;
    const uint32_t next = word + 1;
    if (labels[word] != LABEL_ORGANISATION || (mask_at(search, word) & nouns) == 0 ||
        next >= sentence_of(search, word)->end || search->clues[word].words > 1 ||
        search->clues[next].words < 2 ||
        (search->clues[next].hit.mask & MASK_ORGANISATION) == 0 ||
        labels_end(search, labels, word) != next + search->clues[next].words)
        return;
    labels[next] = LABEL_ORGANISATION;
    if ((mask_at(search, word) & MASK_ORGAN) == 0)
        labels[word] = LABEL_NONE;
}

/* "Fußball- und Turnverband X": the first half of a compound belongs to the name. */
static void apply_halves(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (labels[word] != LABEL_ORGANISATION ||
        word < sentence_of(search, word)->first + 3)
        return;
    const bool hyphen = word_is(word_at(search, word - 2), "-") &&
                        !word_has(word_at(search, word - 2), WORD_SPACE);
    if (word_is(word_at(search, word - 1), "und") && hyphen &&
        is_capital_word(search, word - 3))
        labels_set(labels, word - 3, labels_end(search, labels, word),
                   LABEL_ORGANISATION);
}

/* "Justus X": a first name and a family's are a person's, not a company's. */
static void apply_full_name(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t other = MASK_SPOKEN | MASK_PLACE | MASK_ORGANISATION | MASK_COMPOUND;
    const uint32_t next = word + 1;
    if (labels[word] != LABEL_ORGANISATION || search->certain[word] ||
        labels_end(search, labels, word) != word + 2 ||
        (mask_at(search, word) & MASK_FIRST_NAME) == 0 ||
        (mask_at(search, word) & other) != 0 || search->clues[word].words > 1 ||
        !is_capital_word(search, next) || word_has(word_at(search, next), WORD_UPPER) ||
        (mask_at(search, next) &
         (MASK_PLACE | MASK_ORGANISATION | MASK_ORGANISATION_HEAD)) != 0)
        return;
    labels_set(labels, word, word + 2, LABEL_PERSON);
}

/* "Nico G.", "Magnus I.": the dot belongs to the name. */
static void apply_dot(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (labels[word] != LABEL_PERSON)
        return;
    const uint32_t end = labels_end(search, labels, word);
    const uint32_t limit = sentence_of(search, word)->end;
    if (end < word + 2 || end + 1 >= limit || !word_is(word_at(search, end), ".") ||
        word_has(word_at(search, end), WORD_SPACE))
        return;
    const struct slice last = word_text(search->text, end - 1);
    bool roman = last.length <= 5;
    for (size_t i = 0; i < last.length; i++)
        roman = roman &&
                (last.bytes[i] == 'I' || last.bytes[i] == 'V' || last.bytes[i] == 'X');
    if (roman || utf8_count(last) == 1)
        labels[end] = LABEL_PERSON_GOES_ON;
}

static bool is_river(const struct word *word)
{
    static const char *const rivers[] = { "main",  "oder",   "saale", "spree", "havel",
                                          "elbe",  "donau",  "rhein", "ruhr",  "lahn",
                                          "weser", "neckar", "leine", "pfalz", "inn" };
    for (size_t i = 0; i < sizeof rivers / sizeof rivers[0]; i++)
        if (word_is(word, rivers[i]))
            return true;
    return false;
}

/* "Kiew/Moskau": two places, but "Frankfurt/Oder" is one. */
static void apply_slash(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (labels[word] != LABEL_PLACE_GOES_ON || !word_is(word_at(search, word), "/") ||
        word + 1 >= search->text->word_count || !is_capital_word(search, word + 1) ||
        is_river(word_at(search, word + 1)))
        return;
    labels[word] = LABEL_NONE;
    if (labels[word + 1] == LABEL_PLACE_GOES_ON)
        labels[word + 1] = LABEL_PLACE;
}

/* "in Stahl": a common word is no place unless a noun beside it says so. */
static void apply_common(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (labels[word] == LABEL_PLACE && labels_end(search, labels, word) == word + 1 &&
        is_common(search, word) && (mask_at(search, word) & MASK_SPOKEN) != 0 &&
        !search->certain[word])
        labels[word] = LABEL_NONE;
}

/* "Verbände Ende": when something was is no part of a name. */
static void apply_time(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (label_goes_on(labels[word]) && is_time_word(word_at(search, word)) &&
        is_capital_word(search, word))
        labels_mend(search, labels, word);
}

/* "Center for Wave Studies", "Institute of Tides". */
static void apply_foreign_purpose(const struct search *search, uint8_t *labels,
                                  uint32_t word)
{
    static const char *const words[] = { "for", "of", "on", "against" };
    const uint32_t next = word + 1;
    if ((mask_at(search, word) & MASK_ORGANISATION_HEAD) == 0 ||
        !is_capital_word(search, word) || next + 1 >= sentence_of(search, word)->end ||
        !is_one_of(word_at(search, next), words, sizeof words / sizeof words[0]) ||
        !is_capital_word(search, next + 1))
        return;
    const uint32_t first =
        label_goes_on(labels[word]) ? label_start(labels, word) : word;
    uint32_t end = next + 2;
    const uint32_t limit = sentence_of(search, word)->end;
    while (end < limit && (is_capital_word(search, end) ||
                           (is_link(word_at(search, end)) && end + 1 < limit &&
                            is_capital_word(search, end + 1))))
        end++;
    if (labels[first] == LABEL_ORGANISATION || labels[first] == LABEL_NONE)
        set_name(search, labels, first, end, LABEL_ORGANISATION);
}

/* "auf einem Acker": who has an indefinite article is no name; "in der Halle": nor has
 * a town that is also a word a definite one. */
static void apply_article(const struct search *search, uint8_t *labels, uint32_t word)
{
    static const char *const articles[] = {
        "ein",   "eine", "einen", "einem",  "einer",
        "eines", "kein", "keine", "keinen", "keinem"
    };
    static const char *const definite[] = { "der", "die", "das", "den", "dem", "des",
                                            "im",  "am",  "zum", "zur", "vom", "beim" };
    const uint32_t mask = mask_at(search, word);
    if ((labels[word] != LABEL_PERSON && labels[word] != LABEL_PLACE) ||
        labels_end(search, labels, word) > word + 1 ||
        word == sentence_of(search, word)->first ||
        (mask & (MASK_PERSON | MASK_COUNTRY | MASK_ADJECTIVE)) != 0)
        return;
    const struct word *const before = word_at(search, word - 1);
    const bool common = labels[word] == LABEL_PLACE && (mask & MASK_SPOKEN) != 0;
    if (is_one_of(before, articles, sizeof articles / sizeof articles[0]) ||
        (common && is_one_of(before, definite, sizeof definite / sizeof definite[0])))
        labels[word] = LABEL_NONE;
}

/* "Kiew (dpa) –", "Kiew/Moskau (dpa) –": where a report is from. */
static void apply_dateline(const struct search *search, uint8_t *labels, uint32_t word)
{
    const struct sentence *const sentence = sentence_of(search, word);
    if (word != sentence->first)
        return;
    uint32_t open = word;
    while (open < sentence->end &&
           (is_capital_word(search, open) || word_is(word_at(search, open), "/") ||
            word_is(word_at(search, open), ",")))
        open++;
    if (open == word || open > word + NAME_MAX_WORDS || open + 3 >= sentence->end ||
        !word_is(word_at(search, open), "(") ||
        !word_is(word_at(search, open + 2), ")") ||
        word_at(search, open + 3)->kind != WORD_MARK)
        return;
    for (uint32_t i = word; i < open; i++) {
        const bool mark = word_at(search, i)->kind == WORD_MARK;
        const bool first = i == word || word_at(search, i - 1)->kind == WORD_MARK;
        labels[i] = mark ? LABEL_NONE : first ? LABEL_PLACE : LABEL_PLACE_GOES_ON;
        search->certain[i] = first;
    }
}

void heads_apply(const struct search *search, uint8_t *labels)
{
    static void (*const rules[])(const struct search *, uint8_t *, uint32_t) = {
        apply_digits,     apply_time,      apply_foreign_purpose,
        apply_known,      apply_kind,      apply_lead,
        apply_colours,    apply_unit,      apply_first_club,
        apply_adjectives, apply_organ,     apply_owner,
        apply_halves,     apply_full_name, apply_role,
        apply_first_name, apply_noble,     apply_quay,
        apply_dot,        apply_slash,     apply_article,
        apply_dateline,   apply_common,
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        for (uint32_t word = 0; word < search->text->word_count; word++)
            rules[i](search, labels, word);
}
