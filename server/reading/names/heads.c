#include "reading/names/forms.h"
#include "reading/names/labels.h"
#include "reading/names/rules.h"

enum { UNIT_ADJECTIVES_MAX = 3 };

static bool is_direction(const struct word *word)
{
    static const char *const words[] = { "nord",    "süd",     "ost",      "west",
                                         "mitte",   "nordost", "nordwest", "südost",
                                         "südwest", NULL };
    return word_is_any(word, words);
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

/* "Landgericht X", "SV Y 09", "Brigade 45": the head and where or which it is. */
void rule_lead(const struct search *search, uint8_t *labels, uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    const uint32_t limit = sentence_of(search, word)->end;
    const uint32_t next = word + 1;
    if ((clue->mask & MASK_ORGANISATION_HEAD) == 0 || !is_capital_word(search, word) ||
        next >= limit || clue->inside > 0 || clue->words > 1 ||
        (label_goes_on(labels[word]) && !word_has(word_at(search, word), WORD_UPPER)))
        return;
    const struct clue *const behind = &search->clues[next];
    if ((clue->mask & MASK_ORGANISATION_KIND) != 0 && search->certain[next])
        return; /* "der Verein Quastrim" */
    const bool named = word_may_be_named(search, labels, next) &&
                       behind->form != FORM_INHABITANT &&
                       !(behind->form == FORM_GENITIVE && clue->tail == 0);
    if (!named || labels_is_person(search, labels, next) ||
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
    labels_set_name(search, labels, word, end, LABEL_ORGANISATION);
}

/* "Rot Weiss X": two colours are a club's. */
static bool is_colour(const struct word *word)
{
    static const char *const colours[] = { "rot",     "weiss", "weiß", "blau",
                                           "schwarz", "grün",  "gelb", NULL };
    return word_is_any(word, colours);
}

void rule_colours(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (word + 2 >= sentence_of(search, word)->end ||
        !is_capital_word(search, word + 2) || !is_colour(word_at(search, word)) ||
        !is_colour(word_at(search, word + 1)) || word_is_common(search, word + 2))
        return;
    labels_set_name(search, labels, word, word + 3, LABEL_ORGANISATION);
}

/* "1. FC X". */
void rule_first_club(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (word < sentence_of(search, word)->first + 2 ||
        word_at(search, word)->lower.length > 3 ||
        !word_is(word_at(search, word - 1), ".") ||
        !word_is(word_at(search, word - 2), "1"))
        return;
    const uint32_t end = labels_end(search, labels, word);
    labels_set(labels, word - 2, end, LABEL_ORGANISATION);
}

static bool is_unit(const struct word *word)
{
    static const char *const units[] = { "brigade",    "division",   "regiment",
                                         "bataillon",  "geschwader", "geschwaders",
                                         "bataillons", "regiments",  NULL };
    return slice_ends_with_any(word->lower, units);
}

/* "Panzerbrigade 45": units of troops have numbers. */
void rule_unit(const struct search *search, uint8_t *labels, uint32_t word)
{
    const struct word *const it = word_at(search, word);
    if (it->lower.length >= 9 && is_unit(it))
        labels_set_name(search, labels, word, word + 2, LABEL_ORGANISATION);
}

/* "die 45. mechanisierte Brigade"; in a report on sports "die 2. Division" is a league.
 */
void rule_numbered_unit(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t start = sentence_of(search, word)->first;
    if (!is_capital_word(search, word) || !is_unit(word_at(search, word)) ||
        !search->about_arms)
        return;
    uint32_t dot = word - (word > start);
    while (dot > start && word - dot < UNIT_ADJECTIVES_MAX &&
           word_at(search, dot)->kind == WORD_LETTERS &&
           ends_like_adjective(word_at(search, dot)->lower))
        dot--;
    if (dot > start && word_is(word_at(search, dot), ".") &&
        word_at(search, dot - 1)->kind == WORD_NUMBER)
        labels_set_name(search, labels, dot - 1, labels_end(search, labels, word),
                        LABEL_ORGANISATION);
}

/* "des Obersten Nationalen Sicherheitsrats": a capital in an adjective is a name's. */
static bool is_name_adjective(const struct search *search, uint32_t word)
{
    const struct word *const it = word_at(search, word);
    const struct clue *const clue = &search->clues[word];
    const uint32_t names = MASK_NAMES | MASK_FIRST_NAME | MASK_LAST_NAME |
                           MASK_ORGANISATION_HEAD | MASK_KINDS;
    if (!is_capital_word(search, word) || word_has(it, WORD_FIRST) ||
        word_has(it, WORD_UPPER) || it->lower.length < 5 ||
        (clue->mask & names & ~(uint32_t)MASK_ADJECTIVE) != 0 ||
        clue->form == FORM_INHABITANT || word_has(it, WORD_HYPHEN))
        return false;
    return ends_like_adjective(it->lower);
}

void rule_adjectives(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (!is_capital_word(search, word))
        return;
    const uint32_t start = sentence_of(search, word)->first;
    const uint32_t head = labels_start(labels, word);
    uint32_t first = head;
    while (first > start && is_name_adjective(search, first - 1) &&
           labels[first - 1] == LABEL_NONE &&
           (first < word || (mask_at(search, first - 1) & MASK_ROLE) == 0))
        first--;
    if (first == head)
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

/* "ein Landgericht", "keine Staatsanwaltschaft": whichever it is. */
static bool is_one_of_many(const struct search *search, uint32_t word)
{
    return word > sentence_of(search, word)->first &&
           word_is_indefinite_article(word_at(search, word - 1));
}

/* "Außenministerium", "nationaler Sicherheitsrat", "ukrainische Luftwaffe": organs of a
 * state, with the adjective that says which. */
void rule_organ(const struct search *search, uint8_t *labels, uint32_t word)
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
    if ((!alone && !of_state) || !is_capital_word(search, word) || clue->words > 0 ||
        is_one_of_many(search, word - led))
        return;
    const uint32_t end =
        labels[word] == LABEL_NONE ? word + 1 : labels_end(search, labels, word);
    labels_set(labels, word - led, end, LABEL_ORGANISATION);
}

/* "Operatives Führungskommando der Bundeswehr": whose organ it is belongs to the name
 * if the name begins with a capital adjective or says a purpose; "Institut für Wellen
 * der Universität Quast" are two. */
void rule_owner(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (search->clues[word].words > 0 &&
        (search->clues[word].hit.mask & MASK_ORGANISATION) != 0)
        return;
    const uint32_t end = labels_end(search, labels, word);
    if (end < word + 2 || end + 1 >= sentence_of(search, word)->end ||
        !word_is(word_at(search, end), "der") ||
        (mask_at(search, end + 1) & (MASK_ORGANISATION | MASK_COUNTRY)) == 0 ||
        (mask_at(search, end + 1) & MASK_ORGANISATION_HEAD) != 0)
        return;
    bool purpose = false;
    for (uint32_t i = word; i < end; i++)
        purpose = purpose || word_is(word_at(search, i), "für");
    if (!purpose && !is_name_adjective(search, word))
        return;
    const uint32_t last =
        end + 1 + (search->clues[end + 1].words > 1 ? search->clues[end + 1].words : 1);
    labels_set_name(search, labels, word, last, LABEL_ORGANISATION);
}

/* Whether each land has such a body, with the land's name behind it: one with a purpose
 * or with a head that leads; any other only behind its own noun, and no country, for
 * "die Luftwaffe Ostwarin" may be two. */
static bool has_branches(const struct search *search, uint32_t word, uint32_t end)
{
    for (uint32_t i = word; i < end; i++)
        if (word_is(word_at(search, i), "für"))
            return true;
    const uint32_t head = mask_at(search, end - 1);
    return (end > word + 1 && (head & MASK_LEADS) != 0) ||
           ((head & MASK_ORGANISATION_HEAD) != 0 && search->clues[end - 1].words == 0 &&
            (mask_at(search, end) & MASK_COUNTRY) == 0);
}

/* "Kassenärztliche Vereinigung Nordwerth", "Amt für Wald und Wasser Nordwerth": where a
 * body is that has one in every land. */
void rule_branch(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t end = labels_end(search, labels, word);
    if (end >= sentence_of(search, word)->end || labels[end] != LABEL_PLACE ||
        search->clues[end].form == FORM_GENITIVE ||
        !word_may_be_named(search, labels, end) || !has_branches(search, word, end))
        return;
    labels_set_name(search, labels, word, labels_end(search, labels, end),
                    LABEL_ORGANISATION);
}

/* "Militärgeheimdienst Defense Intelligence Agency": a noun and a name that the lexicon
 * has are not one name. */
void rule_known(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t next = word + 1;
    if (next >= sentence_of(search, word)->end || search->clues[word].words > 1 ||
        search->clues[next].words < 2 ||
        (search->clues[next].hit.mask & MASK_ORGANISATION) == 0 ||
        labels_end(search, labels, word) != next + search->clues[next].words)
        return;
    labels[next] = LABEL_ORGANISATION;
    if ((mask_at(search, word) & MASK_ORGAN) == 0)
        labels[word] = LABEL_NONE;
}

/* "SANDERSIEL Das Landgericht X": the article of a noun is no part of what it names,
 * though it has a capital. */
void rule_determiner(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t nouns = MASK_ORGANISATION_HEAD | MASK_ORGANISATION_KIND;
    if (search->clues[word].words > 1 || labels_end(search, labels, word) < word + 2 ||
        !word_is_definite_article(word_at(search, word)) ||
        (mask_at(search, word + 1) & nouns) == 0)
        return;
    labels[word] = LABEL_NONE;
    labels[word + 1] = LABEL_ORGANISATION;
}

/* "Fußball- und Turnverband X": the first half of a compound belongs to the name. */
void rule_halves(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (word < sentence_of(search, word)->first + 3)
        return;
    const bool hyphen = word_is(word_at(search, word - 2), "-") &&
                        !word_has(word_at(search, word - 2), WORD_SPACE);
    if (word_is(word_at(search, word - 1), "und") && hyphen &&
        is_capital_word(search, word - 3))
        labels_set(labels, word - 3, labels_end(search, labels, word),
                   LABEL_ORGANISATION);
}

/* "hat Ve Quas für die Vereinten Nationen gezählt": whoever does something for somebody
 * is no body with a purpose. */
void rule_no_purpose(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t telling = MASK_ORGANISATION_HEAD | MASK_KINDS;
    const uint32_t end = labels_end(search, labels, word);
    for (uint32_t i = word; i < end && search->clues[word].words < 2; i++) {
        const struct word *const it = word_at(search, i);
        if (word_is(it, "für") && i + 1 < end &&
            (word_is_definite_article(word_at(search, i + 1)) ||
             word_is_known(search, i + 1))) {
            labels_mend(search, labels, i);
            return;
        }
        if ((mask_at(search, i) & telling) != 0 || word_is_common(search, i))
            return;
    }
}
