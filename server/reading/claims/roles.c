#include "reading/claims/animacy.h"
#include "reading/claims/antecedents.h"
#include "reading/claims/candidates.h"
#include "reading/claims/inside.h"

enum {
    NAMED_REACH = 4,  /* sentences back to who was named last */
    FRESH_REACH = 5,  /* sentences over which somebody is new to the reader */
    SHORTEST_HEAD = 5 /* bytes that two nouns must share at their ends */
};

struct slice definite_role(const struct speakers *speakers, struct range phrase)
{
    const struct scene *const scene = speakers->scene;
    const uint32_t head = phrase_head(scene, phrase);
    const struct form *const first = &scene->forms[phrase.first];
    const struct word *const word = &scene->words[phrase.first];
    if (head == NO_WORD || slice_starts_with(word->lower, SLICE("ein")) ||
        !(form_is(first, CLASS_DETERMINER) || form_is(first, CLASS_NAME)))
        return SLICE("");
    const struct slice noun = scene->words[head].lower;
    const struct slice role = role_singular(noun);
    const bool person = (cue_noun_agent(scene->tables, noun) & AGENT_PERSON) != 0;
    const bool man = role_gender(role) == GENDER_MALE;
    const bool owns = word_is(word, "der") && phrase.first > 0 &&
                      form_is(&scene->forms[phrase.first - 1], CLASS_NOUN);
    /* "die Kritiker", "Angaben der Arbeiter", "den Ermittlern zufolge" */
    const bool many =
        word_is(word, "den") || (owns && man) ||
        (word_is(word, "die") && (man || slice_ends_with(noun, SLICE("en")) ||
                                  (slice_ends_with(noun, SLICE("te")) && !person)));
    return many || phrase_agreement(scene, phrase).number == NUMBER_MANY ? SLICE("")
                                                                         : role;
}

/* Whom the article has introduced with the role, the last before the phrase. */
static bool find_by_role(const struct speakers *speakers, const struct wanted *wanted,
                         struct slice role, struct speaker *out)
{
    struct walk walk = walk_mentions(speakers, wanted->phrase, ANY_DISTANCE);
    const struct mention *mention = NULL;
    while ((mention = walk_to_mention(&walk)) != NULL) {
        if (person_has_role(&speakers->people[mention->referent], role) &&
            may_be(speakers, wanted, mention->referent)) {
            mean_referent(out, mention->referent);
            return true;
        }
    }
    return false;
}

/* "Beamter" behind "ein", "Beamte" behind "der". */
static bool is_same_inflected(struct slice strong, struct slice weak)
{
    return strong.length == weak.length + 1 && slice_ends_with(strong, SLICE("r")) &&
           slice_starts_with(strong, weak);
}

static bool is_named_with(const struct scene *scene, const struct speaker *known,
                          struct slice role)
{
    const struct range words = speaker_phrase(scene, known);
    for (uint32_t at = words.first; at < words.end; at++) {
        if (slice_ends_with(cue_noun_without_case(scene->words[at].lower),
                            cue_noun_without_case(role)) ||
            is_same_inflected(scene->words[at].lower, role))
            return true;
    }
    return false;
}

/* "der Beamte" behind "ein ranghoher Beamter", "der Bericht" behind "ein Bericht der
 * Nordwacht": who was named with the word. */
static bool find_by_words(const struct speakers *speakers, const struct wanted *wanted,
                          struct slice role, bool body, struct speaker *out)
{
    const struct referent *const referents = speakers->reading->referents;
    const struct scene *const scene = speakers->scene;
    if (role.length < SHORTEST_HEAD)
        return false;
    struct walk walk = walk_known(speakers, wanted->phrase, ANY_DISTANCE);
    const struct speaker *known = NULL;
    while ((known = walk_to_known(&walk)) != NULL) {
        if (!is_named_with(scene, known, role) ||
            (body && known->kind == SPEAKER_REFERENT &&
             referents[known->referent].kind == ENTITY_PERSON))
            continue;
        *out = *known;
        return true;
    }
    return false;
}

/* What whoever spoke does: by name, or as the words tell ("ein Referatsleiter"). */
static uint32_t callings_of(const struct speakers *speakers,
                            const struct speaker *known)
{
    const struct scene *const scene = speakers->scene;
    if (known->kind == SPEAKER_REFERENT)
        return speakers->people[known->referent].callings;
    const uint32_t head = phrase_head(scene, speaker_phrase(scene, known));
    return head == NO_WORD ? 0
                           : callings_find(&scene->tables->callings,
                                           role_singular(scene->words[head].lower))
                                 .kinds;
}

static bool known_agrees(const struct speakers *speakers, const struct wanted *wanted,
                         const struct speaker *known)
{
    const struct scene *const scene = speakers->scene;
    if (known->kind == SPEAKER_REFERENT)
        return may_be(speakers, wanted, known->referent);
    return agreements_match(wanted->agreement,
                            phrase_agreement(scene, speaker_phrase(scene, known)));
}

/* "die Forscherin" behind a biologist, "der Beamte" behind "ein Referatsleiter": who
 * spoke last, else was named last, of those who do what the noun says. "Der Trainer der
 * Gäste" is a certain one. */
static bool find_by_calling(const struct speakers *speakers,
                            const struct wanted *wanted, struct slice role,
                            struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct calling calling = callings_find(&scene->tables->callings, role);
    if (!calling.called || wanted->phrase.end > phrase_head(scene, wanted->phrase) + 1)
        return false;
    struct walk spoke = walk_known(speakers, wanted->phrase, ANY_DISTANCE);
    const struct speaker *known = NULL;
    while ((known = walk_to_known(&spoke)) != NULL) {
        if ((callings_of(speakers, known) & calling.kinds) != 0 &&
            known_agrees(speakers, wanted, known)) {
            *out = *known;
            return true;
        }
    }
    struct walk named = walk_mentions(speakers, wanted->phrase, ANY_DISTANCE);
    const struct mention *mention = NULL;
    while ((mention = walk_to_mention(&named)) != NULL) {
        if ((speakers->people[mention->referent].callings & calling.kinds) != 0 &&
            may_be(speakers, wanted, mention->referent)) {
            mean_referent(out, mention->referent);
            return true;
        }
    }
    return false;
}

bool noun_is_generic(const struct speakers *speakers, uint32_t head)
{
    const struct scene *const scene = speakers->scene;
    const struct reading *const reading = speakers->reading;
    const struct span span = scene->words[head].span;
    const struct slice lower = scene->words[head].lower;
    const uint32_t at = mention_from(reading, span.start);
    if (at < reading->mention_count && reading->mentions[at].span.start == span.start &&
        reading->mentions[at].span.end == span.end && reading->mentions[at].derived)
        return true;
    return slice_is(lower, "mann") || slice_is(lower, "frau") ||
           slice_ends_with(lower, SLICE("jährige")) ||
           slice_ends_with(lower, SLICE("jähriger"));
}

/* Somebody whom the article names first a few sentences ago, and whom nothing else
 * names. */
static bool is_fresh(const struct speakers *speakers, const struct wanted *wanted,
                     uint32_t referent)
{
    return speakers->reading->referents[referent].key.bytes == NULL &&
           speakers->people[referent].introduced + FRESH_REACH >= wanted->sentence;
}

/* Who acted last and is new to the reader, who learns the role by the way. What is not
 * told by name may be meant where the role says nothing. */
static bool find_bare(const struct speakers *speakers, const struct wanted *wanted,
                      bool generic, struct speaker *out)
{
    struct wanted candidate = *wanted;
    candidate.named = !generic;
    for (uint32_t back = 0; back <= NAMED_REACH && back <= wanted->sentence; back++)
        if (candidate_in(speakers, &candidate, wanted->sentence - back, out))
            return generic || is_fresh(speakers, wanted, out->referent);
    return false;
}

/* "die Zeitung", "das Netzwerk": what is no person if it speaks. */
static bool is_body(const struct scene *scene, struct range phrase, uint32_t head)
{
    const uint32_t agent = cue_noun_agent(scene->tables, scene->words[head].lower);
    const bool neuter = word_is(&scene->words[phrase.first], "das") ||
                        word_is(&scene->words[phrase.first], "dieses");
    return agent == AGENT_BODY ||
           (agent == 0 &&
            (neuter || cue_noun_body(scene->tables, scene->words[head].lower) != 0));
}

/* "des Ministeriums" as "ministerium". */
static struct slice body_noun(const struct scene *scene, struct range phrase,
                              uint32_t head)
{
    struct slice noun = scene->words[head].lower;
    if (word_is(&scene->words[phrase.first], "des") &&
        slice_ends_with(noun, SLICE("s")))
        noun.length--;
    return noun;
}

/* "der Vater": somebody else than who was named. */
static bool is_kin(const struct word *noun)
{
    static const char *const kin[] = { "vater",   "mutter",  "bruder", "schwester",
                                       "sohn",    "tochter", "onkel",  "tante",
                                       "ehemann", "ehefrau", NULL };
    return slice_is_any(noun->lower, kin);
}

/* "die Vereinigung", "die Verteidigung": an act or a body, by its ending. */
static bool is_abstract(struct slice noun)
{
    static const char *const ends[] = { "ung", "heit", "keit", "schaft", "tion",
                                        "tät", "ei",   "ik",   "jury",   NULL };
    return slice_ends_with_any(noun, ends);
}

/* "der Betreiber, ein Elektriker aus Kamm": somebody whom the reader meets here. */
static bool is_introduced(const struct scene *scene, uint32_t head)
{
    return head + 2 < scene_sentence(scene, scene->words[head].sentence).end &&
           word_is(&scene->words[head + 1], ",") &&
           slice_starts_with(scene->words[head + 2].lower, SLICE("ein"));
}

/* "der Prüfer", whoever he is; what is no noun of people must be in the nominative, for
 * "ein Gutachten der Norda" is no woman's. */
static bool is_subject_like(const struct scene *scene, struct range phrase,
                            uint32_t head)
{
    static const char *const determiners[] = { "der", "die", "dieser", "diese", NULL };
    const struct word *const noun = &scene->words[head];
    const bool behind_noun =
        phrase.first > 0 &&
        form_is(&scene->forms[phrase.first - 1], CLASS_NOUN | CLASS_PREPOSITION);
    if (phrase_is_possessed(scene, phrase) || scene->forms[head].name != 0 ||
        scene->covered[head] != 0 || cue_noun_uses(scene->tables, noun) != 0 ||
        is_kin(noun) || is_introduced(scene, head))
        return false;
    return (cue_noun_agent(scene->tables, noun->lower) & AGENT_PERSON) != 0 ||
           (!behind_noun && !is_abstract(noun->lower) &&
            word_is_any(&scene->words[phrase.first], determiners));
}

/* "der Prüfer" is a man, whatever the noun; behind a preposition "der" may be a woman.
 */
static enum gender wanted_gender(const struct scene *scene, struct range phrase,
                                 struct slice role)
{
    const struct word *const first = &scene->words[phrase.first];
    const enum gender gender = role_gender(role);
    if (gender != GENDER_OPEN)
        return gender;
    if (word_is(first, "die"))
        return GENDER_FEMALE;
    const bool governed =
        phrase.first > 0 && form_is(&scene->forms[phrase.first - 1], CLASS_PREPOSITION);
    return word_is(first, "der") && !governed ? GENDER_MALE : GENDER_OPEN;
}

static struct wanted wanted_by(const struct scene *scene, struct range phrase,
                               struct slice role)
{
    return (struct wanted){
        .phrase = phrase,
        .sentence = scene->words[phrase.first].sentence,
        .agreement = { wanted_gender(scene, phrase, role), NUMBER_ONE },
    };
}

bool antecedent_of_role(const struct speakers *speakers, struct range phrase,
                        struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct slice role = definite_role(speakers, phrase);
    if (role.length == 0)
        return false;
    const uint32_t head = phrase_head(scene, phrase);
    const struct wanted wanted = wanted_by(scene, phrase, role);
    if (is_body(scene, phrase, head)) {
        const struct slice noun = body_noun(scene, phrase, head);
        return !phrase_is_possessed(scene, phrase) &&
               (find_by_words(speakers, &wanted, role, true, out) ||
                antecedent_of_body(speakers, phrase, noun, out));
    }
    if (find_by_role(speakers, &wanted, role, out) ||
        find_by_words(speakers, &wanted, role, false, out) ||
        find_by_calling(speakers, &wanted, role, out))
        return true;
    return is_subject_like(scene, phrase, head) &&
           find_bare(speakers, &wanted, noun_is_generic(speakers, head), out);
}

bool antecedent_alone(const struct speakers *speakers, struct range phrase,
                      struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct slice role = definite_role(speakers, phrase);
    const uint32_t head = phrase_head(scene, phrase);
    uint32_t alone = NO_REFERENT;
    if (role.length == 0 || !noun_is_person(scene, head) ||
        !is_subject_like(scene, phrase, head))
        return false;
    const struct wanted wanted = wanted_by(scene, phrase, role);
    struct walk walk = walk_mentions(speakers, phrase, ANY_DISTANCE);
    const struct mention *mention = NULL;
    while ((mention = walk_to_mention(&walk)) != NULL) {
        if (!may_be(speakers, &wanted, mention->referent))
            continue;
        if (alone != NO_REFERENT && alone != mention->referent)
            return false;
        alone = mention->referent;
    }
    if (alone == NO_REFERENT ||
        (speakers->people[alone].role_count > 0 && !noun_is_generic(speakers, head)))
        return false;
    mean_referent(out, alone);
    return true;
}
