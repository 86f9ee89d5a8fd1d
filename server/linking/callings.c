#include "linking/callings.h"

#include <stdlib.h>

int compare_callings(const void *left, const void *right)
{
    const struct calling *const a = left, *const b = right;
    if (a->entity != b->entity)
        return a->entity < b->entity ? -1 : 1;
    return slice_compare(a->text, b->text);
}

static bool add(struct list *out, struct arena *arena, struct calling calling)
{
    struct calling *const added = list_add(out, arena, sizeof *added);
    if (added == NULL)
        return false;
    *added = calling;
    return true;
}

static bool add_roles(const struct abstract *abstract,
                      const struct abstract_referent *referent, uint32_t entity,
                      struct arena *arena, struct list *out)
{
    bool ok = true;
    for (uint32_t i = 0; i < referent->roles.count && ok; i++) {
        const struct abstract_text role = abstract->roles[referent->roles.first + i];
        ok = add(out, arena,
                 (struct calling){ entity, 1, abstract_slice(abstract, role) });
    }
    return ok;
}

static bool add_surfaces(const struct abstract *abstract,
                         const struct abstract_referent *referent, uint32_t entity,
                         struct arena *arena, struct list *out)
{
    const struct abstract_surface *const surfaces =
        abstract->surfaces + referent->surfaces.first;
    bool ok = true;
    for (uint32_t i = 0; i < referent->surfaces.count && ok; i++)
        ok = add(out, arena,
                 (struct calling){ entity, surfaces[i].count,
                                   abstract_slice(abstract, surfaces[i].text) });
    return ok;
}

static bool gather_article(const struct linking *linking, uint32_t article,
                           enum calling_sort sort, const bool *wanted,
                           struct arena *arena, struct list *out)
{
    const struct abstract *const abstract = &linking->abstracts[article];
    for (uint32_t i = 0; i < abstract->head->referents.count; i++) {
        const struct abstract_referent *const referent = &abstract->referents[i];
        const uint32_t entity = linking->of[article][i];
        if (entity == NO_ENTITY || !wanted[entity])
            continue;
        if (sort == CALLED_BY_ROLE
                ? !add_roles(abstract, referent, entity, arena, out)
                : !add_surfaces(abstract, referent, entity, arena, out))
            return false;
    }
    return true;
}

bool gather_callings(const struct linking *linking, enum calling_sort sort,
                     const bool *wanted, struct arena *arena, struct list *out,
                     struct fault *fault)
{
    for (uint32_t i = 0; i < linking->count; i++)
        if (!gather_article(linking, i, sort, wanted, arena, out))
            return fault_no_memory(fault);
    if (out->count > 1)
        qsort(out->items, out->count, sizeof(struct calling), compare_callings);
    return true;
}
