#include "reading/claims/clauses.h"

/* The clauses of a text as they are made. */
struct division {
    const struct text *text;
    const struct word *words;
    const struct form *forms;
    const struct quotes *quotes;
    struct arena *arena;
    struct list clauses;
    uint32_t sentence;
};

static bool is_speech(const struct division *division, uint32_t word)
{
    const uint32_t quote = division->quotes->at[word];
    return quote != NO_QUOTE && division->quotes->items[quote].speech;
}

/* Inside a quotation that is part of a clause, marks part nothing. */
static bool is_embedded(const struct division *division, uint32_t word)
{
    const uint32_t quote = division->quotes->at[word];
    return quote != NO_QUOTE && !division->quotes->items[quote].speech;
}

static bool is_dash(const struct word *words, uint32_t at, uint32_t end)
{
    return (word_is(&words[at], "–") || word_is(&words[at], "-") ||
            word_is(&words[at], "—") || word_is(&words[at], "--")) &&
           word_has(&words[at], WORD_SPACE) &&
           (at + 1 == end || word_has(&words[at + 1], WORD_SPACE));
}

/* JOIN_START: the word parts no clauses. */
static enum clause_join join_at(const struct division *division, uint32_t at,
                                uint32_t end)
{
    const struct word *const word = &division->words[at];
    if (word->kind != WORD_MARK || is_embedded(division, at))
        return JOIN_START;
    if (word_is(word, ","))
        return JOIN_COMMA;
    if (word_is(word, ":"))
        return JOIN_COLON;
    if (word_is(word, ";"))
        return JOIN_SEMICOLON;
    return is_dash(division->words, at, end) || word_is(word, "+") ? JOIN_DASH
                                                                   : JOIN_START;
}

/* The word behind the bracket that opens at `at`, or at + 1. */
static uint32_t skip_bracket(const struct division *division, uint32_t at, uint32_t end)
{
    if (!word_is(&division->words[at], "("))
        return at + 1;
    for (uint32_t i = at + 1; i < end; i++)
        if (word_is(&division->words[i], ")"))
            return i + 1;
    return at + 1;
}

/* The next word from `at` that is neither in brackets nor in an embedded quotation. */
static uint32_t next_plain(const struct division *division, uint32_t at, uint32_t end)
{
    while (at < end) {
        const uint32_t behind = skip_bracket(division, at, end);
        if (behind > at + 1)
            at = behind;
        else if (is_embedded(division, at))
            at++;
        else
            return at;
    }
    return end;
}

static bool follows_zu(const struct division *division, uint32_t at, uint32_t first)
{
    return at > first && word_is(&division->words[at - 1], "zu") &&
           form_can(&division->forms[at], VERB_INFINITIVE);
}

static bool can_rule(const struct division *division, uint32_t at, uint32_t first)
{
    return form_is_finite(&division->forms[at]) && !follows_zu(division, at, first);
}

/* The verb in second place: the first that can only be finite, else the first that can
 * be finite at all. */
static uint32_t find_early_finite(const struct division *division, struct range words)
{
    uint32_t candidate = NO_WORD;
    for (uint32_t i = next_plain(division, words.first, words.end); i < words.end;
         i = next_plain(division, i + 1, words.end)) {
        if (!can_rule(division, i, words.first))
            continue;
        if (form_is_only_finite(&division->forms[i]))
            return i;
        if (candidate == NO_WORD)
            candidate = i;
    }
    return candidate;
}

static uint32_t find_late_finite(const struct division *division, struct range words)
{
    uint32_t found = NO_WORD;
    for (uint32_t i = next_plain(division, words.first, words.end); i < words.end;
         i = next_plain(division, i + 1, words.end))
        if (can_rule(division, i, words.first))
            found = i;
    return found;
}

static uint32_t last_word(const struct division *division, struct range words)
{
    uint32_t last = words.end;
    while (last > words.first + 1 && division->words[last - 1].kind == WORD_MARK)
        last--;
    return last - 1;
}

static bool has_zu(const struct division *division, struct range words)
{
    for (uint32_t i = words.first; i < words.end; i++) {
        if (form_can(&division->forms[i], VERB_ZU) ||
            follows_zu(division, i, words.first))
            return true;
    }
    return false;
}

/* Words that open a clause even where its verb is not at the end: "dass er kommt und".
 */
static bool opens_always(const struct word *word)
{
    static const char *const openers[] = { "dass",   "daß",      "ob",     "weil",
                                           "obwohl", "nachdem",  "bevor",  "wenn",
                                           "falls",  "sofern",   "sodass", "indem",
                                           "wonach", "obgleich", NULL };
    return word_is_any(word, openers);
}

/* The word that opens a subordinate clause, behind "und", "auch", "an" and the like. */
static uint32_t find_opener(const struct division *division, struct range words)
{
    const struct form *const forms = division->forms;
    uint32_t at = words.first;
    while (at + 1 < words.end && !form_is(&forms[at], CLASS_SUBORDINATOR) &&
           form_is(&forms[at], CLASS_COORDINATOR | CLASS_ADVERB))
        at++;
    if (at + 1 < words.end && form_is(&forms[at], CLASS_PREPOSITION) &&
        !form_is(&forms[at], CLASS_SUBORDINATOR) &&
        form_is(&forms[at + 1], CLASS_RELATIVE))
        at++;
    return form_is(&forms[at], CLASS_SUBORDINATOR | CLASS_RELATIVE) ? at : NO_WORD;
}

/* "die Union benötige": a subject and its verb, no relative clause. */
static bool is_short_main(const struct division *division, const struct clause *clause,
                          uint32_t last)
{
    const struct form *const forms = division->forms;
    if (!form_is(&forms[clause->opener], CLASS_DETERMINER) ||
        !form_can(&forms[last], VERB_KONJUNKTIV | VERB_WOULD))
        return false;
    for (uint32_t i = clause->opener + 1; i < last; i++)
        if (!form_is(&forms[i], CLASS_NOUN | CLASS_ADJECTIVE))
            return false;
    return last > clause->opener + 1;
}

/* "die Regierung werde nicht vorgehen": a verb that can only be finite stands before
 * the end, so it stands second. */
static bool is_verb_second(const struct division *division, const struct clause *clause,
                           uint32_t last)
{
    const uint32_t early = find_early_finite(division, clause->words);
    return early != NO_WORD && early < last &&
           form_is_only_finite(&division->forms[early]) &&
           !form_is_only_finite(&division->forms[last]);
}

static bool classify_opened(const struct division *division, struct clause *clause)
{
    const struct form *const forms = division->forms;
    const uint32_t opener = find_opener(division, clause->words);
    if (opener == NO_WORD)
        return false;
    const uint32_t late = find_late_finite(division, clause->words);
    const uint32_t last = last_word(division, clause->words);
    clause->opener = opener;
    clause->finite = late;
    clause->kind = CLAUSE_SUBORDINATE;
    if (opens_always(&division->words[opener]))
        return true;
    if (late != last || late <= opener + 1 || is_verb_second(division, clause, last))
        return false;
    if (form_is(&forms[opener], CLASS_SUBORDINATOR) &&
        !form_is(&forms[opener], CLASS_RELATIVE))
        return true;
    clause->kind = CLAUSE_RELATIVE;
    return clause->join != JOIN_START && clause->join != JOIN_COLON &&
           !is_short_main(division, clause, last);
}

static void classify(const struct division *division, struct clause *clause)
{
    if (is_speech(division, clause->words.first)) {
        clause->kind = CLAUSE_QUOTATION;
        return;
    }
    if (classify_opened(division, clause))
        return;
    clause->opener = NO_WORD;
    clause->finite = find_early_finite(division, clause->words);
    clause->kind = clause->finite != NO_WORD ? CLAUSE_MAIN : CLAUSE_FRAGMENT;
    const bool zu = has_zu(division, clause->words);
    if (zu && (clause->finite == NO_WORD ||
               !form_is_only_finite(&division->forms[clause->finite]))) {
        clause->kind = CLAUSE_INFINITIVE;
        clause->finite = NO_WORD;
    }
}

static bool is_coordinator(const struct division *division, uint32_t at)
{
    return form_is(&division->forms[at], CLASS_COORDINATOR) &&
           !form_is(&division->forms[at], CLASS_ADVERB) && !is_embedded(division, at);
}

/* The coordinator nearest before the second verb: "nahm A und B und sagte". */
static uint32_t find_split_main(const struct division *division,
                                const struct clause *clause)
{
    const struct range behind = { clause->finite + 1, clause->words.end };
    uint32_t from = behind.first;
    while (from < behind.end && !is_coordinator(division, from))
        from++;
    if (from + 2 >= behind.end)
        return NO_WORD;
    const uint32_t later =
        find_early_finite(division, (struct range){ from + 1, behind.end });
    if (later == NO_WORD || !form_is_only_finite(&division->forms[later]))
        return NO_WORD;
    for (uint32_t i = later; i > from; i--)
        if (is_coordinator(division, i - 1))
            return i - 1;
    return NO_WORD;
}

/* Where a second main clause begins without a comma: "… und kündigte an". */
static uint32_t find_split(const struct division *division, const struct clause *clause)
{
    const struct form *const forms = division->forms;
    if (clause->finite == NO_WORD)
        return NO_WORD;
    if (clause->kind == CLAUSE_MAIN)
        return find_split_main(division, clause);
    for (uint32_t i = clause->words.first + 1; i + 2 < clause->words.end; i++) {
        if (is_coordinator(division, i) && form_is_only_finite(&forms[i + 1]) &&
            form_is_finite(&forms[i - 1]))
            return i;
    }
    return NO_WORD;
}

static uint32_t range_words(struct range range)
{
    return range.end > range.first ? range.end - range.first : 0;
}

static bool opens_complement_or_wie(const struct word *word)
{
    return word_is(word, "wie") || opens_always(word);
}

static bool add_clause(struct division *division, struct range words,
                       enum clause_join join, struct fault *fault)
{
    while (words.first < words.end) {
        struct clause clause = { .words = words,
                                 .join = join,
                                 .opener = NO_WORD,
                                 .finite = NO_WORD,
                                 .sentence = division->sentence };
        classify(division, &clause);
        const uint32_t split = find_split(division, &clause);
        if (split != NO_WORD) {
            clause.words.end = split;
            classify(division, &clause);
        }
        struct clause *const added =
            list_add(&division->clauses, division->arena, sizeof *added);
        if (added == NULL)
            return fault_no_memory(fault);
        *added = clause;
        words.first = split != NO_WORD ? split : words.end;
        join = JOIN_WORD;
    }
    return true;
}

/* "wenn die Stadt ihn «sprenge»": the verb is the last word that is quoted. */
static bool ends_with_quoted_verb(const struct division *division, struct range words)
{
    return words.end >= words.first + 2 && is_embedded(division, words.end - 1) &&
           form_is_finite(&division->forms[words.end - 2]);
}

/* "wie die Ministerin, Anna Velten, sagte": a subordinate clause without its verb goes
 * on behind the comma. */
static bool lacks_verb(const struct division *division, struct range words,
                       uint32_t limit)
{
    if (range_words(words) == 0 || is_speech(division, words.first) ||
        words.end + 1 >= limit || ends_with_quoted_verb(division, words))
        return false;
    const struct form *const next = &division->forms[words.end + 1];
    const uint32_t opener = find_opener(division, words);
    if (opener == NO_WORD || !form_is(&division->forms[opener], CLASS_SUBORDINATOR) ||
        form_is(next, CLASS_SUBORDINATOR | CLASS_RELATIVE | CLASS_OPENER) ||
        (form_is(next, CLASS_PREPOSITION) &&
         form_is(&division->forms[words.end + 2], CLASS_RELATIVE)))
        return false;
    return opens_complement_or_wie(&division->words[opener]) &&
           find_late_finite(division, words) == NO_WORD;
}

/* Without the marks that end the sentence. */
static uint32_t end_of_words(const struct division *division, uint32_t start,
                             uint32_t end)
{
    while (end > start && division->words[end - 1].kind == WORD_MARK &&
           !is_speech(division, end - 1) && !is_embedded(division, end - 1) &&
           !word_is(&division->words[end - 1], ")"))
        end--;
    return end;
}

/* Whether the clause that began at `start` ends before the word: at a mark, or where
 * quoted speech begins or ends. *join is then what joins the next one. */
static bool ends_before(const struct division *division, uint32_t start, uint32_t at,
                        uint32_t limit, enum clause_join *join)
{
    const bool speech = is_speech(division, at);
    const bool turn = at > start && speech != is_speech(division, at - 1);
    const enum clause_join mark = speech ? JOIN_START : join_at(division, at, limit);
    if (mark == JOIN_COMMA && lacks_verb(division, (struct range){ start, at }, limit))
        return false;
    *join = mark != JOIN_START ? mark : JOIN_QUOTE;
    return turn || mark != JOIN_START;
}

/* "+++ 21:40 Zug entgleist +++": behind the marks and the time that a ticker puts in
 * front. */
static uint32_t behind_ticker(const struct division *division,
                              const struct sentence *sentence)
{
    uint32_t at = sentence->first;
    while (at + 1 < sentence->end && word_is(&division->words[at], "+"))
        at++;
    return at > sentence->first && division->words[at].kind == WORD_NUMBER ? at + 1
                                                                           : at;
}

static bool divide(struct division *division, const struct sentence *sentence,
                   struct fault *fault)
{
    enum clause_join join = JOIN_START, next = JOIN_START;
    uint32_t start = behind_ticker(division, sentence);
    for (uint32_t i = start; i < sentence->end; i++) {
        if (!ends_before(division, start, i, sentence->end, &next)) {
            if (!is_speech(division, i))
                i = skip_bracket(division, i, sentence->end) - 1;
            continue;
        }
        if (!add_clause(division, (struct range){ start, i }, join, fault))
            return false;
        join = next;
        start = next == JOIN_QUOTE ? i : i + 1;
    }
    const uint32_t end = end_of_words(division, start, sentence->end);
    return add_clause(division, (struct range){ start, end }, join, fault);
}

bool clauses_read(const struct text *text, const struct form *forms,
                  const struct quotes *quotes, struct arena *arena, struct clauses *out,
                  struct fault *fault)
{
    struct division division = { .text = text,
                                 .words = text->words,
                                 .forms = forms,
                                 .quotes = quotes,
                                 .arena = arena };
    uint32_t *const first = arena_array(arena, text->sentence_count + 1, sizeof *first);
    if (first == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < text->sentence_count; i++) {
        division.sentence = i;
        first[i] = division.clauses.count;
        if (!divide(&division, &text->sentences[i], fault))
            return false;
    }
    first[text->sentence_count] = division.clauses.count;
    *out = (struct clauses){ division.clauses.items, division.clauses.count, first };
    return true;
}
