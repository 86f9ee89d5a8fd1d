#include "base/list.h"

#include <assert.h>
#include <string.h>

enum { FIRST_CAPACITY = 8, LARGEST_CAPACITY = 1 << 30 };

bool list_reserve(struct list *list, struct arena *arena, uint32_t capacity,
                  size_t size)
{
    assert(list->count == 0);
    list->items = arena_array(arena, capacity, size);
    list->capacity = list->items == NULL ? 0 : capacity;
    return list->items != NULL;
}

void *list_add(struct list *list, struct arena *arena, size_t size)
{
    if (list->count == list->capacity) {
        if (list->capacity >= LARGEST_CAPACITY)
            return NULL;
        const uint32_t capacity =
            list->capacity == 0 ? FIRST_CAPACITY : 2 * list->capacity;
        void *const grown = arena_array(arena, capacity, size);
        if (grown == NULL)
            return NULL;
        if (list->count > 0) {
            memcpy(grown, list->items, list->count * size);
            arena_give_back(arena, list->items, list->capacity * size);
        }
        list->items = grown;
        list->capacity = capacity;
    }
    return (char *)list->items + size * list->count++;
}
