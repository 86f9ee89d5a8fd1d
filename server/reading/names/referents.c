#include "reading/names/referents.h"

#include "base/map.h"
#include "base/utf8.h"
#include "reading/names/endings.h"
#include "reading/names/keys.h"
#include "reading/names/namesakes.h"
#include "reading/names/roles.h"
#include "reading/names/weapons.h"

enum { FITS_FAMILY = 16, FITS_FIRST = 8 };

/* A referent in the making. */
struct group {
    struct referent referent;
    struct slice key;
    struct slice first, last; /* of a person's full name, folded */
    bool family_first;        /* "Kim Jong-un" */
    uint32_t merged;          /* number of the group that it went into, or itself */
    uint32_t final;           /* its number among the referents */
};

struct maker {
    struct search *search;
    struct list groups; /* of struct group */
    struct map keys;    /* kind and key to group */
    struct fault *fault;
};

static struct group *group_at(const struct maker *maker, uint32_t number)
{
    return (struct group *)maker->groups.items + number;
}

static struct draft *draft_at(const struct maker *maker, uint32_t number)
{
    return (struct draft *)maker->search->drafts.items + number;
}

static void set_place_facts(const struct search *search, const struct draft *draft,
                            const struct entry *entry, struct entity_facts *facts)
{
    const struct slice country =
        gazetteer_string(search->gazetteer, draft->sense, entry->detail);
    facts->country = country.length > 0 ? country : (struct slice){ 0 };
    facts->latitude = (double)entry->latitude;
    facts->longitude = (double)entry->longitude;
    facts->precision = (enum place_precision)entry->precision;
}

static void set_facts(const struct search *search, const struct draft *draft,
                      struct entity_facts *facts)
{
    if (draft->kind == ENTITY_WEAPON)
        facts->calibre_mm = weapon_draft_calibre(search, draft);
    if (!draft->known && draft->kind != ENTITY_WEAPON)
        return;
    const struct entry *const entry = gazetteer_entry(search->gazetteer, draft->sense);
    if (draft->kind == ENTITY_PLACE && entry->kind == ENTITY_PLACE)
        set_place_facts(search, draft, entry, facts);
    if (draft->kind == ENTITY_WEAPON)
        facts->weapon_class =
            gazetteer_string(search->gazetteer, draft->sense, entry->detail);
}

/* The name in the nominative, as far as the text alone tells. */
static struct slice name_of(const struct search *search, const struct draft *draft)
{
    if (draft->known) {
        const struct entry *const entry =
            gazetteer_entry(search->gazetteer, draft->sense);
        return gazetteer_string(search->gazetteer, draft->sense, entry->name);
    }
    if (draft->kind == ENTITY_WEAPON)
        return weapon_name(search, draft);
    return name_in_nominative(search, draft);
}

static bool set_referent(const struct search *search, const struct draft *draft,
                         struct referent *referent)
{
    referent->kind = (enum entity_kind)draft->kind;
    referent->name = name_of(search, draft);
    if (draft->known) {
        const struct entry *const entry =
            gazetteer_entry(search->gazetteer, draft->sense);
        const struct slice id =
            gazetteer_string(search->gazetteer, draft->sense, entry->id);
        referent->key = id.length > 0 ? id : (struct slice){ 0 };
    }
    set_facts(search, draft, &referent->facts);
    return referent->name.bytes != NULL;
}

/* The group of the key, made from the draft if it is new; NULL: out of memory. */
static struct group *get_group(struct maker *maker, const struct draft *draft,
                               struct slice key)
{
    const uint32_t found = map_find(&maker->keys, key);
    if (found != MAP_NONE)
        return group_at(maker, found);
    struct group *const group =
        list_add(&maker->groups, maker->search->arena, sizeof *group);
    if (group == NULL || !set_referent(maker->search, draft, &group->referent)) {
        (void)fault_no_memory(maker->fault);
        return NULL;
    }
    const uint32_t number = maker->groups.count - 1;
    group->key = key;
    group->merged = number;
    group->final = NO_REFERENT;
    if (draft->kind == ENTITY_PERSON)
        key_parts(key, &group->first, &group->last, &group->family_first);
    return map_set(&maker->keys, maker->search->arena, key, number, maker->fault)
               ? group_at(maker, number)
               : NULL;
}

/* The group of a person's full name that agrees in first and last name. */
static uint32_t find_person(const struct maker *maker, struct slice key)
{
    struct slice first = { 0 }, last = { 0 };
    bool family_first = false;
    key_parts(key, &first, &last, &family_first);
    for (uint32_t i = 0; i < maker->groups.count; i++) {
        const struct group *const group = group_at(maker, i);
        if (group->referent.kind == ENTITY_PERSON && !family_first &&
            group->last.length > 0 && slice_equals(group->first, first) &&
            slice_equals(group->last, last))
            return i;
    }
    return NO_REFERENT;
}

static bool is_single_person(const struct search *search, const struct draft *draft)
{
    return draft->kind == ENTITY_PERSON &&
           (draft->derived || key_words(search, draft) == 1);
}

/* Everything but people who are named by one word. */
static bool group_named(struct maker *maker)
{
    for (uint32_t i = 0; i < maker->search->drafts.count; i++) {
        struct draft *const draft = draft_at(maker, i);
        if (is_single_person(maker->search, draft))
            continue;
        const struct slice key = key_of(maker->search, draft);
        if (key.bytes == NULL)
            return fault_no_memory(maker->fault);
        uint32_t number = NO_REFERENT;
        if (draft->kind == ENTITY_PERSON && !draft->known &&
            map_find(&maker->keys, key) == MAP_NONE)
            number = find_person(maker, key);
        if (number == NO_REFERENT) {
            const struct group *const group = get_group(maker, draft, key);
            if (group == NULL)
                return false;
            number = (uint32_t)(group - (struct group *)maker->groups.items);
        }
        draft->referent = number;
    }
    return true;
}

/* How well a name of one word fits a full name: the family name better than the first
 * name; 0: not at all. */
static int fits(const struct group *group, struct slice word)
{
    if (group->referent.kind != ENTITY_PERSON || group->last.length == 0)
        return 0;
    const struct slice family = group->family_first ? group->first : group->last;
    if (key_same_word(family, word))
        return FITS_FAMILY;
    return !group->family_first && key_same_word(group->first, word) ? FITS_FIRST : 0;
}

/* The full name that a name of one word stands for: the best fit that no word beside
 * contradicts, and of several the one that was mentioned last before it, else the first
 * behind it. */
static uint32_t find_full_name(const struct maker *maker, uint32_t draft,
                               struct slice word)
{
    uint32_t found = NO_REFERENT;
    int best = 0;
    for (uint32_t step = 0; step < maker->search->drafts.count; step++) {
        const uint32_t i = step < draft ? draft - 1 - step : step;
        const struct draft *const other = draft_at(maker, i);
        if (other->kind != ENTITY_PERSON || other->referent == NO_REFERENT ||
            i == draft)
            continue;
        const struct group *const group = group_at(maker, other->referent);
        const int fit = fits(group, word);
        const int sum =
            fit == 0 ? 0 : fit + namesakes_agree(maker->search, draft, i, group->first);
        if (sum > best) {
            best = sum;
            found = other->referent;
        }
    }
    return found;
}

static bool group_singles(struct maker *maker)
{
    for (uint32_t i = 0; i < maker->search->drafts.count; i++) {
        struct draft *const draft = draft_at(maker, i);
        if (draft->referent != NO_REFERENT)
            continue;
        const struct slice key = key_of(maker->search, draft);
        const struct slice word = key_single(maker->search, draft);
        if (key.bytes == NULL || word.bytes == NULL)
            return fault_no_memory(maker->fault);
        /* Whom the lexicon means, if the article names that person in full. */
        if (draft->known && map_find(&maker->keys, key) != MAP_NONE) {
            draft->referent = map_find(&maker->keys, key);
            continue;
        }
        draft->referent = find_full_name(maker, i, word);
        if (draft->referent != NO_REFERENT)
            continue;
        const struct group *const group = get_group(maker, draft, key);
        if (group == NULL)
            return false;
        draft->referent = (uint32_t)(group - (struct group *)maker->groups.items);
    }
    return true;
}

static void merge(struct maker *maker, uint32_t from, uint32_t into)
{
    if (from == into)
        return;
    struct group *const target = group_at(maker, into);
    const struct group *const source = group_at(maker, from);
    if (target->referent.key.bytes == NULL && source->referent.key.bytes != NULL) {
        target->referent.key = source->referent.key;
        target->referent.name = source->referent.name;
        target->referent.facts = source->referent.facts;
    }
    for (uint32_t i = 0; i < maker->search->drafts.count; i++)
        if (draft_at(maker, i)->referent == from)
            draft_at(maker, i)->referent = into;
}

/* "Kinderhilfswerk der Vereinten Nationen (UNICEF)": the brackets belong to more than
 * the known name before them, if what they hold is not short for it but known as
 * another, or if the name only says whose the noun before it is. */
static bool is_another(const struct search *search, const struct draft *before,
                       const struct draft *inside)
{
    static const char *const articles[] = { "der", "des", NULL };
    if (!before->known || words_shorten_to(search, before->first, before->end,
                                           word_at(search, inside->first)->lower))
        return false;
    const uint32_t first = before->first;
    return inside->known || (first > sentence_of(search, first)->first + 1 &&
                             word_is_any(word_at(search, first - 1), articles) &&
                             word_has(word_at(search, first - 2), WORD_CAPITAL) &&
                             (search->clues[first - 2].mask & MASK_ROLE) == 0);
}

/* "Amt für Seewege (AfS)": what stands in brackets behind a name is the same. */
static void merge_brackets(struct maker *maker)
{
    const struct search *const search = maker->search;
    for (uint32_t i = 0; i + 1 < search->drafts.count; i++) {
        const struct draft *const a = draft_at(maker, i), *const b =
                                                              draft_at(maker, i + 1);
        if (a->kind == ENTITY_ORGANISATION && b->kind == ENTITY_ORGANISATION &&
            !a->derived && !b->derived && b->first == a->end + 1 &&
            b->end < search->text->word_count &&
            word_is(word_at(search, a->end), "(") &&
            word_is(word_at(search, b->end), ")") && !is_another(search, a, b))
            merge(maker, b->referent, a->referent);
    }
}

/* Of several spellings the longest is the fullest. */
static void choose_names(struct maker *maker)
{
    for (uint32_t i = 0; i < maker->search->drafts.count; i++) {
        const struct draft *const draft = draft_at(maker, i);
        struct referent *const referent = &group_at(maker, draft->referent)->referent;
        if (referent->key.bytes != NULL || draft->derived || draft->known ||
            draft->kind == ENTITY_WEAPON)
            continue;
        const struct slice name = name_in_nominative(maker->search, draft);
        if (name.length > referent->name.length + 1)
            referent->name = name;
    }
}

static bool write_referents(struct maker *maker, struct reading *out)
{
    struct search *const search = maker->search;
    struct referent *const referents =
        arena_array(search->arena, maker->groups.count + 1, sizeof *referents);
    struct mention *const mentions =
        arena_array(search->arena, search->drafts.count + 1, sizeof *mentions);
    if (referents == NULL || mentions == NULL)
        return fault_no_memory(maker->fault);
    uint32_t count = 0;
    for (uint32_t i = 0; i < search->drafts.count; i++) {
        struct draft *const draft = draft_at(maker, i);
        struct group *const group = group_at(maker, draft->referent);
        if (group->final == NO_REFERENT) {
            group->final = count;
            referents[count++] = group->referent;
        }
        draft->referent = group->final;
        mentions[i] =
            (struct mention){ draft->span, word_at(search, draft->first)->sentence,
                              group->final, draft->derived };
    }
    out->referents = referents;
    out->referent_count = count;
    out->mentions = mentions;
    out->mention_count = search->drafts.count;
    return roles_find(search, referents, count, maker->fault);
}

bool referents_make(struct search *search, struct reading *out, struct fault *fault)
{
    struct maker maker = { .search = search, .fault = fault };
    if (!group_named(&maker) || !group_singles(&maker))
        return false;
    merge_brackets(&maker);
    choose_names(&maker);
    return write_referents(&maker, out);
}
