/* Prints what the names step finds: read-names [MODEL] < RECORDS.jsonl, one JSON line a
 * record with its mentions; for measuring and for looking at single sentences. */
#include <stdio.h>
#include <stdlib.h>

#include <jansson.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "news/vocabulary.h"
#include "reading/lexicon/lexicon.h"
#include "reading/names/names.h"
#include "reading/text/text.h"

enum { LINE_CEILING = 64 * 1024 * 1024 };

static json_t *mention_to_json(const struct reading *reading, struct slice text,
                               const struct mention *mention)
{
    const struct referent *const referent = &reading->referents[mention->referent];
    const json_int_t start =
        (json_int_t)utf8_count(slice_part(text, 0, mention->span.start));
    const json_int_t end =
        start + (json_int_t)utf8_count(span_text(text, mention->span));
    return json_pack("{s:I, s:I, s:b, s:s, s:s%, s:I}", "start", start, "end", end,
                     "derived", mention->derived, "kind",
                     entity_kind_name(referent->kind), "name", referent->name.bytes,
                     referent->name.length, "referent", (json_int_t)mention->referent);
}

static bool print_names(const struct names *names, const struct splitter *splitter,
                        json_t *record, struct arena *arena, struct fault *fault)
{
    struct text text = { 0 };
    struct reading reading = { 0 };
    const struct article article = { .text = slice_of(json_string_value(
                                         json_object_get(record, "text"))) };
    if (!text_read(splitter, article.text, arena, &text, fault) ||
        !names_read(names, &article, &text, arena, &reading, fault))
        return false;
    json_auto_t *mentions = json_array();
    for (uint32_t i = 0; i < reading.mention_count; i++)
        json_array_append_new(
            mentions, mention_to_json(&reading, article.text, &reading.mentions[i]));
    json_dumpf(mentions, stdout, JSON_COMPACT);
    (void)putchar('\n');
    return true;
}

/* The whole file; NULL if it cannot be read. Freed by the caller. */
static char *read_file(const char *path, size_t *length)
{
    struct buffer buffer;
    FILE *const file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    buffer_init(&buffer, LINE_CEILING);
    for (size_t got = 1; got > 0;) {
        char *const room = buffer_reserve(&buffer, 1 << 16);
        got = room == NULL ? 0 : fread(room, 1, 1 << 16, file);
        buffer.length += got;
    }
    (void)fclose(file);
    return buffer_take(&buffer, length);
}

int main(int count, char **arguments)
{
    struct fault fault = { 0 };
    size_t length = 0;
    char *const model = count > 1 ? read_file(arguments[1], &length) : NULL;
    struct lexicon *const lexicon = lexicon_create(NULL, &fault);
    struct splitter *const splitter =
        lexicon == NULL ? NULL : splitter_create(lexicon, &fault);
    struct names *names = NULL;
    if (splitter != NULL) {
        names = count > 1 ? names_create_with_model(
                                lexicon, (struct slice){ model, length }, &fault)
                          : names_create(lexicon, &fault);
    }
    struct arena *const arena = arena_create(LINE_CEILING);
    bool ok = names != NULL && arena != NULL;
    while (ok) {
        json_auto_t *record = json_loadf(stdin, JSON_DISABLE_EOF_CHECK, NULL);
        if (record == NULL)
            break;
        arena_reset(arena);
        ok = print_names(names, splitter, record, arena, &fault);
    }
    if (!ok)
        (void)fprintf(stderr, "%s\n", fault.detail);
    arena_destroy(arena);
    names_destroy(names);
    free(model);
    splitter_destroy(splitter);
    lexicon_destroy(lexicon);
    return ok ? EXIT_SUCCESS : EXIT_FAILURE;
}
