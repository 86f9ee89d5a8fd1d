#include "http/loop.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "http/exchange.h"

enum {
    CONNECTIONS_MAX = 8192,
    CONNECTION_MEMORY = 24 * 1024, /* the library clears it after each request */
    IDLE_SECONDS = 60,
    STOP_SECONDS = 8 /* who reads too slowly is cut off: containers are killed at 10 */
};

struct loop {
    struct exchange_host host;
    struct MHD_Daemon *daemon;
    int wake; /* an eventfd */
    pthread_t thread;
    bool running; /* the thread */
    atomic_bool stopping;
};

/* How long the daemon has nothing to do by itself, in milliseconds; -1: for ever. */
static int idle_time(struct MHD_Daemon *daemon)
{
    MHD_UNSIGNED_LONG_LONG timeout = 0;
    if (MHD_get_timeout(daemon, &timeout) != MHD_YES)
        return -1;
    return timeout < INT_MAX ? (int)timeout : INT_MAX;
}

/* Whoever holds something for the next request lets go of it if none is there. */
static int wait_for_any(struct loop *loop, struct pollfd ready[2], int milliseconds)
{
    const struct exchange_host *const host = &loop->host;
    const int found = poll(ready, 2, 0);
    if (found != 0 || milliseconds == 0)
        return found;
    if (host->rest != NULL)
        host->rest(host->context);
    return poll(ready, 2, milliseconds);
}

/* The daemon's own thread would stall whenever exactly 128 descriptors are ready at
 * once, so we wait for its epoll descriptor ourselves. */
static void wait_and_run(struct loop *loop, int epoll, int longest)
{
    struct pollfd ready[] = { { .fd = epoll, .events = POLLIN },
                              { .fd = loop->wake, .events = POLLIN } };
    const int idle = idle_time(loop->daemon);
    const int wait = longest >= 0 && (idle < 0 || idle > longest) ? longest : idle;
    if (wait_for_any(loop, ready, wait) > 0 && (ready[1].revents & POLLIN) != 0) {
        uint64_t count = 0;
        const ssize_t got = read(loop->wake, &count, sizeof count);
        (void)got;
    }
    (void)MHD_run(loop->daemon);
}

static bool is_ready(int epoll)
{
    struct pollfd ready = { .fd = epoll, .events = POLLIN };
    return poll(&ready, 1, 0) > 0;
}

/* Takes in who has connected and asked before we were told to stop; new ones may come
 * as fast as these are taken, so it has an end. */
static void take_in_waiting(struct loop *loop, int epoll)
{
    enum { ROUNDS_MAX = 1000 };
    for (int i = 0; i < ROUNDS_MAX && is_ready(epoll); i++)
        (void)MHD_run(loop->daemon);
}

static bool is_answering(const struct loop *loop)
{
    const struct loop_figures *const figures = &loop->host.figures;
    return atomic_load_explicit(&figures->running, memory_order_relaxed) > 0;
}

static void finish_running(struct loop *loop, int epoll)
{
    const int64_t end = clock_monotonic() + (int64_t)STOP_SECONDS * 1000000000;
    loop->host.closing = true;
    take_in_waiting(loop, epoll);
    const int listening = MHD_quiesce_daemon(loop->daemon);
    if (listening >= 0)
        (void)close(listening);
    while (is_answering(loop) || is_ready(epoll)) {
        const int64_t left = (end - clock_monotonic()) / 1000000;
        if (left <= 0)
            return;
        wait_and_run(loop, epoll, (int)left);
    }
}

static void *run(void *context)
{
    struct loop *const loop = context;
    const int epoll =
        MHD_get_daemon_info(loop->daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
    while (!atomic_load(&loop->stopping))
        wait_and_run(loop, epoll, -1);
    finish_running(loop, epoll);
    return NULL;
}

/* Targets are decoded by http/target.c, from the bytes that were sent. */
static size_t keep_escaped(void *context, struct MHD_Connection *connection, char *text)
{
    (void)context;
    (void)connection;
    return strlen(text);
}

static struct MHD_Daemon *start_daemon(struct loop *loop, int listening)
{
    return MHD_start_daemon(
        MHD_USE_EPOLL, 0, NULL, NULL, exchange_go_on, &loop->host,
        MHD_OPTION_LISTEN_SOCKET, listening, MHD_OPTION_URI_LOG_CALLBACK, exchange_open,
        &loop->host, MHD_OPTION_NOTIFY_COMPLETED, exchange_close, &loop->host,
        MHD_OPTION_UNESCAPE_CALLBACK, keep_escaped, NULL, MHD_OPTION_STRICT_FOR_CLIENT,
        1, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_MEMORY, MHD_OPTION_END);
}

static bool open_loop(struct loop *loop, int listening, struct fault *fault)
{
    loop->daemon = start_daemon(loop, listening);
    if (loop->daemon == NULL) {
        (void)close(listening);
        return fault_set(fault, FAULT_IO, "no event loop: %s", strerror(errno));
    }
    loop->wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (loop->wake < 0)
        return fault_set(fault, FAULT_IO, "no eventfd: %s", strerror(errno));
    return true;
}

struct loop *loop_create(int listening, const struct exchange_host *host,
                         struct fault *fault)
{
    struct loop *loop = calloc(1, sizeof *loop);
    if (loop == NULL) {
        (void)close(listening);
        (void)fault_no_memory(fault);
        return NULL;
    }
    loop->host = *host;
    loop->wake = -1;
    if (!exchange_host_init(&loop->host, fault))
        (void)close(listening);
    else if (open_loop(loop, listening, fault))
        return loop;
    loop_destroy(loop);
    return NULL;
}

bool loop_start(struct loop *loop, struct fault *fault)
{
    const int trouble = pthread_create(&loop->thread, NULL, run, loop);
    if (trouble != 0)
        return fault_set(fault, FAULT_IO, "no thread: %s", strerror(trouble));
    loop->running = true;
    return true;
}

void loop_stop(struct loop *loop)
{
    const uint64_t one = 1;
    atomic_store(&loop->stopping, true);
    const ssize_t written = write(loop->wake, &one, sizeof one);
    (void)written;
}

void loop_wait(struct loop *loop)
{
    if (loop->running)
        (void)pthread_join(loop->thread, NULL);
    loop->running = false;
}

void loop_destroy(struct loop *loop)
{
    if (loop == NULL)
        return;
    if (loop->daemon != NULL)
        MHD_stop_daemon(loop->daemon);
    if (loop->wake >= 0)
        (void)close(loop->wake);
    exchange_host_finish(&loop->host);
    free(loop);
}

static uint64_t load(const _Atomic uint64_t *figure)
{
    return atomic_load_explicit(figure, memory_order_relaxed);
}

void loop_add_figures(const struct loop *loop, struct server_figures *sum)
{
    const struct loop_figures *const ours = &loop->host.figures;
    for (int i = 0; i < STATUS_CLASSES; i++)
        sum->requests[i] += load(&ours->requests[i]);
    sum->bodies_broken_off += load(&ours->bodies_broken_off);
    sum->nanoseconds += load(&ours->nanoseconds);
    sum->running += load(&ours->running);
}
