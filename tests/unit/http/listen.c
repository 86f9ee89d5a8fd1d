/* Addresses, and the sockets that share one. */
#include "http/listen.h"

#include <string.h>
#include <unistd.h>

#include "../test.h"

static void an_address_has_a_host_and_a_port(void **state)
{
    (void)state;
    static const struct {
        const char *text, *host, *port;
    } cases[] = {
        { "127.0.0.1:8080", "127.0.0.1", "8080" },
        { "localhost:0", "localhost", "0" },
        { "[::1]:65535", "::1", "65535" },
        { ":8080", "", "8080" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct listen_address address;
        struct fault fault = { 0 };
        assert_true(listen_parse(slice_of(cases[i].text), &address, &fault));
        assert_string_equal(address.host, cases[i].host);
        assert_string_equal(address.port, cases[i].port);
    }
}

static void what_is_no_address_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = { "",        "8080",   "127.0.0.1", "a:",
                                       "a:65536", "a:-1",   "a:80x",     "a:123456",
                                       "::1:80",  "a:8080 " };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct listen_address address;
        struct fault fault = { 0 };
        if (listen_parse(slice_of(bad[i]), &address, &fault))
            fail_msg("accepted %s", bad[i]);
        assert_int_equal(fault.kind, FAULT_INPUT);
    }
}

static void all_loops_share_the_port_that_was_picked(void **state)
{
    (void)state;
    const struct listen_address any = { "127.0.0.1", "0" };
    int sockets[4];
    char bound[LISTEN_ADDRESS_SIZE];
    struct fault fault = { 0 };
    assert_true(listen_open(&any, sockets, 4, bound, &fault));
    assert_true(strncmp(bound, "127.0.0.1:", 10) == 0);
    assert_string_not_equal(bound, "127.0.0.1:0");
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(close(sockets[i]), 0);
}

static void a_second_instance_on_the_port_is_noticed(void **state)
{
    (void)state;
    struct listen_address address = { "127.0.0.1", "0" };
    int first[2], second[2];
    char bound[LISTEN_ADDRESS_SIZE], again[LISTEN_ADDRESS_SIZE];
    struct fault fault = { 0 };
    assert_true(listen_open(&address, first, 2, bound, &fault));
    assert_true(listen_parse(slice_of(bound), &address, &fault));
    assert_false(listen_open(&address, second, 2, again, &fault));
    assert_int_equal(fault.kind, FAULT_IO);
    assert_non_null(strstr(fault.detail, bound));
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(close(first[i]), 0);
    fault_clear(&fault);
    assert_true(listen_open(&address, second, 2, again, &fault));
    assert_string_equal(again, bound);
    for (size_t i = 0; i < 2; i++)
        assert_int_equal(close(second[i]), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_has_a_host_and_a_port),
        cmocka_unit_test(what_is_no_address_is_refused),
        cmocka_unit_test(all_loops_share_the_port_that_was_picked),
        cmocka_unit_test(a_second_instance_on_the_port_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
