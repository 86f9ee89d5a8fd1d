#include "reading/claims/parties.h"

#include "reading/claims/inside.h"

enum {
    TITLE_REACH = 4, /* words between "russische" and the person's name */
    CARRY_REACH =
        12, /* sentences over which a transfer with one side named is known, */
    GOES_ON_REACH = 2, /* and with none */
    OFTEN = 2, /* times that a pair is named before it is what an article tells of */
    TALLIES_MAX = 16
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

static bool is_country(const struct referent *referent)
{
    return referent->kind == ENTITY_PLACE &&
           referent->facts.precision == PRECISION_COUNTRY;
}

/* The country as the article names it, or `otherwise`. */
static uint32_t find_country(const struct reading *reading, uint32_t code,
                             uint32_t otherwise)
{
    for (uint32_t i = 0; i < reading->referent_count; i++) {
        if (is_country(&reading->referents[i]) &&
            country_number(reading->referents[i].facts.country) == code)
            return i;
    }
    return otherwise;
}

/* The country that a town or building stands in, or that the lexicon knows somebody to
 * act for: as far as the article names it, else the referent itself. */
static uint32_t country_of(const struct scene *scene, const struct reading *reading,
                           uint32_t place)
{
    const struct referent *const referent = &reading->referents[place];
    if (is_country(referent))
        return place;
    if (referent->kind == ENTITY_PLACE && referent->facts.country.length != 0)
        return find_country(reading, country_number(referent->facts.country), place);
    const uint32_t code = cue_acts_for(scene->tables, referent->key);
    return code == MAP_NONE ? place : find_country(reading, code, place);
}

/* Up to its "isch": "Utopische Armee" and "utopischen" are of one country. */
static struct slice country_stem(struct slice text)
{
    struct slice rest = text;
    const struct slice word = slice_split(&rest, ' ');
    for (size_t end = word.length; end >= 4; end--) {
        const struct slice stem = slice_part(word, 1, end);
        if (slice_ends_with(stem, SLICE("isch")))
            return stem;
    }
    return (struct slice){ NULL, 0 };
}

/* "die utopische Armee" acts for the country that "utopisch" means elsewhere. */
static void add_bodies(const struct scene *scene, const struct reading *reading,
                       uint32_t *states)
{
    for (uint32_t i = 0; i < reading->referent_count; i++) {
        const struct slice stem = country_stem(reading->referents[i].name);
        if (reading->referents[i].kind != ENTITY_ORGANISATION || stem.length == 0)
            continue;
        for (uint32_t k = 0; k < reading->mention_count && states[i] == i; k++) {
            const struct mention *const mention = &reading->mentions[k];
            const struct slice text = span_text(scene->text->bytes, mention->span);
            if (mention->derived &&
                is_country(&reading->referents[mention->referent]) &&
                slice_equals(country_stem(text), stem))
                states[i] = mention->referent;
        }
    }
}

/* Towns act for their country, people for the place that is named before them ("der
 * russische Präsident X"), weapons for nobody. */
static const uint32_t *find_states(const struct scene *scene,
                                   const struct reading *reading, struct fault *fault)
{
    uint32_t *const states =
        arena_array(scene->arena, reading->referent_count + 1, sizeof *states);
    if (states == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    for (uint32_t i = 0; i < reading->referent_count; i++) {
        states[i] = reading->referents[i].kind == ENTITY_WEAPON
                        ? NO_REFERENT
                        : country_of(scene, reading, i);
    }
    for (uint32_t i = 1; i < reading->mention_count; i++) {
        const struct mention *const place = &reading->mentions[i - 1];
        const struct mention *const person = &reading->mentions[i];
        if (reading->referents[place->referent].kind == ENTITY_PLACE &&
            reading->referents[person->referent].kind == ENTITY_PERSON &&
            states[person->referent] == person->referent &&
            stands_before(scene, place, person))
            states[person->referent] = states[place->referent];
    }
    add_bodies(scene, reading, states);
    return states;
}

struct tallies {
    struct tally items[TALLIES_MAX];
    uint32_t count;
};

static bool sides_equal(const struct sides *a, const struct sides *b)
{
    return a->supplier == b->supplier && a->recipient == b->recipient;
}

static void count_pair(struct tallies *tallies, const struct sides *sides)
{
    for (uint32_t i = 0; i < tallies->count; i++) {
        if (!sides_equal(&tallies->items[i].sides, sides))
            continue;
        tallies->items[i].count++;
        return;
    }
    if (tallies->count < TALLIES_MAX)
        tallies->items[tallies->count++] = (struct tally){ *sides, 1 };
}

/* What is named as often as all else together, among equals what comes first. */
static struct tally most_of(const struct tallies *tallies)
{
    uint32_t total = 0;
    struct tally best = { sides_open(), 0 };
    for (uint32_t i = 0; i < tallies->count; i++) {
        const struct tally *const tally = &tallies->items[i];
        total += tally->count;
        if (tally->count > best.count)
            best = *tally;
    }
    return best.count * 2 >= total ? best : (struct tally){ sides_open(), 0 };
}

static struct tally find_main(const struct scene *scene, const struct reading *reading,
                              const struct topics *topics, const uint32_t *states)
{
    struct tallies tallies = { .count = 0 };
    for (uint32_t i = 0; i < scene->text->sentence_count; i++) {
        const struct range words = scene_sentence(scene, i);
        const struct stretch stretch = { &words, 1, { 0, 0 }, NO_REFERENT };
        if (!topics->transfers[i])
            continue;
        const struct sides sides = sides_in(scene, reading, states, &stretch);
        if (sides_are_named(&sides))
            count_pair(&tallies, &sides);
    }
    return most_of(&tallies);
}

bool parties_read(const struct scene *scene, const struct reading *reading,
                  const struct topics *topics, struct parties *out, struct fault *fault)
{
    *out = (struct parties){ .main = { sides_open(), 0 } };
    if (!topics->transfer)
        return true;
    out->states = find_states(scene, reading, fault);
    if (out->states == NULL)
        return false;
    if (topics->arms)
        out->main = find_main(scene, reading, topics, out->states);
    return true;
}

static bool is_within(const struct claim *before, const struct claim *claim,
                      uint32_t reach)
{
    return before->sentence <= claim->sentence &&
           before->sentence + reach >= claim->sentence;
}

static bool shares_side(const struct sides *sides, const struct sides *known)
{
    return (sides->supplier != NO_REFERENT && sides->supplier == known->supplier) ||
           (sides->recipient != NO_REFERENT && sides->recipient == known->recipient);
}

static bool names_none(const struct sides *sides)
{
    return sides->supplier == NO_REFERENT && sides->recipient == NO_REFERENT;
}

/* Nobody supplies himself. */
static void fill_from(struct sides *sides, const struct sides *known)
{
    if (sides->bystander != NO_REFERENT && sides->bystander != known->supplier &&
        sides->bystander != known->recipient)
        return;
    if (sides->supplier == NO_REFERENT && known->supplier != sides->recipient)
        sides->supplier = known->supplier;
    if (sides->recipient == NO_REFERENT && known->recipient != sides->supplier)
        sides->recipient = known->recipient;
}

/* The other side stays the same as long as the one that is named does; where neither is
 * named, the transfer just told goes on, or the article's own, of which the claim
 * speaks in so many words. */
static void complete(const struct parties *parties, const struct claim *claim,
                     struct sides *sides, bool strong)
{
    const struct claim *const last = parties->last;
    if (last != NULL) {
        const struct sides before = { last->supplier, last->recipient, NO_REFERENT };
        if ((shares_side(sides, &before) && is_within(last, claim, CARRY_REACH)) ||
            (names_none(sides) && is_within(last, claim, GOES_ON_REACH)))
            fill_from(sides, &before);
    }
    if (shares_side(sides, &parties->main.sides) ||
        (names_none(sides) && strong && parties->main.count >= OFTEN))
        fill_from(sides, &parties->main.sides);
}

static struct range speaker_words(const struct scene *scene, const struct claim *claim)
{
    const struct span span = claim->speaker.span;
    return span.start == span.end ? (struct range){ 0, 0 } : scene_words(scene, span);
}

/* For whom the speaker says "wir": a person alone is nobody's voice. */
static uint32_t voice_of(const struct parties *parties, const struct reading *reading,
                         const struct claim *claim)
{
    if (claim->speaker.kind != SPEAKER_REFERENT)
        return NO_REFERENT;
    const uint32_t state = parties->states[claim->speaker.referent];
    return state == NO_REFERENT || reading->referents[state].kind == ENTITY_PERSON
               ? NO_REFERENT
               : state;
}

/* "Lieferung", "verkaufen": words that need no help to mean a transfer. */
static bool speaks_of_transfer(const struct scene *scene, const struct draft *draft)
{
    for (uint32_t i = 0; i < draft->content_count; i++) {
        for (uint32_t at = draft->content[i].first; at < draft->content[i].end; at++) {
            const struct event_sense *const sense =
                event_at(scene, at, draft->content[i].end);
            if (sense->event == EVENT_TRANSFER && sense->needs <= NEEDS_ARMS &&
                !sense->actor)
                return true;
        }
    }
    return false;
}

void parties_set(struct parties *parties, const struct scene *scene,
                 const struct reading *reading, const struct draft *draft,
                 struct claim *claim)
{
    claim->supplier = NO_REFERENT;
    claim->recipient = NO_REFERENT;
    if (claim->event != EVENT_TRANSFER || parties->states == NULL)
        return;
    const struct stretch stretch = {
        .parts = draft->content,
        .count = draft->content_count,
        .speaker = speaker_words(scene, claim),
        .voice = voice_of(parties, reading, claim),
    };
    struct sides sides = sides_in(scene, reading, parties->states, &stretch);
    complete(parties, claim, &sides, speaks_of_transfer(scene, draft));
    claim->supplier = sides.supplier == SOMEBODY ? NO_REFERENT : sides.supplier;
    claim->recipient = sides.recipient == SOMEBODY ? NO_REFERENT : sides.recipient;
    if (!names_none(&sides))
        parties->last = claim;
}
