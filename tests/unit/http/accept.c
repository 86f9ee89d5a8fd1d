/* The Accept header against what we can make. */
#include "http/accept.h"

#include "../test.h"

static const char *const types[] = { "application/json", "application/x-ndjson",
                                     "text/csv", NULL };

static void the_best_of_ours_is_chosen(void **state)
{
    (void)state;
    static const struct {
        const char *accept;
        int choice;
    } cases[] = {
        { NULL, 0 },
        { "", 0 },
        { "*/*", 0 },
        { "application/json", 0 },
        { "application/x-ndjson", 1 },
        { "APPLICATION/X-NDJSON", 1 },
        { "text/*", 2 },
        { "text/html,application/xhtml+xml,*/*;q=0.8", 0 },
        { "application/json;q=0.2, application/x-ndjson;q=0.9", 1 },
        { "application/x-ndjson;q=0, */*", 0 },
        { "application/json;q=0, */*;q=0.1", 1 },
        { "application/*;q=0.3, text/csv;q=0.31", 2 },
        { "application/json; charset=utf-8", 0 },
        { "image/png", ACCEPT_NOTHING },
        { "application/json;q=0", ACCEPT_NOTHING },
        { "text/html", ACCEPT_NOTHING },
        { ",;,q=1", ACCEPT_NOTHING },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (accept_choose(slice_of(cases[i].accept), types) != cases[i].choice)
            fail_msg("wrong choice for %s", cases[i].accept);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_of_ours_is_chosen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
