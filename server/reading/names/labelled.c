#include "reading/names/labelled.h"

#include "reading/names/tagger.h"

/* The kinds in the order in which the lexicon is asked. */
static const struct {
    uint32_t bit;
    enum entity_kind kind;
} kinds[] = { { MASK_PERSON, ENTITY_PERSON },
              { MASK_ORGANISATION, ENTITY_ORGANISATION },
              { MASK_PLACE, ENTITY_PLACE } };

enum { KIND_COUNT = sizeof kinds / sizeof kinds[0] };

static enum entity_kind kind_of(uint8_t label)
{
    if (label == LABEL_PERSON)
        return ENTITY_PERSON;
    return label == LABEL_PLACE ? ENTITY_PLACE : ENTITY_ORGANISATION;
}

static uint32_t bit_of(enum entity_kind kind)
{
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (kinds[i].kind == kind)
            return kinds[i].bit;
    return 0;
}

/* A word that is also something else than a name. */
static bool is_ambiguous(uint32_t mask)
{
    return (mask & (MASK_SPOKEN | MASK_FIRST_NAME | MASK_LAST_NAME | MASK_ROLE)) != 0;
}

/* The sense that the whole draft has in the lexicon, of its kind. */
static void add_sense(const struct search *search, struct draft *draft)
{
    const struct clue *const clue = &search->clues[draft->first];
    if (clue->words != draft->end - draft->first || clue->form == FORM_INHABITANT)
        return;
    draft->known =
        gazetteer_sense(search->gazetteer, &clue->hit,
                        bit_of((enum entity_kind)draft->kind), &draft->sense);
}

/* The only kind that the lexicon has for the phrase, if it has one. */
static bool find_only_kind(const struct clue *clue, enum entity_kind *out)
{
    uint32_t found = 0;
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if ((clue->hit.mask & kinds[i].bit) != 0) {
            *out = kinds[i].kind;
            found++;
        }
    }
    return found == 1 && clue->form != FORM_INHABITANT;
}

/* Places also stand for their clubs and governments; everything else is what the
 * lexicon says. */
static void correct_kind(const struct search *search, struct draft *draft)
{
    const struct clue *const clue = &search->clues[draft->first];
    enum entity_kind kind = ENTITY_PLACE;
    if (clue->words != draft->end - draft->first || !find_only_kind(clue, &kind) ||
        kind == (enum entity_kind)draft->kind)
        return;
    const bool certain = clue->words > 1 || !is_ambiguous(clue->mask) ||
                         (clue->mask & MASK_COUNTRY) != 0;
    if (certain && !(kind == ENTITY_PLACE && draft->kind == ENTITY_ORGANISATION &&
                     (clue->mask & MASK_COUNTRY) == 0))
        draft->kind = (uint8_t)kind;
}

static void add_draft(struct search *search, uint32_t first, uint32_t end,
                      enum entity_kind kind)
{
    struct draft *const draft = draft_add(search, first, end, kind);
    if (draft == NULL)
        return;
    draft->certain = search->certain[first];
    correct_kind(search, draft);
    add_sense(search, draft);
}

/* "Kim Putin" in a row are two, if each is known and both together are not. */
static bool add_two_people(struct search *search, uint32_t first, uint32_t end)
{
    const struct clue *const clues = search->clues;
    if (end != first + 2 || clues[first].words != 1 || clues[first + 1].words != 1 ||
        clues[first + 1].inside != 0 || (clues[first].mask & MASK_PERSON) == 0 ||
        (clues[first + 1].mask & MASK_PERSON) == 0)
        return false;
    add_draft(search, first, first + 1, ENTITY_PERSON);
    add_draft(search, first + 1, end, ENTITY_PERSON);
    return true;
}

/* "Brandauer" may be somebody of Brandau, "Berliner" hardly anything else. */
static bool is_small_towns(const struct clue *clue)
{
    return clue->form == FORM_INHABITANT && (clue->mask & MASK_BIG) == 0;
}

/* An adjective in small letters is no part of a name, nor is an inhabitant one. */
static bool is_derived(const struct search *search, uint32_t first, uint32_t end)
{
    const struct clue *const clue = &search->clues[first];
    return end == first + 1 && !(search->certain[first] && is_small_towns(clue)) &&
           (clue->form == FORM_INHABITANT ||
            (clue->mask & (MASK_ADJECTIVE | MASK_PEOPLE)) != 0) &&
           (clue->mask & (MASK_PERSON | MASK_ORGANISATION | MASK_LAST_NAME)) == 0 &&
           (clue->form == FORM_INHABITANT || (clue->mask & MASK_PLACE) == 0);
}

/* A word in small letters that ends like an inflected adjective. */
static bool is_adjective(const struct word *word)
{
    static const char *const others[] = { "den",    "einen",  "denen",  "diesen",
                                          "jenen",  "keinen", "seinen", "ihren",
                                          "meinen", "deinen", "euren",  "unseren",
                                          "gegen",  "neben",  "wegen",  "zwischen",
                                          NULL };
    if (word->kind != WORD_LETTERS || word_has(word, WORD_CAPITAL) ||
        !slice_ends_with(word->lower, SLICE("en")))
        return false;
    return !word_is_any(word, others);
}

/* "Schurken-Treffen", "in großen Mengen": a compound that ends with a common word, and
 * a common word behind an adjective, are nouns, whatever the tagger says. */
static bool is_noun(const struct search *search, uint32_t first, uint32_t end)
{
    const struct clue *const clue = &search->clues[first];
    const uint32_t names = MASK_NAMES | MASK_FIRST_NAME | MASK_LAST_NAME;
    const struct word *const word = word_at(search, first);
    if (end != first + 1 || search->certain[first])
        return false;
    if (word_has(word, WORD_HYPHEN))
        return (clue->last_part & MASK_SPOKEN) != 0 && (clue->last_part & names) == 0 &&
               (clue->mask & (names | MASK_ORGANISATION_HEAD)) == 0;
    if ((clue->mask & MASK_SPOKEN) == 0 || first == sentence_of(search, first)->first ||
        (clue->mask & (MASK_COUNTRY | MASK_BIG | MASK_PERSON)) != 0)
        return false;
    return is_adjective(word_at(search, first - 1));
}

/* "Anna Beispiel (Grüne)": a body's name between brackets is no common word. */
static bool fills_brackets(const struct search *search, uint32_t word, uint32_t words)
{
    const struct sentence *const sentence = sentence_of(search, word);
    return word > sentence->first && word + words < sentence->end &&
           word_is(word_at(search, word - 1), "(") &&
           word_is(word_at(search, word + words), ")");
}

/* Phrases of the lexicon that mean one thing wherever they stand. */
static bool is_certain(const struct search *search, uint32_t word)
{
    const struct clue *const clue = &search->clues[word];
    if (clue->words == 0 || clue->inside != 0 || clue->form == FORM_INHABITANT)
        return false;
    if ((clue->hit.mask & (MASK_PERSON | MASK_ORGANISATION | MASK_PLACE)) == 0)
        return false;
    if (clue->words > 1 || (clue->mask & MASK_COUNTRY) != 0)
        return true;
    if ((clue->hit.mask & MASK_PERSON) != 0)
        return (clue->mask & MASK_SPOKEN) == 0;
    const bool shouted = word_has(word_at(search, word), WORD_UPPER);
    if ((clue->hit.mask & MASK_ORGANISATION) != 0)
        return (clue->mask & MASK_SPOKEN) == 0 || shouted ||
               fills_brackets(search, word, clue->words);
    return (clue->mask & MASK_BIG) != 0 && !is_ambiguous(clue->mask);
}

static bool is_free(const uint8_t *labels, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (labels[i] != LABEL_NONE)
            return false;
    return true;
}

static void add_certain(struct search *search, const uint8_t *labels, uint32_t *word)
{
    const uint32_t end = *word + search->clues[*word].words;
    if (!is_certain(search, *word) || !is_free(labels, *word, end))
        return;
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if ((search->clues[*word].hit.mask & kinds[i].bit) != 0) {
            add_draft(search, *word, end, kinds[i].kind);
            *word = end - 1;
            return;
        }
    }
}

/* Behind the name that begins at the word. What rules cut off leaves marks behind:
 * "Kim –" ends before the dash. */
static uint32_t name_end(const struct search *search, const uint8_t *labels,
                         uint32_t word)
{
    static const char *const joints[] = { "–", "-", "/", "&", "(", ":", ",", NULL };
    uint32_t end = word + 1;
    while (end < search->text->word_count && labels[end] == labels[word] + 1)
        end++;
    while (end > word + 1 && word_is_any(word_at(search, end - 1), joints))
        end--;
    return end;
}

void names_from_labels(struct search *search, const uint8_t *labels)
{
    for (uint32_t i = 0; i < search->text->word_count; i++) {
        if (labels[i] == LABEL_NONE || label_goes_on(labels[i])) {
            add_certain(search, labels, &i);
            continue;
        }
        const uint32_t end = name_end(search, labels, i);
        const enum entity_kind kind = kind_of(labels[i]);
        if (labels[i] != LABEL_OTHER && !is_derived(search, i, end) &&
            !is_noun(search, i, end) && !add_two_people(search, i, end))
            add_draft(search, i, end, kind);
        i = end - 1;
    }
}
