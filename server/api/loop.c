#include "api/loop.h"

#include <stdlib.h>

#include "api/api.h"

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
    loop->store = store_open(database, STORE_READ, fault);
    if (loop->store != NULL)
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
