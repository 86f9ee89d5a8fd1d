#include "base/utf8.h"
#include "reading/names/tagger.h"

enum { GAP_MAX = 3 /* words in small letters that a name may hold in a row */ };

/* "al-Mabruk": a small particle before a capital letter. */
static bool has_particle(const struct tagging *tagging, uint32_t word)
{
    const struct slice text = word_text(tagging->text, word);
    const size_t hyphen = slice_find_byte(text, '-');
    size_t at = hyphen + 1;
    return hyphen != SIZE_MAX && hyphen <= 4 && at < text.length &&
           utf8_is_upper(utf8_next(text, &at));
}

static bool is_capital(const struct tagging *tagging, uint32_t word)
{
    const struct word *const it = &tagging->text->words[word];
    if (it->kind != WORD_LETTERS)
        return false;
    return word_has(it, WORD_CAPITAL) ||
           (word_has(it, WORD_HYPHEN) && has_particle(tagging, word));
}

/* Words that can begin or end a name. */
static bool is_edge(const struct tagging *tagging, uint32_t word)
{
    const struct word *const it = &tagging->text->words[word];
    if (is_capital(tagging, word)) {
        /* "Das" begins a sentence: a name only if one goes on behind it. */
        const bool function =
            word_has(it, WORD_FIRST) && mask_written(tagging->clues[word].mask) == 1 &&
            (tagging->clues[word].mask & (MASK_NAMES | MASK_FIRST_NAME)) == 0;
        return !function ||
               (word + 1 < tagging->text->word_count && is_capital(tagging, word + 1));
    }
    const struct clue *const clue = &tagging->clues[word];
    return clue->words > 0 && (clue->hit.mask & MASK_NAMES &
                               ~(uint32_t)(MASK_ADJECTIVE | MASK_WEAPON)) != 0;
}

/* What may stand inside a name, though it begins and ends none; by bytes. */
static const char *const inner_1[] = { "&", ".", "-", "/", "'", "+", "(", "\"",
                                       ":", "!", "a", "b", "d", "e", "y", NULL };
static const char *const inner_2[] = { "zu", "am", "an", "im", "in", "ob", "of", "on",
                                       "at", "to", "de", "la", "le", "du", "di", "da",
                                       "el", "al", "et", "os", "op", NULL };
static const char *const inner_3[] = { "der", "die", "und", "das", "den", "von",
                                       "des", "dem", "vom", "zur", "zum", "auf",
                                       "bei", "the", "for", "and", "les", "del",
                                       "dos", "bin", "ben", "ibn", "van", "het",
                                       "ter", "–",   "’",   "„",   "“",   NULL };
static const char *const inner_4[] = { "für", NULL };

static bool is_inner(const struct tagging *tagging, uint32_t word)
{
    static const char *const none[] = { NULL };
    static const char *const *const inner[] = { none, inner_1, inner_2, inner_3,
                                                inner_4 };
    const struct word *const it = &tagging->text->words[word];
    if (it->kind == WORD_NUMBER)
        return true;
    return it->lower.length < sizeof inner / sizeof inner[0] &&
           word_is_any(it, inner[it->lower.length]);
}

bool tagging_next_run(const struct tagging *tagging, uint32_t *first, uint32_t *end)
{
    const struct text *const text = tagging->text;
    const uint64_t signs = SIGN_CAPITAL | SIGN_HYPHEN | SIGN_PHRASE | MASK_NAMES;
    uint32_t start = word_signs_next(&tagging->signs, signs, *first);
    while (start < text->word_count && !is_edge(tagging, start))
        start = word_signs_next(&tagging->signs, signs, start + 1);
    if (start == text->word_count)
        return false;
    const uint32_t limit = text->sentences[text->words[start].sentence].end;
    uint32_t last = start;
    for (uint32_t i = start + 1;
         i < limit && i - last <= GAP_MAX + 1 && i - start < RUN_MAX; i++) {
        const bool number = text->words[i].kind == WORD_NUMBER && i == last + 1;
        if (is_edge(tagging, i) || number)
            last = i;
        else if (!is_inner(tagging, i))
            break;
    }
    *first = start;
    *end = last + 1;
    return true;
}
