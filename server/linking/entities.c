#include <stdio.h>

#include "base/utf8.h"
#include "linking/clusters.h"
#include "news/vocabulary.h"

#define AMBIGUOUS (UINT32_MAX - 1)

struct slice join_key(struct arena *arena, enum entity_kind kind, const char *sort,
                      struct slice value)
{
    char key[KEY_SIZE];
    const int length = snprintf(key, sizeof key, "%s/%s/%.*s", entity_kind_name(kind),
                                sort, (int)value.length, value.bytes);
    const size_t kept = (size_t)length < sizeof key ? (size_t)length : sizeof key - 1;
    return arena_copy(arena, (struct slice){ key, kept });
}

/* A weapon that is known by nothing but its class and calibre ("152-mm-Granate") is the
 * same as any other of that class and calibre. */
static struct slice calibre_key(struct arena *arena, const struct referent *referent)
{
    char value[128];
    const struct slice class = referent->facts.weapon_class;
    const int length = snprintf(value, sizeof value, "%.*s/%.6g", (int)class.length,
                                class.bytes, referent->facts.calibre_mm);
    const size_t kept =
        (size_t)length < sizeof value ? (size_t)length : sizeof value - 1;
    return join_key(arena, ENTITY_WEAPON, "calibre", (struct slice){ value, kept });
}

/* person_key() of the name; bytes NULL if out of memory. */
static struct slice remember_person_key(struct clustering *clustering,
                                        struct slice name)
{
    struct fault fault = { 0 };
    struct arena *const arena = clustering->linking->arena;
    const uint32_t known = map_find(&clustering->person_keys, name);
    if (known != MAP_NONE)
        return ((const struct slice *)clustering->keys.items)[known];
    struct slice *const key = list_add(&clustering->keys, arena, sizeof *key);
    if (key == NULL)
        return (struct slice){ 0 };
    *key = person_key(arena, name);
    const uint32_t number = clustering->keys.count - 1;
    if (!map_set(&clustering->person_keys, arena, name, number, &fault))
        return (struct slice){ 0 };
    return *key;
}

static struct slice name_key(struct clustering *clustering,
                             const struct referent *referent)
{
    struct arena *const arena = clustering->linking->arena;
    const struct entity_facts *const facts = &referent->facts;
    if (referent->kind == ENTITY_WEAPON && facts->calibre_mm > 0 &&
        facts->weapon_class.length > 0)
        return calibre_key(arena, referent);
    const struct slice value = referent->kind == ENTITY_PERSON
                                   ? remember_person_key(clustering, referent->name)
                                   : utf8_slug(arena, referent->name);
    return value.bytes == NULL ? value : join_key(arena, referent->kind, "name", value);
}

static struct slice surname_key(struct clustering *clustering,
                                const struct referent *referent)
{
    const struct slice key = remember_person_key(clustering, referent->name);
    if (key.bytes == NULL)
        return key;
    return join_key(clustering->linking->arena, ENTITY_PERSON, "surname",
                    surname_of_key(key));
}

static uint32_t add_cluster(struct clustering *clustering,
                            const struct referent *referent)
{
    struct cluster *const cluster =
        list_add(&clustering->clusters, clustering->linking->arena, sizeof *cluster);
    if (cluster == NULL)
        return MAP_NONE;
    cluster->kind = referent->kind;
    cluster->name = referent->name;
    cluster->key = referent->key;
    return clustering->clusters.count - 1;
}

/* Lets the key lead to the cluster; a key that two clusters want leads to neither. */
static bool offer_key(struct clustering *clustering, struct slice key, uint32_t cluster,
                      struct fault *fault)
{
    if (key.bytes == NULL)
        return fault_no_memory(fault);
    const uint32_t known = map_find(&clustering->by_key, key);
    if (known != MAP_NONE && known != cluster)
        cluster = AMBIGUOUS;
    return map_set(&clustering->by_key, clustering->linking->arena, key, cluster,
                   fault);
}

typedef bool visitor(struct clustering *clustering, uint32_t article, uint32_t referent,
                     struct fault *fault);

/* Visits all referents in order of publication. */
static bool for_each(struct clustering *clustering, visitor *visit, struct fault *fault)
{
    const struct linking *const linking = clustering->linking;
    for (uint32_t i = 0; i < linking->count; i++) {
        const uint32_t article = linking->order[i];
        const uint32_t count = linking->corpus[article].reading->referent_count;
        for (uint32_t referent = 0; referent < count; referent++)
            if (!visit(clustering, article, referent, fault))
                return false;
    }
    return true;
}

static const struct referent *referent_at(const struct clustering *clustering,
                                          uint32_t article, uint32_t referent)
{
    return &clustering->linking->corpus[article].reading->referents[referent];
}

/* First the referents that the lexicon knows. */
static bool place_known(struct clustering *clustering, uint32_t article,
                        uint32_t number, struct fault *fault)
{
    struct arena *const arena = clustering->linking->arena;
    const struct referent *const referent = referent_at(clustering, article, number);
    clustering->of[article][number] = MAP_NONE;
    if (referent->key.bytes == NULL)
        return true;
    const struct slice key = join_key(arena, referent->kind, "lexicon", referent->key);
    uint32_t cluster =
        key.bytes == NULL ? MAP_NONE : map_find(&clustering->by_key, key);
    if (cluster == MAP_NONE)
        cluster = add_cluster(clustering, referent);
    if (cluster == MAP_NONE)
        return fault_no_memory(fault);
    clustering->of[article][number] = cluster;
    return offer_key(clustering, key, cluster, fault) &&
           offer_key(clustering, name_key(clustering, referent), cluster, fault);
}

/* A lone surname or an acronym says too little to found an entity while others may. */
static bool is_weak(const struct referent *referent)
{
    if (referent->kind == ENTITY_PERSON)
        return name_is_single(referent->name);
    return referent->kind == ENTITY_ORGANISATION && name_is_acronym(referent->name);
}

static bool place_by_name(struct clustering *clustering, uint32_t article,
                          uint32_t number, struct fault *fault)
{
    const struct referent *const referent = referent_at(clustering, article, number);
    const struct slice key = name_key(clustering, referent);
    uint32_t cluster =
        key.bytes == NULL ? MAP_NONE : map_find(&clustering->by_key, key);
    if (cluster == MAP_NONE || cluster == AMBIGUOUS)
        cluster = add_cluster(clustering, referent);
    if (cluster == MAP_NONE)
        return fault_no_memory(fault);
    clustering->of[article][number] = cluster;
    return map_find(&clustering->by_key, key) != MAP_NONE ||
           offer_key(clustering, key, cluster, fault);
}

/* Then those with a name of their own. */
static bool place_named(struct clustering *clustering, uint32_t article,
                        uint32_t number, struct fault *fault)
{
    if (clustering->of[article][number] != MAP_NONE ||
        is_weak(referent_at(clustering, article, number)))
        return true;
    return place_by_name(clustering, article, number, fault);
}

/* What an entity is called beside its name: surnames of people, acronyms of
 * organisations. */
static bool offer_weak_keys(struct clustering *clustering, uint32_t article,
                            uint32_t number, struct fault *fault)
{
    struct arena *const arena = clustering->linking->arena;
    const struct corpus_article *const at = &clustering->linking->corpus[article];
    const struct referent *const referent = referent_at(clustering, article, number);
    const uint32_t cluster = clustering->of[article][number];
    if (cluster == MAP_NONE)
        return true;
    if (referent->kind == ENTITY_PERSON)
        return offer_key(clustering, surname_key(clustering, referent), cluster, fault);
    if (referent->kind != ENTITY_ORGANISATION)
        return true;
    for (uint32_t i = 0; i < at->reading->mention_count; i++) {
        const struct mention *const mention = &at->reading->mentions[i];
        const struct slice surface = span_text(at->article->text, mention->span);
        if (mention->referent != number || mention->derived ||
            !name_is_acronym(surface))
            continue;
        const struct slice key =
            join_key(arena, ENTITY_ORGANISATION, "acronym", surface);
        if (!offer_key(clustering, key, cluster, fault))
            return false;
    }
    return true;
}

static bool has_role(const struct referent *referent, struct slice role)
{
    for (uint32_t i = 0; i < referent->role_count; i++)
        if (slice_equals(referent->roles[i], role))
            return true;
    return false;
}

static bool shares_role(const struct cluster *cluster, const struct referent *referent)
{
    const struct slice *const roles = cluster->roles.items;
    for (uint32_t i = 0; i < cluster->roles.count; i++) {
        if (has_role(referent, roles[i]))
            return true;
    }
    return false;
}

/* Last the weak ones: an acronym joins the only organisation that is called so, a
 * surname the only person of that name, if the lexicon knows the person or a role is
 * shared. */
static bool place_weak(struct clustering *clustering, uint32_t article, uint32_t number,
                       struct fault *fault)
{
    struct arena *const arena = clustering->linking->arena;
    const struct referent *const referent = referent_at(clustering, article, number);
    const bool person = referent->kind == ENTITY_PERSON;
    if (clustering->of[article][number] != MAP_NONE)
        return true;
    const struct slice key =
        person ? surname_key(clustering, referent)
               : join_key(arena, referent->kind, "acronym", referent->name);
    if (key.bytes == NULL)
        return fault_no_memory(fault);
    const uint32_t found = map_find(&clustering->by_key, key);
    if (found == MAP_NONE || found == AMBIGUOUS)
        return place_by_name(clustering, article, number, fault);
    const struct cluster *const cluster = cluster_at(clustering, found);
    if (person && cluster->key.bytes == NULL && !shares_role(cluster, referent))
        return place_by_name(clustering, article, number, fault);
    clustering->of[article][number] = found;
    return true;
}

static bool has_slice(const struct list *list, struct slice text)
{
    const struct slice *const items = list->items;
    for (uint32_t i = 0; i < list->count; i++)
        if (slice_equals(items[i], text))
            return true;
    return false;
}

static bool gather_roles(struct clustering *clustering, uint32_t article,
                         uint32_t number, struct fault *fault)
{
    const struct referent *const referent = referent_at(clustering, article, number);
    if (clustering->of[article][number] == MAP_NONE)
        return true;
    struct cluster *const cluster =
        cluster_at(clustering, clustering->of[article][number]);
    for (uint32_t i = 0; i < referent->role_count; i++) {
        if (has_slice(&cluster->roles, referent->roles[i]))
            continue;
        struct slice *const role =
            list_add(&cluster->roles, clustering->linking->arena, sizeof *role);
        if (role == NULL)
            return fault_no_memory(fault);
        *role = referent->roles[i];
    }
    return true;
}

static void widen_days(struct cluster *cluster, const struct publication *published)
{
    const struct interval *const interval = &published->interval;
    if (published->date.bytes == NULL)
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

static bool gather_facts(struct clustering *clustering, uint32_t article,
                         uint32_t number, struct fault *fault)
{
    (void)fault;
    const struct referent *const referent = referent_at(clustering, article, number);
    if (clustering->of[article][number] == NO_ENTITY)
        return true;
    struct cluster *const cluster =
        cluster_at(clustering, clustering->of[article][number]);
    merge_facts(&cluster->facts, &referent->facts);
    if (cluster->last_article == article + 1)
        return true;
    cluster->last_article = article + 1;
    cluster->articles++;
    widen_days(cluster, &clustering->linking->corpus[article].reading->published);
    return true;
}

static bool prepare(struct clustering *clustering, struct fault *fault)
{
    const struct linking *const linking = clustering->linking;
    clustering->of =
        arena_array(linking->arena, linking->count + 1, sizeof *clustering->of);
    if (clustering->of == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < linking->count; i++) {
        const uint32_t count = linking->corpus[i].reading->referent_count;
        clustering->of[i] =
            arena_array(linking->arena, count + 1, sizeof **clustering->of);
        if (clustering->of[i] == NULL)
            return fault_no_memory(fault);
    }
    return true;
}

static bool visit_all(struct clustering *clustering, visitor *const *visits,
                      size_t count, struct fault *fault)
{
    for (size_t i = 0; i < count; i++)
        if (!for_each(clustering, visits[i], fault))
            return false;
    return true;
}

bool link_entities(const struct linking *linking, struct links *out,
                   struct fault *fault)
{
    static visitor *const placing[] = { place_known, place_named, offer_weak_keys,
                                        gather_roles, place_weak };
    static visitor *const gathering[] = { gather_roles, gather_facts };
    struct clustering clustering = { .linking = linking };
    return prepare(&clustering, fault) &&
           visit_all(&clustering, placing, sizeof placing / sizeof placing[0], fault) &&
           give_ids(&clustering, fault) && apply_corrections(&clustering, fault) &&
           visit_all(&clustering, gathering, sizeof gathering / sizeof gathering[0],
                     fault) &&
           gather_aliases(&clustering, fault) && sort_entities(&clustering, out, fault);
}
