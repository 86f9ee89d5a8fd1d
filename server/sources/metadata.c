#include "sources/metadata.h"

#include <string.h>

#include "news/vocabulary.h"
#include "sources/authors.h"
#include "sources/encoding.h"
#include "sources/language.h"
#include "sources/patterns.h"

struct slice *metadata_member(struct metadata *metadata, enum metadata_field field)
{
    struct slice *const members[METADATA_FIELDS] = {
        [METADATA_TITLE] = &metadata->title,
        [METADATA_KICKER] = &metadata->kicker,
        [METADATA_PUBLISHER] = &metadata->publisher,
        [METADATA_PUBLISHED] = &metadata->published,
        [METADATA_URL] = &metadata->url,
        [METADATA_LANGUAGE] = &metadata->language,
        [METADATA_AUTHOR] = &metadata->author,
        [METADATA_LEAD] = &metadata->lead,
        [METADATA_TEXT] = &metadata->text,
    };
    return members[field];
}

const char *const *metadata_names(enum metadata_field field)
{
    enum { MOST_NAMES = 14 };
    static const char *const names[METADATA_FIELDS][MOST_NAMES] = {
        [METADATA_TITLE] = { "title", "headline", "titel" },
        [METADATA_KICKER] = { "kicker", "dachzeile" },
        [METADATA_PUBLISHER] = { "publisher", "site", "site_name", "sitename", "source",
                                 "quelle", "zeitung", "source_domain", "hostname" },
        [METADATA_PUBLISHED] = { "published", "datePublished", "date_published",
                                 "published_at", "publishedAt", "publishDate",
                                 "date_publish", "pubDate", "date", "datum",
                                 "created" },
        [METADATA_URL] = { "url", "link", "canonical", "source_url" },
        [METADATA_LANGUAGE] = { "language", "lang", "sprache" },
        [METADATA_AUTHOR] = { "authors", "author", "autor", "byline" },
        [METADATA_LEAD] = { NULL },
        [METADATA_TEXT] = { "text", "content_text", "maintext", "articleBody",
                            "content_html", "content", "body" },
    };
    return names[field];
}

bool is_address(struct slice text)
{
    return slice_starts_with(text, SLICE("http://")) ||
           slice_starts_with(text, SLICE("https://"));
}

void metadata_fill(struct metadata *into, const struct metadata *from)
{
    struct metadata other = *from;
    for (enum metadata_field i = 0; i < METADATA_FIELDS; i++) {
        struct slice *const member = metadata_member(into, i);
        if (slice_trim(*member).length == 0)
            *member = *metadata_member(&other, i);
    }
}

/* Lines and runs of blanks become single blanks, in place. */
static struct slice in_one_line(char *text, size_t length)
{
    size_t kept = 0;
    for (size_t i = 0; i < length; i++) {
        const bool blank = text[i] == ' ' || text[i] == '\n';
        if (!blank)
            text[kept++] = text[i];
        else if (kept > 0 && text[kept - 1] != ' ')
            text[kept++] = ' ';
    }
    return slice_trim((struct slice){ text, kept });
}

static bool clean(struct slice *field, bool lines, struct arena *arena,
                  struct fault *fault)
{
    struct slice decoded = { 0 };
    if (field->length == 0) {
        *field = (struct slice){ 0 };
        return true;
    }
    if (!text_decode(*field, arena, &decoded, fault))
        return false;
    char *const copy = arena_alloc(arena, decoded.length + 1);
    if (copy == NULL)
        return fault_no_memory(fault);
    memcpy(copy, decoded.bytes, decoded.length);
    *field = lines ? (struct slice){ copy, decoded.length }
                   : in_one_line(copy, decoded.length);
    if (slice_trim(*field).length == 0)
        *field = (struct slice){ 0 };
    return true;
}

bool metadata_clean(struct metadata *metadata, struct arena *arena, struct fault *fault)
{
    for (enum metadata_field i = 0; i < METADATA_FIELDS; i++)
        if (!clean(metadata_member(metadata, i), i == METADATA_TEXT, arena, fault))
            return false;
    return true;
}

bool published_read(struct slice text, struct arena *arena, struct publication *out,
                    struct fault *fault)
{
    struct publication published = { .basis = PUBLISHED_BY_METADATA };
    struct day day = { 0 };
    text = slice_trim(text);
    *out = (struct publication){ 0 };
    if (interval_parse(text, &published.interval)) {
        published.date = slice_part(text, 0, strlen("2024-05-03"));
    } else if (day_in_text(text, &day) != STAMP_NONE) {
        char written[DATE_TEXT_SIZE];
        day_text(day, written);
        published.interval = (struct interval){ day, day };
        published.date = arena_copy(arena, slice_of(written));
        if (published.date.bytes == NULL)
            return fault_no_memory(fault);
    } else {
        return true;
    }
    *out = published;
    return true;
}

/* An empty or blank string says no more than none. */
static struct slice said(struct slice value)
{
    return slice_trim(value).length == 0 ? (struct slice){ 0 } : value;
}

struct span lead_in(struct slice text, struct slice lead)
{
    enum { SHORTEST_LEAD = 30 };
    struct slice rest = text;
    const struct slice first = slice_split(&rest, '\n');
    const size_t start = (size_t)(slice_trim(text).bytes - text.bytes);
    if (lead.length < SHORTEST_LEAD || start > 0 || rest.bytes == NULL ||
        !slice_equals(slice_trim(first), slice_trim(lead)))
        return (struct span){ 0 };
    return (struct span){ 0, (uint32_t)slice_trim(first).length };
}

bool metadata_apply(const struct metadata *metadata, struct slice text,
                    struct arena *arena, struct article *out, struct fault *fault)
{
    struct article article = {
        .title = said(metadata->title),
        .kicker = said(metadata->kicker),
        .publisher = said(metadata->publisher),
        .url = said(metadata->url),
        .language = language_of(metadata->language, text),
        .text = text,
        .lead = lead_in(text, metadata->lead),
    };
    if (!published_read(metadata->published, arena, &article.published, fault) ||
        !authors_read(metadata->author, arena, &article, fault))
        return false;
    *out = article;
    return true;
}
