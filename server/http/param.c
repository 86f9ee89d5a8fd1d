#include "http/param.h"

#include "base/buffer.h"

/* The words as a person would list them, for a complaint. */
static bool refuse_word(const struct param *param, struct slice text,
                        struct fault *fault)
{
    struct buffer words;
    buffer_init(&words, FAULT_DETAIL_SIZE);
    for (const char *const *word = param->words; *word != NULL; word++)
        buffer_printf(&words, "%s%s", word == param->words ? "" : ", ", *word);
    fault_set(fault, FAULT_INPUT, "%s: \"%.*s\" is none of %s", param->name,
              slice_shown(text), text.bytes, words.bytes);
    buffer_finish(&words);
    return false;
}

static bool find_word(const struct param *param, struct slice text, int *number,
                      struct fault *fault)
{
    for (int i = 0; param->words[i] != NULL; i++) {
        if (!slice_is(text, param->words[i]))
            continue;
        *number = i;
        return true;
    }
    return refuse_word(param, text, fault);
}

static bool read_choice(const struct param *param, struct slice text,
                        struct fault *fault)
{
    return find_word(param, text, param->out, fault);
}

static bool read_set(const struct param *param, struct slice text, struct fault *fault)
{
    unsigned bits = 0;
    while (text.bytes != NULL) {
        int number = 0;
        if (!find_word(param, slice_split(&text, ','), &number, fault))
            return false;
        bits |= 1U << number;
    }
    *(unsigned *)param->out = bits;
    return true;
}

static bool parse_int(struct slice text, int64_t *out)
{
    enum { DIGITS_MAX = 15 };
    int64_t value = 0;
    if (text.length == 0 || text.length > DIGITS_MAX)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return false;
        value = 10 * value + (text.bytes[i] - '0');
    }
    *out = value;
    return true;
}

static bool read_int(const struct param *param, struct slice text, struct fault *fault)
{
    int64_t value = 0;
    if (parse_int(text, &value) && value >= param->least && value <= param->most) {
        *(int64_t *)param->out = value;
        return true;
    }
    return fault_set(fault, FAULT_INPUT,
                     "%s: \"%.*s\" is no whole number from %lld to %lld", param->name,
                     slice_shown(text), text.bytes, (long long)param->least,
                     (long long)param->most);
}

static bool read_text(const struct param *param, struct slice text, struct fault *fault)
{
    if (text.length == 0)
        return fault_set(fault, FAULT_INPUT, "%s: the value is empty", param->name);
    if (text.length > PARAM_TEXT_MAX)
        return fault_set(fault, FAULT_INPUT, "%s: longer than %d bytes", param->name,
                         PARAM_TEXT_MAX);
    *(struct slice *)param->out = text;
    return true;
}

static bool read_parsed(const struct param *param, struct slice text,
                        struct fault *fault)
{
    if (!param->parse(text, param->out))
        return fault_set(fault, FAULT_INPUT, "%s: \"%.*s\" is not %s", param->name,
                         slice_shown(text), text.bytes, param->expected);
    return true;
}

static bool read_param(const struct param *param, struct slice text,
                       struct fault *fault)
{
    typedef bool (*reader)(const struct param *, struct slice, struct fault *);
    static const reader readers[] = {
        [PARAM_INT] = read_int,       [PARAM_TEXT] = read_text,
        [PARAM_CHOICE] = read_choice, [PARAM_SET] = read_set,
        [PARAM_PARSED] = read_parsed,
    };
    return readers[param->kind](param, text, fault);
}

static const struct param *find_param(const struct param *params, struct slice name)
{
    while (params->kind != PARAM_NONE && !slice_is(name, params->name))
        params++;
    return params;
}

static bool blame(const struct request *request, const char *name)
{
    if (request->culprit != NULL)
        *request->culprit = name;
    return false;
}

static bool is_repeated(const struct target *target, uint32_t number)
{
    for (uint32_t i = 0; i < number; i++) {
        if (slice_equals(target->pairs[i].name, target->pairs[number].name))
            return true;
    }
    return false;
}

bool request_params(const struct request *request, const struct param *params,
                    struct fault *fault)
{
    const struct target *const target = &request->target;
    for (uint32_t i = 0; i < target->pair_count; i++) {
        const struct target_pair *const pair = &target->pairs[i];
        const struct param *const param = find_param(params, pair->name);
        if (param->kind == PARAM_NONE) {
            fault_set(fault, FAULT_INPUT, "unknown parameter \"%.*s\"",
                      slice_shown(pair->name), pair->name.bytes);
            /* unescape_url() leaves a NUL behind every decoded text. */
            return blame(request, pair->name.bytes);
        }
        if (is_repeated(target, i)) {
            fault_set(fault, FAULT_INPUT, "%s: given twice", param->name);
            return blame(request, param->name);
        }
        if (!read_param(param, pair->value, fault))
            return blame(request, param->name);
    }
    return true;
}
