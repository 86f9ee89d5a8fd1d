#include "linking/matching.h"

#include "linking/comparing.h"

enum {
    LIKE_GOODS = 20,   /* per cent of shared terms where parties and goods agree */
    LIKE_STORY = 40,   /* in one story */
    LIKE_WORDING = 50, /* about the same entity at about the same time */
    LIKE_QUOTE = 65,   /* at any time */
    SHARED_TERMS = 4,  /* fewer are no wording */
    MEETING_DAYS = 7,  /* between two reports that only the participants join */
    BARE_TERMS = 4     /* of a denial that names nothing but the event */
};

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
    if (shared_weapons(of) > 1 && parties_fit(of->a, of->b))
        return true;
    if (!parties_agree(of->a, of->b))
        return false;
    if (of->times == TIMES_NEAR)
        return of->likeness >= LIKE_GOODS || of->counting >= COUNTING_SMALL ||
               in_one_story(of);
    return of->likeness >= LIKE_WORDING;
}

/* The same number of the same things. */
static bool match_equal_count(const struct comparison *of)
{
    if (of->counting < COUNTING_SMALL)
        return false;
    const bool sure =
        of->counting == COUNTING_EQUAL || counts_share_tally(of->a, of->b);
    const bool likely =
        of->times == TIMES_NEAR &&
        (of->terms.count > 2 || (of->same_event && of->terms.count > 1));
    return (sure || likely) && in_one_story(of);
}

static bool match_kindred_count(const struct comparison *of)
{
    return of->counting == COUNTING_EQUAL && of->times == TIMES_NEAR && in_kindred(of);
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
    return of->entities > 0 && of->terms.count > 1 && in_one_story(of);
}

static bool match_toll(const struct comparison *of)
{
    if (of->counting != COUNTING_OTHERS || of->times != TIMES_NEAR ||
        !counts_share_tally(of->a, of->b))
        return false;
    return (of->entities >= KINDRED && of->terms.count > 0 && in_kindred(of)) ||
           in_one_story(of);
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
    return of->times == TIMES_NEAR && of->terms.count >= STORY_TERMS &&
           !names_differ(of) && of->likeness >= LIKE_STORY && in_one_story(of);
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

/* Nearly all whom either names are the same. */
static bool casts_agree(const struct comparison *of)
{
    const uint32_t all = of->a->entity_count + of->b->entity_count - of->entities;
    return of->entities >= MATCHING_ENTITIES &&
           100 * of->entities >= MATCHING_CAST * all;
}

/* "Kim ist zu Putin gereist", "Kim ist bei Putin eingetroffen". */
static bool match_cast(const struct comparison *of)
{
    const struct scene *const first = of->a->scene, *const second = of->b->scene;
    if (!casts_agree(of) || shared_people(of) < 2)
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
    return of->counting != COUNTING_NOTHING || casts_agree(of) ||
           (of->terms.count >= MATCHING_TERMS && of->likeness >= LIKE_STORY &&
            !names_differ(of)) ||
           (is_transfer(of) && shared_classes(of->a, of->b) > 0);
}

static const struct {
    bool (*holds)(const struct comparison *of);
    enum reason reason;
} rules[] = {
    { match_goods, REASON_SAME_GOODS },
    { match_equal_count, REASON_SAME_COUNT },
    { match_kindred_count, REASON_SAME_KINDRED_COUNT },
    { match_speaker_count, REASON_SAME_SPEAKER_COUNT },
    { match_party_count, REASON_SAME_PARTY_COUNT },
    { match_other_count, REASON_OTHER_COUNT },
    { match_toll, REASON_SAME_TOLL },
    { match_same_day, REASON_SAME_DAY },
    { match_wording, REASON_SAME_WORDING },
    { match_story_wording, REASON_SAME_STORY_WORDING },
    { match_cast, REASON_SAME_CAST },
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
    of.people = people;
    of.times = compare_times(a, b);
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
    const bool counted = match->reason != REASON_SAME_GOODS &&
                         match->reason != REASON_SAME_WORDING &&
                         match->reason != REASON_SAME_STORY_WORDING;
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
        goods_conflict(claim, denial) || compare_times(claim, denial) != TIMES_NEAR)
        return none;
    const struct comparison of = compare_words(claim, denial);
    if (is_transfer(&of) && parties_agree(claim, denial) &&
        (shared_classes(claim, denial) > 0 || in_kindred(&of) || in_one_story(&of)))
        return (struct match){ REASON_DENIES_TRANSFER, 3 };
    if (of.terms.count + of.entities > 1 && of.entities > 0 && in_one_story(&of))
        return (struct match){ REASON_DENIES_EVENT, 2 };
    const struct scene *const first = claim->scene, *const second = denial->scene;
    if (first->dated && second->dated && days_between(first, second) <= MEETING_DAYS &&
        covers(&of) && of.terms.count > 0 && claim->event != EVENT_TALKS)
        return (struct match){ REASON_DENIES_SAME, 1 };
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
    const struct comparison of = compare_words(claim, denial);
    /* A transfer has parties and goods: a denial that names none could be of any. */
    const bool bare = denial->entity_count == 0 && denial->term_count <= BARE_TERMS &&
                      denial->event != EVENT_TRANSFER;
    const uint32_t classes = shared_classes(claim, denial);
    if (!bare && of.terms.count + of.entities < 2)
        return none;
    return (struct match){ REASON_DENIES_EVENT,
                           1 + of.terms.count + of.entities + 2 * classes };
}
