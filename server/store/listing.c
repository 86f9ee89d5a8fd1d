#include "store/listing.h"

#include "store/shorthand.h"

bool listing_init(struct listing *listing, const struct page_request *request,
                  const struct cursor *cursor, bool descending, struct fault *fault)
{
    *listing = (struct listing){ .request = request,
                                 .cursor = *cursor,
                                 .descending = descending };
    if (request->cursor.bytes != NULL)
        return cursor_read(request->cursor, &listing->cursor, request->arena, fault);
    for (uint32_t i = 0; i < cursor->count; i++)
        listing->cursor.numbers[i] = descending ? KEY_LAST : KEY_FIRST;
    return true;
}

/* The numbers behind the first, and the text: before all others of the first, or behind
 * them. */
static void set_key(struct listing *listing, int64_t first, int64_t others)
{
    listing->cursor.numbers[0] = first;
    if (listing->cursor.text.bytes != NULL)
        listing->cursor.text = listing_first_text(others == KEY_LAST);
    for (uint32_t i = 1; i < listing->cursor.count; i++)
        listing->cursor.numbers[i] = others;
}

void listing_defer(struct listing *listing, int64_t unknown)
{
    listing->defers = true;
    listing->unknown = unknown;
    if (listing->request->cursor.bytes == NULL)
        set_key(listing, unknown, listing->descending ? KEY_FIRST : KEY_LAST);
    else
        listing->deferred = listing->cursor.numbers[0] == unknown;
}

bool listing_init_ordered(struct listing *listing, const struct page_request *request,
                          const struct listing_place *place, struct fault *fault)
{
    const struct listing_order *const order = &place->orders[place->order];
    const bool down = place->descending != order->is_rank;
    const struct cursor cursor = {
        .list = place->list,
        .variant = 2 * place->order + place->descending,
        .count = 1,
        .text = listing_first_text(down),
    };
    if (!listing_init(listing, request, &cursor, down, fault))
        return false;
    listing->text_column = 1;
    if (down && order->unknown != 0)
        listing_defer(listing, order->unknown);
    return true;
}

bool listing_turn(struct listing *listing)
{
    if (!listing->defers || listing->deferred || listing->more)
        return false;
    listing->deferred = true;
    set_key(listing, listing->unknown, listing->descending ? KEY_LAST : KEY_FIRST);
    return true;
}

bool listing_take(struct listing *listing, struct statement *row)
{
    struct cursor *const cursor = &listing->cursor;
    if (listing->deferred &&
        statement_int(row, (int)listing->key_column) != listing->unknown)
        return false;
    listing->more = listing->taken == listing->request->limit;
    if (listing->more)
        return false;
    listing->taken++;
    /* Which row is the last of all shows too late; before the page is full it has no
     * use.
     */
    if (listing->taken < listing->request->limit)
        return true;
    for (uint32_t i = 0; i < cursor->count; i++)
        cursor->numbers[i] = statement_int(row, (int)(listing->key_column + i));
    if (cursor->text.bytes != NULL) {
        const struct slice text = statement_text(row, (int)listing->text_column);
        cursor->text = arena_copy(listing->request->arena, text);
    }
    return true;
}

bool listing_give(const struct page_request *request, struct slice kept,
                  struct buffer *json, struct fault *fault)
{
    buffer_clear(json);
    shorthand_read(kept, json);
    return buffer_ok(json, fault) &&
           request->item(request->context, buffer_slice(json), fault);
}

bool listing_run(struct listing *listing, struct statement *rows, int json,
                 struct fault *fault)
{
    struct buffer item;
    bool ok = true;
    buffer_init(&item, LARGEST_ITEM);
    while (ok && statement_step(rows, fault) && listing_take(listing, rows))
        ok = listing_give(listing->request, statement_text(rows, json), &item, fault);
    buffer_finish(&item);
    statement_reset(rows);
    return ok && fault->kind == FAULT_NONE;
}

struct slice listing_first_text(bool descending)
{
    /* The last code point: no text of ours begins with it. */
    return descending ? SLICE("\xF4\x8F\xBF\xBF") : SLICE("");
}

bool listing_finish(const struct listing *listing, struct page_result *out,
                    struct fault *fault)
{
    if (!listing->more)
        return true;
    out->next = cursor_write(&listing->cursor, listing->request->arena);
    return out->next.bytes != NULL || fault_no_memory(fault);
}
