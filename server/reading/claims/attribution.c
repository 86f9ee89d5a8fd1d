#include "reading/claims/attribution.h"

#include <string.h>

#include "reading/claims/agreement.h"
#include "reading/claims/rules.h"
#include "reading/claims/sources.h"

static const struct range none = { 0, 0 };

bool phrase_is_nobody(const struct scene *scene, struct range phrase)
{
    static const char *const nobodies[] = { "es",   "man",     "das",    "was", "dies",
                                            "sich", "niemand", "keiner", NULL };
    if (phrase.end != phrase.first + 1)
        return false;
    return word_is_any(&scene->words[phrase.first], nobodies);
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

/* "wird von einem Unfall ausgegangen": what the verb itself takes "von" for. */
static bool is_taken_by_cue(const struct cue_use *use, const struct word *word)
{
    for (uint32_t i = 0; i < CUE_PREPOSITIONS_MAX; i++) {
        if (use->cue->prepositions[i].length > 0 &&
            slice_equals(use->cue->prepositions[i], word->lower))
            return true;
    }
    return false;
}

/* "unter der Führung von Anna Velten": says whose it is, not who acts. */
static bool belongs_to_noun(const struct scene *scene, uint32_t preposition)
{
    static const char *const nouns[] = { "führung",  "leitung", "vorsitz",
                                         "aufsicht", "regie",   NULL };
    return preposition > 0 && word_is(&scene->words[preposition], "von") &&
           word_is_any(&scene->words[preposition - 1], nouns);
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
            !form_is(&scene->forms[agent.first], CLASS_TIME) &&
            !belongs_to_noun(scene, i) &&
            ((!word_is(&scene->words[i], "vom") &&
              !is_taken_by_cue(use, &scene->words[i])) ||
             phrase_can_speak(scene, agent)))
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

struct range speaking_subject(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    const struct range subject = subject_of(scene, number);
    if (clause->kind != CLAUSE_MAIN || range_is_empty(subject) ||
        subject.first > clause->finite || phrase_can_speak(scene, subject))
        return subject;
    const struct range behind =
        subject_behind_verb(scene, clause->finite + 1, clause->words.end);
    return phrase_can_speak(scene, behind) ? behind : subject;
}

/* "Bei der Bahn heißt es", "In Utopia verneint man das", "hieß es dort": where it is
 * said, if that stands for somebody. */
static struct range speaking_place(const struct scene *scene, const struct cue_use *use)
{
    const struct range words = clause_reach(scene, use->clause);
    const uint32_t limit =
        scene_sentence(scene, scene_clause(scene, use->clause)->sentence).end;
    struct range place = none;
    for (uint32_t i = words.first; i < words.end; i++) {
        if (word_is(&scene->words[i], "dort"))
            return (struct range){ i, i + 1 };
        if ((is_agent(&scene->words[i], false) || word_is(&scene->words[i], "beim")) &&
            phrase_behind(scene, i, limit, &place) && phrase_can_speak(scene, place))
            return place;
    }
    return none;
}

static bool is_man(const struct scene *scene, struct range subject)
{
    return subject.end == subject.first + 1 &&
           word_is(&scene->words[subject.first], "man");
}

static struct range named_subject(const struct scene *scene, const struct cue_use *use)
{
    const struct range subject = speaking_subject(scene, use->clause);
    if (is_man(scene, subject))
        return speaking_place(scene, use);
    return phrase_is_nobody(scene, subject) || phrase_is_thing(scene, subject)
               ? none
               : subject;
}

/* Behind the phrase if it holds the word. */
static uint32_t word_outside(struct range phrase, uint32_t word)
{
    return word >= phrase.first && word < phrase.end ? phrase.end : word;
}

/* "zitierte ihn", "zitiert Kim": who is quoted, behind the verb and beside who quotes.
 */
static struct range quoted_person(const struct scene *scene, struct range words,
                                  struct range subject)
{
    static const char *const objects[] = { "ihn", "sie", NULL };
    struct range phrase = none;
    for (uint32_t at = words.first; at < words.end; at++) {
        at = word_outside(subject, at);
        if (at >= words.end || phrase_stops_at(scene, at) ||
            form_is(&scene->forms[at], CLASS_PREPOSITION | CLASS_CONTRACTION))
            break;
        if (word_is_any(&scene->words[at], objects))
            return (struct range){ at, at + 1 };
        if (phrase_at(scene, at, words.end, &phrase))
            return phrase_can_speak(scene, phrase) ? phrase : none;
    }
    return none;
}

/* "zitierte aus dem Bericht", "zitiert Kim": who is quoted speaks. */
static struct voices relayed_voices(const struct scene *scene,
                                    const struct cue_use *use)
{
    struct voices voices = { none, named_subject(scene, use) };
    const struct clause *const clause = scene_clause(scene, use->clause);
    const struct range words = clause_reach(scene, use->clause);
    if (use->passive)
        return (struct voices){ voices.via, find_agent(scene, use, true) };
    for (uint32_t i = clause->finite + 1; i < words.end; i++) {
        if (!word_is(&scene->words[i], "aus") ||
            !phrase_behind(scene, i, words.end, &voices.speaker))
            continue;
        if (voices.via.first < i && voices.via.end > i)
            voices.via.end = i;
        return voices;
    }
    /* "zitierte sie der Bote": she is not the one who quotes. */
    const struct range other = subject_behind_verb(scene, voices.via.end, words.end);
    if (phrase_is_pronoun(scene, voices.via) && voices.via.first > clause->finite &&
        phrase_can_speak(scene, other))
        return (struct voices){ voices.via, other };
    voices.speaker = quoted_person(
        scene, (struct range){ clause->finite + 1, words.end }, voices.via);
    return range_is_empty(voices.speaker) ? (struct voices){ voices.via, none }
                                          : voices;
}

/* "meldete unter Berufung auf die Polizei": the police speak. */
static struct range invoked_source(const struct scene *scene, const struct cue_use *use)
{
    const struct range words = clause_reach(scene, use->clause);
    const uint32_t sentence = scene_clause(scene, use->clause)->sentence;
    struct range source = none;
    for (uint32_t i = words.first; i + 2 < words.end; i++) {
        if (word_is(&scene->words[i], "berufung") &&
            word_is(&scene->words[i + 1], "auf") &&
            phrase_behind(scene, i + 1, scene_sentence(scene, sentence).end, &source))
            return source;
    }
    return none;
}

static struct range source_in_clause(const struct scene *scene,
                                     const struct cue_use *use)
{
    struct source source = { .phrase = none };
    return source_find(scene, scene_clause(scene, use->clause), &source)
               ? source.speaker
               : none;
}

/* "…, hieß es", and no more: who acted in the sentence ("Das Amt schwieg; man prüfe,
 * hieß es") or who spoke before goes on. */
static struct range speaker_going_on(const struct scene *scene,
                                     const struct cue_use *use)
{
    const uint32_t sentence = scene_clause(scene, use->clause)->sentence;
    const uint32_t first = scene_clauses(scene, sentence).first;
    for (uint32_t i = use->clause; i > first; i--) {
        const struct clause *const clause = scene_clause(scene, i - 1);
        const struct range subject =
            clause->kind == CLAUSE_MAIN &&
                    scene_clause(scene, i)->join == JOIN_SEMICOLON
                ? subject_of(scene, i - 1)
                : none;
        if (phrase_can_speak(scene, subject))
            return subject;
    }
    const struct draft *const before = last_speech(scene, sentence, 1);
    return before != NULL ? before->speaker : none;
}

/* "hieß es dort", or "hieß es" and no more. */
static struct range speaker_of_talk(const struct scene *scene,
                                    const struct cue_use *use)
{
    const struct range place = speaking_place(scene, use);
    return range_is_empty(place) ? speaker_going_on(scene, use) : place;
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
        voices.speaker = speaker_of_talk(scene, use);
    const struct range invoked = invoked_source(scene, use);
    if (!range_is_empty(invoked))
        return (struct voices){ invoked, voices.speaker };
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
