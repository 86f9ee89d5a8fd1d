#include <string.h>

#include "sources/encoding.h"
#include "sources/format.h"
#include "sources/metadata.h"
#include "sources/page.h"

static bool read_page(struct slice content, const struct habits *habits,
                      struct arena *arena, struct article *out, struct fault *why)
{
    struct slice decoded = { 0 };
    struct page page = { .habits = habits };
    /* UTF-16 takes twice the bytes. */
    if (content.length > 2 * (size_t)SOURCE_LARGEST_TEXT)
        return fault_set(why, FAULT_LIMIT, "the text is larger than %d MiB",
                         SOURCE_LARGEST_TEXT >> 20);
    if (!text_decode(content, arena, &decoded, why))
        return false;
    if (decoded.length > SOURCE_LARGEST_TEXT)
        return fault_set(why, FAULT_LIMIT, "the text is larger than %d MiB",
                         SOURCE_LARGEST_TEXT >> 20);
    char *const text = arena_alloc(arena, decoded.length + 1);
    if (text == NULL)
        return fault_no_memory(why);
    memcpy(text, decoded.bytes, decoded.length);
    if (!page_read(text, decoded.length, arena, &page, why))
        return false;
    if (page.text.length == 0)
        return fault_set(why, FAULT_FORMAT, "no article text in it");
    const struct metadata said = { .title = page.title,
                                   .kicker = page.kicker,
                                   .lead = page.lead,
                                   .author = page.author };
    if (!metadata_apply(&said, page.text, arena, out, why))
        return false;
    out->published = page.published;
    return true;
}

bool read_text(struct slice content, const struct delivery *to, struct fault *fault)
{
    struct article article = { 0 };
    struct fault why = { 0 };
    arena_reset(to->arena);
    (void)read_page(content, to->habits, to->arena, &article, &why);
    return deliver(to, 1, content, &article, &why, fault);
}
