#include "reading/claims/grade.h"

#include "reading/claims/inside.h"
#include "reading/claims/match.h"

enum { EVENT_KINDS = EVENT_CASUALTY + 1 };

static struct range overlap(struct range a, struct range b)
{
    return (struct range){ a.first > b.first ? a.first : b.first,
                           a.end < b.end ? a.end : b.end };
}

/* The first clause of the content that has a finite verb, or NO_WORD. */
static uint32_t find_ruled(const struct scene *scene, struct range clauses,
                           struct range content)
{
    for (uint32_t i = clauses.first; i < clauses.end; i++) {
        const struct clause *const clause = scene_clause(scene, i);
        if (clause->finite != NO_WORD && clause->finite >= content.first &&
            clause->finite < content.end && clause->kind != CLAUSE_RELATIVE)
            return i;
    }
    return NO_WORD;
}

/* "Ob er kommt, sei unklar": a clause in the front field is not what is said of it. */
static uint32_t skip_front(const struct scene *scene, struct range clauses,
                           uint32_t number, struct range content)
{
    if (scene_clause(scene, number)->kind != CLAUSE_SUBORDINATE)
        return number;
    for (uint32_t i = number + 1; i < clauses.end; i++) {
        const struct clause *const clause = scene_clause(scene, i);
        if (clause->kind == CLAUSE_MAIN)
            return clause->finite == clause->words.first &&
                           clause->words.first < content.end
                       ? i
                       : number;
    }
    return number;
}

/* A quotation up to its first subordinate clause. */
static struct range quoted_clause(const struct scene *scene, struct range content)
{
    for (uint32_t i = content.first + 1; i + 1 < content.end; i++) {
        if (word_is(&scene->words[i], ",") &&
            form_is(&scene->forms[i + 1], CLASS_SUBORDINATOR) &&
            !form_is(&scene->forms[i + 1], CLASS_COORDINATOR))
            return (struct range){ content.first, i };
    }
    return content;
}

/* The clause that carries the grade. */
static struct range leading_clause(const struct scene *scene, struct range content)
{
    const struct range clauses =
        scene_clauses(scene, scene->words[content.first].sentence);
    const uint32_t ruled = find_ruled(scene, clauses, content);
    if (ruled == NO_WORD)
        return scene_is_speech(scene, content.first) ? quoted_clause(scene, content)
                                                     : content;
    const uint32_t leading = skip_front(scene, clauses, ruled, content);
    return overlap(scene_clause(scene, leading)->words, content);
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

/* "Sie würden geliefert": the Konjunktiv of "werden geliefert", where somebody is
 * retold; "würde liefern" supposes. */
static bool is_passive_would(const struct scene *scene, uint32_t at, uint32_t end)
{
    uint32_t last = end;
    while (last > at + 1 && scene->words[last - 1].kind == WORD_MARK)
        last--;
    for (uint32_t i = at + 1; i < last; i++) {
        const struct form *const form = &scene->forms[i];
        const bool stops = i + 1 == last || scene->words[i + 1].kind == WORD_MARK ||
                           form_is(&scene->forms[i + 1], CLASS_COORDINATOR);
        if (stops && form_can(form, VERB_PARTICIPLE) &&
            !form_can(form, VERB_INFINITIVE) && !form_is(form, CLASS_NOUN))
            return true;
    }
    return false;
}

/* "soll verlegt werden": what is to be. */
static bool is_plan(const struct scene *scene, uint32_t at, uint32_t end)
{
    if (!word_is_verb(scene, at, "sollen") || form_is(&scene->forms[at], CLASS_NOUN))
        return false;
    for (uint32_t i = at + 2; i < end; i++)
        if (word_is(&scene->words[i], "werden") &&
            form_can(&scene->forms[i - 1], VERB_PARTICIPLE))
            return true;
    return false;
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
        const bool would = word_is(word, "würde") || word_is(word, "würden");
        const bool plan = found == MAP_NONE && is_plan(scene, i, clause.end);
        if ((found == MAP_NONE && !plan) ||
            (would && is_passive_would(scene, i, clause.end)))
            continue;
        const enum claim_modality modality =
            plan ? MODALITY_INTENDED : (enum claim_modality)found;
        const int strength = strength_of(modality, would);
        if (strength > strongest && !(would && start != MODALITY_STATED)) {
            strongest = strength;
            best = modality;
        }
    }
    return best;
}

/* "nicht einmal zwei Stunden", "nicht mehr als 20": what is bounded is not denied. */
static bool bounds_number(const struct scene *scene, uint32_t at, uint32_t end)
{
    static const char *const bounds[] = { "einmal", "mehr", "weniger", "unter",
                                          "vor",    "als",  "über" };
    for (uint32_t i = at + 1; i < end; i++) {
        bool bound = false;
        for (size_t j = 0; j < sizeof bounds / sizeof bounds[0]; j++)
            bound |= word_is(&scene->words[i], bounds[j]);
        if (!bound)
            return i > at + 1 && (scene->words[i].kind == WORD_NUMBER ||
                                  map_find(&scene->tables->numerals,
                                           scene->words[i].lower) != MAP_NONE);
    }
    return false;
}

/* "nicht aus Utopia, sondern aus Arkadien" denies one thing to say another. */
static bool is_corrected(const struct scene *scene, uint32_t at)
{
    if (!word_is(&scene->words[at], "nicht"))
        return false;
    const uint32_t end = scene->text->sentences[scene->words[at].sentence].end;
    for (uint32_t i = at + 1; i < end; i++)
        if (word_is(&scene->words[i], "sondern"))
            return true;
    return false;
}

static bool is_negation(const struct scene *scene, uint32_t at, uint32_t end)
{
    if (!form_is(&scene->forms[at], CLASS_NEGATION) ||
        word_is(&scene->words[at], "kaum"))
        return false;
    if (at + 1 >= end)
        return true;
    const struct word *const next = &scene->words[at + 1];
    return !word_is(next, "nur") && !word_is(next, "zögern") &&
           !word_is(next, "zuletzt") && !bounds_number(scene, at, end) &&
           !is_corrected(scene, at);
}

static enum claim_polarity grade_polarity(const struct scene *scene,
                                          enum claim_polarity start,
                                          struct range clause)
{
    if (start == POLARITY_DENIED)
        return start;
    for (uint32_t i = clause.first; i < clause.end; i++)
        if (is_negation(scene, i, clause.end))
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
    while (end < limit && scene->words[end].kind != WORD_MARK &&
           !(form_is(&scene->forms[end], CLASS_COORDINATOR) &&
             form_is(&scene->forms[end - 1], CLASS_PARTICLE)))
        end++;
    return end > at + 1 && form_is(&scene->forms[end - 1], CLASS_PARTICLE) ? end - 1
                                                                           : NO_WORD;
}

static enum claim_event verb_event(const struct scene *scene, uint32_t at,
                                   uint32_t particle, bool arms)
{
    const struct cue_tables *const tables = scene->tables;
    const struct verbs *const verbs = &scene->tables->forms.verbs;
    for (uint32_t i = scene->forms[at].reading; i != NO_VERB;) {
        const struct verb_reading *const reading = verbs_reading(verbs, i);
        const uint32_t joined =
            particle != NO_WORD
                ? verbs_join(verbs, scene->words[particle].lower, reading->verb)
                : NO_VERB;
        const uint32_t verb = joined != NO_VERB ? joined : reading->verb;
        if (arms && tables->arms_event[verb] != EVENT_OTHER)
            return (enum claim_event)tables->arms_event[verb];
        if (tables->verb_event[verb] != EVENT_OTHER)
            return (enum claim_event)tables->verb_event[verb];
        i = reading->next;
    }
    return EVENT_OTHER;
}

/* How much each event is spoken of; a verb says more than a noun. */
struct votes {
    bool arms;            /* a weapon is named */
    struct range leading; /* the main clause, which counts twice */
    uint32_t weight[EVENT_KINDS];
    uint32_t first[EVENT_KINDS]; /* the word that spoke of it first */
};

static void count_word(const struct scene *scene, uint32_t at, uint32_t limit,
                       struct votes *votes)
{
    const bool noun = form_is(&scene->forms[at], CLASS_NOUN);
    const struct slice lower = scene->words[at].lower;
    enum claim_event event =
        noun ? cue_noun_event(scene->tables, lower)
             : verb_event(scene, at, particle_of(scene, at, limit), votes->arms);
    if (noun && votes->arms && event == EVENT_OTHER)
        event = cue_arms_event(scene->tables, lower);
    if (event == EVENT_OTHER)
        return;
    if (votes->weight[event] == 0)
        votes->first[event] = at;
    const bool leads = at >= votes->leading.first && at < votes->leading.end;
    votes->weight[event] += (noun ? 1U : 2U) * (leads ? 2U : 1U);
}

/* The event that is spoken of most, among equals the first. */
static enum claim_event grade_event(const struct scene *scene,
                                    const struct draft *draft, bool arms)
{
    const struct range content = { draft->content[0].first,
                                   draft->content[draft->content_count - 1].end };
    struct votes votes = { .arms = arms, .leading = leading_clause(scene, content) };
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
    claim->supplier = NO_REFERENT;
    claim->recipient = NO_REFERENT;
    claim->when = grade_when(scene, reading, claim);
    if (!grade_about(scene, reading, claim, fault) ||
        !grade_figures(scene, reading, claim, fault))
        return false;
    claim->event = grade_event(scene, draft, claim->weapon_count > 0);
    return true;
}
