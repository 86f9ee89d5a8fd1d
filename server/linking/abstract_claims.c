#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "linking/abstracting.h"
#include "linking/counts.h"
#include "linking/steps.h"
#include "linking/wording.h"

enum {
    SOURCE_END = 6, /* bytes of a speaker's name that tell a source again */
    LEAD = 3        /* sentences that tell what an article is about */
};

static void keep_terms(struct abstracting *making, const struct list *terms,
                       struct abstract_part *part)
{
    uint64_t *const items = terms->items;
    *part = (struct abstract_part){ making->terms.count, 0 };
    if (items == NULL)
        return;
    part->count = terms_sort(items, terms->count);
    for (uint32_t i = 0; i < part->count; i++) {
        uint64_t *const kept = abstract_add(making, &making->terms, sizeof *kept);
        if (kept != NULL)
            *kept = items[i];
    }
}

static void add_terms(struct abstracting *making, struct span span, struct list *terms)
{
    making->no_memory =
        making->no_memory || !terms_add_span(making->maker, making->article->text,
                                             making->reading, span, terms);
}

static void set_terms(struct abstracting *making, const struct claim *claim,
                      struct abstract_claim *out)
{
    struct list terms = { 0 };
    for (uint32_t i = 0; i < claim->span_count; i++)
        add_terms(making, claim->spans[i], &terms);
    keep_terms(making, &terms, &out->terms);
}

static void keep_topic(struct abstracting *making, uint32_t referent,
                       struct abstract_part *part)
{
    if (referent == NO_REFERENT)
        return;
    uint32_t *const topic = abstract_add(making, &making->topics, sizeof *topic);
    if (topic == NULL)
        return;
    *topic = referent;
    part->count++;
}

static void set_topics(struct abstracting *making, const struct claim *claim,
                       struct abstract_claim *out)
{
    out->topics.first = making->topics.count;
    for (uint32_t i = 0; i < claim->about_count; i++)
        keep_topic(making, claim->about[i], &out->topics);
    for (uint32_t i = 0; i < claim->weapon_count; i++)
        keep_topic(making, claim->weapons[i], &out->topics);
    keep_topic(making, claim->supplier, &out->topics);
    keep_topic(making, claim->recipient, &out->topics);
}

static void set_weapons(struct abstracting *making, const struct claim *claim,
                        struct abstract_claim *out)
{
    out->weapons.first = making->weapons.count;
    for (uint32_t i = 0; i < claim->weapon_count; i++) {
        const struct slice class =
            making->reading->referents[claim->weapons[i]].facts.weapon_class;
        if (class.length == 0 || slice_is(class, "arms-generic"))
            continue;
        struct abstract_weapon *const weapon =
            abstract_add(making, &making->weapons, sizeof *weapon);
        if (weapon == NULL)
            return;
        *weapon = (struct abstract_weapon){ slice_hash(class), claim->weapons[i] };
        out->weapons.count++;
    }
}

static void set_counts(struct abstracting *making, const struct claim *claim,
                       struct abstract_claim *out)
{
    const struct count *counts = NULL;
    out->counts.first = making->counts.count;
    making->no_memory =
        making->no_memory || !counts_make(making->maker, making->article->text,
                                          making->reading, claim, &counts);
    for (uint32_t i = 0; i < claim->figure_count && !making->no_memory; i++) {
        struct count *const count =
            abstract_add(making, &making->counts, sizeof *count);
        if (count == NULL)
            return;
        *count = counts[i];
        out->counts.count++;
    }
}

static void set_speaker(struct abstracting *making, const struct claim *claim,
                        struct abstract_claim *out)
{
    const struct speaker *const speaker = &claim->speaker;
    const struct slice name = speaker->kind == SPEAKER_REFERENT
                                  ? making->reading->referents[speaker->referent].name
                                  : speaker->name;
    out->speaker = speaker->kind == SPEAKER_REFERENT ? speaker->referent : NO_REFERENT;
    if (speaker->kind == SPEAKER_GROUP)
        out->group_hash = slice_hash(name);
    if (speaker->kind == SPEAKER_NONE || name.length < SOURCE_END)
        return;
    const struct slice end = slice_part(name, name.length - SOURCE_END, name.length);
    char lower[SOURCE_END];
    assert(end.bytes != NULL);
    for (size_t i = 0; i < SOURCE_END; i++)
        lower[i] = (char)(end.bytes[i] | 0x20); /* enough to compare by */
    out->source = slice_hash((struct slice){ lower, sizeof lower });
    out->paper = wording_is_paper(name);
}

static struct slice claim_text(const struct abstracting *making,
                               const struct claim *claim)
{
    const struct span whole = { claim->spans[0].start,
                                claim->spans[claim->span_count - 1].end };
    return span_text(making->article->text, whole);
}

/* The act of denying or confirming is told in its sentence, or is all that is said:
 * "Ich bestätige das". `tells`: what the words of the claim tell. */
static void set_answer(const struct abstracting *making, const struct claim *claim,
                       uint32_t tells, struct abstract_claim *out)
{
    const bool told = claim->form == FORM_REPORTED;
    const struct slice text =
        told ? span_text(making->article->text,
                         making->reading->sentences[claim->sentence])
             : claim_text(making, claim);
    if (claim->speaker.kind == SPEAKER_NONE)
        return;
    const enum agreement agreement =
        wording_agreement(told ? wording_tells(text) : tells);
    const bool confirms = !out->denied && agreement == AGREEMENT_GIVEN;
    out->denies = out->denies && agreement != AGREEMENT_REFUSED;
    if (!confirms && !(out->denies && told))
        return;
    out->answer = (uint8_t)wording_answer(text, &out->topical);
    const bool event = told && claim->event != EVENT_OTHER;
    out->confirms = confirms && !out->topical && (event || out->answer != ANSWER_NONE);
    if (!out->confirms && !out->denies)
        out->answer = ANSWER_NONE;
}

static bool is_ahead(const struct abstracting *making, const struct date *date)
{
    const struct day published = making->reading->published.interval.latest;
    return slice_is(date->value, "FUTURE_REF") ||
           (day_is_known(published) && day_is_known(date->interval.earliest) &&
            day_number(date->interval.earliest) > day_number(published));
}

static void set_time(const struct abstracting *making, const struct claim *claim,
                     uint32_t tells, struct abstract_claim *out)
{
    out->mood = (uint8_t)wording_mood(tells, claim->modality);
    if (claim->when == NO_DATE)
        return;
    const struct date *const date = &making->reading->dates[claim->when];
    out->when = date->interval;
    if (out->mood == MOOD_DONE && is_ahead(making, date))
        out->mood = MOOD_PLANNED;
}

static void keep_claim(struct abstracting *making, const struct claim *claim,
                       struct abstract_claim *out)
{
    const uint32_t tells = wording_tells(claim_text(making, claim));
    out->event = (uint8_t)claim->event;
    out->denied = claim->polarity == POLARITY_DENIED;
    out->own = claim->form == FORM_OWN;
    out->infinitive = strcmp(claim->rule, "verb-infinitive") == 0;
    out->sentence = claim->sentence;
    out->supplier = claim->supplier;
    out->recipient = claim->recipient;
    /* An outlet that doubts in its own voice, or a rumour, contradicts nobody. */
    out->denies = out->denied && claim->speaker.kind != SPEAKER_NONE;
    set_speaker(making, claim, out);
    set_time(making, claim, tells, out);
    set_answer(making, claim, tells, out);
    set_terms(making, claim, out);
    set_topics(making, claim, out);
    set_weapons(making, claim, out);
    set_counts(making, claim, out);
}

void claims_place(struct slice text, const struct reading *reading,
                  struct claim_place *places)
{
    size_t at = 0, code_points = 0;
    uint32_t same_place = 0;
    for (uint32_t i = 0; i < reading->claim_count; i++) {
        const size_t start = reading->claims[i].spans[0].start;
        same_place = i > 0 && start == at ? same_place + 1 : 0;
        if (start < at) /* claims stand in text order; be safe with those that do not */
            at = code_points = 0;
        code_points += utf8_count(slice_part(text, at, start));
        at = start;
        places[i] = (struct claim_place){ (uint32_t)code_points, same_place };
    }
}

static void set_places(struct abstracting *making)
{
    const uint32_t count = making->reading->claim_count;
    struct abstract_claim *const claims = making->claims.items;
    struct claim_place *const places =
        arena_array(making->arena, (size_t)count + 1, sizeof *places);
    making->no_memory = making->no_memory || places == NULL;
    if (making->no_memory)
        return;
    claims_place(making->article->text, making->reading, places);
    for (uint32_t i = 0; i < count; i++)
        claims[i].place = places[i];
}

static void keep_lead(struct abstracting *making)
{
    const struct reading *const reading = making->reading;
    const uint32_t lead =
        reading->sentence_count < LEAD ? reading->sentence_count : LEAD;
    struct abstract_body *const body = &making->body;
    struct list terms = { 0 };
    making->no_memory =
        making->no_memory || !terms_add(making->maker, making->article->title, &terms);
    for (uint32_t i = 0; i < lead; i++)
        add_terms(making, reading->sentences[i], &terms);
    keep_terms(making, &terms, &body->lead_terms);
    body->lead_topics.first = making->topics.count;
    for (uint32_t i = 0; i < reading->mention_count; i++)
        if (reading->mentions[i].sentence < lead)
            keep_topic(making, reading->mentions[i].referent, &body->lead_topics);
}

void abstract_keep_claims(struct abstracting *making)
{
    const struct reading *const reading = making->reading;
    for (uint32_t i = 0; i < reading->claim_count && !making->no_memory; i++) {
        struct abstract_claim claim = { 0 };
        keep_claim(making, &reading->claims[i], &claim);
        struct abstract_claim *const kept =
            abstract_add(making, &making->claims, sizeof *kept);
        if (kept != NULL)
            *kept = claim;
    }
    set_places(making);
    if (!making->no_memory)
        keep_lead(making);
}
