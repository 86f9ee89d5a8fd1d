/* What every article that comes out of sources promises. */
#pragma once

#include "base/utf8.h"
#include "fuzz.h"
#include "sources/sources.h"

static inline bool fuzz_article(void *context, const struct article *article,
                                struct slice problem, struct fault *fault)
{
    (void)fault;
    ++*(int *)context;
    if (problem.bytes != NULL) {
        fuzz_hold(problem.length > 0, "a problem says what it is");
        return true;
    }
    const struct publication *const published = &article->published;
    fuzz_hold(slice_trim(article->text).length > 0, "an article has text");
    fuzz_hold(utf8_is_valid(article->text), "its text is valid UTF-8");
    fuzz_hold(utf8_is_valid(article->title), "its title is valid UTF-8");
    fuzz_hold(article->title.bytes == NULL || article->title.length > 0,
              "a title is none or not empty");
    fuzz_hold(article->source.sha256.length == 64, "its record has a digest");
    fuzz_hold(published->date.bytes == NULL ||
                  day_is_valid(published->interval.earliest),
              "its date is a day of the calendar");
    return true;
}

/* Reads the input as a file of this name; returns the number of records. */
static inline int fuzz_records(const char *path, struct slice content)
{
    static struct arena *arena;
    struct fault fault = { 0 };
    int records = 0;
    if (arena == NULL)
        arena = arena_create((size_t)1 << 28);
    fuzz_hold(source_read_content(slice_of(path), content, arena, fuzz_article,
                                  &records, &fault),
              "no content stops the reading");
    return records;
}
