#include "json/items.h"
#include "news/vocabulary.h"

void json_source(struct writer *writer, const struct source_report *report)
{
    writer_begin_object(writer);
    writer_text_field(writer, "path", report->path);
    writer_text_field(writer, "format", report->format);
    writer_integer_field(writer, "read", report->read);
    writer_key(writer, "skipped");
    writer_begin_array(writer);
    for (uint32_t i = 0; i < report->skipped_count; i++) {
        writer_begin_object(writer);
        writer_integer_field(writer, "record", report->skipped[i].record);
        writer_text_field(writer, "reason", report->skipped[i].reason);
        writer_end_object(writer);
    }
    writer_end_array(writer);
    writer_end_object(writer);
}

void json_correction(struct writer *writer, const struct correction_report *report)
{
    writer_begin_object(writer);
    writer_integer_field(writer, "line", report->line);
    writer_string_field(writer, "action", report->action);
    writer_string_field(writer, "kind", entity_kind_name(report->kind));
    writer_text_field(writer, "id", report->id);
    writer_key(writer, "applied");
    writer_bool(writer, report->problem == NULL);
    writer_string_field(writer, "reason", report->problem);
    writer_end_object(writer);
}
