/* The loop that all lists share: items of one page, and where the next one begins. */
#pragma once

#include "base/buffer.h"
#include "store/cursor.h"
#include "store/database.h"
#include "store/page.h"

/* Begins each key that comes before all others, and behind them. */
#define KEY_FIRST INT64_MIN
#define KEY_LAST  INT64_MAX

enum { LARGEST_ITEM = 1 << 30 };

/* How a list reads the rows of its statement. */
struct listing {
    const struct page_request *request;
    struct cursor cursor; /* of the item that was taken last */
    uint32_t key_column;  /* where the key's numbers begin in the row */
    uint32_t text_column; /* of the key's text, if it has one */
    uint32_t taken;
    bool more, descending;
    bool defers, deferred; /* see listing_defer */
    int64_t unknown;
};

/* Fills the cursor's numbers with what the request says, or with the key before all
 * others in this direction. `cursor` has list, variant, count and text set. */
MUST_CHECK bool listing_init(struct listing *listing,
                             const struct page_request *request,
                             const struct cursor *cursor, bool descending,
                             struct fault *fault);

/* One of the orders of a list whose key is a number, which may be nothing, and the text
 * in the column behind it. */
struct listing_order {
    const char *pages[2]; /* ascending and descending for the user */
    bool is_rank;         /* its numbers run the other way */
    int64_t unknown;      /* the number of those that have none; 0: all have one */
};

/* The order that is asked for. */
struct listing_place {
    enum cursor_list list;
    const struct listing_order *orders;
    int order;
    bool descending;
};

/* As listing_init; what has no number comes last in both directions. */
MUST_CHECK bool listing_init_ordered(struct listing *listing,
                                     const struct page_request *request,
                                     const struct listing_place *place,
                                     struct fault *fault);

/* Rows whose first number is `unknown` come last, though their keys come first in this
 * direction: they are listed in a second turn. */
void listing_defer(struct listing *listing, int64_t unknown);

/* Behind the last row of a turn: whether the key is to be bound again for another. */
bool listing_turn(struct listing *listing);

/* True: the row is to be given out; its key is remembered. False: the page is full, and
 * there is more, or the turn is over. */
bool listing_take(struct listing *listing, struct statement *row);

/* Gives out the rows of the statement, whose bindings are complete; the JSON stands in
 * column `json`, in shorthand or not. Resets the statement. */
MUST_CHECK bool listing_run(struct listing *listing, struct statement *rows, int json,
                            struct fault *fault);

/* Gives out one item, in shorthand or not; `json` is scratch. */
MUST_CHECK bool listing_give(const struct page_request *request, struct slice kept,
                             struct buffer *json, struct fault *fault);

/* The text before or behind all others. */
struct slice listing_first_text(bool descending);

/* Sets out->next. */
MUST_CHECK bool listing_finish(const struct listing *listing, struct page_result *out,
                               struct fault *fault);

/* Asks for one row more than the page takes, to know whether there is more. */
static inline int64_t listing_limit(const struct listing *listing)
{
    return (int64_t)listing->request->limit + 1;
}
