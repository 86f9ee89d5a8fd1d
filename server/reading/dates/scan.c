#include "reading/dates/scan.h"

#include <assert.h>
#include <string.h>

enum { MASK_WORDS = RULES_MAX / 64 };

static void add_pair(struct ruleset *ruleset, uint32_t rule, uint64_t first,
                     uint32_t next)
{
    for (; first != 0; first &= first - 1)
        ruleset->by_pair[__builtin_ctzll(first)][next][rule / 64] |= (uint64_t)1
                                                                     << rule % 64;
}

/* Classes whose words may be several tokens: what stands behind them is not known. */
static const uint64_t long_classes =
    (uint64_t)1 << CLASS_DAY | (uint64_t)1 << CLASS_COUNT |
    (uint64_t)1 << CLASS_HOLIDAY | (uint64_t)1 << CLASS_REF |
    (uint64_t)1 << CLASS_SOME | (uint64_t)1 << CLASS_TO | (uint64_t)1 << CLASS_APPROX |
    (uint64_t)1 << CLASS_BOUND;

/* A rule may begin with any element up to the first that must be there. */
static void index_rule(struct ruleset *ruleset, uint32_t rule)
{
    const struct pattern *const pattern = &ruleset->patterns[rule];
    for (uint32_t i = 0; i < pattern->count; i++) {
        const struct element *const element = &pattern->elements[i];
        const uint64_t literal =
            element->literal_count > 0 ? class_bit(CLASS_LITERAL) : 0;
        const uint64_t first = element->classes | literal;
        bool open = false;
        const uint64_t next = pattern_classes(pattern, i + 1, &open);
        open |= (next & class_bit(CLASS_UNITLIKE)) != 0;
        for (uint32_t class = 0; class <= NO_CLASS; class ++) {
            const bool fits = class != NO_CLASS && (next >> class & 1) != 0;
            add_pair(ruleset, rule, open || fits ? first : first & long_classes, class);
        }
        if (!element->optional)
            break;
    }
}

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
        if (!pattern_compile(rules[i].pattern, vocabulary, &ruleset->patterns[i],
                             fault))
            return false;
        index_rule(ruleset, i);
    }
    return true;
}

struct scan {
    const struct ruleset *ruleset;
    struct frame frame;
    struct arena *arena;
    struct list *found;
};

static void add_rules(const uint64_t *more, uint64_t rules_left[MASK_WORDS])
{
    for (size_t i = 0; i < MASK_WORDS; i++)
        rules_left[i] |= more[i];
}

/* The rules that the token and the one behind it may begin. */
static void collect_rules(const struct scan *scan, uint32_t at,
                          uint64_t rules_left[MASK_WORDS])
{
    uint64_t classes = token_at(scan->frame.tokens, at)->classes;
    const uint64_t behind = token_at(scan->frame.tokens, at + 1)->classes;
    memset(rules_left, 0, MASK_WORDS * sizeof *rules_left);
    for (; classes != 0; classes &= classes - 1) {
        const int class = __builtin_ctzll(classes);
        add_rules(scan->ruleset->by_pair[class][NO_CLASS], rules_left);
        for (uint64_t next = behind; next != 0; next &= next - 1)
            add_rules(scan->ruleset->by_pair[class][__builtin_ctzll(next)], rules_left);
    }
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
    for (size_t word = 0; word < MASK_WORDS; word++) {
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
        if (!token_at(tokens, at)->promising || follows_title(tokens, at)) {
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
