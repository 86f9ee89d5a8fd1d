#include <limits.h>
#include <stdio.h>

#include "base/utf8.h"
#include "json/items.h"
#include "json/parts.h"
#include "news/vocabulary.h"

static void write_published(struct writer *writer, const struct publication *published)
{
    writer_key(writer, "published");
    writer_begin_object(writer);
    writer_text_field(writer, "date", published->date);
    json_interval_fields(writer, published->interval);
    writer_string_field(writer, "basis", publication_basis_name(published->basis));
    writer_end_object(writer);
}

/* "archive.zip!folder/page.html" for a member of an archive. */
static void write_path(struct writer *writer, const struct source *source)
{
    char path[2 * PATH_MAX];
    if (source->member.bytes == NULL) {
        writer_text_field(writer, "path", source->path);
        return;
    }
    (void)snprintf(path, sizeof path, "%.*s!%.*s", (int)source->path.length,
                   source->path.bytes, (int)source->member.length,
                   source->member.bytes);
    writer_string_field(writer, "path", path);
}

static void write_source(struct writer *writer, const struct source *source)
{
    writer_key(writer, "source");
    writer_begin_object(writer);
    write_path(writer, source);
    writer_integer_field(writer, "record", source->record);
    writer_text_field(writer, "format", source->format);
    writer_text_field(writer, "sha256", source->sha256);
    writer_end_object(writer);
}

static void write_authors(struct writer *writer, const struct article *article)
{
    writer_key(writer, "authors");
    writer_begin_array(writer);
    for (uint32_t i = 0; i < article->author_count; i++)
        writer_text(writer, article->authors[i]);
    writer_end_array(writer);
}

/* The lead stands near the start of the text: counting to it costs nothing. */
static void write_lead(struct writer *writer, const struct article *article)
{
    const struct span lead = article->lead;
    const struct slice quote = span_text(article->text, lead);
    writer_key(writer, "lead");
    if (lead.end <= lead.start) {
        writer_null(writer);
        return;
    }
    const size_t start = utf8_count(slice_part(article->text, 0, lead.start));
    writer_begin_object(writer);
    writer_integer_field(writer, "start", (int64_t)start);
    writer_integer_field(writer, "end", (int64_t)(start + utf8_count(quote)));
    writer_text_field(writer, "quote", quote);
    writer_end_object(writer);
}

/* What stands around the headline. */
static void write_head(struct writer *writer, const struct article *article)
{
    writer_text_field(writer, "kicker", article->kicker);
    write_lead(writer, article);
    write_authors(writer, article);
}

static void write_duplicate(struct writer *writer, const struct setting *setting)
{
    const uint32_t original = setting->links->articles[setting->number].duplicate_of;
    writer_key(writer, "duplicate_of");
    if (original == setting->number) {
        writer_null(writer);
        return;
    }
    const struct article_head *const head = &setting->links->heads[original];
    writer_begin_object(writer);
    writer_text_field(writer, "id", head->id);
    writer_text_field(writer, "title", head->title);
    writer_key(writer, "similarity");
    writer_real(writer, setting->links->articles[setting->number].likeness / 100.0);
    writer_end_object(writer);
}

void json_article(struct writer *writer, const struct setting *setting)
{
    const struct corpus_article *const at = &setting->corpus[setting->number];
    writer_begin_object(writer);
    writer_text_field(writer, "id", at->article->id);
    writer_text_field(writer, "url", at->article->url);
    writer_text_field(writer, "title", at->article->title);
    write_head(writer, at->article);
    writer_text_field(writer, "publisher", at->article->publisher);
    writer_text_field(writer, "language", at->article->language);
    write_source(writer, &at->article->source);
    write_published(writer, &at->reading->published);
    write_duplicate(writer, setting);
    writer_end_object(writer);
}

static void write_reference(struct writer *writer, const struct corpus_article *at)
{
    writer_begin_object(writer);
    writer_text_field(writer, "id", at->article->id);
    writer_text_field(writer, "title", at->article->title);
    writer_text_field(writer, "publisher", at->article->publisher);
    write_published(writer, &at->reading->published);
    writer_end_object(writer);
}

static bool keep_reference(struct setting *setting, struct arena *arena,
                           struct fault *fault)
{
    struct buffer written;
    struct writer writer = { .out = &written };
    buffer_init(&written, UINT32_MAX);
    write_reference(&writer, &setting->corpus[setting->number]);
    const bool ok = buffer_ok(&written, fault);
    if (ok)
        setting->reference = arena_copy(arena, buffer_slice(&written));
    buffer_finish(&written);
    return ok && (setting->reference.bytes != NULL || fault_no_memory(fault));
}

bool setting_init(struct setting *setting, const struct corpus_article *corpus,
                  const struct links *links, uint32_t number, struct arena *arena,
                  struct fault *fault)
{
    *setting = (struct setting){ .corpus = corpus, .links = links, .number = number };
    return keep_reference(setting, arena, fault) &&
           offsets_init(&setting->offsets, corpus[number].article->text, arena, fault);
}

void json_record(struct writer *writer, const struct article *article,
                 const struct publication *published, struct slice skipped)
{
    writer_begin_object(writer);
    writer_text_field(writer, "path", article->source.path);
    writer_integer_field(writer, "record", article->source.record);
    writer_text_field(writer, "format", article->source.format);
    if (skipped.bytes == NULL) {
        writer_text_field(writer, "title", article->title);
        write_head(writer, article);
        writer_text_field(writer, "publisher", article->publisher);
        writer_text_field(writer, "language", article->language);
        write_published(writer, published);
        writer_text_field(writer, "text", article->text);
    }
    writer_text_field(writer, "skipped", skipped);
    writer_end_object(writer);
}
