#include "linking/callings.h"

#include <stdlib.h>

int compare_callings(const void *left, const void *right)
{
    const struct calling *const a = left, *const b = right;
    if (a->entity != b->entity)
        return a->entity < b->entity ? -1 : 1;
    return slice_compare(a->text, b->text);
}

static void add_roles(const struct abstract *abstract,
                      const struct abstract_referent *referent, uint32_t entity,
                      struct callings *out)
{
    for (uint32_t i = 0; i < referent->roles.count; i++) {
        const struct abstract_text role = abstract->roles[referent->roles.first + i];
        out->items[out->count++] =
            (struct calling){ entity, 1, abstract_slice(abstract, role) };
    }
}

static void add_surfaces(const struct abstract *abstract,
                         const struct abstract_referent *referent, uint32_t entity,
                         struct callings *out)
{
    for (uint32_t i = 0; i < referent->surfaces.count; i++) {
        const struct abstract_surface *const surface =
            &abstract->surfaces[referent->surfaces.first + i];
        out->items[out->count++] =
            (struct calling){ entity, surface->count,
                              abstract_slice(abstract, surface->text) };
    }
}

static size_t count_callings(const struct linking *linking, enum calling_sort sort,
                             const bool *wanted)
{
    size_t count = 0;
    for (uint32_t i = 0; i < linking->count; i++) {
        const struct abstract *const abstract = &linking->abstracts[i];
        for (uint32_t j = 0; j < abstract->head->referents.count; j++) {
            const struct abstract_referent *const referent = &abstract->referents[j];
            const uint32_t entity = linking->of[i][j];
            if (entity != NO_ENTITY && wanted[entity])
                count += sort == CALLED_BY_ROLE ? referent->roles.count
                                                : referent->surfaces.count;
        }
    }
    return count;
}

static void gather_article(const struct linking *linking, uint32_t article,
                           enum calling_sort sort, const bool *wanted,
                           struct callings *out)
{
    const struct abstract *const abstract = &linking->abstracts[article];
    for (uint32_t i = 0; i < abstract->head->referents.count; i++) {
        const struct abstract_referent *const referent = &abstract->referents[i];
        const uint32_t entity = linking->of[article][i];
        if (entity == NO_ENTITY || !wanted[entity])
            continue;
        if (sort == CALLED_BY_ROLE)
            add_roles(abstract, referent, entity, out);
        else
            add_surfaces(abstract, referent, entity, out);
    }
}

bool gather_callings(const struct linking *linking, enum calling_sort sort,
                     const bool *wanted, struct arena *arena, struct callings *out,
                     struct fault *fault)
{
    const size_t count = count_callings(linking, sort, wanted);
    *out = (struct callings){ arena_array(arena, count + 1, sizeof *out->items), 0 };
    if (out->items == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < linking->count; i++)
        gather_article(linking, i, sort, wanted, out);
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, compare_callings);
    return true;
}
