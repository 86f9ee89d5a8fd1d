#include <math.h>

#include "json/items.h"
#include "json/parts.h"
#include "news/vocabulary.h"

static void write_aliases(struct writer *writer, const struct entity *entity)
{
    writer_key(writer, "aliases");
    writer_begin_array(writer);
    for (uint32_t i = 0; i < entity->alias_count; i++) {
        writer_begin_object(writer);
        writer_text_field(writer, "text", entity->aliases[i].text);
        writer_integer_field(writer, "count", entity->aliases[i].count);
        writer_end_object(writer);
    }
    writer_end_array(writer);
}

static void write_roles(struct writer *writer, const struct entity *entity)
{
    writer_key(writer, "roles");
    writer_begin_array(writer);
    for (uint32_t i = 0; i < entity->role_count; i++)
        writer_text(writer, entity->roles[i]);
    writer_end_array(writer);
}

static void write_real_or_null(struct writer *writer, const char *name, double value,
                               bool known)
{
    writer_key(writer, name);
    if (known)
        writer_real(writer, value);
    else
        writer_null(writer);
}

/* A hundred thousandth of a degree is a metre: nobody knows a place better. */
static double to_a_metre(double degrees)
{
    return round(degrees * 1e5) / 1e5;
}

static void write_place(struct writer *writer, const struct entity_facts *facts)
{
    const bool located = facts->precision != PRECISION_NONE;
    writer_text_field(writer, "country", facts->country);
    write_real_or_null(writer, "latitude", to_a_metre(facts->latitude), located);
    write_real_or_null(writer, "longitude", to_a_metre(facts->longitude), located);
    writer_string_field(writer, "precision", place_precision_name(facts->precision));
}

static void write_weapon(struct writer *writer, const struct entity_facts *facts)
{
    writer_text_field(writer, "class", facts->weapon_class);
    write_real_or_null(writer, "calibre_mm", facts->calibre_mm, facts->calibre_mm > 0);
}

void json_entity(struct writer *writer, const struct entity *entity)
{
    writer_begin_object(writer);
    writer_string_field(writer, "kind", entity_kind_name(entity->kind));
    writer_text_field(writer, "id", entity->id);
    writer_text_field(writer, "name", entity->name);
    write_aliases(writer, entity);
    writer_integer_field(writer, "mentions", entity->mentions);
    writer_integer_field(writer, "articles", entity->articles);
    writer_key(writer, "first");
    json_day(writer, entity->first);
    writer_key(writer, "last");
    json_day(writer, entity->last);
    if (entity->kind == ENTITY_PERSON)
        write_roles(writer, entity);
    if (entity->kind == ENTITY_PLACE)
        write_place(writer, &entity->facts);
    if (entity->kind == ENTITY_WEAPON)
        write_weapon(writer, &entity->facts);
    writer_end_object(writer);
}
