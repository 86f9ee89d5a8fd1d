/* What every list of the store takes and gives: one page, by key. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "base/slice.h"

/* Called for each item with its JSON, borrowed until the function returns. False, with
 * the fault set, ends the list. */
typedef bool page_item(void *context, struct slice json, struct fault *fault);

struct page_request {
    uint32_t limit;      /* at least 1 */
    struct slice cursor; /* where a page before this one ended; bytes NULL: the start */
    bool want_total;     /* counting a combination of filters can cost milliseconds */
    struct arena *arena; /* of the request */
    page_item *item;
    void *context;
};

struct page_result {
    uint64_t total;    /* of the whole list; 0 unless wanted */
    struct slice next; /* cursor of the next page, [0-9a-f]+ in the arena; bytes NULL:
                          this was the last */
};
