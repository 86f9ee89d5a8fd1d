#include "reading/claims/people.h"

#include "reading/names/names.h"

enum {
    SHORTEST_ROLE = 4,        /* bytes */
    SHORTEST_FIRST_NAME = 3,  /* bytes */
    LONGEST_INTRODUCTION = 14 /* words of "der Direktor des Instituts" before a name */
};

/* Behind the last hyphen; "37-Jährige" is another than "52-Jährige". */
static struct slice last_part(struct slice noun)
{
    if (slice_find(noun, SLICE("-jährig")) != SIZE_MAX)
        return noun;
    return slice_part(noun, slice_behind_last(noun, '-'), noun.length);
}

struct slice role_singular(struct slice noun)
{
    static const char *const cases[] = { "ers", "rs", "fs", "ts", "en" };
    noun = last_part(noun);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (noun.length > SHORTEST_ROLE && slice_ends_with(noun, slice_of(cases[i]))) {
            noun.length--;
            break;
        }
    }
    return noun;
}

enum gender role_gender(struct slice role)
{
    static const char *const women[] = { "in",        "frau",    "mutter",
                                         "schwester", "tochter", NULL };
    static const char *const men[] = {
        "er",      "or",      "ent",    "ist",   "mann",   "herr",    "arzt",
        "rat",     "chef",    "anwalt", "könig", "eur",    "experte", "präsident",
        "general", "kapitän", "vater",  "sohn",  "bruder", "enkel",   "onkel",
        "neffe",   "kollege", "junge",  NULL
    };
    if (slice_ends_with_any(role, women))
        return GENDER_FEMALE;
    return slice_ends_with_any(role, men) ? GENDER_MALE : GENDER_OPEN;
}

/* Whether the one noun is the other or the last part of it, whatever their genders. */
static bool roles_agree(struct slice a, struct slice b)
{
    const struct slice longer = a.length > b.length ? a : b;
    const struct slice shorter = a.length > b.length ? b : a;
    return shorter.length > SHORTEST_ROLE && slice_ends_with(longer, shorter);
}

bool person_has_role(const struct person *person, struct slice role)
{
    for (uint32_t i = 0; i < person->role_count; i++)
        if (roles_agree(person->roles[i], role))
            return true;
    return false;
}

static void add_role(const struct scene *scene, uint32_t word, struct person *person)
{
    const struct slice role = role_singular(scene->words[word].lower);
    const enum gender gender = role_gender(role);
    if (person->gender == GENDER_OPEN)
        person->gender = gender;
    for (uint32_t i = 0; i < person->role_count; i++)
        if (slice_equals(person->roles[i], role))
            return;
    person->callings |= callings_find(&scene->tables->callings, role).kinds;
    if (person->role_count < PERSON_ROLES_MAX)
        person->roles[person->role_count++] = role;
}

static bool is_plain_noun(const struct scene *scene, uint32_t word)
{
    return form_is(&scene->forms[word], CLASS_NOUN) && scene->forms[word].name == 0 &&
           !form_is(&scene->forms[word], CLASS_TIME);
}

/* "Polizeisprecherin Imke Harms", "die Zeitung »Bote«": the noun right before the name.
 */
static void read_title(const struct scene *scene, uint32_t first, struct person *person)
{
    if (first > 0 && word_is_quote(&scene->words[first - 1]))
        first--;
    if (first > 0 && is_plain_noun(scene, first - 1))
        add_role(scene, first - 1, person);
}

static void read_head(const struct scene *scene, struct range phrase,
                      struct person *person)
{
    const uint32_t head = phrase_head(scene, phrase);
    if (head != NO_WORD && is_plain_noun(scene, head))
        add_role(scene, head, person);
}

/* "der Direktor des Instituts, Iwan Korin": a phrase that takes the name in as its
 * apposition. */
static void read_introduction(const struct scene *scene, uint32_t first, uint32_t end,
                              struct person *person)
{
    const uint32_t start = scene->text->sentences[scene->words[first].sentence].first;
    struct range phrase = { 0, 0 };
    if (first < start + 2 || !word_is(&scene->words[first - 1], ","))
        return;
    for (uint32_t i = first - 1; i > start && i + LONGEST_INTRODUCTION > first; i--) {
        if (phrase_stops_at(scene, i - 1))
            break;
        if (form_is(&scene->forms[i - 1], CLASS_DETERMINER | CLASS_NOUN) &&
            phrase_at(scene, i - 1, end, &phrase) && phrase.end >= end) {
            read_head(scene, phrase, person);
            if (form_is(&scene->forms[i - 1], CLASS_DETERMINER))
                return;
        }
    }
}

/* "Direktorin des Instituts, …": up to the comma there is no verb. */
static bool is_closed(const struct scene *scene, uint32_t at, uint32_t limit)
{
    while (at < limit && !phrase_stops_at(scene, at)) {
        if (form_is_only_finite(&scene->forms[at]))
            return false;
        at++;
    }
    return true;
}

/* Behind the age in "Anna Velten, 52, Direktorin des Instituts". */
static uint32_t behind_age(const struct scene *scene, uint32_t end)
{
    const bool age = end + 2 < scene->text->word_count &&
                     word_is(&scene->words[end], ",") &&
                     scene->words[end + 1].kind == WORD_NUMBER &&
                     word_is(&scene->words[end + 2], ",");
    return age ? end + 2 : end;
}

/* "Anna Velten, Direktorin des Instituts", "Anna Velten, die …". */
static void read_apposition(const struct scene *scene, uint32_t name_end,
                            struct person *person)
{
    const uint32_t count = scene->text->word_count;
    const uint32_t end = behind_age(scene, name_end);
    struct range phrase = { 0, 0 };
    if (end + 1 >= count || !word_is(&scene->words[end], ",") ||
        scene->words[end].sentence != scene->words[end + 1].sentence)
        return;
    const uint32_t limit = scene_sentence(scene, scene->words[end].sentence).end;
    if (phrase_at(scene, end + 1, limit, &phrase) &&
        is_closed(scene, phrase.end, limit) &&
        phrase_at(scene, name_end - 1, limit, &(struct range){ 0, 0 }))
        read_head(scene, phrase, person);
}

/* What a first name tells, of "jens-peter" what "jens" does. "Ilja" and "Sascha" may be
 * either where no table knows them. */
static enum gender name_gender(const struct cue_tables *tables, const struct word *name)
{
    static const char *const open[] = { "ja", "scha", "uca", "kita", NULL };
    const size_t hyphen = slice_find_byte(name->lower, '-');
    const struct slice first =
        hyphen == SIZE_MAX ? name->lower : slice_part(name->lower, 0, hyphen);
    const uint64_t hash = hyphen == SIZE_MAX ? name->hash : slice_hash(first);
    const uint32_t added = map_find_hash(&tables->genders, hash);
    if (added != MAP_NONE)
        return (enum gender)added;
    const char known = names_gender(hash);
    if (known != '\0')
        return known == 'f' ? GENDER_FEMALE : GENDER_MALE;
    return first.length >= SHORTEST_FIRST_NAME && slice_ends_with(first, SLICE("a")) &&
                   !slice_ends_with_any(first, open)
               ? GENDER_FEMALE
               : GENDER_OPEN;
}

/* "Firma Kessel", "Nordwerft", "Technische Universität Kamm". */
static void read_bodies(const struct scene *scene, struct range name,
                        struct person *person)
{
    for (uint32_t i = name.first; i < name.end; i++)
        person->body |= cue_noun_body(scene->tables, scene->words[i].lower);
    for (uint32_t i = 0; i < person->role_count; i++)
        person->body |= cue_noun_body(scene->tables, person->roles[i]);
    person->body &= (uint32_t)BODY_KINDS;
}

static void read_mention(const struct scene *scene, const struct mention *mention,
                         enum entity_kind kind, struct person *person)
{
    const struct range name = scene_words(scene, mention->span);
    if (range_is_empty(name))
        return;
    if (kind == ENTITY_PERSON && person->gender == GENDER_OPEN &&
        name.end > name.first + 1)
        person->gender = name_gender(scene->tables, &scene->words[name.first]);
    read_title(scene, name.first, person);
    read_introduction(scene, name.first, name.end, person);
    read_apposition(scene, name.end, person);
    if (kind == ENTITY_ORGANISATION)
        read_bodies(scene, name, person);
}

const struct person *people_find(const struct scene *scene,
                                 const struct reading *reading, struct fault *fault)
{
    struct person *const people =
        arena_array(scene->arena, reading->referent_count + 1, sizeof *people);
    if (people == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    for (uint32_t i = 0; i < reading->referent_count; i++)
        people[i] = (struct person){ .introduced = UINT32_MAX };
    for (uint32_t i = 0; i < reading->mention_count; i++) {
        const struct mention *const mention = &reading->mentions[i];
        struct person *const person = &people[mention->referent];
        const enum entity_kind kind = reading->referents[mention->referent].kind;
        if ((kind != ENTITY_PERSON && kind != ENTITY_ORGANISATION) || mention->derived)
            continue;
        if (person->introduced == UINT32_MAX)
            person->introduced = mention->sentence;
        read_mention(scene, mention, kind, person);
    }
    return people;
}
