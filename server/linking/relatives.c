/* Which entities the same articles name. */
#include "linking/steps.h"

/* An entity in one article, or in the articles that it shares with another one. */
struct presence {
    uint32_t entity, mentions, articles;
};

struct cast {
    struct presence *items;
    uint32_t count;
};

struct kinship {
    struct arena *arena;
    const struct linking *linking;
    const bool *wanted;
    struct cast *casts;     /* of the articles */
    struct list *articles;  /* [wanted entity], of uint32_t: those that name it */
    struct presence *tally; /* [entity]; all 0 between two uses */
    struct list met;        /* of uint32_t: the entities whose tally is not 0 */
};

static struct presence *meet(struct kinship *kinship, uint32_t entity)
{
    struct presence *const presence = &kinship->tally[entity];
    if (presence->mentions > 0)
        return presence;
    uint32_t *const met = list_add(&kinship->met, kinship->arena, sizeof *met);
    if (met == NULL)
        return NULL;
    *met = entity;
    presence->entity = entity;
    return presence;
}

static void forget_met(struct kinship *kinship)
{
    const uint32_t *const met = kinship->met.items;
    for (uint32_t i = 0; i < kinship->met.count; i++)
        kinship->tally[met[i]] = (struct presence){ 0 };
    kinship->met.count = 0;
}

static bool keep_cast(struct kinship *kinship, uint32_t article)
{
    struct cast *const cast = &kinship->casts[article];
    const uint32_t *const met = kinship->met.items;
    cast->items = arena_array(kinship->arena, (size_t)kinship->met.count + 1,
                              sizeof *cast->items);
    if (cast->items == NULL)
        return false;
    for (; cast->count < kinship->met.count; cast->count++) {
        const uint32_t entity = met[cast->count];
        cast->items[cast->count] = kinship->tally[entity];
        if (!kinship->wanted[entity])
            continue;
        uint32_t *const filed =
            list_add(&kinship->articles[entity], kinship->arena, sizeof *filed);
        if (filed == NULL)
            return false;
        *filed = article;
    }
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
        if (of[i] == NO_ENTITY || mentions == 0)
            continue;
        struct presence *const presence = meet(kinship, of[i]);
        if (presence == NULL)
            return false;
        presence->mentions += mentions;
    }
    const bool ok = keep_cast(kinship, article);
    forget_met(kinship);
    return ok;
}

/* Of two that share as many articles, the one that these speak of more comes first. */
static bool is_nearer(const struct presence *a, const struct presence *b)
{
    if (a->articles != b->articles)
        return a->articles > b->articles;
    if (a->mentions != b->mentions)
        return a->mentions > b->mentions;
    return a->entity < b->entity;
}

/* Puts it where it belongs among the nearest; returns how many there are now. */
static uint32_t insert(struct presence nearest[RELATIVES_MAX], uint32_t count,
                       struct presence new)
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

static bool meet_all(struct kinship *kinship, uint32_t entity)
{
    const uint32_t *const articles = kinship->articles[entity].items;
    for (uint32_t i = 0; i < kinship->articles[entity].count; i++) {
        const struct cast *const cast = &kinship->casts[articles[i]];
        for (uint32_t j = 0; j < cast->count; j++) {
            if (cast->items[j].entity == entity)
                continue;
            struct presence *const presence = meet(kinship, cast->items[j].entity);
            if (presence == NULL)
                return false;
            presence->articles++;
            presence->mentions += cast->items[j].mentions;
        }
    }
    return true;
}

static bool find_relatives(struct kinship *kinship, uint32_t entity,
                           struct relatives *out)
{
    struct presence nearest[RELATIVES_MAX];
    uint32_t count = 0;
    if (!meet_all(kinship, entity))
        return false;
    const uint32_t *const met = kinship->met.items;
    for (uint32_t i = 0; i < kinship->met.count; i++)
        count = insert(nearest, count, kinship->tally[met[i]]);
    forget_met(kinship);
    struct relative *const items =
        arena_array(kinship->linking->arena, (size_t)count + 1, sizeof *items);
    if (items == NULL)
        return false;
    for (uint32_t i = 0; i < count; i++)
        items[i] = (struct relative){ nearest[i].entity, nearest[i].articles };
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
    };
    const bool ok = kinship.casts != NULL && kinship.articles != NULL &&
                    kinship.tally != NULL && fill(&kinship, relatives);
    return ok || fault_no_memory(fault);
}
