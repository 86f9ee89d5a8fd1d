/* A growing array whose items live in an arena. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Items move when the list grows: keep indices, not pointers, while adding. All items
 * of one list have the same size. Initialised with { 0 }. */
struct list {
    void *items;
    uint32_t count, capacity;
};

/* A new zeroed item at the end, or NULL: out of memory. */
void *list_add(struct list *list, struct arena *arena, size_t size);

/* Makes room for as many items in an empty list; false: out of memory. */
bool list_reserve(struct list *list, struct arena *arena, uint32_t capacity,
                  size_t size);
