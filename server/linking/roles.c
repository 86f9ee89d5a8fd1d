/* What people are: their roles, from all articles that name them. */
#include "linking/callings.h"

/* The callings are sorted: each entity's roles are, too. */
static bool hand_out_roles(const struct linking *linking,
                           const struct callings *callings)
{
    struct slice *const roles =
        arena_array(linking->arena, (size_t)callings->count + 1, sizeof *roles);
    if (roles == NULL)
        return false;
    for (uint32_t i = 0; i < callings->count; i++) {
        struct entity *const entity = &linking->entities[callings->items[i].entity];
        roles[i] = callings->items[i].text;
        if (entity->role_count++ == 0)
            entity->roles = &roles[i];
    }
    return true;
}

bool gather_roles(const struct linking *linking, const bool *wanted,
                  struct arena *scratch, struct fault *fault)
{
    struct callings callings;
    for (uint32_t i = 0; i < linking->entity_count; i++)
        if (wanted[i])
            linking->entities[i].role_count = 0;
    return gather_callings(linking, CALLED_BY_ROLE, wanted, scratch, &callings,
                           fault) &&
           (hand_out_roles(linking, &callings) || fault_no_memory(fault));
}
