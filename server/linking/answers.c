#include "linking/comparing.h"
#include "linking/matching.h"
#include "linking/weaving.h"

enum {
    REPORT_WITHIN = 2, /* sentences between a claim and what answers it as a report */
    THAT_WITHIN = 1,   /* the same for "das" */
    EVENT_WITHIN = 12, /* for a denial that names the event */
    SUBSTANCE = 2      /* terms */
};

static bool is_answerable(const struct proposition *claim, const struct proposition *by)
{
    return !claim->own && !claim->denied && claim->answer == ANSWER_NONE &&
           claim->speaker != by->speaker;
}

/* Whether the next claim goes on with what the same source says. */
static bool goes_on(const struct proposition *claim, const struct proposition *next)
{
    return claim->speaker == next->speaker || next->paper ||
           (claim->source != 0 && claim->source == next->source) ||
           topics_meet(claim, next);
}

static uint32_t begin_of_article(const struct weaving *weaving, uint32_t number)
{
    return weaving->firsts[weaving->homes[number]];
}

/* A report is answered as a whole, by its first claim: goes back from one of its claims
 * to that. Who goes on without a name goes on with the same report. */
static uint32_t begin_of_report(const struct weaving *weaving, uint32_t number,
                                const struct proposition *by)
{
    const struct proposition *const all = weaving->propositions;
    uint32_t first = number;
    while (first > begin_of_article(weaving, number) &&
           all[first - 1].sentence + 1 >= all[first].sentence &&
           is_answerable(&all[first - 1], by) && all[first - 1].speaker != 0 &&
           goes_on(&all[first - 1], &all[first]))
        first--;
    return first;
}

/* What somebody means to do himself ("kündigte an, … zu liefern") is no report about
 * somebody else. */
static bool is_about_others(const struct proposition *claim,
                            const struct proposition *by)
{
    return claim->mood != MOOD_PLANNED || !claim->infinitive ||
           claim->entity_count == 0 || by->entity_count == 0 ||
           count_shared_numbers(claim->entities, claim->entity_count, by->entities,
                                by->entity_count) > 0;
}

/* A report tells of an event, of somebody, or at some length. */
static bool has_substance(const struct proposition *claim)
{
    return claim->event != EVENT_OTHER || claim->entity_count > 0 ||
           claim->term_count >= SUBSTANCE;
}

/* The claim that is answered, or NOBODY. */
static uint32_t find_answered(const struct weaving *weaving, uint32_t number)
{
    const struct proposition *const by = &weaving->propositions[number];
    const bool report = by->answer == ANSWER_REPORT;
    const uint32_t within = report ? REPORT_WITHIN : THAT_WITHIN;
    for (uint32_t i = number; i-- > begin_of_article(weaving, number);) {
        const struct proposition *const claim = &weaving->propositions[i];
        if (claim->sentence + within < by->sentence)
            return NOBODY;
        if (claim->sentence == by->sentence || !is_answerable(claim, by) ||
            !is_about_others(claim, by) || (report && !has_substance(claim)) ||
            (by->topical && !topics_meet(claim, by)))
            continue;
        return report ? begin_of_report(weaving, i, by) : i;
    }
    return NOBODY;
}

/* "Es habe keinen Raketentest gegeben": the claim before it that tells of one, of
 * several the likest, of these the nearest. */
static uint32_t find_event(const struct weaving *weaving, uint32_t number)
{
    const struct proposition *const by = &weaving->propositions[number];
    struct match best = { 0 };
    uint32_t found = NOBODY;
    if (by->event == EVENT_OTHER || by->event == EVENT_TALKS ||
        by->event == EVENT_PRODUCTION)
        return NOBODY;
    for (uint32_t i = number; i-- > begin_of_article(weaving, number);) {
        const struct proposition *const claim = &weaving->propositions[i];
        if (claim->sentence + EVENT_WITHIN < by->sentence)
            break;
        const struct match match =
            is_answerable(claim, by) ? match_told(claim, by) : (struct match){ 0 };
        if (match.strength > best.strength) {
            best = match;
            found = i;
        }
    }
    return found == NOBODY ? NOBODY : begin_of_report(weaving, found, by);
}

/* "wies die Darstellung zurück. Es habe keinen Test gegeben": the next sentence tells
 * what it is that is denied. */
static uint32_t find_by_next(const struct weaving *weaving, uint32_t number)
{
    const struct proposition *const by = &weaving->propositions[number];
    const struct proposition *const next = by + 1;
    const bool goes_on = number + 1 < end_of_claims(weaving, by->at.article) &&
                         next->denies && next->sentence == by->sentence + 1;
    return goes_on ? find_event(weaving, number + 1) : NOBODY;
}

static void join_answered(struct weaving *weaving, uint32_t number, uint32_t answered,
                          enum reason reason)
{
    struct node *const node = &weaving->nodes[number];
    if (node->founder == number) {
        node->founder = weaving->nodes[answered].founder;
        node->reason = (uint8_t)reason;
    }
    if (weaving->propositions[number].denies && node->denies == NOBODY) {
        node->denies = answered;
        node->denial_reason = (uint8_t)reason;
    }
}

/* The claim that is answered as a report or as "that". */
static uint32_t find_pointed_at(const struct weaving *weaving, uint32_t number)
{
    const struct proposition *const by = &weaving->propositions[number];
    uint32_t answered = NOBODY;
    if (by->answer == ANSWER_NONE)
        return NOBODY;
    if (by->denies && !by->topical)
        answered = find_by_next(weaving, number);
    return answered == NOBODY ? find_answered(weaving, number) : answered;
}

void answer_claim(struct weaving *weaving, uint32_t number)
{
    const struct proposition *const by = &weaving->propositions[number];
    if (weaving->nodes[number].denies != NOBODY || (!by->denies && !by->confirms))
        return;
    const uint32_t answered = find_pointed_at(weaving, number);
    if (answered != NOBODY) {
        const enum reason denial =
            by->answer == ANSWER_REPORT ? REASON_DENIES_REPORT : REASON_DENIES_THAT;
        join_answered(weaving, number, answered,
                      by->confirms ? REASON_CONFIRMS_THAT : denial);
        return;
    }
    const uint32_t event = find_event(weaving, number);
    if (event != NOBODY)
        join_answered(weaving, number, event,
                      by->confirms ? REASON_CONFIRMS_TOLD : REASON_DENIES_TOLD);
}
