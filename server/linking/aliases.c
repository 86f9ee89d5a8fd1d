#include <stdlib.h>

#include "linking/callings.h"

/* The aliases of one entity while they are counted. */
struct counting {
    struct slice name;
    const struct calling *surfaces; /* all that it is called */
    uint32_t surface_count;
    struct list aliases; /* of struct alias */
    struct arena *arena;
};

/* Where the alias without its genitive s is counted already, or NULL. */
static struct alias *find_nominative(const struct counting *counting,
                                     struct slice surface)
{
    struct alias *const aliases = counting->aliases.items;
    if (!slice_ends_with(surface, SLICE("s")))
        return NULL;
    const struct slice nominative = slice_part(surface, 0, surface.length - 1);
    for (uint32_t i = counting->aliases.count; i-- > 0;)
        if (slice_equals(aliases[i].text, nominative))
            return &aliases[i];
    return NULL;
}

/* Whether the words of the name, parted by spaces, hold this one. */
static bool has_word(struct slice name, struct slice word)
{
    for (struct slice rest = name; rest.bytes != NULL;)
        if (slice_equals(slice_split(&rest, ' '), word))
            return true;
    return false;
}

/* "Putins" alone is counted as "Putin" where the entity's name, or anything else that
 * it is called, has that word. */
static struct slice without_genitive(const struct counting *counting,
                                     struct slice surface)
{
    if (!slice_ends_with(surface, SLICE("s")) || has_word(counting->name, surface))
        return surface;
    const struct slice nominative = slice_part(surface, 0, surface.length - 1);
    if (has_word(counting->name, nominative) ||
        slice_ends_with(counting->name, nominative))
        return nominative;
    for (uint32_t i = 0; i < counting->surface_count; i++)
        if (has_word(counting->surfaces[i].text, nominative))
            return nominative;
    return surface;
}

static bool count_alias(struct counting *counting, struct slice surface, uint32_t count)
{
    const struct slice text = without_genitive(counting, surface);
    struct alias *alias = find_nominative(counting, surface);
    struct alias *const aliases = counting->aliases.items;
    for (uint32_t i = 0; alias == NULL && i < counting->aliases.count; i++)
        if (slice_equals(aliases[i].text, text))
            alias = &aliases[i];
    if (alias == NULL) {
        alias = list_add(&counting->aliases, counting->arena, sizeof *alias);
        if (alias == NULL)
            return false;
        alias->text = text;
    }
    alias->count += count;
    return true;
}

static int compare_aliases(const void *left, const void *right)
{
    const struct alias *const a = left, *const b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return slice_compare(a->text, b->text);
}

/* Counts the surfaces of one entity, which are sorted. */
static bool count_aliases(const struct linking *linking, const struct calling *surfaces,
                          uint32_t count)
{
    struct entity *const entity = &linking->entities[surfaces[0].entity];
    struct counting counting = { .name = entity->name,
                                 .surfaces = surfaces,
                                 .surface_count = count,
                                 .arena = linking->arena };
    for (uint32_t i = 0; i < count; i++)
        if (!count_alias(&counting, surfaces[i].text, surfaces[i].count))
            return false;
    if (counting.aliases.count > 1)
        qsort(counting.aliases.items, counting.aliases.count, sizeof(struct alias),
              compare_aliases);
    entity->aliases = counting.aliases.items;
    entity->alias_count = counting.aliases.count;
    return true;
}

bool gather_aliases(const struct linking *linking, const bool *wanted,
                    struct arena *scratch, struct fault *fault)
{
    struct callings surfaces;
    if (!gather_callings(linking, CALLED_BY_SURFACE, wanted, scratch, &surfaces, fault))
        return false;
    const struct calling *const all = surfaces.items;
    for (uint32_t i = 0, next = 0; i < surfaces.count; i = next) {
        while (next < surfaces.count && all[next].entity == all[i].entity)
            next++;
        if (!count_aliases(linking, &all[i], next - i))
            return fault_no_memory(fault);
    }
    return true;
}
