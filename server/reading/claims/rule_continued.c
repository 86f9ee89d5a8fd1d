#include "reading/claims/agreement.h"
#include "reading/claims/attribution.h"
#include "reading/claims/rules.h"

enum {
    REACH = 2 /* sentences over which reported speech goes on */
};

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

/* Who spoke in the sentence before, else the phrase. */
static struct range speaker_going_on(const struct scene *scene, uint32_t sentence,
                                     struct range phrase)
{
    const struct draft *const before = last_speech(scene, sentence, 1);
    return before != NULL ? before->speaker : phrase;
}

/* "Das Amt hätte nie geprüft, was er sage": whoever speaks before tells of the office.
 */
static bool is_told(const struct scene *scene, const struct clause *clause)
{
    const struct form *const finite = &scene->forms[clause->finite];
    return form_can(finite, VERB_KONJUNKTIV) ||
           (form_can(finite, VERB_WOULD) && !form_can(finite, VERB_PRETERITE));
}

/* "Ob er komme, fragte sie": nobody says that he does. */
static bool is_open_question(const struct scene *scene, const struct clause *clause)
{
    return clause->kind == CLAUSE_SUBORDINATE &&
           word_is(&scene->words[clause->opener], "ob");
}

bool rule_subordinate(struct scene *scene, uint32_t number, struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t first = scene_clauses(scene, clause->sentence).first;
    struct draft draft = { .form = FORM_INDIRECT, .rule = "konjunktiv-clause" };
    if ((clause->kind != CLAUSE_SUBORDINATE && clause->kind != CLAUSE_RELATIVE) ||
        clause->finite == NO_WORD || is_open_question(scene, clause) ||
        scene_is_covered(scene, clause->words) ||
        !form_can(&scene->forms[clause->finite], VERB_KONJUNKTIV))
        return true;
    bool told = false;
    for (uint32_t i = number; i > first && range_is_empty(draft.speaker); i--) {
        if (scene_clause(scene, i - 1)->kind != CLAUSE_MAIN)
            continue;
        told = is_told(scene, scene_clause(scene, i - 1));
        draft.speaker = subject_of(scene, i - 1);
    }
    if (told || !phrase_can_speak(scene, draft.speaker))
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
    return (word_is(&scene->words[first], "als") && clause->finite == first + 1) ||
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

static bool is_supposed(const struct scene *scene, uint32_t sentence)
{
    const struct range whole = scene_sentence(scene, sentence);
    for (uint32_t i = whole.first; i < whole.end; i++)
        if (supposes(&scene->words[i]))
            return true;
    return false;
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
    return !is_supposed(scene, clause->sentence);
}

/* "Die Werte lägen darunter": many have no Konjunktiv I that differs from the present,
 * and II does in its place where nothing in the sentence supposes. */
static bool is_told_of_many(const struct scene *scene, const struct clause *clause)
{
    const struct form *const finite = &scene->forms[clause->finite];
    return form_can(finite, VERB_WOULD) &&
           !form_can(finite, VERB_PRETERITE | VERB_MODAL | VERB_AUXILIARY) &&
           verb_number(scene, clause->finite) == NUMBER_MANY &&
           !is_supposed(scene, clause->sentence);
}

static bool is_passive(const struct scene *scene, const struct clause *clause)
{
    return form_can(&scene->forms[clause->words.end - 1], VERB_PARTICIPLE) &&
           (word_is_verb(scene, clause->finite, "werden") ||
            scene_has_word(scene, clause->words, SLICE("worden")));
}

/* Who acts in the main clause: "vom Rat" in a passive. What stands before a colon need
 * not be able to speak. */
static struct range actor_of(const struct scene *scene, uint32_t number, bool colon)
{
    const struct range none = { 0, 0 };
    const struct clause *const clause = scene_clause(scene, number);
    const bool passive = is_passive(scene, clause);
    const struct range actor = passive ? phrase_with(scene, clause->words, "von")
                                       : speaking_subject(scene, number);
    return (colon && !passive) || phrase_can_speak(scene, actor) ? actor : none;
}

/* "Zudem fehlten die Wachen: Von vier Stellen sei eine besetzt": what stands before the
 * colon is told by whoever spoke in the sentence before. */
static bool goes_on_telling(const struct scene *scene, uint32_t number)
{
    struct cue_use use = { .cue = NULL };
    const struct draft *const before =
        last_speech_before(scene, scene_clause(scene, number)->words.first, 1);
    return before != NULL && before->form != FORM_REPORTED &&
           !cue_match(scene, number, &use);
}

/* "Velten ist skeptisch: Der Damm werde nicht halten", "Die Bitte wurde vom Rat mit dem
 * Hinweis abgelehnt, das Tor sei zu": who acts in the main clause before this one, in
 * the outlet's words. */
static struct range speaker_governing(const struct scene *scene, uint32_t number)
{
    const struct range none = { 0, 0 };
    const uint32_t first =
        scene_clauses(scene, scene_clause(scene, number)->sentence).first;
    const uint32_t group = clause_group(scene, number);
    const enum clause_join join = scene_clause(scene, group)->join;
    uint32_t main = group;
    if (join != JOIN_COLON && join != JOIN_SEMICOLON && join != JOIN_COMMA)
        return none;
    while (main > first && scene_clause(scene, main - 1)->kind != CLAUSE_MAIN)
        main--;
    if (main == first)
        return none;
    const struct clause *const before = scene_clause(scene, main - 1);
    const struct form *const finite = &scene->forms[before->finite];
    /* "fehlten" may be told: many have no Konjunktiv I that differs from the present.
     */
    const bool many = join == JOIN_COLON && form_can(finite, VERB_PRETERITE) &&
                      verb_number(scene, before->finite) == NUMBER_MANY;
    const bool told = many || form_can(finite, VERB_KONJUNKTIV | VERB_WOULD);
    if (told && (join != JOIN_COLON || goes_on_telling(scene, main - 1)))
        return none;
    return actor_of(scene, main - 1, join == JOIN_COLON);
}

/* Whether the first main clause of the sentence is told, and nobody is named. */
static bool is_told_on(const struct scene *scene, uint32_t sentence)
{
    const struct range clauses = scene_clauses(scene, sentence);
    for (uint32_t i = clauses.first; i < clauses.end; i++)
        if (scene_clause(scene, i)->kind == CLAUSE_MAIN)
            return is_told(scene, scene_clause(scene, i));
    return false;
}

/* "Er sei müde. Die Tiere fehlten ihm. Bald kehre er heim": many have no Konjunktiv
 * that differs from the preterite; what stands between told sentences is told. */
static bool is_between_told(const struct scene *scene, const struct clause *clause)
{
    const struct text *const text = scene->text;
    const uint32_t next = clause->sentence + 1;
    const uint32_t paragraph = text->sentences[clause->sentence].paragraph;
    const struct form *const finite = &scene->forms[clause->finite];
    const bool ambiguous =
        form_can(finite, VERB_PRETERITE) &&
        !form_can(finite, VERB_AUXILIARY | VERB_MODAL) &&
        (form_can(finite, VERB_WOULD) ||
         slice_ends_with(scene->words[clause->finite].lower, SLICE("ten")));
    return ambiguous && verb_number(scene, clause->finite) == NUMBER_MANY &&
           clause->sentence > text->paragraphs[paragraph].first &&
           next < text->paragraphs[paragraph].end && is_told_on(scene, next);
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
    if (is_reported_perfect(scene, clause) ||
        (before != NULL && is_told_of_many(scene, clause)))
        return true;
    if (before != NULL && before->form != FORM_REPORTED &&
        is_between_told(scene, clause))
        return true;
    return form_can(finite, VERB_WOULD) &&
           !form_can(finite, VERB_PRETERITE | VERB_MODAL) &&
           ((before != NULL && before->form != FORM_REPORTED) ||
            phrase_can_speak(scene, speaker_governing(scene, number)));
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
    draft.speaker = speaker_governing(scene, number);
    if (range_is_empty(draft.speaker) &&
        (before != NULL || form_can(&scene->forms[clause->finite], VERB_KONJUNKTIV)))
        draft.speaker = speaker_before(scene, clause->sentence, before);
    draft_add_cue(&draft, (struct range){ clause->finite, clause->finite + 1 });
    draft_add_part(&draft, content);
    return scene_add_statements(scene, &draft, fault);
}
