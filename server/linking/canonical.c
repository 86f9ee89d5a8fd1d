#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "linking/clusters.h"

/* "mueller" or, for the second one, "mueller-2". */
static struct slice number_slug(struct arena *arena, struct slice slug, unsigned number)
{
    char id[KEY_SIZE];
    const int kept = slug.length < KEY_SIZE / 2 ? (int)slug.length : KEY_SIZE / 2;
    const int length =
        number == 1 ? snprintf(id, sizeof id, "%.*s", kept, slug.bytes)
                    : snprintf(id, sizeof id, "%.*s-%u", kept, slug.bytes, number);
    return arena_copy(arena, (struct slice){ id, (size_t)length });
}

/* The key of the lexicon, else the slug of the name; what is taken gets a number. */
static bool give_id(struct clustering *clustering, struct map *taken,
                    struct cluster *cluster, struct fault *fault)
{
    struct arena *const arena = clustering->linking->arena;
    struct slice slug =
        cluster->key.bytes != NULL ? cluster->key : utf8_slug(arena, cluster->name);
    if (slug.bytes != NULL && slug.length == 0)
        slug = SLICE("unnamed");
    for (unsigned number = 1; slug.bytes != NULL; number++) {
        const struct slice id = number_slug(arena, slug, number);
        const struct slice key = join_key(arena, cluster->kind, "id", id);
        if (id.bytes == NULL || key.bytes == NULL)
            break;
        if (map_find(taken, key) != MAP_NONE)
            continue;
        cluster->id = id;
        return map_set(taken, arena, key, 1, fault);
    }
    return fault_no_memory(fault);
}

bool give_ids(struct clustering *clustering, struct fault *fault)
{
    struct map taken = { 0 };
    /* The lexicon's keys first: no invented slug may take one of them. */
    for (int known = 1; known >= 0; known--) {
        for (uint32_t i = 0; i < clustering->clusters.count; i++) {
            struct cluster *const cluster = cluster_at(clustering, i);
            if ((cluster->key.bytes != NULL) == (known == 1) &&
                !give_id(clustering, &taken, cluster, fault))
                return false;
        }
    }
    return true;
}

static int compare_slices(const void *left, const void *right)
{
    return slice_compare(*(const struct slice *)left, *(const struct slice *)right);
}

static struct entity make_entity(struct cluster *cluster)
{
    if (cluster->roles.count > 0)
        qsort(cluster->roles.items, cluster->roles.count, sizeof(struct slice),
              compare_slices);
    return (struct entity){
        .kind = cluster->kind,
        .id = cluster->id,
        .name = cluster->name,
        .aliases = cluster->aliases.items,
        .alias_count = cluster->aliases.count,
        .roles = cluster->roles.items,
        .role_count = cluster->roles.count,
        .mentions = cluster->mentions,
        .articles = cluster->articles,
        .first = cluster->first,
        .last = cluster->last,
        .facts = cluster->facts,
    };
}

/* An entity and the cluster that it was made from. */
struct placed {
    struct entity entity;
    uint32_t cluster;
};

static int compare_placed(const void *left, const void *right)
{
    const struct entity *const a = &((const struct placed *)left)->entity;
    const struct entity *const b = &((const struct placed *)right)->entity;
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    return slice_compare(a->id, b->id);
}

/* From numbers of clusters to numbers of entities. */
static void renumber(struct clustering *clustering, const uint32_t *number_of)
{
    const struct linking *const linking = clustering->linking;
    for (uint32_t article = 0; article < linking->count; article++) {
        uint32_t *const of = clustering->of[article];
        for (uint32_t i = 0; i < linking->corpus[article].reading->referent_count; i++)
            of[i] = of[i] == NO_ENTITY ? NO_ENTITY : number_of[of[i]];
        linking->articles[article].entities = of;
    }
}

bool sort_entities(struct clustering *clustering, struct links *out,
                   struct fault *fault)
{
    struct arena *const arena = clustering->linking->arena;
    const uint32_t count = clustering->clusters.count;
    struct placed *const placed = arena_array(arena, count + 1, sizeof *placed);
    struct entity *const entities = arena_array(arena, count + 1, sizeof *entities);
    uint32_t *const number_of = arena_array(arena, count + 1, sizeof *number_of);
    if (placed == NULL || entities == NULL || number_of == NULL)
        return fault_no_memory(fault);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct cluster *const cluster = cluster_at(clustering, i);
        number_of[i] = NO_ENTITY;
        if (!cluster->gone && cluster->articles > 0)
            placed[kept++] = (struct placed){ make_entity(cluster), i };
    }
    qsort(placed, kept, sizeof *placed, compare_placed);
    for (uint32_t i = 0; i < kept; i++) {
        entities[i] = placed[i].entity;
        number_of[placed[i].cluster] = i;
    }
    renumber(clustering, number_of);
    out->entities = entities;
    out->entity_count = kept;
    return true;
}
