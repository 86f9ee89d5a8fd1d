#include "reading/claims/antecedents.h"
#include "reading/claims/candidates.h"
#include "reading/claims/inside.h"

enum {
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
    const bool person = (cue_noun_agent(scene->tables, noun) & AGENT_PERSON) != 0;
    const bool many =
        word_is(word, "die") && (slice_ends_with(noun, SLICE("en")) ||
                                 (slice_ends_with(noun, SLICE("te")) && !person));
    return many ? SLICE("") : role_singular(noun);
}

static bool has_role(const struct person *person, struct slice role)
{
    for (uint32_t i = 0; i < person->role_count; i++)
        if (roles_agree(person->roles[i], role))
            return true;
    return false;
}

/* Whom the article has introduced with the role, the last before the phrase. */
static bool find_by_role(const struct speakers *speakers, const struct wanted *wanted,
                         struct slice role, struct speaker *out)
{
    const struct reading *const reading = speakers->reading;
    const uint32_t start = speakers->scene->words[wanted->phrase.first].span.start;
    for (uint32_t i = mention_from(reading, start); i > 0; i--) {
        const uint32_t referent = reading->mentions[i - 1].referent;
        if (!reading->mentions[i - 1].derived &&
            has_role(&speakers->people[referent], role) &&
            may_be(speakers, wanted, referent)) {
            mean_referent(out, referent);
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
static bool find_by_words(const struct speakers *speakers, struct slice role,
                          struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    if (role.length < SHORTEST_HEAD)
        return false;
    for (uint32_t i = speakers->known.count; i > oldest_known(speakers); i--) {
        const struct speaker *const known = known_speaker(speakers, i - 1);
        if (known->kind == SPEAKER_NONE || !is_named_with(scene, known, role))
            continue;
        *out = *known;
        return true;
    }
    return false;
}

/* "der Mann", "die 52-Jährige", "die Utopierin": says nothing but who is meant. */
static bool is_generic(const struct speakers *speakers, uint32_t head)
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

/* Who acted last and is new to the reader, who learns the role by the way. */
static bool find_bare(const struct speakers *speakers, const struct wanted *wanted,
                      bool generic, struct speaker *out)
{
    const uint32_t reach = generic ? PRONOUN_REACH : BARE_REACH;
    for (uint32_t back = 0; back <= reach && back <= wanted->sentence; back++) {
        const uint32_t sentence = wanted->sentence - back;
        if (generic && candidate_in(speakers, wanted, sentence, out))
            return true;
        if (!generic && candidate_named_in(speakers, wanted, sentence, out))
            return is_fresh(speakers, wanted, out->referent);
    }
    return false;
}

bool antecedent_of_role(const struct speakers *speakers, struct range phrase,
                        struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct slice role = definite_role(speakers, phrase);
    if (role.length == 0)
        return false;
    const uint32_t head = phrase_head(scene, phrase);
    const bool generic = is_generic(speakers, head);
    const uint32_t agent = cue_noun_agent(scene->tables, scene->words[head].lower);
    struct wanted wanted = { .phrase = phrase,
                             .sentence = scene->words[phrase.first].sentence,
                             .agreement = { role_gender(role), NUMBER_ONE },
                             .bodies = (agent & AGENT_BODY) != 0 };
    if (wanted.agreement.gender == GENDER_OPEN &&
        word_is(&scene->words[phrase.first], "die"))
        wanted.agreement.gender = GENDER_FEMALE;
    if (find_by_role(speakers, &wanted, role, out) ||
        find_by_words(speakers, role, out))
        return true;
    if (generic || (agent & AGENT_PERSON) != 0)
        return find_bare(speakers, &wanted, generic, out);
    return antecedent_of_body(speakers, phrase, role, out);
}
