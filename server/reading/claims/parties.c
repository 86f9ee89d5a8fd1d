#include "reading/claims/parties.h"

#include "reading/claims/events.h"
#include "reading/claims/inside.h"
#include "reading/claims/match.h"
#include "reading/claims/phrases.h"

enum {
    TITLE_REACH = 4, /* words between "russische" and the person's name */
    CARRY_REACH =
        12, /* sentences over which a transfer with one side named is known, */
    GOES_ON_REACH = 2 /* and with none */
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

/* A place in front of a person with nothing but titles between. */
static bool stands_before(const struct scene *scene, const struct mention *place,
                          const struct mention *person)
{
    const uint32_t from = scene_word_at(scene, place->span.start) + 1;
    const uint32_t to = scene_word_at(scene, person->span.start);
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

/* The verb of transfer in the content, and what its clause makes of it. */
struct transfer {
    enum event_side subject; /* SIDE_NONE: no verb of transfer, or a passive */
    struct range phrase;     /* the subject of the clause; empty: not seen */
};

static bool is_passive(const struct scene *scene, const struct clause *clause,
                       uint32_t verb)
{
    return form_can(&scene->forms[verb], VERB_PARTICIPLE) &&
           clause->finite != NO_WORD && clause->finite != verb &&
           word_is_verb(scene, clause->finite, "werden");
}

/* An infinitive has the subject of the clause that governs it. */
static struct range subject_around(const struct scene *scene, uint32_t number)
{
    const uint32_t first =
        scene_clauses(scene, scene_clause(scene, number)->sentence).first;
    for (uint32_t i = number + 1; i > first; i--)
        if (scene_clause(scene, i - 1)->finite != NO_WORD)
            return subject_of(scene, i - 1);
    return (struct range){ 0, 0 };
}

static struct transfer read_verb(const struct scene *scene, uint32_t verb,
                                 enum event_side side)
{
    struct transfer transfer = { side, { 0, 0 } };
    const uint32_t number = scene_clause_of(scene, verb);
    if (number == NO_WORD || scene_clause(scene, number)->kind == CLAUSE_QUOTATION)
        return transfer;
    if (is_passive(scene, scene_clause(scene, number), verb))
        transfer.subject = SIDE_NONE;
    transfer.phrase = subject_around(scene, number);
    return transfer;
}

/* Without a verb of transfer the subject of the first clause is looked at. */
static struct transfer find_transfer(const struct scene *scene,
                                     const struct draft *draft)
{
    for (uint32_t i = 0; i < draft->content_count; i++) {
        for (uint32_t at = draft->content[i].first; at < draft->content[i].end; at++) {
            const enum event_side side =
                form_is(&scene->forms[at], CLASS_NOUN)
                    ? SIDE_NONE
                    : event_at(scene, at, draft->content[i].end)->side;
            if (side != SIDE_NONE)
                return read_verb(scene, at, side);
        }
    }
    return read_verb(scene, draft->content[0].first, SIDE_NONE);
}

/* The word that governs the mention: the nearest preposition before it, with nothing
 * but its own attributes between ("über den Hafen Kamm"). */
static const struct word *governor(const struct scene *scene, uint32_t first)
{
    for (uint32_t i = first; i > 0; i--) {
        const struct form *const form = &scene->forms[i - 1];
        if (form_is(form, CLASS_PREPOSITION) && !form_is(form, CLASS_NOUN))
            return &scene->words[i - 1];
        /* "in Utopia und Arkadien" */
        if (form_is(form, CLASS_COORDINATOR) && i > 1 &&
            form_is(&scene->forms[i - 2], CLASS_NOUN)) {
            i--;
            continue;
        }
        const bool title = form_is(form, CLASS_NOUN) && form->name == 0 && i == first;
        if (!title && !form_is(form, CLASS_DETERMINER | CLASS_ADJECTIVE))
            break;
    }
    return NULL;
}

static void set_side(uint32_t *side, uint32_t referent)
{
    if (*side == NO_REFERENT)
        *side = referent;
}

static bool is_delivery(const struct scene *scene, uint32_t word)
{
    return word < scene->text->word_count && form_is(&scene->forms[word], CLASS_NOUN) &&
           event_at(scene, word, word + 1)->event == EVENT_TRANSFER;
}

/* "utopische Lieferungen", "Lieferungen Utopias": whose they are. */
static bool owns_delivery(const struct scene *scene, const struct party *party)
{
    return party->derived ? is_delivery(scene, party->first + 1)
                          : party->first > 0 && is_delivery(scene, party->first - 1);
}

static bool is_outright(const struct scene *scene, const struct party *party)
{
    return governor(scene, party->first) != NULL || owns_delivery(scene, party);
}

/* What prepositions and ownership say. */
static void place_outright(const struct scene *scene, const struct transfer *transfer,
                           const struct party *party, struct sides *sides)
{
    const struct word *const word = governor(scene, party->first);
    if (word == NULL) {
        if (owns_delivery(scene, party))
            set_side(&sides->supplier, party->referent);
        return;
    }
    if (word_is(word, "aus") || word_is(word, "von") || word_is(word, "durch") ||
        word_is(word, "vom"))
        set_side(&sides->supplier, party->referent);
    /* "in Utopia kaufen" */
    if (transfer->subject == SIDE_RECIPIENT &&
        (word_is(word, "in") || word_is(word, "im")))
        set_side(&sides->supplier, party->referent);
    if (word_is(word, "nach") || word_is(word, "an") || word_is(word, "ans"))
        set_side(&sides->recipient, party->referent);
}

/* Inside the subject, and not where something else happens: "die Regierung in Utopia"
 * acts for it, "der Krieg in Utopia" does not. */
static bool in_subject(const struct scene *scene, const struct transfer *transfer,
                       const struct party *party)
{
    if (party->first < transfer->phrase.first || party->first >= transfer->phrase.end)
        return false;
    if (governor(scene, party->first) == NULL)
        return true;
    const uint32_t head = phrase_head(scene, transfer->phrase);
    return head == NO_WORD || head >= party->first ||
           cue_noun_agent(scene->tables, scene->words[head].lower) != 0;
}

/* The subject is the one side, what has no preposition the other. Where no verb tells
 * which ("mit Lieferungen an X würde Y …"), the subject takes the side that is open. */
static void place_by_subject(const struct scene *scene, const struct transfer *transfer,
                             const struct party *party, struct sides *sides)
{
    const bool inside = in_subject(scene, transfer, party);
    enum event_side side = transfer->subject;
    if (side == SIDE_NONE && inside && sides->recipient != NO_REFERENT)
        side = SIDE_SUPPLIER;
    else if (side == SIDE_NONE && inside && sides->supplier != NO_REFERENT)
        side = SIDE_RECIPIENT;
    if (side == SIDE_NONE)
        return;
    set_side((side == SIDE_SUPPLIER) == inside ? &sides->supplier : &sides->recipient,
             party->referent);
}

/* The country that the article names and the town or building stands in. */
static uint32_t country_of(const struct reading *reading, uint32_t referent)
{
    const struct referent *const place = &reading->referents[referent];
    if (place->kind != ENTITY_PLACE || place->facts.country.length == 0 ||
        place->facts.precision == PRECISION_COUNTRY)
        return referent;
    for (uint32_t i = 0; i < reading->referent_count; i++) {
        const struct referent *const other = &reading->referents[i];
        if (other->kind == ENTITY_PLACE &&
            other->facts.precision == PRECISION_COUNTRY &&
            slice_equals(other->facts.country, place->facts.country))
            return i;
    }
    return referent;
}

static uint32_t state_of(const struct reading *reading, const uint32_t *places,
                         uint32_t referent)
{
    const bool person = reading->referents[referent].kind == ENTITY_PERSON;
    return country_of(reading, person && places[referent] != NO_REFERENT
                                   ? places[referent]
                                   : referent);
}

/* A town that a preposition governs lies on the way: "aus dem Hafen von Orsa". */
static bool is_waypoint(const struct scene *scene, const struct reading *reading,
                        const struct mention *mention)
{
    const struct referent *const referent = &reading->referents[mention->referent];
    return referent->kind == ENTITY_PLACE &&
           (referent->facts.precision == PRECISION_CITY ||
            referent->facts.precision == PRECISION_SITE) &&
           governor(scene, scene_word_at(scene, mention->span.start)) != NULL;
}

/* "die Russen", "die russische Armee": derived from the country's name, and the country
 * itself; "der Russland-Krieg" and "russische Raketen" are not. */
static bool acts_itself(const struct scene *scene, const struct mention *mention,
                        uint32_t first)
{
    const struct word *const word = &scene->words[first];
    if (word->span.end != mention->span.end)
        return false;
    if (word_has(word, WORD_CAPITAL))
        return form_is(&scene->forms[first], CLASS_NOUN);
    return first + 1 < scene->text->word_count &&
           form_is(&scene->forms[first + 1], CLASS_NOUN) &&
           cue_noun_agent(scene->tables, scene->words[first + 1].lower) != 0;
}

/* The parties that the claim's content names but for its speaker, in text order; false
 * at the end. */
static bool next_party(const struct scene *scene, const struct reading *reading,
                       const uint32_t *places, const struct claim *claim,
                       uint32_t *mention, struct party *out)
{
    for (uint32_t i = *mention; i < reading->mention_count; i++) {
        const struct mention *const named = &reading->mentions[i];
        if (named->span.start >= claim_end(claim))
            return false;
        if (reading->referents[named->referent].kind == ENTITY_WEAPON ||
            is_waypoint(scene, reading, named) ||
            span_contains(claim->speaker.span, named->span) ||
            !claim_holds(claim, named->span))
            continue;
        const uint32_t first = scene_word_at(scene, named->span.start);
        *mention = i + 1;
        *out = (struct party){ state_of(reading, places, named->referent), first,
                               named->derived && !acts_itself(scene, named, first) };
        return true;
    }
    return false;
}

static void find_sides(const struct scene *scene, const struct reading *reading,
                       const uint32_t *places, const struct draft *draft,
                       const struct claim *claim, struct sides *sides)
{
    struct transfer transfer = find_transfer(scene, draft);
    const uint32_t first = mention_from(reading, claim->spans[0].start);
    struct party party = { .referent = NO_REFERENT };
    for (uint32_t at = first; next_party(scene, reading, places, claim, &at, &party);)
        if (!in_subject(scene, &transfer, &party))
            place_outright(scene, &transfer, &party, sides);
    for (uint32_t at = first; next_party(scene, reading, places, claim, &at, &party);) {
        const bool outright =
            !in_subject(scene, &transfer, &party) && is_outright(scene, &party);
        if (outright || party.derived)
            continue;
        /* Inside quotations no subject was looked for: the first to be named is it. */
        if (range_is_empty(transfer.phrase))
            transfer.phrase = (struct range){ party.first, party.first + 1 };
        place_by_subject(scene, &transfer, &party, sides);
    }
}

static bool is_within(const struct claim *before, const struct claim *claim,
                      uint32_t reach)
{
    return before->sentence <= claim->sentence &&
           before->sentence + reach >= claim->sentence;
}

/* The other side stays the same as long as the one that is named does; where neither is
 * named, the transfer just told goes on. */
static void carry_sides(const struct claim *before, const struct claim *claim,
                        struct sides *sides)
{
    const bool supplier = sides->supplier != NO_REFERENT;
    const bool recipient = sides->recipient != NO_REFERENT;
    if (before == NULL || (supplier && recipient))
        return;
    const bool same = (supplier && sides->supplier == before->supplier) ||
                      (recipient && sides->recipient == before->recipient);
    const bool goes_on = !supplier && !recipient;
    if (!(same && is_within(before, claim, CARRY_REACH)) &&
        !(goes_on && is_within(before, claim, GOES_ON_REACH)))
        return;
    if (!supplier)
        sides->supplier = before->supplier;
    if (!recipient)
        sides->recipient = before->recipient;
}

void parties_set(const struct scene *scene, const struct reading *reading,
                 const uint32_t *places, const struct claim *before,
                 const struct draft *draft, struct claim *claim)
{
    struct sides sides = { NO_REFERENT, NO_REFERENT };
    if (claim->event != EVENT_TRANSFER)
        return;
    find_sides(scene, reading, places, draft, claim, &sides);
    carry_sides(before, claim, &sides);
    claim->supplier = sides.supplier;
    claim->recipient =
        sides.recipient == sides.supplier ? NO_REFERENT : sides.recipient;
}
