/* Memory that is given back all at once: a request's, an article's, a scan's.
 *
 * Blocks are taken from the heap as needed, up to a ceiling. Under AddressSanitizer the
 * unused tail of each block is poisoned, so that overruns inside a block are seen. */
#pragma once

#include <stddef.h>

#include "base/slice.h"

struct arena;

/* Owned by the caller. `ceiling` in bytes bounds all that is ever held at once.
 * NULL: out of memory. */
struct arena *arena_create(size_t ceiling);
void arena_destroy(struct arena *arena);

/* Zeroed, aligned for any type, valid until the arena is reset or destroyed.
 * NULL: out of memory or over the ceiling. */
void *arena_alloc(struct arena *arena, size_t size);

/* As arena_alloc for `count` items of `size` bytes; an overflow is NULL too. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* A copy with a terminating NUL behind it (not counted); bytes is NULL if out of
 * memory. */
struct slice arena_copy(struct arena *arena, struct slice text);

/* Ends the life of an allocation of `size` bytes before the arena's: what is large goes
 * back to the heap at once, what is small only with the rest. */
void arena_give_back(struct arena *arena, void *memory, size_t size);

/* Everything allocated is invalid. The latest block is kept for reuse, or the latest
 * that is at most a 64th of the ceiling: what needs about as much again takes nothing
 * from the heap. */
void arena_reset(struct arena *arena);

/* Bytes held from the heap. */
size_t arena_size(const struct arena *arena);
