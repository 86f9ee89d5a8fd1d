#include "reading/lexicon/lexicon.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "reading/lexicon/embedded.h"

enum { ARENA_CEILING = 512 << 20, FILE_CEILING = 64 << 20, BLOCK = 64 << 10 };

struct lexicon {
    struct arena *arena;
    struct table *tables; /* in the order of embedded_tables */
    uint64_t additions;
};

/* The number of the embedded table, or -1. */
static int find_table(struct slice name)
{
    for (int i = 0; embedded_tables[i].name != NULL; i++)
        if (slice_is(name, embedded_tables[i].name))
            return i;
    return -1;
}

static bool load_embedded(struct lexicon *lexicon, struct fault *fault)
{
    size_t count = 0;
    while (embedded_tables[count].name != NULL)
        count++;
    lexicon->tables = arena_array(lexicon->arena, count, sizeof *lexicon->tables);
    if (lexicon->tables == NULL)
        return fault_no_memory(fault);
    for (size_t i = 0; i < count; i++) {
        const struct embedded_table *const from = &embedded_tables[i];
        const struct slice content = { from->content, from->length };
        if (!table_add(&lexicon->tables[i], lexicon->arena, slice_of(from->name),
                       content, fault))
            return false;
    }
    return true;
}

/* The whole file, in the arena; bytes NULL with the fault set. */
static struct slice read_file(struct arena *arena, const char *path,
                              struct fault *fault)
{
    struct slice content = { 0 };
    FILE *const file = fopen(path, "rb");
    if (file == NULL) {
        fault_set(fault, FAULT_IO, "%s: %s", path, strerror(errno));
        return content;
    }
    struct buffer buffer;
    buffer_init(&buffer, FILE_CEILING);
    for (size_t got = 1; got > 0;) {
        char *const room = buffer_reserve(&buffer, BLOCK);
        got = room == NULL ? 0 : fread(room, 1, BLOCK, file);
        buffer.length += got;
    }
    if (ferror(file))
        fault_set(fault, FAULT_IO, "%s: %s", path, strerror(errno));
    else if (buffer_ok(&buffer, fault))
        content = arena_copy(arena, buffer_slice(&buffer));
    if (content.bytes == NULL)
        fault_no_memory(fault);
    buffer_finish(&buffer);
    (void)fclose(file);
    return content;
}

static bool add_file(struct lexicon *lexicon, const char *folder, const char *name,
                     struct fault *fault)
{
    const struct slice file = slice_of(name);
    if (!slice_ends_with(file, SLICE(".tsv")))
        return true;
    const int number = find_table(slice_part(file, 0, file.length - 4));
    char path[4096];
    const int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    if (length < 0 || (size_t)length >= sizeof path)
        return fault_set(fault, FAULT_LIMIT, "the path %s is too long", folder);
    if (number < 0)
        return fault_set(fault, FAULT_INPUT, "%s extends no table of the lexicon",
                         path);
    const struct slice kept = arena_copy(lexicon->arena, slice_of(path));
    const struct slice content = read_file(lexicon->arena, path, fault);
    if (kept.bytes == NULL || content.bytes == NULL)
        return fault_no_memory(fault);
    /* Files come in the order of their names: a rotation keeps the order in the hash.
     */
    lexicon->additions = (lexicon->additions << 1 | lexicon->additions >> 63) ^
                         slice_hash(content) ^ slice_hash(file);
    return table_add(&lexicon->tables[number], lexicon->arena, kept, content, fault);
}

static int visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static bool load_folder(struct lexicon *lexicon, const char *folder,
                        struct fault *fault)
{
    struct dirent **entries = NULL;
    const int count = scandir(folder, &entries, visible, alphasort);
    if (count < 0)
        return fault_set(fault, FAULT_IO, "%s: %s", folder, strerror(errno));
    bool ok = true;
    for (int i = 0; i < count; i++) {
        ok = ok && add_file(lexicon, folder, entries[i]->d_name, fault);
        free(entries[i]);
    }
    free(entries);
    return ok;
}

struct lexicon *lexicon_create(const char *folder, struct fault *fault)
{
    struct lexicon *lexicon = calloc(1, sizeof *lexicon);
    struct arena *const arena = arena_create(ARENA_CEILING);
    if (lexicon == NULL || arena == NULL) {
        fault_no_memory(fault);
        arena_destroy(arena);
        free(lexicon);
        return NULL;
    }
    lexicon->arena = arena;
    if (!load_embedded(lexicon, fault) ||
        (folder != NULL && !load_folder(lexicon, folder, fault))) {
        lexicon_destroy(lexicon);
        return NULL;
    }
    return lexicon;
}

void lexicon_destroy(struct lexicon *lexicon)
{
    if (lexicon == NULL)
        return;
    arena_destroy(lexicon->arena);
    free(lexicon);
}

uint64_t lexicon_additions(const struct lexicon *lexicon)
{
    return lexicon->additions;
}

const struct table *lexicon_table(const struct lexicon *lexicon, const char *name)
{
    const int number = find_table(slice_of(name));
    assert(number >= 0);
    return &lexicon->tables[number];
}
