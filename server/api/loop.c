#include "api/loop.h"

#include <stdio.h>
#include <stdlib.h>

#include "api/api.h"
#include "base/clock.h"

/* Another process may write into the same database: that shows as late as this. */
static const int64_t version_lasts = 1000000000;

struct store *loop_open_store(const struct api_loop *loop, struct fault *fault)
{
    return loop->is_waiting ? store_open(":memory:", STORE_WRITE, fault)
                            : store_open(loop->database, STORE_READ, fault);
}

static void close_store(struct api_loop *loop)
{
    store_close(loop->store);
    loop->store = NULL;
}

/* Opens the database if it has a corpus. Before its first scan is committed it is the
 * writer's alone, and the loop waits, without a store. */
static bool open_corpus(struct api_loop *loop, struct fault *fault)
{
    char generation[DIGEST_HEX_SIZE] = "";
    close_store(loop);
    loop->is_waiting = false;
    loop->store = loop_open_store(loop, fault);
    if (loop->store == NULL || !store_generation(loop->store, generation, fault))
        return false;
    loop->is_waiting = generation[0] == '\0';
    if (loop->is_waiting)
        close_store(loop);
    return true;
}

/* While the loop waits, an empty store stands in: made only when somebody asks, for
 * that takes longer than all else that a loop does to start. */
static bool have_store(struct api_loop *loop, struct fault *fault)
{
    if (loop->store == NULL && loop->is_waiting)
        loop->store = loop_open_store(loop, fault);
    return loop->store != NULL;
}

struct api_loop *api_loop_create(const char *database, const struct progress *progress,
                                 struct fault *fault)
{
    struct api_loop *loop = calloc(1, sizeof *loop);
    if (loop == NULL) {
        (void)fault_no_memory(fault);
        return NULL;
    }
    loop->database = database;
    loop->progress = progress;
    loop->commits = store_commits();
    if (open_corpus(loop, fault))
        return loop;
    api_loop_destroy(loop);
    return NULL;
}

void api_loop_destroy(struct api_loop *loop)
{
    if (loop == NULL)
        return;
    store_close(loop->store);
    free(loop);
}

static bool is_outdated(const struct api_loop *loop)
{
    return loop->commits != store_commits() ||
           clock_monotonic() - loop->looked_up > version_lasts;
}

static void end_snapshot(struct api_loop *loop)
{
    store_snapshot_end(loop->store);
    loop->is_reading = false;
}

/* What is answered depends on the content and on the program that puts it together. */
static void set_version(struct api_loop *loop, const char *generation)
{
    enum { DIGITS = 16 };
    loop->version[0] = '\0';
    if (generation[0] != '\0')
        (void)snprintf(loop->version, sizeof loop->version, "%s-%.*s", VERSION, DIGITS,
                       generation);
}

bool loop_read(struct api_loop *loop, struct fault *fault)
{
    char generation[DIGEST_HEX_SIZE] = "";
    if (loop->is_reading && !is_outdated(loop))
        return true;
    if (loop->store != NULL)
        end_snapshot(loop);
    /* Counted before the snapshot begins: a commit between the two is looked at twice
     * rather than never. */
    const unsigned commits = store_commits();
    const bool is_stale =
        loop->is_waiting ? loop->commits != commits : loop->store == NULL;
    loop->commits = commits;
    loop->looked_up = clock_monotonic();
    loop->version[0] = '\0';
    if ((is_stale && !open_corpus(loop, fault)) || !have_store(loop, fault))
        return false;
    loop->is_reading = store_snapshot_begin(loop->store, fault) &&
                       store_generation(loop->store, generation, fault);
    if (!loop->is_reading)
        store_snapshot_end(loop->store);
    set_version(loop, generation);
    return loop->is_reading;
}

const char *api_version(void *context)
{
    struct api_loop *const loop = context;
    struct fault fault = { 0 };
    if (loop->version[0] == '\0' || is_outdated(loop))
        return loop_read(loop, &fault) ? loop->version : "";
    return loop->version;
}

void api_rest(void *context)
{
    struct api_loop *const loop = context;
    if (loop->is_reading)
        end_snapshot(loop);
}
