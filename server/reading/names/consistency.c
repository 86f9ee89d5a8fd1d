#include "reading/names/consistency.h"

#include "base/map.h"
#include "reading/names/labels.h"

/* Which draft covers each word. */
struct cover {
    struct search *search;
    uint32_t *draft;   /* number + 1; 0: none */
    struct map family; /* family names of people with a full name */
    struct map bodies; /* what organisations of several words begin with */
    struct fault fault;
};

static struct draft *draft_at(const struct search *search, uint32_t number)
{
    return (struct draft *)search->drafts.items + number;
}

static bool is_name_word(const struct word *word)
{
    return word->kind == WORD_LETTERS && word_has(word, WORD_CAPITAL) &&
           word->lower.length > 1;
}

/* "Jong-un" is no family name. */
static bool has_asian_given_name(const struct search *search, const struct draft *draft)
{
    const struct word *const last = word_at(search, draft->end - 1);
    return draft->end - draft->first == 2 && word_has(last, WORD_HYPHEN) &&
           (mask_at(search, draft->first) & MASK_FIRST_NAME) == 0 &&
           last->lower.length <= 10 && word_at(search, draft->first)->lower.length <= 5;
}

/* Who was named with it first has the name. */
static bool keep_first(struct cover *cover, struct slice name, uint32_t number)
{
    return map_find(&cover->family, name) != MAP_NONE ||
           map_set(&cover->family, cover->search->arena, name, number, &cover->fault);
}

static bool note_family(struct cover *cover, uint32_t number)
{
    const struct search *const search = cover->search;
    const struct draft *const draft = draft_at(search, number);
    if (draft->kind != ENTITY_PERSON || draft->end - draft->first < 2)
        return true;
    const uint32_t at =
        has_asian_given_name(search, draft) ? draft->first : draft->end - 1;
    const struct word *const word = word_at(search, at);
    if (!is_name_word(word))
        return true;
    const struct slice name = word->lower;
    if (at == draft->end - 1 && slice_ends_with(name, SLICE("s")) && name.length > 4 &&
        !keep_first(cover, slice_part(name, 0, name.length - 1), number))
        return false;
    return keep_first(cover, name, number);
}

/* Whether an organisation may be called by the word alone: it says neither what it is
 * nor where. */
static bool may_be_short(const struct search *search, uint32_t word)
{
    const uint32_t other = MASK_PLACE | MASK_ADJECTIVE | MASK_FIRST_NAME | MASK_PERSON |
                           MASK_SPOKEN | MASK_PEOPLE;
    const struct clue *const clue = &search->clues[word];
    return is_name_word(word_at(search, word)) && (clue->mask & other) == 0 &&
           clue->form != FORM_INHABITANT && clue->tail == 0 &&
           !word_is_common(search, word);
}

/* "Velmar Antriebe": what it is called in short. */
static bool note_body(struct cover *cover, uint32_t number)
{
    const struct search *const search = cover->search;
    const struct draft *const draft = draft_at(search, number);
    if (draft->kind != ENTITY_ORGANISATION || draft->derived ||
        draft->end - draft->first < 2 || !may_be_short(search, draft->first))
        return true;
    return map_set(&cover->bodies, search->arena, word_at(search, draft->first)->lower,
                   number, &cover->fault);
}

/* The full name that the word belongs to, a genitive s aside; MAP_NONE if none. */
static uint32_t find_family(const struct cover *cover, const struct word *word)
{
    const uint32_t found = map_find_hash(&cover->family, word->hash);
    if (found != MAP_NONE || !slice_ends_with(word->lower, SLICE("s")))
        return found;
    return map_find(&cover->family, slice_part(word->lower, 0, word->lower.length - 1));
}

/* "Lange glaubt": a word in common use begins a sentence; a name only if somebody of
 * that name was mentioned before and a verb follows. */
static bool is_plausible(const struct cover *cover, uint32_t word, uint32_t full)
{
    const struct search *const search = cover->search;
    const struct word *const it = word_at(search, word);
    if ((mask_at(search, word) & MASK_SPOKEN) == 0 || !word_has(it, WORD_FIRST))
        return true;
    const bool before = draft_at(search, full)->first < word;
    const bool verb = word + 1 < sentence_of(search, word)->end &&
                      !word_has(word_at(search, word + 1), WORD_CAPITAL) &&
                      word_at(search, word + 1)->kind == WORD_LETTERS;
    return before && verb;
}

/* "Altdorf selbst schwieg": a town that nothing before it says to be one; a large one
 * means somebody only behind the full name: "Joris Odessa … Odessa". */
static bool is_surname_of_place(const struct search *search, const struct draft *draft,
                                uint32_t full)
{
    static const char *const words[] = { "in",   "im",  "nach",     "bei", "aus", "bis",
                                         "nahe", "von", "zwischen", "und", NULL };
    const uint32_t word = draft->first;
    const bool big = (search->clues[word].mask & MASK_BIG) != 0;
    return draft->kind == ENTITY_PLACE && !draft->certain &&
           (!big || draft_at(search, full)->first < word) &&
           (word == sentence_of(search, word)->first ||
            !word_is_any(word_at(search, word - 1), words));
}

/* "Wagners Amtsantritt" where a Wagner is named in full: no company. */
static bool is_surname(const struct search *search, const struct draft *draft)
{
    const uint32_t other = MASK_SPOKEN | MASK_COUNTRY;
    return draft->kind == ENTITY_ORGANISATION && !draft->certain &&
           (mask_at(search, draft->first) & MASK_LAST_NAME) != 0 &&
           (mask_at(search, draft->first) & other) == 0;
}

/* Whether the words are parts of one phrase, as far as capitals tell: "Velmar" at the
 * end of a headline and "Velmar" behind it are not. */
static bool are_joined(const struct search *search, uint32_t a, uint32_t b)
{
    return is_name_word(word_at(search, a)) && is_name_word(word_at(search, b)) &&
           word_at(search, a)->hash != word_at(search, b)->hash;
}

/* "Erlanger Ärzte" are no company. */
static bool stands_alone(const struct search *search, uint32_t word)
{
    const struct sentence *const sentence = sentence_of(search, word);
    return (word == sentence->first || !are_joined(search, word - 1, word)) &&
           (word + 1 == sentence->end || !are_joined(search, word, word + 1));
}

/* "Velmar" where "Velmar Antriebe" is named too. */
static bool is_body(const struct cover *cover, uint32_t word)
{
    return map_find_hash(&cover->bodies, word_at(cover->search, word)->hash) !=
               MAP_NONE &&
           stands_alone(cover->search, word);
}

/* What nothing but the tagger takes for a person or a place. */
static void correct_body(struct cover *cover, uint32_t word)
{
    if (cover->draft[word] == 0)
        return;
    struct draft *const draft = draft_at(cover->search, cover->draft[word] - 1);
    if (draft->end - draft->first == 1 && !draft->known && !draft->certain &&
        draft->kind != ENTITY_WEAPON && is_body(cover, word))
        draft->kind = ENTITY_ORGANISATION;
}

/* Where "von der Leyen" begins whose family name the word is, if the full name has the
 * same small words before it. */
static uint32_t family_start(const struct cover *cover, uint32_t word, uint32_t full)
{
    const struct search *const search = cover->search;
    const struct draft *const model = draft_at(search, full);
    const uint32_t start = sentence_of(search, word)->first;
    uint32_t first = word, at = model->end - 1;
    while (first > start && at > model->first + 1 && cover->draft[first - 1] == 0 &&
           word_at(search, first - 1)->hash == word_at(search, at - 1)->hash &&
           !word_has(word_at(search, at - 1), WORD_CAPITAL)) {
        first--;
        at--;
    }
    return first;
}

/* Has the person whose family name the draft is be called with its small words. */
static void add_particles(struct cover *cover, struct draft *draft, uint32_t full)
{
    const uint32_t first = family_start(cover, draft->first, full);
    draft->span.start = word_at(cover->search, first)->span.start;
    draft->first = first;
}

static void add_family(struct cover *cover, uint32_t word)
{
    struct search *const search = cover->search;
    const struct word *const it = word_at(search, word);
    const uint32_t full = is_name_word(it) ? find_family(cover, it) : MAP_NONE;
    if (full == MAP_NONE)
        correct_body(cover, word);
    if (full == MAP_NONE || (mask_at(search, word) & MASK_COUNTRY) != 0)
        return;
    const uint32_t number = cover->draft[word];
    if (number == 0) {
        if (is_plausible(cover, word, full))
            (void)draft_add(search, family_start(cover, word, full), word + 1,
                            ENTITY_PERSON);
        return;
    }
    struct draft *const draft = draft_at(search, number - 1);
    if (draft->end - draft->first == 1 && draft->kind != ENTITY_PERSON &&
        draft->kind != ENTITY_WEAPON &&
        (!draft->known || is_surname_of_place(search, draft, full) ||
         is_surname(search, draft))) {
        draft->kind = ENTITY_PERSON;
        draft->known = false;
    }
    if (draft->end - draft->first == 1 && draft->kind == ENTITY_PERSON)
        add_particles(cover, draft, full);
}

/* Names of one or more words that are no common words, as the text has them. */
static bool is_repeatable(const struct search *search, const struct draft *draft)
{
    const struct clue *const clue = &search->clues[draft->first];
    const uint32_t common = MASK_SPOKEN | MASK_FIRST_NAME | MASK_ROLE | MASK_COMPOUND |
                            MASK_WEAPON_HEAD | MASK_ORGANISATION_HEAD;
    return draft->kind != ENTITY_WEAPON && !draft->derived &&
           (draft->end - draft->first > 1 || (clue->mask & common) == 0);
}

static bool matches(const struct search *search, uint32_t word,
                    const struct draft *draft)
{
    const uint32_t count = draft->end - draft->first;
    if (word + count > sentence_of(search, word)->end)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const struct word *const a = word_at(search, word + i);
        const struct word *const b = word_at(search, draft->first + i);
        if (a->hash != b->hash ||
            word_has(a, WORD_CAPITAL) != word_has(b, WORD_CAPITAL))
            return false;
    }
    return true;
}

static bool is_free(const struct cover *cover, uint32_t word, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (cover->draft[word + i] != 0)
            return false;
    return true;
}

/* Says of other places in the text what was said of equal words once. */
static void repeat(struct cover *cover, const struct map *starts, uint32_t word)
{
    struct search *const search = cover->search;
    const struct word *const it = word_at(search, word);
    if (cover->draft[word] != 0 || !is_name_word(it))
        return;
    const uint32_t number = map_find_hash(starts, it->hash);
    if (number == MAP_NONE)
        return;
    const struct draft model = *draft_at(search, number);
    const uint32_t count = model.end - model.first;
    if (!matches(search, word, &model) || !is_free(cover, word, count)) {
        if (is_body(cover, word))
            (void)draft_add(search, word, word + 1, ENTITY_ORGANISATION);
        return;
    }
    struct draft *const draft =
        draft_add(search, word, word + count, (enum entity_kind)model.kind);
    if (draft == NULL)
        return;
    draft->known = model.known;
    draft->sense = model.sense;
    for (uint32_t i = 0; i < count; i++)
        cover->draft[word + i] = search->drafts.count;
}

static bool init(struct cover *cover, struct search *search)
{
    cover->search = search;
    cover->draft =
        arena_array(search->arena, search->text->word_count + 1U, sizeof *cover->draft);
    if (cover->draft == NULL)
        return false;
    for (uint32_t i = 0; i < search->drafts.count; i++) {
        const struct draft *const draft = draft_at(search, i);
        for (uint32_t word = draft->first; word < draft->end; word++)
            cover->draft[word] = i + 1;
    }
    return true;
}

static uint32_t next_capital(const struct search *search, uint32_t word)
{
    return word_signs_next(&search->signs, SIGN_CAPITAL, word);
}

void consistency_find(struct search *search)
{
    struct cover cover = { 0 };
    struct map starts = { 0 };
    const uint32_t count = search->drafts.count, words = search->text->word_count;
    bool ok = init(&cover, search);
    for (uint32_t i = 0; ok && i < count; i++) {
        const struct draft *const draft = draft_at(search, i);
        ok = note_family(&cover, i) && note_body(&cover, i) &&
             (!is_repeatable(search, draft) ||
              map_set(&starts, search->arena, word_at(search, draft->first)->lower, i,
                      &cover.fault));
    }
    for (uint32_t i = next_capital(search, 0); ok && i < words;
         i = next_capital(search, i + 1))
        add_family(&cover, i);
    ok = ok && init(&cover, search);
    for (uint32_t i = next_capital(search, 0); ok && i < words;
         i = next_capital(search, i + 1))
        repeat(&cover, &starts, i);
    search->failed = search->failed || !ok;
}
