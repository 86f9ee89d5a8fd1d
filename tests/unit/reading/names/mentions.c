#include "mentions.h"

#include <stdio.h>

#include "news/vocabulary.h"

enum { CEILING = 64 * 1024 * 1024, LISTING = 4096 };

struct tools {
    struct lexicon *lexicon;
    struct splitter *splitter;
    struct names *names;
    struct arena *arena;
};

int mentions_set_up(void **state)
{
    static struct tools tools;
    struct fault fault = { 0 };
    tools.lexicon = lexicon_create(NULL, &fault);
    tools.splitter = splitter_create(tools.lexicon, &fault);
    tools.names = names_create(tools.lexicon, &fault);
    tools.arena = arena_create(CEILING);
    *state = &tools;
    return tools.names == NULL || tools.arena == NULL;
}

int mentions_tear_down(void **state)
{
    struct tools *const tools = *state;
    arena_destroy(tools->arena);
    names_destroy(tools->names);
    splitter_destroy(tools->splitter);
    lexicon_destroy(tools->lexicon);
    return 0;
}

struct reading mentions_read(void **state, const char *content)
{
    struct tools *const tools = *state;
    struct fault fault = { 0 };
    struct text text = { 0 };
    struct reading reading = { 0 };
    const struct article article = { .text = slice_of(content) };
    arena_reset(tools->arena);
    assert_true(text_read(tools->splitter, article.text, tools->arena, &text, &fault));
    assert_true(
        names_read(tools->names, &article, &text, tools->arena, &reading, &fault));
    return reading;
}

/* "person Ada Beispiel = Ada Beispiel" a line; derived mentions begin with a tilde. */
static void list_mentions(const struct reading *reading, const char *content,
                          char listing[LISTING])
{
    size_t length = 0;
    listing[0] = '\0';
    for (uint32_t i = 0; i < reading->mention_count; i++) {
        const struct mention *const mention = &reading->mentions[i];
        const struct referent *const referent = &reading->referents[mention->referent];
        const struct slice quote = span_text(slice_of(content), mention->span);
        length += (size_t)snprintf(listing + length, LISTING - length,
                                   "%s%s %.*s = %.*s\n", mention->derived ? "~" : "",
                                   entity_kind_name(referent->kind), (int)quote.length,
                                   quote.bytes, (int)referent->name.length,
                                   referent->name.bytes);
    }
}

void assert_mentions(void **state, const char *content, const char *expected)
{
    char listing[LISTING];
    const struct reading reading = mentions_read(state, content);
    list_mentions(&reading, content, listing);
    assert_string_equal(listing, expected);
}

void assert_examples(void **state, const struct example *examples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_mentions(state, examples[i].text, examples[i].mentions);
}
