/* Cursors: the key of the last item of a page, as text. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/slice.h"

/* Which list a cursor belongs to: with another order of the same list too its keys
 * would mean nothing. */
enum cursor_list {
    CURSOR_CLAIMS,
    CURSOR_TIMELINE,
    CURSOR_ARTICLES,
    CURSOR_ARTICLES_BY_TITLE,
    CURSOR_PARTS,
    CURSOR_ENTITIES,
    CURSOR_ENTITIES_BY_NAME,
    CURSOR_MENTIONS,
    CURSOR_THREADS,
    CURSOR_SOURCES,
    CURSOR_SEARCH
};

enum { CURSOR_NUMBERS = 6 };

/* A list's key: some numbers, then perhaps a text. */
struct cursor {
    enum cursor_list list;
    int variant;    /* the order within the list */
    uint32_t count; /* of numbers */
    int64_t numbers[CURSOR_NUMBERS];
    struct slice text; /* bytes NULL: none */
};

/* Hexadecimal digits in the arena; bytes NULL: out of memory. */
struct slice cursor_write(const struct cursor *cursor, struct arena *arena);

/* `expected` has list, variant and count set, and text.bytes not NULL if there is to be
 * one; the rest is filled in, the text in the arena. FAULT_INPUT if the cursor is not
 * one of this list. */
MUST_CHECK bool cursor_read(struct slice text, struct cursor *expected,
                            struct arena *arena, struct fault *fault);
