#include <string.h>

#include "news/vocabulary.h"
#include "sources/html.h"
#include "sources/metadata.h"

/* One member, into *out; bytes NULL if it is of a type that says nothing there. `ours`:
 * under the first of the field's names. */
typedef bool member_reader(const json_t *value, bool ours, struct arena *arena,
                           struct slice *out, struct fault *fault);

static struct slice string_of(const json_t *value)
{
    return (struct slice){ json_string_value(value), json_string_length(value) };
}

static bool read_string(const json_t *value, bool ours, struct arena *arena,
                        struct slice *out, struct fault *fault)
{
    (void)ours;
    (void)arena;
    (void)fault;
    *out = string_of(value);
    return true;
}

/* Markup as WordPress gives it; bytes NULL if it is none. */
static struct slice rendered(const json_t *value)
{
    return string_of(json_object_get(value, "rendered"));
}

static bool read_title(const json_t *value, bool ours, struct arena *arena,
                       struct slice *out, struct fault *fault)
{
    const struct slice markup = rendered(value);
    if (markup.bytes == NULL)
        return read_string(value, ours, arena, out, fault);
    *out = SLICE("");
    return html_read_label(markup, arena, out, fault);
}

static bool read_publisher(const json_t *value, bool ours, struct arena *arena,
                           struct slice *out, struct fault *fault)
{
    (void)ours;
    return schema_names(value, ", ", arena, out, fault);
}

static bool read_authors(const json_t *value, bool ours, struct arena *arena,
                         struct slice *out, struct fault *fault)
{
    (void)ours;
    *out = SLICE("");
    return schema_names(value, "; ", arena, out, fault);
}

/* Since 1970, in seconds or milliseconds; a day that is not valid if it is neither. */
static struct day day_of_moment(double moment)
{
    const double day = 24 * 60 * 60;
    const double first_milliseconds = 1e11; /* as seconds: the year 5138 */
    const double latest = 230 * 366 * day;
    const double seconds = moment < first_milliseconds ? moment : moment / 1000;
    const bool near = seconds > 0 && seconds < latest;
    return near ? day_of_number((int32_t)(seconds / day)) : (struct day){ 0 };
}

/* In words, as a number, or as the object that we answer ourselves. */
static bool read_published(const json_t *value, bool ours, struct arena *arena,
                           struct slice *out, struct fault *fault)
{
    const json_t *const date = json_object_get(value, "date");
    char written[DATE_TEXT_SIZE];
    if (date != NULL) {
        *out = json_is_string(date) ? string_of(date) : SLICE("");
        return true;
    }
    if (!json_is_number(value))
        return read_string(value, ours, arena, out, fault);
    const struct day day = day_of_moment(json_number_value(value));
    *out = SLICE("");
    if (!day_is_valid(day))
        return true;
    day_text(day, written);
    *out = arena_copy(arena, slice_of(written));
    return out->bytes != NULL || fault_no_memory(fault);
}

/* A sign that no writer means: elements end, and lines are broken. */
static bool has_tags(struct slice text)
{
    return slice_find(text, SLICE("</")) != SIZE_MAX ||
           slice_find(text, SLICE("<br")) != SIZE_MAX;
}

/* A text of ours stands as it is; others may be markup. */
static bool read_text(const json_t *value, bool ours, struct arena *arena,
                      struct slice *out, struct fault *fault)
{
    const struct slice markup = rendered(value);
    const struct slice text = markup.bytes == NULL ? string_of(value) : markup;
    *out = text;
    if (text.bytes == NULL || ours || (markup.bytes == NULL && !has_tags(text)))
        return true;
    return html_read_part(text, (struct slice){ 0 }, arena, out, fault);
}

static member_reader *const readers[METADATA_FIELDS] = {
    [METADATA_TITLE] = read_title,         [METADATA_KICKER] = read_string,
    [METADATA_PUBLISHER] = read_publisher, [METADATA_PUBLISHED] = read_published,
    [METADATA_URL] = read_string,          [METADATA_LANGUAGE] = read_string,
    [METADATA_AUTHOR] = read_authors,      [METADATA_LEAD] = read_string,
    [METADATA_TEXT] = read_text,
};

static bool read_field(const json_t *object, enum metadata_field field,
                       struct arena *arena, struct slice *out, struct fault *fault)
{
    const char *const *const names = metadata_names(field);
    for (int i = 0; names[i] != NULL && out->length == 0; i++) {
        const json_t *const value = json_object_get(object, names[i]);
        const bool ours = i == 0;
        if (value == NULL || json_is_null(value))
            continue;
        if (!readers[field](value, ours, arena, out, fault))
            return false;
        if (ours && out->bytes == NULL)
            return fault_set(fault, FAULT_FORMAT, "%s is not a string", names[i]);
    }
    return true;
}

bool record_read(const json_t *object, struct arena *arena, struct metadata *out,
                 struct fault *fault)
{
    struct metadata read = { 0 };
    for (enum metadata_field i = 0; i < METADATA_FIELDS; i++)
        if (!read_field(object, i, arena, metadata_member(&read, i), fault))
            return false;
    if (read.url.length == 0 && is_address(read.publisher)) {
        read.url = read.publisher;
        read.publisher = (struct slice){ 0 };
    }
    *out = read;
    return true;
}
