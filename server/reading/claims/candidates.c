#include "reading/claims/candidates.h"

enum {
    KNOWN_REACH = 60 /* speakers back to whom a role or a pronoun can mean */
};

const struct speaker *known_speaker(const struct speakers *speakers, uint32_t number)
{
    return &((const struct speaker *)speakers->known.items)[number];
}

uint32_t oldest_known(const struct speakers *speakers)
{
    const uint32_t count = speakers->known.count;
    return count > KNOWN_REACH ? count - KNOWN_REACH : 0;
}

struct range speaker_phrase(const struct scene *scene, const struct speaker *speaker)
{
    return scene_words(scene, speaker->span);
}

uint32_t speaker_sentence(const struct speakers *speakers,
                          const struct speaker *speaker)
{
    const struct scene *const scene = speakers->scene;
    const uint32_t word = scene_word_at(scene, speaker->span.start);
    return word < scene->text->word_count ? scene->words[word].sentence : 0;
}

void mean_referent(struct speaker *out, uint32_t referent)
{
    *out = (struct speaker){ .kind = SPEAKER_REFERENT, .referent = referent };
}

static bool is_person(const struct speakers *speakers, uint32_t referent)
{
    return speakers->reading->referents[referent].kind == ENTITY_PERSON;
}

bool may_be(const struct speakers *speakers, const struct wanted *wanted,
            uint32_t referent)
{
    const struct agreement agreement = { speakers->people[referent].gender,
                                         NUMBER_ONE };
    if (is_person(speakers, referent))
        return agreements_match(wanted->agreement, agreement);
    return wanted->bodies &&
           speakers->reading->referents[referent].kind == ENTITY_ORGANISATION;
}

/* "eine Sprecherin der Nordwacht", "mehrere Zeugen": people without a name can be meant
 * if the words tell so. A body is rather called by its noun again than "sie". */
static bool phrase_may_be(const struct scene *scene, const struct wanted *wanted,
                          struct range phrase)
{
    const uint32_t head = phrase_head(scene, phrase);
    const struct agreement agreement = phrase_agreement(scene, phrase);
    return head != NO_WORD &&
           (cue_noun_agent(scene->tables, scene->words[head].lower) & AGENT_PERSON) !=
               0 &&
           (agreement.gender != GENDER_OPEN || agreement.number == NUMBER_MANY) &&
           agreements_match(wanted->agreement, agreement);
}

static bool known_may_be(const struct speakers *speakers, const struct wanted *wanted,
                         const struct speaker *known)
{
    if (known->kind == SPEAKER_REFERENT && may_be(speakers, wanted, known->referent))
        return true;
    if (known->kind == SPEAKER_REFERENT && is_person(speakers, known->referent))
        return false;
    return phrase_may_be(speakers->scene, wanted,
                         speaker_phrase(speakers->scene, known));
}

/* Who spoke last in the sentence; people by name first. */
static bool find_speaker_in(const struct speakers *speakers,
                            const struct wanted *wanted, uint32_t sentence,
                            struct speaker *out)
{
    const uint32_t start = speakers->scene->words[wanted->phrase.first].span.start;
    bool found = false;
    for (uint32_t i = speakers->known.count; i > oldest_known(speakers); i--) {
        const struct speaker *const known = known_speaker(speakers, i - 1);
        if (known->kind == SPEAKER_NONE || known->span.start >= start)
            continue;
        const uint32_t at = speaker_sentence(speakers, known);
        if (at < sentence)
            break;
        if (at != sentence || !known_may_be(speakers, wanted, known))
            continue;
        const bool person = known->kind == SPEAKER_REFERENT &&
                            may_be(speakers, wanted, known->referent);
        if (person || !found)
            *out = *known;
        found = true;
        if (person)
            break;
    }
    return found;
}

/* Who acts in the sentence, in the outlet's words. */
static bool find_actor_in(const struct speakers *speakers, const struct wanted *wanted,
                          uint32_t sentence, struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct range clauses = scene_clauses(scene, sentence);
    for (uint32_t i = clauses.end; i > clauses.first; i--) {
        const struct range subject = subject_of(scene, i - 1);
        if (range_is_empty(subject) || subject.end > wanted->phrase.first ||
            scene->covered[subject.first] != 0)
            continue;
        const uint32_t referent = speaker_named(speakers, subject);
        if (referent == NO_REFERENT || !may_be(speakers, wanted, referent))
            continue;
        mean_referent(out, referent);
        return true;
    }
    return false;
}

bool candidate_named_in(const struct speakers *speakers, const struct wanted *wanted,
                        uint32_t sentence, struct speaker *out)
{
    return (find_speaker_in(speakers, wanted, sentence, out) &&
            out->kind == SPEAKER_REFERENT && may_be(speakers, wanted, out->referent)) ||
           find_actor_in(speakers, wanted, sentence, out);
}

bool candidate_in(const struct speakers *speakers, const struct wanted *wanted,
                  uint32_t sentence, struct speaker *out)
{
    return find_speaker_in(speakers, wanted, sentence, out) ||
           find_actor_in(speakers, wanted, sentence, out);
}
