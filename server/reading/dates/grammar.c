#include "reading/dates/grammar.h"

#include <assert.h>

static bool compile_alternative(struct slice name, struct vocabulary *vocabulary,
                                struct element *element, struct fault *fault)
{
    if (name.bytes[0] == '\'') {
        uint32_t number = 0;
        if (!vocabulary_add_literal(vocabulary, slice_part(name, 1, name.length),
                                    &number, fault))
            return false;
        assert(number < LITERALS_MAX);
        element->literals[number / 64] |= (uint64_t)1 << number % 64;
        element->classes |= class_bit(CLASS_LITERAL);
        return true;
    }
    const enum time_class class = time_class_named(name);
    assert(class != CLASS_COUNT_OF);
    element->classes |= class_bit(class);
    return true;
}

static bool compile_element(struct slice source, struct vocabulary *vocabulary,
                            struct element *element, struct fault *fault)
{
    element->optional = slice_ends_with(source, SLICE("?"));
    struct slice rest = slice_part(source, 0, source.length - element->optional);
    while (rest.bytes != NULL)
        if (!compile_alternative(slice_split(&rest, '|'), vocabulary, element, fault))
            return false;
    return true;
}

bool pattern_compile(const char *source, struct vocabulary *vocabulary,
                     struct pattern *out, struct fault *fault)
{
    struct list elements = { 0 };
    *out = (struct pattern){ 0 };
    for (struct slice rest = slice_of(source); rest.bytes != NULL;) {
        const struct slice part = slice_split(&rest, ' ');
        if (slice_is(part, "("))
            out->open = elements.count;
        else if (slice_is(part, ")"))
            out->close = elements.count;
        else {
            struct element *const element =
                list_add(&elements, vocabulary->arena, sizeof *element);
            if (element == NULL)
                return fault_no_memory(fault);
            if (!compile_element(part, vocabulary, element, fault))
                return false;
        }
    }
    assert(elements.count <= ELEMENTS_MAX);
    out->elements = elements.items;
    out->count = elements.count;
    return true;
}

struct element pattern_next(const struct pattern *pattern, uint32_t from)
{
    struct element next = { .optional = true };
    for (uint32_t i = from; i < pattern->count && next.optional; i++) {
        next.classes |= pattern->elements[i].classes;
        for (size_t j = 0; j < LITERALS_MAX / 64; j++)
            next.literals[j] |= pattern->elements[i].literals[j];
        next.optional = pattern->elements[i].optional;
    }
    return next;
}

/* What the longest phrase at the token means in the class; NULL if there is none. */
static const struct meaning *match_phrase(const struct tokens *tokens,
                                          enum time_class class, uint32_t at,
                                          uint32_t *length)
{
    const struct phrase *phrase = token_at(tokens, at)->entry->phrases;
    for (; phrase != NULL; phrase = phrase->next) {
        if ((phrase->entry.own & class_bit(class)) == 0)
            continue;
        uint32_t same = 1;
        while (same < phrase->count &&
               slice_equals(token_at(tokens, at + same)->lower, phrase->words[same]))
            same++;
        if (same < phrase->count)
            continue;
        *length = same;
        return entry_meaning(&phrase->entry, class);
    }
    return NULL;
}

/* The longest phrase, else the word itself, that means the class. */
static uint32_t match_word(const struct tokens *tokens, enum time_class class,
                           uint32_t at, struct binding *out)
{
    const struct entry *const entry = token_at(tokens, at)->entry;
    const struct meaning *meaning = NULL;
    uint32_t length = 1;
    if (entry == NULL || (entry->classes & class_bit(class)) == 0)
        return 0;
    if (phrase_may_begin(tokens, at))
        meaning = match_phrase(tokens, class, at, &length);
    if (meaning == NULL)
        meaning = entry_meaning(entry, class);
    if (meaning == NULL)
        return 0;
    out->number = meaning->number;
    out->text = meaning->text;
    return length;
}

uint32_t numeral_match(const struct tokens *tokens, uint32_t at, double *value)
{
    const struct token *token = token_at(tokens, at);
    const bool counts =
        token_can_be(token, CLASS_NUMBER) || token->kind == WORD_NUMBER || token->glued;
    if (!token_can_be(token, CLASS_COUNT) || !counts)
        return 0;
    uint32_t length = 1;
    *value = token->number;
    struct binding scale = { 0 };
    for (int scales = 0; scales < SCALES_MAX &&
                         match_word(tokens, CLASS_SCALE, at + length, &scale) > 0;
         scales++) {
        *value *= scale.number;
        length++;
        const bool shortened =
            token_at(tokens, at + length - 1)->flags & WORD_ABBREVIATION;
        length += shortened && slice_is(token_at(tokens, at + length)->lower, ".");
    }
    return length;
}

/* "drei", "zwei bis drei" (the second counts), "ein", "einige" (X), "ein halbes". */
static uint32_t match_count(const struct tokens *tokens, uint32_t at,
                            struct binding *out)
{
    uint32_t length = numeral_match(tokens, at, &out->number);
    if (length > 0) {
        struct binding to = { 0 };
        double second = 0;
        uint32_t sign = match_word(tokens, CLASS_TO, at + length, &to);
        if (sign == 0)
            sign = slice_is(token_at(tokens, at + length)->lower, "oder");
        const uint32_t more =
            sign == 0 ? 0 : numeral_match(tokens, at + length + sign, &second);
        if (more > 0 && second > out->number) {
            out->number = second;
            length += sign + more;
        }
    } else if ((length = match_word(tokens, CLASS_SOME, at, out)) > 0) {
        out->number = COUNT_SOME;
    } else if ((length = match_word(tokens, CLASS_ONE, at, out)) > 0) {
        struct binding half = { 0 };
        const uint32_t more = match_word(tokens, CLASS_HALF, at + length, &half);
        out->number = more > 0 ? 0.5 : 1;
        length += more;
    } else if ((length = match_word(tokens, CLASS_HALF, at, out)) > 0)
        out->number = 0.5;
    return length;
}

/* "8." */
static uint32_t match_day(const struct tokens *tokens, uint32_t at, struct binding *out)
{
    const struct token *const token = token_at(tokens, at);
    if (!token_can_be(token, CLASS_DAY) ||
        !slice_is(token_at(tokens, at + 1)->lower, "."))
        return 0;
    out->number = token->number;
    return 2;
}

static uint32_t match_clock(const struct tokens *tokens, uint32_t at,
                            struct binding *out)
{
    const struct token *const token = token_at(tokens, at);
    if (!token_can_be(token, CLASS_CLOCK))
        return 0;
    const struct slice lower = token->lower;
    const bool minutes = lower.bytes[0] <= '9' && lower.length > 2;
    out->number = 60 * token->number;
    if (minutes) {
        const char *const end = lower.bytes + lower.length;
        const int hours = lower.length == 5
                              ? 10 * (lower.bytes[0] - '0') + lower.bytes[1] - '0'
                              : lower.bytes[0] - '0';
        out->number = 60 * hours + 10 * (end[-2] - '0') + end[-1] - '0';
    }
    return 1;
}

/* "Arbeitstage", "Amtsjahren": a compound that counts time. */
static uint32_t match_unitlike(const struct tokens *tokens, uint32_t at,
                               struct binding *out)
{
    static const char *const heads[] = { "sekunden", "minuten", "stunden", "tage",
                                         "tagen",    "wochen",  "monate",  "monaten",
                                         "jahre",    "jahren",  "jahr" };
    const struct token *const token = token_at(tokens, at);
    if (token->kind != WORD_LETTERS || token->entry != NULL ||
        (token->flags & WORD_CAPITAL) == 0)
        return 0;
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        const struct slice head = slice_of(heads[i]);
        const struct entry *const entry =
            slice_ends_with(token->lower, head)
                ? vocabulary_find(tokens->vocabulary, slice_hash(head))
                : NULL;
        if (entry == NULL)
            continue;
        const struct meaning *meaning = entry_meaning(entry, CLASS_UNITS);
        if (meaning == NULL)
            meaning = entry_meaning(entry, CLASS_UNIT);
        out->text = meaning == NULL ? SLICE("D") : meaning->text;
        return 1;
    }
    return 0;
}

static uint32_t match_shape(const struct tokens *tokens, enum time_class class,
                            uint32_t at, struct binding *out)
{
    const struct token *const token = token_at(tokens, at);
    if (!token_can_be(token, class))
        return 0;
    out->number = token->number;
    out->text = token->lower;
    return 1;
}

static uint32_t match_lasting(const struct tokens *tokens, uint32_t at,
                              struct binding *out)
{
    const struct token *const token = token_at(tokens, at);
    if (!token_can_be(token, CLASS_LASTING) ||
        match_word(tokens, CLASS_LASTING, at, out) == 0)
        return 0;
    out->number = token->number;
    return 1;
}

uint32_t class_match(const struct tokens *tokens, enum time_class class, uint32_t at,
                     struct binding *out)
{
    *out = (struct binding){ .class = class, .first = at };
    uint32_t length = 0;
    if (class == CLASS_COUNT)
        length = match_count(tokens, at, out);
    else if (class == CLASS_DAY)
        length = match_day(tokens, at, out);
    else if (class == CLASS_CLOCK)
        length = match_clock(tokens, at, out);
    else if (class == CLASS_UNITLIKE)
        length = match_unitlike(tokens, at, out);
    else if (class == CLASS_LASTING)
        length = match_lasting(tokens, at, out);
    else if (class > CLASS_UNITLIKE)
        length = match_shape(tokens, class, at, out);
    else if (class != CLASS_NUMBER)
        length = match_word(tokens, class, at, out);
    out->end = at + length;
    return length;
}

/* A match in the making. */
struct attempt {
    const struct pattern *pattern;
    const struct tokens *tokens;
    uint32_t sentence;
    struct match match;
};

static bool match_rest(struct attempt *attempt, uint32_t element, uint32_t at);

static bool go_on(struct attempt *attempt, uint32_t element,
                  const struct binding *binding)
{
    struct match *const match = &attempt->match;
    match->bindings[match->count++] = *binding;
    if (match_rest(attempt, element + 1, binding->end))
        return true;
    match->count--;
    return false;
}

/* Whether the token is one of the element's words, which are bound by themselves. */
static bool match_literal(struct attempt *attempt, uint32_t element, uint32_t at)
{
    const struct element *const wanted = &attempt->pattern->elements[element];
    const struct token *const token = token_at(attempt->tokens, at);
    const struct binding binding = {
        .class = CLASS_LITERAL, .first = at, .end = at + 1, .text = token->lower
    };
    return (wanted->literals[token->literal / 64] >> token->literal % 64 & 1) != 0 &&
           go_on(attempt, element, &binding);
}

static bool match_alternatives(struct attempt *attempt, uint32_t element, uint32_t at)
{
    const struct element *const wanted = &attempt->pattern->elements[element];
    const struct token *const token = token_at(attempt->tokens, at);
    if (token->sentence != attempt->sentence)
        return false;
    const uint64_t shared =
        wanted->classes & (token->classes | class_bit(CLASS_UNITLIKE));
    uint64_t classes = shared & ~class_bit(CLASS_LITERAL);
    for (; classes != 0; classes &= classes - 1) {
        struct binding binding;
        const enum time_class class = (enum time_class)__builtin_ctzll(classes);
        if (class_match(attempt->tokens, class, at, &binding) > 0 &&
            token_at(attempt->tokens, binding.end - 1)->sentence == attempt->sentence &&
            go_on(attempt, element, &binding))
            return true;
    }
    return (shared & class_bit(CLASS_LITERAL)) != 0 &&
           match_literal(attempt, element, at);
}

/* Whether the elements from `element` on match from `at` on. The depth is bounded by
 * ELEMENTS_MAX. */
/* NOLINTNEXTLINE(misc-no-recursion): backtracking over at most ELEMENTS_MAX elements */
static bool match_rest(struct attempt *attempt, uint32_t element, uint32_t at)
{
    const struct pattern *const pattern = attempt->pattern;
    if (element == pattern->open)
        attempt->match.first = at;
    if (element == pattern->close)
        attempt->match.end = at;
    if (element == pattern->count)
        return attempt->match.end > attempt->match.first;
    if (match_alternatives(attempt, element, at))
        return true;
    return pattern->elements[element].optional && match_rest(attempt, element + 1, at);
}

bool pattern_match(const struct pattern *pattern, const struct tokens *tokens,
                   uint32_t at, struct match *out)
{
    /* Not initialised as a whole: most attempts fail at once, and bindings are large.
     */
    struct attempt attempt;
    attempt.pattern = pattern;
    attempt.tokens = tokens;
    attempt.sentence = token_at(tokens, at)->sentence;
    attempt.match.count = attempt.match.first = attempt.match.end = 0;
    if (!match_rest(&attempt, 0, at))
        return false;
    *out = attempt.match;
    return true;
}

const struct binding *match_bound(const struct match *match, enum time_class class,
                                  uint32_t number)
{
    for (uint32_t i = 0; i < match->count; i++)
        if (match->bindings[i].class == class && number-- == 0)
            return &match->bindings[i];
    return NULL;
}
