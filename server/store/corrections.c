#include <string.h>

#include "store/database.h"
#include "store/scan_state.h"

static const char find_digest[] = "SELECT digest FROM correction WHERE one = 1";

bool scan_corrections(struct scan *scan, char digest[DIGEST_HEX_SIZE],
                      struct fault *fault)
{
    struct statement *const find = store_statement(scan->store, find_digest);
    digest[0] = '\0';
    if (statement_step(find, fault)) {
        const struct slice found = statement_text(find, 0);
        const size_t length =
            found.length < DIGEST_HEX_SIZE ? found.length : DIGEST_HEX_SIZE - 1;
        if (length > 0)
            memcpy(digest, found.bytes, length);
        digest[length] = '\0';
    }
    statement_reset(find);
    return fault->kind == FAULT_NONE;
}

static const char put_corrections[] =
    "INSERT OR REPLACE INTO correction (one, digest, json) VALUES (1, :digest, :json)";

bool scan_put_corrections(struct scan *scan, struct slice digest, struct slice json,
                          struct fault *fault)
{
    struct statement *const put = store_statement(scan->store, put_corrections);
    statement_bind_text(put, ":digest", digest);
    statement_bind_text(put, ":json", json);
    return statement_run(put, fault);
}

static const char find_corrections[] = "SELECT json FROM correction WHERE one = 1";

bool store_corrections(struct store *store, struct arena *arena, struct slice *json,
                       struct fault *fault)
{
    struct statement *const find = store_statement(store, find_corrections);
    if (!statement_find_json(find, arena, json, fault))
        *json = SLICE("[]");
    return fault->kind == FAULT_NONE;
}
