#include "reading/dates/rule_index.h"

#include <assert.h>

enum { MASK_WORDS = RULES_MAX / 64 };

static void add_rule(struct rule_mask *masks, const struct element *element,
                     uint32_t rule)
{
    const uint64_t bit = (uint64_t)1 << rule % 64;
    uint64_t classes = element->classes & ~class_bit(CLASS_LITERAL);
    for (; classes != 0; classes &= classes - 1)
        masks[__builtin_ctzll(classes)].words[rule / 64] |= bit;
    for (uint32_t literal = 1; literal < LITERALS_MAX; literal++)
        if (element->literals[literal / 64] >> literal % 64 & 1)
            masks[CLASS_COUNT_OF + literal].words[rule / 64] |= bit;
}

/* A rule may begin with any element up to the first that must be there. */
static void index_rule(struct ruleset *ruleset, uint32_t rule)
{
    const struct pattern *const pattern = &ruleset->patterns[rule];
    for (uint32_t i = 0; i < pattern->count; i++) {
        const struct element *const element = &pattern->elements[i];
        const struct element next = pattern_next(pattern, i + 1);
        add_rule(next.optional ? ruleset->alone : ruleset->first, element, rule);
        add_rule(ruleset->second, &next, rule);
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

static void unite(struct rule_mask *mask, const struct rule_mask *more)
{
    for (size_t i = 0; i < MASK_WORDS; i++)
        mask->words[i] |= more->words[i];
}

/* The union of the masks of a token that is of the classes. */
static struct rule_mask masks_of(const struct rule_mask *masks,
                                 const struct token *token, uint64_t classes)
{
    struct rule_mask all = { 0 };
    if (classes & class_bit(CLASS_LITERAL))
        unite(&all, &masks[CLASS_COUNT_OF + token->literal]);
    for (classes &= ~class_bit(CLASS_LITERAL); classes != 0; classes &= classes - 1)
        unite(&all, &masks[__builtin_ctzll(classes)]);
    return all;
}

/* What the token can be if no phrase begins with it. */
static uint64_t classes_alone(const struct token *token)
{
    return token->entry == NULL
               ? token->classes
               : token->classes & ~(token->entry->classes & ~token->entry->own);
}

/* The classes of the token that may take more than one, where no phrase begins: scale
 * words and ranges make numbers long. */
static uint64_t long_classes(const struct token *behind)
{
    const uint64_t extending = class_bit(CLASS_SCALE) | class_bit(CLASS_TO) |
                               class_bit(CLASS_HALF) | class_bit(CLASS_AND);
    return class_bit(CLASS_DAY) |
           ((behind->classes & extending) != 0 ? class_bit(CLASS_COUNT) : 0);
}

/* The rules in which what stands behind may be the second. */
static struct rule_mask rules_behind(const struct ruleset *ruleset,
                                     const struct token *behind)
{
    struct rule_mask second = masks_of(ruleset->second, behind, behind->classes);
    if (behind->entry == NULL && (behind->flags & WORD_CAPITAL) != 0)
        unite(&second, &ruleset->second[CLASS_UNITLIKE]);
    return second;
}

struct rule_mask ruleset_beginning(const struct ruleset *ruleset,
                                   const struct tokens *tokens, uint32_t at)
{
    const struct token *const token = token_at(tokens, at);
    const struct token *const behind = token_at(tokens, at + 1);
    const bool phrase = phrase_may_begin(tokens, at);
    const uint64_t classes = phrase ? token->classes : classes_alone(token);
    const uint64_t open = phrase ? classes : classes & long_classes(behind);
    const struct rule_mask any = masks_of(ruleset->first, token, open);
    const struct rule_mask first = masks_of(ruleset->first, token, classes & ~open);
    const struct rule_mask second = rules_behind(ruleset, behind);
    struct rule_mask all = masks_of(ruleset->alone, token, classes);
    for (size_t i = 0; i < MASK_WORDS; i++)
        all.words[i] |= any.words[i] | (first.words[i] & second.words[i]);
    return all;
}
