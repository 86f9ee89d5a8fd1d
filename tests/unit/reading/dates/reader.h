/* Reads the dates and figures of a text, for tests. */
#pragma once

#include "reading/dates/dates.h"
#include "reading/text/text.h"

struct reader_fixture {
    struct lexicon *lexicon;
    struct splitter *splitter;
    struct dates *dates;
    struct arena *arena;
};

/* For cmocka's group: *state becomes a struct reader_fixture. */
int reader_set_up(void **state);
int reader_tear_down(void **state);

/* `published` as the metadata has it, or NULL; `language` "de", "en" or NULL. What is
 * returned lives until the next call. */
struct reading read_dates(struct reader_fixture *fixture, const char *bytes,
                          const char *published, const char *language);

/* What is found, as "quote=value" parted by "; ". */
struct dated {
    const char *text, *dates;
};

void assert_dates(struct reader_fixture *fixture, const char *bytes,
                  const char *published, const char *language, const char *expected);

#define ASSERT_TABLE(table, published, language)                                       \
    for (size_t i = 0; i < sizeof(table) / sizeof *(table); i++)                       \
    assert_dates(*state, (table)[i].text, published, language, (table)[i].dates)

/* The interval of the only expression in the text; "" where it is open. */
struct bounds {
    const char *text, *earliest, *latest;
};

void assert_interval(const struct date *date, const char *earliest, const char *latest);
void assert_bounds(struct reader_fixture *fixture, const struct bounds *bounds,
                   const char *published);

#define ASSERT_BOUNDS(table, published)                                                \
    for (size_t i = 0; i < sizeof(table) / sizeof *(table); i++)                       \
    assert_bounds(*state, &(table)[i], published)
