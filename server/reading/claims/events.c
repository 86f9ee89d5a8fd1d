#include "reading/claims/events.h"

#include "reading/claims/inside.h"
#include "reading/claims/match.h"

enum {
    ARMS_MENTIONS = 2,    /* weapons named make an article about arms, */
    ARMS_WORDS = 200,     /* or one in so many words */
    CARRY_SENTENCES = 2,  /* how far back a claim refers */
    REFERENCE_WORDS = 12, /* of a claim that is about what was said before */
    TOPIC_WEIGHT = 2,     /* words of an event before an article is about it */
    NOUN_WEIGHT = 1,
    VERB_WEIGHT = 2, /* a verb says more than a noun */
    MAIN_WEIGHT = 2  /* times: outside of relative clauses */
};

/* "stellt … her": the prefix of a finite verb stands at the end of its clause, or
 * before another verb that is joined to it ("setzt … ein und droht"). */
static uint32_t particle_of(const struct scene *scene, uint32_t at, uint32_t limit)
{
    if (!form_is_finite(&scene->forms[at]))
        return NO_WORD;
    for (uint32_t i = at + 1; i < limit && scene->words[i].kind != WORD_MARK; i++) {
        if (!form_is(&scene->forms[i], CLASS_PARTICLE))
            continue;
        if (i + 1 == limit || scene->words[i + 1].kind == WORD_MARK ||
            form_is(&scene->forms[i + 1], CLASS_COORDINATOR))
            return i;
    }
    return NO_WORD;
}

static const struct event_sense *sense_of_readings(const struct scene *scene,
                                                   uint32_t first, uint32_t particle)
{
    const struct verbs *const verbs = &scene->tables->forms.verbs;
    const struct event_sense *sense = event_of_verb(&scene->tables->events, NO_VERB);
    for (uint32_t at = first; at != NO_VERB && sense->event == EVENT_OTHER;) {
        const struct verb_reading *const reading = verbs_reading(verbs, at);
        const uint32_t joined =
            particle != NO_WORD
                ? verbs_join(verbs, scene->words[particle].lower, reading->verb)
                : NO_VERB;
        sense = event_of_verb(&scene->tables->events,
                              joined != NO_VERB ? joined : reading->verb);
        at = reading->next;
    }
    return sense;
}

/* "die abgefeuerten Geschosse": the verb of a participle that is inflected. */
static uint32_t reading_of_attribute(const struct scene *scene, uint32_t at)
{
    static const char *const ends[] = { "en", "er", "es", "em", "e" };
    const struct slice lower = scene->words[at].lower;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        const struct slice end = slice_of(ends[i]);
        if (!slice_ends_with(lower, end))
            continue;
        const struct slice stem = slice_part(lower, 0, lower.length - end.length);
        const struct verbs *const verbs = &scene->tables->forms.verbs;
        const uint32_t found = verbs_find(verbs, stem, slice_hash(stem));
        return found != NO_VERB &&
                       (verbs_reading(verbs, found)->features & VERB_PARTICIPLE) != 0
                   ? found
                   : NO_VERB;
    }
    return NO_VERB;
}

/* Each noun is asked for once: rules, topics and claims come to the same words. */
static const struct event_sense *sense_of_noun(const struct scene *scene, uint32_t at)
{
    if (scene->nouns[at] == NULL)
        scene->nouns[at] =
            event_of_noun(&scene->tables->events, scene->words[at].lower);
    return scene->nouns[at];
}

static const struct event_sense *sense_of_other(const struct scene *scene, uint32_t at)
{
    const bool last = at + 1 == scene->text->word_count;
    return event_of_other(&scene->tables->events, &scene->words[at],
                          last ? NULL : &scene->words[at + 1]);
}

const struct event_sense *event_at(const struct scene *scene, uint32_t at,
                                   uint32_t limit)
{
    const struct form *const form = &scene->forms[at];
    if (form_is(form, CLASS_NOUN)) {
        const struct event_sense *const noun = sense_of_noun(scene, at);
        /* "Getroffen wurden zwei Silos": what begins a sentence may be no noun. */
        return noun->event != EVENT_OTHER || form->reading == NO_VERB
                   ? noun
                   : sense_of_readings(scene, form->reading, NO_WORD);
    }
    if (form->reading == NO_VERB && form_is(form, CLASS_ADJECTIVE)) {
        const struct event_sense *const participle =
            sense_of_readings(scene, reading_of_attribute(scene, at), NO_WORD);
        return participle->event != EVENT_OTHER ? participle
                                                : sense_of_other(scene, at);
    }
    if (form->reading == NO_VERB)
        return sense_of_other(scene, at);
    return sense_of_readings(scene, form->reading, particle_of(scene, at, limit));
}

struct topics topics_read(const struct scene *scene, const struct reading *reading)
{
    struct topics topics = { .arms = false };
    uint32_t weapons = 0;
    for (uint32_t i = 0; i < reading->mention_count; i++)
        weapons +=
            reading->referents[reading->mentions[i].referent].kind == ENTITY_WEAPON;
    topics.arms =
        weapons >= ARMS_MENTIONS || weapons * ARMS_WORDS >= scene->text->word_count;
    for (uint32_t i = 0; i < scene->text->sentence_count; i++) {
        const struct sentence *const sentence = &scene->text->sentences[i];
        for (uint32_t at = sentence->first; at < sentence->end; at++) {
            const struct event_sense *const sense = event_at(scene, at, sentence->end);
            if (sense->needs <= NEEDS_ARMS && sense->rival == EVENT_OTHER)
                topics.weight[sense->event]++;
        }
    }
    topics.weight[EVENT_OTHER] = 0;
    return topics;
}

/* How much each event is spoken of in a claim. */
struct votes {
    const struct topics *topics;
    bool armed;        /* the claim names a weapon, */
    bool may_be_armed; /* or something that looks like one */
    uint32_t weight[EVENT_KINDS];
    uint32_t first[EVENT_KINDS]; /* the word that spoke of it first */
    bool rival[EVENT_KINDS];     /* that word may rather mean another event */
};

static bool is_topic(const struct topics *topics, enum claim_event event)
{
    return topics->arms && topics->weight[event] >= TOPIC_WEIGHT;
}

static bool has_its_needs(const struct votes *votes, enum event_needs needs,
                          enum claim_event event)
{
    switch (needs) {
    case NEEDS_NOTHING:
        break;
    case NEEDS_ARMS:
        return votes->armed || votes->may_be_armed || votes->topics->arms;
    case NEEDS_TOPIC:
        return votes->armed || is_topic(votes->topics, event);
    case NEEDS_WEAPON:
        return votes->armed;
    }
    return true;
}

static void vote(struct votes *votes, enum claim_event event, uint32_t at,
                 uint32_t weight, bool rival)
{
    if (votes->weight[event] == 0) {
        votes->first[event] = at;
        votes->rival[event] = rival;
    }
    votes->weight[event] += weight;
}

/* What stands in a relative clause is said by the way. */
static bool is_by_the_way(const struct scene *scene, uint32_t at)
{
    const struct range clauses = scene_clauses(scene, scene->words[at].sentence);
    for (uint32_t i = clauses.first; i < clauses.end; i++) {
        const struct clause *const clause = scene_clause(scene, i);
        if (at >= clause->words.first && at < clause->words.end)
            return clause->kind == CLAUSE_RELATIVE;
    }
    return false;
}

static void count_word(const struct scene *scene, uint32_t at, uint32_t limit,
                       struct votes *votes)
{
    const struct event_sense *const sense = event_at(scene, at, limit);
    if (sense->event == EVENT_OTHER)
        return;
    uint32_t weight = scene->forms[at].reading == NO_VERB ? NOUN_WEIGHT : VERB_WEIGHT;
    if (!is_by_the_way(scene, at))
        weight *= MAIN_WEIGHT;
    if (has_its_needs(votes, sense->needs, sense->event))
        vote(votes, sense->event, at, weight, false);
    if (sense->rival != EVENT_OTHER && has_its_needs(votes, sense->needs, sense->rival))
        vote(votes, sense->rival, at, weight, true);
}

static bool beats(const struct votes *votes, enum claim_event one,
                  enum claim_event other)
{
    const uint32_t *const topic = votes->topics->weight;
    if (votes->weight[one] != votes->weight[other])
        return votes->weight[one] > votes->weight[other];
    if (votes->weight[one] == 0 || votes->first[one] != votes->first[other])
        return votes->weight[one] > 0 && votes->first[one] < votes->first[other];
    if (topic[one] != topic[other])
        return topic[one] > topic[other];
    return votes->rival[other];
}

/* The event that is spoken of most, among equals the first. */
static enum claim_event winner(const struct votes *votes)
{
    enum claim_event best = EVENT_OTHER;
    for (uint32_t i = EVENT_OTHER + 1; i < EVENT_KINDS; i++)
        if (beats(votes, (enum claim_event)i, best))
            best = (enum claim_event)i;
    return best;
}

static bool names_weapon(const struct reading *reading, const struct claim *claim)
{
    for (uint32_t i = mention_from(reading, claim->spans[0].start);
         i < reading->mention_count; i++) {
        const struct mention *const mention = &reading->mentions[i];
        if (mention->span.start >= claim_end(claim))
            break;
        if (reading->referents[mention->referent].kind == ENTITY_WEAPON &&
            claim_holds(claim, mention->span))
            return true;
    }
    return false;
}

static struct range words_of(const struct scene *scene, struct span span)
{
    const uint32_t first = scene_word_at(scene, span.start);
    uint32_t end = first;
    while (end < scene->text->word_count && scene->words[end].span.start < span.end)
        end++;
    return (struct range){ first, end };
}

/* Cue and speaker may stand inside: "Der Waffenhändler sprach von Drohnen" tells of no
 * talks. */
static bool is_attribution(const struct claim *claim, struct span span)
{
    if (span_contains(claim->speaker.span, span))
        return true;
    for (uint32_t i = 0; i < claim->cue_count; i++)
        if (span_contains(claim->cues[i], span))
            return true;
    return false;
}

static enum claim_event event_of_words(const struct scene *scene,
                                       const struct claim *claim, struct range words,
                                       struct votes *votes)
{
    for (uint32_t at = words.first; at < words.end; at++) {
        votes->may_be_armed |=
            form_is(&scene->forms[at], CLASS_NOUN) && sense_of_noun(scene, at)->weapon;
    }
    for (uint32_t at = words.first; at < words.end; at++)
        if (!is_attribution(claim, scene->words[at].span))
            count_word(scene, at, words.end, votes);
    return winner(votes);
}

static enum claim_event own_event(const struct scene *scene,
                                  const struct reading *reading,
                                  const struct topics *topics,
                                  const struct claim *claim)
{
    struct votes votes = { .topics = topics, .armed = names_weapon(reading, claim) };
    enum claim_event event = EVENT_OTHER;
    for (uint32_t i = 0; i < claim->span_count; i++)
        event = event_of_words(scene, claim, words_of(scene, claim->spans[i]), &votes);
    return event;
}

/* Whether a part of a sentence is quoted that says nothing by itself: "aufs
 * Schärfste". */
static bool is_fragment(const struct scene *scene, const struct claim *claim)
{
    if (claim->form != FORM_DIRECT || claim->span_count != 1)
        return false;
    const struct range words = words_of(scene, claim->spans[0]);
    const struct sentence *const sentence = &scene->text->sentences[claim->sentence];
    if (words.end > sentence->end)
        return false;
    for (uint32_t at = words.first; at < words.end; at++)
        if (form_is_only_finite(&scene->forms[at]) && !is_by_the_way(scene, at))
            return false;
    return true;
}

static bool is_article(const struct scene *scene, uint32_t at)
{
    return form_is(&scene->forms[at + 1], CLASS_NOUN | CLASS_ADJECTIVE) ||
           scene->words[at + 1].kind == WORD_NUMBER;
}

/* "das", "dazu", "damit": they stand for what was said before. */
static bool points_back(const struct scene *scene, uint32_t at)
{
    static const char *const pointers[] = { "dazu",   "dafür", "damit",   "davon",
                                            "darauf", "daran", "dagegen", NULL };
    const struct word *const word = &scene->words[at];
    if (word_is(word, "das") || word_is(word, "dies"))
        return !is_article(scene, at) && !form_is(&scene->forms[at], CLASS_NOUN);
    return word_is_any(word, pointers);
}

/* "Sie seien eingetroffen": several things, not the lady who speaks. */
static bool is_plural_pronoun(const struct scene *scene, struct range words)
{
    if (!word_is(&scene->words[words.first], "sie") || words.first + 1 >= words.end)
        return false;
    return form_can(&scene->forms[words.first + 1], VERB_PLURAL) ||
           word_is(&scene->words[words.first + 1], "seien") ||
           word_is(&scene->words[words.first + 1], "würden") ||
           word_is(&scene->words[words.first + 1], "hätten");
}

static bool names_saying(const struct scene *scene, const struct claim *claim,
                         struct range words)
{
    for (uint32_t at = words.first; at < words.end; at++) {
        if (form_is(&scene->forms[at], CLASS_NOUN) &&
            !is_attribution(claim, scene->words[at].span) &&
            cue_noun_uses(scene->tables, &scene->words[at]) != 0)
            return true;
    }
    return false;
}

/* Whether a claim without an event of its own is about what was said before it. */
static bool refers_back(const struct scene *scene, const struct claim *claim)
{
    const struct range words = words_of(scene, claim->spans[0]);
    if (is_fragment(scene, claim))
        return names_saying(scene, claim, scene_sentence(scene, claim->sentence));
    if (claim->form == FORM_REPORTED)
        return names_saying(scene, claim, words);
    if (is_plural_pronoun(scene, words))
        return true;
    if (words.end - words.first > REFERENCE_WORDS)
        return false;
    for (uint32_t at = words.first; at < words.end; at++)
        if (points_back(scene, at))
            return true;
    return false;
}

/* What the nearest claim before it tells of, if nothing stands between that somebody
 * else could mean. */
static enum claim_event event_before(const struct claim *claims, uint32_t number)
{
    for (uint32_t i = number; i > 0; i--) {
        const struct claim *const before = &claims[i - 1];
        if (before->sentence + CARRY_SENTENCES < claims[number].sentence)
            break;
        if (before->event != EVENT_OTHER && before->form != FORM_OWN)
            return before->event;
    }
    return EVENT_OTHER;
}

enum claim_event event_of_claim(const struct scene *scene,
                                const struct reading *reading,
                                const struct topics *topics, const struct claim *claims,
                                uint32_t number)
{
    const struct claim *const claim = &claims[number];
    enum claim_event event = own_event(scene, reading, topics, claim);
    if (event == EVENT_OTHER && is_fragment(scene, claim)) {
        struct votes votes = { .topics = topics };
        event = event_of_words(scene, claim, scene_sentence(scene, claim->sentence),
                               &votes);
    }
    if (event == EVENT_OTHER && topics->arms && refers_back(scene, claim))
        event = event_before(claims, number);
    return event;
}
