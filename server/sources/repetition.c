#include "sources/repetition.h"

#include <stdlib.h>
#include <string.h>

/* Articles that differ; wire copies and updates of one article count once. */
enum { FEWEST_ARTICLES = 4 };

static const size_t ceiling = (size_t)1 << 30;

/* A line of an article. */
struct sighting {
    uint64_t line, longest, second;
};

struct repetition {
    struct buffer sightings; /* of struct sighting; once settled: of uint64_t, sorted */
};

struct repetition *repetition_create(void)
{
    struct repetition *const repetition = calloc(1, sizeof *repetition);
    if (repetition != NULL)
        buffer_init(&repetition->sightings, ceiling);
    return repetition;
}

void repetition_destroy(struct repetition *repetition)
{
    if (repetition == NULL)
        return;
    buffer_finish(&repetition->sightings);
    free(repetition);
}

void marks_add(struct buffer *marks, uint64_t line)
{
    buffer_append(marks, (const char *)&line, sizeof line);
}

void marks_begin(struct buffer *marks, uint64_t longest, uint64_t second,
                 uint64_t line_count)
{
    marks_add(marks, longest);
    marks_add(marks, second);
    marks_add(marks, line_count);
}

/* The number at *at, which moves on; 0 at the end. */
static uint64_t take(struct slice marks, size_t *at)
{
    uint64_t number = 0;
    if (marks.length - *at < sizeof number) {
        *at = marks.length;
        return 0;
    }
    memcpy(&number, marks.bytes + *at, sizeof number);
    *at += sizeof number;
    return number;
}

bool repetition_add(struct repetition *repetition, struct slice marks,
                    struct fault *fault)
{
    for (size_t at = 0; at < marks.length;) {
        struct sighting sighting = { 0 };
        sighting.longest = take(marks, &at);
        sighting.second = take(marks, &at);
        for (uint64_t left = take(marks, &at); left > 0 && at < marks.length; left--) {
            sighting.line = take(marks, &at);
            buffer_append(&repetition->sightings, (const char *)&sighting,
                          sizeof sighting);
        }
    }
    return buffer_ok(&repetition->sightings, fault);
}

static int compare(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

static int compare_longest(const void *a, const void *b)
{
    const struct sighting *const first = a;
    const struct sighting *const second = b;
    const int order = compare(first->line, second->line);
    return order != 0 ? order : compare(first->longest, second->longest);
}

static int compare_second(const void *a, const void *b)
{
    const struct sighting *const first = a;
    const struct sighting *const second = b;
    return compare(first->second, second->second);
}

/* How many articles differ both in their longest paragraph and in the next. */
static size_t count_articles(struct sighting *sightings, size_t count)
{
    size_t longest = 1;
    size_t second = 1;
    for (size_t i = 1; i < count; i++)
        longest += sightings[i].longest != sightings[i - 1].longest;
    if (longest < FEWEST_ARTICLES)
        return longest;
    qsort(sightings, count, sizeof *sightings, compare_second);
    for (size_t i = 1; i < count; i++)
        second += sightings[i].second != sightings[i - 1].second;
    return longest < second ? longest : second;
}

void repetition_settle(struct repetition *repetition)
{
    struct sighting *const sightings = (void *)repetition->sightings.bytes;
    const size_t count = repetition->sightings.length / sizeof *sightings;
    size_t kept = 0;
    if (count > 0)
        qsort(sightings, count, sizeof *sightings, compare_longest);
    for (size_t first = 0, end = 0; first < count; first = end) {
        const uint64_t line = sightings[first].line;
        while (end < count && sightings[end].line == line)
            end++;
        if (count_articles(sightings + first, end - first) < FEWEST_ARTICLES)
            continue;
        /* Never beyond the sightings that were looked at already. */
        memcpy(repetition->sightings.bytes + kept * sizeof line, &line, sizeof line);
        kept++;
    }
    repetition->sightings.length = kept * sizeof(uint64_t);
}

static int compare_lines(const void *a, const void *b)
{
    const uint64_t *const first = a;
    const uint64_t *const second = b;
    return compare(*first, *second);
}

bool repetition_has(const struct repetition *repetition, uint64_t line)
{
    return repetition != NULL && repetition->sightings.length > 0 &&
           bsearch(&line, repetition->sightings.bytes,
                   repetition->sightings.length / sizeof line, sizeof line,
                   compare_lines) != NULL;
}

bool repetition_parts(const struct repetition *one, const struct repetition *other,
                      struct slice marks)
{
    for (size_t at = 0; at < marks.length;) {
        at += 2 * sizeof(uint64_t);
        if (at >= marks.length)
            return false;
        for (uint64_t left = take(marks, &at); left > 0 && at < marks.length; left--) {
            const uint64_t line = take(marks, &at);
            if (repetition_has(one, line) != repetition_has(other, line))
                return true;
        }
    }
    return false;
}
