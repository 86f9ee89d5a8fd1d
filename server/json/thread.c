#include "json/items.h"
#include "json/parts.h"
#include "news/vocabulary.h"

static bool is_same(struct claim_at a, struct claim_at b)
{
    return a.article == b.article && a.claim == b.claim;
}

/* NULL: the claim denies nothing. */
static const struct denial *find_denial(const struct thread *thread, struct claim_at at)
{
    for (uint32_t i = 0; i < thread->denial_count; i++)
        if (is_same(thread->denials[i].claim, at))
            return &thread->denials[i];
    return NULL;
}

/* The figures of one claim, each with the claim that it is from and who says so: they
 * are put side by side, never added up. */
static void write_figures(struct writer *writer, const struct setting *setting,
                          uint32_t number)
{
    const struct corpus_article *const from = &setting->corpus[setting->number];
    const struct claim *const claim = &from->reading->claims[number];
    for (uint32_t i = 0; i < claim->figure_count; i++) {
        const struct figure *const figure = &from->reading->figures[claim->figures[i]];
        writer_begin_object(writer);
        writer_key(writer, "value");
        writer_real(writer, figure->value);
        writer_string_field(writer, "bound", figure_bound_name(figure->bound));
        writer_text_field(writer, "unit", figure->unit);
        writer_text_field(writer, "quote",
                          span_text(from->article->text, figure->span));
        writer_key(writer, "speaker");
        json_speaker(writer, setting, &claim->speaker);
        writer_string_field(writer, "polarity", claim_polarity_name(claim->polarity));
        writer_text_field(writer, "claim",
                          setting->links->articles[setting->number].claim_ids[number]);
        writer_text_field(writer, "published", from->reading->published.date);
        writer_end_object(writer);
    }
}

/* Keeps what `write` writes of the claim. */
static bool keep(void (*write)(struct writer *writer, const struct setting *setting,
                               uint32_t claim),
                 const struct setting *setting, uint32_t claim, struct arena *arena,
                 struct slice *out, struct fault *fault)
{
    struct buffer written;
    struct writer writer = { .out = &written };
    buffer_init(&written, UINT32_MAX);
    write(&writer, setting, claim);
    const bool ok = buffer_ok(&written, fault);
    if (ok)
        *out = arena_copy(arena, buffer_slice(&written));
    buffer_finish(&written);
    return ok && (out->bytes != NULL || fault_no_memory(fault));
}

static bool keep_id(const struct setting *setting, uint32_t claim, struct arena *arena,
                    struct slice *out, struct fault *fault)
{
    *out =
        arena_copy(arena, setting->links->articles[setting->number].claim_ids[claim]);
    return out->bytes != NULL || fault_no_memory(fault);
}

bool json_thread_part(const struct setting *setting, const struct thread *thread,
                      uint32_t claim, struct arena *arena, struct thread_part *out,
                      struct fault *fault)
{
    const struct claim_at at = { setting->number, claim };
    const struct denial *const denial = find_denial(thread, at);
    const bool is_shown = denial != NULL || is_same(thread->claims[0], at);
    const bool has_figures =
        setting->corpus[at.article].reading->claims[claim].figure_count > 0;
    *out = (struct thread_part){ 0 };
    return keep_id(setting, claim, arena, &out->id, fault) &&
           (!is_shown ||
            keep(json_claim_fields, setting, claim, arena, &out->fields, fault)) &&
           (denial == NULL || denial->denies.article != at.article ||
            keep_id(setting, denial->denies.claim, arena, &out->denies, fault)) &&
           (!has_figures ||
            keep(write_figures, setting, claim, arena, &out->figures, fault));
}

static void write_first(struct writer *writer, const struct thread_part *first)
{
    writer_key(writer, "first");
    writer_begin_object(writer);
    writer_written(writer, first->fields);
    writer_end_object(writer);
}

static void write_counts(struct writer *writer, const struct thread *thread)
{
    writer_integer_field(writer, "claims", thread->claim_count);
    writer_integer_field(writer, "articles", thread->articles);
    writer_integer_field(writer, "publishers", thread->publishers);
    writer_integer_field(writer, "speakers", thread->speakers);
}

static void write_members(struct writer *writer, const struct thread *thread,
                          const struct thread_part *parts)
{
    writer_key(writer, "members");
    writer_begin_array(writer);
    for (uint32_t i = 0; i < thread->claim_count; i++) {
        writer_begin_object(writer);
        writer_text_field(writer, "claim", parts[i].id);
        writer_string_field(writer, "reason", thread->reasons[i]);
        writer_end_object(writer);
    }
    writer_end_array(writer);
}

/* A claim of another article that is denied is one of the thread's. */
static struct slice find_id(const struct thread *thread,
                            const struct thread_part *parts, struct claim_at at)
{
    for (uint32_t i = 0; i < thread->claim_count; i++)
        if (is_same(thread->claims[i], at))
            return parts[i].id;
    return (struct slice){ 0 };
}

static void write_denial(struct writer *writer, const struct thread *thread,
                         const struct thread_part *parts, uint32_t member,
                         const struct denial *denial)
{
    const struct slice denied = parts[member].denies;
    writer_begin_object(writer);
    writer_written(writer, parts[member].fields);
    writer_text_field(writer, "denies",
                      denied.bytes != NULL ? denied
                                           : find_id(thread, parts, denial->denies));
    writer_string_field(writer, "reason", denial->reason);
    writer_end_object(writer);
}

/* Denials stand in the order of the claims. */
static void write_denials(struct writer *writer, const struct thread *thread,
                          const struct thread_part *parts)
{
    uint32_t next = 0;
    writer_key(writer, "denials");
    writer_begin_array(writer);
    for (uint32_t i = 0; i < thread->claim_count && next < thread->denial_count; i++)
        if (is_same(thread->denials[next].claim, thread->claims[i]))
            write_denial(writer, thread, parts, i, &thread->denials[next++]);
    writer_end_array(writer);
}

static void write_all_figures(struct writer *writer, const struct thread *thread,
                              const struct thread_part *parts)
{
    writer_key(writer, "figures");
    writer_begin_array(writer);
    for (uint32_t i = 0; i < thread->claim_count; i++)
        writer_written(writer, parts[i].figures);
    writer_end_array(writer);
}

void json_thread(struct writer *writer, const struct thread *thread,
                 const struct thread_part *parts)
{
    writer_begin_object(writer);
    writer_text_field(writer, "id", thread->id);
    writer_string_field(writer, "event", claim_event_name(thread->event));
    write_first(writer, &parts[0]);
    write_counts(writer, thread);
    write_members(writer, thread, parts);
    write_denials(writer, thread, parts);
    write_all_figures(writer, thread, parts);
    writer_end_object(writer);
}
