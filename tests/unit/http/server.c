/* The server over real sockets: the traps of libmicrohttpd, limits, streams, the end.
 */
#include "http/server.h"

#include <pthread.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../test.h"
#include "client/client.h"

/* A handler that waits in it holds its loop until the test lets go. */
static sem_t is_held, let_go;

static bool answer_hello(const struct request *request, struct reply *reply,
                         struct fault *fault)
{
    (void)request;
    (void)fault;
    reply->type = "text/plain";
    buffer_append_string(&reply->body, "hello");
    return true;
}

static bool answer_context(const struct request *request, struct reply *reply,
                           struct fault *fault)
{
    (void)fault;
    buffer_append_string(&reply->body, request->context);
    return true;
}

static bool hold(const struct request *request, struct reply *reply,
                 struct fault *fault)
{
    (void)sem_post(&is_held);
    (void)sem_wait(&let_go);
    return answer_hello(request, reply, fault);
}

static bool answer_figures(const struct request *request, struct reply *reply,
                           struct fault *fault)
{
    (void)fault;
    const struct server_figures figures = server_figures(request->server);
    buffer_printf(&reply->body, "ok=%llu bad=%llu running=%llu",
                  (unsigned long long)figures.requests[2],
                  (unsigned long long)figures.requests[4],
                  (unsigned long long)figures.running);
    return true;
}

static bool count_up(void *state, struct buffer *piece, bool *done, struct fault *fault)
{
    enum { LINES = 100000, BREAK = 50000 };
    unsigned *const at = state;
    if (*at % 2 == 1 && *at >= BREAK)
        return fault_set(fault, FAULT_DATABASE, "broken in the middle");
    buffer_printf(piece, "line %u\n", *at / 2);
    *at += 2;
    *done = *at / 2 == LINES;
    return true;
}

static _Atomic int streams_finished;

static void count_finished(void *state)
{
    free(state);
    streams_finished++;
}

static bool stream_from(unsigned first, struct reply *reply, struct fault *fault)
{
    unsigned *const at = malloc(sizeof *at);
    if (at == NULL)
        return fault_no_memory(fault);
    *at = first;
    buffer_append_string(&reply->body, "a list\n");
    reply->stream = (struct reply_stream){ count_up, count_finished, at };
    return true;
}

static bool answer_stream(const struct request *request, struct reply *reply,
                          struct fault *fault)
{
    (void)request;
    return stream_from(0, reply, fault);
}

static bool answer_broken_stream(const struct request *request, struct reply *reply,
                                 struct fault *fault)
{
    (void)request;
    return stream_from(1, reply, fault);
}

static const struct route routes[] = {
    { "GET", "/hello", answer_hello },
    { "GET", "/context", answer_context },
    { "GET", "/hold", hold },
    { "GET", "/figures", answer_figures },
    { "GET", "/stream", answer_stream },
    { "GET", "/broken", answer_broken_stream },
    { 0 },
};

static struct server *start(size_t loops)
{
    static char names[][8] = { "one", "two", "three", "four" };
    static void *const contexts[] = { names[0], names[1], names[2], names[3] };
    struct fault fault = { 0 };
    const struct server_options options = {
        .listen = "127.0.0.1:0", .routes = routes, .loops = loops, .contexts = contexts
    };
    struct server *const server = server_start(&options, &fault);
    assert_string_equal(fault.detail, "");
    assert_non_null(server);
    return server;
}

static void ask(struct client *client, const char *request)
{
    assert_true(client_send(client, slice_of(request)));
}

static const char hello[] = "GET /hello HTTP/1.1\r\nHost: test\r\n\r\n";

static void assert_hello(struct client *client)
{
    struct answer answer;
    answer_init(&answer);
    assert_true(client_read(client, false, &answer));
    assert_int_equal(answer.status, 200);
    assert_string_equal(answer.body.bytes, "hello");
    answer_finish(&answer);
}

static void a_connection_carries_many_requests(void **state)
{
    (void)state;
    struct server *const server = start(1);
    struct client client;
    assert_true(client_open(&client, server_address(server)));
    for (int i = 0; i < 3; i++) {
        ask(&client, hello);
        assert_hello(&client);
    }
    client_close(&client);
    server_stop(server);
}

static void requests_may_come_in_one_piece(void **state)
{
    (void)state;
    struct server *const server = start(1);
    struct client client;
    assert_true(client_open(&client, server_address(server)));
    struct buffer pair;
    buffer_init(&pair, 1000);
    buffer_printf(&pair, "%s%s", hello, hello);
    ask(&client, pair.bytes);
    assert_hello(&client);
    assert_hello(&client);
    buffer_finish(&pair);
    client_close(&client);
    server_stop(server);
}

/* All are ready in one round of the loop, as one of them held it while they came. */
static void connect_all_at_once(size_t count)
{
    struct server *const server = start(1);
    struct client *const clients = calloc(count, sizeof *clients);
    struct client holder;
    assert_non_null(clients);
    assert_true(client_open(&holder, server_address(server)));
    for (size_t i = 0; i < count; i++) {
        assert_true(client_open(&clients[i], server_address(server)));
        ask(&clients[i], hello);
        assert_hello(&clients[i]);
    }
    for (int round = 0; round < 3; round++) {
        ask(&holder, "GET /hold HTTP/1.1\r\nHost: test\r\n\r\n");
        assert_int_equal(sem_wait(&is_held), 0);
        for (size_t i = 0; i < count; i++)
            ask(&clients[i], hello);
        assert_int_equal(sem_post(&let_go), 0);
        assert_hello(&holder);
        for (size_t i = 0; i < count; i++)
            assert_hello(&clients[i]);
    }
    for (size_t i = 0; i < count; i++)
        client_close(&clients[i]);
    client_close(&holder);
    free(clients);
    server_stop(server);
}

static void connections_ready_at_once_never_stall(void **state)
{
    (void)state;
    static const size_t counts[] = { 127, 128, 129, 255, 256, 257 };
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        connect_all_at_once(counts[i]);
}

static void every_loop_answers_with_its_own_context(void **state)
{
    (void)state;
    enum { LOOPS = 2, ASKED_MAX = 1000 };
    struct server *const server = start(LOOPS);
    bool seen[LOOPS] = { false };
    struct answer answer;
    answer_init(&answer);
    for (int i = 0; i < ASKED_MAX && !(seen[0] && seen[1]); i++) {
        assert_true(client_get(server_address(server), "/context", &answer));
        seen[0] = seen[0] || strcmp(answer.body.bytes, "one") == 0;
        seen[1] = seen[1] || strcmp(answer.body.bytes, "two") == 0;
    }
    assert_true(seen[0] && seen[1]);
    answer_finish(&answer);
    server_stop(server);
}

static void a_second_server_on_the_address_is_refused(void **state)
{
    (void)state;
    struct server *const server = start(2);
    struct fault fault = { 0 };
    const struct server_options options = { .listen = server_address(server),
                                            .routes = routes,
                                            .loops = 2 };
    assert_null(server_start(&options, &fault));
    assert_int_equal(fault.kind, FAULT_IO);
    server_stop(server);
}

/* Sends the request on a connection of its own and expects a problem with the status;
 * returns whether the server closed the connection behind it. */
static bool refused_with(const char *request, unsigned status)
{
    struct server *const server = start(1);
    struct client client;
    struct answer answer;
    answer_init(&answer);
    assert_true(client_open(&client, server_address(server)));
    ask(&client, request);
    assert_true(client_read(&client, false, &answer));
    assert_int_equal(answer.status, status);
    assert_true(
        slice_is(answer_header(&answer, "Content-Type"), "application/problem+json"));
    assert_true(slice_is(answer_header(&answer, "Access-Control-Allow-Origin"), "*"));
    const bool closed = slice_is(answer_header(&answer, "Connection"), "close") &&
                        client_is_closed(&client);
    answer_finish(&answer);
    client_close(&client);
    server_stop(server);
    return closed;
}

static void a_request_of_two_lengths_is_refused(void **state)
{
    (void)state;
    assert_true(
        refused_with("GET /hello HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\n"
                     "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                     400));
}

static void a_large_upload_is_refused_before_it_is_read(void **state)
{
    (void)state;
    assert_true(refused_with(
        "POST /hello HTTP/1.1\r\nHost: test\r\nContent-Length: 1000000\r\n\r\n", 413));
}

static void a_nul_in_the_path_is_refused(void **state)
{
    (void)state;
    assert_false(refused_with("GET /hello%00/x HTTP/1.1\r\nHost: test\r\n\r\n", 400));
    assert_false(refused_with("GET /hello%4 HTTP/1.1\r\nHost: test\r\n\r\n", 400));
}

static void a_long_target_is_refused(void **state)
{
    (void)state;
    struct buffer request;
    buffer_init(&request, 20000);
    buffer_append_string(&request, "GET /hello?q=");
    for (int i = 0; i < 12000; i++)
        buffer_append_byte(&request, 'a');
    buffer_append_string(&request, " HTTP/1.1\r\nHost: test\r\n\r\n");
    assert_true(refused_with(request.bytes, 414));
    buffer_finish(&request);
}

static void a_small_body_is_read_over(void **state)
{
    (void)state;
    struct server *const server = start(1);
    struct client client;
    assert_true(client_open(&client, server_address(server)));
    ask(&client, "GET /hello HTTP/1.1\r\nHost: test\r\nContent-Length: 5\r\n\r\n12345");
    assert_hello(&client);
    ask(&client,
        "GET /hello HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3\r\nabc\r\n0\r\n\r\n");
    assert_hello(&client);
    ask(&client, hello);
    assert_hello(&client);
    client_close(&client);
    server_stop(server);
}

static void head_has_the_headers_of_get_and_no_body(void **state)
{
    (void)state;
    struct server *const server = start(1);
    struct client client;
    struct answer answer;
    answer_init(&answer);
    assert_true(client_open(&client, server_address(server)));
    ask(&client, "HEAD /hello HTTP/1.1\r\nHost: test\r\n\r\n");
    assert_true(client_read(&client, true, &answer));
    assert_int_equal(answer.status, 200);
    assert_true(slice_is(answer_header(&answer, "Content-Length"), "5"));
    ask(&client, hello);
    assert_hello(&client);
    answer_finish(&answer);
    client_close(&client);
    server_stop(server);
}

static void a_stream_arrives_whole(void **state)
{
    (void)state;
    struct server *const server = start(1);
    struct answer answer;
    answer_init(&answer);
    streams_finished = 0;
    assert_true(client_get(server_address(server), "/stream", &answer));
    assert_int_equal(answer.status, 200);
    assert_true(answer.whole);
    const struct slice body = buffer_slice(&answer.body);
    assert_true(slice_starts_with(body, SLICE("a list\nline 0\nline 1\n")));
    assert_true(slice_ends_with(body, SLICE("\nline 99999\n")));
    answer_finish(&answer);
    server_stop(server);
    assert_int_equal(streams_finished, 1);
}

static void a_stream_that_breaks_is_seen_to_be_broken(void **state)
{
    (void)state;
    struct server *const server = start(1);
    struct answer answer;
    answer_init(&answer);
    assert_true(client_get(server_address(server), "/broken", &answer));
    assert_false(answer.whole);
    assert_int_equal(server_figures(server).bodies_broken_off, 1);
    answer_finish(&answer);
    server_stop(server);
}

static void a_client_that_goes_away_ends_its_stream(void **state)
{
    (void)state;
    struct server *const server = start(1);
    struct client client;
    struct answer answer;
    answer_init(&answer);
    streams_finished = 0;
    assert_true(client_open(&client, server_address(server)));
    ask(&client, "GET /stream HTTP/1.1\r\nHost: test\r\n\r\n");
    assert_true(client_read(&client, true, &answer)); /* its head alone */
    client_close(&client);
    answer_finish(&answer);
    server_stop(server);
    assert_int_equal(streams_finished, 1);
}

static void requests_are_counted(void **state)
{
    (void)state;
    struct server *const server = start(1);
    struct answer answer;
    answer_init(&answer);
    assert_true(client_get(server_address(server), "/hello", &answer));
    assert_true(client_get(server_address(server), "/nothing", &answer));
    assert_true(client_get(server_address(server), "/figures", &answer));
    assert_string_equal(answer.body.bytes, "ok=1 bad=1 running=1");
    answer_finish(&answer);
    server_stop(server);
}

static void who_has_asked_before_the_end_is_answered(void **state)
{
    (void)state;
    struct server *const server = start(1);
    struct client clients[20];
    for (int i = 0; i < 20; i++) {
        assert_true(client_open(&clients[i], server_address(server)));
        ask(&clients[i], hello);
    }
    server_stop(server);
    for (int i = 0; i < 20; i++) {
        assert_hello(&clients[i]);
        client_close(&clients[i]);
    }
}

static void *stop_server(void *server)
{
    server_stop(server);
    return NULL;
}

static void a_running_request_is_answered_before_the_end(void **state)
{
    (void)state;
    struct server *const server = start(1);
    struct client client;
    struct answer answer;
    pthread_t stopper;
    answer_init(&answer);
    assert_true(client_open(&client, server_address(server)));
    ask(&client, "GET /hold HTTP/1.1\r\nHost: test\r\n\r\n");
    assert_int_equal(sem_wait(&is_held), 0);
    assert_int_equal(pthread_create(&stopper, NULL, stop_server, server), 0);
    assert_int_equal(sem_post(&let_go), 0);
    assert_true(client_read(&client, false, &answer));
    assert_string_equal(answer.body.bytes, "hello");
    assert_int_equal(pthread_join(stopper, NULL), 0);
    assert_true(client_is_closed(&client));
    answer_finish(&answer);
    client_close(&client);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_connection_carries_many_requests),
        cmocka_unit_test(requests_may_come_in_one_piece),
        cmocka_unit_test(connections_ready_at_once_never_stall),
        cmocka_unit_test(every_loop_answers_with_its_own_context),
        cmocka_unit_test(a_second_server_on_the_address_is_refused),
        cmocka_unit_test(a_request_of_two_lengths_is_refused),
        cmocka_unit_test(a_large_upload_is_refused_before_it_is_read),
        cmocka_unit_test(a_nul_in_the_path_is_refused),
        cmocka_unit_test(a_long_target_is_refused),
        cmocka_unit_test(a_small_body_is_read_over),
        cmocka_unit_test(head_has_the_headers_of_get_and_no_body),
        cmocka_unit_test(a_stream_arrives_whole),
        cmocka_unit_test(a_stream_that_breaks_is_seen_to_be_broken),
        cmocka_unit_test(a_client_that_goes_away_ends_its_stream),
        cmocka_unit_test(requests_are_counted),
        cmocka_unit_test(who_has_asked_before_the_end_is_answered),
        cmocka_unit_test(a_running_request_is_answered_before_the_end),
    };
    if (sem_init(&is_held, 0, 0) != 0 || sem_init(&let_go, 0, 0) != 0)
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
