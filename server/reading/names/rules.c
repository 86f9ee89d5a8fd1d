#include "reading/names/rules.h"

static uint32_t step_of(uint32_t mask, uint32_t bits, uint32_t shift)
{
    return (mask & bits) >> shift;
}

/* A word that is no name in most texts. */
static bool is_common(uint32_t mask)
{
    const uint32_t spoken = step_of(mask, MASK_SPOKEN, MASK_SPOKEN_SHIFT);
    return spoken > 0 && (mask & (MASK_FIRST_NAME | MASK_LAST_NAME)) == 0;
}

static bool is_capital(const struct search *search, uint32_t word)
{
    const struct word *const it = word_at(search, word);
    return it->kind == WORD_LETTERS && word_has(it, WORD_CAPITAL);
}

static bool is_particle(const struct word *word)
{
    static const char *const particles[] = { "von", "van", "de",  "der", "al", "bin",
                                             "el",  "da",  "del", "di",  "la" };
    for (size_t i = 0; i < sizeof particles / sizeof particles[0]; i++)
        if (word_is(word, particles[i]))
            return true;
    return false;
}

/* Behind the last word of a person's name that begins with a first name. */
static uint32_t person_end(const struct search *search, uint32_t first)
{
    const uint32_t end = sentence_of(search, first)->end;
    uint32_t last = first;
    for (uint32_t i = first + 1; i < end && i < first + 6; i++) {
        const struct word *const word = word_at(search, i);
        const uint32_t mask = search->clues[i].mask;
        if (is_capital(search, i)) {
            if (word->lower.length > 1 && is_common(mask))
                break;
            if (word->lower.length > 1)
                last = i;
        } else if (!is_particle(word) && !word_is(word, ".")) {
            break;
        }
    }
    return last + 1;
}

static bool find_person(struct search *search, uint32_t *word)
{
    const uint32_t mask = search->clues[*word].mask;
    const bool role_before = *word > sentence_of(search, *word)->first &&
                             (search->clues[*word - 1].mask & MASK_ROLE) != 0 &&
                             !is_common(mask);
    if (!is_capital(search, *word) || ((mask & MASK_FIRST_NAME) == 0 && !role_before) ||
        (mask & MASK_ROLE) != 0)
        return false;
    const uint32_t end = person_end(search, *word);
    if (end - *word < 2)
        return false;
    (void)draft_add(search, *word, end, ENTITY_PERSON);
    *word = end - 1;
    return true;
}

static bool find_known(struct search *search, uint32_t *word)
{
    static const struct {
        uint32_t bit;
        enum entity_kind kind;
    } kinds[] = { { MASK_PERSON, ENTITY_PERSON },
                  { MASK_ORGANISATION, ENTITY_ORGANISATION },
                  { MASK_PLACE, ENTITY_PLACE } };
    const struct clue *const clue = &search->clues[*word];
    if (clue->words == 0 || clue->form == FORM_INHABITANT)
        return false;
    if (clue->words == 1 && (is_common(clue->mask) && (clue->mask & MASK_BIG) == 0 &&
                             (clue->mask & MASK_COUNTRY) == 0 &&
                             !word_has(word_at(search, *word), WORD_UPPER)))
        return false;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct sense sense = { 0 };
        if ((clue->hit.mask & kinds[i].bit) == 0 ||
            !gazetteer_sense(search->gazetteer, &clue->hit, kinds[i].bit, &sense))
            continue;
        struct draft *const draft =
            draft_add(search, *word, *word + clue->words, kinds[i].kind);
        if (draft != NULL) {
            draft->known = true;
            draft->sense = sense;
        }
        *word += clue->words - 1U;
        return true;
    }
    return false;
}

/* "Friedrich-Ebert-Stiftung", "Außenministerium". */
static bool find_organisation(struct search *search, uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    const struct word *const it = word_at(search, word);
    const bool ministry = slice_find(it->lower, SLICE("ministerium")) != SIZE_MAX;
    if ((clue->mask & MASK_ORGANISATION_HEAD) == 0 || clue->tail == 0 ||
        (!word_has(it, WORD_HYPHEN) && !ministry))
        return false;
    (void)draft_add(search, word, word + 1, ENTITY_ORGANISATION);
    return true;
}

void rules_find(struct search *search)
{
    for (uint32_t i = 0; i < search->text->word_count; i++) {
        const struct word *const word = word_at(search, i);
        if (word->kind == WORD_MARK || word->kind == WORD_LINK)
            continue;
        const struct clue *const clue = &search->clues[i];
        const bool person = (clue->hit.mask & MASK_PERSON) != 0 && clue->words > 1;
        if (person && find_known(search, &i))
            continue;
        if (!find_person(search, &i) && !find_known(search, &i))
            (void)find_organisation(search, i);
    }
}
