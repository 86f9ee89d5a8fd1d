#include "reading/names/majority.h"

#include "base/map.h"

enum { CERTAIN_COUNTS = 3 /* a noun beside the name tells more than the tagger */ };

/* How often a spelling was taken for each kind. */
struct votes {
    uint32_t of[ENTITY_KINDS];
};

static bool has_vote(const struct draft *draft)
{
    return !draft->derived && draft->kind != ENTITY_WEAPON;
}

static struct slice spelling_of(const struct search *search, const struct draft *draft)
{
    return span_text(search->text->bytes, draft->span);
}

/* Adds the draft's vote to those of its spelling; false: out of memory. */
static bool count_vote(const struct search *search, const struct draft *draft,
                       struct map *spellings, struct votes *votes, struct fault *fault)
{
    const struct slice spelling = spelling_of(search, draft);
    uint32_t number = map_find(spellings, spelling);
    if (number == MAP_NONE) {
        number = spellings->keys.count;
        if (!map_set(spellings, search->arena, spelling, number, fault))
            return false;
    }
    votes[number].of[draft->kind] += draft->certain ? CERTAIN_COUNTS : 1;
    return true;
}

/* The kind with most votes; `kind` if no other has more. */
static uint8_t elect(const struct votes *votes, uint8_t kind)
{
    for (unsigned other = 0; other < ENTITY_KINDS; other++)
        if (votes->of[other] > votes->of[kind])
            kind = (uint8_t)other;
    return kind;
}

void majority_find(struct search *search)
{
    struct draft *const drafts = search->drafts.items;
    const uint32_t count = search->drafts.count;
    struct map spellings = { 0 };
    struct fault fault = { 0 };
    struct votes *const votes = arena_array(search->arena, count + 1U, sizeof *votes);
    bool ok = votes != NULL;
    for (uint32_t i = 0; ok && i < count; i++)
        ok = !has_vote(&drafts[i]) ||
             count_vote(search, &drafts[i], &spellings, votes, &fault);
    for (uint32_t i = 0; ok && i < count; i++) {
        struct draft *const draft = &drafts[i];
        if (has_vote(draft) && !draft->known && !draft->certain)
            draft->kind = elect(
                &votes[map_find(&spellings, spelling_of(search, draft))], draft->kind);
    }
    search->failed = search->failed || !ok;
}
