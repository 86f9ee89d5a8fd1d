/* What linking keeps from one time to the next: where nothing can have changed, no
 * article is looked into. */
#include "corpus.h"

/* The corpus as it is stored: abstracts in two pieces, and ties. */
struct archive {
    struct built_corpus corpus;
    struct article_head heads[ARTICLES_MAX];
    struct slice names[ARTICLES_MAX], claims[ARTICLES_MAX];
    int64_t numbers[ARTICLES_MAX];
    struct linked_before before[2 * ARTICLES_MAX];
    uint32_t before_count;

    /* One time of linking. */
    uint32_t present[ARTICLES_MAX]; /* articles that take part */
    uint32_t count;
    bool fetched[ARTICLES_MAX], kept[ARTICLES_MAX]; /* by article of the corpus */
    const struct links *links;
};

static bool fetch(void *context, uint32_t article, struct arena *arena,
                  struct slice *bytes, struct fault *fault)
{
    struct archive *const archive = context;
    const uint32_t number = archive->present[article];
    (void)arena;
    (void)fault;
    archive->fetched[number] = true;
    *bytes = archive->claims[number];
    return true;
}

static struct linked_before *ties_of(struct archive *archive, int64_t number)
{
    for (uint32_t i = 0; i < archive->before_count; i++)
        if (archive->before[i].number == number)
            return &archive->before[i];
    return &archive->before[archive->before_count++];
}

static bool keep(void *context, uint32_t article, struct slice ties,
                 struct fault *fault)
{
    struct archive *const archive = context;
    const uint32_t number = archive->present[article];
    (void)fault;
    archive->kept[number] = true;
    *ties_of(archive, archive->numbers[number]) = (struct linked_before){
        .number = archive->numbers[number],
        .bytes = arena_copy(archive->corpus.arena, ties),
    };
    return true;
}

/* What an article tells of: goods that went from one place to another. */
static const struct told {
    const char *id, *date, *text;
    struct delivery delivery;
} tales[] = {
    { "a",
      "2030-05-01",
      "Torwenien hat 40 Drohnen an Kaldorien geliefert.",
      { "Torwenien", "Kaldorien", "Drohnen", "uav" } },
    { "b",
      "2030-05-02",
      "Aus Torwenien trafen 40 Drohnen in Kaldorien ein.",
      { "Torwenien", "Kaldorien", "Drohnen", "uav" } },
    { "c",
      "2030-05-03",
      "Sildonien hat 70 Haubitzen an Marlund verkauft.",
      { "Sildonien", "Marlund", "Haubitzen", "artillery" } },
    { "d",
      "2030-05-04",
      "Aus Sildonien kamen 70 Haubitzen nach Marlund.",
      { "Sildonien", "Marlund", "Haubitzen", "artillery" } },
};

enum { TALES = sizeof tales / sizeof *tales };

static void tell(struct built_corpus *corpus, const struct told *tale)
{
    struct built_article *const built =
        add_article(corpus, tale->id, tale->date, tale->text);
    const bool drones = slice_is(slice_of(tale->delivery.class), "uav");
    struct claim *const claim = add_delivery(built, &tale->delivery, tale->text);
    count_goods(built, claim, drones ? 40 : 70, "0 ");
}

static void archive_open(struct archive *archive)
{
    struct fault fault = { 0 };
    struct abstract_buffers pieces;
    struct abstracter *const abstracter = abstracter_create(&fault);
    memset(archive, 0, sizeof *archive);
    corpus_start(&archive->corpus);
    abstract_buffers_init(&pieces, 1 << 20);
    for (uint32_t i = 0; i < TALES; i++) {
        struct arena *const arena = archive->corpus.arena;
        tell(&archive->corpus, &tales[i]);
        assert_true(abstract_write(abstracter, &archive->corpus.views[i], SLICE(""),
                                   arena, &pieces, &fault));
        archive->names[i] = arena_copy(arena, buffer_slice(&pieces.names));
        archive->claims[i] = arena_copy(arena, buffer_slice(&pieces.claims));
        archive->numbers[i] = 10 + i;
        archive->heads[i].id = archive->corpus.articles[i].article.id;
    }
    abstract_buffers_finish(&pieces);
    abstracter_destroy(abstracter);
}

static void archive_close(struct archive *archive)
{
    corpus_end(&archive->corpus);
}

/* Links the articles whose letters are given. */
static void link_those(struct archive *archive, const char *letters)
{
    static struct corpus_article views[ARTICLES_MAX];
    static struct article_head heads[ARTICLES_MAX];
    static struct abstract abstracts[ARTICLES_MAX];
    static int64_t numbers[ARTICLES_MAX];
    struct fault fault = { 0 };
    archive->count = 0;
    memset(archive->fetched, 0, sizeof archive->fetched);
    memset(archive->kept, 0, sizeof archive->kept);
    for (const char *letter = letters; *letter != '\0'; letter++) {
        const uint32_t number = (uint32_t)(*letter - 'a');
        const uint32_t at = archive->count++;
        archive->present[at] = number;
        numbers[at] = archive->numbers[number];
        views[at] = (struct corpus_article){ 0 };
        heads[at] = archive->heads[number];
        assert_true(
            abstract_read_names(archive->names[number], &abstracts[at], &fault));
    }
    const struct linking_office office = { archive, fetch, keep };
    const struct linking_input input = { .corpus = views,
                                         .heads = heads,
                                         .abstracts = abstracts,
                                         .numbers = numbers,
                                         .count = archive->count,
                                         .office = &office };
    struct linking *const linking =
        linking_create(&input, archive->corpus.arena, &fault);
    assert_non_null(linking);
    struct linked_before before[2 * ARTICLES_MAX];
    memcpy(before, archive->before, sizeof before);
    assert_true(linking_find_entities(linking, archive->corpus.arena, &fault));
    assert_true(linking_find_copies(linking, before, archive->before_count, &fault));
    assert_true(linking_weave(linking, &fault));
    archive->links = linking_links(linking);
}

static void expect(const bool *flags, const char *letters)
{
    for (uint32_t i = 0; i < TALES; i++)
        assert_int_equal(flags[i], strchr(letters, (int)('a' + i)) != NULL);
}

/* Links them: only the articles `looked_into` are, and of `changed` ones new ties are
 * kept. */
static void link_and_expect(struct archive *archive, const char *letters,
                            const char *looked_into, const char *changed,
                            uint32_t threads)
{
    link_those(archive, letters);
    expect(archive->fetched, looked_into);
    expect(archive->kept, changed);
    assert_int_equal(archive->links->thread_count, threads);
}

static void a_first_linking_looks_into_all_articles(void **state)
{
    (void)state;
    static struct archive archive;
    archive_open(&archive);
    link_and_expect(&archive, "abcd", "abcd", "abcd", 2);
    archive_close(&archive);
}

static void where_nothing_changed_no_article_is_looked_into(void **state)
{
    (void)state;
    static struct archive archive;
    archive_open(&archive);
    link_those(&archive, "abcd");
    link_and_expect(&archive, "abcd", "", "", 2);
    archive_close(&archive);
}

static void the_order_of_the_corpus_is_no_change(void **state)
{
    (void)state;
    static struct archive archive;
    archive_open(&archive);
    link_those(&archive, "abcd");
    link_and_expect(&archive, "dbca", "", "", 2);
    archive_close(&archive);
}

static void a_new_article_is_held_against_those_that_share_a_key(void **state)
{
    (void)state;
    static struct archive archive;
    archive_open(&archive);
    link_those(&archive, "acd");
    assert_int_equal(archive.links->thread_count, 1);
    link_and_expect(&archive, "abcd", "ab", "b", 2);
    archive_close(&archive);
}

static void what_joined_an_article_that_is_gone_is_woven_anew(void **state)
{
    (void)state;
    static struct archive archive;
    archive_open(&archive);
    link_those(&archive, "abcd");
    ties_of(&archive, archive.numbers[0])->gone = true;
    link_and_expect(&archive, "bcd", "b", "b", 1);
    archive_close(&archive);
}

static void the_number_of_an_article_that_is_gone_may_be_given_again(void **state)
{
    (void)state;
    static struct archive archive;
    archive_open(&archive);
    link_those(&archive, "acd");
    ties_of(&archive, archive.numbers[2])->gone = true;
    archive.numbers[1] = archive.numbers[2];
    link_those(&archive, "abd");
    assert_int_equal(archive.links->thread_count, 1);
    assert_int_equal(archive.links->threads[0].claims[0].article, 0);
    assert_int_equal(archive.links->threads[0].claims[1].article, 1);
    archive_close(&archive);
}

static void damaged_ties_are_found_out(void **state)
{
    (void)state;
    static struct archive archive;
    struct fault fault = { 0 };
    archive_open(&archive);
    link_those(&archive, "abcd");
    struct abstract abstract;
    struct corpus_article view = { 0 };
    assert_true(abstract_read_names(archive.names[0], &abstract, &fault));
    const struct slice whole = archive.before[0].bytes;
    const struct linking_office office = { &archive, fetch, keep };
    const struct linking_input input = { .corpus = &view,
                                         .heads = archive.heads,
                                         .abstracts = &abstract,
                                         .numbers = archive.numbers,
                                         .count = 1,
                                         .office = &office };
    archive.before[0].bytes = slice_part(whole, 0, whole.length - 1);
    struct linking *const linking =
        linking_create(&input, archive.corpus.arena, &fault);
    assert_non_null(linking);
    assert_false(linking_find_copies(linking, archive.before, 1, &fault));
    assert_int_equal(fault.kind, FAULT_FORMAT);
    archive_close(&archive);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_first_linking_looks_into_all_articles),
        cmocka_unit_test(where_nothing_changed_no_article_is_looked_into),
        cmocka_unit_test(the_order_of_the_corpus_is_no_change),
        cmocka_unit_test(a_new_article_is_held_against_those_that_share_a_key),
        cmocka_unit_test(what_joined_an_article_that_is_gone_is_woven_anew),
        cmocka_unit_test(the_number_of_an_article_that_is_gone_may_be_given_again),
        cmocka_unit_test(damaged_ties_are_found_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
