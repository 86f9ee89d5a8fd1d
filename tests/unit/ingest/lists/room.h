/* What the lists give against what a reader of all items would pick out by hand: a
 * scanned press with its store, and all items of it. */
#pragma once

#include <jansson.h>

#include "../press.h"
#include "store/page.h"
#include "store/store.h"

enum { ARTICLES = 60 };

struct room {
    struct desk desk;
    struct store *store;
    json_t *claims, *articles; /* all of them, in the default order */
};

/* The set-up and the tear-down of a group of tests; *state is the room. */
int room_enter(void **state);
int room_leave(void **state);

/* A list of the store; `query` is of the type that it takes. */
typedef bool list_call(struct store *store, const void *query,
                       const struct page_request *request, struct page_result *out,
                       struct fault *fault);
list_call list_claims, list_articles;

/* For page_request.item: appends the item to the JSON array `context`. */
bool collect_item(void *context, struct slice json, struct fault *fault);

/* All pages of the list, `limit` items each; every page names the same total, which is
 * how many items there are in the end. A new reference. */
json_t *list_all(const struct room *room, list_call *call, const void *query,
                 uint32_t limit);

/* Whatever the size of the pages, the list is the same. A new reference. */
json_t *list_in_pages(const struct room *room, list_call *call, const void *query);

/* NULL if there is no such text. */
const char *text_at(const json_t *object, const char *key);

const json_t *member(const json_t *object, const char *first, const char *second);

/* The first day of a publication, NULL unless both its days are known. */
const char *known_day(const json_t *published);

/* `kind` NULL: any. */
bool names(const json_t *entity, const char *kind, const char *id);
