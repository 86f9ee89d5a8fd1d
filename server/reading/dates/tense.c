#include "reading/dates/tense.h"

/* What the verbs between two marks say. */
struct evidence {
    bool past, have, future, participle, present;
    bool either; /* "erwartet": a participle, or a present that stands before more */
};

static bool is_lower_word(const struct token *token)
{
    return token->kind == WORD_LETTERS && (token->flags & WORD_CAPITAL) == 0;
}

/* "gefunden", "beschlossen", "eröffnet", "aufgenommen", "präsentiert". */
static bool is_participle(struct slice word)
{
    static const char *const endings[] = { "t", "en", NULL };
    static const char *const beginnings[] = { "ge",  "be",  "ver", "er",
                                              "ent", "zer", NULL };
    static const char *const prefixes[] = {
        "ab",   "an",  "auf", "aus", "bei",    "durch",    "ein",   "fest",
        "frei", "her", "hin", "los", "mit",    "nach",     "statt", "teil",
        "um",   "vor", "weg", "zu",  "zurück", "zusammen", NULL
    };
    if (word.length < 6 || !slice_ends_with_any(word, endings))
        return false;
    if (slice_ends_with(word, SLICE("iert")) || slice_starts_with_any(word, beginnings))
        return true;
    for (const char *const *prefix = prefixes; *prefix != NULL; prefix++) {
        const struct slice start = slice_of(*prefix);
        if (slice_starts_with(word, start) &&
            slice_starts_with_any(slice_part(word, start.length, word.length),
                                  beginnings))
            return true;
    }
    return false;
}

/* A weak preterite ends in -te(n); so do adjectives, which follow a word that agrees
 * with them and stand before a noun. */
static bool is_weak_preterite(const struct tokens *tokens, uint32_t at)
{
    static const char *const german[] = { "te", "ten", NULL };
    static const char *const english[] = { "ed", NULL };
    const struct token *const token = token_at(tokens, at);
    if (token->lower.length < 5 ||
        !slice_ends_with_any(token->lower, tokens->english ? english : german))
        return false;
    const struct token *const before = token_before(tokens, at);
    const bool noun_behind = (token_at(tokens, at + 1)->flags & WORD_CAPITAL) != 0;
    static const char *const agreeing[] = { "er", "en", "em", "es",
                                            "ie", "as", "ne", NULL };
    return !(noun_behind && is_lower_word(before) &&
             slice_ends_with_any(before->lower, agreeing));
}

static void weigh_known(const struct meaning *tense, struct evidence *evidence)
{
    evidence->past |= slice_is(tense->text, "PAST");
    evidence->have |= slice_is(tense->text, "HAVE");
    evidence->future |= slice_is(tense->text, "FUTURE");
    evidence->present |= slice_is(tense->text, "PRESENT");
}

static void weigh(const struct tokens *tokens, uint32_t at, struct evidence *evidence)
{
    const struct token *const token = token_at(tokens, at);
    if (!is_lower_word(token) && (token->flags & WORD_FIRST) == 0)
        return;
    const struct meaning *const tense =
        token->entry == NULL ? NULL : entry_meaning(token->entry, CLASS_TENSE);
    if (tense != NULL) {
        weigh_known(tense, evidence);
        return;
    }
    const bool known = token->classes != 0;
    if (known && !token_can_be(token, CLASS_LITERAL))
        return;
    if (!tokens->english && is_participle(token->lower)) {
        const bool more = token_at(tokens, at + 1)->kind != WORD_MARK &&
                          token_at(tokens, at + 1)->sentence == token->sentence;
        evidence->participle = true;
        evidence->either |= more && slice_ends_with(token->lower, SLICE("t"));
    } else if (is_weak_preterite(tokens, at))
        evidence->past = true;
    else if (!tokens->english && token->lower.length > 3 &&
             slice_ends_with(token->lower, SLICE("t")))
        evidence->present = true;
}

static enum tense judge(const struct evidence *evidence)
{
    if (evidence->past || (evidence->have && evidence->participle))
        return TENSE_PAST;
    if (evidence->future)
        return TENSE_FUTURE;
    if (evidence->have || evidence->present || evidence->either)
        return TENSE_PRESENT;
    return TENSE_NONE;
}

/* A dot behind a word, before a capital: not that of an ordinal or a short form. */
static bool is_stop(const struct tokens *tokens, uint32_t at)
{
    if (at == 0 || !slice_is(token_at(tokens, at)->lower, "."))
        return false;
    const struct token *const before = token_at(tokens, at - 1);
    return before->kind == WORD_LETTERS && before->lower.length > 2 &&
           ((before->flags & WORD_ABBREVIATION) == 0 ||
            token_can_be(before, CLASS_CLOCK_WORD)) &&
           (token_at(tokens, at + 1)->flags & (WORD_CAPITAL | WORD_SPACE)) ==
               (WORD_CAPITAL | WORD_SPACE);
}

bool stops_between(const struct tokens *tokens, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (is_stop(tokens, i))
            return true;
    return false;
}

static bool parts_clauses(const struct tokens *tokens, uint32_t at)
{
    static const char *const marks[] = { ",", ";", ":", "(", ")", "\"",
                                         "–", "“", "„", "»", "«", NULL };
    const struct token *const token = token_at(tokens, at);
    return token->kind == WORD_MARK &&
           (is_stop(tokens, at) || slice_is_any(token->lower, marks));
}

static enum tense tense_between(const struct tokens *tokens, uint32_t first,
                                uint32_t end)
{
    struct evidence evidence = { 0 };
    for (uint32_t i = first; i < end; i++)
        weigh(tokens, i, &evidence);
    return judge(&evidence);
}

enum { REACH = 60 }; /* tokens looked at on either side: sentences may be endless */

/* "hat am Montag (Ortszeit) getroffen": how many tokens a word or two in brackets take,
 * which part nothing; 0 if there are none. */
static uint32_t bracket_length(const struct tokens *tokens, uint32_t at)
{
    enum { LONGEST = 4 };
    if (!slice_is(token_at(tokens, at)->lower, "("))
        return 0;
    for (uint32_t length = 1; length < LONGEST; length++)
        if (slice_is(token_at(tokens, at + length)->lower, ")"))
            return length + 1;
    return 0;
}

/* The words from `*left` to before `*right` become those of the whole clause, or of the
 * whole sentence. */
static void widen(const struct tokens *tokens, uint32_t *left, uint32_t *right,
                  bool whole)
{
    const uint32_t sentence = token_at(tokens, *left)->sentence;
    for (uint32_t i = 0; i < REACH && *left != 0; i++) {
        const struct token *const token = token_at(tokens, *left - 1);
        if (token->sentence != sentence || (!whole && parts_clauses(tokens, *left - 1)))
            break;
        --*left;
    }
    for (uint32_t i = 0; i < REACH; i++) {
        const struct token *const token = token_at(tokens, *right);
        if (token->sentence != sentence)
            break;
        const uint32_t bracket = whole ? 0 : bracket_length(tokens, *right);
        if (!whole && bracket == 0 && parts_clauses(tokens, *right))
            break;
        *right += bracket + (bracket == 0);
    }
}

enum tense tense_of_clause(const struct tokens *tokens, uint32_t first, uint32_t end)
{
    widen(tokens, &first, &end, false);
    return tense_between(tokens, first, end);
}

enum tense tense_around(const struct tokens *tokens, uint32_t first, uint32_t end)
{
    const enum tense own = tense_of_clause(tokens, first, end);
    if (own != TENSE_NONE)
        return own;
    widen(tokens, &first, &end, true);
    return tense_between(tokens, first, end);
}
