/* The measure of all serving: libmicrohttpd that answers fixed bytes, on event loops
 * arranged as in server/http/.
 *
 * bench-bare LOOPS SIZE [STATUS] listens on a free port of 127.0.0.1, says
 * "127.0.0.1:PORT" on a line, and answers everything with SIZE bytes, until it is
 * killed. One response object serves all requests: there is nothing left that could be
 * saved. */
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <microhttpd.h>

#include "http/listen.h"

enum { LOOPS_MAX = 64, SIZE_MOST = 64 << 20, CONNECTIONS_MAX = 8192 };

struct answer {
    struct MHD_Response *response;
    unsigned status;
};

/* Queueing in the first of the two calls would close the connection behind it. */
/* NOLINTBEGIN(readability-function-size,readability-non-const-parameter): the library
 * wants these parameters. */
static enum MHD_Result answer_fixed(void *context, struct MHD_Connection *connection,
                                    const char *target, const char *method,
                                    const char *version, const char *upload,
                                    size_t *upload_size, void **state)
/* NOLINTEND(readability-function-size,readability-non-const-parameter) */
{
    static char seen;
    const struct answer *const answer = context;
    (void)target;
    (void)method;
    (void)version;
    (void)upload;
    (void)upload_size;
    if (*state == NULL) {
        *state = &seen;
        return MHD_YES;
    }
    return MHD_queue_response(connection, answer->status, answer->response);
}

static int idle_time(struct MHD_Daemon *daemon)
{
    MHD_UNSIGNED_LONG_LONG timeout = 0;
    if (MHD_get_timeout(daemon, &timeout) != MHD_YES)
        return -1;
    return timeout < INT_MAX ? (int)timeout : INT_MAX;
}

static void *run(void *context)
{
    struct MHD_Daemon *const daemon = context;
    const int epoll = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
    for (;;) {
        struct pollfd ready = { .fd = epoll, .events = POLLIN };
        (void)poll(&ready, 1, idle_time(daemon));
        (void)MHD_run(daemon);
    }
    return NULL;
}

static bool start_loop(int listening, struct answer *answer, struct fault *fault)
{
    pthread_t thread;
    struct MHD_Daemon *const daemon = MHD_start_daemon(
        MHD_USE_EPOLL, 0, NULL, NULL, answer_fixed, answer, MHD_OPTION_LISTEN_SOCKET,
        listening, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX,
        MHD_OPTION_CONNECTION_TIMEOUT, 60U, MHD_OPTION_END);
    if (daemon == NULL)
        return fault_set(fault, FAULT_IO, "no event loop: %s", strerror(errno));
    const int trouble = pthread_create(&thread, NULL, run, daemon);
    return trouble == 0 ||
           fault_set(fault, FAULT_IO, "no thread: %s", strerror(trouble));
}

static bool make_answer(size_t size, unsigned status, struct answer *out,
                        struct fault *fault)
{
    char *const body = malloc(size + 1);
    if (body == NULL)
        return fault_no_memory(fault);
    memset(body, 'x', size);
    *out = (struct answer){ .status = status };
    out->response = MHD_create_response_from_buffer(size, body, MHD_RESPMEM_MUST_FREE);
    return (out->response != NULL &&
            MHD_add_response_header(out->response, "Content-Type",
                                    "application/json") == MHD_YES) ||
           fault_no_memory(fault);
}

static bool start(size_t loops, struct answer *answer, struct fault *fault)
{
    const struct listen_address address = { .host = "127.0.0.1", .port = "0" };
    int sockets[LOOPS_MAX];
    char bound[LISTEN_ADDRESS_SIZE];
    if (!listen_open(&address, sockets, loops, bound, fault))
        return false;
    for (size_t i = 0; i < loops; i++)
        if (!start_loop(sockets[i], answer, fault))
            return false;
    return (puts(bound) >= 0 && fflush(stdout) == 0) ||
           fault_set(fault, FAULT_IO, "standard output: %s", strerror(errno));
}

/* Whole and from 0 to `most`; -1 for anything else. */
static long parse_number(const char *text, long most)
{
    char *end = NULL;
    errno = 0;
    const long number = strtol(text, &end, 10);
    const bool fine = text[0] >= '0' && text[0] <= '9' && *end == '\0' && errno == 0 &&
                      number <= most;
    return fine ? number : -1;
}

int main(int argc, char **argv)
{
    const bool counted = argc == 3 || argc == 4;
    const long loops = counted ? parse_number(argv[1], LOOPS_MAX) : -1;
    const long size = counted ? parse_number(argv[2], SIZE_MOST) : -1;
    const long status = argc == 4 ? parse_number(argv[3], 599) : MHD_HTTP_OK;
    if (loops < 1 || size < 0 || status < MHD_HTTP_OK) {
        (void)fprintf(stderr, "usage: bench-bare LOOPS SIZE [STATUS]\n");
        return 2;
    }
    static struct answer answer; /* outlives main's frame: the loops use it */
    struct fault fault = { 0 };
    if (!make_answer((size_t)size, (unsigned)status, &answer, &fault) ||
        !start((size_t)loops, &answer, &fault)) {
        (void)fprintf(stderr, "bench-bare: %s\n", fault.detail);
        return 1;
    }
    for (;;)
        (void)pause();
}
