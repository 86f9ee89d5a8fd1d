#include "client/client.h"

#include <netdb.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

/* SILENCE_SECONDS only keeps a test from hanging; no test expects it to pass. */
enum { SILENCE_SECONDS = 20, ANSWER_MAX = 256 * 1024 * 1024, BLOCK = 64 * 1024 };

static int connect_to(const char *address)
{
    const struct slice text = slice_of(address);
    struct slice port = text;
    const struct slice host = slice_split(&port, ':');
    char host_name[64], port_name[8];
    (void)snprintf(host_name, sizeof host_name, "%.*s", (int)host.length, host.bytes);
    (void)snprintf(port_name, sizeof port_name, "%.*s", (int)port.length, port.bytes);
    const struct addrinfo wish = { .ai_family = AF_INET, .ai_socktype = SOCK_STREAM };
    struct addrinfo *found = NULL;
    if (getaddrinfo(host_name, port_name, &wish, &found) != 0)
        return -1;
    int descriptor = socket(found->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const struct timeval silence = { .tv_sec = SILENCE_SECONDS };
    (void)setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &silence, sizeof silence);
    if (connect(descriptor, found->ai_addr, found->ai_addrlen) != 0) {
        (void)close(descriptor);
        descriptor = -1;
    }
    freeaddrinfo(found);
    return descriptor;
}

bool client_open(struct client *client, const char *address)
{
    client->socket = connect_to(address);
    buffer_init(&client->pending, ANSWER_MAX);
    return client->socket >= 0;
}

void client_close(struct client *client)
{
    if (client->socket >= 0)
        (void)close(client->socket);
    client->socket = -1;
    buffer_finish(&client->pending);
}

bool client_send(struct client *client, struct slice bytes)
{
    while (bytes.length > 0) {
        const ssize_t sent =
            send(client->socket, bytes.bytes, bytes.length, MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes = slice_part(bytes, (size_t)sent, bytes.length);
    }
    return true;
}

static bool receive(struct client *client)
{
    char *const room = buffer_reserve(&client->pending, BLOCK);
    const ssize_t got = room == NULL ? -1 : recv(client->socket, room, BLOCK, 0);
    if (got <= 0)
        return false;
    client->pending.length += (size_t)got;
    return true;
}

/* Moves the first bytes of what is pending behind `to`; false if they never came. */
static bool take(struct client *client, size_t count, struct buffer *to)
{
    while (client->pending.length < count) {
        if (!receive(client))
            return false;
    }
    struct buffer rest;
    buffer_init(&rest, ANSWER_MAX);
    buffer_append(to, client->pending.bytes, count);
    buffer_append_slice(&rest, slice_part(buffer_slice(&client->pending), count,
                                          client->pending.length));
    buffer_finish(&client->pending);
    client->pending = rest;
    return true;
}

static bool take_through(struct client *client, struct slice end, struct buffer *to)
{
    for (;;) {
        const size_t at = slice_find(buffer_slice(&client->pending), end);
        if (at != SIZE_MAX)
            return take(client, at + end.length, to);
        if (!receive(client))
            return false;
    }
}

static bool take_chunks(struct client *client, struct buffer *body)
{
    struct buffer line;
    buffer_init(&line, BLOCK);
    bool fine = true, last = false;
    while (fine && !last) {
        buffer_clear(&line);
        fine = take_through(client, SLICE("\r\n"), &line);
        const size_t size = fine ? strtoul(line.bytes, NULL, 16) : 0;
        last = size == 0;
        fine = fine && take(client, size, body) &&
               take_through(client, SLICE("\r\n"), &line);
    }
    buffer_finish(&line);
    return fine;
}

static bool take_body(struct client *client, bool to_head, struct answer *answer)
{
    if (to_head || answer->status == 204 || answer->status == 304)
        return true;
    if (slice_is(answer_header(answer, "Transfer-Encoding"), "chunked"))
        return take_chunks(client, &answer->body);
    const struct slice length = answer_header(answer, "Content-Length");
    if (length.bytes != NULL)
        return take(client, strtoul(length.bytes, NULL, 10), &answer->body);
    while (receive(client)) {
    }
    return take(client, client->pending.length, &answer->body);
}

bool client_read(struct client *client, bool to_head, struct answer *answer)
{
    buffer_clear(&answer->head);
    buffer_clear(&answer->body);
    if (!take_through(client, SLICE("\r\n\r\n"), &answer->head))
        return false;
    const char *const space = answer->head.bytes + sizeof "HTTP/1.1" - 1;
    answer->status = (unsigned)strtoul(space, NULL, 10);
    answer->whole = take_body(client, to_head, answer);
    return true;
}

bool client_is_closed(struct client *client)
{
    return client->pending.length == 0 && !receive(client);
}

void answer_init(struct answer *answer)
{
    *answer = (struct answer){ 0 };
    buffer_init(&answer->head, ANSWER_MAX);
    buffer_init(&answer->body, ANSWER_MAX);
}

void answer_finish(struct answer *answer)
{
    buffer_finish(&answer->head);
    buffer_finish(&answer->body);
}

struct slice answer_header(const struct answer *answer, const char *name)
{
    const struct slice wanted = slice_of(name);
    struct slice rest = buffer_slice(&answer->head);
    while (rest.bytes != NULL) {
        struct slice value = slice_split(&rest, '\n');
        const struct slice found = slice_split(&value, ':');
        if (value.bytes != NULL && found.length == wanted.length &&
            strncasecmp(found.bytes, name, found.length) == 0)
            return slice_trim(value);
    }
    return (struct slice){ 0 };
}

bool client_get(const char *address, const char *target, struct answer *answer)
{
    struct client client;
    struct buffer request;
    if (!client_open(&client, address))
        return false;
    buffer_init(&request, BLOCK);
    buffer_printf(&request,
                  "GET %s HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n", target);
    const bool fine = client_send(&client, buffer_slice(&request)) &&
                      client_read(&client, false, answer);
    buffer_finish(&request);
    client_close(&client);
    return fine;
}
