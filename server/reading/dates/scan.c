#include "reading/dates/scan.h"

#include "reading/dates/anchors.h"

struct scan {
    const struct ruleset *ruleset;
    struct frame frame;
    struct arena *arena;
    struct list *found;
};

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
    const struct rule_mask mask =
        ruleset_beginning(scan->ruleset, scan->frame.tokens, at);
    for (size_t word = 0; word < RULES_MAX / 64; word++) {
        for (uint64_t left = mask.words[word]; left != 0; left &= left - 1) {
            const size_t rule = 64 * word + (size_t)__builtin_ctzll(left);
            struct match match;
            if (!pattern_match(&scan->ruleset->patterns[rule], scan->frame.tokens, at,
                               &match) ||
                !is_better(&match, best))
                continue;
            struct expression expression = { 0 };
            if (!rules[rule].build(&scan->frame, &match, &expression))
                continue;
            best->match = match;
            best->expression = expression;
            best->found = true;
        }
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
    date->interval = date->type == DATE_DURATION
                         ? anchored_interval(&scan->frame, date->value,
                                             best->match.first, best->match.end)
                         : timex_interval(date->value, best->expression.part,
                                          &scan->frame.published);
    frame_remember(&scan->frame, best->expression.day, best->match.first);
    return date->value.bytes != NULL || fault_no_memory(fault);
}

/* An article that speaks of yesterday or tomorrow is about its day. */
static bool is_daily(const struct tokens *tokens)
{
    if ((tokens->classes & class_bit(CLASS_ADVERB)) == 0)
        return false;
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

/* "Frau März", "Mr May": whoever is called so. */
static bool follows_title(const struct tokens *tokens, uint32_t at)
{
    static const char *const titles[] = { "frau", "herr", "herrn", "mr",
                                          "mrs",  "ms",   NULL };
    return at > 0 && slice_is_any(token_at(tokens, at - 1)->lower, titles);
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
        best.found = best.found && !follows_title(tokens, at);
        /* A rule with context may not keep a longer one from beginning behind it. */
        if (best.found && best.match.first > at)
            try_rules(&scan, best.match.first, &best);
        if (best.found && !keep(&scan, &best, fault))
            return false;
        at = best.found ? best.match.end : at + 1;
    }
    return true;
}
