#include "linking/comparing.h"

#include <stdlib.h>

#include "linking/terms.h"

enum {
    STORY_DAYS = 14,     /* between two reports of one story */
    STORY_LIKENESS = 25, /* per cent of the smaller scene */
    NEAR_DAYS = 31,      /* between two reports of one undated event */
    PAST_DAYS = 45,      /* an undated deed lies at most so long before its report */
    DAY_SPAN = 2,        /* days of an interval that tells a day */
    KINDRED_DAYS = 7     /* between two articles about the same entities */
};

uint32_t count_shared_numbers(const uint32_t *a, uint32_t a_count, const uint32_t *b,
                              uint32_t b_count)
{
    uint32_t shared = 0;
    for (uint32_t i = 0, j = 0; i < a_count && j < b_count;) {
        const uint32_t left = a[i], right = b[j];
        shared += left == right;
        i += left <= right;
        j += right <= left;
    }
    return shared;
}

static bool days_overlap(const struct days *a, const struct days *b)
{
    return a->to >= b->from && b->to >= a->from;
}

bool is_open(const struct days *days)
{
    return days->from == INT32_MIN && days->to == INT32_MAX;
}

bool is_day(const struct days *days)
{
    return days->from != INT32_MIN && days->to != INT32_MAX &&
           days->to - days->from <= DAY_SPAN;
}

int32_t days_between(const struct scene *a, const struct scene *b)
{
    return abs(a->day - b->day);
}

bool in_one_story(const struct comparison *of)
{
    const struct scene *const a = of->a->scene, *const b = of->b->scene;
    if (a == b)
        return true;
    if (a->dated && b->dated ? days_between(a, b) > STORY_DAYS
                             : !days_overlap(&a->published, &b->published))
        return false;
    const struct overlap shared =
        terms_overlap(a->terms, a->term_count, b->terms, b->term_count);
    if (shared.count < STORY_TERMS)
        return false;
    const uint32_t smaller =
        a->term_weight < b->term_weight ? a->term_weight : b->term_weight;
    return 100 * shared.weight >= STORY_LIKENESS * smaller &&
           count_shared_numbers(a->entities, a->entity_count, b->entities,
                                b->entity_count) > 0;
}

bool in_kindred(const struct comparison *of)
{
    const struct scene *const a = of->a->scene, *const b = of->b->scene;
    return a->dated && b->dated && days_between(a, b) <= KINDRED_DAYS &&
           count_shared_numbers(a->entities, a->entity_count, b->entities,
                                b->entity_count) >= KINDRED;
}

/* A dated claim and one without a date, which tells of what is new when it appears. */
static enum times compare_to_undated(const struct proposition *dated,
                                     const struct scene *undated)
{
    if (!undated->dated) {
        return days_overlap(&dated->scene->published, &undated->published)
                   ? TIMES_UNKNOWN
                   : TIMES_APART;
    }
    const struct days news = { undated->day - PAST_DAYS, undated->day + PAST_DAYS };
    return days_overlap(&dated->when, &news) ? TIMES_NEAR : TIMES_UNKNOWN;
}

enum times compare_times(const struct proposition *a, const struct proposition *b)
{
    const struct scene *const first = a->scene, *const second = b->scene;
    const bool both_dated = first->dated && second->dated;
    if (!is_open(&a->when) && !is_open(&b->when))
        return days_overlap(&a->when, &b->when) ? TIMES_NEAR : TIMES_APART;
    if (!both_dated && !days_overlap(&first->published, &second->published))
        return TIMES_APART;
    if (both_dated && days_between(first, second) > NEAR_DAYS)
        return TIMES_UNKNOWN;
    if (!is_open(&a->when))
        return compare_to_undated(a, second);
    if (!is_open(&b->when))
        return compare_to_undated(b, first);
    return both_dated ? TIMES_NEAR : TIMES_UNKNOWN;
}

static bool party_agrees(struct party a, struct party b)
{
    return a.kind != PARTY_NONE && a.kind == b.kind && a.who == b.who;
}

static bool party_conflicts(struct party a, struct party b)
{
    return a.kind == b.kind && a.kind != PARTY_NONE && a.who != b.who;
}

bool parties_agree(const struct proposition *a, const struct proposition *b)
{
    return party_agrees(a->supplier, b->supplier) &&
           party_agrees(a->recipient, b->recipient);
}

bool parties_fit(const struct proposition *a, const struct proposition *b)
{
    const bool from = party_agrees(a->supplier, b->supplier);
    const bool to = party_agrees(a->recipient, b->recipient);
    const bool ruler =
        (a->supplier.kind == PARTY_PERSON) != (b->supplier.kind == PARTY_PERSON) &&
        !from;
    const bool other =
        (a->recipient.kind == PARTY_PERSON) != (b->recipient.kind == PARTY_PERSON) &&
        !to;
    const bool known =
        a->supplier.kind != PARTY_NONE && b->supplier.kind != PARTY_NONE &&
        a->recipient.kind != PARTY_NONE && b->recipient.kind != PARTY_NONE;
    return known && ((from && to) || (from && other) || (ruler && to));
}

bool parties_conflict(const struct proposition *a, const struct proposition *b)
{
    return party_conflicts(a->supplier, b->supplier) ||
           party_conflicts(a->recipient, b->recipient);
}

uint32_t shared_classes(const struct proposition *a, const struct proposition *b)
{
    return terms_overlap(a->classes, a->class_count, b->classes, b->class_count).count;
}

bool goods_conflict(const struct proposition *a, const struct proposition *b)
{
    return a->class_count > 0 && b->class_count > 0 && shared_classes(a, b) == 0;
}

static uint32_t count_people(const struct proposition *proposition, uint32_t people)
{
    uint32_t count = 0;
    while (count < proposition->entity_count && proposition->entities[count] < people)
        count++;
    return count;
}

uint32_t shared_people(const struct comparison *of)
{
    const struct proposition *const a = of->a, *const b = of->b;
    return count_shared_numbers(a->entities, count_people(a, of->people), b->entities,
                                count_people(b, of->people));
}

uint32_t shared_weapons(const struct comparison *of)
{
    const struct proposition *const a = of->a, *const b = of->b;
    return count_shared_numbers(a->weapons, a->weapon_count, b->weapons,
                                b->weapon_count);
}

struct comparison compare_words(const struct proposition *a,
                                const struct proposition *b)
{
    const struct overlap terms =
        terms_overlap(a->terms, a->term_count, b->terms, b->term_count);
    const uint32_t all = a->term_weight + b->term_weight - terms.weight;
    return (struct comparison){
        .a = a,
        .b = b,
        .counting = counts_compare(a, b),
        .terms = terms,
        .likeness = all == 0 ? 0 : 100 * terms.weight / all,
        .entities = count_shared_numbers(a->entities, a->entity_count, b->entities,
                                         b->entity_count),
        .same_event = a->event == b->event && a->event != EVENT_OTHER,
    };
}
