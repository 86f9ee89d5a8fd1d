#include "store/phrase.h"

#include "base/buffer.h"
#include "base/utf8.h"

enum { LONGEST_EXPRESSION = 16 * 1024 };

static bool is_digraph(struct slice folded, size_t at)
{
    const char first = folded.bytes[at];
    return (first == 'a' || first == 'o' || first == 'u') && at + 1 < folded.length &&
           folded.bytes[at + 1] == 'e';
}

static struct slice drop_digraphs(struct arena *arena, struct slice folded)
{
    char *const room = arena_alloc(arena, folded.length + 1);
    size_t length = 0;
    if (room == NULL)
        return (struct slice){ 0 };
    for (size_t at = 0; at < folded.length; at++) {
        room[length++] = folded.bytes[at];
        at += is_digraph(folded, at);
    }
    return (struct slice){ room, length };
}

struct slice search_fold(struct arena *arena, struct slice text)
{
    const struct slice folded = utf8_fold(arena, text);
    return folded.bytes == NULL ? folded : drop_digraphs(arena, folded);
}

struct slice search_fold_beginning(struct arena *arena, struct slice text)
{
    const struct slice folded = utf8_fold(arena, text);
    if (folded.bytes == NULL ||
        (folded.length > 1 && is_digraph(folded, folded.length - 2)))
        return folded;
    return drop_digraphs(arena, folded);
}

static bool has_word(struct slice text)
{
    for (size_t at = 0; at < text.length;) {
        const int32_t code_point = utf8_next(text, &at);
        if (utf8_is_letter(code_point) || utf8_is_digit(code_point))
            return true;
    }
    return false;
}

/* The next word or quoted phrase of the folded text; bytes NULL at its end. */
static struct phrase cut_phrase(struct slice *rest)
{
    *rest = slice_trim(*rest);
    size_t end = 0;
    if (rest->length > 0 && rest->bytes[0] == '"') {
        const struct slice behind = slice_part(*rest, 1, rest->length);
        end = slice_find_byte(behind, '"');
        const struct phrase quoted = { slice_part(behind, 0, end), false };
        *rest = slice_part(behind, end == SIZE_MAX ? behind.length : end + 1,
                           behind.length);
        return quoted;
    }
    while (end < rest->length && rest->bytes[end] != ' ' && rest->bytes[end] != '"')
        end++;
    struct phrase word = { slice_part(*rest, 0, end), false };
    *rest = slice_part(*rest, end, rest->length);
    word.prefix = slice_ends_with(word.text, SLICE("*"));
    return word;
}

static bool add_phrase(const struct phrase *phrase, struct arena *arena,
                       struct buffer *expression, struct phrases *out)
{
    struct phrase *const kept = list_add(&out->items, arena, sizeof *kept);
    if (kept == NULL)
        return false;
    *kept = *phrase;
    buffer_append_string(expression, expression->length > 0 ? " \"" : "\"");
    buffer_append_slice(expression, phrase->text);
    buffer_append_string(expression, phrase->prefix ? "\"*" : "\"");
    return true;
}

bool phrases_read(struct slice q, struct arena *arena, struct phrases *out,
                  struct fault *fault)
{
    struct slice rest = search_fold(arena, q);
    struct buffer expression;
    buffer_init(&expression, LONGEST_EXPRESSION);
    bool ok = rest.bytes != NULL;
    *out = (struct phrases){ 0 };
    while (ok && rest.length > 0) {
        const struct phrase phrase = cut_phrase(&rest);
        if (has_word(phrase.text))
            ok = add_phrase(&phrase, arena, &expression, out);
    }
    if (!ok)
        fault_no_memory(fault);
    else if (out->items.count == 0)
        ok = fault_set(fault, FAULT_INPUT, "q has no word to look for");
    else if (buffer_ok(&expression, fault))
        out->expression = arena_copy(arena, buffer_slice(&expression));
    buffer_finish(&expression);
    return ok && (out->expression.bytes != NULL || fault_no_memory(fault));
}
