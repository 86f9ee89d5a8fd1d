#include <stdio.h>

#include "base/map.h"
#include "base/utf8.h"
#include "linking/steps.h"

/* The claim, and the article that it is in, as the corrections leave it. */
struct told {
    uint32_t article;
    const struct abstract *from;
    const struct abstract_claim *claim;
};

static struct told told_at(const struct linking *linking, struct claim_at at)
{
    const struct abstract *const from = abstract_as_corrected(linking, at.article);
    return (struct told){ at.article, from, &from->claims[at.claim] };
}

/* One voice as text: two claims with the same are one voice, whatever kind its name is
 * taken for. Empty: nobody's; bytes NULL: out of memory. */
static struct slice name_voice(const struct linking *linking, const struct told *told,
                               const struct abstract_voice *voice, struct arena *arena)
{
    if (voice->kind == SPEAKER_NONE ||
        (voice->kind == SPEAKER_GROUP && voice->name.length == ABSTRACT_NONE))
        return SLICE("");
    if (voice->kind == SPEAKER_GROUP)
        return abstract_voice_name(told->from, voice);
    const uint32_t entity = linking->articles[told->article].entities[voice->referent];
    return utf8_fold(arena, linking->entities[entity].name);
}

/* Who vouches for a claim; in its own voice that is the outlet. */
static struct slice voice_of(const struct linking *linking, const struct told *told,
                             struct arena *arena)
{
    const struct slice publisher =
        abstract_slice(told->from, told->from->head->publisher);
    char voice[64];
    if (!told->claim->own)
        return name_voice(linking, told, &told->claim->speaker, arena);
    if (publisher.length > 0)
        return utf8_fold(arena, publisher);
    (void)snprintf(voice, sizeof voice, "article %u",
                   linking->articles[told->article].duplicate_of);
    return arena_copy(arena, slice_of(voice));
}

/* Those who relay what another says are no voices of their own. */
static bool gather_relays(const struct linking *linking, const struct thread *thread,
                          struct arena *arena, struct map *relays, struct fault *fault)
{
    for (uint32_t i = 0; i < thread->claim_count; i++) {
        const struct told told = told_at(linking, thread->claims[i]);
        const struct abstract_voice *const all =
            told.from->relays + told.claim->relays.first;
        for (uint32_t j = 0; j < told.claim->relays.count; j++) {
            const struct slice relay = name_voice(linking, &told, &all[j], arena);
            if (relay.bytes == NULL)
                return fault_no_memory(fault);
            if (told.claim->speaker.kind != SPEAKER_NONE && relay.length > 0 &&
                !map_set(relays, arena, relay, 1, fault))
                return false;
        }
    }
    return true;
}

bool count_voices(const struct linking *linking, const struct thread *thread,
                  struct arena *scratch, uint32_t *voices, struct fault *fault)
{
    struct map seen = { 0 }, relays = { 0 };
    if (!gather_relays(linking, thread, scratch, &relays, fault))
        return false;
    for (uint32_t i = 0; i < thread->claim_count; i++) {
        const uint32_t article = thread->claims[i].article;
        const struct told told = told_at(linking, thread->claims[i]);
        if (linking->articles[article].duplicate_of != article || told.claim->denied)
            continue;
        const struct slice voice = voice_of(linking, &told, scratch);
        if (voice.bytes == NULL)
            return fault_no_memory(fault);
        if (voice.length > 0 && map_find(&relays, voice) == MAP_NONE &&
            !map_set(&seen, scratch, voice, 1, fault))
            return false;
    }
    *voices = seen.entries.count;
    return true;
}
