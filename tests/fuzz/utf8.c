/* Any bytes through the walk over code points, and any valid text through its foldings.
 */
#include "base/utf8.h"

#include "fuzz.h"

static void hold_walk(struct slice text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.length; count++) {
        const size_t before = at;
        const int32_t code_point = utf8_next(text, &at);
        fuzz_hold(at > before && at <= text.length, "every step moves on");
        char bytes[4];
        if (code_point != UTF8_INVALID)
            fuzz_hold(utf8_encode(code_point, bytes) == at - before,
                      "a code point is as long as it was");
    }
    if (utf8_is_valid(text))
        fuzz_hold(utf8_count(text) == count, "counting and walking agree");
}

static void hold_backward(struct slice text)
{
    size_t steps = 0;
    for (size_t at = text.length; at > 0; steps++) {
        const size_t before = at;
        (void)utf8_previous(text, &at);
        fuzz_hold(at < before, "every step back moves back");
    }
    if (utf8_is_valid(text))
        fuzz_hold(steps == utf8_count(text), "as many steps back as forth");
}

static bool is_slug(struct slice slug)
{
    for (size_t i = 0; i < slug.length; i++) {
        const char byte = slug.bytes[i];
        const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        const bool joins =
            byte == '-' && i > 0 && i + 1 < slug.length && slug.bytes[i - 1] != '-';
        if (!plain && !joins)
            return false;
    }
    return true;
}

static void hold_foldings(struct slice text, struct arena *arena)
{
    const struct slice folded = utf8_fold(arena, text);
    fuzz_hold(utf8_is_valid(folded), "folded text is valid");
    fuzz_hold(slice_equals(utf8_fold(arena, folded), folded),
              "folding twice is folding once");
    fuzz_hold(is_slug(utf8_slug(arena, text)), "a slug is letters, digits, hyphens");
    const struct slice composed = utf8_compose(arena, text);
    fuzz_hold(utf8_is_valid(composed), "composed text is valid");
    fuzz_hold(slice_equals(utf8_compose(arena, composed), composed),
              "composing twice is composing once");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct slice text = fuzz_slice(data, size);
    hold_walk(text);
    hold_backward(text);
    if (!utf8_is_valid(text))
        return 0;
    struct arena *const arena = arena_create((size_t)1 << 28);
    hold_foldings(text, arena);
    arena_destroy(arena);
    return 0;
}
