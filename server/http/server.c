#include "http/server.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/log.h"
#include "http/exchange.h"
#include "http/listen.h"
#include "http/loop.h"

struct server {
    char address[LISTEN_ADDRESS_SIZE];
    size_t loop_count;
    struct loop *loops[];
};

static void log_answer(const struct answer_event *event)
{
    const bool is_ours = event->status >= 500 ||
                         (event->status < 400 && event->fault->kind != FAULT_NONE);
    const enum log_level level = is_ours ? LOG_WARNING : LOG_DEBUG;
    log_event(level, "answer method=%.*s target=%.*s status=%u microseconds=%llu%s%s",
              (int)event->method.length, event->method.bytes, (int)event->path.length,
              event->path.bytes, event->status,
              (unsigned long long)event->nanoseconds / 1000,
              event->fault->kind == FAULT_NONE ? "" : " reason=", event->fault->detail);
}

/* Each connection takes a descriptor; the usual soft limit of 1024 is for programs that
 * use select(). */
static void raise_descriptor_limit(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    (void)setrlimit(RLIMIT_NOFILE, &limit);
}

/* Takes the sockets, also on failure. */
static bool create_loops(struct server *server, const struct server_options *options,
                         const int *sockets, struct fault *fault)
{
    for (size_t i = 0; i < options->loops; i++) {
        if (fault->kind != FAULT_NONE) {
            (void)close(sockets[i]);
            continue;
        }
        const struct exchange_host host = {
            .routes = options->routes,
            .context = options->contexts == NULL ? NULL : options->contexts[i],
            .server = server,
            .report = log_answer,
            .version = options->version,
            .cache_size = options->cache_size,
            .rest = options->rest,
        };
        server->loops[i] = loop_create(sockets[i], &host, fault);
    }
    return fault->kind == FAULT_NONE;
}

/* Only once all are there: a handler may ask for the figures of all. */
static bool start_loops(struct server *server, struct fault *fault)
{
    for (size_t i = 0; i < server->loop_count; i++) {
        if (!loop_start(server->loops[i], fault))
            return false;
    }
    return true;
}

static bool start(struct server *server, const struct server_options *options,
                  int *sockets, struct fault *fault)
{
    struct listen_address address;
    return listen_parse(slice_of(options->listen), &address, fault) &&
           listen_open(&address, sockets, options->loops, server->address, fault) &&
           create_loops(server, options, sockets, fault) && start_loops(server, fault);
}

struct server *server_start(const struct server_options *options, struct fault *fault)
{
    struct server *server =
        calloc(1, sizeof *server + options->loops * sizeof(struct loop *));
    int *const sockets = calloc(options->loops, sizeof *sockets);
    if (server == NULL || sockets == NULL) {
        free(server);
        free(sockets);
        (void)fault_no_memory(fault);
        return NULL;
    }
    raise_descriptor_limit();
    server->loop_count = options->loops;
    if (!start(server, options, sockets, fault)) {
        server_stop(server);
        server = NULL;
    }
    free(sockets);
    return server;
}

const char *server_address(const struct server *server)
{
    return server->address;
}

struct server_figures server_figures(const struct server *server)
{
    struct server_figures sum = { 0 };
    for (size_t i = 0; i < server->loop_count; i++)
        loop_add_figures(server->loops[i], &sum);
    return sum;
}

static void for_each_loop(struct server *server, void (*act)(struct loop *loop))
{
    for (size_t i = 0; i < server->loop_count; i++) {
        if (server->loops[i] != NULL)
            act(server->loops[i]);
    }
}

void server_stop(struct server *server)
{
    if (server == NULL)
        return;
    /* None goes before all have ended: a handler may ask for the figures of all. */
    for_each_loop(server, loop_stop);
    for_each_loop(server, loop_wait);
    for_each_loop(server, loop_destroy);
    free(server);
}
