#include "store/squeeze.h"

#include <string.h>

/* First the number of bytes. Then eight at a time, the last ones filled up with zeros:
 * a byte whose bits tell which of the eight are not 0, and those that are not. */
enum { WORD = 8, LARGEST = WORD + 1 };

void squeeze_write(struct slice bytes, struct buffer *out)
{
    const uint64_t length = bytes.length;
    const size_t words = (bytes.length + WORD - 1) / WORD;
    char *const room = buffer_reserve(out, sizeof length + words * LARGEST);
    if (room == NULL)
        return;
    memcpy(room, &length, sizeof length);
    char *to = room + sizeof length;
    for (size_t at = 0; at < bytes.length; at += WORD) {
        const size_t count = bytes.length - at < WORD ? bytes.length - at : WORD;
        char *const tag = to++;
        unsigned bits = 0;
        for (size_t i = 0; i < count; i++) {
            /* Without a branch: the next byte takes the place of a zero. */
            const unsigned kept = bytes.bytes[at + i] != 0;
            *to = bytes.bytes[at + i];
            to += kept;
            bits |= kept << i;
        }
        *tag = (char)bits;
    }
    out->length += (size_t)(to - room);
}

/* Sets the eight bytes at `to` from the tag at `from`, behind which there are as many
 * bytes to be read, wanted or not; returns where the next tag is. */
static const char *expand(const char *from, char *to)
{
    const unsigned bits = (unsigned char)*from++;
    for (size_t i = 0; i < WORD; i++) {
        const unsigned kept = bits >> i & 1U;
        to[i] = (char)(*from & -(int)kept);
        from += kept;
    }
    return from;
}

/* Expands as many words; false if that is not what the bytes are. */
static bool expand_all(struct slice squeezed, char *to, size_t words)
{
    const char *from = squeezed.bytes, *const end = from + squeezed.length;
    for (; words > 0 && end - from >= LARGEST; words--, to += WORD)
        from = expand(from, to);
    char rest[2 * LARGEST] = { 0 };
    const size_t left = (size_t)(end - from);
    memcpy(rest, from, left);
    for (from = rest; words > 0 && from < rest + left; words--, to += WORD)
        from = expand(from, to);
    return words == 0 && from == rest + left;
}

bool squeeze_read(struct slice squeezed, struct arena *arena, struct slice *bytes,
                  struct fault *fault)
{
    uint64_t length = 0;
    const size_t behind = sizeof length;
    if (squeezed.length >= behind)
        memcpy(&length, squeezed.bytes, behind);
    /* Every eight bytes have a tag, so damage cannot ask for more memory than this. */
    if (squeezed.length < behind || length > squeezed.length * WORD)
        return fault_set(fault, FAULT_FORMAT, "what was squeezed is damaged");
    const size_t words = (size_t)(length + WORD - 1) / WORD;
    char *const room = arena_alloc(arena, words * WORD);
    if (room == NULL)
        return fault_no_memory(fault);
    if (!expand_all(slice_part(squeezed, behind, squeezed.length), room, words))
        return fault_set(fault, FAULT_FORMAT, "what was squeezed is damaged");
    *bytes = (struct slice){ room, (size_t)length };
    return true;
}
