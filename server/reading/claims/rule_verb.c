#include "reading/claims/attribution.h"
#include "reading/claims/told.h"

enum { FARTHEST_COMPLEMENT = 3 }; /* appositions and the like that may stand between */

/* What a verb of saying is joined with in its sentence. */
struct joined {
    uint32_t complement; /* the clause of its content, or NO_WORD */
    bool quotation;      /* a quotation stands beside it: the rules of quotations act */
    bool inverted;       /* the content stands before it: "…, sagte sie" */
};

/* "weiß, ob er kommt" asks: nobody says that he does. */
static bool opens_complement(const struct word *word)
{
    static const char *const openers[] = { "dass", "daß", "wie", NULL };
    return word_is_any(word, openers);
}

static bool is_complement(const struct scene *scene, const struct cue_use *use,
                          const struct clause *clause, bool near)
{
    const uint32_t takes = use->cue->takes;
    switch (clause->kind) {
    case CLAUSE_SUBORDINATE:
        return (takes & TAKES_CLAUSE) != 0 && clause->join != JOIN_WORD &&
               !word_is(&scene->words[clause->words.first], "so") &&
               opens_complement(&scene->words[clause->opener]);
    case CLAUSE_INFINITIVE:
        return (takes & TAKES_INFINITIVE) != 0 &&
               !form_is(&scene->forms[clause->words.first], CLASS_OPENER);
    case CLAUSE_MAIN:
        if ((takes & (TAKES_CLAUSE | TAKES_QUOTE)) == 0 ||
            (clause->join != JOIN_COMMA && clause->join != JOIN_COLON) ||
            form_is(&scene->forms[clause->words.first], CLASS_COORDINATOR) ||
            clause->finite == clause->words.first)
            return false;
        return range_is_subjunctive(scene, clause->words, true) ||
               (near && (takes & TAKES_QUOTE) != 0);
    case CLAUSE_RELATIVE:
    case CLAUSE_FRAGMENT:
    case CLAUSE_QUOTATION:
        break;
    }
    return false;
}

/* "wies das zurück: Der Damm halte, sagte sie": she says it. */
static bool is_attributed_behind(const struct scene *scene, uint32_t number)
{
    const uint32_t end =
        scene_clauses(scene, scene_clause(scene, number)->sentence).end;
    struct cue_use use = { .cue = NULL };
    for (uint32_t i = number + 1; i < end; i++) {
        const struct clause *const clause = scene_clause(scene, i);
        if (clause->kind == CLAUSE_FRAGMENT && clause->join == JOIN_COMMA &&
            word_is(&scene->words[clause->words.first], "so"))
            return true;
        if (clause->kind == CLAUSE_MAIN && clause->join == JOIN_COMMA &&
            clause->finite == clause->words.first && cue_match(scene, i, &use) &&
            phrase_can_speak(scene, subject_of(scene, i)))
            return true;
    }
    return false;
}

static void find_following(const struct scene *scene, const struct cue_use *use,
                           struct joined *joined)
{
    const uint32_t sentence = scene_clause(scene, use->clause)->sentence;
    const uint32_t end = scene_clauses(scene, sentence).end;
    for (uint32_t i = use->clause + 1;
         i < end && i <= use->clause + 1 + FARTHEST_COMPLEMENT; i++) {
        const struct clause *const clause = scene_clause(scene, i);
        if (clause->kind == CLAUSE_QUOTATION) {
            joined->quotation = true;
            return;
        }
        if (clause->join == JOIN_COLON && is_attributed_behind(scene, i))
            return;
        if (is_complement(scene, use, clause, i == use->clause + 1)) {
            joined->complement = i;
            return;
        }
        if (clause->kind != CLAUSE_RELATIVE && clause->kind != CLAUSE_FRAGMENT)
            return;
    }
}

/* "…, sagte Kim", "…, so sagte Kim": the verb comes first and something stood before.
 */
static bool is_inverted(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t first = scene_clauses(scene, clause->sentence).first;
    if (clause->kind != CLAUSE_MAIN || number == first || clause->join == JOIN_WORD ||
        clause->join == JOIN_COLON || clause_group(scene, number) != number)
        return false;
    const bool so = word_is(&scene->words[clause->words.first], "so");
    return clause->finite == clause->words.first + (so ? 1U : 0U);
}

/* "Nachdem er ging, sagte sie …": the clause before is no content. */
static bool is_behind_adverbial(const struct scene *scene, uint32_t number)
{
    const uint32_t first =
        scene_clauses(scene, scene_clause(scene, number)->sentence).first;
    const struct clause *const start = scene_clause(scene, first);
    if (start->kind != CLAUSE_SUBORDINATE ||
        opens_complement(&scene->words[start->opener]))
        return false;
    for (uint32_t i = first + 1; i < number; i++)
        if (scene_clause(scene, i)->kind == CLAUSE_MAIN)
            return false;
    return true;
}

/* "…, sagte sie" has its subject behind the verb; "…, fand dann eine Wohnung" has the
 * one of the clause before. */
static bool has_speaker_behind(const struct scene *scene, const struct cue_use *use)
{
    if ((use->cue->takes & TAKES_NO_SUBJECT) != 0)
        return true;
    const struct range subject = subject_of(scene, use->clause);
    return !range_is_empty(subject) && subject.first > use->finite;
}

/* "Dass der Damm bricht, hielt sie für ausgeschlossen": a clause is the object. */
static bool is_object_clause(const struct scene *scene, const struct clause *clause)
{
    return clause->kind == CLAUSE_SUBORDINATE &&
           (word_is(&scene->words[clause->opener], "dass") ||
            word_is(&scene->words[clause->opener], "ob"));
}

static void find_preceding(const struct scene *scene, const struct cue_use *use,
                           struct joined *joined)
{
    if (!is_inverted(scene, use->clause))
        return;
    const struct clause *const before = scene_clause(scene, use->clause - 1);
    if (before->kind == CLAUSE_QUOTATION) {
        joined->quotation = true;
        return;
    }
    joined->inverted =
        ((use->cue->takes & TAKES_CLAUSE) != 0 || is_object_clause(scene, before)) &&
        !is_behind_adverbial(scene, use->clause) && has_speaker_behind(scene, use);
}

static bool add_following(struct scene *scene, const struct cue_use *use,
                          uint32_t complement, struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, complement);
    struct draft draft = begin_draft(scene, use);
    const struct range content = { clause->words.first,
                                   complement_end(scene, complement) };
    /* "wies das zurück: Der Damm halte" tells what is so instead. */
    if (clause->kind == CLAUSE_MAIN && clause->join == JOIN_COLON)
        draft.polarity = POLARITY_AFFIRMED;
    if (scene_clause(scene, use->clause)->kind == CLAUSE_RELATIVE &&
        scene_is_covered(scene, content))
        return true;
    draft.rule = clause->kind == CLAUSE_SUBORDINATE  ? "verb-clause"
                 : clause->kind == CLAUSE_INFINITIVE ? "verb-infinitive"
                                                     : "verb-main-clause";
    draft_add_part(&draft, content);
    return scene_add_statements(scene, &draft, fault);
}

/* "Das Amt widersprach: Der Damm halte, sagte sie": what another told in front of a
 * colon or semicolon is no part of it. */
static void leave_lead(const struct scene *scene, uint32_t number, struct draft *draft)
{
    const uint32_t first =
        scene_clauses(scene, scene_clause(scene, number)->sentence).first;
    struct range *const content = &draft->content[0];
    for (uint32_t i = number; i > first; i--) {
        const struct clause *const clause = scene_clause(scene, i - 1);
        if ((clause->join == JOIN_COLON || clause->join == JOIN_SEMICOLON) &&
            clause->words.first > content->first &&
            clause->words.first < content->end) {
            content->first = clause->words.first;
            return;
        }
    }
}

/* The content before the verb, and behind its attribution if it goes on there. */
static bool add_inverted(struct scene *scene, const struct cue_use *use,
                         struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, use->clause);
    const uint32_t end = scene_clauses(scene, clause->sentence).end;
    struct draft draft = begin_draft(scene, use);
    uint32_t behind = clause->words.end;
    if (draft.speaker.end > behind)
        behind = draft.speaker.end;
    /* "…, so heißt es dort, …": no apposition of who speaks. */
    const bool apposed = draft.speaker.end >= clause->words.end ||
                         !word_is(&scene->words[clause->words.first], "so");
    uint32_t next = use->clause + 1;
    while (next < end &&
           (scene_clause(scene, next)->words.first < behind ||
            (apposed && scene_clause(scene, next)->kind == CLAUSE_FRAGMENT) ||
            scene_clause(scene, next)->kind == CLAUSE_RELATIVE))
        next++;
    const bool goes_on = next < end &&
                         (scene_clause(scene, next)->join == JOIN_COMMA) &&
                         scene_clause(scene, next)->kind != CLAUSE_QUOTATION;
    const uint32_t attribution_end = goes_on
                                         ? scene_clause(scene, next)->words.first
                                         : scene_sentence(scene, clause->sentence).end;
    if (cue_rejects(scene, use, clause->words))
        draft.polarity = POLARITY_DENIED;
    draft.rule = "verb-inverted";
    /* "Dass der Damm bricht, hielt sie für Unsinn." */
    if ((use->cue->takes & TAKES_CLAUSE) == 0 && cue_rejects(scene, use, clause->words))
        draft.polarity = POLARITY_DENIED;
    add_surrounding(scene, &draft,
                    (struct range){ clause->words.first, attribution_end });
    leave_lead(scene, use->clause, &draft);
    return scene_add_statements(scene, &draft, fault);
}

/* "Das berichtete …", "Dies geht aus … hervor": what the sentence before says. */
static bool is_anaphor(const struct scene *scene, const struct cue_use *use)
{
    const struct clause *const clause = scene_clause(scene, use->clause);
    const struct word *const first = &scene->words[clause->words.first];
    return clause->kind == CLAUSE_MAIN && clause->join == JOIN_START &&
           clause->sentence > 0 && clause->finite == clause->words.first + 1 &&
           (word_is(first, "das") || word_is(first, "dies")) && !use->wanted &&
           (use->cue->takes & TAKES_CLAUSE) != 0;
}

static bool add_anaphor(struct scene *scene, const struct cue_use *use,
                        struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, use->clause);
    const struct range before = scene_sentence(scene, clause->sentence - 1);
    if (scene_is_covered(scene, before))
        return true;
    struct draft draft = begin_draft(scene, use);
    draft.rule = "verb-anaphor";
    draft_add_part(&draft, before);
    draft_add_part(&draft, (struct range){ clause->words.first, clause->finite });
    return scene_add(scene, &draft, fault);
}

/* "Sie gehe davon aus, dass …": whoever speaks before says that of herself. */
static bool is_retold(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    if (clause->kind != CLAUSE_MAIN || clause->join != JOIN_START ||
        !form_can(&scene->forms[clause->finite], VERB_KONJUNKTIV) ||
        is_inverted(scene, number))
        return false;
    const struct range subject = subject_of(scene, number);
    return subject.end == subject.first + 1 &&
           form_is(&scene->forms[subject.first], CLASS_PRONOUN);
}

/* "habe geprüft", "hätten geprüft": what was, as somebody tells it. */
static bool is_reported_past(const struct scene *scene, const struct cue_use *use)
{
    const struct form *const finite = &scene->forms[use->finite];
    return use->verb != use->finite && form_can(finite, VERB_AUXILIARY) &&
           form_can(finite, VERB_KONJUNKTIV | VERB_WOULD) &&
           form_can(&scene->forms[use->verb], VERB_PARTICIPLE);
}

/* "Der Bote habe ihr gesagt, das Tor sei zu", "Die Wachen hätten das nie geprüft":
 * whoever speaks before says that of the messenger and the guards. */
static bool is_told_of_another(const struct scene *scene, const struct cue_use *use)
{
    const struct clause *const clause = scene_clause(scene, use->clause);
    return clause->kind == CLAUSE_MAIN && clause->join == JOIN_START &&
           (form_can(&scene->forms[use->finite], VERB_KONJUNKTIV) ||
            is_reported_past(scene, use)) &&
           last_speech_before(scene, clause->words.first, 1) != NULL;
}

/* "Das Papier sei nichts wert, auf dem es stehe, sagte sie": whether the main clause in
 * front of an inverted verb is nobody's word yet. `mood`: only one in Konjunktiv I. */
static bool is_told_in_front(const struct scene *scene, uint32_t number, bool mood)
{
    const uint32_t first =
        scene_clauses(scene, scene_clause(scene, number)->sentence).first;
    if (!is_inverted(scene, number))
        return false;
    for (uint32_t i = number; i > first && scene_clause(scene, i)->join == JOIN_COMMA;
         i--) {
        const struct clause *const before = scene_clause(scene, i - 1);
        if (before->kind == CLAUSE_QUOTATION || scene_is_covered(scene, before->words))
            return false;
        if (before->kind == CLAUSE_FRAGMENT && before->join == JOIN_START)
            return !mood;
        if (before->kind == CLAUSE_MAIN)
            return !mood || form_can(&scene->forms[before->finite], VERB_KONJUNKTIV);
    }
    return false;
}

/* "Der Damm halte nicht, ätzte der Kritiker": the Konjunktiv before the verb tells. */
static bool guess_inverted(struct scene *scene, uint32_t number, struct fault *fault)
{
    struct cue_use use = { .cue = NULL };
    if (!is_told_in_front(scene, number, true) || !cue_guess(scene, number, &use) ||
        form_can(&scene->forms[use.finite], VERB_KONJUNKTIV))
        return true;
    return add_inverted(scene, &use, fault);
}

/* "für die Nordwacht": behind a preposition. */
static bool is_governed(const struct scene *scene, uint32_t word)
{
    while (form_is(&scene->forms[word - 1],
                   CLASS_DETERMINER | CLASS_ADJECTIVE | CLASS_NAME) &&
           word > 1)
        word--;
    return form_is(&scene->forms[word - 1], CLASS_PREPOSITION | CLASS_CONTRACTION);
}

/* "Die Spuren sprächen für einen Unfall, sagte sie": things do not speak. */
static bool is_said_of_things(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    const struct form *const finite = &scene->forms[clause->finite];
    if (clause->kind != CLAUSE_MAIN || form_can(finite, VERB_PRETERITE) ||
        !form_can(finite, VERB_KONJUNKTIV | VERB_WOULD) ||
        phrase_can_speak(scene, subject_of(scene, number)))
        return false;
    for (uint32_t i = clause->finite + 1; i < clause->words.end; i++)
        if (form_is(&scene->forms[i], CLASS_NAME) && !is_governed(scene, i))
            return false;
    return true;
}

/* "nannte den Plan «verfehlt»: Er koste zu viel", "wies die Kritik zurück: Der Damm
 * halte": what is told stands before what is said. */
static bool tells_besides(const struct scene *scene, const struct cue_use *use,
                          uint32_t complement)
{
    const struct clause *const clause = scene_clause(scene, use->clause);
    const struct clause *const said = scene_clause(scene, complement);
    if (clause->kind != CLAUSE_MAIN || said->kind != CLAUSE_MAIN ||
        complement != use->clause + 1)
        return false;
    const bool denied =
        use->cue->polarity == POLARITY_DENIED && said->join == JOIN_COLON;
    for (uint32_t i = clause->finite + 1; i < clause->words.end; i++) {
        if (denied && form_is(&scene->forms[i], CLASS_NOUN) &&
            !form_is(&scene->forms[i], CLASS_NAME))
            return true;
        if (scene->quotes.at[i] != NO_QUOTE &&
            !scene->quotes.items[scene->quotes.at[i]].name)
            return true;
    }
    return false;
}

/* "Der Rat rechne mit Regen, sagte Anna", "Das Tor, so sagte sie, sei zu hören": a verb
 * of saying in Konjunktiv I is part of what somebody else says around it. */
static bool is_told_itself(const struct scene *scene, const struct cue_use *use)
{
    const struct form *const finite = &scene->forms[use->finite];
    return scene_clause(scene, use->clause)->kind == CLAUSE_MAIN &&
           form_can(finite, VERB_KONJUNKTIV) &&
           !form_can(finite, VERB_PRESENT | VERB_PRETERITE) &&
           (is_inverted(scene, use->clause) ||
            is_attributed_behind(scene, use->clause));
}

static bool add_complement(struct scene *scene, const struct cue_use *use,
                           uint32_t complement, struct fault *fault)
{
    if (is_told_of_another(scene, use))
        return true;
    return (!tells_besides(scene, use, complement) || add_told(scene, use, fault)) &&
           add_following(scene, use, complement, fault);
}

/* A clause with a verb of saying and no content behind it. */
static bool add_preceding(struct scene *scene, const struct cue_use *use,
                          struct fault *fault)
{
    struct joined joined = { .complement = NO_WORD };
    find_preceding(scene, use, &joined);
    if (joined.quotation)
        return true;
    if (joined.inverted)
        return add_inverted(scene, use, fault);
    if (is_anaphor(scene, use))
        return add_anaphor(scene, use, fault);
    return (is_reported_past(scene, use) && is_told_of_another(scene, use)) ||
           add_told(scene, use, fault);
}

bool rule_verb(struct scene *scene, uint32_t number, struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, number);
    struct cue_use use = { .cue = NULL };
    if ((clause->kind != CLAUSE_MAIN && clause->kind != CLAUSE_SUBORDINATE &&
         clause->kind != CLAUSE_RELATIVE) ||
        (clause->kind == CLAUSE_SUBORDINATE &&
         word_is(&scene->words[clause->opener], "wie")))
        return true;
    if (!cue_match(scene, number, &use))
        return guess_inverted(scene, number, fault);
    if (is_retold(scene, number) || is_said_of_things(scene, number) ||
        is_told_itself(scene, &use))
        return true;
    if (is_told_in_front(scene, number, (use.cue->takes & TAKES_CLAUSE) == 0) &&
        has_speaker_behind(scene, &use))
        return add_inverted(scene, &use, fault);
    struct joined joined = { .complement = NO_WORD };
    find_following(scene, &use, &joined);
    if (joined.complement != NO_WORD)
        return add_complement(scene, &use, joined.complement, fault);
    return joined.quotation || add_preceding(scene, &use, fault);
}
