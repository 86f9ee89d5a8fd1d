#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "linking/counts.h"
#include "linking/steps.h"
#include "linking/terms.h"
#include "linking/wording.h"

enum {
    SOURCE_END = 6,      /* bytes of a speaker's name that tell a source again */
    LEAD = 3,            /* sentences that tell what an article is about */
    COUNTRY = 0x10000000 /* from here on a party is a country, not an entity */
};

/* One article while propositions are made of its claims. */
struct making {
    struct term_maker *maker;
    const struct article *article;
    const struct reading *reading;
    const struct entity *entities;
    const uint32_t *entity_of; /* by referent */
    const uint32_t *namesake;  /* by entity: see find_namesakes */
    const struct scene *scene;
};

static uint32_t entity_of(const struct making *making, uint32_t referent)
{
    return making->namesake[making->entity_of[referent]];
}

static int compare_numbers(const void *left, const void *right)
{
    const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static uint32_t sort_numbers(uint32_t *numbers, uint32_t count)
{
    uint32_t kept = 0;
    if (count > 0)
        qsort(numbers, count, sizeof *numbers, compare_numbers);
    for (uint32_t i = 0; i < count; i++)
        if (kept == 0 || numbers[i] != numbers[kept - 1])
            numbers[kept++] = numbers[i];
    return kept;
}

static bool set_terms(const struct making *making, const struct claim *claim,
                      struct proposition *proposition)
{
    struct list terms = { 0 };
    for (uint32_t i = 0; i < claim->span_count; i++)
        if (!terms_add_span(making->maker, making->article->text, making->reading,
                            claim->spans[i], &terms))
            return false;
    proposition->terms = terms.items;
    proposition->term_count = terms_sort(terms.items, terms.count);
    return true;
}

static bool set_entities(const struct making *making, const struct claim *claim,
                         struct proposition *proposition)
{
    const uint32_t count = claim->about_count + claim->weapon_count;
    uint32_t *const all = arena_array(making->maker->arena, count + 3, sizeof *all);
    uint32_t kept = 0;
    if (all == NULL)
        return false;
    for (uint32_t i = 0; i < claim->about_count; i++)
        all[kept++] = entity_of(making, claim->about[i]);
    for (uint32_t i = 0; i < claim->weapon_count; i++)
        all[kept++] = entity_of(making, claim->weapons[i]);
    if (claim->supplier != NO_REFERENT)
        all[kept++] = entity_of(making, claim->supplier);
    if (claim->recipient != NO_REFERENT)
        all[kept++] = entity_of(making, claim->recipient);
    proposition->entities = all;
    proposition->entity_count = sort_numbers(all, kept);
    return true;
}

static bool set_weapons(const struct making *making, const struct claim *claim,
                        struct proposition *proposition)
{
    struct arena *const arena = making->maker->arena;
    uint64_t *const classes =
        arena_array(arena, claim->weapon_count + 1, sizeof *classes);
    uint32_t *const weapons =
        arena_array(arena, claim->weapon_count + 1, sizeof *weapons);
    uint32_t count = 0;
    if (classes == NULL || weapons == NULL)
        return false;
    for (uint32_t i = 0; i < claim->weapon_count; i++) {
        const struct slice class =
            making->reading->referents[claim->weapons[i]].facts.weapon_class;
        if (class.length == 0 || slice_is(class, "arms-generic"))
            continue;
        weapons[count] = entity_of(making, claim->weapons[i]);
        classes[count++] = slice_hash(class);
    }
    proposition->weapons = weapons;
    proposition->weapon_count = sort_numbers(weapons, count);
    proposition->classes = classes;
    proposition->class_count = terms_sort(classes, count);
    return true;
}

static struct party party_of(const struct making *making, uint32_t referent)
{
    if (referent == NO_REFERENT)
        return (struct party){ PARTY_NONE, 0 };
    const uint32_t number = entity_of(making, referent);
    const struct entity *const entity = &making->entities[number];
    const struct slice country = entity->facts.country;
    if (entity->kind == ENTITY_PERSON)
        return (struct party){ PARTY_PERSON, number };
    if (entity->kind != ENTITY_PLACE)
        return (struct party){ PARTY_ORGANISATION, number };
    if (country.length != 2)
        return (struct party){ PARTY_PLACE, number };
    const uint32_t letters = (uint32_t)(unsigned char)country.bytes[0] << 8 |
                             (unsigned char)country.bytes[1];
    return (struct party){ PARTY_PLACE, COUNTRY + letters };
}

static uint64_t speaker_hash(const struct making *making, const struct speaker *speaker)
{
    if (speaker->kind == SPEAKER_NONE)
        return 0;
    const uint32_t entity = speaker->kind == SPEAKER_REFERENT
                                ? entity_of(making, speaker->referent)
                                : NO_ENTITY;
    if (entity != NO_ENTITY)
        return slice_hash((struct slice){ (const char *)&entity, sizeof entity });
    return slice_hash(speaker->name);
}

static struct slice speaker_name(const struct making *making,
                                 const struct speaker *speaker)
{
    return speaker->kind == SPEAKER_REFERENT
               ? making->reading->referents[speaker->referent].name
               : speaker->name;
}

static void set_speaker(const struct making *making, const struct speaker *speaker,
                        struct proposition *proposition)
{
    const struct slice name = speaker_name(making, speaker);
    proposition->speaker = speaker_hash(making, speaker);
    if (speaker->kind == SPEAKER_NONE || name.length < SOURCE_END)
        return;
    const struct slice end = slice_part(name, name.length - SOURCE_END, name.length);
    char lower[SOURCE_END];
    for (size_t i = 0; i < SOURCE_END; i++)
        lower[i] = (char)(end.bytes[i] | 0x20); /* enough to compare by */
    proposition->source = slice_hash((struct slice){ lower, sizeof lower });
    proposition->paper = wording_is_paper(name);
}

static struct slice claim_text(const struct making *making, const struct claim *claim)
{
    const struct span whole = { claim->spans[0].start,
                                claim->spans[claim->span_count - 1].end };
    return span_text(making->article->text, whole);
}

/* The act of denying or confirming is told in its sentence, or is all that is said:
 * "Ich bestätige das". */
static void set_answer(const struct making *making, const struct claim *claim,
                       struct proposition *proposition)
{
    const bool told = claim->form == FORM_REPORTED;
    const struct slice text =
        told ? span_text(making->article->text,
                         making->reading->sentences[claim->sentence])
             : claim_text(making, claim);
    if (claim->speaker.kind == SPEAKER_NONE)
        return;
    const enum agreement agreement = wording_agreement(text);
    const bool confirms = !proposition->denied && agreement == AGREEMENT_GIVEN;
    proposition->denies = proposition->denies && agreement != AGREEMENT_REFUSED;
    if (!confirms && !(proposition->denies && told))
        return;
    proposition->answer = wording_answer(text, &proposition->topical);
    proposition->confirms =
        confirms && proposition->answer != ANSWER_NONE && !proposition->topical;
    if (!proposition->confirms && !proposition->denies)
        proposition->answer = ANSWER_NONE;
}

static bool is_ahead(const struct making *making, const struct date *date)
{
    const struct day published = making->reading->published.interval.latest;
    return slice_is(date->value, "FUTURE_REF") ||
           (day_is_known(published) && day_is_known(date->interval.earliest) &&
            day_number(date->interval.earliest) > day_number(published));
}

static void set_time(const struct making *making, const struct claim *claim,
                     struct proposition *proposition)
{
    proposition->mood = wording_mood(claim_text(making, claim), claim->modality);
    if (claim->when == NO_DATE)
        return;
    const struct date *const date = &making->reading->dates[claim->when];
    proposition->when = date->interval;
    if (proposition->mood == MOOD_DONE && is_ahead(making, date))
        proposition->mood = MOOD_PLANNED;
}

/* Two propositions without a bit in common have nothing to be compared. */
static uint64_t signature_of(const struct proposition *proposition)
{
    uint64_t bits = 0;
    for (uint32_t i = 0; i < proposition->term_count; i++)
        bits |= UINT64_C(1) << (proposition->terms[i] >> 58);
    for (uint32_t i = 0; i < proposition->entity_count; i++)
        bits |= UINT64_C(1) << (proposition->entities[i] & 63);
    return bits;
}

static bool make_one(const struct making *making, struct claim_at at,
                     struct proposition *proposition)
{
    const struct claim *const claim = &making->reading->claims[at.claim];
    *proposition = (struct proposition){
        .at = at,
        .event = claim->event,
        .denied = claim->polarity == POLARITY_DENIED,
        .own = claim->form == FORM_OWN,
        .infinitive = strcmp(claim->rule, "verb-infinitive") == 0,
        .supplier = party_of(making, claim->supplier),
        .recipient = party_of(making, claim->recipient),
        .sentence = claim->sentence,
        .scene = making->scene,
    };
    /* An outlet that doubts in its own voice, or a rumour, contradicts nobody. */
    proposition->denies = proposition->denied && claim->speaker.kind != SPEAKER_NONE;
    set_speaker(making, &claim->speaker, proposition);
    set_time(making, claim, proposition);
    set_answer(making, claim, proposition);
    if (!set_terms(making, claim, proposition) ||
        !set_entities(making, claim, proposition) ||
        !set_weapons(making, claim, proposition) ||
        !counts_make(making->maker, making->article->text, making->reading, claim,
                     proposition))
        return false;
    proposition->signature = signature_of(proposition);
    return true;
}

static bool set_lead_terms(const struct making *making, uint32_t lead,
                           struct scene *scene)
{
    struct list terms = { 0 };
    if (!terms_add(making->maker, making->article->title, &terms))
        return false;
    for (uint32_t i = 0; i < lead; i++)
        if (!terms_add_span(making->maker, making->article->text, making->reading,
                            making->reading->sentences[i], &terms))
            return false;
    scene->terms = terms.items;
    scene->term_count = terms_sort(terms.items, terms.count);
    return true;
}

static bool set_lead_entities(const struct making *making, uint32_t lead,
                              struct scene *scene)
{
    const struct reading *const reading = making->reading;
    uint32_t *const all =
        arena_array(making->maker->arena, reading->mention_count + 1, sizeof *all);
    uint32_t kept = 0;
    if (all == NULL)
        return false;
    for (uint32_t i = 0; i < reading->mention_count; i++)
        if (reading->mentions[i].sentence < lead)
            all[kept++] = entity_of(making, reading->mentions[i].referent);
    scene->entities = all;
    scene->entity_count = sort_numbers(all, kept);
    return true;
}

static bool make_scene(const struct making *making, struct scene *scene)
{
    const struct reading *const reading = making->reading;
    const uint32_t lead =
        reading->sentence_count < LEAD ? reading->sentence_count : LEAD;
    scene->published = reading->published.interval;
    scene->dated = reading->published.date.bytes != NULL;
    return set_lead_terms(making, lead, scene) &&
           set_lead_entities(making, lead, scene);
}

static bool make_article(struct making *making, const struct linking *linking,
                         uint32_t number, struct proposition *propositions)
{
    struct scene *const scene = arena_alloc(linking->arena, sizeof *scene);
    if (scene == NULL)
        return false;
    *scene = (struct scene){ 0 };
    making->article = linking->corpus[number].article;
    making->reading = linking->corpus[number].reading;
    making->entity_of = linking->articles[number].entities;
    making->scene = scene;
    if (!make_scene(making, scene))
        return false;
    for (uint32_t claim = 0; claim < making->reading->claim_count; claim++)
        if (!make_one(making, (struct claim_at){ number, claim }, &propositions[claim]))
            return false;
    return true;
}

/* A country that one article takes for a person or a firm is the country nonetheless:
 * what bears the same name as a place is that place here. */
static uint32_t *find_namesakes(const struct links *links, struct arena *arena,
                                struct fault *fault)
{
    struct map places = { 0 };
    uint32_t *const namesake =
        arena_array(arena, links->entity_count + 1, sizeof *namesake);
    if (namesake == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    for (uint32_t i = 0; i < links->entity_count; i++)
        if (links->entities[i].kind == ENTITY_PLACE &&
            !map_set(&places, arena, links->entities[i].id, i, fault))
            return NULL;
    for (uint32_t i = 0; i < links->entity_count; i++) {
        const uint32_t place = links->entities[i].kind == ENTITY_WEAPON
                                   ? MAP_NONE
                                   : map_find(&places, links->entities[i].id);
        namesake[i] = place == MAP_NONE ? i : place;
    }
    return namesake;
}

static bool make_all(struct making *making, const struct linking *linking,
                     struct proposition *propositions)
{
    for (uint32_t i = 0, at = 0; i < linking->count; i++) {
        const uint32_t article = linking->order[i];
        if (!make_article(making, linking, article, propositions + at))
            return false;
        at += linking->corpus[article].reading->claim_count;
    }
    return true;
}

bool make_propositions(const struct linking *linking, const struct links *links,
                       struct proposition **propositions, uint32_t *count,
                       struct fault *fault)
{
    struct term_maker maker;
    struct making making = { .maker = &maker, .entities = links->entities };
    uint32_t all = 0;
    for (uint32_t i = 0; i < linking->count; i++)
        all += linking->corpus[i].reading->claim_count;
    struct proposition *const made = arena_array(linking->arena, all + 1, sizeof *made);
    if (made == NULL)
        return fault_no_memory(fault);
    making.namesake = find_namesakes(links, linking->arena, fault);
    if (making.namesake == NULL || !term_maker_init(&maker, linking->arena, fault))
        return false;
    const bool ok = make_all(&making, linking, made);
    term_maker_finish(&maker);
    if (!ok)
        return fault_no_memory(fault);
    *propositions = made;
    *count = all;
    return true;
}
