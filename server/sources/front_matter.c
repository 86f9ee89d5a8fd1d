#include "sources/front_matter.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <yaml.h>

enum { LARGEST_BLOCK = 64 << 10, DEEPEST = 16, MOST_EVENTS = 10000, LONGEST_KEY = 32 };

size_t front_matter_length(struct slice text)
{
    struct slice rest = text;
    const struct slice first = slice_split(&rest, '\n');
    if (!slice_is(slice_trim(first), "---") || !slice_starts_with(first, SLICE("---")))
        return 0;
    while (rest.bytes != NULL) {
        const struct slice line = slice_split(&rest, '\n');
        const struct slice mark = slice_trim(line);
        if (!slice_is(mark, "---") && !slice_is(mark, "..."))
            continue;
        return rest.bytes == NULL ? text.length : (size_t)(rest.bytes - text.bytes);
    }
    return 0;
}

/* A block on its way through the parser: only scalars of the outermost mapping, and of
 * lists and mappings right below it, say something of the article. */
struct reading {
    struct arena *arena;
    struct metadata *metadata;
    int depth;
    char key[LONGEST_KEY]; /* of the outermost mapping; "": none yet */
    bool inner_value;      /* in a mapping below, a value comes next */
    bool inner_named;      /* and it is a name */
    bool below_list;       /* a list stands below the outermost mapping */
};

static struct slice *field_of(struct reading *reading, const char *key)
{
    for (enum metadata_field i = 0; i < METADATA_FIELDS; i++) {
        const char *const *name = metadata_names(i);
        while (*name != NULL && strcasecmp(*name, key) != 0)
            name++;
        if (*name != NULL)
            return metadata_member(reading->metadata, i);
    }
    return NULL;
}

/* There may be several. */
static bool add_author(struct reading *reading, struct slice value, struct fault *fault)
{
    enum { LONGEST = 1024 };
    struct slice *const authors = &reading->metadata->author;
    char joined[LONGEST];
    const int length =
        snprintf(joined, sizeof joined, "%.*s; %.*s", (int)authors->length,
                 authors->bytes, (int)value.length, value.bytes);
    if (authors->length + value.length + 3 > LONGEST || length < 0)
        return true;
    *authors = arena_copy(reading->arena, slice_of(joined));
    return authors->bytes != NULL || fault_no_memory(fault);
}

/* The first value of a key is taken; a source may be named, or given by its address. */
static bool take(struct reading *reading, struct slice value, struct fault *fault)
{
    struct slice *field = field_of(reading, reading->key);
    if (field == &reading->metadata->publisher && is_address(value))
        field = &reading->metadata->url;
    if (field == &reading->metadata->author && field->bytes != NULL)
        return add_author(reading, value, fault);
    if (field == NULL || field->bytes != NULL)
        return true;
    *field = arena_copy(reading->arena, value);
    return field->bytes != NULL || fault_no_memory(fault);
}

/* A key that is too long is none of ours. */
static void set_key(struct reading *reading, struct slice key)
{
    const bool fits = key.length > 0 && key.length < sizeof reading->key;
    if (!fits)
        key = SLICE("?");
    memcpy(reading->key, key.bytes, key.length);
    reading->key[key.length] = '\0';
}

static bool read_scalar(struct reading *reading, struct slice value,
                        struct fault *fault)
{
    if (reading->depth == 1 && reading->key[0] == '\0') {
        set_key(reading, value);
        return true;
    }
    if (reading->depth == 1) {
        const bool done = take(reading, value, fault);
        reading->key[0] = '\0';
        return done;
    }
    if (reading->depth != 2)
        return true;
    if (reading->below_list)
        return take(reading, value, fault);
    if (!reading->inner_value)
        reading->inner_named = slice_is(value, "name");
    else if (reading->inner_named && !take(reading, value, fault))
        return false;
    reading->inner_value = !reading->inner_value;
    return true;
}

static bool open_level(struct reading *reading, bool list, struct fault *fault)
{
    if (++reading->depth > DEEPEST)
        return fault_set(fault, FAULT_LIMIT, "front matter: nested deeper than %d",
                         DEEPEST);
    if (reading->depth == 1 && list)
        return fault_set(fault, FAULT_FORMAT, "front matter: a list, no mapping");
    if (reading->depth == 2) {
        reading->below_list = list;
        reading->inner_value = false;
    }
    return true;
}

static void close_level(struct reading *reading)
{
    reading->depth--;
    if (reading->depth == 1)
        reading->key[0] = '\0';
    if (reading->depth == 2)
        reading->inner_value = false;
}

static bool read_event(struct reading *reading, const yaml_event_t *event,
                       struct fault *fault)
{
    if (event->type == YAML_SCALAR_EVENT) {
        return read_scalar(reading,
                           (struct slice){ (const char *)event->data.scalar.value,
                                           event->data.scalar.length },
                           fault);
    }
    /* An alias stands for what was said before; nobody needs it to name an author. */
    if (event->type == YAML_ALIAS_EVENT)
        return fault_set(fault, FAULT_FORMAT, "front matter: aliases are not read");
    if (event->type == YAML_MAPPING_START_EVENT ||
        event->type == YAML_SEQUENCE_START_EVENT)
        return open_level(reading, event->type == YAML_SEQUENCE_START_EVENT, fault);
    if (event->type == YAML_MAPPING_END_EVENT || event->type == YAML_SEQUENCE_END_EVENT)
        close_level(reading);
    return true;
}

static bool read_events(yaml_parser_t *parser, struct reading *reading,
                        struct fault *fault)
{
    for (int i = 0; i < MOST_EVENTS; i++) {
        yaml_event_t event;
        if (!yaml_parser_parse(parser, &event)) {
            return parser->error == YAML_MEMORY_ERROR
                       ? fault_no_memory(fault)
                       : fault_set(fault, FAULT_FORMAT, "front matter: %s (line %zu)",
                                   parser->problem == NULL ? "no YAML"
                                                           : parser->problem,
                                   parser->problem_mark.line + 1);
        }
        const bool end = event.type == YAML_STREAM_END_EVENT ||
                         event.type == YAML_DOCUMENT_END_EVENT;
        const bool done = read_event(reading, &event, fault);
        yaml_event_delete(&event);
        if (!done || end)
            return done;
    }
    return fault_set(fault, FAULT_LIMIT, "front matter: more than %d values",
                     MOST_EVENTS);
}

bool front_matter_read(struct slice *text, struct arena *arena, struct metadata *out,
                       struct fault *fault)
{
    const size_t length = front_matter_length(*text);
    struct metadata metadata = { 0 };
    struct reading reading = { .arena = arena, .metadata = &metadata };
    yaml_parser_t parser;
    if (length == 0)
        return true;
    if (length > LARGEST_BLOCK)
        return fault_set(fault, FAULT_LIMIT, "front matter: larger than %d KiB",
                         LARGEST_BLOCK >> 10);
    if (!yaml_parser_initialize(&parser))
        return fault_no_memory(fault);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text->bytes, length);
    const bool done = read_events(&parser, &reading, fault);
    yaml_parser_delete(&parser);
    if (!done)
        return false;
    *text = slice_part(*text, length, text->length);
    *out = metadata;
    return true;
}
