#include "reading/names/draft.h"

#include <stdlib.h>

struct draft *draft_add(struct search *search, uint32_t first, uint32_t end,
                        enum entity_kind kind)
{
    struct draft *const draft =
        search->failed ? NULL : list_add(&search->drafts, search->arena, sizeof *draft);
    if (draft == NULL) {
        search->failed = true;
        return NULL;
    }
    *draft = (struct draft){
        .span = { word_at(search, first)->span.start,
                  word_at(search, end - 1)->span.end },
        .first = first,
        .end = end,
        .kind = (uint8_t)kind,
        .referent = NO_REFERENT,
    };
    return draft;
}

static int compare(const void *a, const void *b)
{
    const struct draft *const x = a, *const y = b;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    if (x->span.end != y->span.end)
        return x->span.end > y->span.end ? -1 : 1;
    if (x->derived != y->derived)
        return x->derived ? 1 : -1;
    return (int)x->kind - (int)y->kind;
}

void drafts_sort(struct search *search)
{
    if (search->drafts.count > 1)
        qsort(search->drafts.items, search->drafts.count, sizeof(struct draft),
              compare);
}

/* Whether the weapon's name is rather that of a person: "Gabriel". */
static bool may_be_person(const struct search *search, const struct draft *draft)
{
    const uint32_t names = MASK_FIRST_NAME | MASK_LAST_NAME | MASK_PERSON;
    return draft->end - draft->first == 1 &&
           (mask_at(search, draft->first) & names) != 0;
}

static bool wins(const struct search *search, const struct draft *a,
                 const struct draft *b)
{
    const uint32_t longer = a->end - a->first, shorter = b->end - b->first;
    if (longer != shorter)
        return longer > shorter;
    const bool weapon = a->kind == ENTITY_WEAPON || b->kind == ENTITY_WEAPON;
    const bool person = a->kind == ENTITY_PERSON || b->kind == ENTITY_PERSON;
    const bool sure = a->kind == ENTITY_WEAPON ? a->certain : b->certain;
    if (weapon && person && !sure && may_be_person(search, a))
        return a->kind == ENTITY_PERSON;
    return a->kind == ENTITY_WEAPON || b->kind != ENTITY_WEAPON;
}

void drafts_resolve(struct search *search)
{
    drafts_sort(search);
    struct draft *const drafts = search->drafts.items;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < search->drafts.count; i++) {
        const bool overlaps = kept > 0 && drafts[i].first < drafts[kept - 1].end;
        if (!overlaps)
            drafts[kept++] = drafts[i];
        else if (!wins(search, &drafts[kept - 1], &drafts[i]))
            drafts[kept - 1] = drafts[i];
    }
    search->drafts.count = kept;
}

bool words_shorten_to(const struct search *search, uint32_t first, uint32_t end,
                      struct slice shorter)
{
    size_t at = 0;
    for (uint32_t i = first; i < end && (i == first || at > 0); i++) {
        const struct slice lower = word_at(search, i)->lower;
        for (size_t k = 0; k < lower.length && at < shorter.length; k++)
            at += lower.bytes[k] == shorter.bytes[at] && (at > 0 || k == 0);
    }
    return at == shorter.length;
}
