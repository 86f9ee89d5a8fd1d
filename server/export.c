#include "export.h"

#include <errno.h>
#include <string.h>

#include "store/articles.h"

enum { ARTICLES_AT_ONCE = 100 };

/* One page, with the cursor of the next one. */
static const size_t page_ceiling = (size_t)64 << 20;

static bool print_line(void *context, struct slice json, struct fault *fault)
{
    FILE *const to = context;
    if (fwrite(json.bytes, 1, json.length, to) == json.length && fputc('\n', to) != EOF)
        return true;
    return fault_set(fault, FAULT_IO, "standard output: %s", strerror(errno));
}

/* The cursor of a page lives in one arena while the next page is read into the other.
 */
static bool print_pages(struct store *store, struct arena *const arenas[2], FILE *to,
                        struct fault *fault)
{
    const struct article_query all = { .include = INCLUDE_TEXT | INCLUDE_MENTIONS |
                                                  INCLUDE_CLAIMS | INCLUDE_DATES,
                                       .order = ARTICLES_BY_PUBLICATION,
                                       .descending = true };
    struct page_result result = { 0 };
    unsigned pages = 0;
    do {
        struct arena *const arena = arenas[pages++ % 2];
        arena_reset(arena);
        const struct page_request page = { .limit = ARTICLES_AT_ONCE,
                                           .cursor = result.next,
                                           .arena = arena,
                                           .item = print_line,
                                           .context = to };
        if (!store_list_articles(store, &all, &page, &result, fault))
            return false;
    } while (result.next.bytes != NULL);
    if (fflush(to) != 0)
        return fault_set(fault, FAULT_IO, "standard output: %s", strerror(errno));
    return true;
}

bool export_corpus(const char *database, FILE *to, struct fault *fault)
{
    struct arena *const arenas[2] = { arena_create(page_ceiling),
                                      arena_create(page_ceiling) };
    struct store *const store = store_open(database, STORE_READ, fault);
    bool ok = false;
    if (arenas[0] == NULL || arenas[1] == NULL)
        fault_no_memory(fault);
    else if (store != NULL && store_snapshot_begin(store, fault)) {
        ok = print_pages(store, arenas, to, fault);
        store_snapshot_end(store);
    }
    store_close(store);
    arena_destroy(arenas[1]);
    arena_destroy(arenas[0]);
    return ok;
}
