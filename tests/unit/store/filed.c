/* Rows that were gathered in memory stand in the indexes as if each had been put alone.
 */
#include "store/filed.h"

#include "../test.h"

enum { TERMS = 7, ARTICLES = 90, CLAIMS = 5 };

struct scene {
    struct store *store;
    struct filed *filed;
    struct fault fault;
};

static int enter(void **state)
{
    static struct scene scene;
    scene = (struct scene){ 0 };
    scene.store = store_open(":memory:", STORE_WRITE, &scene.fault);
    scene.filed = filed_create(scene.store);
    *state = &scene;
    return scene.store == NULL || scene.filed == NULL;
}

static int leave(void **state)
{
    const struct scene *const scene = *state;
    filed_destroy(scene->filed);
    store_close(scene->store);
    return 0;
}

/* Each number below the count once, in another order than the trees'. */
static int mixed(int number, int count)
{
    return number * 37 % count;
}

static bool is_dated(int article, int place)
{
    return (article + place) % 3 == 0;
}

static struct filed_claim claim_of(int article, int place)
{
    struct filed_claim claim = { .published =
                                     article % 4 == 0 ? DAY_AFTER_ALL : 100 - article,
                                 .article = article - ARTICLES / 2,
                                 .place = (uint32_t)place,
                                 .traits = 1U << place,
                                 .published_last = DAY_AFTER_ALL - article,
                                 .when = { DAY_AFTER_ALL, DAY_AFTER_ALL } };
    if (is_dated(article, place))
        claim.when = (struct day_range){ -article, place };
    return claim;
}

static unsigned roles_of(int term, int place)
{
    return (unsigned)(term + place) & 0xFFU;
}

static bool put_claim(struct scene *scene, int term, int article, int place)
{
    const struct filed_claim claim = claim_of(article, place);
    const struct filed_under under = { .term = (uint32_t)term,
                                       .roles = roles_of(term, place) & 0xFFU };
    return filed_add_claim(scene->filed, &claim, &scene->fault) &&
           filed_put_claim(scene->filed, under, &scene->fault);
}

static void put_all(struct scene *scene)
{
    const int all = TERMS * ARTICLES * CLAIMS;
    for (int i = 0; i < all; i++) {
        const int at = mixed(i, all);
        assert_true(
            put_claim(scene, at % TERMS, at / TERMS % ARTICLES, at / TERMS / ARTICLES));
    }
    assert_true(filed_store(scene->filed, &scene->fault));
}

static int64_t number_of(struct scene *scene, const char *sql)
{
    int64_t number = -1;
    assert_true(store_read_number(scene->store, sql, &number, &scene->fault));
    return number;
}

static const char list_claims[] =
    "SELECT term, published, article, place, roles, traits, published_last, when_first,"
    "       when_last FROM claim_term /* scan */";

static void every_claim_is_found_with_all_it_has(void **state)
{
    struct scene *const scene = *state;
    put_all(scene);
    struct statement *const list = store_statement(scene->store, list_claims);
    int count = 0;
    for (; statement_step(list, &scene->fault); count++) {
        const int article = (int)statement_int(list, 2) + ARTICLES / 2;
        const int place = (int)statement_int(list, 3);
        const struct filed_claim claim = claim_of(article, place);
        assert_int_equal(statement_int(list, 1), claim.published);
        assert_int_equal(statement_int(list, 4),
                         roles_of((int)statement_int(list, 0), place));
        assert_int_equal(statement_int(list, 5), claim.traits);
        assert_int_equal(statement_int(list, 6), claim.published_last);
        assert_int_equal(!statement_is_null(list, 7), is_dated(article, place));
        assert_int_equal(!statement_is_null(list, 8), is_dated(article, place));
        if (is_dated(article, place)) {
            assert_int_equal(statement_int(list, 7), claim.when.first);
            assert_int_equal(statement_int(list, 8), claim.when.last);
        }
    }
    assert_int_equal(scene->fault.kind, FAULT_NONE);
    assert_int_equal(count, TERMS * ARTICLES * CLAIMS);
}

static void the_timeline_has_those_that_are_dated(void **state)
{
    struct scene *const scene = *state;
    put_all(scene);
    assert_int_equal(number_of(scene, "SELECT count(*) FROM claim_moment /* scan */"),
                     number_of(scene, "SELECT count(*) FROM claim_term"
                                      " WHERE when_first IS NOT NULL /* scan */"));
    assert_int_equal(
        number_of(scene, "SELECT count(*) FROM claim_moment AS m JOIN claim_term AS t"
                         " USING (term, published, article, place, roles, traits,"
                         "        published_last, when_first, when_last) /* scan */"),
        number_of(scene, "SELECT count(*) FROM claim_moment /* scan */"));
}

static void articles_are_filed_with_their_mentions(void **state)
{
    struct scene *const scene = *state;
    for (int i = 0; i < ARTICLES; i++) {
        const int at = mixed(i, ARTICLES);
        const struct filed_article article = { .published = at - 10,
                                               .article = -at,
                                               .number = INT64_C(5000000000) + at,
                                               .published_last = at };
        const struct filed_under under = { .term = (uint32_t)(at % TERMS),
                                           .roles = 3,
                                           .mentions = (unsigned)at & 0xFFU };
        assert_true(filed_add_article(scene->filed, &article, &scene->fault));
        assert_true(filed_put_article(scene->filed, under, &scene->fault));
    }
    assert_true(filed_store(scene->filed, &scene->fault));
    assert_int_equal(
        number_of(scene, "SELECT count(*) FROM article_term"
                         " WHERE published = -article - 10 AND mentions = -article"
                         "   AND number = 5000000000 - article AND roles = 3"
                         "   AND published_last = -article /* scan */"),
        ARTICLES);
}

static void rows_of_one_claim_share_what_it_has(void **state)
{
    struct scene *const scene = *state;
    const struct filed_claim claim = claim_of(3, 0);
    assert_true(filed_add_claim(scene->filed, &claim, &scene->fault));
    for (uint32_t term = 1 << 22; term > 0; term >>= 1)
        assert_true(filed_put_claim(scene->filed, (struct filed_under){ .term = term },
                                    &scene->fault));
    assert_true(filed_store(scene->filed, &scene->fault));
    assert_int_equal(number_of(scene, "SELECT count(*) FROM claim_moment /* scan */"),
                     23);
    assert_int_equal(number_of(scene, "SELECT sum(term) FROM claim_moment"
                                      " WHERE when_first = -3 /* scan */"),
                     (1 << 23) - 1);
}

static void what_is_stored_is_not_stored_again(void **state)
{
    struct scene *const scene = *state;
    put_all(scene);
    assert_true(filed_store(scene->filed, &scene->fault));
    assert_true(put_claim(scene, TERMS, 1, 1));
    assert_true(filed_store(scene->filed, &scene->fault));
    assert_int_equal(number_of(scene, "SELECT count(*) FROM claim_term /* scan */"),
                     TERMS * ARTICLES * CLAIMS + 1);
}

/* Rows go into the trees in several goes when there are very many. */
static void more_than_is_kept_in_memory_is_all_there(void **state)
{
    enum { MANY_CLAIMS = 40 * 1024, EACH = 16 }; /* rows: more than filed.c keeps */
    struct scene *const scene = *state;
    for (int i = 0; i < MANY_CLAIMS; i++) {
        const struct filed_claim claim = { .article = i,
                                           .when = { DAY_AFTER_ALL, DAY_AFTER_ALL } };
        assert_true(filed_add_claim(scene->filed, &claim, &scene->fault));
        for (uint32_t term = 0; term < EACH; term++)
            assert_true(filed_put_claim(
                scene->filed, (struct filed_under){ .term = term }, &scene->fault));
    }
    assert_in_range(number_of(scene, "SELECT count(*) FROM claim_term /* scan */"), 1,
                    MANY_CLAIMS * EACH - 1);
    assert_true(filed_store(scene->filed, &scene->fault));
    assert_int_equal(number_of(scene, "SELECT count(DISTINCT article * 16 + term)"
                                      "  FROM claim_term /* scan */"),
                     MANY_CLAIMS * EACH);
    assert_int_equal(number_of(scene, "SELECT count(*) FROM claim_term /* scan */"),
                     MANY_CLAIMS * EACH);
}

static void the_same_row_twice_is_a_fault(void **state)
{
    struct scene *const scene = *state;
    assert_true(put_claim(scene, 1, 1, 1));
    assert_true(put_claim(scene, 1, 1, 1));
    assert_false(filed_store(scene->filed, &scene->fault));
    assert_int_equal(scene->fault.kind, FAULT_DATABASE);
}

int main(void)
{
    struct fault fault = { 0 };
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_claim_is_found_with_all_it_has, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(the_timeline_has_those_that_are_dated, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(articles_are_filed_with_their_mentions, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(rows_of_one_claim_share_what_it_has, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(what_is_stored_is_not_stored_again, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(more_than_is_kept_in_memory_is_all_there, enter,
                                        leave),
        cmocka_unit_test_setup_teardown(the_same_row_twice_is_a_fault, enter, leave),
    };
    return store_setup(&fault) ? cmocka_run_group_tests(tests, NULL, NULL) : 1;
}
