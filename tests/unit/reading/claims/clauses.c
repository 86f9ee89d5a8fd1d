#include "reading/claims/clauses.h"

#include "../../test.h"
#include "base/buffer.h"

struct shared {
    struct lexicon *lexicon;
    struct splitter *splitter;
    struct arena *arena;
    struct form_tables tables;
};

static int set_up(void **state)
{
    static struct shared shared;
    struct fault fault = { 0 };
    shared.lexicon = lexicon_create(NULL, &fault);
    shared.splitter = splitter_create(shared.lexicon, &fault);
    shared.arena = arena_create(64 << 20);
    *state = &shared;
    return form_tables_fill(&shared.tables, shared.lexicon, shared.arena, &fault) ? 0
                                                                                  : -1;
}

static int tear_down(void **state)
{
    struct shared *const shared = *state;
    arena_destroy(shared->arena);
    splitter_destroy(shared->splitter);
    lexicon_destroy(shared->lexicon);
    return 0;
}

/* "kind:finite" of every clause, parted by blanks; "-" for no finite verb. */
static void assert_clauses(struct shared *shared, const char *bytes,
                           const char *expected)
{
    static const char *const kinds[] = { "main",       "sub",      "relative",
                                         "infinitive", "fragment", "quotation" };
    const struct reading nothing = { 0 };
    struct text text = { 0 };
    struct quotes quotes = { 0 };
    struct clauses clauses = { 0 };
    struct fault fault = { 0 };
    struct buffer out;
    buffer_init(&out, 1 << 16);
    assert_true(
        text_read(shared->splitter, slice_of(bytes), shared->arena, &text, &fault));
    const struct form *const forms =
        forms_read(&shared->tables, &text, &nothing, shared->arena, &fault);
    assert_non_null(forms);
    assert_true(quotes_read(&text, forms, shared->arena, &quotes, &fault));
    assert_true(clauses_read(&text, forms, &quotes, shared->arena, &clauses, &fault));
    for (uint32_t i = 0; i < clauses.count; i++) {
        const struct clause *const clause = &clauses.items[i];
        buffer_printf(&out, "%s%s:", i > 0 ? " " : "", kinds[clause->kind]);
        buffer_append_slice(&out, clause->finite == NO_WORD
                                      ? SLICE("-")
                                      : word_text(&text, clause->finite));
    }
    assert_string_equal(out.bytes, expected);
    buffer_finish(&out);
}

static const struct {
    const char *text, *clauses;
} cases[] = {
    { "Die Werft baut ein Schiff.", "main:baut" },
    { "Sie sagte, dass der Bau beginnt.", "main:sagte sub:beginnt" },
    { "Sie sagte, der Bau habe begonnen.", "main:sagte main:habe" },
    { "Das Schiff, das im Dock liegt, ist alt.", "fragment:- relative:liegt main:ist" },
    { "Sie plant, das Schiff zu verkaufen.", "main:plant infinitive:-" },
    { "Die Chefin der Werft, Anna Velten, kündigte es an.",
      "fragment:- fragment:- main:kündigte" },
    { "Wie die Chefin, Anna Velten, mitteilte, liegt es im Dock.",
      "sub:mitteilte main:liegt" },
    { "Die Werft schließt und die Arbeiter gingen.", "main:schließt main:gingen" },
    { "Er nahm Hut und Mantel und ging.", "main:nahm main:ging" },
    { "„Wir bauen weiter“, sagte sie.", "quotation:- main:sagte" },
    { "Das Schiff (Baujahr 1970, rot) sank.", "main:sank" },
    { "Die Werft werde nicht schließen, heißt es.", "main:werde main:heißt" },
    { "Der verletzte Mann schwieg.", "main:schwieg" },
};

static void clauses_are_told_by_where_the_verb_stands(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        assert_clauses(*state, cases[i].text, cases[i].clauses);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clauses_are_told_by_where_the_verb_stands),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
