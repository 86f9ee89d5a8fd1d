#include <strings.h>

#include "base/digest.h"
#include "sources/format.h"

static const char *const text_endings[] = { ".txt", ".text", NULL };
static const char *const json_endings[] = { ".json", ".jsonld", NULL };
static const char *const json_lines_endings[] = { ".jsonl", ".ndjson", NULL };
static const char *const html_endings[] = { ".html", ".htm", ".xhtml", NULL };
static const char *const markdown_endings[] = { ".md", ".markdown", NULL };
static const char *const zip_endings[] = { ".zip", NULL };
static const char *const tar_endings[] = { ".tar", NULL };
static const char *const gzip_endings[] = { ".tgz", ".gz", NULL };
static const char *const rss_endings[] = { ".rss", NULL };
static const char *const atom_endings[] = { ".atom", NULL };

/* In the order of enum content_kind; what content is by itself needs no ending. */
static const struct format formats[] = {
    [CONTENT_UNKNOWN] = { "text", text_endings, read_text },
    [CONTENT_JSON] = { "json", json_endings, read_json },
    [CONTENT_JSON_LINES] = { "jsonl", json_lines_endings, read_json_lines },
    [CONTENT_HTML] = { "html", html_endings, read_html },
    [CONTENT_RSS] = { "rss", rss_endings, read_feed },
    [CONTENT_MARKDOWN] = { "markdown", markdown_endings, read_markdown },
    [CONTENT_ZIP] = { "zip", zip_endings, read_archive },
    [CONTENT_TAR] = { "tar", tar_endings, read_archive },
    [CONTENT_GZIP] = { "gzip", gzip_endings, read_archive },
    [CONTENT_ATOM] = { "atom", atom_endings, read_feed },
};

static bool has_ending(struct slice path, struct slice ending)
{
    return path.length > ending.length &&
           strncasecmp(path.bytes + path.length - ending.length, ending.bytes,
                       ending.length) == 0;
}

const struct format *format_hinted(struct slice path)
{
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        for (const char *const *ending = formats[i].endings; *ending != NULL; ending++)
            if (has_ending(path, slice_of(*ending)))
                return &formats[i];
    }
    return NULL;
}

const struct format *format_of(struct slice path, struct slice content)
{
    const struct format *const hinted = format_hinted(path);
    const enum content_kind kind = content_sniff(slice_part(content, 0, FORMAT_HEAD));
    /* Lines of JSON begin as an object does, and only a name tells them apart. */
    if (kind == CONTENT_UNKNOWN ||
        (kind == CONTENT_JSON && hinted == &formats[CONTENT_JSON_LINES]))
        return hinted;
    return &formats[kind];
}

static bool is_scraped(const struct format *format)
{
    return format != NULL && (format->read == read_text || format->read == read_html ||
                              format->read == read_archive);
}

bool format_is_scraped(struct slice path, struct slice content)
{
    return is_scraped(format_of(path, content));
}

bool format_read(const struct delivery *to, struct slice content, struct fault *fault)
{
    const struct format *const format =
        format_of(to->member.bytes == NULL ? to->path : to->member, content);
    struct delivery delivery = *to;
    struct fault why = { 0 };
    if (to->visit == NULL && !is_scraped(format))
        return true;
    delivery.format = slice_of(format == NULL ? NULL : format->name);
    if (format != NULL && content.length > 0)
        return format->read(content, &delivery, fault);
    fault_set(&why, FAULT_FORMAT, format == NULL ? "unknown format" : "empty file");
    return deliver_problem(&delivery, &why, fault);
}

/* The number of a record in its file; what is wrong with a member as a whole counts as
 * a record of its archive. */
static uint32_t number_of(struct container *container, uint32_t record)
{
    if (container == NULL)
        return record;
    const uint32_t number = container->before + (record == 0 ? 1 : record);
    if (number > container->records)
        container->records = number;
    return number;
}

static bool deliver_reason(const struct delivery *to, const struct article *article,
                           const struct fault *why, struct fault *fault)
{
    enum { LONGEST_SHOWN = 160 };
    struct fault shown = { 0 };
    const int length =
        (int)(to->member.length < LONGEST_SHOWN ? to->member.length : LONGEST_SHOWN);
    if (to->member.bytes == NULL)
        fault_set(&shown, why->kind, "%s", why->detail);
    else
        fault_set(&shown, why->kind, "%.*s: %s", length, to->member.bytes, why->detail);
    return to->visit(to->context, article, slice_of(shown.detail), fault);
}

bool deliver(const struct delivery *to, uint32_t record, struct slice bytes,
             const struct article *article, const struct fault *why,
             struct fault *fault)
{
    char digest[DIGEST_HEX_SIZE];
    if (why->kind == FAULT_NO_MEMORY)
        return fault_no_memory(fault);
    if (to->visit == NULL)
        return true;
    struct article delivered = { 0 };
    if (article != NULL && why->kind == FAULT_NONE)
        delivered = *article;
    delivered.source = (struct source){
        .path = to->path,
        .member = to->member,
        .record = number_of(to->container, record),
        .format = to->format,
    };
    if (record > 0) {
        digest_hex(bytes, digest);
        delivered.source.sha256 = slice_of(digest);
    }
    if (why->kind != FAULT_NONE)
        return deliver_reason(to, &delivered, why, fault);
    return to->visit(to->context, &delivered, (struct slice){ 0 }, fault);
}

bool deliver_problem(const struct delivery *to, const struct fault *why,
                     struct fault *fault)
{
    return deliver(to, 0, (struct slice){ 0 }, NULL, why, fault);
}
