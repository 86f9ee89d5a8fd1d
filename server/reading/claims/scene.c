#include "reading/claims/scene.h"

#include <string.h>

void draft_add_part(struct draft *draft, struct range part)
{
    if (!range_is_empty(part) && draft->content_count < DRAFT_PARTS_MAX)
        draft->content[draft->content_count++] = part;
}

void draft_add_cue(struct draft *draft, struct range cue)
{
    if (!range_is_empty(cue) && draft->cue_count < DRAFT_CUES_MAX)
        draft->cues[draft->cue_count++] = cue;
}

bool scene_add(struct scene *scene, const struct draft *draft, struct fault *fault)
{
    if (draft->content_count == 0)
        return true;
    struct draft *const added = list_add(&scene->drafts, scene->arena, sizeof *added);
    if (added == NULL)
        return fault_no_memory(fault);
    *added = *draft;
    if (draft->form == FORM_OWN)
        return true;
    for (uint32_t i = 0; i < draft->content_count; i++)
        memset(scene->covered + draft->content[i].first, 1,
               draft->content[i].end - draft->content[i].first);
    return true;
}

uint32_t scene_word_at(const struct scene *scene, uint32_t offset)
{
    uint32_t low = 0, high = scene->text->word_count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (scene->words[middle].span.end <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct range scene_words(const struct scene *scene, struct span span)
{
    struct range words = { scene_word_at(scene, span.start), 0 };
    words.end = words.first;
    while (words.end < scene->text->word_count &&
           scene->words[words.end].span.start < span.end)
        words.end++;
    return words;
}

struct span scene_span(const struct scene *scene, struct range words)
{
    return (struct span){ scene->words[words.first].span.start,
                          scene->words[words.end - 1].span.end };
}

uint32_t scene_clause_of(const struct scene *scene, uint32_t word)
{
    const struct range clauses = scene_clauses(scene, scene->words[word].sentence);
    for (uint32_t i = clauses.first; i < clauses.end; i++)
        if (scene_clause(scene, i)->words.end > word)
            return i;
    return NO_WORD;
}

bool scene_is_covered(const struct scene *scene, struct range range)
{
    for (uint32_t i = range.first; i < range.end; i++)
        if (scene->covered[i] != 0)
            return true;
    return false;
}

bool scene_has_word(const struct scene *scene, struct range range, struct slice lower)
{
    for (uint32_t i = range.first; i < range.end; i++)
        if (slice_equals(scene->words[i].lower, lower))
            return true;
    return false;
}

struct range scene_sentence(const struct scene *scene, uint32_t sentence)
{
    const struct sentence *const whole = &scene->text->sentences[sentence];
    struct range range = { whole->first, whole->end };
    while (range.end > range.first + 1) {
        const struct word *const last = &scene->words[range.end - 1];
        if (last->kind != WORD_MARK || word_is_quote(last) || word_is(last, ")"))
            break;
        range.end--;
    }
    return range;
}
