#include "reading/claims/antecedents.h"

#include "reading/claims/groups.h"
#include "reading/claims/inside.h"

enum {
    PRONOUN_REACH = 4, /* sentences back to what a pronoun stands for */
    BARE_REACH = 2,    /* sentences back to who acted last */
    BODY_REACH = 12,   /* sentences back to a body that is called by what it is */
    FRESH_REACH = 5,   /* sentences over which somebody is new to the reader */
    KNOWN_REACH = 60,  /* speakers back to whom a role or a pronoun can mean */
    SHORTEST_HEAD = 5  /* bytes that two nouns must share at their ends */
};

/* What is looked for, and where from. */
struct wanted {
    struct range phrase;
    uint32_t sentence;
    enum gender gender;
    bool bodies; /* organisations may be meant too */
};

static const struct speaker *known_speaker(const struct speakers *speakers,
                                           uint32_t number)
{
    return &((const struct speaker *)speakers->known.items)[number];
}

/* Who spoke long ago is not meant any more. */
static uint32_t oldest(const struct speakers *speakers)
{
    const uint32_t count = speakers->known.count;
    return count > KNOWN_REACH ? count - KNOWN_REACH : 0;
}

static enum gender gender_of(const struct speakers *speakers, uint32_t referent)
{
    return speakers->people[referent].gender;
}

static bool may_be(const struct speakers *speakers, const struct wanted *wanted,
                   uint32_t referent)
{
    const enum entity_kind kind = speakers->reading->referents[referent].kind;
    if (kind == ENTITY_ORGANISATION)
        return wanted->bodies;
    if (kind != ENTITY_PERSON)
        return false;
    const enum gender gender = gender_of(speakers, referent);
    return wanted->gender == GENDER_OPEN || gender == GENDER_OPEN ||
           gender == wanted->gender;
}

static void mean(struct speaker *out, uint32_t referent)
{
    *out = (struct speaker){ .kind = SPEAKER_REFERENT, .referent = referent };
}

static uint32_t sentence_at(const struct speakers *speakers, uint32_t offset)
{
    const struct scene *const scene = speakers->scene;
    const uint32_t word = scene_word_at(scene, offset);
    return word < scene->text->word_count ? scene->words[word].sentence : 0;
}

/* Who spoke last in the sentence. */
static bool find_speaker_in(const struct speakers *speakers,
                            const struct wanted *wanted, uint32_t sentence,
                            struct speaker *out)
{
    const uint32_t start = speakers->scene->words[wanted->phrase.first].span.start;
    for (uint32_t i = speakers->known.count; i > oldest(speakers); i--) {
        const struct speaker *const known = known_speaker(speakers, i - 1);
        if (known->kind != SPEAKER_REFERENT || known->span.start >= start)
            continue;
        const uint32_t at = sentence_at(speakers, known->span.start);
        if (at < sentence)
            return false;
        if (at == sentence && may_be(speakers, wanted, known->referent)) {
            mean(out, known->referent);
            return true;
        }
    }
    return false;
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
        mean(out, referent);
        return true;
    }
    return false;
}

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
        mean(out, mention->referent);
        return true;
    }
    return false;
}

/* "Experten", "Medienberichte": no "er". */
static bool is_plural_group(struct slice name)
{
    return name.bytes != NULL &&
           (slice_ends_with(name, SLICE("en")) || slice_ends_with(name, SLICE("te")));
}

static bool find_group_before(const struct speakers *speakers,
                              const struct wanted *wanted, struct speaker *out)
{
    const uint32_t start = speakers->scene->words[wanted->phrase.first].span.start;
    for (uint32_t i = speakers->known.count; i > oldest(speakers); i--) {
        const struct speaker *const known = known_speaker(speakers, i - 1);
        if (known->kind == SPEAKER_NONE || known->span.start > start)
            continue;
        if (known->kind == SPEAKER_GROUP && wanted->gender == GENDER_MALE &&
            is_plural_group(known->name))
            continue;
        if (known->kind == SPEAKER_REFERENT &&
            speakers->reading->referents[known->referent].kind == ENTITY_PERSON &&
            !may_be(speakers, wanted, known->referent))
            continue;
        *out = *known;
        return true;
    }
    return false;
}

/* The subject of one of the two sentences before. */
static bool find_subject_before(const struct speakers *speakers,
                                const struct wanted *wanted, struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    for (uint32_t i = wanted->sentence; i > 0 && i + 2 > wanted->sentence; i--) {
        const struct range clauses = scene_clauses(scene, i - 1);
        for (uint32_t at = clauses.first; at < clauses.end; at++) {
            const struct range subject = subject_of(scene, at);
            if (range_is_empty(subject) || phrase_head(scene, subject) == NO_WORD)
                continue;
            *out = (struct speaker){ .kind = SPEAKER_GROUP,
                                     .name = group_name(scene, subject) };
            return true;
        }
    }
    return false;
}

static enum gender pronoun_gender(const struct word *word)
{
    if (word_is(word, "er") || slice_starts_with(word->lower, SLICE("sein")))
        return GENDER_MALE;
    return GENDER_FEMALE;
}

bool antecedent_of_pronoun(const struct speakers *speakers, struct range phrase,
                           struct speaker *out)
{
    const struct word *const word = &speakers->scene->words[phrase.first];
    const struct wanted wanted = { .phrase = phrase,
                                   .sentence = word->sentence,
                                   .gender = pronoun_gender(word),
                                   .bodies = phrase.end > phrase.first + 1 };
    for (uint32_t back = 0; back <= PRONOUN_REACH && back <= wanted.sentence; back++) {
        const uint32_t sentence = wanted.sentence - back;
        if (find_speaker_in(speakers, &wanted, sentence, out) ||
            find_actor_in(speakers, &wanted, sentence, out))
            return true;
    }
    return find_named_before(speakers, &wanted, out) ||
           find_group_before(speakers, &wanted, out) ||
           find_subject_before(speakers, &wanted, out);
}

/* The role that a phrase names, or an empty slice: "die Experten" are many. */
static struct slice definite_role(const struct speakers *speakers, struct range phrase)
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
            mean(out, referent);
            return true;
        }
    }
    return false;
}

static struct slice singular(struct slice noun)
{
    if (slice_ends_with(noun, SLICE("n")) || slice_ends_with(noun, SLICE("s")))
        noun.length--;
    return noun;
}

static bool is_named_with(const struct scene *scene, const struct speaker *known,
                          struct slice role)
{
    const uint32_t count = scene->text->word_count;
    for (uint32_t at = scene_word_at(scene, known->span.start);
         at < count && scene->words[at].span.end <= known->span.end; at++) {
        if (slice_ends_with(singular(scene->words[at].lower), singular(role)))
            return true;
    }
    return false;
}

/* "der Bericht" behind "ein Bericht der Nordwacht": who was named with the word. */
static bool find_by_words(const struct speakers *speakers, struct slice role,
                          struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    if (role.length < SHORTEST_HEAD)
        return false;
    for (uint32_t i = speakers->known.count; i > oldest(speakers); i--) {
        const struct speaker *const known = known_speaker(speakers, i - 1);
        if (known->kind != SPEAKER_REFERENT || !is_named_with(scene, known, role))
            continue;
        *out = *known;
        return true;
    }
    return false;
}

/* Words that may mean a body of any name. */
static bool names_any_body(struct slice head)
{
    static const char *const heads[] = {
        "organisation", "behörde", "unternehmen", "konzern", "firma",
        "hersteller",   "betrieb", "institut",    "agentur", "verband",
        "partei",       "gruppe",  "zeitung",     "magazin", "portal",
        "sender",       "verein",  "blatt",       NULL
    };
    return slice_ends_with_any(head, heads);
}

/* A body without a name that spoke just before. */
static bool find_group_body(const struct speakers *speakers,
                            const struct wanted *wanted, struct slice head,
                            struct speaker *out)
{
    for (uint32_t i = speakers->known.count; i > oldest(speakers); i--) {
        const struct speaker *const known = known_speaker(speakers, i - 1);
        if (sentence_at(speakers, known->span.start) + BARE_REACH < wanted->sentence)
            return false;
        if (known->kind != SPEAKER_GROUP || known->name.bytes == NULL ||
            !names_any_body(head))
            continue;
        *out = *known;
        return true;
    }
    return false;
}

/* "die Organisation", "der Behörde": the body that acted last, rather one whose name
 * says that it is such. */
static bool find_body_before(const struct speakers *speakers,
                             const struct wanted *wanted, struct slice head,
                             struct speaker *out)
{
    const struct reading *const reading = speakers->reading;
    const uint32_t start = speakers->scene->words[wanted->phrase.first].span.start;
    uint32_t nearest = NO_REFERENT;
    for (uint32_t i = mention_from(reading, start); i > 0; i--) {
        const struct mention *const mention = &reading->mentions[i - 1];
        const struct referent *const referent = &reading->referents[mention->referent];
        if (mention->sentence + BODY_REACH < wanted->sentence)
            break;
        if (mention->derived || referent->kind != ENTITY_ORGANISATION)
            continue;
        if (nearest == NO_REFERENT && names_any_body(head) &&
            mention->sentence + BARE_REACH >= wanted->sentence)
            nearest = mention->referent;
        const struct slice name = referent->name;
        if (name.length >= head.length &&
            slice_ends_with(name, slice_part(head, 1, head.length))) {
            mean(out, mention->referent);
            return true;
        }
    }
    mean(out, nearest);
    return nearest != NO_REFERENT || find_group_body(speakers, wanted, head, out);
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

/* Who acted last and is new to the reader, who learns the role by the way. */
static bool find_bare(const struct speakers *speakers, const struct wanted *wanted,
                      bool generic, struct speaker *out)
{
    const struct reading *const reading = speakers->reading;
    const uint32_t reach = generic ? PRONOUN_REACH : BARE_REACH;
    for (uint32_t back = 0; back <= reach && back <= wanted->sentence; back++) {
        const uint32_t sentence = wanted->sentence - back;
        if (!find_speaker_in(speakers, wanted, sentence, out) &&
            !find_actor_in(speakers, wanted, sentence, out))
            continue;
        const struct person *const person = &speakers->people[out->referent];
        const bool unknown = reading->referents[out->referent].key.bytes == NULL;
        const bool fresh = person->introduced + FRESH_REACH >= wanted->sentence;
        return generic || (unknown && fresh);
    }
    return false;
}

/* "die Behörde des Landes" is not any body, "der Betrieb aus Kamm" may be. */
static bool is_genitive_behind(const struct scene *scene, struct range phrase)
{
    const uint32_t behind = phrase.first + 2;
    return behind < phrase.end && !word_is(&scene->words[behind], "aus") &&
           !word_is(&scene->words[behind], "in");
}

bool antecedent_of_role(const struct speakers *speakers, struct range phrase,
                        struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct slice role = definite_role(speakers, phrase);
    if (role.length == 0)
        return false;
    struct wanted wanted = { .phrase = phrase,
                             .sentence = scene->words[phrase.first].sentence,
                             .gender = role_gender(role) };
    const uint32_t head = phrase_head(scene, phrase);
    const bool generic = is_generic(speakers, head);
    const bool person =
        generic ||
        (cue_noun_agent(scene->tables, scene->words[head].lower) & AGENT_PERSON) != 0;
    if (wanted.gender == GENDER_OPEN && word_is(&scene->words[phrase.first], "die"))
        wanted.gender = GENDER_FEMALE;
    if (find_by_role(speakers, &wanted, role, out) ||
        find_by_words(speakers, role, out))
        return true;
    if (person)
        return find_bare(speakers, &wanted, generic, out);
    const bool body = (cue_noun_agent(scene->tables, role) & AGENT_BODY) != 0;
    return body && phrase.first + 1 == head && !is_genitive_behind(scene, phrase) &&
           find_body_before(speakers, &wanted, role, out);
}

bool antecedent_of_document(const struct speakers *speakers, struct range phrase,
                            struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const uint32_t head = phrase_head(scene, phrase);
    const uint32_t sentence = scene->words[phrase.first].sentence;
    const uint32_t both = NOUN_ACCORDING | NOUN_VOICE;
    if (definite_role(speakers, phrase).length == 0 || head != phrase.first + 1 ||
        phrase.end != head + 1 ||
        (cue_noun_uses(scene->tables, &scene->words[head]) & both) != both)
        return false;
    for (uint32_t i = speakers->known.count; i > oldest(speakers); i--) {
        const struct speaker *const known = known_speaker(speakers, i - 1);
        if (sentence_at(speakers, known->span.start) + BARE_REACH < sentence)
            return false;
        if (known->kind == SPEAKER_REFERENT &&
            known->span.start < scene->words[head].span.start) {
            *out = *known;
            return true;
        }
    }
    return false;
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
            mean(out, referent);
            return true;
        }
        if (phrase_head(scene, subject) == NO_WORD)
            return false;
        *out = (struct speaker){ .kind = SPEAKER_GROUP,
                                 .name = group_name(scene, subject) };
        return true;
    }
    return false;
}
