#include "reading/claims/candidates.h"

#include "reading/claims/antecedents.h"
#include "reading/claims/attribution.h"
#include "reading/claims/groups.h"
#include "reading/claims/inside.h"

enum {
    KNOWN_REACH = 60 /* speakers back to whom a role or a pronoun can mean */
};

static struct walk walk_from(const struct speakers *speakers, struct range phrase,
                             uint32_t reach)
{
    const struct word *const first = &speakers->scene->words[phrase.first];
    return (struct walk){
        .speakers = speakers,
        .sentence = reach < first->sentence ? first->sentence - reach : 0,
        .start = first->span.start,
    };
}

struct walk walk_mentions(const struct speakers *speakers, struct range phrase,
                          uint32_t reach)
{
    struct walk walk = walk_from(speakers, phrase, reach);
    walk.next = mention_from(speakers->reading, walk.start);
    return walk;
}

struct walk walk_known(const struct speakers *speakers, struct range phrase,
                       uint32_t reach)
{
    struct walk walk = walk_from(speakers, phrase, reach);
    walk.next = speakers->known.count;
    return walk;
}

const struct mention *walk_to_mention(struct walk *walk)
{
    while (walk->next > 0) {
        const struct mention *const mention =
            &walk->speakers->reading->mentions[--walk->next];
        if (mention->sentence < walk->sentence)
            return NULL;
        if (!mention->derived)
            return mention;
    }
    return NULL;
}

const struct speaker *walk_to_known(struct walk *walk)
{
    const struct list *const known = &walk->speakers->known;
    while (walk->next > 0 && walk->next + KNOWN_REACH > known->count) {
        const struct speaker *const speaker =
            &((const struct speaker *)known->items)[--walk->next];
        if (speaker->kind == SPEAKER_NONE)
            continue;
        return speaker_sentence(walk->speakers, speaker) < walk->sentence ? NULL
                                                                          : speaker;
    }
    return NULL;
}

bool walk_is_inside(const struct walk *walk, const struct mention *mention)
{
    const struct scene *const scene = walk->speakers->scene;
    const uint32_t word = scene_word_at(scene, mention->span.start);
    return scene->covered[word] != 0 &&
           mention->sentence ==
               scene->words[scene_word_at(scene, walk->start)].sentence;
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
    const uint32_t head = phrase_noun(scene, phrase);
    const struct agreement agreement = phrase_agreement(scene, phrase);
    const uint32_t agents = AGENT_PERSON | (wanted->bodies ? AGENT_BODY : 0U);
    return head != NO_WORD &&
           (cue_noun_agent(scene->tables, scene->words[head].lower) & agents) != 0 &&
           (agreement.gender != GENDER_OPEN || agreement.number == NUMBER_MANY) &&
           agreements_match(wanted->agreement, agreement);
}

static bool known_may_be(const struct speakers *speakers, const struct wanted *wanted,
                         const struct speaker *known)
{
    if (known->kind == SPEAKER_REFERENT && may_be(speakers, wanted, known->referent))
        return true;
    if (wanted->named ||
        (known->kind == SPEAKER_REFERENT && is_person(speakers, known->referent)))
        return false;
    return phrase_may_be(speakers->scene, wanted,
                         speaker_phrase(speakers->scene, known));
}

/* Who spoke last in the sentence; people by name first. */
static bool find_speaker_in(const struct speakers *speakers,
                            const struct wanted *wanted, uint32_t sentence,
                            struct speaker *out)
{
    struct walk walk =
        walk_known(speakers, wanted->phrase, wanted->sentence - sentence);
    const struct speaker *known = NULL;
    bool found = false;
    while ((known = walk_to_known(&walk)) != NULL) {
        if (known->span.start >= walk.start ||
            speaker_sentence(speakers, known) != sentence ||
            !known_may_be(speakers, wanted, known))
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

/* "Anna Velten, gelernte Köchin, kam an": one person behind no article is no subject.
 */
static bool is_bare_noun(const struct scene *scene, struct range phrase)
{
    return !form_is(&scene->forms[phrase.first], CLASS_DETERMINER) &&
           phrase_agreement(scene, phrase).number != NUMBER_MANY;
}

/* "Ein Oberst kam an. Er sagte": people without a name who act. */
static bool is_unnamed_actor(const struct speakers *speakers,
                             const struct wanted *wanted, struct range subject,
                             struct speaker *out)
{
    if (wanted->named || speaker_named(speakers, subject) != NO_REFERENT ||
        is_bare_noun(speakers->scene, subject) ||
        !phrase_may_be(speakers->scene, wanted, subject))
        return false;
    if (antecedent_of_role(speakers, subject, out))
        return true;
    *out = (struct speaker){ .kind = SPEAKER_GROUP,
                             .name = group_name(speakers->scene, subject) };
    return true;
}

/* "Korin fragte nach dem Wirt": who acts in a clause is nobody else in it, but for
 * "sein Wirt". */
static bool is_beside(const struct scene *scene, const struct wanted *wanted,
                      uint32_t clause)
{
    return scene_clause_of(scene, wanted->phrase.first) == clause &&
           !phrase_is_possessed(scene, wanted->phrase);
}

bool actor_in(const struct speakers *speakers, const struct wanted *wanted,
              uint32_t sentence, struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct range clauses = scene_clauses(scene, sentence);
    for (uint32_t i = clauses.end; i > clauses.first; i--) {
        const struct range subject = speaking_subject(scene, i - 1);
        if (range_is_empty(subject) || subject.end > wanted->phrase.first ||
            scene->covered[subject.first] != 0 || is_beside(scene, wanted, i - 1))
            continue;
        if (is_unnamed_actor(speakers, wanted, subject, out))
            return true;
        const uint32_t referent = speaker_named(speakers, subject);
        if (referent == NO_REFERENT || !may_be(speakers, wanted, referent))
            continue;
        mean_referent(out, referent);
        return true;
    }
    return false;
}

/* "Einer der dreizehn ist Anna Velten. Sie sagte": the last whom the outlet names. */
static bool find_mentioned_in(const struct speakers *speakers,
                              const struct wanted *wanted, uint32_t sentence,
                              struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct reading *const reading = speakers->reading;
    const struct span span = scene->text->sentences[sentence].span;
    for (uint32_t i = mention_from(reading, span.end); i > 0; i--) {
        const struct mention *const mention = &reading->mentions[i - 1];
        if (mention->sentence < sentence)
            break;
        if (mention->derived || !is_person(speakers, mention->referent) ||
            scene->covered[scene_word_at(scene, mention->span.start)] != 0 ||
            !may_be(speakers, wanted, mention->referent))
            continue;
        mean_referent(out, mention->referent);
        return true;
    }
    return false;
}

bool candidate_in(const struct speakers *speakers, const struct wanted *wanted,
                  uint32_t sentence, struct speaker *out)
{
    return find_speaker_in(speakers, wanted, sentence, out) ||
           actor_in(speakers, wanted, sentence, out) ||
           (sentence < wanted->sentence &&
            find_mentioned_in(speakers, wanted, sentence, out));
}
