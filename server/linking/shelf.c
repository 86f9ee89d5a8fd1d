#include "linking/shelf.h"

static const size_t shelf_ceiling = (size_t)32 << 30;

bool shelf_init(struct shelf *shelf, struct linking *linking, struct fault *fault)
{
    *shelf = (struct shelf){ .linking = linking, .arena = arena_create(shelf_ceiling) };
    return shelf->arena != NULL || fault_no_memory(fault);
}

static void put_away(struct shelf *shelf)
{
    const uint32_t *const fetched = shelf->fetched.items;
    for (uint32_t i = 0; i < shelf->fetched.count; i++)
        shelf->linking->abstracts[fetched[i]].body = NULL;
    shelf->fetched = (struct list){ 0 };
}

void shelf_finish(struct shelf *shelf)
{
    put_away(shelf);
    arena_destroy(shelf->arena);
    shelf->arena = NULL;
}

bool shelf_fetch(struct shelf *shelf, uint32_t article, struct fault *fault)
{
    struct linking *const linking = shelf->linking;
    if (linking->abstracts[article].body != NULL)
        return true;
    uint32_t *const fetched = list_add(&shelf->fetched, shelf->arena, sizeof *fetched);
    if (fetched == NULL)
        return fault_no_memory(fault);
    *fetched = article;
    return fetch_claims(linking, article, shelf->arena, fault);
}

void shelf_tidy(struct shelf *shelf, size_t most)
{
    if (arena_size(shelf->arena) <= most)
        return;
    put_away(shelf);
    arena_reset(shelf->arena);
}
