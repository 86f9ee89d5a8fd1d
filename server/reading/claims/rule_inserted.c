#include "reading/claims/attribution.h"
#include "reading/claims/rules.h"

/* "so der Sprecher", "so Kim weiter". */
static bool is_so(const struct scene *scene, const struct clause *clause)
{
    return clause->kind == CLAUSE_FRAGMENT && clause->join != JOIN_START &&
           clause->join != JOIN_WORD &&
           word_is(&scene->words[clause->words.first], "so");
}

/* "wie sehr sie litt", "wie viele kamen": a degree, no attribution. */
static bool is_of_manner(const struct scene *scene, uint32_t word)
{
    static const char *const degrees[] = { "sehr",  "viel", "viele", "oft",
                                           "lange", "gut",  "weit",  "stark",
                                           "hoch",  "groß", NULL };
    return word_is_any(&scene->words[word], degrees);
}

static bool is_reflexive(const struct scene *scene, uint32_t word)
{
    return word_is(&scene->words[word], "sich");
}

/* "wie die Polizei mitteilte", "wie es hieß". */
static bool is_wie(const struct scene *scene, uint32_t number, struct cue_use *use)
{
    const struct clause *const clause = scene_clause(scene, number);
    return clause->kind == CLAUSE_SUBORDINATE &&
           word_is(&scene->words[clause->opener], "wie") &&
           clause->opener <= clause->words.first + 1 &&
           !is_of_manner(scene, clause->opener + 1) && cue_match(scene, number, use) &&
           (use->cue->takes & (TAKES_CLAUSE | TAKES_QUOTE)) != 0;
}

/* A quotation beside the clause is the matter of its own rule. */
static bool is_beside_quotation(const struct scene *scene, uint32_t number)
{
    const struct range clauses =
        scene_clauses(scene, scene_clause(scene, number)->sentence);
    return (number > clauses.first &&
            scene_clause(scene, number - 1)->kind == CLAUSE_QUOTATION) ||
           (number + 1 < clauses.end &&
            scene_clause(scene, number + 1)->kind == CLAUSE_QUOTATION);
}

/* An apposition belongs to the speaker, as does a relative clause behind it. */
static uint32_t attribution_end(const struct scene *scene, uint32_t number,
                                struct range speaker)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t end = scene_clauses(scene, clause->sentence).end;
    uint32_t behind = clause->words.end;
    if (speaker.end > behind)
        behind = speaker.end;
    for (uint32_t i = number + 1; i < end; i++) {
        const struct clause *const next = scene_clause(scene, i);
        if (next->words.first >= behind && next->kind != CLAUSE_RELATIVE)
            return next->words.first;
        if (next->words.end > behind)
            behind = next->words.end;
    }
    return behind;
}

static bool add_around(struct scene *scene, uint32_t number, struct draft *draft,
                       struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, number);
    draft->form = FORM_INDIRECT;
    add_surrounding(scene, draft,
                    (struct range){ clause->words.first,
                                    attribution_end(scene, number, draft->speaker) });
    return scene_add_statements(scene, draft, fault);
}

bool rule_inserted(struct scene *scene, uint32_t number, struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, number);
    struct cue_use use = { .cue = NULL };
    struct draft draft = { .form = FORM_INDIRECT };
    if (is_so(scene, clause)) {
        const uint32_t first = clause->words.first;
        if (is_beside_quotation(scene, number) ||
            !phrase_at(scene, first + 1, scene_sentence(scene, clause->sentence).end,
                       &draft.speaker))
            return true;
        draft.rule = "inserted-so";
        draft_add_cue(&draft, (struct range){ first, first + 1 });
        return add_around(scene, number, &draft, fault);
    }
    if (!is_wie(scene, number, &use) || is_beside_quotation(scene, number))
        return true;
    draft.rule = "inserted-wie";
    draft.modality = use.cue->modality;
    draft.speaker = voices_of(scene, &use).speaker;
    if (is_reflexive(scene, clause->opener + 1)) {
        /* "wie sich aus dem Bericht ergibt" has a source, "wie sich zeigte" none. */
        draft.speaker = phrase_with(scene, clause->words, "aus");
        if (range_is_empty(draft.speaker))
            return true;
    }
    /* "Von Streit, wie behauptet, könne keine Rede sein": who spoke before goes on. */
    const struct draft *const before = last_speech(scene, clause->sentence, 1);
    if (range_is_empty(draft.speaker) && before != NULL &&
        range_is_subjunctive(scene, scene_sentence(scene, clause->sentence), false))
        draft.speaker = before->speaker;
    attribution_mark(scene, &use);
    cue_mark(&use, &draft);
    return add_around(scene, number, &draft, fault);
}
