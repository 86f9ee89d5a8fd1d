#include "linking/callings.h"

#include <assert.h>
#include <stdlib.h>

static int compare_callings(const void *left, const void *right)
{
    const struct calling *const a = left, *const b = right;
    if (a->entity != b->entity)
        return a->entity < b->entity ? -1 : 1;
    return slice_compare(a->text, b->text);
}

/* Callings while they are gathered: each text of an entity once. */
struct gathering {
    const struct linking *linking;
    enum calling_sort sort;
    const bool *wanted;
    struct arena *arena;
    struct list callings;  /* of struct calling */
    struct keymap by_text; /* hashes of entity and text -> callings */
};

static uint64_t key_of(uint32_t entity, struct slice text)
{
    const uint64_t parts[] = { entity, slice_hash(text) };
    const uint64_t key =
        slice_hash((struct slice){ (const char *)parts, sizeof parts });
    return key == 0 ? 1 : key;
}

static bool add(struct gathering *gathering, uint32_t entity, struct slice text,
                uint32_t count, struct fault *fault)
{
    const uint64_t key = key_of(entity, text);
    const uint32_t known = keymap_find(&gathering->by_text, key);
    if (known != KEYMAP_NONE) {
        struct calling *const callings = gathering->callings.items;
        assert(callings != NULL);
        callings[known].count += count;
        return true;
    }
    struct calling *const calling =
        list_add(&gathering->callings, gathering->arena, sizeof *calling);
    if (calling == NULL)
        return fault_no_memory(fault);
    *calling = (struct calling){ entity, count, text };
    return keymap_set(&gathering->by_text, gathering->arena, key,
                      gathering->callings.count - 1, fault);
}

static bool add_roles(struct gathering *gathering, const struct abstract *abstract,
                      uint32_t referent, uint32_t entity, struct fault *fault)
{
    const struct abstract_part part = abstract->referents[referent].roles;
    bool ok = true;
    for (uint32_t i = part.first; i < part.first + part.count && ok; i++)
        ok = add(gathering, entity, abstract_slice(abstract, abstract->roles[i]), 1,
                 fault);
    return ok;
}

static bool add_surfaces(struct gathering *gathering, const struct abstract *abstract,
                         uint32_t referent, uint32_t entity, struct fault *fault)
{
    const struct abstract_part part = abstract->referents[referent].surfaces;
    bool ok = true;
    for (uint32_t i = part.first; i < part.first + part.count && ok; i++) {
        const struct abstract_surface *const surface = &abstract->surfaces[i];
        ok = add(gathering, entity, abstract_slice(abstract, surface->text),
                 surface->count, fault);
    }
    return ok;
}

static bool gather_article(struct gathering *gathering, uint32_t article,
                           struct fault *fault)
{
    const struct abstract *const abstract = &gathering->linking->abstracts[article];
    const uint32_t *const of = gathering->linking->of[article];
    bool ok = true;
    for (uint32_t i = 0; i < abstract->head->referents.count && ok; i++) {
        if (of[i] == NO_ENTITY || !gathering->wanted[of[i]])
            continue;
        ok = gathering->sort == CALLED_BY_ROLE
                 ? add_roles(gathering, abstract, i, of[i], fault)
                 : add_surfaces(gathering, abstract, i, of[i], fault);
    }
    return ok;
}

bool gather_callings(const struct linking *linking, enum calling_sort sort,
                     const bool *wanted, struct arena *arena, struct callings *out,
                     struct fault *fault)
{
    struct gathering gathering = {
        .linking = linking, .sort = sort, .wanted = wanted, .arena = arena
    };
    for (uint32_t i = 0; i < linking->count; i++)
        if (!gather_article(&gathering, i, fault))
            return false;
    *out = (struct callings){ gathering.callings.items, gathering.callings.count };
    if (out->count > 1)
        qsort(out->items, out->count, sizeof *out->items, compare_callings);
    return true;
}
