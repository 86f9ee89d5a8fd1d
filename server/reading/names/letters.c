#include "reading/names/letters.h"

enum { SHORTEST_GRAM = 2, LONGEST_GRAM = 5, LONGEST_WORD = 24, STEP = 64 };

/* The byte, or a mark where the word begins and ends. */
static unsigned char byte_at(struct slice lower, size_t at)
{
    if (at == 0)
        return 1;
    return at > lower.length ? 2 : (unsigned char)lower.bytes[at - 1];
}

uint32_t letters_rows(struct slice lower, uint16_t rows[GRAMS_MAX])
{
    uint32_t count = 0;
    if (lower.length > LONGEST_WORD)
        lower = slice_part(lower, lower.length - LONGEST_WORD, lower.length);
    const size_t length = lower.length + 2;
    for (size_t start = 0; start < length; start++) {
        uint64_t gram = 0;
        for (size_t size = 1; size <= LONGEST_GRAM && start + size <= length; size++) {
            gram = gram << 8 | byte_at(lower, start + size - 1);
            /* Inside a word only runs of three say enough. */
            const bool edge = start == 0 || start + size == length;
            if (size < SHORTEST_GRAM || (!edge && size != 3) || count == GRAMS_MAX)
                continue;
            rows[count++] =
                (uint16_t)((gram * UINT64_C(0x9e3779b97f4a7c15)) >> (64 - LETTER_BITS));
        }
    }
    return count;
}

uint32_t letters_code(const struct letters *letters, struct slice lower)
{
    uint16_t rows[GRAMS_MAX];
    const uint32_t count = letters_rows(lower, rows);
    int32_t sums[LIKENESSES] = { 0 };
    for (uint32_t i = 0; i < count; i++)
        for (unsigned like = 0; like < LIKENESSES; like++)
            sums[like] += letters->weights[rows[i]][like];
    unsigned best = 0;
    for (unsigned like = 1; like < LIKENESSES; like++)
        if (sums[like] > sums[best])
            best = like;
    int32_t second = INT32_MIN;
    for (unsigned like = 0; like < LIKENESSES; like++)
        if (like != best && sums[like] > second)
            second = sums[like];
    const int32_t margin = (sums[best] - second) / STEP;
    return best * LETTER_STEPS +
           (uint32_t)(margin < LETTER_STEPS ? margin : LETTER_STEPS - 1);
}
