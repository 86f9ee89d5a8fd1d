/* The API before the first scan was committed: everything is answered, nothing is
 * there.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../test.h"
#include "api/api.h"
#include "http/respond.h"
#include "store/store.h"

static char database[] = "/tmp/chronicled-empty-XXXXXX";
static struct api_loop *loop;
static struct progress progress = { .files = 3, .of = 7 };

struct played {
    struct arena *arena;
    struct reply reply;
    struct fault fault;
};

static void play(struct played *played, const char *target)
{
    *played = (struct played){ .arena = arena_create(1 << 20) };
    const char *culprit = NULL;
    struct request request = { .method = SLICE("GET"),
                               .arena = played->arena,
                               .context = loop,
                               .culprit = &culprit };
    reply_init(&played->reply);
    respond(api_routes, &request, slice_of(target), &played->reply, &played->fault);
}

static void clear(struct played *played)
{
    reply_finish(&played->reply);
    arena_destroy(played->arena);
}

static void it_lives_but_is_not_ready(void **state)
{
    (void)state;
    struct played played;
    play(&played, "/healthz");
    assert_int_equal(played.reply.status, 0);
    clear(&played);
    play(&played, "/readyz");
    assert_int_equal(played.reply.status, 503);
    assert_string_equal(played.reply.type, "application/problem+json");
    assert_string_equal(played.reply.headers[0].name, "Retry-After");
    assert_non_null(strstr(played.reply.body.bytes, "\"files\":3,\"of\":7"));
    clear(&played);
}

static void lists_are_empty(void **state)
{
    (void)state;
    static const char *const lists[] = { "/v1/articles",      "/v1/claims",
                                         "/v1/threads",       "/v1/timeline",
                                         "/v1/people",        "/v1/organisations",
                                         "/v1/places",        "/v1/weapons",
                                         "/v1/search?q=hafen" };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct played played;
        play(&played, lists[i]);
        assert_int_equal(played.reply.status, 0);
        assert_string_equal(played.reply.body.bytes,
                            "{\"items\":[],\"total\":0,\"next\":null}\n");
        clear(&played);
    }
}

static void whole_lists_are_empty_too(void **state)
{
    (void)state;
    struct played played;
    play(&played, "/v1/claims?format=ndjson");
    assert_int_equal(played.reply.status, 0);
    assert_int_equal(played.reply.body.length, 0);
    assert_null(played.reply.stream.pull);
    clear(&played);
}

static void the_corpus_has_no_generation(void **state)
{
    (void)state;
    struct played played;
    play(&played, "/v1/corpus");
    assert_int_equal(played.reply.status, 0);
    assert_non_null(strstr(played.reply.body.bytes, "\"generation\":null"));
    assert_non_null(strstr(played.reply.body.bytes, "\"sources\":[]"));
    clear(&played);
}

static int set_up(void **state)
{
    (void)state;
    struct fault fault = { 0 };
    const int file = mkstemp(database);
    if (file < 0 || close(file) != 0 || !store_setup(&fault))
        return 1;
    struct store *const writer = store_open(database, STORE_WRITE, &fault);
    if (writer == NULL)
        return 1;
    store_close(writer);
    loop = api_loop_create(database, &progress, &fault);
    return loop == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    static const char *const endings[] = { "", "-wal", "-shm" };
    char path[sizeof database + 8];
    api_loop_destroy(loop);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        (void)snprintf(path, sizeof path, "%s%s", database, endings[i]);
        (void)unlink(path);
    }
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_lives_but_is_not_ready),
        cmocka_unit_test(lists_are_empty),
        cmocka_unit_test(whole_lists_are_empty_too),
        cmocka_unit_test(the_corpus_has_no_generation),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
