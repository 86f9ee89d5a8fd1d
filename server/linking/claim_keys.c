#include "linking/claim_keys.h"

#include "linking/counts.h"
#include "linking/terms.h"

enum {
    CAST_MAX = 6,  /* entities that are paired for keys */
    BARE_CAST = 3, /* of them, for a claim that names nobody */
    DEEDS_MAX = 4, /* entities that are keys with the event */
    WORDS_MAX = 3, /* long words that are keys */
    LONG_TERM = 10 /* letters of such a word */
};

static void add_key(struct claim_keys *keys, uint64_t a, uint64_t b, uint64_t c)
{
    const uint64_t parts[] = { a, b, c };
    const uint64_t key =
        slice_hash((struct slice){ (const char *)parts, sizeof parts });
    if (keys->count < KEYS_MAX && key != 0)
        keys->items[keys->count++] = key;
}

enum key_kind { KEY_PARTIES = 1, KEY_CAST, KEY_COUNT, KEY_WORD, KEY_DEED, KEY_TOLL };

static uint64_t party_of(struct party party, const uint64_t *identities)
{
    const uint64_t who = party.who < COUNTRY ? identities[party.who] : party.who;
    return who ^ (uint64_t)party.kind << 32;
}

static void add_parties(struct claim_keys *keys, const struct proposition *proposition,
                        const uint64_t *identities)
{
    const struct party from = proposition->supplier, to = proposition->recipient;
    if (from.kind != PARTY_NONE && to.kind != PARTY_NONE)
        add_key(keys, KEY_PARTIES, party_of(from, identities),
                party_of(to, identities));
}

/* Those that a claim names, then those that its article is about. */
struct cast {
    uint64_t members[CAST_MAX]; /* identities */
    uint32_t count, named;
};

static struct cast cast_of(const struct proposition *proposition,
                           const uint64_t *identities)
{
    const struct scene *const scene = proposition->scene;
    struct cast cast = { .count = 0 };
    for (uint32_t i = 0; i < proposition->entity_count && cast.count < CAST_MAX; i++)
        cast.members[cast.count++] = identities[proposition->entities[i]];
    cast.named = cast.count;
    for (uint32_t i = 0; i < scene->entity_count && cast.count < CAST_MAX; i++) {
        bool known = false;
        for (uint32_t j = 0; j < cast.named; j++)
            known = known || cast.members[j] == identities[scene->entities[i]];
        if (!known)
            cast.members[cast.count++] = identities[scene->entities[i]];
    }
    return cast;
}

/* Pairs with one that the claim itself names; of one that names nobody, pairs of the
 * first that its article is about. */
static void add_pairs(struct claim_keys *keys, const struct cast *cast, unsigned event)
{
    const bool bare = cast->named == 0;
    const uint32_t count =
        bare && cast->count > BARE_CAST ? (uint32_t)BARE_CAST : cast->count;
    for (uint32_t i = 0; i < (bare ? count : cast->named); i++) {
        for (uint32_t j = i + 1; j < count; j++) {
            const uint64_t a = cast->members[i], b = cast->members[j];
            add_key(keys, KEY_CAST | (uint64_t)event << 8, a < b ? a : b,
                    a < b ? b : a);
        }
    }
}

/* Tolls at one place: the numbers differ from one report to the next. */
static void add_tolls(struct claim_keys *keys, const struct cast *cast,
                      const struct proposition *proposition)
{
    for (uint32_t i = 0; i < proposition->count_count; i++) {
        const enum tally tally = proposition->counts[i].tally;
        for (uint32_t j = 0; j < cast->count && j < DEEDS_MAX; j++)
            if (tally != TALLY_NONE)
                add_key(keys, KEY_TOLL, (uint64_t)tally, cast->members[j]);
    }
}

static void add_counts(struct claim_keys *keys, const struct proposition *proposition)
{
    for (uint32_t i = 0; i < proposition->count_count; i++) {
        const struct count *const count = &proposition->counts[i];
        if (count->length > 0 || count->tally != TALLY_NONE)
            add_key(keys, KEY_COUNT, count_key(count), 0);
    }
}

/* The longest words are the rarest ones. */
static void add_words(struct claim_keys *keys, const struct proposition *proposition)
{
    uint64_t longest[WORDS_MAX] = { 0 };
    for (uint32_t i = 0; i < proposition->term_count; i++) {
        uint64_t term = proposition->terms[i];
        for (uint32_t j = 0; j < WORDS_MAX; j++) {
            if (term_weight(term) <= term_weight(longest[j]))
                continue;
            const uint64_t shorter = longest[j];
            longest[j] = term;
            term = shorter;
        }
    }
    for (uint32_t j = 0; j < WORDS_MAX; j++)
        if (term_weight(longest[j]) >= LONG_TERM)
            add_key(keys, KEY_WORD, longest[j], 0);
}

/* Deeds of one entity: few enough to look at the latest. */
static void add_deeds(struct claim_keys *keys, const struct cast *cast, unsigned event)
{
    const uint32_t members = cast->named > 0 ? cast->named : cast->count;
    if (event == EVENT_OTHER || event == EVENT_TALKS)
        return;
    for (uint32_t i = 0; i < members && i < DEEDS_MAX; i++)
        add_key(keys, KEY_DEED, event, cast->members[i]);
}

void claim_keys_make(const struct proposition *proposition, const uint64_t *identities,
                     struct claim_keys *out)
{
    const struct cast cast = cast_of(proposition, identities);
    out->count = 0;
    add_parties(out, proposition, identities);
    add_counts(out, proposition);
    add_tolls(out, &cast, proposition);
    add_words(out, proposition);
    add_deeds(out, &cast, proposition->event);
    add_pairs(out, &cast, proposition->event);
}
