#include "store/snippet.h"

#include "base/buffer.h"
#include "base/utf8.h"

enum { WORDS_BEFORE = 8, WORDS_IN_ALL = 32, LARGEST_SNIPPET = 64 * 1024 };

/* A word of the text. */
struct word {
    size_t start, end; /* bytes of the text */
    struct slice folded;
    bool begins_mark, ends_mark;
};

static bool is_word(int32_t code_point)
{
    return utf8_is_letter(code_point) || utf8_is_digit(code_point);
}

static bool add_word(struct list *words, struct slice text, size_t start, size_t end,
                     struct arena *arena)
{
    struct word *const word = list_add(words, arena, sizeof *word);
    if (word == NULL)
        return false;
    *word = (struct word){ .start = start, .end = end };
    word->folded = search_fold(arena, slice_part(text, start, end));
    return word->folded.bytes != NULL;
}

static bool split_words(struct slice text, struct arena *arena, struct list *words,
                        struct fault *fault)
{
    size_t start = SIZE_MAX;
    for (size_t at = 0; at < text.length;) {
        const size_t here = at;
        const bool inside = is_word(utf8_next(text, &at));
        if (inside && start == SIZE_MAX)
            start = here;
        if (!inside && start != SIZE_MAX) {
            if (!add_word(words, text, start, here, arena))
                return fault_no_memory(fault);
            start = SIZE_MAX;
        }
    }
    return start == SIZE_MAX || add_word(words, text, start, text.length, arena) ||
           fault_no_memory(fault);
}

/* The phrase's words, which are folded already, stand at `at` one behind the other. */
static bool matches_at(const struct list *words, uint32_t at, const struct list *wanted,
                       bool prefix)
{
    const struct word *const word = words->items;
    const struct word *const want = wanted->items;
    if (wanted->count == 0 || wanted->count > words->count - at)
        return false;
    for (uint32_t i = 0; i < wanted->count; i++) {
        const struct slice folded = word[at + i].folded;
        const bool last = i + 1 == wanted->count;
        if (last && prefix ? !slice_starts_with(folded, want[i].folded)
                           : !slice_equals(folded, want[i].folded))
            return false;
    }
    return true;
}

/* Sets *first to the earliest word that was looked for. */
static bool mark_phrase(struct list *words, const struct phrase *phrase,
                        struct arena *arena, uint32_t *first, struct fault *fault)
{
    struct word *const word = words->items;
    struct list wanted = { 0 };
    if (!split_words(phrase->text, arena, &wanted, fault))
        return false;
    for (uint32_t i = 0; i < words->count; i++) {
        if (!matches_at(words, i, &wanted, phrase->prefix))
            continue;
        word[i].begins_mark = true;
        word[i + wanted.count - 1].ends_mark = true;
        if (i < *first)
            *first = i;
    }
    return true;
}

static void write_words(struct slice text, const struct list *words, uint32_t from,
                        uint32_t to, struct buffer *out)
{
    const struct word *const word = words->items;
    bool marked = false;
    size_t at = from == 0 ? 0 : word[from].start;
    if (from > 0)
        buffer_append_string(out, "… ");
    for (uint32_t i = from; i < to; i++) {
        buffer_append_slice(out, slice_part(text, at, word[i].start));
        if (word[i].begins_mark && !marked) {
            buffer_append_string(out, "<mark>");
            marked = true;
        }
        buffer_append_slice(out, slice_part(text, word[i].start, word[i].end));
        if (marked && (word[i].ends_mark || i + 1 == to)) {
            buffer_append_string(out, "</mark>");
            marked = false;
        }
        at = word[i].end;
    }
    if (to == words->count)
        buffer_append_slice(out, slice_part(text, at, text.length));
    else
        buffer_append_string(out, " …");
}

bool snippet_make(struct slice text, const struct phrases *phrases, struct arena *arena,
                  struct slice *out, struct fault *fault)
{
    const struct phrase *const phrase = phrases->items.items;
    struct list words = { 0 };
    uint32_t first = UINT32_MAX;
    if (!split_words(text, arena, &words, fault))
        return false;
    for (uint32_t i = 0; i < phrases->items.count; i++)
        if (!mark_phrase(&words, &phrase[i], arena, &first, fault))
            return false;
    if (first == UINT32_MAX)
        first = 0; /* it was found in the title only */
    const uint32_t from =
        first > WORDS_BEFORE && words.count > WORDS_IN_ALL ? first - WORDS_BEFORE : 0;
    const uint32_t to =
        words.count - from > WORDS_IN_ALL ? from + WORDS_IN_ALL : words.count;
    struct buffer snippet;
    buffer_init(&snippet, LARGEST_SNIPPET);
    write_words(text, &words, from, to, &snippet);
    const bool ok = buffer_ok(&snippet, fault);
    *out = arena_copy(arena, buffer_slice(&snippet));
    buffer_finish(&snippet);
    return ok && (out->bytes != NULL || fault_no_memory(fault));
}
