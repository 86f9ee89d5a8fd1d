#include "linking/weaving.h"

#include <assert.h>

#include "linking/counts.h"
#include "linking/matching.h"
#include "linking/postings.h"
#include "linking/terms.h"

enum {
    CANDIDATES = 16, /* founders looked at for one key, newest first */
    KEYS_MAX = 40,   /* keys by which a claim is found */
    CAST_MAX = 6,    /* entities that are paired for keys */
    BARE_CAST = 3,   /* of them, for a claim that names nobody */
    DEEDS_MAX = 4,   /* entities that are keys with the event */
    WORDS_MAX = 3,   /* long words that are keys */
    LONG_TERM = 10   /* letters of such a word */
};

static const char founded[] = "first in this corpus";

/* What tells of most pairs of claims, at one look, that they do not match. */
struct brief {
    uint64_t terms, entities; /* a bit of each */
    uint32_t counts;          /* see counts_bits */
    uint32_t article;
    uint32_t seen; /* number + 1 of whom it was last held against */
    uint8_t spare_terms, spare_entities; /* that have no bit of their own */
    uint8_t mood : 5;
    bool denied : 1, denies : 1, armed : 1;
};
static_assert(sizeof(struct brief) == 32, "two of them fill a line of the cache");

/* The claims, and the founders by key. */
struct book {
    struct postings by_key;
    struct brief *briefs;   /* by proposition */
    const uint32_t **files; /* of its keys, by proposition */
    uint8_t *file_counts;
};

/* The keys under which a founder is kept and looked for. */
struct keys {
    uint64_t items[KEYS_MAX];
    uint32_t count;
};

static void add_key(struct keys *keys, uint64_t a, uint64_t b, uint64_t c)
{
    const uint64_t parts[] = { a, b, c };
    const uint64_t key =
        slice_hash((struct slice){ (const char *)parts, sizeof parts });
    if (keys->count < KEYS_MAX && key != 0)
        keys->items[keys->count++] = key;
}

enum key_kind { KEY_PARTIES = 1, KEY_CAST, KEY_COUNT, KEY_WORD, KEY_DEED, KEY_TOLL };

static void add_parties(struct keys *keys, const struct proposition *proposition)
{
    const struct party from = proposition->supplier, to = proposition->recipient;
    if (from.kind != PARTY_NONE && to.kind != PARTY_NONE)
        add_key(keys, KEY_PARTIES, (uint64_t)from.kind << 32 | from.who,
                (uint64_t)to.kind << 32 | to.who);
}

/* Those that a claim names, then those that its article is about. */
struct cast {
    uint32_t members[CAST_MAX];
    uint32_t count, named;
};

static struct cast cast_of(const struct proposition *proposition)
{
    const struct scene *const scene = proposition->scene;
    struct cast cast = { .count = 0 };
    for (uint32_t i = 0; i < proposition->entity_count && cast.count < CAST_MAX; i++)
        cast.members[cast.count++] = proposition->entities[i];
    cast.named = cast.count;
    for (uint32_t i = 0; i < scene->entity_count && cast.count < CAST_MAX; i++) {
        bool known = false;
        for (uint32_t j = 0; j < cast.named; j++)
            known = known || cast.members[j] == scene->entities[i];
        if (!known)
            cast.members[cast.count++] = scene->entities[i];
    }
    return cast;
}

/* Pairs with one that the claim itself names; of one that names nobody, pairs of the
 * first that its article is about. */
static void add_pairs(struct keys *keys, const struct cast *cast, unsigned event)
{
    const bool bare = cast->named == 0;
    const uint32_t count =
        bare && cast->count > BARE_CAST ? (uint32_t)BARE_CAST : cast->count;
    for (uint32_t i = 0; i < (bare ? count : cast->named); i++) {
        for (uint32_t j = i + 1; j < count; j++) {
            const uint32_t a = cast->members[i], b = cast->members[j];
            add_key(keys, KEY_CAST | (uint64_t)event << 8, a < b ? a : b,
                    a < b ? b : a);
        }
    }
}

/* Tolls at one place: the numbers differ from one report to the next. */
static void add_tolls(struct keys *keys, const struct cast *cast,
                      const struct proposition *proposition)
{
    for (uint32_t i = 0; i < proposition->count_count; i++) {
        const enum tally tally = proposition->counts[i].tally;
        for (uint32_t j = 0; j < cast->count && j < DEEDS_MAX; j++)
            if (tally != TALLY_NONE)
                add_key(keys, KEY_TOLL, (uint64_t)tally, cast->members[j]);
    }
}

static void add_counts(struct keys *keys, const struct proposition *proposition)
{
    for (uint32_t i = 0; i < proposition->count_count; i++) {
        const struct count *const count = &proposition->counts[i];
        if (count->length > 0 || count->tally != TALLY_NONE)
            add_key(keys, KEY_COUNT, count_key(count), 0);
    }
}

/* The longest words are the rarest ones. */
static void add_words(struct keys *keys, const struct proposition *proposition)
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
static void add_deeds(struct keys *keys, const struct cast *cast, unsigned event)
{
    const uint32_t members = cast->named > 0 ? cast->named : cast->count;
    if (event == EVENT_OTHER || event == EVENT_TALKS)
        return;
    for (uint32_t i = 0; i < members && i < DEEDS_MAX; i++)
        add_key(keys, KEY_DEED, event, cast->members[i]);
}

static void make_keys(const struct proposition *proposition, struct keys *keys)
{
    const struct cast cast = cast_of(proposition);
    keys->count = 0;
    add_parties(keys, proposition);
    add_counts(keys, proposition);
    add_tolls(keys, &cast, proposition);
    add_words(keys, proposition);
    add_deeds(keys, &cast, proposition->event);
    add_pairs(keys, &cast, proposition->event);
}

/* How a claim may join one founder. */
struct joining {
    uint32_t founder;
    struct match match;
    bool contradicts;
};

static struct match try_contradiction(const struct weaving *weaving,
                                      const struct proposition *new,
                                      const struct proposition *old)
{
    if ((!new->denies && !old->denies) || new->speaker == old->speaker)
        return (struct match){ 0 };
    const struct match match = match_claims(old, new, weaving->people);
    if (match.reason != NULL && match_denies(&match, old, new))
        return match;
    return new->denies ? match_denial(old, new) : match_denial(new, old);
}

/* The surest founder; of several the earliest. */
static void try_founder(const struct weaving *weaving, uint32_t number,
                        uint32_t founder, struct joining *best)
{
    const struct proposition *const new = &weaving->propositions[number];
    const struct proposition *const old = &weaving->propositions[founder];
    const bool contradicts = new->denied != old->denied;
    if (new->at.article == old->at.article)
        return;
    const struct match match = contradicts ? try_contradiction(weaving, new, old)
                                           : match_claims(old, new, weaving->people);
    const bool better =
        match.strength > best->match.strength ||
        (match.strength == best->match.strength && founder < best->founder);
    if (match.reason != NULL && better)
        *best = (struct joining){ founder, match, contradicts };
}

/* Whether at least so many could be shared. Those without a bit of their own may be
 * any. */
static bool may_share(uint64_t bits, unsigned spare, unsigned wanted)
{
    for (; bits != 0 && spare < wanted; bits &= bits - 1)
        spare++;
    return spare >= wanted;
}

/* False only if the two cannot match. */
static bool may_join(const struct brief *a, const struct brief *b)
{
    if (a->article == b->article || a->mood != b->mood)
        return false;
    if (a->denied != b->denied)
        return a->denies || b->denies;
    return (a->counts & b->counts) != 0 || (a->armed && b->armed) ||
           may_share(a->terms & b->terms,
                     a->spare_terms < b->spare_terms ? a->spare_terms : b->spare_terms,
                     MATCHING_TERMS) ||
           may_share(a->entities & b->entities,
                     a->spare_entities < b->spare_entities ? a->spare_entities
                                                           : b->spare_entities,
                     MATCHING_ENTITIES);
}

/* Founders that may match, of those under one key. */
struct choice {
    uint32_t founders[CANDIDATES];
    uint32_t count;
};

static void choose(const struct weaving *weaving, struct book *book, uint32_t number,
                   struct posted posted, struct choice *choice)
{
    const struct brief brief = book->briefs[number];
    choice->count = 0;
    for (uint32_t i = 0; i < posted.count; i++) {
        const uint32_t founder = posted.values[i];
        struct brief *const other = &book->briefs[founder];
        if (other->seen == number + 1)
            continue;
        other->seen = number + 1;
        if (!may_join(&brief, other))
            continue;
        __builtin_prefetch(&weaving->propositions[founder]);
        choice->founders[choice->count++] = founder;
    }
}

static struct joining find_founder(const struct weaving *weaving, struct book *book,
                                   uint32_t number)
{
    struct joining best = { .founder = NOBODY };
    struct choice choice;
    for (uint32_t i = 0; i < book->file_counts[number]; i++) {
        choose(weaving, book, number,
               postings_newest(&book->by_key, book->files[number][i], CANDIDATES),
               &choice);
        for (uint32_t j = 0; j < choice.count; j++)
            try_founder(weaving, number, choice.founders[j], &best);
    }
    return best;
}

static void keep_founder(struct book *book, uint32_t number)
{
    for (uint32_t i = 0; i < book->file_counts[number]; i++)
        postings_add(&book->by_key, book->files[number][i], number);
}

static void join(struct weaving *weaving, uint32_t number,
                 const struct joining *joining)
{
    struct node *const node = &weaving->nodes[number];
    node->founder = joining->founder;
    node->reason = joining->match.reason;
    if (!joining->contradicts)
        return;
    const bool denies = weaving->propositions[number].denies;
    struct node *const denial = &weaving->nodes[denies ? number : joining->founder];
    if (denial->denies != NOBODY)
        return;
    denial->denies = denies ? joining->founder : number;
    denial->denial_reason = joining->match.reason;
}

static void weave_claim(struct weaving *weaving, struct book *book, uint32_t number)
{
    weaving->nodes[number] = (struct node){ number, founded, NOBODY, NULL };
    const struct joining joining = find_founder(weaving, book, number);
    if (joining.match.reason != NULL)
        join(weaving, number, &joining);
    answer_claim(weaving, number);
    if (weaving->nodes[number].founder == number)
        keep_founder(book, number);
}

static uint8_t count_spare(uint32_t items, uint64_t bits)
{
    uint32_t own = 0;
    for (; bits != 0; bits &= bits - 1)
        own++;
    return items - own < UINT8_MAX ? (uint8_t)(items - own) : UINT8_MAX;
}

static struct brief make_brief(const struct proposition *proposition)
{
    struct brief brief = {
        .article = proposition->at.article,
        .mood = proposition->mood & 0x1F,
        .denied = proposition->denied,
        .denies = proposition->denies,
        .counts = counts_bits(proposition),
        .armed = proposition->event == EVENT_TRANSFER && proposition->class_count > 0,
    };
    for (uint32_t i = 0; i < proposition->term_count; i++)
        brief.terms |= UINT64_C(1) << (proposition->terms[i] >> 58);
    for (uint32_t i = 0; i < proposition->entity_count; i++)
        brief.entities |= UINT64_C(1) << (proposition->entities[i] & 63);
    brief.spare_terms = count_spare(proposition->term_count, brief.terms);
    brief.spare_entities = count_spare(proposition->entity_count, brief.entities);
    return brief;
}

static bool tell_keys(const struct weaving *weaving, struct book *book, uint32_t number,
                      struct fault *fault)
{
    struct keys keys;
    make_keys(&weaving->propositions[number], &keys);
    uint32_t *const files =
        arena_array(weaving->scratch, keys.count + 1, sizeof *files);
    if (files == NULL)
        return fault_no_memory(fault);
    book->briefs[number] = make_brief(&weaving->propositions[number]);
    book->files[number] = files;
    book->file_counts[number] = (uint8_t)keys.count;
    return postings_tell(&book->by_key, keys.items, keys.count, files, fault);
}

static bool open_book(const struct weaving *weaving, struct book *book,
                      struct fault *fault)
{
    const size_t count = (size_t)weaving->count + 1;
    book->briefs = arena_array(weaving->scratch, count, sizeof *book->briefs);
    book->files = arena_array(weaving->scratch, count, sizeof *book->files);
    book->file_counts = arena_array(weaving->scratch, count, sizeof *book->file_counts);
    if (book->briefs == NULL || book->files == NULL || book->file_counts == NULL)
        return fault_no_memory(fault);
    bool ok = true;
    for (uint32_t number = 0; number < weaving->count && ok; number++)
        ok = tell_keys(weaving, book, number, fault);
    return ok && postings_arrange(&book->by_key, fault);
}

bool weave(struct weaving *weaving, struct fault *fault)
{
    struct book book = { 0 };
    const bool ok = open_book(weaving, &book, fault);
    for (uint32_t number = 0; number < weaving->count && ok; number++)
        weave_claim(weaving, &book, number);
    postings_finish(&book.by_key);
    return ok;
}
