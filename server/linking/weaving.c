#include "linking/weaving.h"

#include "linking/book.h"
#include "linking/claim_keys.h"
#include "linking/matching.h"
#include "linking/ties.h"

/* How one claim may join one founder. */
struct joining {
    uint32_t founder;
    struct match match;
    bool contradicts;
};

/* Claims that are fetched for their propositions, which alone are kept. */
static const size_t shelf_most = (size_t)1 << 20;

bool need_propositions(struct weaving *weaving, uint32_t article, struct fault *fault)
{
    const struct abstract *const abstract = &weaving->linking->abstracts[article];
    const uint32_t first = weaving->firsts[article];
    if (weaving->made[article])
        return true;
    weaving->made[article] = true;
    shelf_tidy(&weaving->shelf, shelf_most);
    if (!shelf_fetch(&weaving->shelf, article, fault))
        return false;
    for (uint32_t i = 0; i < abstract->head->claim_count; i++)
        weaving->places[first + i] = abstract->claims[i].place;
    return propositions_make(&weaving->maker, article, weaving->propositions + first,
                             fault);
}

static struct match try_contradiction(const struct weaving *weaving,
                                      const struct proposition *new,
                                      const struct proposition *old)
{
    if ((!new->denies && !old->denies) || new->speaker == old->speaker)
        return (struct match){ 0 };
    const struct match match = match_claims(old, new, weaving->people);
    if (match.reason != REASON_NONE && match_denies(&match, old, new))
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
    const struct match match = contradicts ? try_contradiction(weaving, new, old)
                                           : match_claims(old, new, weaving->people);
    const bool better =
        match.strength > best->match.strength ||
        (match.strength == best->match.strength && founder < best->founder);
    if (match.reason != REASON_NONE && better)
        *best = (struct joining){ founder, match, contradicts };
}

/* What a claim is held against lies anywhere in memory, and nearly all of the time goes
 * into waiting for it. So everything is called some steps before it is looked at. */

/* Founders that may match, of those under one key. */
struct choice {
    uint32_t founders[FOUNDERS_LOOKED_AT];
    uint32_t count;
};

/* The founders under each key of a claim; returns how many keys it has. */
static uint32_t open_files(const struct book *book, uint32_t number,
                           struct posted files[KEYS_MAX])
{
    const struct book_files of = book_files_of(book, number);
    for (uint32_t i = 0; i < of.count; i++)
        postings_call(&book->by_key, of.items[i]);
    for (uint32_t i = 0; i < of.count; i++) {
        files[i] = postings_newest(&book->by_key, of.items[i]);
        __builtin_prefetch(files[i].values);
    }
    return of.count;
}

static void call_briefs(const struct weaving *weaving, struct posted posted)
{
    for (uint32_t i = 0; i < posted.count; i++)
        __builtin_prefetch(&weaving->briefs[posted.values[i]], 1);
}

static void call_proposition(const struct proposition *proposition)
{
    enum { LINE = 64 };
    for (size_t at = 0; at < sizeof *proposition; at += LINE)
        __builtin_prefetch((const char *)proposition + at);
}

static void choose(const struct weaving *weaving, uint32_t number, struct posted posted,
                   struct choice *choice)
{
    const struct brief brief = weaving->briefs[number];
    choice->count = 0;
    for (uint32_t i = 0; i < posted.count; i++) {
        const uint32_t founder = posted.values[i];
        struct brief *const other = &weaving->briefs[founder];
        if (other->seen == number + 1)
            continue;
        other->seen = number + 1;
        if (!may_join(&brief, other))
            continue;
        call_proposition(&weaving->propositions[founder]);
        choice->founders[choice->count++] = founder;
    }
}

/* From here on the propositions of the founders are there. */
static bool need_chosen(struct weaving *weaving, const struct choice *choice,
                        struct fault *fault)
{
    for (uint32_t i = 0; i < choice->count; i++) {
        const uint32_t founder = choice->founders[i];
        if (!need_propositions(weaving, weaving->briefs[founder].article, fault))
            return false;
        __builtin_prefetch(weaving->propositions[founder].terms);
        __builtin_prefetch(weaving->propositions[founder].entities);
    }
    return true;
}

static bool find_founder(struct weaving *weaving, const struct book *book,
                         uint32_t number, struct joining *best, struct fault *fault)
{
    struct posted files[KEYS_MAX + 1];
    struct choice choice;
    const uint32_t count = open_files(book, number, files);
    files[count] = (struct posted){ 0 };
    *best = (struct joining){ .founder = NOBODY };
    call_briefs(weaving, files[0]);
    for (uint32_t i = 0; i < count; i++) {
        call_briefs(weaving, files[i + 1]);
        choose(weaving, number, files[i], &choice);
        if (!need_chosen(weaving, &choice, fault))
            return false;
        for (uint32_t j = 0; j < choice.count; j++)
            try_founder(weaving, number, choice.founders[j], best);
    }
    return true;
}

static void join(struct weaving *weaving, uint32_t number,
                 const struct joining *joining)
{
    struct node *const node = &weaving->nodes[number];
    node->founder = joining->founder;
    node->reason = (uint8_t)joining->match.reason;
    node->contradicts = joining->contradicts;
    if (!joining->contradicts || !weaving->propositions[number].denies)
        return;
    node->denies = joining->founder;
    node->denial_reason = (uint8_t)joining->match.reason;
}

static bool weave_claim(struct weaving *weaving, const struct book *book,
                        uint32_t number, struct fault *fault)
{
    struct joining joining;
    weaving->nodes[number] =
        (struct node){ .founder = number, .denies = NOBODY, .reason = REASON_FOUNDED };
    if (!need_propositions(weaving, weaving->homes[number], fault) ||
        !find_founder(weaving, book, number, &joining, fault))
        return false;
    if (joining.match.reason != REASON_NONE)
        join(weaving, number, &joining);
    answer_claim(weaving, number);
    return true;
}

static uint32_t find_article(const struct linking *linking, uint32_t from,
                             uint32_t number)
{
    if (number == 0 || number == linking->numbers[from])
        return number == 0 ? KEYMAP_NONE : from;
    return keymap_find(&linking->by_number, number);
}

/* The claim at the end of a tie; NOBODY if it is gone, or nobody's. */
static uint32_t find_end(const struct weaving *weaving, uint32_t from,
                         struct tie_end end)
{
    const struct linking *const linking = weaving->linking;
    const uint32_t article = find_article(linking, from, end.number);
    if (article == KEYMAP_NONE ||
        end.claim >= linking->abstracts[article].head->claim_count)
        return NOBODY;
    return weaving->firsts[article] + end.claim;
}

/* What became of a claim when its ties were made; founder NOBODY: who it joined then is
 * gone. */
static struct node node_of(const struct weaving *weaving, uint32_t article,
                           const struct tie *tie)
{
    return (struct node){ .founder = find_end(weaving, article, tie->founder),
                          .denies = find_end(weaving, article, tie->denies),
                          .reason = tie->reason,
                          .denial_reason = tie->denial_reason,
                          .contradicts = tie->contradicts };
}

static bool nodes_agree(const struct node *a, const struct node *b)
{
    return a->founder == b->founder && a->denies == b->denies &&
           a->reason == b->reason && a->denial_reason == b->denial_reason &&
           a->contradicts == b->contradicts;
}

/* Sets the node of a claim of an article whose ties hold. *moved: a claim before it
 * came to something else than its tie says, and if this one did. */
static bool weave_again(struct weaving *weaving, const struct book *book,
                        uint32_t number, const struct tie *tie, bool *moved,
                        struct fault *fault)
{
    const struct node before = node_of(weaving, weaving->homes[number], tie);
    const bool stands = before.founder != NOBODY &&
                        (before.denies == NOBODY) == (tie->denies.number == 0);
    if (stands && !*moved && !book_is_stirred(book, number)) {
        weaving->nodes[number] = before;
        return true;
    }
    if (!weave_claim(weaving, book, number, fault))
        return false;
    *moved = *moved || !stands || !nodes_agree(&before, &weaving->nodes[number]);
    return true;
}

static bool weave_article(struct weaving *weaving, struct book *book, uint32_t article,
                          struct fault *fault)
{
    const uint32_t first = weaving->firsts[article];
    const uint32_t end = end_of_claims(weaving, article);
    const struct tie *const ties =
        weaving->same[article] ? weaving->linking->ties[article].claims : NULL;
    bool moved = ties == NULL;
    book_turn_to(book, article);
    for (uint32_t number = first; number < end; number++) {
        const struct tie *const tie = ties == NULL ? NULL : &ties[number - first];
        if (tie == NULL ? !weave_claim(weaving, book, number, fault)
                        : !weave_again(weaving, book, number, tie, &moved, fault))
            return false;
        book_file(book, number, weaving->nodes[number].founder == number,
                  tie != NULL && tie->reason == REASON_FOUNDED);
    }
    weaving->linking->retied[article] = weaving->linking->retied[article] || moved;
    return true;
}

/* A denial that founded a thread denies the first claim that joined it and contradicts
 * it, if it does not deny another one. */
static void let_founders_deny(struct weaving *weaving)
{
    for (uint32_t i = 0; i < weaving->count; i++) {
        const struct node *const node = &weaving->nodes[i];
        struct node *const founder = &weaving->nodes[node->founder];
        if (!node->contradicts || weaving->briefs[i].traits.denies ||
            founder->denies != NOBODY)
            continue;
        founder->denies = i;
        founder->denial_reason = node->reason;
    }
}

bool weave(struct weaving *weaving, struct fault *fault)
{
    const struct linking *const linking = weaving->linking;
    struct book *const book = weaving->book;
    bool ok = book_complete(book, weaving, fault);
    for (uint32_t i = 0; i < linking->count && ok; i++)
        ok = weave_article(weaving, book, linking->order[i], fault);
    book_finish(book);
    ok = ok && keep_ties(weaving, fault);
    if (ok)
        let_founders_deny(weaving);
    return ok;
}
