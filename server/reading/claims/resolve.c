#include "reading/claims/resolve.h"

#include <stdlib.h>
#include <string.h>

#include "reading/claims/grade.h"
#include "reading/claims/speakers.h"

static bool set_spans(const struct scene *scene, const struct draft *draft,
                      struct claim *claim, struct fault *fault)
{
    struct span *const spans =
        arena_array(scene->arena, draft->content_count, sizeof *spans);
    struct span *const cues =
        arena_array(scene->arena, draft->cue_count + 1, sizeof *cues);
    if (spans == NULL || cues == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < draft->content_count; i++)
        spans[i] = scene_span(scene, draft->content[i]);
    for (uint32_t i = 0; i < draft->cue_count; i++)
        cues[i] = scene_span(scene, draft->cues[i]);
    claim->spans = spans;
    claim->span_count = draft->content_count;
    claim->cues = cues;
    claim->cue_count = draft->cue_count;
    return true;
}

/* Nobody relays, and nobody relays what is his own: "rechnete eigenen Angaben zufolge".
 */
static bool relays(const struct speaker *via, const struct speaker *speaker)
{
    if (via->kind == SPEAKER_NONE)
        return false;
    if (via->kind != speaker->kind)
        return true;
    return via->kind == SPEAKER_REFERENT ? via->referent != speaker->referent
                                         : !slice_equals(via->name, speaker->name);
}

static bool resolve_draft(struct speakers *speakers, const struct draft *draft,
                          struct claim *claim, struct fault *fault)
{
    const struct scene *const scene = speakers->scene;
    struct speaker *const via = arena_alloc(scene->arena, sizeof *via);
    if (via == NULL)
        return fault_no_memory(fault);
    claim->form = draft->form;
    claim->rule = draft->rule;
    claim->sentence = scene->words[draft->content[0].first].sentence;
    claim->via = via;
    if (!set_spans(scene, draft, claim, fault) ||
        !speaker_resolve(speakers, draft->speaker, &claim->speaker, fault) ||
        !speaker_resolve(speakers, draft->via, via, fault))
        return false;
    claim->via_count = relays(via, &claim->speaker) ? 1 : 0;
    return claim_grade(scene, speakers->reading, draft, claim, fault);
}

/* In text order, the longer first. */
static int compare_drafts(const void *a, const void *b)
{
    const struct draft *const first = a, *const second = b;
    const struct range one = draft_content(first), other = draft_content(second);
    if (one.first != other.first)
        return one.first < other.first ? -1 : 1;
    if (one.end != other.end)
        return one.end > other.end ? -1 : 1;
    if (first->form != second->form)
        return (int)first->form - (int)second->form;
    return strcmp(first->rule, second->rule);
}

bool resolve(const struct scene *scene, struct reading *reading, struct fault *fault)
{
    const uint32_t count = scene->drafts.count;
    struct claim *const claims = arena_array(scene->arena, count + 1, sizeof *claims);
    struct speakers speakers = { .scene = scene,
                                 .reading = reading,
                                 .people = people_find(scene, reading, fault) };
    struct context context;
    if (claims == NULL || speakers.people == NULL)
        return fault_no_memory(fault);
    if (!context_read(scene, reading, &context, fault))
        return false;
    if (count > 0)
        qsort(scene->drafts.items, count, sizeof(struct draft), compare_drafts);
    for (uint32_t i = 0; i < count; i++) {
        const struct draft *const draft = scene_draft(scene, i);
        if (!resolve_draft(&speakers, draft, &claims[i], fault))
            return false;
        context_settle(&context, scene, reading, draft, claims, i);
    }
    reading->claims = claims;
    reading->claim_count = count;
    return true;
}
