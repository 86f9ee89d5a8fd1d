#include "reading/dates/rule_index.h"

#include <assert.h>

enum { MASK_WORDS = RULES_MAX / 64 };

static void add_rule(struct rule_mask *mask, uint32_t rule)
{
    mask->words[rule / 64] |= (uint64_t)1 << rule % 64;
}

/* The number of the lowest symbol from `from` on that the element can be; SYMBOLS_MAX
 * if there is none. */
static uint32_t next_symbol(const struct element *element, uint32_t from)
{
    const uint64_t classes = element->classes & ~class_bit(CLASS_LITERAL);
    for (; from < CLASS_COUNT_OF; from++)
        if (classes >> from & 1)
            return from;
    for (; from < SYMBOLS_MAX; from++) {
        const uint32_t literal = from - CLASS_COUNT_OF;
        if (element->literals[literal / 64] >> literal % 64 & 1)
            return from;
    }
    return SYMBOLS_MAX;
}

/* A rule may begin with any element up to the first that must be there. */
static void index_rule(struct ruleset *ruleset, uint32_t rule)
{
    const struct pattern *const pattern = &ruleset->patterns[rule];
    struct symbol_rules *const symbols = ruleset->symbols;
    for (uint32_t i = 0; i < pattern->count; i++) {
        const struct element *const element = &pattern->elements[i];
        const struct element next = pattern_next(pattern, i + 1);
        /* A noun that counts time has no symbol of its own: any noun could be one. */
        const bool alone =
            next.optional || (next.classes & class_bit(CLASS_UNITLIKE)) != 0;
        for (uint32_t at = next_symbol(element, 0); at < SYMBOLS_MAX;
             at = next_symbol(element, at + 1))
            add_rule(alone ? &symbols[at].alone : &symbols[at].first, rule);
        for (uint32_t at = next_symbol(&next, 0); at < SYMBOLS_MAX;
             at = next_symbol(&next, at + 1))
            add_rule(&symbols[at].second, rule);
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

/* The symbols of a token that is of the classes: one at each call, NULL at the end. */
static const struct symbol_rules *
take_symbol(const struct ruleset *ruleset, const struct token *token, uint64_t *classes)
{
    if (*classes == 0)
        return NULL;
    uint32_t symbol = (uint32_t)__builtin_ctzll(*classes);
    *classes &= *classes - 1;
    if (symbol == CLASS_LITERAL)
        symbol = CLASS_COUNT_OF + (uint32_t)token->literal;
    return &ruleset->symbols[symbol];
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

struct rule_mask ruleset_beginning(const struct ruleset *ruleset,
                                   const struct tokens *tokens, uint32_t at)
{
    const struct token *const token = token_at(tokens, at);
    const struct token *const behind = token_at(tokens, at + 1);
    const bool phrase = phrase_may_begin(tokens, at);
    uint64_t short_ones = phrase ? 0 : token_alone(token);
    uint64_t long_ones = phrase ? token->classes : short_ones & long_classes(behind);
    short_ones &= ~long_ones;
    uint64_t behind_ones = behind->classes;
    struct rule_mask all = { 0 }, first = { 0 }, second = { 0 };
    const struct symbol_rules *symbol = NULL;
    while ((symbol = take_symbol(ruleset, token, &long_ones)) != NULL) {
        unite(&all, &symbol->alone);
        unite(&all, &symbol->first);
    }
    while ((symbol = take_symbol(ruleset, token, &short_ones)) != NULL) {
        unite(&all, &symbol->alone);
        unite(&first, &symbol->first);
    }
    while ((symbol = take_symbol(ruleset, behind, &behind_ones)) != NULL)
        unite(&second, &symbol->second);
    for (size_t i = 0; i < MASK_WORDS; i++)
        all.words[i] |= first.words[i] & second.words[i];
    return all;
}
