#include "reading/claims/rules.h"

/* A phrase that names a source: "nach Angaben der Polizei". */
struct source {
    struct range phrase;  /* with its preposition */
    struct range speaker; /* "Angaben der Polizei" */
    struct range cue;
};

static bool is_told_noun(const struct scene *scene, struct range phrase)
{
    const uint32_t head = phrase_head(scene, phrase);
    if (head == NO_WORD)
        return false;
    const uint32_t first = form_is(&scene->forms[phrase.first], CLASS_DETERMINER);
    for (uint32_t i = phrase.first; i <= head; i++) {
        if (!form_is(&scene->forms[i], CLASS_NOUN))
            continue;
        const uint32_t uses = cue_noun_uses(scene->tables, &scene->words[i]);
        return (uses & (first ? NOUN_TOLD : NOUN_ACCORDING)) != 0;
    }
    return false;
}

/* The phrase behind a preposition at `at`. In the front field it goes up to the verb.
 */
static bool source_behind(const struct scene *scene, const struct clause *clause,
                          uint32_t at, struct source *out)
{
    struct range phrase = { 0, 0 };
    const uint32_t limit = scene_sentence(scene, clause->sentence).end;
    if (!phrase_at(scene, at + 1, limit, &phrase))
        return false;
    const bool front = clause->kind == CLAUSE_MAIN && at <= clause->words.first + 1 &&
                       clause->finite > phrase.first;
    if (front)
        phrase.end = clause->finite;
    out->phrase = (struct range){ at, phrase.end };
    out->speaker = phrase;
    out->cue = (struct range){ at, at + 1 };
    return true;
}

/* "Angaben der Polizei zufolge", "seiner Meinung nach". */
static bool source_before(const struct scene *scene, const struct clause *clause,
                          uint32_t at, struct source *out)
{
    const struct range phrase = phrase_before(scene, clause->words.first, at);
    if (range_is_empty(phrase))
        return false;
    out->phrase = (struct range){ phrase.first, at + 1 };
    out->speaker = phrase;
    out->cue = (struct range){ at, at + 1 };
    return true;
}

static bool is_postponed_nach(const struct scene *scene, const struct clause *clause,
                              uint32_t at)
{
    return at > clause->words.first && form_is(&scene->forms[at - 1], CLASS_NOUN) &&
           (cue_noun_uses(scene->tables, &scene->words[at - 1]) & NOUN_TOLD) != 0;
}

static bool source_at(const struct scene *scene, const struct clause *clause,
                      uint32_t at, struct source *out)
{
    const struct word *const word = &scene->words[at];
    if (word_is(word, "zufolge"))
        return source_before(scene, clause, at, out);
    if (word_is(word, "laut"))
        return !form_is(&scene->forms[at], CLASS_NOUN) &&
               source_behind(scene, clause, at, out);
    if (word_is(word, "gemäß"))
        return source_behind(scene, clause, at, out);
    if (!word_is(word, "nach") || form_is(&scene->forms[at], CLASS_NOUN))
        return false;
    if (source_behind(scene, clause, at, out) && is_told_noun(scene, out->speaker))
        return true;
    return is_postponed_nach(scene, clause, at) &&
           source_before(scene, clause, at, out);
}

static bool find_source(const struct scene *scene, const struct clause *clause,
                        struct source *out)
{
    for (uint32_t i = clause->words.first; i < clause->words.end; i++)
        if (source_at(scene, clause, i, out))
            return true;
    return false;
}

/* How far what is attributed goes: a subordinate clause alone, else the sentence from
 * the main clause on. */
static struct range scope_of(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    struct range scope = scene_sentence(scene, clause->sentence);
    const uint32_t first = scene_clauses(scene, clause->sentence).first;
    if (clause->kind == CLAUSE_RELATIVE || clause->kind == CLAUSE_SUBORDINATE)
        return clause->words;
    if (clause->kind != CLAUSE_MAIN || number == first)
        return scope;
    for (uint32_t i = first; i < number; i++) {
        const enum clause_kind kind = scene_clause(scene, i)->kind;
        if (kind == CLAUSE_MAIN || kind == CLAUSE_QUOTATION)
            scope.first = clause->words.first;
    }
    return scope;
}

static void add_scope(struct draft *draft, const struct scene *scene,
                      struct range scope, struct range phrase)
{
    struct range before = { scope.first, phrase.first };
    struct range behind = { phrase.end, scope.end };
    while (before.end > before.first && word_is(&scene->words[before.end - 1], ","))
        before.end--;
    while (behind.first < behind.end && word_is(&scene->words[behind.first], ","))
        behind.first++;
    draft_add_part(draft, before);
    draft_add_part(draft, behind);
}

/* "Demnach seien …": what the source named before goes on to say. */
static bool add_demnach(struct scene *scene, uint32_t number, struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t at = clause->words.first;
    const bool danach = word_is(&scene->words[at], "danach") &&
                        range_is_subjunctive(scene, clause->words, false);
    if (clause->kind != CLAUSE_MAIN || clause->join != JOIN_START ||
        (!word_is(&scene->words[at], "demnach") && !danach))
        return true;
    const struct draft *const before = last_speech(scene, clause->sentence, 2);
    struct draft draft = { .form = FORM_INDIRECT, .rule = "according-demnach" };
    if (before != NULL)
        draft.speaker = before->speaker;
    draft_add_cue(&draft, (struct range){ at, at + 1 });
    draft_add_part(
        &draft, (struct range){ at + 1, scene_sentence(scene, clause->sentence).end });
    return scene_add(scene, &draft, fault);
}

bool rule_according(struct scene *scene, uint32_t number, struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, number);
    struct source source = { .phrase = { 0, 0 } };
    if (clause->kind == CLAUSE_QUOTATION)
        return true;
    if (!find_source(scene, clause, &source))
        return add_demnach(scene, number, fault);
    struct draft draft = { .form = FORM_INDIRECT,
                           .speaker = source.speaker,
                           .rule = "according" };
    draft_add_cue(&draft, source.cue);
    add_scope(&draft, scene, scope_of(scene, number), source.phrase);
    return scene_add(scene, &draft, fault);
}

/* "die Behauptung, dass …", "Berichte, wonach …". */
bool rule_noun(struct scene *scene, uint32_t number, struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t first = scene_clauses(scene, clause->sentence).first;
    if (clause->kind != CLAUSE_SUBORDINATE || number == first ||
        clause->join != JOIN_COMMA || scene_is_covered(scene, clause->words))
        return true;
    const bool wonach = word_is(&scene->words[clause->opener], "wonach");
    if (!wonach && !word_is(&scene->words[clause->opener], "dass"))
        return true;
    const struct clause *const before = scene_clause(scene, number - 1);
    const uint32_t noun = before->words.end - 1;
    if (!form_is(&scene->forms[noun], CLASS_NOUN) ||
        (cue_noun_uses(scene->tables, &scene->words[noun]) & NOUN_CLAUSE) == 0)
        return true;
    struct draft draft = { .form = FORM_INDIRECT, .rule = "noun-clause" };
    draft.speaker = phrase_before(scene, before->words.first, before->words.end);
    draft_add_cue(&draft, (struct range){ noun, noun + 1 });
    draft_add_part(
        &draft, (struct range){ clause->words.first, complement_end(scene, number) });
    return scene_add(scene, &draft, fault);
}
