#include "sources/metadata.h"

#include <string.h>

#include "news/vocabulary.h"
#include "sources/authors.h"
#include "sources/encoding.h"
#include "sources/language.h"
#include "sources/patterns.h"

enum { FIELDS = 9 };

static void list_fields(struct metadata *metadata, struct slice *fields[FIELDS])
{
    fields[0] = &metadata->title;
    fields[1] = &metadata->publisher;
    fields[2] = &metadata->author;
    fields[3] = &metadata->published;
    fields[4] = &metadata->url;
    fields[5] = &metadata->language;
    fields[6] = &metadata->kicker;
    fields[7] = &metadata->lead;
    fields[8] = &metadata->text;
}

void metadata_fill(struct metadata *into, const struct metadata *from)
{
    struct metadata other = *from;
    struct slice *fields[FIELDS], *others[FIELDS];
    list_fields(into, fields);
    list_fields(&other, others);
    for (int i = 0; i < FIELDS; i++)
        if (slice_trim(*fields[i]).length == 0)
            *fields[i] = *others[i];
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
    struct slice *fields[FIELDS];
    list_fields(metadata, fields);
    for (int i = 0; i < FIELDS; i++)
        if (!clean(fields[i], fields[i] == &metadata->text, arena, fault))
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
