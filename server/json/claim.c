#include "json/items.h"
#include "json/parts.h"
#include "news/vocabulary.h"

static void write_spans(struct writer *writer, const struct setting *setting,
                        const struct claim *claim)
{
    writer_key(writer, "spans");
    writer_begin_array(writer);
    for (uint32_t i = 0; i < claim->span_count; i++) {
        writer_begin_object(writer);
        json_span_fields(writer, setting, claim->spans[i]);
        writer_end_object(writer);
    }
    writer_end_array(writer);
}

/* A claim that is interrupted ("…", sagte sie, "…") is quoted from its first word to
 * its last, so that the quote is a stretch of the text like any other. */
static struct slice quote_of(const struct setting *setting, const struct claim *claim)
{
    const struct span whole = { claim->spans[0].start,
                                claim->spans[claim->span_count - 1].end };
    return span_text(setting->offsets.text, whole);
}

void json_speaker(struct writer *writer, const struct setting *setting,
                  const struct speaker *speaker)
{
    if (speaker->kind == SPEAKER_NONE) {
        writer_null(writer);
        return;
    }
    const struct entity *const entity = speaker->kind == SPEAKER_REFERENT
                                            ? setting_entity(setting, speaker->referent)
                                            : NULL;
    const struct slice none = { 0 };
    writer_begin_object(writer);
    writer_string_field(writer, "kind",
                        entity == NULL ? "group" : entity_kind_name(entity->kind));
    writer_text_field(writer, "id", entity == NULL ? none : entity->id);
    writer_text_field(writer, "name", entity == NULL ? speaker->name : entity->name);
    if (speaker->span.start < speaker->span.end) {
        json_span_fields(writer, setting, speaker->span);
    } else {
        writer_text_field(writer, "start", none);
        writer_text_field(writer, "end", none);
    }
    writer_end_object(writer);
}

static void write_voices(struct writer *writer, const struct setting *setting,
                         const struct claim *claim)
{
    writer_key(writer, "speaker");
    json_speaker(writer, setting, &claim->speaker);
    writer_key(writer, "via");
    writer_begin_array(writer);
    for (uint32_t i = 0; i < claim->via_count; i++)
        json_speaker(writer, setting, &claim->via[i]);
    writer_end_array(writer);
    writer_key(writer, "cue");
    writer_begin_array(writer);
    for (uint32_t i = 0; i < claim->cue_count; i++) {
        writer_begin_object(writer);
        json_quote_fields(writer, setting, claim->cues[i]);
        writer_end_object(writer);
    }
    writer_end_array(writer);
}

static void write_event(struct writer *writer, const struct setting *setting,
                        const struct claim *claim)
{
    writer_string_field(writer, "form", claim_form_name(claim->form));
    writer_string_field(writer, "modality", claim_modality_name(claim->modality));
    writer_string_field(writer, "polarity", claim_polarity_name(claim->polarity));
    writer_key(writer, "event");
    writer_begin_object(writer);
    writer_string_field(writer, "type", claim_event_name(claim->event));
    writer_key(writer, "supplier");
    json_referent(writer, setting, claim->supplier);
    writer_key(writer, "recipient");
    json_referent(writer, setting, claim->recipient);
    writer_end_object(writer);
}

static void write_referents(struct writer *writer, const struct setting *setting,
                            const char *name, const uint32_t *referents, uint32_t count)
{
    writer_key(writer, name);
    writer_begin_array(writer);
    for (uint32_t i = 0; i < count; i++)
        json_referent(writer, setting, referents[i]);
    writer_end_array(writer);
}

static void write_figures(struct writer *writer, const struct setting *setting,
                          const struct claim *claim)
{
    const struct reading *const reading = setting->corpus[setting->number].reading;
    writer_key(writer, "figures");
    writer_begin_array(writer);
    for (uint32_t i = 0; i < claim->figure_count; i++)
        json_figure(writer, setting, &reading->figures[claim->figures[i]]);
    writer_end_array(writer);
}

static void write_when(struct writer *writer, const struct setting *setting,
                       const struct claim *claim)
{
    writer_key(writer, "when");
    if (claim->when == NO_DATE) {
        writer_null(writer);
        return;
    }
    const struct reading *const reading = setting->corpus[setting->number].reading;
    const struct date *const date = &reading->dates[claim->when];
    writer_begin_object(writer);
    writer_text_field(writer, "date", date->value);
    json_interval_fields(writer, claim_time(reading, claim));
    json_quote_fields(writer, setting, date->span);
    writer_end_object(writer);
}

static void write_thread(struct writer *writer, const struct setting *setting,
                         uint32_t number)
{
    const uint32_t thread = setting->links->articles[setting->number].threads[number];
    const struct slice none = { 0 };
    writer_text_field(writer, "thread",
                      thread == NO_THREAD ? none : setting->links->threads[thread].id);
}

void json_claim_fields(struct writer *writer, const struct setting *setting,
                       uint32_t number)
{
    const struct claim *const claim =
        &setting->corpus[setting->number].reading->claims[number];
    writer_text_field(writer, "id",
                      setting->links->articles[setting->number].claim_ids[number]);
    writer_key(writer, "article");
    writer_written(writer, setting->reference);
    write_spans(writer, setting, claim);
    writer_text_field(writer, "quote", quote_of(setting, claim));
    write_voices(writer, setting, claim);
    write_event(writer, setting, claim);
    write_referents(writer, setting, "about", claim->about, claim->about_count);
    write_referents(writer, setting, "weapons", claim->weapons, claim->weapon_count);
    write_figures(writer, setting, claim);
    write_when(writer, setting, claim);
    write_thread(writer, setting, number);
    writer_string_field(writer, "rule", claim->rule);
}

void json_claim(struct writer *writer, const struct setting *setting, uint32_t number)
{
    writer_begin_object(writer);
    json_claim_fields(writer, setting, number);
    writer_end_object(writer);
}
