#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "sources/format.h"

enum {
    MOST_MEMBERS = 100000,
    DEEPEST_ARCHIVE = 2,
    LARGEST_RATIO = 200,
    READ_STEP = 1 << 16,
    LONGEST_MEMBER = 1024
};

static const uint64_t largest_expanded = (uint64_t)512 << 20;
/* Below this, how much something was compressed does no harm. */
static const uint64_t harmless = (uint64_t)4 << 20;

/* An archive that is being read. */
struct unpacking {
    struct archive *archive;
    const struct delivery *to;
    struct container *container;
    size_t packed; /* bytes of the archive */
    uint64_t expanded;
};

static bool refuse(struct archive *archive, struct fault *why)
{
    const char *const told = archive_error_string(archive);
    return fault_set(why, FAULT_FORMAT, "broken archive: %.100s",
                     told == NULL ? "no reason given" : told);
}

/* What stops the whole archive, not the member alone. */
static bool check_sizes(const struct unpacking *unpacking, struct fault *stop)
{
    if (unpacking->container->expanded > largest_expanded)
        return fault_set(stop, FAULT_LIMIT, "more than %d MiB when unpacked",
                         (int)(largest_expanded >> 20));
    if (unpacking->expanded > harmless &&
        unpacking->expanded / LARGEST_RATIO > unpacking->packed)
        return fault_set(stop, FAULT_LIMIT, "more than %d times its size when unpacked",
                         LARGEST_RATIO);
    return true;
}

/* The member's bytes, to a buffer that the caller has initialised. `why` is the
 * member's own fault, `stop` the archive's. */
static bool unpack(struct unpacking *unpacking, struct buffer *content,
                   struct fault *why, struct fault *stop)
{
    for (;;) {
        char *const room = buffer_reserve(content, READ_STEP);
        if (room == NULL)
            break;
        const la_ssize_t got = archive_read_data(unpacking->archive, room, READ_STEP);
        if (got == 0)
            return true;
        if (got < 0)
            return refuse(unpacking->archive, why);
        content->length += (size_t)got;
        unpacking->expanded += (uint64_t)got;
        unpacking->container->expanded += (uint64_t)got;
        if (!check_sizes(unpacking, stop))
            return false;
    }
    return content->failure == FAULT_LIMIT
               ? fault_set(why, FAULT_LIMIT, "larger than %d MiB",
                           SOURCE_LARGEST_FILE >> 20)
               : fault_no_memory(stop);
}

/* Names are shown, never opened; those that would lead elsewhere are still no names. */
static bool check_name(struct slice name, struct fault *why)
{
    struct slice rest = name;
    if (name.length == 0 || name.length > LONGEST_MEMBER || !utf8_is_valid(name))
        return fault_set(why, FAULT_FORMAT, "a member without a usable name");
    if (name.bytes[0] == '/' || slice_find_byte(name, '\\') != SIZE_MAX)
        return fault_set(why, FAULT_FORMAT, "its name leads out of the archive");
    while (rest.bytes != NULL)
        if (slice_is(slice_split(&rest, '/'), ".."))
            return fault_set(why, FAULT_FORMAT, "its name leads out of the archive");
    return true;
}

/* As in folders, what begins with a full stop is hidden; so is what macOS adds. */
static bool is_hidden(struct slice name)
{
    struct slice rest = name;
    while (rest.bytes != NULL) {
        const struct slice part = slice_split(&rest, '/');
        if (slice_is(part, "__MACOSX") ||
            (slice_starts_with(part, SLICE(".")) && part.length > 2))
            return true;
    }
    return false;
}

/* Without "./" and the ending of a file that was compressed alone. */
static struct slice member_name(struct unpacking *unpacking,
                                struct archive_entry *entry)
{
    const char *const told = archive_entry_pathname_utf8(entry);
    struct slice name = slice_of(told != NULL ? told : archive_entry_pathname(entry));
    if (archive_format(unpacking->archive) == ARCHIVE_FORMAT_RAW) {
        name = unpacking->to->member.bytes != NULL ? unpacking->to->member
                                                   : unpacking->to->path;
        if (slice_ends_with(name, SLICE(".gz")))
            name = slice_part(name, 0, name.length - strlen(".gz"));
        for (size_t at = name.length; at-- > 0;)
            if (name.bytes[at] == '/')
                return slice_part(name, at + 1, name.length);
        return name;
    }
    while (slice_starts_with(name, SLICE("./")))
        name = slice_part(name, 2, name.length);
    return name;
}

static bool read_member(struct unpacking *unpacking, struct archive_entry *entry,
                        const struct delivery *member, struct fault *stop,
                        struct fault *fault)
{
    struct fault why = { 0 };
    struct buffer content;
    bool done = false;
    buffer_init(&content, SOURCE_LARGEST_FILE + READ_STEP);
    if (check_name(member->member, &why)) {
        if (archive_entry_filetype(entry) != AE_IFREG ||
            archive_entry_hardlink(entry) != NULL)
            fault_set(&why, FAULT_FORMAT, "not a regular file");
        else
            (void)unpack(unpacking, &content, &why, stop);
    }
    if (stop->kind != FAULT_NONE)
        done = true;
    else if (why.kind != FAULT_NONE)
        done = deliver_problem(member, &why, fault);
    else
        done = format_read(member, buffer_slice(&content), fault);
    buffer_finish(&content);
    return done;
}

/* Office documents, books and programs are archives too, but none of articles. */
static bool is_document(struct slice name)
{
    static const char *const names[] = { "[Content_Types].xml", "mimetype",
                                         "META-INF/MANIFEST.MF", NULL };
    return slice_is_any(name, names);
}

/* True with `stop` unset: there may be more. */
static bool read_entry(struct unpacking *unpacking, struct archive_entry *entry,
                       struct fault *stop, struct fault *fault)
{
    struct container *const container = unpacking->container;
    char outer[2 * LONGEST_MEMBER + 2];
    const struct slice name = member_name(unpacking, entry);
    if (archive_entry_filetype(entry) == AE_IFDIR || is_hidden(name))
        return true;
    if (++container->members > MOST_MEMBERS)
        return !fault_set(stop, FAULT_LIMIT, "more than %d members", MOST_MEMBERS);
    if (container->members == 1 && is_document(name))
        return !fault_set(stop, FAULT_FORMAT, "unknown format");
    const struct slice around = unpacking->to->member;
    const int length =
        snprintf(outer, sizeof outer, "%.*s%s%.*s", (int)around.length,
                 around.length == 0 ? "" : around.bytes, around.length == 0 ? "" : "!",
                 (int)name.length, name.length == 0 ? "" : name.bytes);
    struct delivery member = *unpacking->to;
    member.container = container;
    member.member =
        (struct slice){ outer, length < (int)sizeof outer ? (size_t)length : 0 };
    container->before = container->records;
    return read_member(unpacking, entry, &member, stop, fault);
}

static bool read_entries(struct unpacking *unpacking, struct fault *stop,
                         struct fault *fault)
{
    bool done = true;
    while (done && stop->kind == FAULT_NONE) {
        struct archive_entry *entry = NULL;
        const int status = archive_read_next_header(unpacking->archive, &entry);
        if (status == ARCHIVE_EOF)
            return true;
        if (status < ARCHIVE_WARN)
            return refuse(unpacking->archive, stop) || true;
        done = read_entry(unpacking, entry, stop, fault);
    }
    return done;
}

/* A single file that was compressed is "raw": taken last, when it is no tar. */
static bool open_archive(struct archive *archive, struct slice content,
                         struct fault *stop)
{
    if (archive_read_support_filter_gzip(archive) != ARCHIVE_OK ||
        archive_read_support_format_zip_streamable(archive) != ARCHIVE_OK ||
        archive_read_support_format_zip_seekable(archive) != ARCHIVE_OK ||
        archive_read_support_format_tar(archive) != ARCHIVE_OK ||
        archive_read_support_format_raw(archive) != ARCHIVE_OK ||
        archive_read_open_memory(archive, content.bytes, content.length) != ARCHIVE_OK)
        return refuse(archive, stop);
    return true;
}

bool read_archive(struct slice content, const struct delivery *to, struct fault *fault)
{
    struct container own = { 0 };
    struct fault stop = { 0 };
    struct unpacking unpacking = {
        .to = to,
        .container = to->container == NULL ? &own : to->container,
        .packed = content.length,
    };
    if (unpacking.container->depth >= DEEPEST_ARCHIVE)
        fault_set(&stop, FAULT_LIMIT, "archives in archives in archives");
    unpacking.archive = archive_read_new();
    if (unpacking.archive == NULL)
        return fault_no_memory(fault);
    const uint32_t before = unpacking.container->members;
    unpacking.container->depth++;
    const bool done = stop.kind != FAULT_NONE ||
                      !open_archive(unpacking.archive, content, &stop) ||
                      read_entries(&unpacking, &stop, fault);
    unpacking.container->depth--;
    if (done && stop.kind == FAULT_NONE && unpacking.container->members == before)
        fault_set(&stop, FAULT_FORMAT, "an archive with no files");
    (void)archive_read_free(unpacking.archive);
    if (!done || stop.kind == FAULT_NONE)
        return done;
    /* It counts as one more record of what it stands in. */
    unpacking.container->before = unpacking.container->records;
    return deliver_problem(to, &stop, fault);
}
