#include "reading/claims/parties.h"

#include "reading/claims/match.h"

enum {
    TITLE_REACH = 4, /* words between "russische" and the person's name */
    CARRY_REACH =
        8 /* sentences over which the other side of a transfer stays the same */
};

/* A mention as the sentence uses it. */
struct party {
    uint32_t referent;
    uint32_t first; /* its first word */
    bool derived;
};

/* The sides as they are found; NO_REFERENT until then. */
struct sides {
    uint32_t supplier, recipient;
};

static uint32_t word_at(const struct scene *scene, uint32_t offset)
{
    uint32_t low = 0, high = scene->text->word_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (scene->words[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A place in front of a person with nothing but titles between. */
static bool stands_before(const struct scene *scene, const struct mention *place,
                          const struct mention *person)
{
    const uint32_t from = word_at(scene, place->span.start) + 1;
    const uint32_t to = word_at(scene, person->span.start);
    if (place->sentence != person->sentence || to > from + TITLE_REACH)
        return false;
    for (uint32_t i = from; i < to; i++)
        if (!form_is(&scene->forms[i], CLASS_NOUN | CLASS_ADJECTIVE))
            return false;
    return true;
}

const uint32_t *parties_places(const struct scene *scene, const struct reading *reading,
                               struct fault *fault)
{
    uint32_t *const places =
        arena_array(scene->arena, reading->referent_count + 1, sizeof *places);
    if (places == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    for (uint32_t i = 0; i < reading->referent_count; i++)
        places[i] = NO_REFERENT;
    for (uint32_t i = 1; i < reading->mention_count; i++) {
        const struct mention *const place = &reading->mentions[i - 1];
        const struct mention *const person = &reading->mentions[i];
        if (reading->referents[place->referent].kind == ENTITY_PLACE &&
            reading->referents[person->referent].kind == ENTITY_PERSON &&
            places[person->referent] == NO_REFERENT &&
            stands_before(scene, place, person))
            places[person->referent] = place->referent;
    }
    return places;
}

static enum event_side verb_side(const struct scene *scene, uint32_t word,
                                 uint32_t particle)
{
    const struct verbs *const verbs = &scene->tables->forms.verbs;
    for (uint32_t at = scene->forms[word].reading; at != NO_VERB;) {
        const struct verb_reading *const reading = verbs_reading(verbs, at);
        uint32_t verb = reading->verb;
        if (particle != NO_WORD)
            verb = verbs_join(verbs, scene->words[particle].lower, verb);
        if (verb != NO_VERB && scene->tables->verb_side[verb] != SIDE_NONE)
            return (enum event_side)scene->tables->verb_side[verb];
        at = reading->next;
    }
    return SIDE_NONE;
}

/* What the subject of the content's verb of transfer is. */
static enum event_side subject_side(const struct scene *scene,
                                    const struct draft *draft)
{
    for (uint32_t i = 0; i < draft->content_count; i++)
        for (uint32_t at = draft->content[i].first; at < draft->content[i].end; at++) {
            const enum event_side side = verb_side(scene, at, NO_WORD);
            if (side != SIDE_NONE)
                return side;
        }
    return SIDE_NONE;
}

static bool is_passive(const struct scene *scene, const struct draft *draft)
{
    bool werden = false, participle = false;
    for (uint32_t i = 0; i < draft->content_count; i++)
        for (uint32_t at = draft->content[i].first; at < draft->content[i].end; at++) {
            werden |= word_is_verb(scene, at, "werden");
            participle |= form_can(&scene->forms[at], VERB_PARTICIPLE) &&
                          verb_side(scene, at, NO_WORD) != SIDE_NONE;
        }
    return werden && participle;
}

/* The word that governs the mention: the nearest preposition before it, with nothing
 * but its own attributes between. */
static const struct word *governor(const struct scene *scene, uint32_t first)
{
    for (uint32_t i = first; i > 0; i--) {
        const struct form *const form = &scene->forms[i - 1];
        if (form_is(form, CLASS_PREPOSITION) && !form_is(form, CLASS_NOUN))
            return &scene->words[i - 1];
        if (!form_is(form, CLASS_DETERMINER | CLASS_ADJECTIVE))
            break;
    }
    return NULL;
}

static void set_side(uint32_t *side, uint32_t referent)
{
    if (*side == NO_REFERENT)
        *side = referent;
}

/* "nordkoreanische Waffen", "Lieferungen Nordkoreas": whose goods they are. */
static bool owns_goods(const struct scene *scene, const struct party *party)
{
    const uint32_t next = party->first + 1, before = party->first - 1;
    if (party->derived)
        return next < scene->text->word_count &&
               form_is(&scene->forms[next], CLASS_NOUN | CLASS_ADJECTIVE);
    return party->first > 0 && form_is(&scene->forms[before], CLASS_NOUN) &&
           cue_noun_event(scene->tables, scene->words[before].lower) == EVENT_TRANSFER;
}

/* Prepositions and ownership say it outright. */
static bool place_outright(const struct scene *scene, const struct party *party,
                           struct sides *sides)
{
    const struct word *const word = governor(scene, party->first);
    if (owns_goods(scene, party)) {
        set_side(&sides->supplier, party->referent);
        return true;
    }
    if (word == NULL)
        return false;
    if (word_is(word, "aus") || word_is(word, "von") || word_is(word, "durch") ||
        word_is(word, "vom"))
        set_side(&sides->supplier, party->referent);
    if (word_is(word, "nach") || word_is(word, "an") || word_is(word, "ans"))
        set_side(&sides->recipient, party->referent);
    return true;
}

/* Without a preposition the first is the subject, the next its counterpart. */
static void place_bare(enum event_side subject, uint32_t referent, struct sides *sides)
{
    uint32_t *const first =
        subject == SIDE_SUPPLIER ? &sides->supplier : &sides->recipient;
    uint32_t *const second =
        subject == SIDE_SUPPLIER ? &sides->recipient : &sides->supplier;
    if (*first == NO_REFERENT)
        *first = referent;
    else if (*first != referent)
        set_side(second, referent);
}

static bool in_content(const struct claim *claim, struct span span)
{
    for (uint32_t i = 0; i < claim->span_count; i++)
        if (span_contains(claim->spans[i], span))
            return true;
    return false;
}

static uint32_t state_of(const struct reading *reading, const uint32_t *places,
                         uint32_t referent)
{
    const bool person = reading->referents[referent].kind == ENTITY_PERSON;
    return person && places[referent] != NO_REFERENT ? places[referent] : referent;
}

static void find_sides(const struct scene *scene, const struct reading *reading,
                       const uint32_t *places, const struct draft *draft,
                       const struct claim *claim, struct sides *sides)
{
    const enum event_side subject =
        is_passive(scene, draft) ? SIDE_NONE : subject_side(scene, draft);
    for (int pass = 0; pass < 2; pass++)
        for (uint32_t i = 0; i < reading->mention_count; i++) {
            const struct mention *const mention = &reading->mentions[i];
            if (reading->referents[mention->referent].kind == ENTITY_WEAPON ||
                !in_content(claim, mention->span))
                continue;
            const struct party party = { state_of(reading, places, mention->referent),
                                         word_at(scene, mention->span.start),
                                         mention->derived };
            struct sides ignored = { NO_REFERENT, NO_REFERENT };
            const bool outright =
                place_outright(scene, &party, pass == 0 ? sides : &ignored);
            if (pass == 1 && !outright && !party.derived && subject != SIDE_NONE)
                place_bare(subject, party.referent, sides);
        }
}

void parties_set(const struct scene *scene, const struct reading *reading,
                 const uint32_t *places, const struct claim *before,
                 const struct draft *draft, struct claim *claim)
{
    struct sides sides = { NO_REFERENT, NO_REFERENT };
    if (claim->event != EVENT_TRANSFER)
        return;
    find_sides(scene, reading, places, draft, claim, &sides);
    const bool carries = before != NULL && before->sentence <= claim->sentence &&
                         before->sentence + CARRY_REACH >= claim->sentence;
    if (carries && sides.recipient == NO_REFERENT &&
        before->recipient != sides.supplier)
        sides.recipient = before->recipient;
    if (carries && sides.supplier == NO_REFERENT && before->supplier != sides.recipient)
        sides.supplier = before->supplier;
    claim->supplier = sides.supplier;
    claim->recipient =
        sides.recipient == sides.supplier ? NO_REFERENT : sides.recipient;
}
