/* What undated expressions are measured from: the publication, the tense, and the date
 * that was named last. */
#pragma once

#include "news/date.h"
#include "reading/dates/grammar.h"
#include "reading/dates/tense.h"
#include "reading/dates/timex.h"

/* An expression with its value; `day` is what later expressions refer to (month and
 * day 0 where not known, year 0: nothing). */
struct expression {
    enum date_type type;
    enum part part;
    struct day day;
    char value[VALUE_SIZE];
};

struct frame {
    const struct tokens *tokens;
    struct day now; /* of publication; parts that are not known are 0 */
    struct interval published;
    struct day last;        /* named last */
    uint32_t last_sentence; /* where */
    uint32_t last_token;
    bool last_goes_on; /* "seit": what is told is not of that time alone */
    bool daily;        /* the article tells of yesterday and tomorrow */
};

/* The publication's date as far as it is known. */
struct day frame_now(const struct publication *published);

bool frame_knows_day(const struct frame *frame);

/* Makes `day` the date that was named last, at the token. */
void frame_remember(struct frame *frame, struct day day, uint32_t token);

/* A story is told on for so many sentences behind the day that it names. */
enum { STORY_SENTENCES = 4 };

/* In how many sentences before the token's the last date was named. */
uint32_t frame_distance(const struct frame *frame, uint32_t token);

/* Whether "seit" stands before it. */
bool frame_looks_back(const struct frame *frame, const struct match *match);

/* The year of a month, or of a day, that is named without one; `weekday` 0 if it is
 * not named. 0: the text does not say. */
int frame_year(const struct frame *frame, const struct match *match, struct day day,
               int weekday);

/* The day of the weekday that the clause means; `shift` as "last" (-1), "this" (0),
 * "next" (1), or 2 if nothing is said. Month 0 if nothing is known. */
struct day frame_weekday(const struct frame *frame, const struct match *match,
                         int weekday, int shift);

/* The day to which a time of day without one belongs; it may have been named so many
 * sentences before. Month 0 if nothing is known. */
struct day frame_day_of_time(const struct frame *frame, const struct match *match,
                             uint32_t reach);
