#include "reading/names/agreement.h"

#include <assert.h>

#include "base/map.h"
#include "reading/names/labels.h"

enum {
    SHORTEST_STEM = 4,
    LONG_TEXT = 8,     /* sentences; who matters there is introduced */
    CERTAIN_VOTES = 3, /* of a place where a noun beside it tells the kind */
    STEM_VOTES = 3
};

/* How often a name is said to be of each kind. */
struct votes {
    uint32_t of[ENTITY_KINDS];
};

struct agreement {
    struct search *search;
    struct map people; /* words of full names */
    struct map names;  /* -> number of votes */
    struct map stems;  /* of adjectives and inhabitants */
    struct list votes; /* of struct votes */
    struct fault fault;
};

static struct slice without(struct slice word, size_t bytes)
{
    return slice_part(word, 0, word.length - bytes);
}

/* What is left without the first of the endings that fits; no bytes if none does. */
static struct slice stem_before(struct slice lower, const char *const *endings)
{
    for (; *endings != NULL; endings++)
        if (slice_ends_with(lower, slice_of(*endings)))
            return without(lower, slice_of(*endings).length);
    return (struct slice){ 0 };
}

/* "torwenisch": an adjective in small letters. */
static const char *const adjective_endings[] = { "ische",  "ischen", "ischer", "isches",
                                                 "ischem", "isch",   NULL };

/* "Torwenier", "Thessmarer". */
static const char *const inhabitant_endings[] = { "er", "ern", "erin", "erinnen",
                                                  NULL };

static uint32_t next_unknown(const struct search *search, uint32_t word)
{
    return word_signs_next(&search->signs, SIGN_UNKNOWN, word);
}

static bool note_stems(struct agreement *agreement)
{
    const struct search *const search = agreement->search;
    for (uint32_t i = next_unknown(search, 0); i < search->text->word_count;
         i = next_unknown(search, i + 1)) {
        const struct word *const word = word_at(search, i);
        const struct slice stem =
            stem_before(word->lower, word_has(word, WORD_CAPITAL) ? inhabitant_endings
                                                                  : adjective_endings);
        if (stem.length >= SHORTEST_STEM &&
            !map_set(&agreement->stems, search->arena, stem, i, &agreement->fault))
            return false;
    }
    return true;
}

static bool has_stem_of(const struct agreement *agreement, struct slice name)
{
    const struct slice endings[] = {
        SLICE(""),  SLICE("ien"), SLICE("en"), SLICE("e"),
        SLICE("a"), SLICE("ia"),  SLICE("an"), SLICE("n")
    };
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const struct slice ending = endings[i];
        if (slice_ends_with(name, ending) &&
            name.length >= ending.length + SHORTEST_STEM &&
            map_find(&agreement->stems, without(name, ending.length)) != MAP_NONE)
            return true;
    }
    return false;
}

/* Whether the article has an adjective or an inhabitant of the place that the word may
 * be: the word's own stem, or what is left without an ending of countries. */
static bool has_stem(const struct agreement *agreement, struct slice name)
{
    if (agreement->stems.keys.count == 0)
        return false;
    if (slice_ends_with(name, SLICE("s")) && has_stem_of(agreement, without(name, 1)))
        return true;
    return has_stem_of(agreement, name);
}

/* "-ien", "-istan": unknown words that end like countries. */
static bool ends_like_country(struct slice name)
{
    const struct slice endings[] = { SLICE("ien"), SLICE("iens"), SLICE("istan"),
                                     SLICE("istans") };
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (slice_ends_with(name, endings[i]) &&
            name.length >= endings[i].length + SHORTEST_STEM)
            return true;
    }
    return false;
}

/* A name of one word that the lexicon does not have. */
static bool is_open(const struct search *search, const struct draft *draft)
{
    const uint32_t known = MASK_NAMES | MASK_COUNTRY | MASK_SPOKEN;
    return !draft->derived && !draft->known && draft->end == draft->first + 1 &&
           draft->kind != ENTITY_WEAPON && (mask_at(search, draft->first) & known) == 0;
}

/* The votes of the name, a genitive s aside if the article has it without one too. */
static uint32_t find_votes(const struct agreement *agreement, const struct word *word)
{
    if (slice_ends_with(word->lower, SLICE("s"))) {
        const uint32_t stem = map_find(&agreement->names, without(word->lower, 1));
        if (stem != MAP_NONE)
            return stem;
    }
    return map_find_hash(&agreement->names, word->hash);
}

static bool note_name(struct agreement *agreement, const struct word *word)
{
    struct search *const search = agreement->search;
    if (map_find_hash(&agreement->names, word->hash) != MAP_NONE)
        return true;
    struct votes *const votes =
        list_add(&agreement->votes, search->arena, sizeof *votes);
    if (votes == NULL)
        return false;
    if (has_stem(agreement, word->lower) || ends_like_country(word->lower))
        votes->of[ENTITY_PLACE] += STEM_VOTES;
    return map_set(&agreement->names, search->arena, word->lower,
                   agreement->votes.count - 1, &agreement->fault);
}

static void vote(struct agreement *agreement, const struct draft *draft)
{
    const struct search *const search = agreement->search;
    const uint32_t number = find_votes(agreement, word_at(search, draft->first));
    struct votes *const votes = agreement->votes.items;
    assert(votes != NULL && number != MAP_NONE);
    votes[number].of[draft->kind] += draft->certain ? CERTAIN_VOTES : 1;
}

static void decide(const struct agreement *agreement, struct draft *draft)
{
    const struct search *const search = agreement->search;
    const uint32_t number = find_votes(agreement, word_at(search, draft->first));
    const struct votes *const votes = agreement->votes.items;
    assert(votes != NULL && number != MAP_NONE);
    for (unsigned kind = 0; kind < ENTITY_KINDS; kind++)
        if (votes[number].of[kind] > votes[number].of[draft->kind])
            draft->kind = (uint8_t)kind;
}

static bool *cover_words(struct search *search)
{
    bool *const covered =
        arena_array(search->arena, search->text->word_count + 1U, sizeof *covered);
    const struct draft *const drafts = search->drafts.items;
    for (uint32_t i = 0; covered != NULL && i < search->drafts.count; i++)
        for (uint32_t word = drafts[i].first; word < drafts[i].end; word++)
            covered[word] = true;
    return covered;
}

/* "Torwenien": unknown, but it ends like a country, or the article also says
 * "torwenisch". */
static bool add_stemmed(struct agreement *agreement)
{
    struct search *const search = agreement->search;
    const bool *const covered = cover_words(search);
    const uint32_t nouns = MASK_KINDS | MASK_ORGANISATION_HEAD | MASK_WEAPON_HEAD;
    for (uint32_t i = next_unknown(search, 0);
         covered != NULL && i < search->text->word_count;
         i = next_unknown(search, i + 1)) {
        const struct word *const word = word_at(search, i);
        if (!covered[i] && word_has(word, WORD_CAPITAL) &&
            !word_has(word, WORD_HYPHEN) && (mask_at(search, i) & nouns) == 0 &&
            (has_stem(agreement, word->lower) || ends_like_country(word->lower)))
            (void)draft_add(search, i, i + 1, ENTITY_PLACE);
    }
    return covered != NULL;
}

/* The words of people's full names, with and without a genitive s. */
static bool note_people(struct agreement *agreement)
{
    struct search *const search = agreement->search;
    const struct draft *const drafts = search->drafts.items;
    for (uint32_t i = 0; i < search->drafts.count; i++) {
        const bool full = drafts[i].end > drafts[i].first + 1;
        for (uint32_t k = drafts[i].first;
             full && drafts[i].kind == ENTITY_PERSON && k < drafts[i].end; k++) {
            const struct slice name = word_at(search, k)->lower;
            if (!map_set(&agreement->people, search->arena, name, i,
                         &agreement->fault) ||
                (slice_ends_with(name, SLICE("s")) &&
                 !map_set(&agreement->people, search->arena, without(name, 1), i,
                          &agreement->fault)))
                return false;
        }
    }
    return true;
}

static bool is_introduced(const struct agreement *agreement, const struct word *word)
{
    const struct slice name = word->lower;
    return map_find_hash(&agreement->people, word->hash) != MAP_NONE ||
           (slice_ends_with(name, SLICE("s")) &&
            map_find(&agreement->people, without(name, 1)) != MAP_NONE);
}

static bool is_behind(const struct search *search, uint32_t word,
                      const char *const *words)
{
    return word > sentence_of(search, word)->first &&
           word_is_any(word_at(search, word - 1), words);
}

/* "bei Ostwarin": words that stand before places more than before people. */
static bool is_behind_place_word(const struct search *search, uint32_t word)
{
    static const char *const words[] = {
        "in", "nach", "bei", "nahe", "richtung", NULL
    };
    if (is_behind(search, word, words))
        return true;
    /* "das Rathaus von X", but "die Tochter von X". */
    static const char *const of[] = { "von", NULL };
    return is_behind(search, word, of) &&
           word >= sentence_of(search, word)->first + 2 &&
           word_has(word_at(search, word - 2), WORD_CAPITAL) &&
           (mask_at(search, word - 2) & (MASK_ROLE | MASK_NAMES)) == 0;
}

static bool is_behind_article(const struct search *search, uint32_t word)
{
    return word > sentence_of(search, word)->first &&
           word_is_definite_article(word_at(search, word - 1));
}

/* "Reeder Odessa": what somebody is stands before the word. */
static bool is_led(const struct search *search, uint32_t word)
{
    return word > sentence_of(search, word)->first &&
           (mask_at(search, word - 1) & MASK_ROLE) != 0;
}

/* A person of one word whom the article names once and never in full, without saying
 * who that is. */
static bool is_stranger(const struct agreement *agreement, const struct draft *draft)
{
    const struct search *const search = agreement->search;
    const struct word *const word = word_at(search, draft->first);
    const uint32_t mask = mask_at(search, draft->first);
    const bool named =
        (mask & MASK_PERSON) != 0 ||
        ((mask & MASK_FIRST_NAME) != 0 && !is_behind_place_word(search, draft->first) &&
         !is_behind_article(search, draft->first));
    if (draft->kind != ENTITY_PERSON || draft->derived || draft->known ||
        draft->end != draft->first + 1 || named || is_introduced(agreement, word))
        return false;
    const uint32_t number = find_votes(agreement, word);
    const struct votes *const votes = agreement->votes.items;
    const bool again = number != MAP_NONE && votes[number].of[ENTITY_PERSON] > 1;
    return !again && !is_led(search, draft->first);
}

/* "Wir laufen Odessa an": the name of a large town that stands alone is the town's,
 * unless the article has somebody of that name. */
static void place_towns(struct agreement *agreement)
{
    const struct search *const search = agreement->search;
    struct draft *const drafts = search->drafts.items;
    for (uint32_t i = 0; i < search->drafts.count; i++) {
        struct draft *const draft = &drafts[i];
        const struct clue *const clue = &search->clues[draft->first];
        const bool town = clue->words == 1 && (clue->hit.mask & MASK_PLACE) != 0 &&
                          (clue->hit.mask & MASK_BIG) != 0 &&
                          (clue->mask & (MASK_PERSON | MASK_LAST_NAME)) == 0;
        if (draft->kind != ENTITY_PERSON || draft->end != draft->first + 1 || !town ||
            clue->form == FORM_INHABITANT || is_led(search, draft->first) ||
            is_introduced(agreement, word_at(search, draft->first)))
            continue;
        draft->kind = ENTITY_PLACE;
        draft->known =
            gazetteer_sense(search->gazetteer, &clue->hit, MASK_PLACE, &draft->sense);
    }
}

static void drop_strangers(struct agreement *agreement)
{
    struct search *const search = agreement->search;
    struct draft *const drafts = search->drafts.items;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < search->drafts.count; i++) {
        if (is_stranger(agreement, &drafts[i])) {
            if (!is_behind_place_word(search, drafts[i].first))
                continue;
            drafts[i].kind = ENTITY_PLACE;
        }
        drafts[kept++] = drafts[i];
    }
    search->drafts.count = kept;
}

/* Counts the votes for each open name and lets the most win. */
static bool hold_vote(struct agreement *agreement)
{
    const struct search *const search = agreement->search;
    struct draft *const drafts = search->drafts.items;
    for (uint32_t i = 0; i < search->drafts.count; i++) {
        if (is_open(search, &drafts[i]) &&
            !note_name(agreement, word_at(search, drafts[i].first)))
            return false;
    }
    for (uint32_t i = 0; i < search->drafts.count; i++)
        if (is_open(search, &drafts[i]))
            vote(agreement, &drafts[i]);
    for (uint32_t i = 0; i < search->drafts.count; i++)
        if (is_open(search, &drafts[i]))
            decide(agreement, &drafts[i]);
    return true;
}

void agreement_find(struct search *search)
{
    struct agreement agreement = { .search = search };
    if (!note_stems(&agreement) || !add_stemmed(&agreement) || !hold_vote(&agreement) ||
        !note_people(&agreement)) {
        search->failed = true;
        return;
    }
    place_towns(&agreement);
    if (search->text->sentence_count >= LONG_TEXT && agreement.people.keys.count > 0)
        drop_strangers(&agreement);
}
