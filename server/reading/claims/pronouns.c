#include "reading/claims/antecedents.h"
#include "reading/claims/attribution.h"
#include "reading/claims/candidates.h"
#include "reading/claims/groups.h"
#include "reading/claims/inside.h"

static bool find_named_before(const struct speakers *speakers,
                              const struct wanted *wanted, struct speaker *out)
{
    struct walk walk = walk_mentions(speakers, wanted->phrase, PRONOUN_REACH);
    const struct mention *mention = NULL;
    while ((mention = walk_to_mention(&walk)) != NULL) {
        if (walk_is_inside(&walk, mention) ||
            !may_be(speakers, wanted, mention->referent))
            continue;
        mean_referent(out, mention->referent);
        return true;
    }
    return false;
}

/* "USA", "Vereinte Nationen": a name of many; other names are of one. */
static bool names_many(struct slice name)
{
    return slice_ends_with(name, SLICE("en")) || slice_is(name, "USA");
}

static struct agreement known_agreement(const struct speakers *speakers,
                                        const struct speaker *known)
{
    const struct scene *const scene = speakers->scene;
    struct agreement agreement = phrase_agreement(scene, speaker_phrase(scene, known));
    if (known->kind == SPEAKER_REFERENT && agreement.number == NUMBER_OPEN &&
        !names_many(speakers->reading->referents[known->referent].name))
        agreement.number = NUMBER_ONE;
    return agreement;
}

/* Who spoke last and is neither another person nor of another number. */
static bool find_group_before(const struct speakers *speakers,
                              const struct wanted *wanted, struct speaker *out)
{
    struct walk walk = walk_known(speakers, wanted->phrase, ANY_DISTANCE);
    const struct speaker *known = NULL;
    while ((known = walk_to_known(&walk)) != NULL) {
        if (known->span.start > walk.start)
            continue;
        if (known->kind == SPEAKER_REFERENT &&
            speakers->reading->referents[known->referent].kind == ENTITY_PERSON) {
            if (!may_be(speakers, wanted, known->referent))
                continue;
        } else if (!agreements_match(wanted->agreement,
                                     known_agreement(speakers, known))) {
            continue;
        }
        *out = *known;
        return true;
    }
    return false;
}

/* What the clause's verb tells of its subject: "die Eisenbahner streiken". */
static struct agreement subject_agreement(const struct scene *scene, uint32_t clause,
                                          struct range subject)
{
    struct agreement agreement = phrase_agreement(scene, subject);
    if (verb_number(scene, subject.first) == NUMBER_MANY &&
        subject.end <= scene_clause(scene, clause)->words.end)
        agreement = (struct agreement){ GENDER_OPEN, NUMBER_MANY };
    return agreement;
}

/* The last subject of the sentence that stands before the phrase, in the outlet's
 * words. */
static bool find_subject_in(const struct speakers *speakers,
                            const struct wanted *wanted, uint32_t sentence,
                            struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct range clauses = scene_clauses(scene, sentence);
    for (uint32_t at = clauses.first; at < clauses.end; at++) {
        const struct range subject = subject_of(scene, at);
        if (range_is_empty(subject) || phrase_head(scene, subject) == NO_WORD ||
            subject.end > wanted->phrase.first || scene->covered[subject.first] != 0 ||
            !agreements_match(wanted->agreement, subject_agreement(scene, at, subject)))
            continue;
        *out = (struct speaker){ .kind = SPEAKER_GROUP,
                                 .name = group_name(scene, subject) };
        return true;
    }
    return false;
}

/* Many in this sentence or the one before, one in the sentence before. */
static bool find_subject_before(const struct speakers *speakers,
                                const struct wanted *wanted, struct speaker *out)
{
    return (wanted->agreement.number == NUMBER_MANY &&
            find_subject_in(speakers, wanted, wanted->sentence, out)) ||
           (wanted->sentence > 0 &&
            find_subject_in(speakers, wanted, wanted->sentence - 1, out));
}

/* "Dieser schwieg", "nach dessen Angaben": who was named last, not who acted. */
static bool is_pointing(const struct scene *scene, struct range phrase)
{
    static const char *const words[] = { "dieser",    "diese",    "der", "die",
                                         "letzterer", "letztere", NULL };
    static const char *const owners[] = { "dessen", "deren", NULL };
    return (phrase.end == phrase.first + 1 &&
            word_is_any(&scene->words[phrase.first], words)) ||
           word_is_any(&scene->words[phrase.first], owners);
}

/* A name or a noun of somebody whom the pronoun can mean. */
static bool is_one_meant(const struct speakers *speakers, const struct wanted *wanted,
                         struct range phrase)
{
    const struct scene *const scene = speakers->scene;
    const uint32_t head = phrase_head(scene, phrase);
    const uint32_t referent = speaker_named(speakers, phrase);
    if (head == NO_WORD || referent != NO_REFERENT)
        return referent != NO_REFERENT && may_be(speakers, wanted, referent);
    return noun_is_person(scene, head) &&
           agreements_match(wanted->agreement, phrase_agreement(scene, phrase));
}

/* The last of them in the words; an empty range if there is none. */
static struct range last_one_meant(const struct speakers *speakers,
                                   const struct wanted *wanted, struct range words)
{
    const struct scene *const scene = speakers->scene;
    const bool inside = scene->words[words.first].sentence == wanted->sentence;
    struct range phrase = { 0, 0 }, last = { 0, 0 };
    for (uint32_t at = words.first; at < words.end;) {
        const uint32_t core = phrase_core_end(scene, at, words.end);
        phrase = (struct range){ at, core };
        at = core > at ? core : at + 1;
        if (!range_is_empty(phrase) && !(inside && scene->covered[phrase.first] != 0) &&
            is_one_meant(speakers, wanted, phrase))
            last = phrase;
    }
    return last;
}

/* In the sentence, else in the one before. */
static bool find_pointed_at(const struct speakers *speakers,
                            const struct wanted *wanted, struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const uint32_t start = scene_sentence(scene, wanted->sentence).first;
    struct range last =
        last_one_meant(speakers, wanted, (struct range){ start, wanted->phrase.first });
    if (range_is_empty(last) && wanted->sentence > 0)
        last = last_one_meant(speakers, wanted,
                              scene_sentence(scene, wanted->sentence - 1));
    if (range_is_empty(last))
        return false;
    const uint32_t referent = speaker_named(speakers, last);
    if (referent != NO_REFERENT)
        mean_referent(out, referent);
    else if (!antecedent_of_role(speakers, last, out))
        *out =
            (struct speaker){ .kind = SPEAKER_GROUP, .name = group_name(scene, last) };
    return true;
}

/* "Der Rat schwieg. Man prüfe alles, hatte er betont": a body that acts right before,
 * where nobody else does. */
static bool find_body_in(const struct speakers *speakers, const struct wanted *wanted,
                         uint32_t sentence, struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct range clauses = scene_clauses(scene, sentence);
    for (uint32_t i = clauses.end; i > clauses.first; i--) {
        const struct range subject = speaking_subject(scene, i - 1);
        const uint32_t head =
            range_is_empty(subject) ? NO_WORD : phrase_head(scene, subject);
        if (head == NO_WORD || scene->covered[subject.first] != 0 ||
            subject.end > wanted->phrase.first)
            continue;
        const struct agreement agreement = phrase_agreement(scene, subject);
        const uint32_t referent = speaker_named(speakers, subject);
        const bool body =
            (cue_noun_agent(scene->tables, scene->words[head].lower) & AGENT_BODY) != 0;
        if (!body || agreement.gender == GENDER_OPEN ||
            !agreements_match(wanted->agreement, agreement))
            continue;
        *out = (struct speaker){ .kind = SPEAKER_GROUP,
                                 .name = group_name(scene, subject) };
        if (referent != NO_REFERENT)
            mean_referent(out, referent);
        return true;
    }
    return false;
}

/* How many sentences back people are asked before the body of the sentence before: "er"
 * means it as soon as nobody else is there, "sie" rather a woman of the paragraph. 0:
 * no body is. */
static uint32_t turn_of_bodies(const struct scene *scene, const struct wanted *wanted)
{
    const struct text *const text = scene->text;
    const uint32_t paragraph = text->sentences[wanted->sentence].paragraph;
    const uint32_t back = wanted->sentence - text->paragraphs[paragraph].first;
    if (wanted->agreement.gender == GENDER_MALE && back > 1)
        return 1;
    return back < PRONOUN_REACH ? back : PRONOUN_REACH;
}

bool antecedent_of_pronoun(const struct speakers *speakers, struct range phrase,
                           struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct wanted wanted = { .phrase = phrase,
                                   .sentence = scene->words[phrase.first].sentence,
                                   .agreement = pronoun_agreement(scene, phrase),
                                   .bodies = phrase.end > phrase.first + 1 };
    if (is_pointing(scene, phrase) && find_pointed_at(speakers, &wanted, out))
        return true;
    const uint32_t turn = turn_of_bodies(scene, &wanted);
    for (uint32_t back = 0; back <= PRONOUN_REACH && back <= wanted.sentence; back++) {
        if (candidate_in(speakers, &wanted, wanted.sentence - back, out) ||
            (turn > 0 && back == turn &&
             find_body_in(speakers, &wanted, wanted.sentence - 1, out)))
            return true;
    }
    return find_named_before(speakers, &wanted, out) ||
           find_group_before(speakers, &wanted, out) ||
           find_subject_before(speakers, &wanted, out);
}

/* "ein Zerstörer der Nordwacht" says nothing, she does. */
static bool noun_speaks(const struct scene *scene, struct range phrase)
{
    const uint32_t head = phrase_head(scene, phrase);
    return head == NO_WORD || phrase_can_speak(scene, phrase) ||
           noun_is_person(scene, head);
}

bool antecedent_in_clause(const struct speakers *speakers, struct range phrase,
                          struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct range clauses =
        scene_clauses(scene, scene->words[phrase.first].sentence);
    for (uint32_t i = clauses.first; i < clauses.end; i++) {
        const struct range subject = subject_of(scene, i);
        if (scene_clause(scene, i)->words.end <= phrase.first ||
            range_is_empty(subject))
            continue;
        uint32_t referent = speaker_named(speakers, subject);
        if (referent == NO_REFERENT && !noun_speaks(scene, subject))
            referent = speaker_body(speakers, subject);
        if (referent != NO_REFERENT) {
            mean_referent(out, referent);
            return true;
        }
        if (phrase_head(scene, subject) == NO_WORD)
            return phrase_is_pronoun(scene, subject) &&
                   antecedent_of_pronoun(speakers, subject, out);
        *out = (struct speaker){ .kind = SPEAKER_GROUP,
                                 .name = group_name(scene, subject) };
        return true;
    }
    return false;
}
