#include "linking/postings.h"

#include <assert.h>
#include <stdlib.h>

enum { FEWEST = 64, MOST = 1 << 30 };

struct postings_slot {
    uint64_t key;
    uint32_t file; /* its number + 1; 0 is free */
};

struct postings_file {
    uint32_t start, count; /* count: how often told; once arranged, how many are in */
    uint16_t stirred;      /* values to come until it is calm */
    int8_t shift;          /* since it was calm: values that are new, less the missed */
    bool twice;            /* since then values were new or missed at several places */
};

#define NO_ROOM UINT32_MAX /* start of a file that was told once: nobody shares it */

void postings_finish(struct postings *postings)
{
    free(postings->slots);
    free(postings->files);
    free(postings->values);
    *postings = (struct postings){ 0 };
}

/* Where the search for the key begins. */
static uint32_t home_of(const struct postings *postings, uint64_t key)
{
    /* Keys are hashes already; their upper half is as good as the lower. */
    return (uint32_t)(key ^ key >> 32) & (postings->slot_count - 1);
}

/* Where the key is, or would be; there is a free slot. */
static struct postings_slot *slot_of(const struct postings *postings, uint64_t key)
{
    uint32_t at = home_of(postings, key);
    while (postings->slots[at].file != 0 && postings->slots[at].key != key)
        at = (at + 1) & (postings->slot_count - 1);
    return &postings->slots[at];
}

/* Never more than three quarters of the slots are taken. */
static bool grow_slots(struct postings *postings)
{
    const struct postings before = *postings;
    const uint32_t slot_count = before.slot_count == 0 ? FEWEST : before.slot_count * 2;
    struct postings_slot *const slots =
        slot_count > MOST ? NULL : calloc(slot_count, sizeof *slots);
    if (slots == NULL)
        return false;
    postings->slots = slots;
    postings->slot_count = slot_count;
    for (uint32_t i = 0; i < before.slot_count; i++)
        if (before.slots[i].file != 0)
            *slot_of(postings, before.slots[i].key) = before.slots[i];
    free(before.slots);
    return true;
}

static bool grow_files(struct postings *postings)
{
    const uint32_t capacity =
        postings->file_capacity == 0 ? FEWEST : postings->file_capacity / 2 * 3;
    struct postings_file *const files =
        capacity > MOST ? NULL : realloc(postings->files, capacity * sizeof *files);
    if (files == NULL)
        return false;
    postings->files = files;
    postings->file_capacity = capacity;
    return true;
}

static bool make_room(struct postings *postings, uint32_t keys)
{
    const uint32_t files = postings->file_count + keys;
    while (files > postings->slot_count / 4 * 3)
        if (!grow_slots(postings))
            return false;
    while (files > postings->file_capacity)
        if (!grow_files(postings))
            return false;
    return true;
}

static uint32_t tell(struct postings *postings, uint64_t key)
{
    struct postings_slot *const slot = slot_of(postings, key);
    if (slot->file == 0) {
        postings->files[postings->file_count++] = (struct postings_file){ 0 };
        *slot = (struct postings_slot){ key, postings->file_count };
    }
    postings->files[slot->file - 1].count++;
    return slot->file - 1;
}

bool postings_tell(struct postings *postings, const uint64_t *keys, uint32_t count,
                   uint32_t *files, struct fault *fault)
{
    if (!make_room(postings, count))
        return fault_no_memory(fault);
    /* The slots lie anywhere: the machine fetches all of them at once. */
    for (uint32_t i = 0; i < count; i++)
        __builtin_prefetch(&postings->slots[home_of(postings, keys[i])], 1);
    for (uint32_t i = 0; i < count; i++)
        files[i] = tell(postings, keys[i]);
    return true;
}

uint32_t postings_find(const struct postings *postings, uint64_t key)
{
    assert(postings->values == NULL);
    if (postings->slot_count == 0)
        return POSTINGS_NONE;
    const struct postings_slot *const slot = slot_of(postings, key);
    return slot->file == 0 ? POSTINGS_NONE : slot->file - 1;
}

bool postings_arrange(struct postings *postings, uint32_t newest, struct fault *fault)
{
    assert(newest <= UINT16_MAX);
    postings->newest = newest;
    uint32_t room = 0;
    free(postings->slots);
    postings->slots = NULL;
    postings->slot_count = 0;
    for (uint32_t i = 0; i < postings->file_count; i++) {
        struct postings_file *const file = &postings->files[i];
        const uint32_t told = file->count;
        *file = (struct postings_file){ .start = told > 1 ? room : NO_ROOM };
        room += told > 1 ? told : 0;
    }
    postings->values = malloc(((size_t)room + 1) * sizeof *postings->values);
    return postings->values != NULL || fault_no_memory(fault);
}

static struct postings_file *put(struct postings *postings, uint32_t file,
                                 uint32_t value)
{
    assert(postings->values != NULL && file < postings->file_count);
    struct postings_file *const at = &postings->files[file];
    if (at->start != NO_ROOM)
        postings->values[at->start + at->count++] = value;
    return at;
}

void postings_add(struct postings *postings, uint32_t file, uint32_t value)
{
    struct postings_file *const at = put(postings, file, value);
    if (at->stirred > 0)
        at->stirred--;
}

static void stir(const struct postings *postings, struct postings_file *file, int shift)
{
    const bool again = file->stirred > 0;
    file->twice = again && (file->twice || file->stirred < postings->newest ||
                            file->shift == INT8_MAX || file->shift == INT8_MIN);
    file->shift = (int8_t)(again && !file->twice ? file->shift + shift : shift);
    file->stirred = (uint16_t)postings->newest;
}

void postings_add_new(struct postings *postings, uint32_t file, uint32_t value)
{
    stir(postings, put(postings, file, value), 1);
}

void postings_miss(struct postings *postings, uint32_t file)
{
    if (file != POSTINGS_NONE)
        stir(postings, &postings->files[file], -1);
}

bool postings_is_shifted(const struct postings *postings, uint32_t file)
{
    if (!postings_is_stirred(postings, file))
        return false;
    const struct postings_file *const at = &postings->files[file];
    return at->twice || at->shift != 0;
}

bool postings_is_stirred(const struct postings *postings, uint32_t file)
{
    return file != POSTINGS_NONE && postings->files[file].stirred > 0;
}

void postings_call(const struct postings *postings, uint32_t file)
{
    __builtin_prefetch(&postings->files[file]);
}

struct posted postings_newest(const struct postings *postings, uint32_t file)
{
    const uint32_t most = postings->newest;
    assert(postings->values != NULL && file < postings->file_count);
    const struct postings_file at = postings->files[file];
    if (at.count == 0)
        return (struct posted){ 0 };
    const uint32_t count = at.count < most ? at.count : most;
    return (struct posted){ postings->values + at.start + at.count - count, count };
}
