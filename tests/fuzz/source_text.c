/* Any bytes as a .txt file: encodings, lines, headline, clutter. */
#include <string.h>

#include "articles.h"

static bool hold_clean(void *context, const struct article *article,
                       struct slice problem, struct fault *fault)
{
    (void)context;
    (void)fault;
    const struct slice text = article->text;
    /* What is no plain text by its content has targets of its own. */
    if (problem.bytes != NULL || !slice_is(article->source.format, "text"))
        return true;
    fuzz_hold(memchr(text.bytes, '\r', text.length) == NULL, "lines end with \\n");
    fuzz_hold(memchr(text.bytes, '\0', text.length) == NULL, "no NUL is left");
    fuzz_hold(slice_find(text, SLICE("\n\n\n")) == SIZE_MAX,
              "one blank line parts blocks");
    fuzz_hold(text.bytes[0] != '\n' && text.bytes[text.length - 1] != '\n',
              "text begins and ends with text");
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct slice content = fuzz_slice(data, size);
    struct arena *const arena = arena_create((size_t)1 << 28);
    struct fault fault = { 0 };
    fuzz_hold(fuzz_records("a.txt", content) >= 1, "a page has a record or a problem");
    fuzz_hold(
        source_read_content(SLICE("a.txt"), content, arena, hold_clean, NULL, &fault),
        "reading again goes as before");
    arena_destroy(arena);
    return 0;
}
