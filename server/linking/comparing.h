/* What two claims share, for matching only. */
#pragma once

#include "linking/counts.h"
#include "linking/proposition.h"
#include "linking/terms.h"

enum {
    STORY_TERMS = 3, /* that two articles, or two claims of one story, share */
    KINDRED = 2      /* entities that two articles are about, or two claims name */
};

enum times {
    TIMES_APART,   /* not one event */
    TIMES_UNKNOWN, /* nothing tells */
    TIMES_NEAR     /* may well be one event */
};

/* All that the rules ask about two claims. */
struct comparison {
    const struct proposition *a, *b;
    enum times times;
    enum counting counting;
    struct overlap terms;
    uint32_t likeness; /* per cent of the weight of the terms of both */
    uint32_t entities; /* shared */
    uint32_t people;   /* entity numbers below are persons */
    bool same_event;   /* and not just some */
};

/* Of two sorted lists. */
uint32_t count_shared_numbers(const uint32_t *a, uint32_t a_count, const uint32_t *b,
                              uint32_t b_count);

/* Sets all but `times` and `people`: what the claims themselves say. */
struct comparison compare_words(const struct proposition *a,
                                const struct proposition *b);

/* What few rules get as far as to ask: their articles lie far away. */

/* Whether their articles tell the same story. */
bool in_one_story(const struct comparison *of);

/* Whether their articles, published in one week, are about the same entities. */
bool in_kindred(const struct comparison *of);

uint32_t shared_people(const struct comparison *of);

/* Shared by name, not by class alone. */
uint32_t shared_weapons(const struct comparison *of);

enum times compare_times(const struct proposition *a, const struct proposition *b);

bool is_open(const struct days *days);

/* Told to the day, or nearly so. */
bool is_day(const struct days *days);

/* Days between the publication of two articles of known date. */
int32_t days_between(const struct scene *a, const struct scene *b);

bool parties_agree(const struct proposition *a, const struct proposition *b);
bool parties_conflict(const struct proposition *a, const struct proposition *b);

/* As parties_agree, but a ruler may stand for his country at one side. */
bool parties_fit(const struct proposition *a, const struct proposition *b);

/* Of weapons, by class: how many, and whether both name some and share none. */
uint32_t shared_classes(const struct proposition *a, const struct proposition *b);
bool goods_conflict(const struct proposition *a, const struct proposition *b);
