/* Which entities the same articles name. */
#include "linking/steps.h"

/* An entity that an article names. */
struct named {
    uint32_t entity, mentions;
};

struct cast {
    struct named *items;
    uint32_t count;
};

/* In how many of the articles that are looked at an entity is met. */
struct presence {
    uint32_t articles, mentions;
};

struct kinship {
    struct arena *arena;
    const struct linking *linking;
    const bool *wanted;
    struct cast *casts;     /* of the articles */
    struct list *articles;  /* [wanted entity], of uint32_t: those that name it */
    struct presence *tally; /* [entity]; all 0 between two uses */
    uint32_t *met;          /* the entities whose tally is not 0; room for all */
    uint32_t met_count;
};

/* Without a branch: the next one takes the place of one that was met before. */
static void meet(struct kinship *kinship, uint32_t entity, uint32_t mentions)
{
    struct presence *const presence = &kinship->tally[entity];
    kinship->met[kinship->met_count] = entity;
    kinship->met_count += presence->articles == 0;
    presence->articles++;
    presence->mentions += mentions;
}

/* Forgets that the entity was met. */
static struct presence take(struct kinship *kinship, uint32_t entity)
{
    const struct presence presence = kinship->tally[entity];
    kinship->tally[entity] = (struct presence){ 0 };
    return presence;
}

/* Makes the cast of those that were met. */
static bool keep_cast(struct kinship *kinship, uint32_t article)
{
    struct cast *const cast = &kinship->casts[article];
    cast->items = arena_array(kinship->arena, (size_t)kinship->met_count + 1,
                              sizeof *cast->items);
    if (cast->items == NULL)
        return false;
    for (; cast->count < kinship->met_count; cast->count++) {
        const uint32_t entity = kinship->met[cast->count];
        cast->items[cast->count] =
            (struct named){ entity, take(kinship, entity).mentions };
        if (!kinship->wanted[entity])
            continue;
        uint32_t *const filed =
            list_add(&kinship->articles[entity], kinship->arena, sizeof *filed);
        if (filed == NULL)
            return false;
        *filed = article;
    }
    kinship->met_count = 0;
    return true;
}

/* An article in which nobody is wanted has no part in this. */
static bool make_cast(struct kinship *kinship, uint32_t article)
{
    const struct abstract *const abstract = &kinship->linking->abstracts[article];
    const uint32_t *const of = kinship->linking->of[article];
    bool is_wanted = false;
    for (uint32_t i = 0; i < abstract->head->referents.count && !is_wanted; i++)
        is_wanted = of[i] != NO_ENTITY && kinship->wanted[of[i]];
    if (!is_wanted)
        return true;
    for (uint32_t i = 0; i < abstract->head->referents.count; i++) {
        const uint32_t mentions = abstract->referents[i].mentions;
        if (of[i] != NO_ENTITY && mentions > 0)
            meet(kinship, of[i], mentions);
    }
    return keep_cast(kinship, article);
}

/* One that the same articles name. */
struct kin {
    uint32_t entity;
    struct presence shared;
};

/* Of two that share as many articles, the one that these speak of more comes first. */
static bool is_nearer(const struct kin *a, const struct kin *b)
{
    if (a->shared.articles != b->shared.articles)
        return a->shared.articles > b->shared.articles;
    if (a->shared.mentions != b->shared.mentions)
        return a->shared.mentions > b->shared.mentions;
    return a->entity < b->entity;
}

/* Puts it where it belongs among the nearest; returns how many there are now. */
static uint32_t insert(struct kin nearest[RELATIVES_MAX], uint32_t count,
                       struct kin new)
{
    uint32_t at = count;
    while (at > 0 && is_nearer(&new, &nearest[at - 1]))
        at--;
    if (at == RELATIVES_MAX)
        return count;
    const uint32_t kept = count < RELATIVES_MAX ? count : RELATIVES_MAX - 1;
    for (uint32_t i = kept; i > at; i--)
        nearest[i] = nearest[i - 1];
    nearest[at] = new;
    return kept + 1;
}

static void meet_all(struct kinship *kinship, uint32_t entity)
{
    const uint32_t *const articles = kinship->articles[entity].items;
    for (uint32_t i = 0; i < kinship->articles[entity].count; i++) {
        const struct cast *const cast = &kinship->casts[articles[i]];
        for (uint32_t j = 0; j < cast->count; j++)
            meet(kinship, cast->items[j].entity, cast->items[j].mentions);
    }
}

static bool find_relatives(struct kinship *kinship, uint32_t entity,
                           struct relatives *out)
{
    struct kin nearest[RELATIVES_MAX];
    uint32_t count = 0;
    meet_all(kinship, entity);
    for (uint32_t i = 0; i < kinship->met_count; i++) {
        const uint32_t other = kinship->met[i];
        const struct kin kin = { other, take(kinship, other) };
        if (other != entity)
            count = insert(nearest, count, kin);
    }
    kinship->met_count = 0;
    struct relative *const items =
        arena_array(kinship->linking->arena, (size_t)count + 1, sizeof *items);
    if (items == NULL)
        return false;
    for (uint32_t i = 0; i < count; i++)
        items[i] = (struct relative){ nearest[i].entity, nearest[i].shared.articles };
    *out = (struct relatives){ items, count };
    return true;
}

static bool fill(struct kinship *kinship, struct relatives *relatives)
{
    for (uint32_t i = 0; i < kinship->linking->count; i++)
        if (!make_cast(kinship, i))
            return false;
    for (uint32_t i = 0; i < kinship->linking->entity_count; i++)
        if (kinship->wanted[i] && !find_relatives(kinship, i, &relatives[i]))
            return false;
    return true;
}

bool link_relatives(const struct linking *linking, const bool *wanted,
                    struct arena *scratch, struct relatives *relatives,
                    struct fault *fault)
{
    struct arena *const arena = scratch;
    const size_t entities = (size_t)linking->entity_count + 1;
    struct kinship kinship = {
        .arena = arena,
        .linking = linking,
        .wanted = wanted,
        .casts = arena_array(arena, (size_t)linking->count + 1, sizeof(struct cast)),
        .articles = arena_array(arena, entities, sizeof(struct list)),
        .tally = arena_array(arena, entities, sizeof(struct presence)),
        .met = arena_array(arena, entities, sizeof(uint32_t)),
    };
    const bool ok = kinship.casts != NULL && kinship.articles != NULL &&
                    kinship.tally != NULL && kinship.met != NULL &&
                    fill(&kinship, relatives);
    return ok || fault_no_memory(fault);
}
