/* Makes a reading agree with the corrections, so that nobody behind this step has to
 * know of hidden entities. */
#include "linking/steps.h"

/* One article whose reading does not agree. */
struct adapting {
    struct arena *arena;
    const struct entity *entities;
    const struct reading *from;
    const uint32_t *numbers; /* its referents' entities, before */
    struct referent *referents;
    uint32_t *of;     /* entities of the referents that are kept */
    uint32_t *number; /* referent before -> referent now, or NO_REFERENT */
};

static uint32_t now(const struct adapting *adapting, uint32_t referent)
{
    return referent == NO_REFERENT ? NO_REFERENT : adapting->number[referent];
}

static bool agrees(const struct adapting *adapting)
{
    for (uint32_t i = 0; i < adapting->from->referent_count; i++) {
        const uint32_t entity = adapting->numbers[i];
        if (entity == NO_ENTITY ||
            adapting->entities[entity].kind != adapting->from->referents[i].kind)
            return false;
    }
    return true;
}

static bool keep_referents(struct adapting *adapting, struct reading *out)
{
    const uint32_t count = adapting->from->referent_count;
    struct arena *const arena = adapting->arena;
    uint32_t kept = 0;
    adapting->referents = arena_array(arena, count + 1, sizeof *adapting->referents);
    adapting->of = arena_array(arena, count + 1, sizeof *adapting->of);
    adapting->number = arena_array(arena, count + 1, sizeof *adapting->number);
    if (adapting->referents == NULL || adapting->of == NULL || adapting->number == NULL)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t entity = adapting->numbers[i];
        adapting->number[i] = entity == NO_ENTITY ? NO_REFERENT : kept;
        if (entity == NO_ENTITY)
            continue;
        adapting->referents[kept] = adapting->from->referents[i];
        adapting->referents[kept].kind = adapting->entities[entity].kind;
        adapting->of[kept++] = entity;
    }
    out->referents = adapting->referents;
    out->referent_count = kept;
    return true;
}

static bool keep_mentions(const struct adapting *adapting, struct reading *out)
{
    const uint32_t count = adapting->from->mention_count;
    struct mention *const mentions =
        arena_array(adapting->arena, count + 1, sizeof *mentions);
    if (mentions == NULL)
        return false;
    out->mention_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct mention mention = adapting->from->mentions[i];
        mention.referent = now(adapting, mention.referent);
        if (mention.referent != NO_REFERENT)
            mentions[out->mention_count++] = mention;
    }
    out->mentions = mentions;
    return true;
}

/* A weapon has no voice. */
static struct speaker adapt_speaker(const struct adapting *adapting,
                                    struct speaker speaker)
{
    if (speaker.kind != SPEAKER_REFERENT)
        return speaker;
    speaker.referent = now(adapting, speaker.referent);
    const bool speaks = speaker.referent != NO_REFERENT &&
                        adapting->referents[speaker.referent].kind != ENTITY_WEAPON;
    return speaks ? speaker : (struct speaker){ .kind = SPEAKER_NONE };
}

static bool adapt_via(const struct adapting *adapting, struct claim *claim)
{
    struct speaker *const via =
        arena_array(adapting->arena, claim->via_count + 1, sizeof *via);
    uint32_t kept = 0;
    if (via == NULL)
        return false;
    for (uint32_t i = 0; i < claim->via_count; i++) {
        via[kept] = adapt_speaker(adapting, claim->via[i]);
        kept += via[kept].kind != SPEAKER_NONE;
    }
    claim->via = via;
    claim->via_count = kept;
    return true;
}

static uint32_t adapt_party(const struct adapting *adapting, uint32_t party)
{
    const uint32_t referent = now(adapting, party);
    const bool acts =
        referent != NO_REFERENT && adapting->referents[referent].kind != ENTITY_WEAPON;
    return acts ? referent : NO_REFERENT;
}

/* Referents of a claim; each entity once, as corrections may make two of them one. */
struct topics {
    uint32_t *items;
    uint32_t count;
};

static void add_topic(const struct adapting *adapting, struct topics *topics,
                      uint32_t referent)
{
    for (uint32_t i = 0; i < topics->count; i++)
        if (adapting->of[topics->items[i]] == adapting->of[referent])
            return;
    topics->items[topics->count++] = referent;
}

static void divide(const struct adapting *adapting, const uint32_t *referents,
                   uint32_t count, struct topics *about, struct topics *weapons)
{
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t referent = now(adapting, referents[i]);
        if (referent == NO_REFERENT)
            continue;
        const bool armed = adapting->referents[referent].kind == ENTITY_WEAPON;
        add_topic(adapting, armed ? weapons : about, referent);
    }
}

static bool adapt_topics(const struct adapting *adapting, struct claim *claim)
{
    const uint32_t count = claim->about_count + claim->weapon_count + 1;
    struct topics about = { arena_array(adapting->arena, count, sizeof(uint32_t)), 0 };
    struct topics weapons = { arena_array(adapting->arena, count, sizeof(uint32_t)),
                              0 };
    if (about.items == NULL || weapons.items == NULL)
        return false;
    divide(adapting, claim->about, claim->about_count, &about, &weapons);
    divide(adapting, claim->weapons, claim->weapon_count, &about, &weapons);
    claim->about = about.items;
    claim->about_count = about.count;
    claim->weapons = weapons.items;
    claim->weapon_count = weapons.count;
    return true;
}

static bool keep_claims(const struct adapting *adapting, struct reading *out)
{
    struct claim *const claims =
        arena_array(adapting->arena, out->claim_count + 1, sizeof *claims);
    if (claims == NULL)
        return false;
    for (uint32_t i = 0; i < out->claim_count; i++) {
        struct claim *const claim = &claims[i];
        *claim = adapting->from->claims[i];
        claim->speaker = adapt_speaker(adapting, claim->speaker);
        claim->supplier = adapt_party(adapting, claim->supplier);
        claim->recipient = adapt_party(adapting, claim->recipient);
        if (!adapt_via(adapting, claim) || !adapt_topics(adapting, claim))
            return false;
    }
    out->claims = claims;
    return true;
}

/* NULL: out of memory. */
static const struct reading *adapt_reading(struct adapting *adapting)
{
    struct reading *const out = arena_alloc(adapting->arena, sizeof *out);
    if (out == NULL)
        return NULL;
    *out = *adapting->from;
    const bool ok = keep_referents(adapting, out) && keep_mentions(adapting, out) &&
                    keep_claims(adapting, out);
    return ok ? out : NULL;
}

bool adapt_article(struct linking *linking, uint32_t article, struct arena *arena,
                   const struct reading **reading, struct fault *fault)
{
    struct adapting adapting = { .arena = arena,
                                 .entities = linking->entities,
                                 .from = *reading,
                                 .numbers = linking->of[article] };
    linking->articles[article].entities = linking->of[article];
    if (linking->corrections == NULL || linking->corrections->count == 0 ||
        agrees(&adapting))
        return true;
    *reading = adapt_reading(&adapting);
    if (*reading == NULL)
        return fault_no_memory(fault);
    linking->articles[article].entities = adapting.of;
    return true;
}
