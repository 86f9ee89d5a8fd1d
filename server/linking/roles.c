/* What people are: their roles, from all articles that name them. */
#include <stdlib.h>

#include "linking/steps.h"

/* A role of an entity. */
struct calling {
    uint32_t entity;
    struct slice role;
};

static int compare_callings(const void *left, const void *right)
{
    const struct calling *const a = left, *const b = right;
    if (a->entity != b->entity)
        return a->entity < b->entity ? -1 : 1;
    return slice_compare(a->role, b->role);
}

static bool gather_callings(const struct linking *linking, uint32_t article,
                            const bool *wanted, struct list *callings)
{
    const struct abstract *const abstract = &linking->abstracts[article];
    for (uint32_t i = 0; i < abstract->head->referents.count; i++) {
        const struct abstract_referent *const referent = &abstract->referents[i];
        const uint32_t entity = linking->of[article][i];
        if (entity == NO_ENTITY || !wanted[entity])
            continue;
        for (uint32_t j = 0; j < referent->roles.count; j++) {
            struct calling *const calling =
                list_add(callings, linking->arena, sizeof *calling);
            if (calling == NULL)
                return false;
            calling->entity = entity;
            calling->role =
                abstract_slice(abstract, abstract->roles[referent->roles.first + j]);
        }
    }
    return true;
}

/* The callings are sorted: each entity's roles are, too. */
static bool hand_out_roles(const struct linking *linking, const struct list *callings)
{
    const struct calling *const all = callings->items;
    struct slice *const roles =
        arena_array(linking->arena, (size_t)callings->count + 1, sizeof *roles);
    if (roles == NULL)
        return false;
    for (uint32_t i = 0; i < callings->count; i++) {
        struct entity *const entity = &linking->entities[all[i].entity];
        if (i > 0 && compare_callings(&all[i - 1], &all[i]) == 0)
            continue;
        roles[i] = all[i].role;
        if (entity->role_count == 0)
            entity->roles = &roles[i];
        /* Those left out leave gaps that the ones behind them close. */
        roles[(entity->roles - roles) + entity->role_count++] = all[i].role;
    }
    return true;
}

bool gather_roles(const struct linking *linking, const bool *wanted,
                  struct fault *fault)
{
    struct list callings = { 0 };
    for (uint32_t i = 0; i < linking->entity_count; i++)
        if (wanted[i])
            linking->entities[i].role_count = 0;
    for (uint32_t i = 0; i < linking->count; i++)
        if (!gather_callings(linking, i, wanted, &callings))
            return fault_no_memory(fault);
    if (callings.count > 0)
        qsort(callings.items, callings.count, sizeof(struct calling), compare_callings);
    return hand_out_roles(linking, &callings) || fault_no_memory(fault);
}
