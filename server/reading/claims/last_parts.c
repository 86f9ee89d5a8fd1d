#include "reading/claims/last_parts.h"

enum { SHORTEST_PART = 4 }; /* bytes of the shortest last part of a compound */

/* A hash that grows from a word's last byte to its first, so that one walk gives those
 * of all its ends. */
static uint64_t hash_on(uint64_t hash, char byte)
{
    return (hash ^ (unsigned char)byte) * UINT64_C(0x9e3779b97f4a7c15);
}

/* The hash of a noun as a whole, from that of its bytes. */
static uint64_t hash_of_whole(uint64_t hash)
{
    return hash_on(hash, '\0');
}

bool last_parts_set(struct last_parts *parts, struct map *map, struct arena *arena,
                    struct slice noun, uint32_t value, struct fault *fault)
{
    uint64_t hash = 0;
    for (size_t start = noun.length; start-- > 0;) {
        hash = hash_on(hash, noun.bytes[start]);
        sieve_add(&parts->ends, hash);
    }
    sieve_add(&parts->ends, hash_of_whole(hash));
    return map_set(map, arena, noun, value, fault);
}

/* Whether what begins at `start` can be the last part of a compound, or is all of it.
 */
static bool may_be_part(size_t start, size_t length, size_t shortest_front)
{
    return start == 0 || (start >= shortest_front && start + SHORTEST_PART <= length);
}

struct last_part last_parts_find(const struct last_parts *parts, const struct map *map,
                                 struct slice lower, size_t shortest_front)
{
    struct last_part found = { MAP_NONE, 0 };
    uint64_t hash = 0;
    for (size_t start = lower.length; start-- > 0;) {
        hash = hash_on(hash, lower.bytes[start]);
        if (!sieve_may_have(&parts->ends, hash))
            break;
        if (!may_be_part(start, lower.length, shortest_front) ||
            !sieve_may_have(&parts->ends, hash_of_whole(hash)))
            continue;
        const struct slice part = slice_part(lower, start, lower.length);
        const uint32_t value = map_find_hash(map, slice_hash(part));
        if (value != MAP_NONE)
            found = (struct last_part){ value, part.length };
    }
    return found;
}
