/* Entity tags, If-None-Match, compression and what is kept, over real sockets. */
#include "http/lasting.h"

#include <libdeflate.h>
#include <poll.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>

#include "../test.h"
#include "client/client.h"
#include "http/server.h"

enum { LONG_BODY = 5000, CACHE = 1 << 20, PATIENCE = 10000 /* ms */ };

static _Atomic(const char *) version;
static atomic_int answers, rests;

static const char *tell_version(void *context)
{
    (void)context;
    return version;
}

static void count_rest(void *context)
{
    (void)context;
    rests++;
}

static bool answer_short(const struct request *request, struct reply *reply,
                         struct fault *fault)
{
    (void)request;
    (void)fault;
    answers++;
    buffer_printf(&reply->body, "{\"of\":\"%s\"}", version);
    return true;
}

static bool answer_long(const struct request *request, struct reply *reply,
                        struct fault *fault)
{
    (void)request;
    (void)fault;
    answers++;
    for (int i = 0; i < LONG_BODY; i++)
        buffer_append_byte(&reply->body, "abcd"[i % 4]);
    return true;
}

static bool answer_lines(const struct request *request, struct reply *reply,
                         struct fault *fault)
{
    reply->type = "application/x-ndjson";
    return answer_short(request, reply, fault);
}

static bool answer_live(const struct request *request, struct reply *reply,
                        struct fault *fault)
{
    reply->is_live = true;
    return answer_short(request, reply, fault);
}

static bool miss(const struct request *request, struct reply *reply,
                 struct fault *fault)
{
    (void)request;
    (void)reply;
    answers++;
    return fault_set(fault, FAULT_NOT_FOUND, "nothing here");
}

static bool pull_line(void *state, struct buffer *piece, bool *done,
                      struct fault *fault)
{
    (void)state;
    (void)fault;
    buffer_append_string(piece, "last\n");
    *done = true;
    return true;
}

static bool answer_stream(const struct request *request, struct reply *reply,
                          struct fault *fault)
{
    reply->stream = (struct reply_stream){ .pull = pull_line };
    return answer_lines(request, reply, fault);
}

static const struct route routes[] = {
    { "GET", "/short", answer_short },
    { "GET", "/long", answer_long },
    { "GET", "/lines", answer_lines },
    { "GET", "/live", answer_live },
    { "GET", "/missing", miss },
    { "GET", "/stream", answer_stream },
    { 0 },
};

/* One loop that keeps answers, and a client. */
struct scene {
    struct server *server;
    struct client client;
    struct answer answer;
};

static void begin(struct scene *scene, size_t cache)
{
    static char context[] = "one";
    static void *const contexts[] = { context };
    struct fault fault = { 0 };
    const struct server_options options = { .listen = "127.0.0.1:0",
                                            .routes = routes,
                                            .loops = 1,
                                            .contexts = contexts,
                                            .version = tell_version,
                                            .cache_size = cache,
                                            .rest = count_rest };
    version = "v1";
    answers = 0;
    scene->server = server_start(&options, &fault);
    assert_non_null(scene->server);
    assert_true(client_open(&scene->client, server_address(scene->server)));
    answer_init(&scene->answer);
}

static void end(struct scene *scene)
{
    answer_finish(&scene->answer);
    client_close(&scene->client);
    server_stop(scene->server);
}

/* `headers` end with a line break each. */
static void ask(struct scene *scene, const char *what, const char *headers)
{
    char request[512];
    (void)snprintf(request, sizeof request, "%s HTTP/1.1\r\nHost: test\r\n%s\r\n", what,
                   headers);
    assert_true(client_send(&scene->client, slice_of(request)));
    assert_true(
        client_read(&scene->client, strncmp(what, "HEAD", 4) == 0, &scene->answer));
}

static void assert_header(const struct scene *scene, const char *name,
                          const char *value)
{
    const struct slice found = answer_header(&scene->answer, name);
    if (value == NULL)
        assert_null(found.bytes);
    else if (!slice_is(found, value))
        fail_msg("%s: %.*s", name, (int)found.length, found.bytes);
}

static void an_answer_bears_a_tag_of_version_and_form(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene, CACHE);
    static const struct {
        const char *target, *headers, *tag;
    } cases[] = {
        { "GET /short", "", "\"v1\"" },
        { "HEAD /short", "", "\"v1\"" },
        { "GET /short", "Accept-Encoding: gzip\r\n", "\"v1\"" }, /* too short for it */
        { "GET /long", "", "\"v1\"" },
        { "GET /long", "Accept-Encoding: gzip\r\n", "\"v1-gzip\"" },
        { "GET /lines", "", "\"v1-x-ndjson\"" },
        { "GET /stream", "Accept-Encoding: gzip\r\n", "\"v1-x-ndjson\"" },
        { "GET /live", "", NULL },
        { "GET /missing", "", NULL },
        { "GET /nowhere", "", NULL },
        { "OPTIONS /short", "", NULL },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (int again = 0; again < 3; again++) {
            ask(&scene, cases[i].target, cases[i].headers);
            assert_header(&scene, "ETag", cases[i].tag);
            assert_header(&scene, "Vary",
                          cases[i].tag == NULL ? NULL : "Accept, Accept-Encoding");
            assert_header(&scene, "Cache-Control",
                          cases[i].tag == NULL ? NULL : "no-cache");
        }
    }
    end(&scene);
}

static void who_holds_the_tag_is_sent_no_body(void **state)
{
    (void)state;
    static const struct {
        const char *target, *headers;
        unsigned status;
    } cases[] = {
        { "GET /short", "If-None-Match: \"v1\"\r\n", 304 },
        { "HEAD /short", "If-None-Match: \"v1\"\r\n", 304 },
        { "GET /short", "If-None-Match: W/\"v1\"\r\n", 304 },
        { "GET /short", "If-None-Match: \"v0\", \"v1\"\r\n", 304 },
        { "GET /short", "If-None-Match: *\r\n", 304 },
        { "GET /short", "If-None-Match: \"v2\"\r\n", 200 },
        { "GET /short", "If-None-Match: v1\r\n", 200 },
        { "GET /short", "If-None-Match: \r\n", 200 },
        { "GET /long", "If-None-Match: \"v1-gzip\"\r\n", 200 },
        { "GET /long", "Accept-Encoding: gzip\r\nIf-None-Match: \"v1\"\r\n", 200 },
        { "GET /long", "Accept-Encoding: gzip\r\nIf-None-Match: \"v1-gzip\"\r\n", 304 },
        { "GET /stream", "If-None-Match: \"v1-x-ndjson\"\r\n", 304 },
        { "GET /live", "If-None-Match: *\r\n", 200 },
        { "GET /missing", "If-None-Match: \"v1\"\r\n", 404 },
        { "GET /missing", "If-None-Match: *\r\n", 404 },
    };
    struct scene scene;
    begin(&scene, CACHE);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (int again = 0; again < 4; again++) {
            ask(&scene, cases[i].target, cases[i].headers);
            assert_int_equal(scene.answer.status, cases[i].status);
            if (cases[i].status != 304)
                continue;
            assert_int_equal(scene.answer.body.length, 0);
            assert_non_null(answer_header(&scene.answer, "ETag").bytes);
            assert_header(&scene, "Vary", "Accept, Accept-Encoding");
            assert_header(&scene, "Content-Type", NULL);
        }
    }
    end(&scene);
}

static void what_is_asked_again_is_answered_without_its_handler(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene, CACHE);
    for (int i = 0; i < 10; i++) {
        ask(&scene, i % 2 == 0 ? "GET /short" : "HEAD /short", "");
        assert_int_equal(scene.answer.status, 200);
        assert_header(&scene, "Content-Length", "11");
        assert_header(&scene, "Content-Type", "application/json");
        if (i % 2 == 0)
            assert_string_equal(scene.answer.body.bytes, "{\"of\":\"v1\"}");
    }
    assert_int_equal(answers, 2);
    ask(&scene, "GET /short?else", "");
    ask(&scene, "GET /short", "Accept: application/json\r\n");
    assert_int_equal(answers, 4);
    end(&scene);
}

static void what_changes_by_itself_is_asked_every_time(void **state)
{
    (void)state;
    static const char *const targets[] = { "GET /live", "GET /missing" };
    struct scene scene;
    begin(&scene, CACHE);
    for (int i = 0; i < 10; i++)
        ask(&scene, targets[i % 2], "");
    assert_int_equal(answers, 10);
    end(&scene);
}

static void another_version_is_another_answer(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene, CACHE);
    for (int i = 0; i < 3; i++)
        ask(&scene, "GET /short", "");
    version = "v2";
    ask(&scene, "GET /short", "If-None-Match: \"v1\"\r\n");
    assert_int_equal(scene.answer.status, 200);
    assert_string_equal(scene.answer.body.bytes, "{\"of\":\"v2\"}");
    assert_header(&scene, "ETag", "\"v2\"");
    version = "";
    ask(&scene, "GET /short", "");
    assert_string_equal(scene.answer.body.bytes, "{\"of\":\"\"}");
    assert_header(&scene, "ETag", NULL);
    end(&scene);
}

static void nothing_is_kept_without_a_cache_but_tags_are_there(void **state)
{
    (void)state;
    struct scene scene;
    begin(&scene, 0);
    for (int i = 0; i < 4; i++)
        ask(&scene, "GET /short", "");
    assert_int_equal(answers, 4);
    ask(&scene, "GET /short", "If-None-Match: \"v1\"\r\n");
    assert_int_equal(scene.answer.status, 304);
    end(&scene);
}

static void a_packed_body_is_the_plain_one(void **state)
{
    (void)state;
    static const char *const headers[] = { "Accept-Encoding: gzip\r\n",
                                           "Accept-Encoding: br, gzip;q=0.5\r\n",
                                           "Accept-Encoding: *\r\n" };
    struct libdeflate_decompressor *const decompressor =
        libdeflate_alloc_decompressor();
    struct scene scene;
    begin(&scene, CACHE);
    ask(&scene, "GET /long", "");
    char plain[LONG_BODY], unpacked[LONG_BODY];
    assert_int_equal(scene.answer.body.length, LONG_BODY);
    memcpy(plain, scene.answer.body.bytes, LONG_BODY);
    for (size_t i = 0; i < 3 * sizeof headers / sizeof *headers; i++) {
        size_t length = 0;
        ask(&scene, "GET /long", headers[i % 3]);
        assert_header(&scene, "Content-Encoding", "gzip");
        assert_true(scene.answer.body.length < LONG_BODY / 10);
        assert_int_equal(libdeflate_gzip_decompress(
                             decompressor, scene.answer.body.bytes,
                             scene.answer.body.length, unpacked, LONG_BODY, &length),
                         LIBDEFLATE_SUCCESS);
        assert_int_equal(length, LONG_BODY);
        assert_memory_equal(plain, unpacked, LONG_BODY);
    }
    libdeflate_free_decompressor(decompressor);
    end(&scene);
}

static void who_does_not_take_gzip_is_not_sent_it(void **state)
{
    (void)state;
    static const char *const headers[] = { "", "Accept-Encoding: br\r\n",
                                           "Accept-Encoding: gzip;q=0\r\n",
                                           "Accept-Encoding: *, gzip;q=0\r\n",
                                           "Accept-Encoding: \r\n" };
    struct scene scene;
    begin(&scene, CACHE);
    for (size_t i = 0; i < 3 * sizeof headers / sizeof *headers; i++) {
        ask(&scene, "GET /long", i % 2 == 0 ? "Accept-Encoding: gzip\r\n" : "");
        ask(&scene, "GET /long", headers[i % 5]);
        assert_header(&scene, "Content-Encoding", NULL);
        assert_int_equal(scene.answer.body.length, LONG_BODY);
    }
    end(&scene);
}

static void a_loop_that_waits_has_rested(void **state)
{
    (void)state;
    struct scene scene;
    rests = 0;
    begin(&scene, CACHE);
    ask(&scene, "GET /short", "");
    /* The answer is out before the loop comes to wait again. */
    for (int i = 0; i < PATIENCE && rests == 0; i++)
        (void)poll(NULL, 0, 1);
    end(&scene);
    assert_true(rests > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_bears_a_tag_of_version_and_form),
        cmocka_unit_test(who_holds_the_tag_is_sent_no_body),
        cmocka_unit_test(what_is_asked_again_is_answered_without_its_handler),
        cmocka_unit_test(what_changes_by_itself_is_asked_every_time),
        cmocka_unit_test(another_version_is_another_answer),
        cmocka_unit_test(nothing_is_kept_without_a_cache_but_tags_are_there),
        cmocka_unit_test(a_packed_body_is_the_plain_one),
        cmocka_unit_test(who_does_not_take_gzip_is_not_sent_it),
        cmocka_unit_test(a_loop_that_waits_has_rested),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
