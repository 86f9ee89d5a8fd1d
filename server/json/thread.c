#include "json/items.h"
#include "json/parts.h"
#include "news/vocabulary.h"

/* What all steps of writing one thread need. */
struct scene {
    struct writer *writer;
    const struct corpus_article *corpus;
    const struct links *links;
    const struct thread *thread;
    struct arena *arena;
};

static struct slice claim_id(const struct scene *scene, struct claim_at at)
{
    return scene->links->articles[at.article].claim_ids[at.claim];
}

static bool write_first(const struct scene *scene, struct fault *fault)
{
    const struct claim_at first = scene->thread->claims[0];
    struct setting setting;
    if (!setting_init(&setting, scene->corpus, scene->links, first.article,
                      scene->arena, fault))
        return false;
    writer_key(scene->writer, "first");
    json_claim(scene->writer, &setting, first.claim);
    return true;
}

static void write_counts(const struct scene *scene)
{
    const struct thread *const thread = scene->thread;
    writer_integer_field(scene->writer, "claims", thread->claim_count);
    writer_integer_field(scene->writer, "articles", thread->articles);
    writer_integer_field(scene->writer, "publishers", thread->publishers);
    writer_integer_field(scene->writer, "speakers", thread->speakers);
}

static void write_members(const struct scene *scene)
{
    const struct thread *const thread = scene->thread;
    writer_key(scene->writer, "members");
    writer_begin_array(scene->writer);
    for (uint32_t i = 0; i < thread->claim_count; i++) {
        writer_begin_object(scene->writer);
        writer_text_field(scene->writer, "claim", claim_id(scene, thread->claims[i]));
        writer_string_field(scene->writer, "reason", thread->reasons[i]);
        writer_end_object(scene->writer);
    }
    writer_end_array(scene->writer);
}

static bool write_denial(const struct scene *scene, const struct denial *denial,
                         struct fault *fault)
{
    struct setting setting;
    if (!setting_init(&setting, scene->corpus, scene->links, denial->claim.article,
                      scene->arena, fault))
        return false;
    writer_begin_object(scene->writer);
    json_claim_fields(scene->writer, &setting, denial->claim.claim);
    writer_text_field(scene->writer, "denies", claim_id(scene, denial->denies));
    writer_string_field(scene->writer, "reason", denial->reason);
    writer_end_object(scene->writer);
    return true;
}

static bool write_denials(const struct scene *scene, struct fault *fault)
{
    bool ok = true;
    writer_key(scene->writer, "denials");
    writer_begin_array(scene->writer);
    for (uint32_t i = 0; i < scene->thread->denial_count && ok; i++)
        ok = write_denial(scene, &scene->thread->denials[i], fault);
    writer_end_array(scene->writer);
    return ok;
}

/* The figures of one claim, each with the claim that it is from and who says so: they
 * are put side by side, never added up. */
static bool write_claim_figures(const struct scene *scene, struct claim_at at,
                                struct fault *fault)
{
    const struct corpus_article *const from = &scene->corpus[at.article];
    const struct claim *const claim = &from->reading->claims[at.claim];
    struct setting setting;
    if (claim->figure_count == 0)
        return true;
    if (!setting_init(&setting, scene->corpus, scene->links, at.article, scene->arena,
                      fault))
        return false;
    for (uint32_t i = 0; i < claim->figure_count; i++) {
        const struct figure *const figure = &from->reading->figures[claim->figures[i]];
        writer_begin_object(scene->writer);
        writer_key(scene->writer, "value");
        writer_real(scene->writer, figure->value);
        writer_string_field(scene->writer, "bound", figure_bound_name(figure->bound));
        writer_text_field(scene->writer, "unit", figure->unit);
        writer_text_field(scene->writer, "quote",
                          span_text(from->article->text, figure->span));
        writer_key(scene->writer, "speaker");
        json_speaker(scene->writer, &setting, &claim->speaker);
        writer_string_field(scene->writer, "polarity",
                            claim_polarity_name(claim->polarity));
        writer_text_field(scene->writer, "claim", claim_id(scene, at));
        writer_text_field(scene->writer, "published", from->reading->published.date);
        writer_end_object(scene->writer);
    }
    return true;
}

static bool write_figures(const struct scene *scene, struct fault *fault)
{
    bool ok = true;
    writer_key(scene->writer, "figures");
    writer_begin_array(scene->writer);
    for (uint32_t i = 0; i < scene->thread->claim_count && ok; i++)
        ok = write_claim_figures(scene, scene->thread->claims[i], fault);
    writer_end_array(scene->writer);
    return ok;
}

bool json_thread(struct writer *writer, const struct corpus_article *corpus,
                 const struct links *links, const struct thread *thread,
                 struct arena *arena, struct fault *fault)
{
    const struct scene scene = { writer, corpus, links, thread, arena };
    writer_begin_object(writer);
    writer_text_field(writer, "id", thread->id);
    writer_string_field(writer, "event", claim_event_name(thread->event));
    if (!write_first(&scene, fault))
        return false;
    write_counts(&scene);
    write_members(&scene);
    if (!write_denials(&scene, fault) || !write_figures(&scene, fault))
        return false;
    writer_end_object(writer);
    return true;
}
