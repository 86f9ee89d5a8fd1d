#include "reading/claims/grade.h"

#include "reading/claims/inside.h"

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

/* How well an expression tells a time: days and clock times best, then a part of a day
 * that is known from elsewhere, a length only where it is tied to a day ("vor drei
 * Wochen"), "demnächst" least. */
enum dating { UNDATED, VAGUE, TIED, PART_OF_DAY, DATED };

/* "der Nacht", not "gestern Nacht". */
static bool is_part_of_day(struct slice text)
{
    static const char *const articles[] = { "der", "dem", "den", "die", NULL };
    static const char *const parts[] = { "Nacht",  "Morgen",     "Abend",
                                         "Mittag", "Nachmittag", NULL };
    struct slice rest = text;
    return slice_is_any(slice_split(&rest, ' '), articles) && slice_is_any(rest, parts);
}

static enum dating dating_of(const struct scene *scene, const struct date *date)
{
    if (is_part_of_day(span_text(scene->text->bytes, date->span)))
        return PART_OF_DAY;
    if (date->type == DATE_DATE || date->type == DATE_TIME)
        return slice_ends_with(date->value, SLICE("_REF")) ? VAGUE : DATED;
    const bool tied =
        date->type == DATE_DURATION &&
        (day_is_known(date->interval.earliest) || day_is_known(date->interval.latest));
    return tied ? TIED : UNDATED;
}

/* The first of the best dates in the span; of those that the claim holds, if it is not
 * NULL. */
static uint32_t find_when(const struct scene *scene, const struct reading *reading,
                          struct span span, const struct claim *claim)
{
    uint32_t best = NO_DATE;
    enum dating best_dating = UNDATED;
    for (uint32_t i = date_from(reading, span.start);
         i < reading->date_count && reading->dates[i].span.start < span.end; i++) {
        const struct date *const date = &reading->dates[i];
        const enum dating dating = dating_of(scene, date);
        if (dating <= best_dating || (claim != NULL && !claim_holds(claim, date->span)))
            continue;
        best = i;
        best_dating = dating;
    }
    return best;
}

/* A date of the content, else one of the sentence that the content begins in. */
static uint32_t grade_when(const struct scene *scene, const struct reading *reading,
                           const struct claim *claim)
{
    const struct span content = { claim->spans[0].start, claim_end(claim) };
    const uint32_t own = find_when(scene, reading, content, claim);
    return own != NO_DATE
               ? own
               : find_when(scene, reading, scene->text->sentences[claim->sentence].span,
                           NULL);
}

/* "seit dem 24. Februar", "bis zum Mai": what stands before the date, articles aside.
 */
static enum claim_reach grade_reach(const struct scene *scene, const struct date *date)
{
    static const char *const passed[] = { "dem", "der", "den", "die", "dieser", "zum",
                                          "zur", "in",  "the", "vor", "über",   NULL };
    static const char *const since[] = { "seit", "ab", "since", NULL };
    static const char *const until[] = { "bis", "until", NULL };
    const uint32_t first = scene->text->sentences[date->sentence].first;
    uint32_t at = scene_word_at(scene, date->span.start);
    while (at > first && word_is_any(&scene->words[at - 1], passed))
        at--;
    if (at == first)
        return REACH_WITHIN;
    const struct word *const before = &scene->words[at - 1];
    return word_is_any(before, since)   ? REACH_SINCE
           : word_is_any(before, until) ? REACH_UNTIL
                                        : REACH_WITHIN;
}

/* "Sie widersprach: …", "Er wies das zurück: …": what is said instead. */
static bool follows_colon(const struct scene *scene, uint32_t at)
{
    return at > 0 && word_is(&scene->words[at - 1], ":");
}

bool claim_grade(const struct scene *scene, const struct reading *reading,
                 const struct draft *draft, struct claim *claim, struct fault *fault)
{
    const struct range content = draft_content(draft);
    struct stance cue = { draft->modality, draft->polarity };
    if (follows_colon(scene, content.first))
        cue.polarity = POLARITY_AFFIRMED;
    const struct stance stance = grade_stance(scene, content, cue);
    claim->modality = stance.modality;
    claim->polarity = draft->form == FORM_REPORTED ? draft->polarity : stance.polarity;
    claim->when = grade_when(scene, reading, claim);
    if (claim->when != NO_DATE)
        claim->reach = grade_reach(scene, &reading->dates[claim->when]);
    return grade_about(scene, reading, claim, fault) &&
           grade_figures(scene, reading, claim, fault);
}

bool context_read(const struct scene *scene, const struct reading *reading,
                  struct context *out, struct fault *fault)
{
    return topics_read(scene, reading, &out->topics, fault) &&
           parties_read(scene, reading, &out->topics, &out->parties, fault);
}

void context_settle(struct context *context, const struct scene *scene,
                    const struct reading *reading, const struct draft *draft,
                    struct claim *claims, uint32_t number)
{
    struct claim *const claim = &claims[number];
    claim->event =
        event_of_claim(scene, reading, &context->topics, draft, claims, number);
    parties_set(&context->parties, scene, reading, draft, claim);
}
