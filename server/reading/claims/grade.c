#include "reading/claims/grade.h"

#include "reading/claims/inside.h"
#include "reading/claims/match.h"

enum { EVENT_KINDS = EVENT_CASUALTY + 1 };

/* The first clause of the content that has a finite verb: it carries the grade. */
static struct range leading_clause(const struct scene *scene, struct range content)
{
    const uint32_t sentence = scene->words[content.first].sentence;
    const struct range clauses = scene_clauses(scene, sentence);
    for (uint32_t i = clauses.first; i < clauses.end; i++) {
        const struct clause *const clause = scene_clause(scene, i);
        if (clause->words.end <= content.first || clause->words.first >= content.end ||
            clause->finite == NO_WORD || clause->finite < content.first ||
            clause->finite >= content.end || clause->kind == CLAUSE_RELATIVE)
            continue;
        return (struct range){
            clause->words.first > content.first ? clause->words.first : content.first,
            clause->words.end < content.end ? clause->words.end : content.end
        };
    }
    return content;
}

/* "könnte" is weaker than "vermutlich", that weaker than "würde", that than "will". */
static int strength_of(enum claim_modality modality, bool would)
{
    switch (modality) {
    case MODALITY_POSSIBLE:
        return would ? 2 : 4;
    case MODALITY_PROBABLE:
        return 3;
    case MODALITY_INTENDED:
        return 1;
    case MODALITY_STATED:
        break;
    }
    return 0;
}

static enum claim_modality grade_modality(const struct scene *scene,
                                          enum claim_modality start,
                                          struct range clause)
{
    enum claim_modality best = start;
    int strongest = 0;
    for (uint32_t i = clause.first; i < clause.end; i++) {
        const struct word *const word = &scene->words[i];
        const uint32_t found =
            map_find_hashed(&scene->tables->hedges, word->lower, word->hash);
        if (found == MAP_NONE)
            continue;
        const enum claim_modality modality = (enum claim_modality)found;
        const bool would = word_is(word, "würde") || word_is(word, "würden");
        const int strength = strength_of(modality, would);
        if (strength > strongest && !(would && start != MODALITY_STATED)) {
            strongest = strength;
            best = modality;
        }
    }
    return best;
}

static bool is_negation(const struct scene *scene, uint32_t at)
{
    if (!form_is(&scene->forms[at], CLASS_NEGATION) ||
        word_is(&scene->words[at], "kaum") || word_is(&scene->words[at], "weder"))
        return false;
    const struct word *const next = &scene->words[at + 1];
    return !word_is(next, "nur") && !word_is(next, "zögern") &&
           !word_is(next, "zuletzt");
}

static enum claim_polarity grade_polarity(const struct scene *scene,
                                          enum claim_polarity start,
                                          struct range clause)
{
    if (start == POLARITY_DENIED)
        return start;
    for (uint32_t i = clause.first; i + 1 < clause.end; i++)
        if (is_negation(scene, i))
            return POLARITY_DENIED;
    return POLARITY_AFFIRMED;
}

struct stance grade_stance(const struct scene *scene, struct range content,
                           struct stance start)
{
    const struct range clause = leading_clause(scene, content);
    return (struct stance){ grade_modality(scene, start.modality, clause),
                            grade_polarity(scene, start.polarity, clause) };
}

/* "stellt … her": the prefix of a finite verb stands at the end of its clause. */
static uint32_t particle_of(const struct scene *scene, uint32_t at, uint32_t limit)
{
    if (!form_is_finite(&scene->forms[at]))
        return NO_WORD;
    uint32_t end = at + 1;
    while (end < limit && scene->words[end].kind != WORD_MARK)
        end++;
    return end > at + 1 && form_is(&scene->forms[end - 1], CLASS_PARTICLE) ? end - 1
                                                                           : NO_WORD;
}

static enum claim_event verb_event(const struct scene *scene, uint32_t at,
                                   uint32_t particle)
{
    const struct verbs *const verbs = &scene->tables->forms.verbs;
    for (uint32_t i = scene->forms[at].reading; i != NO_VERB;) {
        const struct verb_reading *const reading = verbs_reading(verbs, i);
        const uint32_t joined =
            particle != NO_WORD
                ? verbs_join(verbs, scene->words[particle].lower, reading->verb)
                : NO_VERB;
        const uint32_t verb = joined != NO_VERB ? joined : reading->verb;
        if (scene->tables->verb_event[verb] != EVENT_OTHER)
            return (enum claim_event)scene->tables->verb_event[verb];
        i = reading->next;
    }
    return EVENT_OTHER;
}

/* How much each event is spoken of; a verb says more than a noun. */
struct votes {
    uint32_t weight[EVENT_KINDS];
    uint32_t first[EVENT_KINDS]; /* the word that spoke of it first */
};

static void count_word(const struct scene *scene, uint32_t at, uint32_t limit,
                       struct votes *votes)
{
    const bool noun = form_is(&scene->forms[at], CLASS_NOUN);
    const enum claim_event event =
        noun ? cue_noun_event(scene->tables, scene->words[at].lower)
             : verb_event(scene, at, particle_of(scene, at, limit));
    if (event == EVENT_OTHER)
        return;
    if (votes->weight[event] == 0)
        votes->first[event] = at;
    votes->weight[event] += noun ? 1 : 2;
}

/* The event that is spoken of most, among equals the first. */
static enum claim_event grade_event(const struct scene *scene,
                                    const struct draft *draft)
{
    struct votes votes = { .weight = { 0 } };
    enum claim_event best = EVENT_OTHER;
    for (uint32_t i = 0; i < draft->content_count; i++)
        for (uint32_t at = draft->content[i].first; at < draft->content[i].end; at++)
            count_word(scene, at, draft->content[i].end, &votes);
    for (uint32_t i = EVENT_OTHER + 1; i < EVENT_KINDS; i++) {
        if (votes.weight[i] > votes.weight[best] ||
            (votes.weight[i] > 0 && votes.weight[i] == votes.weight[best] &&
             votes.first[i] < votes.first[best]))
            best = (enum claim_event)i;
    }
    return best;
}

/* Numbers without repetition, as they come. */
struct numbers {
    uint32_t *items;
    uint32_t count;
};

static void add_number(struct numbers *numbers, uint32_t number)
{
    for (uint32_t i = 0; i < numbers->count; i++)
        if (numbers->items[i] == number)
            return;
    numbers->items[numbers->count++] = number;
}

static bool grade_about(const struct scene *scene, const struct reading *reading,
                        struct claim *claim, struct fault *fault)
{
    const uint32_t first = mention_from(reading, claim->spans[0].start);
    uint32_t end = first;
    while (end < reading->mention_count &&
           reading->mentions[end].span.start < claim_end(claim))
        end++;
    const uint32_t most = end - first + 1;
    struct numbers about = { arena_array(scene->arena, most, sizeof(uint32_t)), 0 };
    struct numbers weapons = { arena_array(scene->arena, most, sizeof(uint32_t)), 0 };
    if (about.items == NULL || weapons.items == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = first; i < end; i++) {
        const struct mention *const mention = &reading->mentions[i];
        if (!claim_holds(claim, mention->span))
            continue;
        const bool weapon = reading->referents[mention->referent].kind == ENTITY_WEAPON;
        add_number(weapon ? &weapons : &about, mention->referent);
    }
    claim->about = about.items;
    claim->about_count = about.count;
    claim->weapons = weapons.items;
    claim->weapon_count = weapons.count;
    return true;
}

static bool grade_figures(const struct scene *scene, const struct reading *reading,
                          struct claim *claim, struct fault *fault)
{
    const uint32_t first = figure_from(reading, claim->spans[0].start);
    const uint32_t end = figure_from(reading, claim_end(claim));
    uint32_t *const figures =
        arena_array(scene->arena, end - first + 1, sizeof *figures);
    if (figures == NULL)
        return fault_no_memory(fault);
    claim->figure_count = 0;
    for (uint32_t i = first; i < end; i++)
        if (claim_holds(claim, reading->figures[i].span))
            figures[claim->figure_count++] = i;
    claim->figures = figures;
    return true;
}

static bool is_dated(const struct date *date)
{
    return date->type == DATE_DATE || date->type == DATE_TIME;
}

/* A date of the content, else one of the sentence that the content begins in. */
static uint32_t grade_when(const struct scene *scene, const struct reading *reading,
                           const struct claim *claim)
{
    for (uint32_t i = date_from(reading, claim->spans[0].start);
         i < reading->date_count; i++) {
        if (reading->dates[i].span.start >= claim_end(claim))
            break;
        if (is_dated(&reading->dates[i]) && claim_holds(claim, reading->dates[i].span))
            return i;
    }
    const struct span sentence = scene->text->sentences[claim->sentence].span;
    for (uint32_t i = date_from(reading, sentence.start); i < reading->date_count;
         i++) {
        if (reading->dates[i].span.start >= sentence.end)
            break;
        if (is_dated(&reading->dates[i]))
            return i;
    }
    return NO_DATE;
}

bool claim_grade(const struct scene *scene, const struct reading *reading,
                 const struct draft *draft, struct claim *claim, struct fault *fault)
{
    const struct range content = { draft->content[0].first,
                                   draft->content[draft->content_count - 1].end };
    const struct stance cue = { draft->modality, draft->polarity };
    const struct stance stance = grade_stance(scene, content, cue);
    claim->modality = stance.modality;
    claim->polarity = draft->form == FORM_REPORTED ? draft->polarity : stance.polarity;
    claim->event = grade_event(scene, draft);
    claim->supplier = NO_REFERENT;
    claim->recipient = NO_REFERENT;
    claim->when = grade_when(scene, reading, claim);
    return grade_about(scene, reading, claim, fault) &&
           grade_figures(scene, reading, claim, fault);
}
