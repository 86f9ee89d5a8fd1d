#include "reading/claims/events.h"

#include "reading/claims/inside.h"
#include "reading/claims/match.h"
#include "reading/claims/votes.h"

enum {
    ARMS_MENTIONS = 2,   /* weapons named make an article about arms, */
    ARMS_WORDS = 200,    /* or one in so many words */
    CARRY_SENTENCES = 1, /* how far back a claim refers */
    REFERENCE_WORDS = 8  /* of a claim that is about what was said before */
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

/* "treffen sich", "einige sich": with "sich" many a verb tells of something else. */
static const struct event_sense *sense_of_verb(const struct scene *scene, uint32_t at,
                                               uint32_t verb)
{
    const struct event_words *const words = &scene->tables->events;
    const struct event_sense *const reflexive = event_of_reflexive(words, verb);
    const uint32_t clause = reflexive == NULL ? NO_WORD : scene_clause_of(scene, at);
    const bool turns_back =
        clause != NO_WORD &&
        scene_has_word(scene, scene_clause(scene, clause)->words, SLICE("sich"));
    return turns_back ? reflexive : event_of_verb(words, verb);
}

/* What the verb at `at` tells of by its readings, from the first. */
static const struct event_sense *sense_of_readings(const struct scene *scene,
                                                   uint32_t at, uint32_t first,
                                                   uint32_t particle)
{
    const struct verbs *const verbs = &scene->tables->forms.verbs;
    const struct event_sense *sense = event_of_verb(&scene->tables->events, NO_VERB);
    for (uint32_t i = first; i != NO_VERB && sense->event == EVENT_OTHER;) {
        const struct verb_reading *const reading = verbs_reading(verbs, i);
        const uint32_t joined =
            particle != NO_WORD
                ? verbs_join(verbs, scene->words[particle].lower, reading->verb)
                : NO_VERB;
        sense = sense_of_verb(scene, at, joined != NO_VERB ? joined : reading->verb);
        i = reading->next;
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
        const uint32_t found = verbs_find(verbs, slice_hash(stem));
        return found != NO_VERB &&
                       (verbs_reading(verbs, found)->features & VERB_PARTICIPLE) != 0
                   ? found
                   : NO_VERB;
    }
    return NO_VERB;
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
        const struct event_sense *const noun =
            event_of_noun(&scene->tables->events, scene->words[at].lower);
        /* "Getroffen wurden zwei Silos": what begins a sentence may be no noun. */
        return noun->event != EVENT_OTHER || form->reading == NO_VERB
                   ? noun
                   : sense_of_readings(scene, at, form->reading, NO_WORD);
    }
    if (form->reading == NO_VERB && form_is(form, CLASS_ADJECTIVE)) {
        const struct event_sense *const participle =
            sense_of_readings(scene, at, reading_of_attribute(scene, at), NO_WORD);
        return participle->event != EVENT_OTHER ? participle
                                                : sense_of_other(scene, at);
    }
    if (form->reading == NO_VERB)
        return sense_of_other(scene, at);
    return sense_of_readings(scene, at, form->reading, particle_of(scene, at, limit));
}

static bool names_arms(const struct scene *scene, const struct reading *reading)
{
    uint32_t weapons = 0;
    for (uint32_t i = 0; i < reading->mention_count; i++)
        weapons +=
            reading->referents[reading->mentions[i].referent].kind == ENTITY_WEAPON;
    return weapons >= ARMS_MENTIONS || weapons * ARMS_WORDS >= scene->text->word_count;
}

/* Adds what the sentence tells of; true if that may be a transfer. */
static bool add_topics(const struct scene *scene, const struct sentence *sentence,
                       const struct event_sense **senses, struct topics *topics)
{
    bool transfer = false;
    for (uint32_t at = sentence->first; at < sentence->end; at++) {
        const struct event_sense *const sense = event_at(scene, at, sentence->end);
        senses[at] = sense;
        transfer |= sense->event == EVENT_TRANSFER || sense->rival == EVENT_TRANSFER;
        if (sense->needs <= NEEDS_ARMS && sense->rival == EVENT_OTHER)
            topics->weight[sense->event]++;
    }
    return transfer;
}

bool topics_read(const struct scene *scene, const struct reading *reading,
                 struct topics *out, struct fault *fault)
{
    const uint32_t count = scene->text->sentence_count;
    bool *const transfers = arena_array(scene->arena, count + 1, sizeof *transfers);
    const struct event_sense **const senses =
        arena_array(scene->arena, scene->text->word_count + 1, sizeof(void *));
    if (transfers == NULL || senses == NULL)
        return fault_no_memory(fault);
    *out = (struct topics){ .arms = names_arms(scene, reading),
                            .transfers = transfers,
                            .senses = senses };
    for (uint32_t i = 0; i < count; i++) {
        transfers[i] = add_topics(scene, &scene->text->sentences[i], senses, out);
        out->transfer |= transfers[i];
    }
    out->weight[EVENT_OTHER] = 0;
    return true;
}

/* What stands in a relative clause is said by the way. */
static bool is_by_the_way(const struct scene *scene, uint32_t at)
{
    const uint32_t clause = scene_clause_of(scene, at);
    return clause != NO_WORD && scene_clause(scene, clause)->kind == CLAUSE_RELATIVE;
}

/* Whether a part of a sentence is quoted that says nothing by itself: "aufs
 * Schärfste". */
static bool is_fragment(const struct scene *scene, const struct claim *claim)
{
    if (claim->form != FORM_DIRECT || claim->span_count != 1)
        return false;
    const struct range words = scene_words(scene, claim->spans[0]);
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
            !claim_is_attributed_by(claim, scene->words[at].span) &&
            cue_noun_uses(scene->tables, &scene->words[at]) != 0)
            return true;
    }
    return false;
}

/* Whether a claim without an event of its own is about what was said before it. */
static bool refers_back(const struct scene *scene, const struct claim *claim)
{
    const struct range words = scene_words(scene, claim->spans[0]);
    if (is_fragment(scene, claim))
        return names_saying(scene, claim, scene_sentence(scene, claim->sentence));
    if (claim->form == FORM_REPORTED)
        return claim->polarity == POLARITY_DENIED;
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
        if (before->form != FORM_OWN)
            return before->event;
    }
    return EVENT_OTHER;
}

enum claim_event event_of_claim(const struct scene *scene,
                                const struct reading *reading,
                                const struct topics *topics, const struct draft *draft,
                                const struct claim *claims, uint32_t number)
{
    const struct claim *const claim = &claims[number];
    struct votes votes = votes_begin(scene, reading, topics, draft, claim);
    for (uint32_t i = 0; i < draft->content_count; i++)
        votes_add(&votes, scene, draft->content[i]);
    if (votes_winner(&votes) == EVENT_OTHER && is_fragment(scene, claim)) {
        votes.armed = false;
        votes_add(&votes, scene, scene_sentence(scene, claim->sentence));
    }
    const enum claim_event event = votes_winner(&votes);
    return event == EVENT_OTHER && topics->arms && refers_back(scene, claim)
               ? event_before(claims, number)
               : event;
}
