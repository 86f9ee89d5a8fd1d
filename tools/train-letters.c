#include "train-letters.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/list.h"
#include "reading/lexicon/table.h"

enum {
    CEILING = 256 * 1024 * 1024,
    EPOCHS = 8,
    LARGEST = 127,
    SHORTEST_WORD = 4,
    HELD_OUT = 20 /* one in so many */
};

struct sample {
    struct slice word;
    uint8_t like;
};

struct samples {
    struct arena *arena;
    struct list all; /* of struct sample */
    struct buffer files[LIKENESSES];
};

struct letter_weights {
    int32_t now[LETTER_ROWS][LIKENESSES];
    int64_t sum[LETTER_ROWS][LIKENESSES];
    int64_t time;
};

static bool read_table(struct samples *samples, const char *folder, const char *name,
                       struct buffer *content, struct table *table, struct fault *fault)
{
    char path[4096];
    (void)snprintf(path, sizeof path, "%s/%s.tsv", folder, name);
    FILE *const file = fopen(path, "rb");
    if (file == NULL)
        return fault_set(fault, FAULT_IO, "%s cannot be read", path);
    buffer_init(content, CEILING);
    for (size_t got = 1; got > 0;) {
        char *const room = buffer_reserve(content, 1 << 16);
        got = room == NULL ? 0 : fread(room, 1, 1 << 16, file);
        content->length += got;
    }
    (void)fclose(file);
    return buffer_ok(content, fault) && table_add(table, samples->arena, slice_of(name),
                                                  buffer_slice(content), fault);
}

/* Words that are what the list says and nothing else. */
static bool is_clear(const struct gazetteer *gazetteer, struct slice word,
                     enum likeness like)
{
    const uint32_t mask = gazetteer_find(gazetteer, slice_hash(word)).mask;
    const uint32_t person = MASK_FIRST_NAME | MASK_LAST_NAME | MASK_PERSON;
    const uint32_t place = MASK_PLACE | MASK_ADJECTIVE | MASK_PEOPLE;
    const uint32_t written = (mask & MASK_WRITTEN) >> MASK_WRITTEN_SHIFT;
    if (word.length < SHORTEST_WORD || slice_find_byte(word, ' ') != SIZE_MAX)
        return false;
    switch (like) {
    case LIKE_PERSON:
        return (mask & (place | MASK_SPOKEN)) == 0;
    case LIKE_PLACE:
        return (mask & (person | MASK_SPOKEN)) == 0;
    case LIKE_WORD:
        return (mask & (person | MASK_NAMES)) == 0 &&
               ((mask & MASK_SPOKEN) != 0 || (written > 0 && written < 5));
    case LIKENESSES:
        break;
    }
    return false;
}

static struct slice lower_case(struct arena *arena, struct slice name)
{
    char *const bytes = arena_alloc(arena, 2 * name.length + 4);
    size_t length = 0;
    for (size_t at = 0; bytes != NULL && at < name.length;)
        length += utf8_encode(utf8_to_lower(utf8_next(name, &at)), bytes + length);
    return (struct slice){ bytes, length };
}

static bool add_samples(struct samples *samples, const struct gazetteer *gazetteer,
                        const struct table *table, const char *column,
                        enum likeness like)
{
    const uint32_t number = table_column(table, column);
    for (uint32_t row = 0; row < table->row_count; row++) {
        const struct slice word =
            lower_case(samples->arena, table_cell(table, row, number));
        if (word.bytes == NULL || !is_clear(gazetteer, word, like))
            continue;
        struct sample *const sample =
            list_add(&samples->all, samples->arena, sizeof *sample);
        if (sample == NULL)
            return false;
        *sample = (struct sample){ word, (uint8_t)like };
    }
    return true;
}

static unsigned guess(const struct letter_weights *weights, const uint16_t *rows,
                      uint32_t count, unsigned right)
{
    int64_t sums[LIKENESSES] = { 0 };
    for (uint32_t i = 0; i < count; i++)
        for (unsigned like = 0; like < LIKENESSES; like++)
            sums[like] += weights->now[rows[i]][like];
    unsigned best = right;
    for (unsigned like = 0; like < LIKENESSES; like++) {
        /* The right answer must win clearly. */
        const int64_t margin = like == right ? 0 : 4;
        if (sums[like] + margin > sums[best] && like != best)
            best = like;
    }
    return best;
}

static void learn(struct letter_weights *weights, const struct sample *sample)
{
    uint16_t rows[GRAMS_MAX];
    const uint32_t count = letters_rows(sample->word, rows);
    const unsigned said = guess(weights, rows, count, sample->like);
    for (uint32_t i = 0; said != sample->like && i < count; i++) {
        weights->now[rows[i]][sample->like]++;
        weights->sum[rows[i]][sample->like] += weights->time;
        weights->now[rows[i]][said]--;
        weights->sum[rows[i]][said] -= weights->time;
    }
    weights->time++;
}

static void export_letters(const struct letter_weights *weights, struct letters *out)
{
    for (uint32_t row = 0; row < LETTER_ROWS; row++) {
        for (unsigned like = 0; like < LIKENESSES; like++) {
            const double mean = (double)weights->now[row][like] -
                                (double)weights->sum[row][like] / (double)weights->time;
            const double rounded = mean * 2 + (mean < 0 ? -0.5 : 0.5);
            const double bounded = rounded > LARGEST    ? LARGEST
                                   : rounded < -LARGEST ? -LARGEST
                                                        : rounded;
            out->weights[row][like] = (int8_t)bounded;
        }
    }
}

static bool train(const struct samples *samples, struct letters *out)
{
    struct letter_weights *const weights = calloc(1, sizeof *weights);
    const struct sample *const all = samples->all.items;
    const uint64_t count = samples->all.count;
    if (weights == NULL)
        return false;
    /* A step that shares no factor with the count visits all in a mixed order. */
    uint64_t step = 7919;
    while (count % step == 0)
        step += 2;
    uint32_t right = 0, held_out = 0;
    for (uint64_t i = 0; i < count * EPOCHS; i++)
        if (i * step % count % HELD_OUT != 0)
            learn(weights, &all[i * step % count]);
    export_letters(weights, out);
    for (uint64_t i = 0; i < count; i += HELD_OUT, held_out++)
        right += letters_code(out, all[i].word) / LETTER_STEPS == all[i].like;
    (void)fprintf(stderr, "letters: %u of %u words held out are told right\n", right,
                  held_out);
    free(weights);
    return true;
}

bool letters_train(const struct gazetteer *gazetteer, const char *folder,
                   struct letters *out, struct fault *fault)
{
    static const struct {
        const char *table, *column;
    } lists[LIKENESSES] = { { "last-names", "name" },
                            { "places", "name" },
                            { "frequent-words", "word" } };
    struct samples samples = { .arena = arena_create(CEILING) };
    bool ok = samples.arena != NULL || fault_no_memory(fault);
    for (unsigned like = 0; ok && like < LIKENESSES; like++) {
        struct table table = { 0 };
        ok = read_table(&samples, folder, lists[like].table, &samples.files[like],
                        &table, fault) &&
             (add_samples(&samples, gazetteer, &table, lists[like].column,
                          (enum likeness)like) ||
              fault_no_memory(fault));
    }
    ok = ok && (train(&samples, out) || fault_no_memory(fault));
    for (unsigned like = 0; like < LIKENESSES; like++)
        buffer_finish(&samples.files[like]);
    arena_destroy(samples.arena);
    return ok;
}
