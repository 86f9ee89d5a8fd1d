#include "reading/claims/match.h"

#include "reading/claims/attribution.h"

static const struct verbs *verbs_of(const struct scene *scene)
{
    return &scene->tables->forms.verbs;
}

bool word_is_verb(const struct scene *scene, uint32_t word, const char *lemma)
{
    for (uint32_t at = scene->forms[word].reading; at != NO_VERB;) {
        const struct verb_reading *const reading = verbs_reading(verbs_of(scene), at);
        if (slice_is(verbs_lemma(verbs_of(scene), reading->verb), lemma))
            return true;
        at = reading->next;
    }
    return false;
}

struct range clause_reach(const struct scene *scene, uint32_t number)
{
    const uint32_t group = clause_group(scene, number);
    return (struct range){ scene_clause(scene, group)->words.first,
                           scene_clause(scene, number)->words.end };
}

static uint32_t count_words(const struct cue *cue)
{
    uint32_t count = 0;
    while (count < CUE_WORDS_MAX && cue->words[count].length > 0)
        count++;
    return count;
}

static bool has_its_words(const struct scene *scene, const struct cue *cue,
                          struct range words)
{
    for (uint32_t i = 0; i < count_words(cue); i++)
        if (!scene_has_word(scene, words, cue->words[i]))
            return false;
    return true;
}

/* "Das muss sich zeigen": the verb with "sich" says something else. */
static bool is_reflexive_else(const struct scene *scene, const struct cue *cue,
                              struct range words)
{
    const struct slice sich = SLICE("sich");
    for (uint32_t i = 0; i < count_words(cue); i++)
        if (slice_equals(cue->words[i], sich))
            return false;
    return slice_is(verbs_lemma(verbs_of(scene), cue->verb), "zeigen") &&
           scene_has_word(scene, words, sich);
}

static const struct cue *best_cue(const struct scene *scene, uint32_t verb,
                                  struct range words)
{
    const struct cue *best = NULL;
    for (uint32_t at = scene->tables->of_verb[verb]; at != NO_CUE;) {
        const struct cue *const cue = cue_at(scene->tables, at);
        if (has_its_words(scene, cue, words) && !is_reflexive_else(scene, cue, words) &&
            (best == NULL || count_words(cue) > count_words(best)))
            best = cue;
        at = cue->next;
    }
    return best;
}

/* The participle or infinitive that a finite auxiliary or modal verb governs. */
static uint32_t find_governed(const struct scene *scene, const struct clause *clause)
{
    const uint32_t first =
        clause->kind == CLAUSE_MAIN ? clause->finite + 1 : clause->words.first;
    const uint32_t end =
        clause->kind == CLAUSE_MAIN ? clause->words.end : clause->finite;
    for (uint32_t i = end; i > first; i--) {
        const struct form *const form = &scene->forms[i - 1];
        if (form_can(form, VERB_PARTICIPLE | VERB_INFINITIVE) &&
            !form_can(form, VERB_AUXILIARY | VERB_MODAL) &&
            !form_is(form, CLASS_NOUN | CLASS_DETERMINER))
            return i - 1;
    }
    return NO_WORD;
}

/* The participle may stand behind a relative clause: "hat die Bitte, die …, abgelehnt".
 */
static uint32_t find_governed_later(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t end = scene_clauses(scene, clause->sentence).end;
    for (uint32_t i = number + 1; i < end && i < number + 4; i++) {
        const struct clause *const later = scene_clause(scene, i);
        const uint32_t last = later->words.end - 1;
        if (later->kind == CLAUSE_MAIN)
            break;
        if (later->kind == CLAUSE_FRAGMENT && later->words.end > later->words.first &&
            form_can(&scene->forms[last], VERB_PARTICIPLE | VERB_INFINITIVE))
            return last;
    }
    return NO_WORD;
}

static uint32_t clause_verb(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    if (clause->finite == NO_WORD)
        return NO_WORD;
    if (!form_can(&scene->forms[clause->finite], VERB_AUXILIARY | VERB_MODAL))
        return clause->finite;
    uint32_t verb = find_governed(scene, clause);
    if (verb == NO_WORD && clause->kind == CLAUSE_MAIN)
        verb = find_governed_later(scene, number);
    return verb != NO_WORD ? verb : clause->finite;
}

/* A separable prefix that stands alone: last in a main clause, or before the verb. */
static uint32_t find_particle(const struct scene *scene, const struct clause *clause,
                              uint32_t verb)
{
    if (verb != clause->finite) {
        return verb > clause->words.first &&
                       form_is(&scene->forms[verb - 1], CLASS_PARTICLE)
                   ? verb - 1
                   : NO_WORD;
    }
    if (clause->kind != CLAUSE_MAIN) {
        return verb > clause->words.first &&
                       form_is(&scene->forms[verb - 1], CLASS_PARTICLE) &&
                       word_is(&scene->words[verb - 1], "bekannt")
                   ? verb - 1
                   : NO_WORD;
    }
    uint32_t last = clause->words.end;
    while (last > verb + 1 && scene->words[last - 1].kind == WORD_MARK)
        last--;
    return last > verb + 1 && form_is(&scene->forms[last - 1], CLASS_PARTICLE)
               ? last - 1
               : NO_WORD;
}

/* The verb may be interrupted: "teilte die Firma, die …, mit". */
static uint32_t find_particle_later(const struct scene *scene, uint32_t number)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t end = scene_clauses(scene, clause->sentence).end;
    for (uint32_t i = number + 1; i < end && i < number + 4; i++) {
        const struct clause *const later = scene_clause(scene, i);
        if (later->kind == CLAUSE_FRAGMENT && later->words.end > later->words.first &&
            form_is(&scene->forms[later->words.end - 1], CLASS_PARTICLE))
            return later->words.end - 1;
    }
    return NO_WORD;
}

static bool match_readings(const struct scene *scene, struct cue_use *use,
                           struct range words)
{
    const struct verbs *const verbs = verbs_of(scene);
    for (uint32_t at = scene->forms[use->verb].reading; at != NO_VERB;) {
        const struct verb_reading *const reading = verbs_reading(verbs, at);
        uint32_t verb = reading->verb;
        at = reading->next;
        if (use->particle != NO_WORD) {
            verb = verbs_join(verbs, scene->words[use->particle].lower, verb);
            if (verb == NO_VERB)
                continue;
        } else if ((reading->features & VERB_JOINED) != 0 &&
                   scene_clause(scene, use->clause)->kind == CLAUSE_MAIN &&
                   use->verb == use->finite) {
            continue; /* a joined form is no finite verb of a main clause */
        }
        use->cue = best_cue(scene, verb, words);
        if (use->cue != NULL)
            return true;
    }
    return false;
}

static bool is_negated(const struct scene *scene, const struct clause *clause)
{
    for (uint32_t i = clause->words.first; i < clause->words.end; i++) {
        if (word_is(&scene->words[i], "nicht") || word_is(&scene->words[i], "nie") ||
            word_is(&scene->words[i], "niemals"))
            return true;
    }
    return false;
}

/* These alone are said of who acts with "sein": "sie ist davon ausgegangen", "sie ist
 * überzeugt". */
static bool moves(const struct scene *scene, const struct cue_use *use)
{
    static const char *const lemmas[] = { "aus|gehen",  "gelangen", "kommen",
                                          "ein|treten", "werden",   "sein",
                                          "überzeugen", NULL };
    return slice_is_any(verbs_lemma(verbs_of(scene), use->cue->verb), lemmas);
}

/* "wird gefordert", "sei bestätigt worden", "sind ausgeschlossen": who is said to do it
 * is not the subject. */
static bool is_passive(const struct scene *scene, const struct cue_use *use,
                       const struct clause *clause)
{
    if (use->verb == use->finite ||
        !form_can(&scene->forms[use->finite], VERB_AUXILIARY) ||
        !form_can(&scene->forms[use->verb], VERB_PARTICIPLE))
        return false;
    return word_is_verb(scene, use->finite, "werden") ||
           scene_has_word(scene, clause->words, SLICE("worden")) ||
           (word_is_verb(scene, use->finite, "sein") && !moves(scene, use));
}

bool cue_match(const struct scene *scene, uint32_t number, struct cue_use *out)
{
    const struct clause *const clause = scene_clause(scene, number);
    struct cue_use use = { .clause = number, .finite = clause->finite };
    use.verb = clause_verb(scene, number);
    if (use.verb == NO_WORD || scene->forms[use.verb].reading == NO_VERB)
        return false;
    const struct form *const finite = &scene->forms[use.finite];
    const struct range words = clause_reach(scene, number);
    use.particle = find_particle(scene, clause, use.verb);
    bool found = match_readings(scene, &use, words);
    if (!found && use.particle == NO_WORD && clause->kind == CLAUSE_MAIN) {
        use.particle = find_particle_later(scene, number);
        found = use.particle != NO_WORD && match_readings(scene, &use, words);
    }
    if (!found && use.particle != NO_WORD) {
        /* "wurde bekannt": the particle may be one of the cue's own words. */
        const bool adverb = form_is(&scene->forms[use.particle], CLASS_ADVERB);
        use.particle = NO_WORD;
        found =
            match_readings(scene, &use, words) && (adverb || count_words(use.cue) > 0);
    }
    if (!found && use.verb != use.finite) {
        /* "ist überzeugt": the participle may be one of the cue's own words. */
        use.verb = use.finite;
        use.particle = NO_WORD;
        found = match_readings(scene, &use, words);
    }
    if (!found)
        return false;
    use.passive = is_passive(scene, &use, clause);
    use.wanted = use.verb != use.finite && form_can(finite, VERB_MODAL);
    use.negated = is_negated(scene, clause);
    *out = use;
    return true;
}

/* "der Prüfer", "die Witwe": a noun that nothing is known of, where a speaker stands.
 */
static bool is_one_of_a_kind(const struct scene *scene, struct range phrase)
{
    static const char *const determiners[] = { "der", "die", "ein", "eine", NULL };
    return word_is_any(&scene->words[phrase.first], determiners) &&
           phrase_head(scene, phrase) != NO_WORD;
}

bool cue_guess(const struct scene *scene, uint32_t number, struct cue_use *out)
{
    static const struct cue any = { .takes = TAKES_CLAUSE | TAKES_QUOTE,
                                    .next = NO_CUE };
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t limit = scene_sentence(scene, clause->sentence).end;
    struct range subject = { 0, 0 };
    uint32_t behind = clause->finite + 1;
    while (behind < limit && form_is(&scene->forms[behind], CLASS_OBJECT))
        behind++; /* "hatte ihm der Rat beschieden" */
    if (clause->kind != CLAUSE_MAIN || clause->finite != clause->words.first ||
        !phrase_at(scene, behind, limit, &subject) ||
        form_is(&scene->forms[subject.first], CLASS_OBLIQUE | CLASS_OBJECT) ||
        !(phrase_can_speak(scene, subject) || is_one_of_a_kind(scene, subject)))
        return false;
    *out = (struct cue_use){ .cue = &any,
                             .clause = number,
                             .verb = clause_verb(scene, number),
                             .finite = clause->finite,
                             .particle = NO_WORD };
    return true;
}

static struct range one_word(uint32_t word)
{
    return (struct range){ word, word == NO_WORD ? NO_WORD : word + 1 };
}

void cue_mark(const struct cue_use *use, struct draft *draft)
{
    const uint32_t first = use->verb < use->finite ? use->verb : use->finite;
    const uint32_t second = use->verb < use->finite ? use->finite : use->verb;
    draft_add_cue(draft, one_word(first));
    if (second != first)
        draft_add_cue(draft, one_word(second));
    if (use->particle != NO_WORD && use->particle != first && use->particle != second)
        draft_add_cue(draft, one_word(use->particle));
}
