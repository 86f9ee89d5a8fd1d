/* What structs are packed with: one description of each serves both directions, so that
 * they cannot drift apart. Packing appends what a field holds, unpacking sets it. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/slice.h"

enum { STRINGS_MAX = 32 };

struct packing {
    struct buffer *out; /* packing; NULL: unpacking */
    struct slice in;    /* unpacking: all of it, read up to `at` */
    size_t at;
    struct arena *arena;
    bool damaged, no_memory;
    const char *strings[STRINGS_MAX]; /* the first ones that there were */
    uint32_t string_count;
};

/* Numbers are LEB128. */
void field_number(struct packing *x, uint32_t *value);

/* Enumerations come back only if the value is below `count`. */
unsigned field_choice(struct packing *x, unsigned value, unsigned count);
void field_bool(struct packing *x, bool *value);
void field_real(struct packing *x, double *value);

/* Preceded by its length plus one; 0: none. Borrowed from what is unpacked. */
void field_text(struct packing *x, struct slice *text);

/* A string of a few that come again and again: the first time with its NUL, then as the
 * number that it had then. */
void field_string(struct packing *x, const char **string);

/* The array that `items` is to be from now on: packed, the same; unpacked, one in the
 * arena. */
const void *field_items(struct packing *x, const void *items, uint32_t *count,
                        size_t size, void (*pack_one)(struct packing *x, void *item));
