#include "reading/names/letters.h"

#include <string.h>

enum {
    SHORTEST_GRAM = 2,
    INNER_GRAM = 3,
    LONGEST_GRAM = 5,
    LONGEST_WORD = 24,
    STEP = 64
};

/* The word between the marks of its beginning and its end. */
struct marked {
    unsigned char bytes[LONGEST_WORD + 2];
    size_t length;
};

static struct marked mark_ends(struct slice lower)
{
    struct marked word;
    if (lower.length > LONGEST_WORD)
        lower = slice_part(lower, lower.length - LONGEST_WORD, lower.length);
    word.length = lower.length + 2;
    word.bytes[0] = 1;
    memcpy(word.bytes + 1, lower.bytes, lower.length);
    word.bytes[word.length - 1] = 2;
    return word;
}

static uint16_t row_of(const struct marked *word, size_t start, size_t size)
{
    uint64_t gram = 0;
    for (size_t i = start; i < start + size; i++)
        gram = gram << 8 | word->bytes[i];
    return (uint16_t)((gram * UINT64_C(0x9e3779b97f4a7c15)) >> (64 - LETTER_BITS));
}

/* The runs at the word's beginning and at its end, each once; inside a word only runs
 * of three say enough. */
uint32_t letters_rows(struct slice lower, uint16_t rows[GRAMS_MAX])
{
    const struct marked word = mark_ends(lower);
    uint32_t count = 0;
    for (size_t size = SHORTEST_GRAM; size <= LONGEST_GRAM && size <= word.length;
         size++)
        rows[count++] = row_of(&word, 0, size);
    for (size_t start = 1; start + INNER_GRAM < word.length; start++)
        rows[count++] = row_of(&word, start, INNER_GRAM);
    for (size_t size = SHORTEST_GRAM; size <= LONGEST_GRAM && size < word.length;
         size++)
        rows[count++] = row_of(&word, word.length - size, size);
    return count;
}

/* The sums of all likenesses at once; of so few bytes they fit. */
typedef int16_t sums __attribute__((vector_size(8)));
typedef int8_t bytes __attribute__((vector_size(4)));

/* Each byte twice, then shifted down with its sign. */
static sums widen(const int8_t weights[LIKENESSES + 1])
{
    bytes row;
    memcpy(&row, weights, sizeof row);
    return (sums)__builtin_shufflevector(row, row, 0, 0, 1, 1, 2, 2, 3, 3) >> 8;
}

uint32_t letters_code(const struct letters *letters, struct slice lower)
{
    uint16_t rows[GRAMS_MAX];
    const uint32_t count = letters_rows(lower, rows);
    sums total = { 0 };
    for (uint32_t i = 0; i < count; i++)
        total += widen(letters->weights[rows[i]]);
    unsigned best = 0;
    for (unsigned like = 1; like < LIKENESSES; like++)
        if (total[like] > total[best])
            best = like;
    int32_t second = INT32_MIN;
    for (unsigned like = 0; like < LIKENESSES; like++)
        if (like != best && total[like] > second)
            second = total[like];
    const int32_t margin = (total[best] - second) / STEP;
    return best * LETTER_STEPS +
           (uint32_t)(margin < LETTER_STEPS ? margin : LETTER_STEPS - 1);
}
