#include "reading/claims/attribution.h"
#include "reading/claims/rules.h"

/* "soll … haben", "soll … sein": about what was, not what is to be. */
static bool is_perfect(const struct scene *scene, const struct clause *clause)
{
    for (uint32_t i = clause->words.first + 1; i < clause->words.end; i++) {
        if ((word_is(&scene->words[i], "haben") || word_is(&scene->words[i], "sein")) &&
            (form_can(&scene->forms[i - 1], VERB_PARTICIPLE) ||
             word_is(&scene->words[i - 1], "worden")))
            return true;
    }
    return false;
}

/* "dem Vernehmen nach", at its noun. */
static bool is_by_hearsay(const struct scene *scene, uint32_t at, struct range words)
{
    return at > words.first && at + 1 < words.end &&
           word_is(&scene->words[at], "vernehmen") &&
           word_is(&scene->words[at - 1], "dem") &&
           word_is(&scene->words[at + 1], "nach");
}

static uint32_t find_allegedly(const struct scene *scene, const struct clause *clause)
{
    static const char *const adverbs[] = { "angeblich", "mutmaßlich", NULL };
    for (uint32_t i = clause->words.first; i < clause->words.end; i++) {
        if (scene->quotes.at[i] == NO_QUOTE &&
            (word_is_any(&scene->words[i], adverbs) ||
             is_by_hearsay(scene, i, clause->words)))
            return i;
    }
    return NO_WORD;
}

static uint32_t end_without_marks(const struct scene *scene, struct range words)
{
    while (words.end > words.first && scene->words[words.end - 1].kind == WORD_MARK)
        words.end--;
    return words.end;
}

/* "Der Wirt will drei Schüsse gehört haben": he says so; part of it may be quoted. */
static bool is_claimed(const struct scene *scene, const struct clause *clause)
{
    const uint32_t last = end_without_marks(scene, clause->words);
    if (clause->kind != CLAUSE_MAIN || last <= clause->finite + 2 ||
        !word_is_verb(scene, clause->finite, "wollen") ||
        !form_can(&scene->forms[clause->finite], VERB_PRESENT | VERB_PLURAL) ||
        !(word_is(&scene->words[last - 1], "haben") ||
          word_is(&scene->words[last - 1], "sein")))
        return false;
    const uint32_t before = word_is_quote(&scene->words[last - 2]) ? 3 : 2;
    return form_can(&scene->forms[last - before], VERB_PARTICIPLE);
}

static bool add_claimed(struct scene *scene, uint32_t number, struct range content,
                        struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, number);
    struct draft draft = { .form = FORM_INDIRECT, .rule = "claimed-wollen" };
    draft.speaker = speaking_subject(scene, number);
    if (range_is_empty(draft.speaker))
        return true;
    draft_add_cue(&draft, (struct range){ clause->finite, clause->finite + 1 });
    /* Without "will", which would make a plan of it, and without who claims it. */
    const bool front = draft.speaker.first < clause->finite;
    const uint32_t first = front ? clause->finite + 1 : draft.speaker.end;
    if (!front)
        draft_add_part(&draft, (struct range){ content.first, clause->finite });
    draft_add_part(&draft, (struct range){ first, content.end });
    return scene_add(scene, &draft, fault);
}

/* What is, not what is to be: "soll noch 30 Stück besitzen". */
static bool is_state(const struct scene *scene, const struct clause *clause)
{
    static const char *const states[] = {
        "besitzen", "verfügen", "leben",      "stammen",   "gehören",
        "wissen",   "wohnen",   "existieren", "aufhalten", "handeln",
        "liegen",   "haben",    "kennen",     "befinden",  "betragen",
        "bestehen", "stecken",  "sitzen",     NULL
    };
    uint32_t last = end_without_marks(scene, clause->words);
    if (clause->kind != CLAUSE_MAIN && last > 0 && last - 1 == clause->finite)
        last--; /* "um den es sich handeln soll" */
    if (last < clause->words.first + 2 || last - 1 == clause->finite)
        return false;
    return word_is_any(&scene->words[last - 1], states);
}

/* "Er sei müde, sagte Anna. Mutmaßlich schlafe er": she supposes that; "angeblich" is
 * what others say. */
static bool goes_on(const struct scene *scene, const struct clause *clause,
                    uint32_t allegedly)
{
    return word_is(&scene->words[allegedly], "mutmaßlich") &&
           form_can(&scene->forms[clause->finite], VERB_KONJUNKTIV) &&
           last_speech_before(scene, clause->words.first, 1) != NULL;
}

bool rule_hearsay(struct scene *scene, uint32_t number, struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, number);
    if (clause->finite == NO_WORD || clause->kind == CLAUSE_QUOTATION)
        return true;
    const struct range content = clause_with_rest(scene, number);
    if (scene_is_covered(scene, content))
        return true;
    const uint32_t allegedly = find_allegedly(scene, clause);
    const bool soll =
        word_is_verb(scene, clause->finite, "sollen") &&
        form_can(&scene->forms[clause->finite], VERB_PRESENT | VERB_PLURAL) &&
        (is_perfect(scene, clause) || is_state(scene, clause));
    struct draft draft = { .form = FORM_HEARSAY };
    if (is_claimed(scene, clause))
        return add_claimed(scene, number, content, fault);
    if (!soll && (allegedly == NO_WORD || goes_on(scene, clause, allegedly)))
        return true;
    const uint32_t cue = soll ? clause->finite : allegedly;
    draft.rule = soll ? "hearsay-sollen" : "hearsay-adverb";
    draft_add_cue(&draft, (struct range){ cue, cue + 1 });
    draft_add_part(&draft, content);
    return scene_add(scene, &draft, fault);
}
