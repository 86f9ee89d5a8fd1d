#include "reading/claims/grade.h"

#include "reading/claims/inside.h"
#include "reading/claims/parties.h"

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

/* "seit dem 24. Februar", "bis zum Mai": what stands before the date, articles aside.
 */
static enum claim_reach grade_reach(const struct scene *scene, const struct date *date)
{
    static const char *const passed[] = { "dem", "der", "den", "die", "dieser",
                                          "zum", "zur", "in",  "the", NULL };
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
    const struct range content = { draft->content[0].first,
                                   draft->content[draft->content_count - 1].end };
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
    *out = (struct context){ .topics = topics_read(scene, reading),
                             .places = parties_places(scene, reading, fault) };
    return out->places != NULL;
}

void context_settle(struct context *context, const struct scene *scene,
                    const struct reading *reading, const struct draft *draft,
                    struct claim *claims, uint32_t number)
{
    struct claim *const claim = &claims[number];
    claim->event = event_of_claim(scene, reading, &context->topics, claims, number);
    claim->supplier = NO_REFERENT;
    claim->recipient = NO_REFERENT;
    parties_set(scene, reading, context->places, context->transfer, draft, claim);
    if (claim->supplier != NO_REFERENT || claim->recipient != NO_REFERENT)
        context->transfer = claim;
}
