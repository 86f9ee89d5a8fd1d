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

/* Whether the article calls the referent by this name anywhere. */
static bool is_called(const struct corpus_article *at, uint32_t referent,
                      struct slice alias)
{
    const struct reading *const reading = at->reading;
    if (slice_equals(reading->referents[referent].name, alias))
        return true;
    for (uint32_t i = 0; i < reading->mention_count; i++) {
        if (reading->mentions[i].referent == referent &&
            !reading->mentions[i].derived &&
            slice_equals(span_text(at->article->text, reading->mentions[i].span),
                         alias))
            return true;
    }
    return false;
}

/* Moves referents of one cluster to another; only those called `alias` unless it is
 * none. */
static void move_referents(struct clustering *clustering, uint32_t from, uint32_t to,
                           struct slice alias)
{
    const struct linking *const linking = clustering->linking;
    for (uint32_t article = 0; article < linking->count; article++) {
        const struct corpus_article *const at = &linking->corpus[article];
        for (uint32_t i = 0; i < at->reading->referent_count; i++) {
            if (clustering->of[article][i] == from &&
                (alias.bytes == NULL || is_called(at, i, alias)))
                clustering->of[article][i] = to;
        }
    }
}

static void merge(struct clustering *clustering, uint32_t from, uint32_t into)
{
    if (from == into)
        return;
    move_referents(clustering, from, into, (struct slice){ 0 });
    cluster_at(clustering, from)->gone = true;
}

static bool split(struct clustering *clustering, const struct correction *correction,
                  uint32_t from, struct fault *fault)
{
    struct arena *const arena = clustering->linking->arena;
    const struct slice id = utf8_slug(arena, correction->name);
    if (id.bytes == NULL)
        return fault_no_memory(fault);
    uint32_t to = find_cluster(clustering, correction->kind, id);
    if (to == NO_ENTITY) {
        struct cluster *const cluster =
            list_add(&clustering->clusters, arena, sizeof *cluster);
        if (cluster == NULL)
            return fault_no_memory(fault);
        cluster->kind = correction->kind;
        cluster->name = correction->name;
        cluster->id = id;
        to = clustering->clusters.count - 1;
    }
    move_referents(clustering, from, to, correction->value);
    return true;
}

static void change_kind(struct clustering *clustering, uint32_t number,
                        enum entity_kind kind)
{
    struct cluster *const cluster = cluster_at(clustering, number);
    const uint32_t same = find_cluster(clustering, kind, cluster->id);
    if (same != NO_ENTITY)
        merge(clustering, number, same);
    else
        cluster->kind = kind;
}

static bool apply(struct clustering *clustering, struct correction *correction,
                  struct fault *fault)
{
    const uint32_t number = find_cluster(clustering, correction->kind, correction->id);
    const bool merges = correction->action == CORRECTION_MERGE;
    const uint32_t into =
        merges ? find_cluster(clustering, correction->kind, correction->value) : number;
    correction->applied = number != NO_ENTITY && into != NO_ENTITY;
    if (!correction->applied)
        return true;
    switch (correction->action) {
    case CORRECTION_MERGE:
        merge(clustering, number, into);
        break;
    case CORRECTION_SPLIT:
        return split(clustering, correction, number, fault);
    case CORRECTION_RENAME:
        cluster_at(clustering, number)->name = correction->value;
        break;
    case CORRECTION_KIND:
        change_kind(clustering, number, correction->new_kind);
        break;
    case CORRECTION_HIDE:
        move_referents(clustering, number, NO_ENTITY, (struct slice){ 0 });
        cluster_at(clustering, number)->gone = true;
        break;
    }
    return true;
}

bool apply_corrections(struct clustering *clustering, struct fault *fault)
{
    struct corrections *const corrections = clustering->linking->corrections;
    if (corrections == NULL)
        return true;
    for (uint32_t i = 0; i < corrections->count; i++)
        if (!apply(clustering, &corrections->items[i], fault))
            return false;
    return true;
}
