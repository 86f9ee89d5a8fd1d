/* From a request to its reply, without a socket: routes, methods, problems. */
#include "http/respond.h"

#include <string.h>

#include "../test.h"

static bool answer_hello(const struct request *request, struct reply *reply,
                         struct fault *fault)
{
    (void)fault;
    buffer_append_string(&reply->body, "hello");
    for (size_t i = 0; i < REQUEST_VALUES_MAX; i++) {
        buffer_append_byte(&reply->body, ' ');
        buffer_append_slice(&reply->body, request->values[i]);
    }
    return true;
}

static bool fail_inside(const struct request *request, struct reply *reply,
                        struct fault *fault)
{
    (void)request;
    buffer_append_string(&reply->body, "half");
    return fault_set(fault, FAULT_DATABASE, "secret path");
}

static bool miss(const struct request *request, struct reply *reply,
                 struct fault *fault)
{
    (void)reply;
    return fault_set(fault, FAULT_NOT_FOUND, "no person \"%s\"",
                     request->values[0].bytes);
}

static bool blame_a_parameter(const struct request *request, struct reply *reply,
                              struct fault *fault)
{
    *request->culprit = "format";
    reply->status = 406;
    return fault_set(fault, FAULT_INPUT, "format: no");
}

static bool overflow(const struct request *request, struct reply *reply,
                     struct fault *fault)
{
    (void)request;
    (void)fault;
    return buffer_reserve(&reply->body, REPLY_BODY_MAX + 1) == NULL;
}

static const struct route routes[] = {
    { "GET", "/", answer_hello },
    { "GET", "/people/{id}", answer_hello },
    { "GET", "/people/{id}/claims/{claim}", answer_hello },
    { "GET", "/inside", fail_inside },
    { "GET", "/missing/{id}", miss },
    { "GET", "/blame", blame_a_parameter },
    { "GET", "/overflow", overflow },
    { "POST", "/scan", answer_hello },
    { 0 },
};

struct played {
    struct arena *arena;
    struct reply reply;
    struct fault fault;
};

static void play(struct played *played, const char *method, const char *target)
{
    *played = (struct played){ .arena = arena_create(1 << 20) };
    const char *culprit = NULL;
    struct request request = { .method = slice_of(method),
                               .arena = played->arena,
                               .culprit = &culprit };
    reply_init(&played->reply);
    respond(routes, &request, slice_of(target), &played->reply, &played->fault);
}

static void clear(struct played *played)
{
    reply_finish(&played->reply);
    arena_destroy(played->arena);
}

static void assert_body(const char *method, const char *target, const char *body)
{
    struct played played;
    play(&played, method, target);
    assert_int_equal(played.reply.status, 0);
    assert_string_equal(played.reply.body.bytes, body);
    clear(&played);
}

static void assert_problem(const char *method, const char *target, unsigned status,
                           const char *part)
{
    struct played played;
    play(&played, method, target);
    assert_int_equal(played.reply.status, status);
    assert_string_equal(played.reply.type, "application/problem+json");
    if (strstr(played.reply.body.bytes, part) == NULL)
        fail_msg("no %s in %s", part, played.reply.body.bytes);
    clear(&played);
}

static const char *reply_value(const struct reply *reply, const char *name)
{
    for (size_t i = 0; i < reply->header_count; i++) {
        if (strcmp(reply->headers[i].name, name) == 0)
            return reply->headers[i].value;
    }
    return "";
}

static void a_route_is_found_by_its_pattern(void **state)
{
    (void)state;
    assert_body("GET", "/", "hello  ");
    assert_body("GET", "/people/kim", "hello kim ");
    assert_body("GET", "/people/kim/claims/7", "hello kim 7");
    assert_body("GET", "/people/a%2Fb", "hello a/b ");
    assert_body("HEAD", "/people/kim", "hello kim ");
    assert_body("POST", "/scan", "hello  ");
}

static void an_unknown_path_is_404(void **state)
{
    (void)state;
    assert_problem("GET", "/nothing", 404, "\"status\":404");
    assert_problem("GET", "/people", 404, "\"title\":\"Not Found\"");
    assert_problem("GET", "/people/", 404, "\"instance\":\"/people/\"");
    assert_problem("GET", "/people/kim/", 404, "404");
    assert_problem("OPTIONS", "/nothing", 404, "404");
    assert_problem("POST", "/nothing", 404, "404");
}

static void a_path_says_what_may_be_done_with_it(void **state)
{
    (void)state;
    struct played played;
    play(&played, "DELETE", "/people/kim");
    assert_int_equal(played.reply.status, 405);
    assert_string_equal(reply_value(&played.reply, "Allow"), "GET, HEAD, OPTIONS");
    clear(&played);
    play(&played, "GET", "/scan");
    assert_int_equal(played.reply.status, 405);
    assert_string_equal(reply_value(&played.reply, "Allow"), "POST, OPTIONS");
    clear(&played);
    play(&played, "OPTIONS", "/people/kim");
    assert_int_equal(played.reply.status, 204);
    assert_string_equal(reply_value(&played.reply, "Allow"), "GET, HEAD, OPTIONS");
    assert_int_equal(played.reply.body.length, 0);
    clear(&played);
    play(&played, "OPTIONS", "*");
    assert_int_equal(played.reply.status, 204);
    clear(&played);
}

static void a_fault_becomes_a_problem(void **state)
{
    (void)state;
    assert_problem("GET", "/missing/x%22y", 404, "no person \\\"x\\\"y\\\"");
    assert_problem("GET", "/blame", 406, "\"parameter\":\"format\"");
    assert_problem("GET", "/overflow", 413, "413");
    assert_problem("GET", "/%zz", 400, "percent-encoding");
}

static void what_is_inside_stays_inside(void **state)
{
    (void)state;
    struct played played;
    play(&played, "GET", "/inside");
    assert_int_equal(played.reply.status, 500);
    assert_null(strstr(played.reply.body.bytes, "secret"));
    assert_null(strstr(played.reply.body.bytes, "half"));
    assert_string_equal(played.fault.detail, "secret path");
    clear(&played);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_route_is_found_by_its_pattern),
        cmocka_unit_test(an_unknown_path_is_404),
        cmocka_unit_test(a_path_says_what_may_be_done_with_it),
        cmocka_unit_test(a_fault_becomes_a_problem),
        cmocka_unit_test(what_is_inside_stays_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
