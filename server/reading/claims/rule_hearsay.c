#include "reading/claims/attribution.h"
#include "reading/claims/rules.h"

enum {
    REACH = 2,    /* sentences over which reported speech goes on */
    FAR_REACH = 5 /* where nobody else acts in between */
};

/* "Dass er kam, gelte als sicher": the clause that fills the front field of a main
 * clause, or the main clause itself. */
static uint32_t front_clause(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t first = scene_clauses(scene, clause->sentence).first;
    if (clause->kind != CLAUSE_MAIN || clause->finite != clause->words.first)
        return number;
    uint32_t front = number;
    while (front > first && scene_clause(scene, front)->join == JOIN_COMMA &&
           scene_clause(scene, front - 1)->kind != CLAUSE_MAIN &&
           scene_clause(scene, front - 1)->kind != CLAUSE_QUOTATION)
        front--;
    return scene_clause(scene, front)->kind == CLAUSE_SUBORDINATE ||
                   scene_clause(scene, front)->kind == CLAUSE_INFINITIVE
               ? front
               : number;
}

static struct range clause_with_rest(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t front = front_clause(scene, number);
    const uint32_t group = front != number ? front : clause_group(scene, number);
    if (clause->kind != CLAUSE_MAIN)
        return clause->words;
    const struct sentence *const whole = &scene->text->sentences[clause->sentence];
    return (struct range){ scene_clause(scene, group)->words.first, whole->end };
}

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

static bool is_allegedly(const struct word *word)
{
    return word_is(word, "angeblich") || word_is(word, "mutmaßlich");
}

static uint32_t find_allegedly(const struct scene *scene, const struct clause *clause)
{
    for (uint32_t i = clause->words.first; i < clause->words.end; i++)
        if (is_allegedly(&scene->words[i]) && scene->quotes.at[i] == NO_QUOTE)
            return i;
    return NO_WORD;
}

/* Up to the clause in which others begin to speak. */
static struct range without_covered(const struct scene *scene, uint32_t number,
                                    struct range content)
{
    const uint32_t end =
        scene_clauses(scene, scene_clause(scene, number)->sentence).end;
    for (uint32_t i = number + 1; i < end; i++) {
        const struct range words = scene_clause(scene, i)->words;
        if (scene_is_covered(scene, words)) {
            content.end = scene_clause(scene, i - 1)->words.end;
            return content;
        }
    }
    return content;
}

static uint32_t end_without_marks(const struct scene *scene, struct range words)
{
    while (words.end > words.first && scene->words[words.end - 1].kind == WORD_MARK)
        words.end--;
    return words.end;
}

/* "Der Wirt will drei Schüsse gehört haben": he says so. */
static bool is_claimed(const struct scene *scene, const struct clause *clause)
{
    const uint32_t last = end_without_marks(scene, clause->words);
    return clause->kind == CLAUSE_MAIN && last > clause->finite + 2 &&
           word_is_verb(scene, clause->finite, "wollen") &&
           form_can(&scene->forms[clause->finite], VERB_PRESENT | VERB_PLURAL) &&
           (word_is(&scene->words[last - 1], "haben") ||
            word_is(&scene->words[last - 1], "sein")) &&
           form_can(&scene->forms[last - 2], VERB_PARTICIPLE);
}

static bool add_claimed(struct scene *scene, uint32_t number, struct range content,
                        struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, number);
    struct draft draft = { .form = FORM_INDIRECT, .rule = "claimed-wollen" };
    draft.speaker = subject_of(scene, number);
    if (!phrase_can_speak(scene, draft.speaker))
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
    if (!soll && allegedly == NO_WORD)
        return true;
    const uint32_t cue = soll ? clause->finite : allegedly;
    draft.rule = soll ? "hearsay-sollen" : "hearsay-adverb";
    draft_add_cue(&draft, (struct range){ cue, cue + 1 });
    draft_add_part(&draft, content);
    return scene_add(scene, &draft, fault);
}

/* Whether the speech goes into the sentence before, or into this one. */
static bool is_near(const struct scene *scene, const struct draft *before,
                    uint32_t sentence)
{
    const uint32_t last = draft_content(before).end - 1;
    return scene->words[last].sentence + 1 >= sentence;
}

/* "Verteidigerin Anna Velten plädierte auf Freispruch. Ihr Mandant sei …". */
static bool names_somebody(const struct scene *scene, struct range subject)
{
    const uint32_t head =
        range_is_empty(subject) ? NO_WORD : phrase_head(scene, subject);
    return head != NO_WORD && form_is(&scene->forms[head], CLASS_NAME);
}

/* Who spoke last, else the subject of the sentence before: "Der Rat beriet. Es sei …".
 */
static struct range speaker_before(const struct scene *scene, uint32_t sentence,
                                   const struct draft *before)
{
    const struct range none = { 0, 0 };
    if (before != NULL && is_near(scene, before, sentence))
        return before->speaker;
    if (sentence == 0)
        return none;
    const struct range clauses = scene_clauses(scene, sentence - 1);
    for (uint32_t i = clauses.first; i < clauses.end; i++) {
        const struct range subject =
            scene_clause(scene, i)->kind == CLAUSE_MAIN ? subject_of(scene, i) : none;
        if (before != NULL ? names_somebody(scene, subject)
                           : phrase_can_speak(scene, subject))
            return subject;
    }
    if (before != NULL)
        return before->speaker;
    before = last_speech(scene, sentence, FAR_REACH);
    return before != NULL ? before->speaker : none;
}

/* Who spoke in the sentence before, else the phrase. */
static struct range speaker_going_on(const struct scene *scene, uint32_t sentence,
                                     struct range phrase)
{
    const struct draft *const before = last_speech(scene, sentence, 1);
    return before != NULL ? before->speaker : phrase;
}

bool rule_subordinate(struct scene *scene, uint32_t number, struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t first = scene_clauses(scene, clause->sentence).first;
    struct draft draft = { .form = FORM_INDIRECT, .rule = "konjunktiv-clause" };
    if ((clause->kind != CLAUSE_SUBORDINATE && clause->kind != CLAUSE_RELATIVE) ||
        clause->finite == NO_WORD || scene_is_covered(scene, clause->words) ||
        !form_can(&scene->forms[clause->finite], VERB_KONJUNKTIV))
        return true;
    for (uint32_t i = number; i > first && range_is_empty(draft.speaker); i--)
        if (scene_clause(scene, i - 1)->kind == CLAUSE_MAIN)
            draft.speaker = subject_of(scene, i - 1);
    if (!phrase_can_speak(scene, draft.speaker))
        draft.speaker = speaker_going_on(scene, clause->sentence, draft.speaker);
    draft_add_cue(&draft, (struct range){ clause->finite, clause->finite + 1 });
    draft_add_part(&draft, clause->words);
    return scene_add(scene, &draft, fault);
}

/* "als wolle er gehen" compares; "Wäre er da, …" supposes. */
static bool is_supposition(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t group = clause_group(scene, number);
    const uint32_t first = scene_clause(scene, group)->words.first;
    return word_is(&scene->words[first], "als") ||
           (clause->finite == first && front_clause(scene, number) == number);
}

static bool is_question(const struct scene *scene, const struct clause *clause)
{
    const struct sentence *const whole = &scene->text->sentences[clause->sentence];
    return word_is(&scene->words[whole->end - 1], "?");
}

static bool supposes(const struct word *word)
{
    static const char *const words[] = { "wenn",   "sonst", "fast",       "beinahe",
                                         "ohne",   "gern",  "gerne",      "lieber",
                                         "besser", "falls", "vielleicht", NULL };
    return word_is_any(word, words);
}

/* "Damals hätten nur drei Schiffe den Hafen erreicht": "hätten" for "haben", where
 * nothing in the sentence supposes. */
static bool is_reported_perfect(const struct scene *scene, const struct clause *clause)
{
    const uint32_t last = clause->words.end - 1;
    if (!form_can(&scene->forms[clause->finite], VERB_WOULD) ||
        !form_can(&scene->forms[clause->finite], VERB_AUXILIARY) ||
        word_is_verb(scene, clause->finite, "werden") ||
        !form_can(&scene->forms[last], VERB_PARTICIPLE))
        return false;
    const struct range whole = scene_sentence(scene, clause->sentence);
    for (uint32_t i = whole.first; i < whole.end; i++)
        if (supposes(&scene->words[i]))
            return false;
    return true;
}

/* "Velten ist skeptisch: Der Damm werde nicht halten": who acts before the colon. */
static struct range speaker_before_colon(const struct scene *scene, uint32_t number)
{
    const uint32_t first =
        scene_clauses(scene, scene_clause(scene, number)->sentence).first;
    const uint32_t group = clause_group(scene, number);
    const struct range none = { 0, 0 };
    if (scene_clause(scene, group)->join != JOIN_COLON)
        return none;
    for (uint32_t i = group; i > first; i--)
        if (scene_clause(scene, i - 1)->kind == CLAUSE_MAIN)
            return subject_of(scene, i - 1);
    return none;
}

/* Konjunktiv I, or II of a verb that is no modal behind what somebody said: "könnte"
 * and "dürfte" are the outlet's own caution. */
static bool is_reported_form(const struct scene *scene, uint32_t number,
                             const struct draft *before)
{
    const struct clause *const clause = scene_clause(scene, number);
    const struct form *const finite = &scene->forms[clause->finite];
    if (form_is(finite, CLASS_NOUN) || is_supposition(scene, number))
        return false;
    if (form_can(finite, VERB_KONJUNKTIV))
        return true;
    if (is_reported_perfect(scene, clause))
        return true;
    return form_can(finite, VERB_WOULD) &&
           !form_can(finite, VERB_PRETERITE | VERB_MODAL) &&
           ((before != NULL && before->form != FORM_REPORTED) ||
            phrase_can_speak(scene, speaker_before_colon(scene, number)));
}

bool rule_continued(struct scene *scene, uint32_t number, struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, number);
    if (clause->kind != CLAUSE_MAIN || scene->attributes[clause->finite] != 0)
        return true;
    const struct range content =
        without_covered(scene, number, clause_with_rest(scene, number));
    const struct draft *const before = last_speech_before(scene, content.first, REACH);
    if (!is_reported_form(scene, number, before) || is_question(scene, clause) ||
        scene_is_covered(scene, content))
        return true;
    struct draft draft = { .form = FORM_FREE_INDIRECT, .rule = "continued" };
    /* "hätten" alone names nobody; Konjunktiv I goes on with whoever acted before. */
    draft.speaker = speaker_before_colon(scene, number);
    if (range_is_empty(draft.speaker) &&
        (before != NULL || form_can(&scene->forms[clause->finite], VERB_KONJUNKTIV)))
        draft.speaker = speaker_before(scene, clause->sentence, before);
    draft_add_cue(&draft, (struct range){ clause->finite, clause->finite + 1 });
    draft_add_part(&draft, content);
    return scene_add_statements(scene, &draft, fault);
}
