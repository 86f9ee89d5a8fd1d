#include "reading/names/word_signs.h"

#include "../../test.h"

/* Words and clues as a text would have them; a letter stands for each. */
struct line {
    struct word words[2 * SIGNS_BLOCK];
    struct clue clues[2 * SIGNS_BLOCK];
    struct sentence sentences[2];
    struct text text;
    struct word_signs signs;
    struct arena *arena;
};

/* 'A' a capital word, 'a' one in small letters, '7' a number, all else a mark. */
static void read_line(struct line *line, const char *letters)
{
    const struct slice all = slice_of(letters);
    memset(line, 0, sizeof *line);
    for (uint32_t i = 0; i < all.length; i++) {
        struct word *const word = &line->words[i];
        const char letter = letters[i];
        word->lower = slice_part(all, i, i + 1);
        word->kind = letter == '7'                    ? WORD_NUMBER
                     : letter == 'A' || letter == 'a' ? WORD_LETTERS
                                                      : WORD_MARK;
        word->flags = letter == 'A' ? WORD_CAPITAL : letter == '7' ? WORD_DIGITS : 0;
    }
    line->sentences[0].end = (uint32_t)all.length;
    line->text = (struct text){ .words = line->words,
                                .word_count = (uint32_t)all.length,
                                .sentences = line->sentences,
                                .sentence_count = 1 };
    line->arena = arena_create(1 << 20);
    assert_non_null(line->arena);
}

static void find_signs(struct line *line)
{
    assert_true(word_signs_find(&line->text, line->clues, line->arena, &line->signs));
}

static void a_capital_word_shows_what_stands_beside_it(void **state)
{
    (void)state;
    static const struct {
        const char *letters;
        uint64_t sign;
        uint32_t word; /* the only one that shows it */
    } cases[] = {
        { "aAAa", SIGN_PAIR, 1 },    { "aAAa", SIGN_SECOND, 2 },
        { "aA7a7", SIGN_NUMBER, 1 }, { "aA&a&", SIGN_JOINED, 1 },
        { "a,A,a", SIGN_COMMA, 2 },  { "aaAa", SIGN_CAPITAL, 2 },
        { "AAAA", SIGN_FIRST, 0 },   { "aA7a", SIGN_DIGITS, 2 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct line line;
        read_line(&line, cases[i].letters);
        find_signs(&line);
        const uint32_t word = word_signs_next(&line.signs, cases[i].sign, 0);
        assert_int_equal(word, cases[i].word);
        assert_int_equal(word_signs_next(&line.signs, cases[i].sign, word + 1),
                         line.text.word_count);
        arena_destroy(line.arena);
    }
}

static void what_the_next_sentence_begins_with_stands_beside_no_word(void **state)
{
    (void)state;
    static const char *const letters[] = { "AA", "A7", "A&", "A," };
    const uint64_t beside =
        SIGN_PAIR | SIGN_SECOND | SIGN_NUMBER | SIGN_JOINED | SIGN_COMMA;
    for (size_t i = 0; i < sizeof letters / sizeof letters[0]; i++) {
        struct line line;
        read_line(&line, letters[i]);
        line.sentences[0].end = 1;
        line.sentences[1] = (struct sentence){ .first = 1, .end = 2 };
        line.words[1].sentence = 1;
        find_signs(&line);
        assert_int_equal(word_signs_next(&line.signs, beside, 0), 2);
        arena_destroy(line.arena);
    }
}

static void signs_of_the_lexicon_are_found_beside_those_of_letters(void **state)
{
    (void)state;
    struct line line;
    read_line(&line, "aAaaa");
    line.clues[2].mask = MASK_PLACE;
    line.clues[3].mask = MASK_SPOKEN;
    line.clues[4].words = 2;
    find_signs(&line);
    const uint64_t either = MASK_PLACE | SIGN_CAPITAL;
    assert_int_equal(word_signs_next(&line.signs, either, 0), 1);
    assert_int_equal(word_signs_next(&line.signs, either, 2), 2);
    assert_int_equal(word_signs_next(&line.signs, either, 3), 5);
    assert_int_equal(word_signs_next(&line.signs, SIGN_UNKNOWN, 2), 4);
    assert_int_equal(word_signs_next(&line.signs, SIGN_PHRASE, 0), 4);
    arena_destroy(line.arena);
}

static void the_next_word_may_lie_behind_blocks_without_one(void **state)
{
    (void)state;
    char letters[2 * SIGNS_BLOCK + 1] = "";
    struct line line;
    memset(letters, 'a', sizeof letters - 1);
    letters[3] = letters[SIGNS_BLOCK - 1] = letters[2 * SIGNS_BLOCK - 1] = 'A';
    read_line(&line, letters);
    find_signs(&line);
    uint32_t word = word_signs_next(&line.signs, SIGN_CAPITAL, 0);
    assert_int_equal(word, 3);
    word = word_signs_next(&line.signs, SIGN_CAPITAL, word + 1);
    assert_int_equal(word, SIGNS_BLOCK - 1);
    word = word_signs_next(&line.signs, SIGN_CAPITAL, word + 1);
    assert_int_equal(word, 2 * SIGNS_BLOCK - 1);
    word = word_signs_next(&line.signs, SIGN_CAPITAL, word + 1);
    assert_int_equal(word, 2 * SIGNS_BLOCK);
    arena_destroy(line.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_capital_word_shows_what_stands_beside_it),
        cmocka_unit_test(what_the_next_sentence_begins_with_stands_beside_no_word),
        cmocka_unit_test(signs_of_the_lexicon_are_found_beside_those_of_letters),
        cmocka_unit_test(the_next_word_may_lie_behind_blocks_without_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
