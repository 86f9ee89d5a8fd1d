#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISON 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISON 1
#endif
#endif
#ifdef ARENA_POISON
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(address, size)   ((void)(address), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#endif

enum {
    FIRST_BLOCK = 16 * 1024,
    LARGEST_BLOCK = 4 * 1024 * 1024,
    ALONE = 1024 * 1024, /* what has so many bytes has a block of its own */
    ALIGNMENT = 16
};

struct block {
    struct block *older;
    size_t size, used; /* of bytes */
    alignas(ALIGNMENT) unsigned char bytes[];
};

struct arena {
    struct block *newest;
    size_t ceiling, held;
    size_t next_size;
};

struct arena *arena_create(size_t ceiling)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (arena == NULL)
        return NULL;
    arena->ceiling = ceiling;
    arena->next_size = FIRST_BLOCK;
    return arena;
}

static void free_block(struct block *block)
{
    ASAN_UNPOISON_MEMORY_REGION(block->bytes, block->size);
    free(block);
}

void arena_destroy(struct arena *arena)
{
    if (arena == NULL)
        return;
    while (arena->newest != NULL) {
        struct block *const older = arena->newest->older;
        free_block(arena->newest);
        arena->newest = older;
    }
    free(arena);
}

/* A block of no bytes in use, which is not yet one of the arena's. From calloc it is
 * zeroed: large ones come so from the system, and what is never written takes no
 * memory.
 */
static struct block *make_block(struct arena *arena, size_t size, bool zeroed)
{
    if (size > arena->ceiling - arena->held)
        return NULL;
    const size_t all = sizeof(struct block) + size;
    struct block *const block = zeroed ? calloc(1, all) : malloc(all);
    if (block == NULL)
        return NULL;
    *block = (struct block){ .size = size };
    ASAN_POISON_MEMORY_REGION(block->bytes, size);
    arena->held += size;
    return block;
}

static struct block *add_block(struct arena *arena, size_t needed)
{
    size_t size = arena->next_size;
    while (size < needed)
        size *= 2;
    if (size > arena->ceiling - arena->held)
        size = needed; /* the last bytes below the ceiling may still be had */
    struct block *const block = make_block(arena, size, false);
    if (block == NULL)
        return NULL;
    block->older = arena->newest;
    arena->newest = block;
    if (arena->next_size < LARGEST_BLOCK)
        arena->next_size *= 2;
    return block;
}

/* A block for one thing, behind the newest, which has room left for others. */
static struct block *add_alone(struct arena *arena, size_t size)
{
    struct block *const block = make_block(arena, size, true);
    if (block == NULL)
        return NULL;
    struct block **const at =
        arena->newest == NULL ? &arena->newest : &arena->newest->older;
    block->older = *at;
    *at = block;
    return block;
}

static size_t round_up(size_t size)
{
    return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static void *take(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 4)
        return NULL;
    const size_t rounded = round_up(size);
    struct block *block = arena->newest;
    if (rounded >= ALONE)
        block = add_alone(arena, rounded);
    else if (block == NULL || block->size - block->used < rounded)
        block = add_block(arena, rounded);
    if (block == NULL)
        return NULL;
    void *const memory = block->bytes + block->used;
    block->used += rounded;
    ASAN_UNPOISON_MEMORY_REGION(memory, size);
    return memory;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    void *const memory = take(arena, size);
    if (memory == NULL || round_up(size) >= ALONE)
        return memory; /* zeroed as a block of its own */
    return memset(memory, 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        return NULL;
    return arena_alloc(arena, count * size);
}

struct slice arena_copy(struct arena *arena, struct slice text)
{
    char *const copy = take(arena, text.length + 1);
    if (copy == NULL)
        return (struct slice){ 0 };
    if (text.length > 0)
        memcpy(copy, text.bytes, text.length);
    copy[text.length] = '\0';
    return (struct slice){ copy, text.length };
}

/* What is kept between two articles or requests must not add up to much where many
 * arenas lie idle: an arena for small things has a low ceiling. */
static size_t largest_kept(const struct arena *arena)
{
    enum { SHARE = 64 };
    const size_t share = arena->ceiling / SHARE;
    return share > FIRST_BLOCK ? share : FIRST_BLOCK;
}

void arena_give_back(struct arena *arena, void *memory, size_t size)
{
    if (round_up(size) < ALONE) {
        ASAN_POISON_MEMORY_REGION(memory, size);
        return;
    }
    for (struct block **at = &arena->newest; *at != NULL; at = &(*at)->older) {
        struct block *const block = *at;
        if ((void *)block->bytes != memory)
            continue;
        *at = block->older;
        arena->held -= block->size;
        free_block(block);
        return;
    }
}

void arena_reset(struct arena *arena)
{
    const size_t largest = largest_kept(arena);
    struct block *kept = NULL;
    while (arena->newest != NULL) {
        struct block *const block = arena->newest;
        arena->newest = block->older;
        if (kept == NULL && block->size <= largest) {
            kept = block;
            continue;
        }
        arena->held -= block->size;
        free_block(block);
    }
    arena->next_size = kept == NULL ? FIRST_BLOCK : kept->size;
    arena->newest = kept;
    if (kept == NULL)
        return;
    kept->older = NULL;
    kept->used = 0;
    ASAN_POISON_MEMORY_REGION(kept->bytes, kept->size);
}

size_t arena_size(const struct arena *arena)
{
    return arena->held;
}
