/* Applies the user's corrections to clusters that have their ids. */
#include "base/utf8.h"
#include "linking/clusters.h"

static uint32_t find_cluster(const struct clustering *clustering, enum entity_kind kind,
                             struct slice id)
{
    for (uint32_t i = 0; i < clustering->clusters.count; i++) {
        const struct cluster *const cluster = cluster_at(clustering, i);
        if (cluster->kind == kind && !cluster->gone && slice_equals(cluster->id, id))
            return i;
    }
    return NO_ENTITY;
}

/* Whether the article knows the referent by this name and by nothing fuller: one that
 * it introduces by another name is not meant. */
static bool is_known_as(const struct abstract *abstract, uint32_t number,
                        struct slice alias)
{
    const struct abstract_referent *const referent = &abstract->referents[number];
    bool called = false;
    if (slice_equals(abstract_slice(abstract, referent->name), alias))
        return true;
    for (uint32_t i = 0; i < referent->surfaces.count; i++) {
        const struct slice named = abstract_slice(
            abstract, abstract->surfaces[referent->surfaces.first + i].text);
        called = called || slice_equals(named, alias);
        if (slice_find(alias, named) == SIZE_MAX)
            return false;
    }
    return called;
}

/* Moves referents of one cluster to another; only those known as `alias` unless it is
 * none. How many there were. */
static uint32_t move_referents(struct clustering *clustering, uint32_t from,
                               uint32_t to, struct slice alias)
{
    const struct linking *const linking = clustering->linking;
    uint32_t moved = 0;
    for (uint32_t article = 0; article < linking->count; article++) {
        const struct abstract *const at = &linking->abstracts[article];
        for (uint32_t i = 0; i < at->head->referents.count; i++) {
            if (clustering->of[article][i] != from ||
                (alias.bytes != NULL && !is_known_as(at, i, alias)))
                continue;
            clustering->of[article][i] = to;
            moved++;
        }
    }
    return moved;
}

static void merge(struct clustering *clustering, uint32_t from, uint32_t into)
{
    if (from == into)
        return;
    (void)move_referents(clustering, from, into, (struct slice){ 0 });
    cluster_at(clustering, from)->gone = true;
}

static bool split(struct clustering *clustering, struct correction *correction,
                  uint32_t from, struct fault *fault)
{
    struct arena *const arena = clustering->kept;
    const struct slice id = utf8_slug(arena, correction->name);
    if (id.bytes == NULL)
        return fault_no_memory(fault);
    uint32_t to = find_cluster(clustering, correction->kind, id);
    if (to == NO_ENTITY) {
        struct cluster *const cluster =
            list_add(&clustering->clusters, clustering->arena, sizeof *cluster);
        if (cluster == NULL)
            return fault_no_memory(fault);
        cluster->kind = correction->kind;
        cluster->name = correction->name;
        cluster->id = id;
        cluster->identity = key_hash(cluster->kind, KEY_ID, id);
        to = clustering->clusters.count - 1;
    }
    if (move_referents(clustering, from, to, correction->value) == 0)
        correction->problem = "no article knows it by the alias alone";
    return true;
}

static void change_kind(struct clustering *clustering, uint32_t number,
                        enum entity_kind kind)
{
    struct cluster *const cluster = cluster_at(clustering, number);
    const uint32_t same = find_cluster(clustering, kind, cluster->id);
    if (same != NO_ENTITY) {
        merge(clustering, number, same);
        return;
    }
    cluster->kind = kind;
    cluster->identity = key_hash(kind, KEY_ID, cluster->id);
}

static void hide(struct clustering *clustering, uint32_t number)
{
    (void)move_referents(clustering, number, NO_ENTITY, (struct slice){ 0 });
    cluster_at(clustering, number)->gone = true;
}

static bool apply(struct clustering *clustering, struct correction *correction,
                  struct fault *fault)
{
    const uint32_t number = find_cluster(clustering, correction->kind, correction->id);
    if (number == NO_ENTITY) {
        correction->problem = "no entity of this kind has the id";
        return true;
    }
    switch (correction->action) {
    case CORRECTION_MERGE: {
        const uint32_t into =
            find_cluster(clustering, correction->kind, correction->value);
        if (into == NO_ENTITY)
            correction->problem = "no entity of this kind has the other id";
        else
            merge(clustering, number, into);
        return true;
    }
    case CORRECTION_SPLIT:
        return split(clustering, correction, number, fault);
    case CORRECTION_RENAME:
        cluster_at(clustering, number)->name = correction->value;
        return true;
    case CORRECTION_KIND:
        change_kind(clustering, number, correction->new_kind);
        return true;
    case CORRECTION_HIDE:
        hide(clustering, number);
        return true;
    }
    return true;
}

bool apply_corrections(struct clustering *clustering, struct fault *fault)
{
    struct corrections *const corrections = clustering->linking->corrections;
    if (corrections == NULL)
        return true;
    for (uint32_t i = 0; i < corrections->count; i++) {
        struct correction *const correction = &corrections->items[i];
        correction->problem = NULL;
        if (!apply(clustering, correction, fault))
            return false;
        correction->applied = correction->problem == NULL;
    }
    return true;
}
