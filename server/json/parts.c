#include "json/parts.h"

#include "news/vocabulary.h"

void json_day(struct writer *writer, struct day day)
{
    char text[DATE_TEXT_SIZE];
    day_text(day, text);
    writer_string(writer, day_is_known(day) ? text : NULL);
}

void json_interval_fields(struct writer *writer, struct interval interval)
{
    writer_key(writer, "earliest");
    json_day(writer, interval.earliest);
    writer_key(writer, "latest");
    json_day(writer, interval.latest);
}

void json_span_fields(struct writer *writer, const struct setting *setting,
                      struct span span)
{
    writer_integer_field(writer, "start", offsets_at(&setting->offsets, span.start));
    writer_integer_field(writer, "end", offsets_at(&setting->offsets, span.end));
}

void json_quote_fields(struct writer *writer, const struct setting *setting,
                       struct span span)
{
    json_span_fields(writer, setting, span);
    writer_text_field(writer, "quote", span_text(setting->offsets.text, span));
}

const struct entity *setting_entity(const struct setting *setting, uint32_t referent)
{
    const struct article_links *const links =
        &setting->links->articles[setting->number];
    return &setting->links->entities[links->entities[referent]];
}

void json_referent(struct writer *writer, const struct setting *setting,
                   uint32_t referent)
{
    if (referent == NO_REFERENT) {
        writer_null(writer);
        return;
    }
    const struct entity *const entity = setting_entity(setting, referent);
    writer_begin_object(writer);
    writer_string_field(writer, "kind", entity_kind_name(entity->kind));
    writer_text_field(writer, "id", entity->id);
    writer_text_field(writer, "name", entity->name);
    writer_end_object(writer);
}

void json_figure(struct writer *writer, const struct setting *setting,
                 const struct figure *figure)
{
    writer_begin_object(writer);
    writer_key(writer, "value");
    writer_real(writer, figure->value);
    writer_string_field(writer, "bound", figure_bound_name(figure->bound));
    writer_text_field(writer, "unit", figure->unit);
    json_quote_fields(writer, setting, figure->span);
    writer_end_object(writer);
}

void json_mention(struct writer *writer, const struct setting *setting,
                  const struct mention *mention)
{
    writer_begin_object(writer);
    json_quote_fields(writer, setting, mention->span);
    writer_integer_field(writer, "sentence", mention->sentence);
    writer_key(writer, "derived");
    writer_bool(writer, mention->derived);
    writer_key(writer, "entity");
    json_referent(writer, setting, mention->referent);
    writer_end_object(writer);
}

void json_date(struct writer *writer, const struct setting *setting,
               const struct date *date)
{
    writer_begin_object(writer);
    json_quote_fields(writer, setting, date->span);
    writer_string_field(writer, "type", date_type_name(date->type));
    writer_text_field(writer, "value", date->value);
    json_interval_fields(writer, date->interval);
    writer_end_object(writer);
}
