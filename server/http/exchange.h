/* One request and its reply on a connection of libmicrohttpd: the three callbacks of a
 * daemon. Used by the thread of one loop only. */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include <microhttpd.h>

#include "http/figures.h"
#include "http/route.h"

struct exchange;

/* What was answered, for the log. */
struct answer_event {
    struct slice method, path;
    unsigned status;
    uint64_t nanoseconds;
    const struct fault *fault; /* FAULT_NONE if all went well */
};

/* What the exchanges of one loop share. Borrowed things outlive the loop. */
struct exchange_host {
    const struct route *routes;
    void *context;
    const struct server *server;
    void (*report)(const struct answer_event *event);
    const char *(*version)(void *context); /* as in struct server_options */
    size_t cache_size;
    void (*rest)(void *context);
    struct loop_figures figures;
    struct exchange *idle; /* kept for reuse with their memory */
    size_t idle_count;
    struct cache *cache; /* NULL: nothing is kept */
    struct gzip *gzip;
    struct buffer body, spare; /* lent to one reply after another */
    bool closing;              /* each reply asks to close its connection */
};

/* What is borrowed is set already. */
MUST_CHECK bool exchange_host_init(struct exchange_host *host, struct fault *fault);
void exchange_host_finish(struct exchange_host *host);

/* MHD_OPTION_URI_LOG_CALLBACK: `host` is a struct exchange_host. */
void *exchange_open(void *host, const char *target, struct MHD_Connection *connection);

/* The access handler. */
enum MHD_Result exchange_go_on(void *host, struct MHD_Connection *connection,
                               const char *url, const char *method, const char *version,
                               const char *upload, size_t *upload_size, void **state);

/* MHD_OPTION_NOTIFY_COMPLETED. */
void exchange_close(void *host, struct MHD_Connection *connection, void **state,
                    enum MHD_RequestTerminationCode code);
