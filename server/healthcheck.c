#include "healthcheck.h"

#include <errno.h>
#include <netdb.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "http/listen.h"

enum { PATIENCE_SECONDS = 3 };

/* An address to listen on everywhere is none to connect to. */
static const char *reachable(const char *host)
{
    if (host[0] == '\0' || strcmp(host, "0.0.0.0") == 0)
        return "127.0.0.1";
    return strcmp(host, "::") == 0 ? "::1" : host;
}

static bool ask(int descriptor, const struct addrinfo *address)
{
    static const char request[] = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
                                  "Connection: close\r\n\r\n";
    static const char expected[] = "HTTP/1.1 200 ";
    char answer[sizeof expected - 1];
    const struct timeval patience = { .tv_sec = PATIENCE_SECONDS };
    size_t length = 0;
    if (setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) !=
            0 ||
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience) !=
            0 ||
        connect(descriptor, address->ai_addr, address->ai_addrlen) != 0 ||
        send(descriptor, request, sizeof request - 1, MSG_NOSIGNAL) < 0)
        return false;
    while (length < sizeof answer) {
        const ssize_t got =
            recv(descriptor, answer + length, sizeof answer - length, 0);
        if (got <= 0)
            return false;
        length += (size_t)got;
    }
    return memcmp(answer, expected, sizeof answer) == 0;
}

bool healthcheck(const char *listen, struct fault *fault)
{
    struct listen_address address;
    if (!listen_parse(slice_of(listen), &address, fault))
        return false;
    const struct addrinfo wish = { .ai_socktype = SOCK_STREAM };
    struct addrinfo *found = NULL;
    const char *const host = reachable(address.host);
    const int trouble = getaddrinfo(host, address.port, &wish, &found);
    if (trouble != 0)
        return fault_set(fault, FAULT_IO, "%s: %s", listen, gai_strerror(trouble));
    const int descriptor = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const bool alive = descriptor >= 0 && ask(descriptor, found);
    if (descriptor >= 0)
        (void)close(descriptor);
    freeaddrinfo(found);
    return alive ||
           fault_set(fault, FAULT_IO, "%s does not answer /healthz with 200", listen);
}
