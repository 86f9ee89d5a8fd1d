#include "reading/claims/attribution.h"

#include <string.h>

#include "reading/claims/rules.h"
#include "reading/claims/sources.h"

static const struct range none = { 0, 0 };

bool phrase_is_nobody(const struct scene *scene, struct range phrase)
{
    static const char *const nobodies[] = { "es",   "man",  "das", "was",
                                            "dies", "sich", NULL };
    if (phrase.end != phrase.first + 1)
        return false;
    return word_is_any(&scene->words[phrase.first], nobodies);
}

bool phrase_can_speak(const struct scene *scene, struct range phrase)
{
    if (range_is_empty(phrase))
        return false;
    const struct word *const first = &scene->words[phrase.first];
    const uint32_t head = phrase_head(scene, phrase);
    if (head == NO_WORD)
        return word_is(first, "er") || word_is(first, "sie");
    return form_is(&scene->forms[head], CLASS_NAME) ||
           cue_noun_agent(scene->tables, scene->words[head].lower) != 0 ||
           (cue_noun_uses(scene->tables, &scene->words[head]) & NOUN_VOICE) != 0;
}

/* What stands before who acts in a passive, or before what is read out of. */
static bool is_agent(const struct word *word, bool passive)
{
    if (word_is(word, "von") || word_is(word, "vom") || word_is(word, "seitens"))
        return true;
    if (passive)
        return word_is(word, "durch");
    return word_is(word, "in") || word_is(word, "im") || word_is(word, "aus") ||
           word_is(word, "bei") || word_is(word, "beim") || word_is(word, "auf");
}

static struct range clause_reach(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t group = clause_group(scene, number);
    return (struct range){ scene_clause(scene, group)->words.first, clause->words.end };
}

static struct range find_agent(const struct scene *scene, const struct cue_use *use,
                               bool passive)
{
    const struct range words = clause_reach(scene, use->clause);
    const uint32_t sentence = scene_clause(scene, use->clause)->sentence;
    const uint32_t limit = scene_sentence(scene, sentence).end;
    struct range agent = none;
    for (uint32_t i = words.first; i < words.end; i++) {
        if (is_agent(&scene->words[i], passive) &&
            phrase_behind(scene, i, limit, &agent) &&
            !form_is(&scene->forms[agent.first], CLASS_TIME))
            return agent;
    }
    return none;
}

/* "Aus Moskau wurde gemeldet", "in dem Bericht wird behauptet". */
static struct range find_origin(const struct scene *scene, const struct cue_use *use)
{
    const struct range words = clause_reach(scene, use->clause);
    struct range origin = none;
    for (uint32_t i = words.first; i < words.end; i++) {
        const bool out_of = word_is(&scene->words[i], "aus");
        if ((!out_of && !is_agent(&scene->words[i], false)) ||
            !phrase_behind(scene, i, words.end, &origin))
            continue;
        const uint32_t head = phrase_head(scene, origin);
        if (head == NO_WORD)
            continue;
        const struct word *const noun = &scene->words[head];
        if ((cue_noun_uses(scene->tables, noun) & NOUN_VOICE) != 0 ||
            (out_of && (form_is(&scene->forms[head], CLASS_NAME) ||
                        cue_noun_agent(scene->tables, noun->lower) != 0)))
            return origin;
    }
    return none;
}

static struct range named_subject(const struct scene *scene, const struct cue_use *use)
{
    const struct range subject = subject_of(scene, use->clause);
    return phrase_is_nobody(scene, subject) ? none : subject;
}

/* "zitierte aus dem Bericht", "zitiert Kim": who is quoted speaks. */
static struct voices relayed_voices(const struct scene *scene,
                                    const struct cue_use *use)
{
    struct voices voices = { none, named_subject(scene, use) };
    const struct clause *const clause = scene_clause(scene, use->clause);
    const struct range words = clause_reach(scene, use->clause);
    if (use->passive)
        return (struct voices){ voices.via, none };
    for (uint32_t i = clause->finite + 1; i < words.end; i++) {
        if (!word_is(&scene->words[i], "aus") ||
            !phrase_behind(scene, i, words.end, &voices.speaker))
            continue;
        if (voices.via.first < i && voices.via.end > i)
            voices.via.end = i;
        return voices;
    }
    if (voices.via.end > clause->finite &&
        phrase_at(scene, voices.via.end, words.end, &voices.speaker))
        return voices;
    return (struct voices){ voices.via, none };
}

static struct range source_in_clause(const struct scene *scene,
                                     const struct cue_use *use)
{
    struct source source = { .phrase = none };
    return source_find(scene, scene_clause(scene, use->clause), &source)
               ? source.speaker
               : none;
}

/* "…, hieß es", and no more: who spoke before goes on. */
static struct range speaker_going_on(const struct scene *scene,
                                     const struct cue_use *use)
{
    const uint32_t sentence = scene_clause(scene, use->clause)->sentence;
    const struct draft *const before = last_speech(scene, sentence, 1);
    return before != NULL ? before->speaker : none;
}

struct voices voices_of(const struct scene *scene, const struct cue_use *use)
{
    struct voices voices = { none, none };
    if ((use->cue->takes & TAKES_RELAY) != 0)
        return relayed_voices(scene, use);
    if (use->passive || (use->cue->takes & TAKES_NO_SUBJECT) != 0)
        voices.speaker = find_agent(scene, use, use->passive);
    if (use->passive && range_is_empty(voices.speaker))
        voices.speaker = find_origin(scene, use);
    if (!use->passive && (use->cue->takes & TAKES_NO_SUBJECT) == 0)
        voices.speaker = named_subject(scene, use);
    if (range_is_empty(voices.speaker) && (use->cue->takes & TAKES_NO_SUBJECT) != 0)
        voices.speaker = speaker_going_on(scene, use);
    voices.via = source_in_clause(scene, use);
    if (range_is_empty(voices.speaker))
        return (struct voices){ voices.via, none };
    return voices;
}

void attribution_mark(struct scene *scene, const struct cue_use *use)
{
    const struct range words = scene_clause(scene, use->clause)->words;
    memset(scene->attributes + words.first, 1, words.end - words.first);
}
