#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "linking/abstracting.h"
#include "linking/steps.h"

/* One mention that is not derived. */
struct naming {
    uint32_t referent;
    struct slice text;
};

/* A weapon that is known by nothing but its class and calibre ("152-mm-Granate") is the
 * same as any other of that class and calibre. */
static uint64_t calibre_key(const struct entity_facts *facts)
{
    char value[128];
    const int length =
        snprintf(value, sizeof value, "%.*s/%.6g", (int)facts->weapon_class.length,
                 facts->weapon_class.bytes, facts->calibre_mm);
    const size_t kept =
        (size_t)length < sizeof value ? (size_t)length : sizeof value - 1;
    return key_hash(ENTITY_WEAPON, KEY_CALIBRE, (struct slice){ value, kept });
}

static void set_person_keys(struct abstracting *making, const struct referent *from,
                            struct slice slug, struct abstract_referent *out)
{
    const struct slice key = person_key(making->arena, slug);
    making->no_memory = making->no_memory || key.bytes == NULL;
    out->name_key = key_hash(ENTITY_PERSON, KEY_NAME, key);
    out->weak_key = key_hash(ENTITY_PERSON, KEY_SURNAME, surname_of_key(key));
    out->is_weak = name_is_single(from->name);
}

static void set_keys(struct abstracting *making, const struct referent *from,
                     struct slice slug, struct abstract_referent *out)
{
    const bool counted = from->kind == ENTITY_WEAPON && from->facts.calibre_mm > 0 &&
                         from->facts.weapon_class.length > 0;
    if (from->key.bytes != NULL)
        out->lexicon_key = key_hash(from->kind, KEY_LEXICON, from->key);
    if (from->kind == ENTITY_PERSON) {
        set_person_keys(making, from, slug, out);
        return;
    }
    out->name_key =
        counted ? calibre_key(&from->facts) : key_hash(from->kind, KEY_NAME, slug);
    out->is_weak = from->kind == ENTITY_ORGANISATION && name_is_acronym(from->name);
    if (out->is_weak)
        out->weak_key = key_hash(ENTITY_ORGANISATION, KEY_ACRONYM, from->name);
}

static uint32_t keep_facts(struct abstracting *making, const struct entity_facts *from)
{
    if (from->country.length == 0 && from->weapon_class.length == 0 &&
        from->precision == PRECISION_NONE && from->calibre_mm <= 0)
        return ABSTRACT_NONE;
    struct abstract_facts *const facts =
        abstract_add(making, &making->facts, sizeof *facts);
    if (facts == NULL)
        return ABSTRACT_NONE;
    facts->country = abstract_keep_text(&making->texts, from->country);
    facts->weapon_class = abstract_keep_text(&making->texts, from->weapon_class);
    facts->latitude = from->latitude;
    facts->longitude = from->longitude;
    facts->calibre_mm = from->calibre_mm;
    facts->precision = from->precision;
    return making->facts.count - 1;
}

static struct abstract_part keep_roles(struct abstracting *making,
                                       const struct referent *from)
{
    const struct abstract_part part = { making->roles.count, from->role_count };
    for (uint32_t i = 0; i < from->role_count; i++) {
        struct abstract_text *const role =
            abstract_add(making, &making->roles, sizeof *role);
        if (role != NULL)
            *role = abstract_keep_text(&making->texts, from->roles[i]);
    }
    return part;
}

static void keep_referent(struct abstracting *making, const struct referent *from)
{
    struct abstract_referent *const out =
        abstract_add(making, &making->referents, sizeof *out);
    const struct slice slug = utf8_slug(making->arena, from->name);
    making->no_memory = making->no_memory || slug.bytes == NULL;
    if (making->no_memory)
        return;
    out->kind = (uint8_t)from->kind;
    out->name = abstract_keep_text(&making->texts, from->name);
    out->key = abstract_keep_text(&making->texts, from->key);
    out->slug = abstract_keep_text(&making->texts, slug_for_id(slug));
    out->roles = keep_roles(making, from);
    out->facts = keep_facts(making, &from->facts);
    set_keys(making, from, slug, out);
}

static int compare_namings(const void *left, const void *right)
{
    const struct naming *const a = left, *const b = right;
    if (a->referent != b->referent)
        return a->referent < b->referent ? -1 : 1;
    return slice_compare(a->text, b->text);
}

/* The namings in the order of their referents, and of their texts. */
static struct naming *sort_namings(struct abstracting *making, uint32_t *count)
{
    const struct reading *const reading = making->reading;
    struct naming *const namings =
        arena_array(making->arena, (size_t)reading->mention_count + 1, sizeof *namings);
    struct abstract_referent *const referents = making->referents.items;
    *count = 0;
    making->no_memory = making->no_memory || namings == NULL;
    for (uint32_t i = 0; i < reading->mention_count && !making->no_memory; i++) {
        const struct mention *const mention = &reading->mentions[i];
        referents[mention->referent].mentions++;
        if (mention->derived)
            continue;
        const struct slice text = span_text(making->article->text, mention->span);
        namings[(*count)++] = (struct naming){ mention->referent, text };
    }
    if (!making->no_memory && *count > 0)
        qsort(namings, *count, sizeof *namings, compare_namings);
    return namings;
}

static void keep_surface(struct abstracting *making, const struct naming *naming,
                         uint32_t count)
{
    struct abstract_referent *const referent =
        (struct abstract_referent *)making->referents.items + naming->referent;
    struct abstract_surface *const surface =
        abstract_add(making, &making->surfaces, sizeof *surface);
    if (surface == NULL)
        return;
    if (referent->surfaces.count++ == 0)
        referent->surfaces.first = making->surfaces.count - 1;
    /* Most are called by their names. */
    const struct slice name = making->reading->referents[naming->referent].name;
    const struct abstract_text text =
        slice_equals(naming->text, name)
            ? referent->name
            : abstract_keep_text(&making->texts, naming->text);
    *surface = (struct abstract_surface){ text, count };
    if (referent->kind != ENTITY_ORGANISATION || !name_is_acronym(naming->text))
        return;
    uint64_t *const acronym = abstract_add(making, &making->acronyms, sizeof *acronym);
    if (acronym == NULL)
        return;
    *acronym = key_hash(ENTITY_ORGANISATION, KEY_ACRONYM, naming->text);
    if (referent->acronyms.count++ == 0)
        referent->acronyms.first = making->acronyms.count - 1;
}

static void keep_surfaces(struct abstracting *making)
{
    uint32_t count = 0;
    const struct naming *const namings = sort_namings(making, &count);
    for (uint32_t i = 0, next = 0; i < count && !making->no_memory; i = next) {
        while (next < count && compare_namings(&namings[i], &namings[next]) == 0)
            next++;
        keep_surface(making, &namings[i], next - i);
    }
}

void abstract_keep_names(struct abstracting *making)
{
    const struct reading *const reading = making->reading;
    for (uint32_t i = 0; i < reading->referent_count && !making->no_memory; i++)
        keep_referent(making, &reading->referents[i]);
    keep_surfaces(making);
}
