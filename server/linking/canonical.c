#include <stdio.h>
#include <stdlib.h>

#include "linking/clusters.h"

/* "mueller" or, for the second one, "mueller-2". */
static struct slice number_slug(struct arena *arena, struct slice slug, unsigned number)
{
    char id[512];
    const struct slice kept = slug_for_id(slug);
    if (number == 1)
        return kept;
    const int length =
        snprintf(id, sizeof id, "%.*s-%u", (int)kept.length, kept.bytes, number);
    return arena_copy(arena, (struct slice){ id, (size_t)length });
}

/* The key of the lexicon, else the slug of the name; what is taken gets a number. */
static bool give_id(struct clustering *clustering, struct keymap *taken,
                    struct cluster *cluster, struct fault *fault)
{
    struct arena *const arena = clustering->kept;
    struct slice slug = cluster->key.bytes != NULL ? cluster->key : cluster->slug;
    if (slug.length == 0)
        slug = SLICE("unnamed");
    for (unsigned number = 1;; number++) {
        const struct slice id = number_slug(arena, slug, number);
        const uint64_t identity = key_hash(cluster->kind, KEY_ID, id);
        if (id.bytes == NULL)
            return fault_no_memory(fault);
        if (keymap_find(taken, identity) != KEYMAP_NONE)
            continue;
        cluster->id = id;
        cluster->identity = identity;
        return keymap_set(taken, clustering->arena, identity, 1, fault);
    }
}

bool give_ids(struct clustering *clustering, struct fault *fault)
{
    struct keymap taken = { 0 };
    if (!keymap_reserve(&taken, clustering->arena, clustering->clusters.count, fault))
        return false;
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

/* A cluster that becomes an entity. */
struct placed {
    uint64_t first, second; /* the kind and the id's first letters: see letters_at */
    const struct cluster *cluster;
};

/* Letters of the id, as a number that is ordered as they are. First names and ranks
 * begin many ids: no fewer letters than two numbers hold tell most of them apart. */
static uint64_t letters_at(struct slice id, size_t start, size_t count)
{
    uint64_t letters = 0;
    for (size_t i = start; i < start + count; i++)
        letters = letters << 8 | (i < id.length ? (unsigned char)id.bytes[i] : 0);
    return letters;
}

static struct placed place(const struct cluster *cluster)
{
    enum { LETTERS = sizeof(uint64_t) };
    const uint64_t kind = (uint64_t)cluster->kind << 8 * (LETTERS - 1);
    return (struct placed){ kind | letters_at(cluster->id, 0, LETTERS - 1),
                            letters_at(cluster->id, LETTERS - 1, LETTERS), cluster };
}

static int compare_placed(const void *left, const void *right)
{
    const struct placed *const a = left, *const b = right;
    if (a->first != b->first)
        return a->first < b->first ? -1 : 1;
    if (a->second != b->second)
        return a->second < b->second ? -1 : 1;
    return slice_compare(a->cluster->id, b->cluster->id);
}

/* From numbers of clusters to numbers of entities. */
static void renumber(struct clustering *clustering, struct linking *linking,
                     const uint32_t *number_of)
{
    for (uint32_t article = 0; article < linking->count; article++) {
        const uint32_t count = linking->abstracts[article].head->referents.count;
        uint32_t *const of = clustering->of[article];
        for (uint32_t i = 0; i < count; i++)
            of[i] = of[i] == NO_ENTITY ? NO_ENTITY : number_of[of[i]];
        linking->articles[article].entities = of;
    }
    linking->of = clustering->of;
}

static void make_entity(const struct cluster *cluster, struct entity *entity)
{
    entity->kind = cluster->kind;
    entity->id = cluster->id;
    entity->identity = cluster->identity;
    entity->name = cluster->name;
    entity->mentions = cluster->mentions;
    entity->articles = cluster->articles;
    entity->first = cluster->first;
    entity->last = cluster->last;
    entity->facts = cluster->facts;
}

bool sort_entities(struct clustering *clustering, struct linking *linking,
                   struct fault *fault)
{
    struct arena *const arena = clustering->arena;
    const uint32_t count = clustering->clusters.count;
    struct placed *const placed = arena_array(arena, count + 1, sizeof *placed);
    uint32_t *const number_of = arena_array(arena, count + 1, sizeof *number_of);
    if (placed == NULL || number_of == NULL)
        return fault_no_memory(fault);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct cluster *const cluster = cluster_at(clustering, i);
        number_of[i] = NO_ENTITY;
        if (!cluster->gone && cluster->articles > 0)
            placed[kept++] = place(cluster);
    }
    qsort(placed, kept, sizeof *placed, compare_placed);
    struct entity *const entities =
        arena_array(clustering->kept, (size_t)kept + 1, sizeof *entities);
    if (entities == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < kept; i++) {
        make_entity(placed[i].cluster, &entities[i]);
        number_of[placed[i].cluster - cluster_at(clustering, 0)] = i;
    }
    renumber(clustering, linking, number_of);
    linking->entities = entities;
    linking->entity_count = kept;
    return true;
}
