#include "linking/clusters.h"

#define AMBIGUOUS (UINT32_MAX - 1)

static const size_t clusters_ceiling = (size_t)16 << 30;

static const struct abstract_referent *referent_at(const struct clustering *clustering,
                                                   uint32_t article, uint32_t referent)
{
    return &clustering->linking->abstracts[article].referents[referent];
}

static uint32_t add_cluster(struct clustering *clustering, uint32_t article,
                            uint32_t number)
{
    const struct abstract *const abstract = &clustering->linking->abstracts[article];
    const struct abstract_referent *const referent = &abstract->referents[number];
    struct cluster *const cluster =
        list_add(&clustering->clusters, clustering->arena, sizeof *cluster);
    if (cluster == NULL)
        return KEYMAP_NONE;
    cluster->kind = referent->kind;
    cluster->name = abstract_slice(abstract, referent->name);
    cluster->slug = abstract_slice(abstract, referent->slug);
    cluster->key = abstract_slice(abstract, referent->key);
    return clustering->clusters.count - 1;
}

/* Lets the key lead to the cluster; a key that two clusters want leads to neither. */
static bool offer_key(struct clustering *clustering, uint64_t key, uint32_t cluster,
                      struct fault *fault)
{
    const uint32_t known = keymap_find(&clustering->by_key, key);
    if (known == cluster)
        return true;
    return keymap_set(&clustering->by_key, clustering->arena, key,
                      known == KEYMAP_NONE ? cluster : AMBIGUOUS, fault);
}

typedef bool visitor(struct clustering *clustering, uint32_t article, uint32_t referent,
                     struct fault *fault);

/* Visits all referents in order of publication. */
static bool for_each(struct clustering *clustering, visitor *visit, struct fault *fault)
{
    const struct linking *const linking = clustering->linking;
    for (uint32_t i = 0; i < linking->count; i++) {
        const uint32_t article = linking->order[i];
        const uint32_t count = linking->abstracts[article].head->referents.count;
        for (uint32_t referent = 0; referent < count; referent++)
            if (!visit(clustering, article, referent, fault))
                return false;
    }
    return true;
}

/* First the referents that the lexicon knows. */
static bool place_known(struct clustering *clustering, uint32_t article,
                        uint32_t number, struct fault *fault)
{
    const struct abstract_referent *const referent =
        referent_at(clustering, article, number);
    clustering->of[article][number] = NO_ENTITY;
    if (referent->lexicon_key == 0)
        return true;
    uint32_t cluster = keymap_find(&clustering->by_key, referent->lexicon_key);
    if (cluster == KEYMAP_NONE)
        cluster = add_cluster(clustering, article, number);
    if (cluster == KEYMAP_NONE)
        return fault_no_memory(fault);
    clustering->of[article][number] = cluster;
    return offer_key(clustering, referent->lexicon_key, cluster, fault) &&
           offer_key(clustering, referent->name_key, cluster, fault);
}

static bool place_by_name(struct clustering *clustering, uint32_t article,
                          uint32_t number, struct fault *fault)
{
    const uint64_t key = referent_at(clustering, article, number)->name_key;
    const uint32_t known = keymap_find(&clustering->by_key, key);
    uint32_t cluster = known;
    if (known == KEYMAP_NONE || known == AMBIGUOUS)
        cluster = add_cluster(clustering, article, number);
    if (cluster == KEYMAP_NONE)
        return fault_no_memory(fault);
    clustering->of[article][number] = cluster;
    return known != KEYMAP_NONE || offer_key(clustering, key, cluster, fault);
}

/* What an entity is called beside its name: surnames of people, acronyms of
 * organisations. */
static bool offer_weak_keys(struct clustering *clustering, uint32_t article,
                            uint32_t number, struct fault *fault)
{
    const struct abstract *const abstract = &clustering->linking->abstracts[article];
    const struct abstract_referent *const referent = &abstract->referents[number];
    const uint32_t cluster = clustering->of[article][number];
    if (referent->kind == ENTITY_PERSON)
        return offer_key(clustering, referent->weak_key, cluster, fault);
    for (uint32_t i = 0; i < referent->acronyms.count; i++) {
        const uint64_t acronym = abstract->acronyms[referent->acronyms.first + i];
        if (!offer_key(clustering, acronym, cluster, fault))
            return false;
    }
    return true;
}

static struct slice role_at(const struct abstract *abstract,
                            const struct abstract_referent *referent, uint32_t number)
{
    return abstract_slice(abstract, abstract->roles[referent->roles.first + number]);
}

static bool has_role(const struct cluster *cluster, uint64_t role)
{
    const uint64_t *const roles = cluster->roles.items;
    for (uint32_t i = 0; i < cluster->roles.count; i++)
        if (roles[i] == role)
            return true;
    return false;
}

/* The roles of people that the lexicon does not know: they tell namesakes apart. */
static bool keep_roles(struct clustering *clustering, uint32_t article, uint32_t number,
                       struct fault *fault)
{
    const struct abstract *const abstract = &clustering->linking->abstracts[article];
    const struct abstract_referent *const referent = &abstract->referents[number];
    if (referent->kind != ENTITY_PERSON || referent->roles.count == 0)
        return true;
    struct cluster *const cluster =
        cluster_at(clustering, clustering->of[article][number]);
    for (uint32_t i = 0; i < referent->roles.count && cluster->key.bytes == NULL; i++) {
        const uint64_t hash = slice_hash(role_at(abstract, referent, i));
        if (has_role(cluster, hash))
            continue;
        uint64_t *const role =
            list_add(&cluster->roles, clustering->arena, sizeof *role);
        if (role == NULL)
            return fault_no_memory(fault);
        *role = hash;
    }
    return true;
}

/* Then those with a name of their own; what else tells of each is kept. */
static bool place_named(struct clustering *clustering, uint32_t article,
                        uint32_t number, struct fault *fault)
{
    if (clustering->of[article][number] == NO_ENTITY) {
        if (referent_at(clustering, article, number)->is_weak)
            return true;
        if (!place_by_name(clustering, article, number, fault))
            return false;
    }
    return offer_weak_keys(clustering, article, number, fault) &&
           keep_roles(clustering, article, number, fault);
}

static bool shares_role(const struct cluster *cluster, const struct abstract *abstract,
                        const struct abstract_referent *referent)
{
    for (uint32_t i = 0; i < referent->roles.count; i++)
        if (has_role(cluster, slice_hash(role_at(abstract, referent, i))))
            return true;
    return false;
}

/* Last the weak ones: an acronym joins the only organisation that is called so, a
 * surname the only person of that name, if the lexicon knows the person or a role is
 * shared. */
static bool place_weak(struct clustering *clustering, uint32_t article, uint32_t number,
                       struct fault *fault)
{
    const struct abstract *const abstract = &clustering->linking->abstracts[article];
    const struct abstract_referent *const referent = &abstract->referents[number];
    if (clustering->of[article][number] != NO_ENTITY)
        return true;
    const uint32_t found = keymap_find(&clustering->by_key, referent->weak_key);
    if (found == KEYMAP_NONE || found == AMBIGUOUS)
        return place_by_name(clustering, article, number, fault);
    const struct cluster *const cluster = cluster_at(clustering, found);
    if (referent->kind == ENTITY_PERSON && cluster->key.bytes == NULL &&
        !shares_role(cluster, abstract, referent))
        return place_by_name(clustering, article, number, fault);
    clustering->of[article][number] = found;
    return true;
}

static void widen_days(struct cluster *cluster, const struct abstract_head *head)
{
    const struct interval *const interval = &head->published;
    if (!head->is_dated)
        return;
    if (!day_is_known(cluster->first) ||
        day_number(interval->earliest) < day_number(cluster->first))
        cluster->first = interval->earliest;
    if (!day_is_known(cluster->last) ||
        day_number(interval->latest) > day_number(cluster->last))
        cluster->last = interval->latest;
}

/* What is known already stays: of the article published first. */
static void merge_facts(struct entity_facts *into, const struct entity_facts *from)
{
    if (into->country.length == 0)
        into->country = from->country;
    if (into->weapon_class.length == 0)
        into->weapon_class = from->weapon_class;
    if (into->calibre_mm <= 0)
        into->calibre_mm = from->calibre_mm;
    if (into->precision == PRECISION_NONE) {
        into->precision = from->precision;
        into->latitude = from->latitude;
        into->longitude = from->longitude;
    }
}

static bool count_referent(struct clustering *clustering, uint32_t article,
                           uint32_t number, struct fault *fault)
{
    (void)fault;
    if (clustering->of[article][number] == NO_ENTITY)
        return true;
    const struct abstract *const abstract = &clustering->linking->abstracts[article];
    const struct abstract_referent *const referent = &abstract->referents[number];
    struct cluster *const cluster =
        cluster_at(clustering, clustering->of[article][number]);
    cluster->mentions += referent->mentions;
    if (referent->facts != ABSTRACT_NONE) {
        const struct entity_facts facts = abstract_facts_of(abstract, referent);
        merge_facts(&cluster->facts, &facts);
    }
    if (cluster->last_article == article + 1)
        return true;
    cluster->last_article = article + 1;
    cluster->articles++;
    widen_days(cluster, clustering->linking->abstracts[article].head);
    return true;
}

static bool prepare(struct clustering *clustering, struct fault *fault)
{
    const struct linking *const linking = clustering->linking;
    uint32_t referents = 1;
    for (uint32_t i = 0; i < linking->count; i++)
        referents += linking->abstracts[i].head->referents.count;
    uint32_t *all = arena_array(clustering->kept, referents, sizeof *all);
    clustering->of =
        arena_array(clustering->kept, linking->count + 1, sizeof *clustering->of);
    /* As if each founded a cluster: what is never written takes no memory. */
    if (all == NULL || clustering->of == NULL ||
        !list_reserve(&clustering->clusters, clustering->arena, referents,
                      sizeof(struct cluster)))
        return fault_no_memory(fault);
    if (!keymap_reserve(&clustering->by_key, clustering->arena, referents, fault))
        return false;
    for (uint32_t i = 0; i < linking->count; i++) {
        clustering->of[i] = all;
        all += linking->abstracts[i].head->referents.count;
    }
    return true;
}

static bool cluster_all(struct clustering *clustering, struct linking *linking,
                        struct fault *fault)
{
    static visitor *const placing[] = { place_known, place_named, place_weak };
    if (!prepare(clustering, fault))
        return false;
    for (size_t i = 0; i < sizeof placing / sizeof placing[0]; i++)
        if (!for_each(clustering, placing[i], fault))
            return false;
    return give_ids(clustering, fault) && apply_corrections(clustering, fault) &&
           for_each(clustering, count_referent, fault) &&
           sort_entities(clustering, linking, fault);
}

bool link_entities(struct linking *linking, struct arena *arena, struct fault *fault)
{
    struct clustering clustering = { .linking = linking,
                                     .arena = arena_create(clusters_ceiling),
                                     .kept = arena };
    const bool ok = clustering.arena == NULL ? fault_no_memory(fault)
                                             : cluster_all(&clustering, linking, fault);
    arena_destroy(clustering.arena);
    return ok;
}
