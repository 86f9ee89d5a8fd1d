#include "reading/claims/told.h"

#include "reading/claims/attribution.h"
#include "reading/claims/sources.h"

struct draft begin_draft(struct scene *scene, const struct cue_use *use)
{
    const struct voices voices = voices_of(scene, use);
    struct draft draft = { .form = FORM_INDIRECT,
                           .modality = use->cue->modality,
                           .polarity = use->cue->polarity,
                           .speaker = voices.speaker,
                           .via = voices.via };
    if (use->negated) {
        /* Who does not believe does not doubt either: "glaubt nicht, dass" denies. */
        if (draft.modality == MODALITY_PROBABLE)
            draft.modality = MODALITY_STATED;
        draft.polarity =
            draft.polarity == POLARITY_DENIED ? POLARITY_AFFIRMED : POLARITY_DENIED;
    }
    cue_mark(use, &draft);
    attribution_mark(scene, use);
    return draft;
}

/* "vom" and "zum" have their article inside. */
static bool is_preposition(struct slice lower, struct slice wanted)
{
    return slice_equals(lower, wanted) ||
           (slice_is(wanted, "von") && slice_is(lower, "vom")) ||
           (slice_is(wanted, "zu") &&
            (slice_is(lower, "zum") || slice_is(lower, "zur")));
}

/* One of the cue's prepositions, outside the subject. */
static bool has_preposition(const struct scene *scene, const struct cue_use *use,
                            struct range words)
{
    const struct range subject = subject_of(scene, use->clause);
    for (uint32_t i = words.first; i < words.end; i++) {
        if (i >= subject.first && i < subject.end)
            continue;
        for (uint32_t j = 0; j < CUE_PREPOSITIONS_MAX; j++) {
            const struct slice wanted = use->cue->prepositions[j];
            if (wanted.length > 0 && is_preposition(scene->words[i].lower, wanted))
                return true;
        }
    }
    return false;
}

/* Whether the clause tells what was said: an object, "als …", "vor …". */
static bool tells(const struct scene *scene, const struct cue_use *use,
                  struct range words)
{
    const uint32_t takes = use->cue->takes;
    return (takes & TAKES_OBJECT) != 0 ||
           ((takes & TAKES_ALS) != 0 && scene_has_word(scene, words, SLICE("als"))) ||
           ((takes & TAKES_PREPOSITION) != 0 && has_preposition(scene, use, words));
}

/* "hält das für Propaganda", "für frei erfunden", "sprach von „haltlosen Vorwürfen“",
 * but not "von Berichten über Lügen": nothing stands between that could be meant
 * instead. */
static bool judges_by_preposition(const struct scene *scene, uint32_t at)
{
    static const char *const prepositions[] = { "für", "von", NULL };
    const uint32_t first = scene->text->sentences[scene->words[at].sentence].first;
    for (uint32_t i = at; i-- > first;) {
        const struct form *const form = &scene->forms[i];
        if (word_is_any(&scene->words[i], prepositions))
            return true;
        if (form_is(form, CLASS_NOUN | CLASS_PREPOSITION) || form->features != 0 ||
            (scene->words[i].kind == WORD_MARK && !word_is_quote(&scene->words[i])))
            return false;
    }
    return false;
}

bool cue_rejects(const struct scene *scene, const struct cue_use *use,
                 struct range words)
{
    const bool outright = (use->cue->takes & (TAKES_ALS | TAKES_OBJECT)) != 0;
    for (uint32_t i = words.first; i < words.end; i++) {
        if (map_find_hash(&scene->tables->rejections, scene->words[i].hash) !=
                MAP_NONE &&
            (outright || judges_by_preposition(scene, i)))
            return true;
    }
    return false;
}

/* Up to the next main clause that stands beside this one. */
static uint32_t told_end(const struct scene *scene, const struct clause *clause,
                         uint32_t number, bool *whole)
{
    const uint32_t end = scene_clauses(scene, clause->sentence).end;
    for (uint32_t i = number + 1; i < end; i++) {
        const struct clause *const next = scene_clause(scene, i);
        if (next->kind == CLAUSE_MAIN || next->kind == CLAUSE_QUOTATION ||
            next->join == JOIN_SEMICOLON) {
            *whole = false;
            return scene_clause(scene, i - 1)->words.end;
        }
    }
    *whole = true;
    return scene->text->sentences[clause->sentence].end;
}

/* "Der Offizier, der dort dient, wies das zurück": behind the clause that belongs to
 * the speaker. */
static uint32_t speaker_end(const struct scene *scene, const struct draft *draft)
{
    const uint32_t end = draft->speaker.end;
    if (range_is_empty(draft->speaker) || end + 1 >= scene->text->word_count ||
        !word_is(&scene->words[end], ","))
        return end;
    const uint32_t number = scene_clause_of(scene, end + 1);
    if (number == NO_WORD)
        return end;
    const struct clause *const clause = scene_clause(scene, number);
    return clause->kind == CLAUSE_RELATIVE && clause->words.first == end + 1
               ? clause->words.end
               : end;
}

static bool is_attribution(const struct scene *scene, const struct draft *draft,
                           uint32_t word)
{
    for (uint32_t i = 0; i < draft->cue_count; i++)
        if (word >= draft->cues[i].first && word < draft->cues[i].end)
            return true;
    return word >= draft->speaker.first && word < speaker_end(scene, draft);
}

/* What is told: the clause without who tells it and the verb. */
static void add_rest(const struct scene *scene, struct draft *draft, struct range words)
{
    for (uint32_t at = words.first; at < words.end;) {
        uint32_t end = at;
        while (end < words.end && !is_attribution(scene, draft, end))
            end++;
        struct range part = { at, end };
        at = end > at ? end : at + 1;
        while (part.first < part.end && scene->words[part.first].kind == WORD_MARK &&
               !word_is_quote(&scene->words[part.first]))
            part.first++;
        while (part.end > part.first && scene->words[part.end - 1].kind == WORD_MARK &&
               !word_is_quote(&scene->words[part.end - 1]))
            part.end--;
        draft_add_part(draft, part);
    }
}

/* Not "Das aber", unless it denies: "Dem widersprach Anna". */
static bool says_something(const struct scene *scene, const struct draft *draft)
{
    for (uint32_t part = 0; part < draft->content_count; part++) {
        const struct range words = draft->content[part];
        for (uint32_t i = words.first; i < words.end; i++) {
            const struct form *const form = &scene->forms[i];
            if (form_is(form, CLASS_NOUN | CLASS_ADJECTIVE) || form->features != 0 ||
                scene->words[i].kind == WORD_NUMBER || scene->quotes.at[i] != NO_QUOTE)
                return true;
        }
    }
    return false;
}

/* "Für so wahrscheinlich hält sie den Sturz": a degree that is still to be told. */
static bool is_measured(const struct scene *scene, const struct cue_use *use,
                        struct range words)
{
    for (uint32_t i = words.first + 1; i < words.end; i++) {
        if (slice_equals(scene->words[i].lower, use->cue->words[0]) &&
            word_is(&scene->words[i - 1], "so"))
            return true;
    }
    return false;
}

/* "sind laut Amt verurteilt", "der Sturm forderte laut Amt drei Tote": the source says
 * so, and nobody else. */
static bool is_said_by_source(const struct scene *scene, const struct cue_use *use)
{
    struct source source = { .phrase = { 0, 0 } };
    return (use->passive ||
            !phrase_can_speak(scene, speaking_subject(scene, use->clause))) &&
           source_find(scene, scene_clause(scene, use->clause), &source);
}

bool add_told(struct scene *scene, const struct cue_use *use, struct fault *fault)
{
    const struct clause *const clause = scene_clause(scene, use->clause);
    const uint32_t last = scene->text->sentences[clause->sentence].end - 1;
    if (clause->kind == CLAUSE_RELATIVE || word_is(&scene->words[last], ":"))
        return true;
    bool whole = false;
    const uint32_t group = clause_group(scene, use->clause);
    const uint32_t first = scene_clause(scene, group)->words.first;
    const uint32_t end = clause->kind == CLAUSE_MAIN
                             ? told_end(scene, clause, use->clause, &whole)
                             : clause->words.end;
    const struct range words = { first, end };
    if (is_said_by_source(scene, use) || !tells(scene, use, words) || use->wanted ||
        is_measured(scene, use, words) || scene_is_covered(scene, words))
        return true;
    struct draft draft = begin_draft(scene, use);
    if (range_is_empty(draft.speaker))
        return true;
    draft.form = FORM_REPORTED;
    if (cue_rejects(scene, use, words))
        draft.polarity = POLARITY_DENIED;
    draft.rule = "verb-object";
    add_rest(scene, &draft, words);
    return !says_something(scene, &draft) || scene_add(scene, &draft, fault);
}
