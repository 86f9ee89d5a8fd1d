#include "reading/names/patterns.h"

#include "base/utf8.h"
#include "reading/names/tagger.h"

enum { PURPOSE_MAX = 6, SHORT_FAMILY = 6, SHORT_GIVEN = 12 };

static bool is_capital(const struct search *search, uint32_t word)
{
    const struct word *const it = word_at(search, word);
    return it->kind == WORD_LETTERS && word_has(it, WORD_CAPITAL);
}

static void set_labels(uint8_t *labels, uint32_t first, uint32_t end, enum label label)
{
    for (uint32_t i = first; i < end; i++)
        labels[i] = (uint8_t)(label + (i > first));
}

/* What is left of a name that lost its beginning begins anew or is none. */
static void mend(const struct search *search, uint8_t *labels, uint32_t word)
{
    for (; word < search->text->word_count && label_goes_on(labels[word]); word++)
        labels[word] = LABEL_NONE;
}

static uint32_t label_end(const struct search *search, const uint8_t *labels,
                          uint32_t word)
{
    uint32_t end = word + 1;
    while (end < search->text->word_count && label_goes_on(labels[end]))
        end++;
    return end;
}

/* A phrase of several words that the lexicon knows is one name, unless it is a part of
 * a longer one. */
static void apply_phrase(const struct search *search, uint8_t *labels, uint32_t word)
{
    static const struct {
        uint32_t bit;
        enum label label;
    } kinds[] = { { MASK_PERSON, LABEL_PERSON },
                  { MASK_ORGANISATION, LABEL_ORGANISATION },
                  { MASK_PLACE, LABEL_PLACE } };
    const struct clue *const clue = &search->clues[word];
    if (clue->words < 2 || clue->inside != 0 || label_goes_on(labels[word]))
        return;
    const uint32_t end = word + clue->words;
    if (labels[word] != LABEL_NONE && label_end(search, labels, word) > end)
        return;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if ((clue->hit.mask & kinds[i].bit) != 0) {
            set_labels(labels, word, end, kinds[i].label);
            mend(search, labels, end);
            return;
        }
    }
}

/* "Putins Reise": a genitive ends the name. */
static void apply_genitive(const struct search *search, uint8_t *labels, uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    const bool known = (clue->hit.mask & MASK_PERSON) != 0 ||
                       (clue->hit.mask & (MASK_COUNTRY | MASK_BIG)) != 0;
    if (clue->form == FORM_GENITIVE && clue->words > 0 && known &&
        labels[word] != LABEL_NONE && !label_goes_on(labels[word]))
        mend(search, labels, word + clue->words);
}

/* "Dae-sik": a capital, a hyphen, small letters. */
static bool is_asian_given_name(const struct search *search, uint32_t word)
{
    const struct word *const it = word_at(search, word);
    const struct slice text = word_text(search->text, word);
    const size_t hyphen = slice_find_byte(text, '-');
    if (!is_capital(search, word) || hyphen == SIZE_MAX || text.length > SHORT_GIVEN ||
        word_has(it, WORD_DIGITS) || hyphen < 2 || hyphen > 6)
        return false;
    for (size_t at = hyphen + 1; at < text.length;) {
        const int32_t letter = utf8_next(text, &at);
        if (utf8_is_upper(letter) || !utf8_is_letter(letter))
            return false;
    }
    return (search->clues[word].mask & (MASK_ROLE | MASK_WEAPON_HEAD)) == 0;
}

static void apply_asian_name(const struct search *search, uint8_t *labels,
                             uint32_t word)
{
    if (word + 1 >= sentence_of(search, word)->end || !is_capital(search, word) ||
        !is_asian_given_name(search, word + 1))
        return;
    const struct word *const family = word_at(search, word);
    const uint32_t not_family = MASK_ROLE | MASK_ADJECTIVE | MASK_WEAPON_HEAD;
    if (family->lower.length > SHORT_FAMILY || label_goes_on(labels[word]) ||
        (search->clues[word].mask & not_family) != 0)
        return;
    set_labels(labels, word, word + 2, LABEL_PERSON);
    mend(search, labels, word + 2);
}

/* Behind "für internationale Beziehungen" or "für Unterricht und Kultus"; `word` itself
 * if no purpose stands there. */
static uint32_t purpose_end(const struct search *search, uint32_t word)
{
    const uint32_t limit = sentence_of(search, word)->end;
    if (word >= limit || !word_is(word_at(search, word), "für"))
        return word;
    uint32_t end = word;
    for (uint32_t i = word + 1; i < limit && i <= word + PURPOSE_MAX; i++) {
        const struct word *const it = word_at(search, i);
        const bool noun = is_capital(search, i);
        if (noun)
            end = i + 1;
        else if (it->kind != WORD_LETTERS || it->lower.length < 2 ||
                 (end > word && !word_is(it, "und")))
            break;
        if (noun && i + 1 < limit && !word_is(word_at(search, i + 1), "und"))
            break;
    }
    return end;
}

/* "Institut für …", "Geheimdienst für …": a head and what it is for. */
static void apply_purpose(const struct search *search, uint8_t *labels, uint32_t word)
{
    const uint32_t mask = search->clues[word].mask;
    if ((mask & MASK_ORGANISATION_HEAD) == 0 || !is_capital(search, word))
        return;
    const uint32_t end = purpose_end(search, word + 1);
    if (end == word + 1)
        return;
    uint32_t first = word;
    while (first > 0 && label_goes_on(labels[first]))
        first--;
    if (labels[first] != LABEL_ORGANISATION && labels[first] != LABEL_NONE)
        return;
    if (label_end(search, labels, first) > end)
        return;
    set_labels(labels, first, end, LABEL_ORGANISATION);
    mend(search, labels, end);
}

static bool has_tail(const struct word *word, const char *tail)
{
    return slice_find(word->lower, slice_of(tail)) != SIZE_MAX;
}

/* "Außenministerium", "nationaler Sicherheitsrat": organs of a state, with the
 * adjective that says which. */
static void apply_organ(const struct search *search, uint8_t *labels, uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    const struct word *const it = word_at(search, word);
    const bool ministry = has_tail(it, "ministerium") && clue->tail > 0;
    const bool council = has_tail(it, "sicherheitsrat");
    if ((clue->mask & MASK_ORGANISATION_HEAD) == 0 || (!ministry && !council) ||
        !is_capital(search, word) || label_goes_on(labels[word]))
        return;
    const bool led =
        word > sentence_of(search, word)->first && labels[word - 1] == LABEL_NONE &&
        ((search->clues[word - 1].mask & MASK_ADJECTIVE) != 0 ||
         slice_starts_with(word_at(search, word - 1)->lower, SLICE("nationale")));
    const uint32_t end =
        labels[word] == LABEL_NONE ? word + 1 : label_end(search, labels, word);
    set_labels(labels, word - led, end, LABEL_ORGANISATION);
}

/* "Friedrich-Ebert-Stiftung": a head behind a name that is no country or party, for
 * those only say whose it is. */
static void apply_named_head(const struct search *search, uint8_t *labels,
                             uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    const struct slice lower = word_at(search, word)->lower;
    const uint32_t names = MASK_FIRST_NAME | MASK_LAST_NAME;
    const bool whose = (clue->first_part & MASK_NAMES) != 0 && clue->first_part != 0;
    const bool common = (clue->first_part & (MASK_SPOKEN | MASK_WRITTEN)) != 0;
    if ((clue->mask & MASK_ORGANISATION_HEAD) == 0 || clue->tail == 0 ||
        lower.bytes[clue->tail - 1] != '-' || !is_capital(search, word) ||
        labels[word] != LABEL_NONE)
        return;
    if ((clue->first_part & names) != 0 || (!whose && !common))
        labels[word] = LABEL_ORGANISATION;
}

/* "Kiew/Moskau": two places, if both are known. */
static void apply_slash(const struct search *search, uint8_t *labels, uint32_t word)
{
    if (labels[word] != LABEL_PLACE_GOES_ON || !word_is(word_at(search, word), "/") ||
        word + 1 >= search->text->word_count ||
        (search->clues[word - 1].mask & MASK_BIG) == 0 ||
        (search->clues[word + 1].mask & MASK_BIG) == 0)
        return;
    labels[word] = LABEL_NONE;
    if (labels[word + 1] == LABEL_PLACE_GOES_ON)
        labels[word + 1] = LABEL_PLACE;
}

/* "Korea-Europe Center": foreign heads stand behind their names. */
static void apply_foreign_head(const struct search *search, uint8_t *labels,
                               uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    if ((clue->mask & MASK_ORGANISATION_HEAD) == 0 || clue->tail > 0 ||
        !is_capital(search, word) || labels[word] != LABEL_NONE ||
        (clue->mask & MASK_WRITTEN) >> MASK_WRITTEN_SHIFT < 3)
        return;
    const uint32_t start = sentence_of(search, word)->first;
    uint32_t first = word;
    while (first > start && is_capital(search, first - 1) &&
           labels[first - 1] == LABEL_NONE &&
           !word_has(word_at(search, first - 1), WORD_FIRST) &&
           (search->clues[first - 1].mask & MASK_ROLE) == 0)
        first--;
    if (first < word)
        set_labels(labels, first, word + 1, LABEL_ORGANISATION);
}

void patterns_apply(const struct search *search, uint8_t *labels)
{
    static void (*const patterns[])(const struct search *, uint8_t *, uint32_t) = {
        apply_phrase,  apply_genitive, apply_slash,      apply_asian_name,
        apply_purpose, apply_organ,    apply_named_head, apply_foreign_head,
    };
    for (size_t i = 0; i < sizeof patterns / sizeof patterns[0]; i++)
        for (uint32_t word = 0; word < search->text->word_count; word++)
            patterns[i](search, labels, word);
}
