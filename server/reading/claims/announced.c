#include "reading/claims/antecedents.h"
#include "reading/claims/attribution.h"
#include "reading/claims/candidates.h"
#include "reading/claims/inside.h"

enum { ANNOUNCED_REACH = 4 }; /* sentences on to the name of whom a role announces */

/* "Anna Velten bestritt das", "so Anna Velten": the name stands for who acts. */
static bool acts(const struct scene *scene, struct range name)
{
    if (word_has(&scene->words[name.first], WORD_FIRST) ||
        (name.first > 0 && word_is(&scene->words[name.first - 1], "so")))
        return true;
    const uint32_t clause = scene_clause_of(scene, name.first);
    const struct range subject =
        clause == NO_WORD ? (struct range){ 0, 0 } : speaking_subject(scene, clause);
    return subject.first <= name.first && name.first < subject.end;
}

/* Somebody whom the article names here for the first time, and not by the way. */
static bool is_new(const struct speakers *speakers, const struct mention *mention)
{
    const struct scene *const scene = speakers->scene;
    const struct range name = scene_words(scene, mention->span);
    return speakers->reading->referents[mention->referent].kind == ENTITY_PERSON &&
           speakers->people[mention->referent].introduced == mention->sentence &&
           scene->covered[name.first] == 0 && acts(scene, name);
}

/* A name that comes without a role has been given one before; another must agree, where
 * the phrase tells one. */
static bool is_called_so(const struct speakers *speakers, uint32_t referent,
                         struct range phrase, struct slice role)
{
    const struct person *const person = &speakers->people[referent];
    return person->role_count == 0 || person_has_role(person, role) ||
           noun_is_generic(speakers, phrase_head(speakers->scene, phrase));
}

/* One person whom the phrase calls by what he is: the role, or an empty slice. */
static struct slice role_of_one(const struct scene *scene, struct range phrase)
{
    const struct slice nothing = SLICE("");
    const uint32_t head = phrase_head(scene, phrase);
    if (head == NO_WORD || scene->forms[head].name != 0 ||
        !form_is(&scene->forms[phrase.first], CLASS_DETERMINER) ||
        phrase_is_indefinite(scene, phrase) ||
        phrase_agreement(scene, phrase).number != NUMBER_ONE)
        return nothing;
    return noun_is_person(scene, head) ? role_singular(scene->words[head].lower)
                                       : nothing;
}

bool antecedent_announced(const struct speakers *speakers, struct range phrase,
                          struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct reading *const reading = speakers->reading;
    const struct sentence *const sentences = scene->text->sentences;
    const uint32_t sentence = scene->words[phrase.first].sentence;
    const struct slice role = role_of_one(scene, phrase);
    const struct wanted wanted = { .phrase = phrase,
                                   .sentence = sentence,
                                   .agreement = phrase_agreement(scene, phrase) };
    if (role.length == 0)
        return false;
    for (uint32_t i = mention_from(reading, scene_span(scene, phrase).end);
         i < reading->mention_count; i++) {
        const struct mention *const mention = &reading->mentions[i];
        if (sentences[mention->sentence].paragraph != sentences[sentence].paragraph ||
            mention->sentence > sentence + ANNOUNCED_REACH)
            break;
        if (mention->derived || !is_new(speakers, mention))
            continue;
        if (!may_be(speakers, &wanted, mention->referent) ||
            !is_called_so(speakers, mention->referent, phrase, role))
            break;
        mean_referent(out, mention->referent);
        return true;
    }
    return false;
}
