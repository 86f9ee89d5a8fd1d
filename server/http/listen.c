#include "http/listen.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BACKLOG = 1024 };

static bool is_port(struct slice text)
{
    unsigned number = 0;
    if (text.length == 0 || text.length >= LISTEN_PORT_SIZE)
        return false;
    for (size_t i = 0; i < text.length; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9')
            return false;
        number = 10 * number + (unsigned)(text.bytes[i] - '0');
    }
    return number <= UINT16_MAX;
}

static struct slice without_brackets(struct slice host)
{
    if (slice_starts_with(host, SLICE("[")) && slice_ends_with(host, SLICE("]")))
        return slice_part(host, 1, host.length - 1);
    return host;
}

bool listen_parse(struct slice text, struct listen_address *out, struct fault *fault)
{
    size_t colon = text.length;
    while (colon > 0 && text.bytes[colon - 1] != ':')
        colon--;
    const struct slice port = slice_part(text, colon, text.length);
    if (colon == 0 || !is_port(port))
        return fault_set(fault, FAULT_INPUT, "\"%.*s\" is no ADDRESS:PORT",
                         slice_shown(text), text.bytes);
    const struct slice named = slice_part(text, 0, colon - 1);
    const struct slice host = without_brackets(named);
    const bool bare_ipv6 =
        host.length == named.length && slice_find_byte(host, ':') != SIZE_MAX;
    if (bare_ipv6 || host.length >= LISTEN_HOST_SIZE) {
        const char *const hint = bare_ipv6 ? ", write IPv6 as [::1]:8080" : "";
        return fault_set(fault, FAULT_INPUT, "\"%.*s\" is no ADDRESS:PORT%s",
                         slice_shown(text), text.bytes, hint);
    }
    (void)snprintf(out->host, sizeof out->host, "%.*s", (int)host.length, host.bytes);
    (void)snprintf(out->port, sizeof out->port, "%.*s", (int)port.length, port.bytes);
    return true;
}

static bool refuse(const struct listen_address *address, struct fault *fault)
{
    return fault_set(fault, FAULT_IO, "%s:%s: %s", address->host, address->port,
                     strerror(errno));
}

static bool set_option(int descriptor, int option)
{
    const int on = 1;
    return setsockopt(descriptor, SOL_SOCKET, option, &on, sizeof on) == 0;
}

/* Only the first one binds before SO_REUSEPORT is set: the kernel then refuses an
 * address where another process listens, even one of ours that shares its port. */
static int open_socket(const struct sockaddr *address, socklen_t length, bool first)
{
    const int type = SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC;
    const int descriptor = socket(address->sa_family, type, 0);
    if (descriptor < 0)
        return -1;
    if (set_option(descriptor, SO_REUSEADDR) &&
        (first || set_option(descriptor, SO_REUSEPORT)) &&
        bind(descriptor, address, length) == 0 &&
        (!first || set_option(descriptor, SO_REUSEPORT)))
        return descriptor;
    const int cause = errno;
    (void)close(descriptor);
    errno = cause;
    return -1;
}

static bool describe(int descriptor, struct sockaddr_storage *bound, socklen_t *length,
                     char text[LISTEN_ADDRESS_SIZE])
{
    char host[LISTEN_HOST_SIZE];
    char port[LISTEN_PORT_SIZE];
    *length = sizeof *bound;
    if (getsockname(descriptor, (struct sockaddr *)bound, length) != 0 ||
        getnameinfo((struct sockaddr *)bound, *length, host, sizeof host, port,
                    sizeof port, NI_NUMERICHOST | NI_NUMERICSERV) != 0)
        return false;
    (void)snprintf(text, LISTEN_ADDRESS_SIZE,
                   bound->ss_family == AF_INET6 ? "[%s]:%s" : "%s:%s", host, port);
    return true;
}

static void close_all(const int *sockets, size_t count)
{
    const int cause = errno;
    for (size_t i = 0; i < count; i++)
        (void)close(sockets[i]);
    errno = cause;
}

static bool open_all(const struct addrinfo *found, int *sockets, size_t count,
                     char text[LISTEN_ADDRESS_SIZE])
{
    struct sockaddr_storage bound;
    socklen_t length = 0;
    sockets[0] = open_socket(found->ai_addr, found->ai_addrlen, true);
    if (sockets[0] < 0)
        return false;
    size_t opened = 1;
    bool fine = describe(sockets[0], &bound, &length, text);
    for (; fine && opened < count; opened++) {
        sockets[opened] = open_socket((struct sockaddr *)&bound, length, false);
        fine = sockets[opened] >= 0;
        if (!fine)
            break;
    }
    for (size_t i = 0; fine && i < count; i++)
        fine = listen(sockets[i], BACKLOG) == 0;
    if (!fine)
        close_all(sockets, opened);
    return fine;
}

bool listen_open(const struct listen_address *address, int *sockets, size_t count,
                 char bound[LISTEN_ADDRESS_SIZE], struct fault *fault)
{
    const struct addrinfo wish = { .ai_flags = AI_PASSIVE | AI_NUMERICSERV,
                                   .ai_family = AF_UNSPEC,
                                   .ai_socktype = SOCK_STREAM };
    struct addrinfo *found = NULL;
    const char *const host = address->host[0] == '\0' ? NULL : address->host;
    const int trouble = getaddrinfo(host, address->port, &wish, &found);
    if (trouble != 0)
        return fault_set(fault, FAULT_INPUT, "%s:%s: %s", address->host, address->port,
                         gai_strerror(trouble));
    const bool fine = open_all(found, sockets, count, bound);
    freeaddrinfo(found);
    return fine || refuse(address, fault);
}
