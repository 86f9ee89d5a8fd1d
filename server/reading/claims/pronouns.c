#include "reading/claims/antecedents.h"
#include "reading/claims/candidates.h"
#include "reading/claims/groups.h"
#include "reading/claims/inside.h"

static bool find_named_before(const struct speakers *speakers,
                              const struct wanted *wanted, struct speaker *out)
{
    const struct reading *const reading = speakers->reading;
    const uint32_t start = speakers->scene->words[wanted->phrase.first].span.start;
    for (uint32_t i = mention_from(reading, start); i > 0; i--) {
        const struct mention *const mention = &reading->mentions[i - 1];
        if (mention->sentence + PRONOUN_REACH < wanted->sentence)
            break;
        if (mention->derived || !may_be(speakers, wanted, mention->referent))
            continue;
        mean_referent(out, mention->referent);
        return true;
    }
    return false;
}

/* Who spoke last and is neither another person nor of another number. */
static bool find_group_before(const struct speakers *speakers,
                              const struct wanted *wanted, struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const uint32_t start = scene->words[wanted->phrase.first].span.start;
    for (uint32_t i = speakers->known.count; i > oldest_known(speakers); i--) {
        const struct speaker *const known = known_speaker(speakers, i - 1);
        if (known->kind == SPEAKER_NONE || known->span.start > start)
            continue;
        if (known->kind == SPEAKER_REFERENT &&
            speakers->reading->referents[known->referent].kind == ENTITY_PERSON) {
            if (!may_be(speakers, wanted, known->referent))
                continue;
        } else if (!agreements_match(
                       wanted->agreement,
                       phrase_agreement(scene, speaker_phrase(scene, known)))) {
            continue;
        }
        *out = *known;
        return true;
    }
    return false;
}

/* The subject of the sentence before, in the outlet's words. */
static bool find_subject_before(const struct speakers *speakers,
                                const struct wanted *wanted, struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    if (wanted->sentence == 0)
        return false;
    const struct range clauses = scene_clauses(scene, wanted->sentence - 1);
    for (uint32_t at = clauses.first; at < clauses.end; at++) {
        const struct range subject = subject_of(scene, at);
        if (range_is_empty(subject) || phrase_head(scene, subject) == NO_WORD ||
            scene->covered[subject.first] != 0 ||
            !agreements_match(wanted->agreement, phrase_agreement(scene, subject)))
            continue;
        *out = (struct speaker){ .kind = SPEAKER_GROUP,
                                 .name = group_name(scene, subject) };
        return true;
    }
    return false;
}

bool antecedent_of_pronoun(const struct speakers *speakers, struct range phrase,
                           struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct wanted wanted = { .phrase = phrase,
                                   .sentence = scene->words[phrase.first].sentence,
                                   .agreement = pronoun_agreement(scene, phrase),
                                   .bodies = phrase.end > phrase.first + 1 };
    for (uint32_t back = 0; back <= PRONOUN_REACH && back <= wanted.sentence; back++)
        if (candidate_in(speakers, &wanted, wanted.sentence - back, out))
            return true;
    return find_named_before(speakers, &wanted, out) ||
           find_group_before(speakers, &wanted, out) ||
           find_subject_before(speakers, &wanted, out);
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
        const uint32_t referent = speaker_named(speakers, subject);
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
