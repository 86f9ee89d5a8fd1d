#include "reading/dates/scan.h"

#include <assert.h>
#include <string.h>

enum { MASK_WORDS = RULES_MAX / 64 };

bool ruleset_load(struct ruleset *ruleset, struct vocabulary *vocabulary,
                  struct fault *fault)
{
    while (rules[ruleset->count].pattern != NULL)
        ruleset->count++;
    assert(ruleset->count <= RULES_MAX);
    ruleset->patterns =
        arena_array(vocabulary->arena, ruleset->count, sizeof *ruleset->patterns);
    if (ruleset->patterns == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < ruleset->count; i++) {
        struct pattern *const pattern = &ruleset->patterns[i];
        if (!pattern_compile(rules[i].pattern, vocabulary, pattern, fault))
            return false;
        for (uint64_t left = pattern_first_classes(pattern); left != 0;
             left &= left - 1)
            ruleset->by_class[__builtin_ctzll(left)][i / 64] |= (uint64_t)1 << i % 64;
    }
    return true;
}

struct scan {
    const struct ruleset *ruleset;
    struct frame frame;
    struct arena *arena;
    struct list *found;
};

/* The rules whose first element the token can be. */
static void collect_rules(const struct scan *scan, uint32_t at,
                          uint64_t rules_left[MASK_WORDS])
{
    uint64_t classes = token_at(scan->frame.tokens, at)->classes;
    memset(rules_left, 0, MASK_WORDS * sizeof *rules_left);
    for (; classes != 0; classes &= classes - 1)
        for (size_t i = 0; i < MASK_WORDS; i++)
            rules_left[i] |= scan->ruleset->by_class[__builtin_ctzll(classes)][i];
}

struct best {
    struct match match;
    struct expression expression;
    bool found;
};

/* Longer ends win; of equal ends the earlier start, then the earlier rule. */
static bool is_better(const struct match *match, const struct best *best)
{
    if (!best->found || match->end != best->match.end)
        return !best->found || match->end > best->match.end;
    return match->first < best->match.first;
}

static void try_rules(const struct scan *scan, uint32_t at, struct best *best)
{
    uint64_t left[MASK_WORDS];
    collect_rules(scan, at, left);
    for (size_t word = 0; word < MASK_WORDS; word++)
        for (; left[word] != 0; left[word] &= left[word] - 1) {
            const size_t rule = 64 * word + (size_t)__builtin_ctzll(left[word]);
            struct match match;
            struct expression expression = { 0 };
            if (!pattern_match(&scan->ruleset->patterns[rule], scan->frame.tokens, at,
                               &match) ||
                !is_better(&match, best) ||
                !rules[rule].build(&scan->frame, &match, &expression))
                continue;
            best->match = match;
            best->expression = expression;
            best->found = true;
        }
}

static bool keep(struct scan *scan, const struct best *best, struct fault *fault)
{
    const struct tokens *const tokens = scan->frame.tokens;
    const struct token *const first = token_at(tokens, best->match.first);
    struct date *const date = list_add(scan->found, scan->arena, sizeof *date);
    if (date == NULL)
        return fault_no_memory(fault);
    date->span.start = first->span.start;
    date->span.end = token_at(tokens, best->match.end - 1)->span.end;
    date->sentence = first->sentence;
    date->type = best->expression.type;
    date->value = arena_copy(scan->arena, slice_of(best->expression.value));
    date->interval =
        timex_interval(date->value, best->expression.part, &scan->frame.published);
    frame_remember(&scan->frame, best->expression.day, best->match.first);
    return date->value.bytes != NULL || fault_no_memory(fault);
}

/* An article that speaks of yesterday or tomorrow is about its day. */
static bool is_daily(const struct tokens *tokens)
{
    for (uint32_t i = 0; i < tokens->count; i++) {
        const struct token *const token = token_at(tokens, i);
        const struct meaning *const adverb =
            token->entry == NULL ? NULL : entry_meaning(token->entry, CLASS_ADVERB);
        const bool age = i > 0 && slice_is(token_at(tokens, i - 1)->lower, "von");
        if (adverb != NULL && adverb->number != 0 && !age &&
            (adverb->number < 0 || (token->flags & WORD_CAPITAL) == 0))
            return true;
    }
    return false;
}

bool scan_dates(const struct ruleset *ruleset, const struct tokens *tokens,
                const struct publication *published, struct arena *arena,
                struct list *found, struct fault *fault)
{
    struct scan scan = { .ruleset = ruleset,
                         .frame = { .tokens = tokens,
                                    .now = frame_now(published),
                                    .published = published->interval,
                                    .daily = is_daily(tokens) },
                         .arena = arena,
                         .found = found };
    for (uint32_t at = 0; at < tokens->count;) {
        if (!token_at(tokens, at)->promising) {
            at++;
            continue;
        }
        struct best best;
        best.found = false;
        try_rules(&scan, at, &best);
        /* A rule with context may not keep a longer one from beginning behind it. */
        if (best.found && best.match.first > at)
            try_rules(&scan, best.match.first, &best);
        if (best.found && !keep(&scan, &best, fault))
            return false;
        at = best.found ? best.match.end : at + 1;
    }
    return true;
}
