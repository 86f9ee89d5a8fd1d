#include "linking/propositions.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "linking/terms.h"

/* One article while propositions are made of its claims. */
struct making {
    struct arena *arena;
    const struct abstract *abstract;
    const uint64_t *terms;      /* of the abstract, copied */
    const struct count *counts; /* the same */
    const struct proposition_maker *maker;
    const uint32_t *entity_of; /* by referent */
    const struct scene *scene;
};

static uint32_t entity_of(const struct making *making, uint32_t referent)
{
    return making->maker->namesakes[making->entity_of[referent]];
}

static int compare_numbers(const void *left, const void *right)
{
    const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static uint32_t sort_numbers(uint32_t *numbers, uint32_t count)
{
    uint32_t kept = 0;
    if (count > 1)
        qsort(numbers, count, sizeof *numbers, compare_numbers);
    for (uint32_t i = 0; i < count; i++)
        if (kept == 0 || numbers[i] != numbers[kept - 1])
            numbers[kept++] = numbers[i];
    return kept;
}

/* The entities of referents, sorted, each once; NULL: out of memory. */
static const uint32_t *gather_entities(const struct making *making,
                                       struct abstract_part topics, uint32_t *count)
{
    uint32_t *const all =
        arena_array(making->arena, (size_t)topics.count + 1, sizeof *all);
    if (all == NULL)
        return NULL;
    for (uint32_t i = 0; i < topics.count; i++)
        all[i] = entity_of(making, making->abstract->topics[topics.first + i]);
    *count = sort_numbers(all, topics.count);
    return all;
}

static bool set_weapons(const struct making *making, const struct abstract_claim *claim,
                        struct proposition *proposition)
{
    const struct abstract_weapon *const from =
        making->abstract->weapons + claim->weapons.first;
    const size_t count = claim->weapons.count;
    uint64_t *const classes = arena_array(making->arena, count + 1, sizeof *classes);
    uint32_t *const weapons = arena_array(making->arena, count + 1, sizeof *weapons);
    if (classes == NULL || weapons == NULL)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        weapons[i] = entity_of(making, from[i].referent);
        classes[i] = from[i].class;
    }
    proposition->weapons = weapons;
    proposition->weapon_count = sort_numbers(weapons, claim->weapons.count);
    proposition->classes = classes;
    proposition->class_count = terms_sort(classes, claim->weapons.count);
    return true;
}

static struct party party_of(const struct making *making, uint32_t referent)
{
    if (referent == NO_REFERENT)
        return (struct party){ PARTY_NONE, 0 };
    const uint32_t number = entity_of(making, referent);
    const struct entity *const entity = &making->maker->linking->entities[number];
    const struct slice country = entity->facts.country;
    if (entity->kind == ENTITY_PERSON)
        return (struct party){ PARTY_PERSON, number };
    if (entity->kind != ENTITY_PLACE)
        return (struct party){ PARTY_ORGANISATION, number };
    if (country.length != 2)
        return (struct party){ PARTY_PLACE, number };
    const uint32_t letters = (uint32_t)(unsigned char)country.bytes[0] << 8 |
                             (unsigned char)country.bytes[1];
    return (struct party){ PARTY_PLACE, COUNTRY + letters };
}

static uint64_t speaker_hash(const struct making *making,
                             const struct abstract_claim *claim)
{
    if (claim->speaker == NO_REFERENT)
        return claim->group_hash;
    const uint32_t entity = entity_of(making, claim->speaker);
    return slice_hash((struct slice){ (const char *)&entity, sizeof entity });
}

/* Two propositions without a bit in common have nothing to be compared. */
static uint64_t signature_of(const struct making *making,
                             const struct proposition *proposition)
{
    uint64_t bits = 0;
    for (uint32_t i = 0; i < proposition->term_count; i++)
        bits |= hash_bit(proposition->terms[i]);
    for (uint32_t i = 0; i < proposition->class_count; i++)
        bits |= hash_bit(proposition->classes[i]);
    for (uint32_t i = 0; i < proposition->entity_count; i++)
        bits |= hash_bit(making->maker->identities[proposition->entities[i]]);
    return bits;
}

static struct days days_of(const struct interval *interval)
{
    return (struct days){
        day_is_known(interval->earliest) ? day_number(interval->earliest) : INT32_MIN,
        day_is_known(interval->latest) ? day_number(interval->latest) : INT32_MAX,
    };
}

static bool make_one(const struct making *making, struct claim_at at,
                     struct proposition *proposition)
{
    const struct abstract *const abstract = making->abstract;
    const struct abstract_claim *const claim = &abstract->claims[at.claim];
    *proposition = (struct proposition){
        .at = at,
        .event = claim->event,
        .mood = claim->mood,
        .answer = claim->answer,
        .denies = claim->denies,
        .denied = claim->denied,
        .confirms = claim->confirms,
        .topical = claim->topical,
        .own = claim->own,
        .infinitive = claim->infinitive,
        .supplier = party_of(making, claim->supplier),
        .recipient = party_of(making, claim->recipient),
        .terms = making->terms + claim->terms.first,
        .term_count = claim->terms.count,
        .term_weight =
            terms_weight(abstract->terms + claim->terms.first, claim->terms.count),
        .counts = making->counts + claim->counts.first,
        .count_count = claim->counts.count,
        .speaker = speaker_hash(making, claim),
        .source = claim->source,
        .paper = claim->paper,
        .sentence = claim->sentence,
        .when = days_of(&claim->when),
        .scene = making->scene,
    };
    proposition->entities =
        gather_entities(making, claim->topics, &proposition->entity_count);
    if (proposition->entities == NULL || !set_weapons(making, claim, proposition))
        return false;
    proposition->signature = signature_of(making, proposition);
    return true;
}

static struct scene *make_scene(const struct making *making)
{
    const struct abstract *const abstract = making->abstract;
    const struct abstract_head *const head = abstract->head;
    const struct abstract_part lead = abstract->body->lead_terms;
    struct scene *const scene = arena_alloc(making->arena, sizeof *scene);
    if (scene == NULL)
        return NULL;
    *scene = (struct scene){ .terms = making->terms + lead.first,
                             .term_count = lead.count,
                             .term_weight =
                                 terms_weight(abstract->terms + lead.first, lead.count),
                             .published = days_of(&head->published),
                             .day = day_number(head->published.earliest),
                             .dated = head->is_dated };
    scene->entities =
        gather_entities(making, abstract->body->lead_topics, &scene->entity_count);
    return scene->entities == NULL ? NULL : scene;
}

/* What propositions point to stays when the claims of the abstract are put away. */
static bool copy_words(struct making *making)
{
    const struct abstract *const abstract = making->abstract;
    const uint32_t terms = abstract->body->terms.count;
    const uint32_t counts = abstract->body->counts.count;
    uint64_t *const kept_terms =
        arena_array(making->arena, (size_t)terms + 1, sizeof *kept_terms);
    struct count *const kept_counts =
        arena_array(making->arena, (size_t)counts + 1, sizeof *kept_counts);
    if (kept_terms == NULL || kept_counts == NULL)
        return false;
    if (terms > 0)
        memcpy(kept_terms, abstract->terms, terms * sizeof *kept_terms);
    if (counts > 0)
        memcpy(kept_counts, abstract->counts, counts * sizeof *kept_counts);
    making->terms = kept_terms;
    making->counts = kept_counts;
    return true;
}

bool propositions_make(const struct proposition_maker *maker, uint32_t article,
                       struct proposition *out, struct fault *fault)
{
    const struct linking *const linking = maker->linking;
    struct making making = {
        .arena = maker->arena,
        .maker = maker,
        .abstract = abstract_as_corrected(linking, article),
        .entity_of = linking->articles[article].entities,
    };
    if (!copy_words(&making))
        return fault_no_memory(fault);
    making.scene = make_scene(&making);
    if (making.scene == NULL)
        return fault_no_memory(fault);
    for (uint32_t claim = 0; claim < making.abstract->head->claim_count; claim++)
        if (!make_one(&making, (struct claim_at){ article, claim }, &out[claim]))
            return fault_no_memory(fault);
    return true;
}

uint64_t propositions_sense(const struct proposition_maker *maker, uint32_t article)
{
    const struct linking *const linking = maker->linking;
    const uint32_t *const of = linking->of[article];
    uint64_t sense = 0;
    for (uint32_t i = 0; i < linking->abstracts[article].head->referents.count; i++) {
        const uint64_t next = of[i] == NO_ENTITY ? 0 : maker->senses[of[i]];
        sense = hash_chain(sense, next);
    }
    return sense;
}

/* A country that one article takes for a person or a firm is the country nonetheless:
 * what bears the same name as a place is that place here. */
static bool find_namesakes(struct proposition_maker *maker, struct fault *fault)
{
    const struct linking *const linking = maker->linking;
    const struct entity *const entities = linking->entities;
    struct map places = { 0 };
    uint32_t *const namesakes =
        arena_array(maker->arena, linking->entity_count + 1, sizeof *namesakes);
    if (namesakes == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < linking->entity_count; i++) {
        if (entities[i].kind == ENTITY_PLACE &&
            !map_set(&places, maker->arena, entities[i].id, i, fault))
            return false;
    }
    for (uint32_t i = 0; i < linking->entity_count; i++) {
        const uint32_t place = entities[i].kind == ENTITY_WEAPON
                                   ? MAP_NONE
                                   : map_find(&places, entities[i].id);
        namesakes[i] = place == MAP_NONE ? i : place;
    }
    maker->namesakes = namesakes;
    return true;
}

/* Side by side what would lie far apart in the entities. */
static bool gather_identities(struct proposition_maker *maker, struct fault *fault)
{
    const struct linking *const linking = maker->linking;
    uint64_t *const identities = arena_array(
        maker->arena, (size_t)linking->entity_count + 1, sizeof *identities);
    if (identities == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < linking->entity_count; i++)
        identities[i] = linking->entities[i].identity;
    maker->identities = identities;
    return true;
}

static bool make_senses(struct proposition_maker *maker, struct fault *fault)
{
    const struct linking *const linking = maker->linking;
    uint64_t *const senses =
        arena_array(maker->arena, (size_t)linking->entity_count + 1, sizeof *senses);
    if (senses == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < linking->entity_count; i++) {
        const uint32_t namesake = maker->namesakes[i];
        const uint64_t country = slice_hash(linking->entities[namesake].facts.country);
        const uint64_t both = hash_chain(maker->identities[i],
                                         hash_chain(0, maker->identities[namesake]));
        senses[i] = hash_chain(both, country);
    }
    maker->senses = senses;
    return true;
}

bool proposition_maker_init(struct proposition_maker *maker,
                            const struct linking *linking, struct arena *arena,
                            struct fault *fault)
{
    *maker = (struct proposition_maker){ .linking = linking, .arena = arena };
    return find_namesakes(maker, fault) && gather_identities(maker, fault) &&
           make_senses(maker, fault);
}
