#include "linking/matching.h"

#include <stdlib.h>

#include "linking/counts.h"
#include "linking/terms.h"

enum {
    STORY_DAYS = 14,     /* between two reports of one story */
    NEAR_DAYS = 31,      /* between two reports of one undated event */
    MEETING_DAYS = 7,    /* the same where only the participants tell which */
    PAST_DAYS = 45,      /* an undated deed lies at most so long before its report */
    STORY_LIKENESS = 25, /* per cent of the smaller scene */
    STORY_TERMS = 3,
    LIKE_GOODS = 20,   /* per cent of shared terms where parties and goods agree */
    LIKE_STORY = 40,   /* in one story */
    LIKE_WORDING = 50, /* about the same entity at about the same time */
    LIKE_QUOTE = 65,   /* at any time */
    SHARED_TERMS = 4,
    PARTICIPANTS = 3,
    LIKE_CAST = 75,   /* per cent of participants */
    DAY_SPAN = 2,     /* days of an interval that tells a day */
    KINDRED_DAYS = 7, /* between two articles about the same entities */
    KINDRED = 2,      /* such entities */
    BARE_TERMS = 4    /* of a denial that names nothing but the event */
};

static const char same_goods[] = "same supplier, recipient and class of weapon";
static const char same_count[] = "the same number of the same in one story";
static const char same_party_count[] = "the same number of the same, same parties";
static const char same_kindred_count[] =
    "the same number of the same that week, about the same entities";
static const char same_speaker_count[] = "the same number of the same, same speaker";
static const char other_count[] = "same event and parties, counted in the same unit";
static const char same_toll[] = "the toll of the same event";
static const char same_day[] = "the same number of the same on the same day";
static const char same_wording[] = "same wording about the same entity";
static const char same_story_wording[] = "like wording in one story";
static const char same_cast[] = "same event with the same participants";
static const char denies_transfer[] = "denies a transfer between the same parties";
static const char denies_same[] = "denies an event of the same entities that week";
static const char denies_event[] = "denies the same event in one story";

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

static bool is_before(struct day a, struct day b)
{
    return day_is_known(a) && day_is_known(b) && day_number(a) < day_number(b);
}

static bool days_overlap(const struct interval *a, const struct interval *b)
{
    return !is_before(a->latest, b->earliest) && !is_before(b->latest, a->earliest);
}

static bool is_open(const struct interval *interval)
{
    return !day_is_known(interval->earliest) && !day_is_known(interval->latest);
}

/* Told to the day, or nearly so. */
static bool is_day(const struct interval *interval)
{
    return day_is_known(interval->earliest) && day_is_known(interval->latest) &&
           day_number(interval->latest) - day_number(interval->earliest) <= DAY_SPAN;
}

/* Days between the publication of two articles of known date. */
static int32_t days_between(const struct scene *a, const struct scene *b)
{
    return abs(day_number(a->published.earliest) - day_number(b->published.earliest));
}

bool scenes_agree(const struct scene *a, const struct scene *b)
{
    if (a == b)
        return true;
    if (a->dated && b->dated ? days_between(a, b) > STORY_DAYS
                             : !days_overlap(&a->published, &b->published))
        return false;
    const struct overlap shared =
        terms_overlap(a->terms, a->term_count, b->terms, b->term_count);
    if (shared.count < STORY_TERMS)
        return false;
    const uint32_t left = terms_weight(a->terms, a->term_count);
    const uint32_t right = terms_weight(b->terms, b->term_count);
    const uint32_t smaller = left < right ? left : right;
    return 100 * shared.weight >= STORY_LIKENESS * smaller &&
           count_shared_numbers(a->entities, a->entity_count, b->entities,
                                b->entity_count) > 0;
}

/* Whether two articles, published in one week, are about the same entities. */
static bool scenes_kindred(const struct scene *a, const struct scene *b)
{
    return a->dated && b->dated && days_between(a, b) <= KINDRED_DAYS &&
           count_shared_numbers(a->entities, a->entity_count, b->entities,
                                b->entity_count) >= KINDRED;
}

enum times {
    TIMES_APART,   /* not one event */
    TIMES_UNKNOWN, /* nothing tells */
    TIMES_NEAR     /* may well be one event */
};

/* A dated claim and one without a date, which tells of what is new when it appears. */
static enum times compare_to_undated(const struct proposition *dated,
                                     const struct scene *undated)
{
    if (!undated->dated)
        return days_overlap(&dated->scene->published, &undated->published)
                   ? TIMES_UNKNOWN
                   : TIMES_APART;
    const int32_t published = day_number(undated->published.earliest);
    const struct interval news = { day_of_number(published - PAST_DAYS),
                                   day_of_number(published + PAST_DAYS) };
    return days_overlap(&dated->when, &news) ? TIMES_NEAR : TIMES_UNKNOWN;
}

static enum times compare_times(const struct proposition *a,
                                const struct proposition *b)
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

static bool parties_agree(const struct proposition *a, const struct proposition *b)
{
    return party_agrees(a->supplier, b->supplier) &&
           party_agrees(a->recipient, b->recipient);
}

/* As parties_agree, but a ruler may stand for his country at one side. */
static bool parties_fit(const struct proposition *a, const struct proposition *b)
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

static bool parties_conflict(const struct proposition *a, const struct proposition *b)
{
    return party_conflicts(a->supplier, b->supplier) ||
           party_conflicts(a->recipient, b->recipient);
}

static uint32_t shared_classes(const struct proposition *a, const struct proposition *b)
{
    return terms_overlap(a->classes, a->class_count, b->classes, b->class_count).count;
}

static bool goods_conflict(const struct proposition *a, const struct proposition *b)
{
    return a->class_count > 0 && b->class_count > 0 && shared_classes(a, b) == 0;
}

/* All that the rules ask about two claims. */
struct comparison {
    const struct proposition *a, *b;
    enum times times;
    enum counting counting;
    struct overlap terms;
    uint32_t likeness; /* per cent of the weight of the terms of both */
    uint32_t entities; /* shared */
    uint32_t people;
    bool same_event; /* and not just some */
    uint32_t weapons;
    bool story;
    bool kindred; /* their articles are about the same entities */
};

static uint32_t count_people(const struct proposition *proposition, uint32_t people)
{
    uint32_t count = 0;
    while (count < proposition->entity_count && proposition->entities[count] < people)
        count++;
    return count;
}

/* Weapons shared by name, not by class alone: they stand behind all else. */
static uint32_t shared_weapons(const struct proposition *a, const struct proposition *b)
{
    return count_shared_numbers(a->weapons, a->weapon_count, b->weapons,
                                b->weapon_count);
}

/* What the claims themselves say; their articles are not yet looked at. */
static struct comparison compare_words(const struct proposition *a,
                                       const struct proposition *b)
{
    const struct overlap terms =
        terms_overlap(a->terms, a->term_count, b->terms, b->term_count);
    const uint32_t all = terms_weight(a->terms, a->term_count) +
                         terms_weight(b->terms, b->term_count) - terms.weight;
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

static void compare_articles(struct comparison *of, uint32_t people)
{
    const struct proposition *const a = of->a, *const b = of->b;
    of->times = compare_times(a, b);
    of->people = count_shared_numbers(a->entities, count_people(a, people), b->entities,
                                      count_people(b, people));
    of->weapons = shared_weapons(a, b);
    of->story = scenes_agree(a->scene, b->scene);
    of->kindred = scenes_kindred(a->scene, b->scene);
}

static struct comparison compare(const struct proposition *a,
                                 const struct proposition *b)
{
    struct comparison of = compare_words(a, b);
    compare_articles(&of, 0);
    return of;
}

static bool events_conflict(const struct comparison *of)
{
    const bool known = of->a->event != EVENT_OTHER && of->b->event != EVENT_OTHER;
    return known && of->a->event != of->b->event && !counts_share_tally(of->a, of->b);
}

static bool is_transfer(const struct comparison *of)
{
    return of->a->event == EVENT_TRANSFER && of->b->event == EVENT_TRANSFER;
}

/* Undated reports of one transfer share more than a class of weapon. */
static bool match_goods(const struct comparison *of)
{
    if (!is_transfer(of) || shared_classes(of->a, of->b) == 0)
        return false;
    if (of->weapons > 1 && parties_fit(of->a, of->b))
        return true;
    if (!parties_agree(of->a, of->b))
        return false;
    if (of->times == TIMES_NEAR)
        return of->story || of->likeness >= LIKE_GOODS ||
               of->counting >= COUNTING_SMALL;
    return of->likeness >= LIKE_WORDING;
}

/* The same number of the same things. */
static bool match_equal_count(const struct comparison *of)
{
    if (of->counting < COUNTING_SMALL)
        return false;
    if (!of->story)
        return false;
    if (of->counting == COUNTING_EQUAL || counts_share_tally(of->a, of->b))
        return true;
    return of->times == TIMES_NEAR &&
           (of->terms.count > 2 || (of->same_event && of->terms.count > 1));
}

static bool match_kindred_count(const struct comparison *of)
{
    return of->counting == COUNTING_EQUAL && of->times == TIMES_NEAR && of->kindred;
}

/* "Mindestens fünf Schiffe", says the same person twice. */
static bool match_speaker_count(const struct comparison *of)
{
    return of->counting >= COUNTING_BOUND && of->a->speaker != 0 &&
           of->a->speaker == of->b->speaker && of->terms.count > 0 &&
           !counts_share_tally(of->a, of->b);
}

static bool match_party_count(const struct comparison *of)
{
    if (of->counting != COUNTING_EQUAL)
        return false;
    return is_transfer(of) ? parties_agree(of->a, of->b)
                           : of->entities > 1 && of->likeness >= LIKE_GOODS;
}

/* Other numbers of the same things: figures contradict each other, or one is newer. */
static bool match_other_count(const struct comparison *of)
{
    if (of->counting != COUNTING_OTHERS || of->times != TIMES_NEAR || !of->same_event)
        return false;
    if (is_transfer(of) && parties_agree(of->a, of->b))
        return true;
    return of->story && of->entities > 0 && of->terms.count > 1;
}

static bool match_toll(const struct comparison *of)
{
    return of->counting == COUNTING_OTHERS && of->times == TIMES_NEAR && of->story &&
           counts_share_tally(of->a, of->b);
}

/* Either names somebody or something that the other does not: reports of the same make
 * about two roads, two towns, two weapons. */
static bool names_differ(const struct comparison *of)
{
    return of->entities < of->a->entity_count && of->entities < of->b->entity_count;
}

static bool match_wording(const struct comparison *of)
{
    if (of->terms.count < SHARED_TERMS || of->entities == 0 || names_differ(of))
        return false;
    return of->likeness >= (of->times == TIMES_NEAR ? LIKE_WORDING : LIKE_QUOTE);
}

static bool match_story_wording(const struct comparison *of)
{
    return of->story && of->times == TIMES_NEAR && of->terms.count >= STORY_TERMS &&
           !names_differ(of) && of->likeness >= LIKE_STORY;
}

/* A background sentence, perhaps years later: as many, at the same place, on the same
 * day.
 */
static bool match_same_day(const struct comparison *of)
{
    return of->counting >= COUNTING_SMALL && of->entities > 0 && is_day(&of->a->when) &&
           is_day(&of->b->when) && of->times == TIMES_NEAR &&
           (counts_share_tally(of->a, of->b) || of->terms.count > 1);
}

/* "Kim ist zu Putin gereist", "Kim ist bei Putin eingetroffen". */
static bool match_cast(const struct comparison *of)
{
    const uint32_t all = of->a->entity_count + of->b->entity_count - of->entities;
    const struct scene *const first = of->a->scene, *const second = of->b->scene;
    if (of->people < 2 || of->entities < PARTICIPANTS ||
        100 * of->entities < LIKE_CAST * all)
        return false;
    if (is_day(&of->a->when) && is_day(&of->b->when))
        return of->times == TIMES_NEAR;
    if (!of->same_event)
        return false;
    if (first->dated && second->dated)
        return of->times == TIMES_NEAR && days_between(first, second) <= MEETING_DAYS;
    return of->times == TIMES_NEAR || (is_open(&of->a->when) && is_open(&of->b->when));
}

/* Whether any of the rules could hold, at little cost. */
static bool may_match(const struct comparison *of)
{
    return of->counting != COUNTING_NOTHING || of->terms.count >= STORY_TERMS ||
           of->entities >= PARTICIPANTS ||
           (is_transfer(of) && shared_classes(of->a, of->b) > 0);
}

static const struct {
    bool (*holds)(const struct comparison *of);
    const char *reason;
} rules[] = {
    { match_goods, same_goods },
    { match_equal_count, same_count },
    { match_kindred_count, same_kindred_count },
    { match_speaker_count, same_speaker_count },
    { match_party_count, same_party_count },
    { match_other_count, other_count },
    { match_toll, same_toll },
    { match_same_day, same_day },
    { match_wording, same_wording },
    { match_story_wording, same_story_wording },
    { match_cast, same_cast },
};

enum { RULES = sizeof rules / sizeof rules[0] };

struct match match_claims(const struct proposition *a, const struct proposition *b,
                          uint32_t people)
{
    if ((a->signature & b->signature) == 0 &&
        (a->count_count == 0 || b->count_count == 0))
        return (struct match){ 0 };
    if (a->mood != b->mood || parties_conflict(a, b) || goods_conflict(a, b))
        return (struct match){ 0 };
    struct comparison of = compare_words(a, b);
    if (!may_match(&of))
        return (struct match){ 0 };
    compare_articles(&of, people);
    if (of.times == TIMES_APART || events_conflict(&of))
        return (struct match){ 0 };
    for (unsigned i = 0; i < RULES; i++)
        if (rules[i].holds(&of))
            return (struct match){ rules[i].reason, RULES - i };
    return (struct match){ 0 };
}

bool match_denies(const struct match *match, const struct proposition *a,
                  const struct proposition *b)
{
    const bool counted = match->reason != same_goods && match->reason != same_wording &&
                         match->reason != same_story_wording;
    return !counted ||
           (a->event == b->event && a->event != EVENT_OTHER && a->event != EVENT_TALKS);
}

bool topics_meet(const struct proposition *a, const struct proposition *b)
{
    return (a->event == b->event && a->event != EVENT_OTHER) ||
           terms_overlap(a->terms, a->term_count, b->terms, b->term_count).count > 0 ||
           count_shared_numbers(a->entities, a->entity_count, b->entities,
                                b->entity_count) > 0;
}

/* All that the denial names, the claim names as well. */
static bool covers(const struct comparison *of)
{
    return of->b->entity_count > 0 && of->entities == of->b->entity_count;
}

struct match match_denial(const struct proposition *claim,
                          const struct proposition *denial)
{
    const struct match none = { 0 };
    if (claim->event != denial->event || claim->event == EVENT_OTHER ||
        claim->mood != denial->mood || parties_conflict(claim, denial) ||
        goods_conflict(claim, denial))
        return none;
    const struct comparison of = compare(claim, denial);
    if (of.times != TIMES_NEAR)
        return none;
    if (is_transfer(&of) && parties_agree(claim, denial) &&
        (of.story || of.kindred || shared_classes(claim, denial) > 0))
        return (struct match){ denies_transfer, 3 };
    if (of.story && of.terms.count + of.entities > 1 && of.entities > 0)
        return (struct match){ denies_event, 2 };
    const struct scene *const first = claim->scene, *const second = denial->scene;
    if (first->dated && second->dated && days_between(first, second) <= MEETING_DAYS &&
        covers(&of) && of.terms.count > 0 && claim->event != EVENT_TALKS)
        return (struct match){ denies_same, 1 };
    return none;
}

struct match match_told(const struct proposition *claim,
                        const struct proposition *denial)
{
    const struct match none = { 0 };
    if (claim->event != denial->event || claim->mood != denial->mood ||
        parties_conflict(claim, denial) || goods_conflict(claim, denial) ||
        compare_times(claim, denial) == TIMES_APART)
        return none;
    const struct comparison of = compare(claim, denial);
    const bool bare = denial->entity_count == 0 && denial->term_count <= BARE_TERMS;
    if (!bare && of.terms.count + of.entities < 2)
        return none;
    return (struct match){ denies_event, 1 };
}
