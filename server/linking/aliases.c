#include <stdlib.h>

#include "linking/clusters.h"

/* One mention, as aliases are counted from it. */
struct surface {
    uint32_t cluster;
    struct slice text;
};

static int compare_surfaces(const void *left, const void *right)
{
    const struct surface *const a = left, *const b = right;
    if (a->cluster != b->cluster)
        return a->cluster < b->cluster ? -1 : 1;
    return slice_compare(a->text, b->text);
}

static bool gather_surfaces(struct clustering *clustering, struct list *surfaces)
{
    const struct linking *const linking = clustering->linking;
    for (uint32_t article = 0; article < linking->count; article++) {
        const struct reading *const reading = linking->corpus[article].reading;
        for (uint32_t i = 0; i < reading->mention_count; i++) {
            const struct mention *const mention = &reading->mentions[i];
            const uint32_t cluster = clustering->of[article][mention->referent];
            if (cluster == NO_ENTITY)
                continue;
            cluster_at(clustering, cluster)->mentions++;
            if (mention->derived)
                continue;
            struct surface *const surface =
                list_add(surfaces, linking->arena, sizeof *surface);
            if (surface == NULL)
                return false;
            surface->cluster = cluster;
            surface->text =
                span_text(linking->corpus[article].article->text, mention->span);
        }
    }
    return true;
}

/* Where the alias without its genitive s is counted already, or NULL. */
static struct alias *find_nominative(const struct cluster *cluster,
                                     struct slice surface)
{
    struct alias *const aliases = cluster->aliases.items;
    if (!slice_ends_with(surface, SLICE("s")))
        return NULL;
    const struct slice nominative = slice_part(surface, 0, surface.length - 1);
    for (uint32_t i = cluster->aliases.count; i-- > 0;)
        if (slice_equals(aliases[i].text, nominative))
            return &aliases[i];
    return NULL;
}

/* "Putins" alone is counted as "Putin" where the entity's name has that word. */
static struct slice without_genitive(const struct cluster *cluster,
                                     struct slice surface)
{
    if (!slice_ends_with(surface, SLICE("s")) ||
        slice_ends_with(cluster->name, surface))
        return surface;
    const struct slice nominative = slice_part(surface, 0, surface.length - 1);
    return slice_ends_with(cluster->name, nominative) ? nominative : surface;
}

static bool count_alias(struct clustering *clustering, const struct surface *surface,
                        uint32_t count)
{
    struct cluster *const cluster = cluster_at(clustering, surface->cluster);
    const struct slice text = without_genitive(cluster, surface->text);
    struct alias *alias = find_nominative(cluster, surface->text);
    struct alias *const aliases = cluster->aliases.items;
    for (uint32_t i = 0; alias == NULL && i < cluster->aliases.count; i++)
        if (slice_equals(aliases[i].text, text))
            alias = &aliases[i];
    if (alias == NULL) {
        alias = list_add(&cluster->aliases, clustering->linking->arena, sizeof *alias);
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

bool gather_aliases(struct clustering *clustering, struct fault *fault)
{
    struct list surfaces = { 0 };
    if (!gather_surfaces(clustering, &surfaces))
        return fault_no_memory(fault);
    struct surface *const all = surfaces.items;
    if (surfaces.count > 0)
        qsort(all, surfaces.count, sizeof *all, compare_surfaces);
    for (uint32_t i = 0, next = 0; i < surfaces.count; i = next) {
        while (next < surfaces.count && compare_surfaces(&all[i], &all[next]) == 0)
            next++;
        if (!count_alias(clustering, &all[i], next - i))
            return fault_no_memory(fault);
    }
    for (uint32_t i = 0; i < clustering->clusters.count; i++) {
        struct cluster *const cluster = cluster_at(clustering, i);
        if (cluster->aliases.count > 0)
            qsort(cluster->aliases.items, cluster->aliases.count, sizeof(struct alias),
                  compare_aliases);
    }
    return true;
}
