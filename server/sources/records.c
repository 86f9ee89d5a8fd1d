#include <jansson.h>

#include "sources/format.h"
#include "sources/metadata.h"

/* A member of an object of articles. */
struct field {
    const char *name;
    struct slice *value;
};

static bool read_field(const json_t *object, const struct field *field,
                       struct fault *why)
{
    const json_t *const value = json_object_get(object, field->name);
    if (value == NULL || json_is_null(value))
        return true;
    if (!json_is_string(value))
        return fault_set(why, FAULT_FORMAT, "%s is not a string", field->name);
    *field->value =
        (struct slice){ json_string_value(value), json_string_length(value) };
    return true;
}

static bool check_text(struct slice text, struct fault *why)
{
    if (text.bytes == NULL)
        return fault_set(why, FAULT_FORMAT, "no text");
    if (slice_trim(text).length == 0)
        return fault_set(why, FAULT_FORMAT, "the text is empty");
    if (text.length > SOURCE_LARGEST_TEXT)
        return fault_set(why, FAULT_LIMIT, "the text is larger than %d MiB",
                         SOURCE_LARGEST_TEXT >> 20);
    return true;
}

static bool read_own(const json_t *object, struct metadata *out, struct fault *why)
{
    const struct field fields[] = {
        { "title", &out->title },       { "published", &out->published },
        { "url", &out->url },           { "publisher", &out->publisher },
        { "language", &out->language }, { "text", &out->text },
    };
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
        if (!read_field(object, &fields[i], why))
            return false;
    return true;
}

/* Everything in *out is borrowed from the object, or in the arena; the text is left as
 * it is. An object without text of its own may be one of schema.org. */
static bool read_article(const json_t *object, struct arena *arena, struct article *out,
                         struct fault *why)
{
    struct metadata metadata = { 0 };
    const json_t *const schema =
        json_object_get(object, "text") == NULL ? schema_find_article(object) : NULL;
    if (schema == NULL && !json_is_object(object))
        return fault_set(why, FAULT_FORMAT, "not a JSON object");
    if (!(schema != NULL ? schema_read(schema, arena, &metadata, why)
                         : read_own(object, &metadata, why)) ||
        !check_text(metadata.text, why))
        return false;
    return metadata_apply(&metadata, metadata.text, arena, out, why);
}

/* One record's bytes to its article; the JSON tree lives as long as the visit. */
static bool read_record(struct slice bytes, uint32_t record, const struct delivery *to,
                        struct fault *fault)
{
    struct article article = { 0 };
    struct fault why = { 0 };
    json_error_t error;
    json_auto_t *object =
        json_loadb(bytes.bytes, bytes.length, JSON_REJECT_DUPLICATES, &error);
    arena_reset(to->arena);
    if (object != NULL)
        (void)read_article(object, to->arena, &article, &why);
    else if (json_error_code(&error) == json_error_out_of_memory)
        fault_no_memory(&why);
    else
        fault_set(&why, FAULT_FORMAT, "no JSON: %s (line %d, column %d)", error.text,
                  error.line, error.column);
    return deliver(to, record, bytes, &article, &why, fault);
}

static struct slice without_mark(struct slice content)
{
    return slice_starts_with(content, SLICE("\xEF\xBB\xBF"))
               ? slice_part(content, 3, content.length)
               : content;
}

bool read_json(struct slice content, const struct delivery *to, struct fault *fault)
{
    return read_record(without_mark(content), 1, to, fault);
}

/* Blank lines are no records, but they count, so that a record's number is its line's.
 */
bool read_json_lines(struct slice content, const struct delivery *to,
                     struct fault *fault)
{
    struct slice rest = without_mark(content);
    for (uint32_t record = 1; rest.bytes != NULL; record++) {
        const struct slice line = slice_trim(slice_split(&rest, '\n'));
        if (line.length > 0 && !read_record(line, record, to, fault))
            return false;
    }
    return true;
}
