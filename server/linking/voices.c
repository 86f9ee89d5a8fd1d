#include <stdio.h>

#include "base/map.h"
#include "base/utf8.h"
#include "linking/steps.h"

static const struct claim *claim_of(const struct linking *linking, struct claim_at at)
{
    return &linking->corpus[at.article].reading->claims[at.claim];
}

/* One voice as text: two claims with the same are one voice, whatever kind its name is
 * taken for. Empty: nobody's; bytes NULL: out of memory. */
static struct slice name_voice(const struct linking *linking, uint32_t article,
                               const struct speaker *speaker, struct arena *arena)
{
    if (speaker->kind == SPEAKER_NONE ||
        (speaker->kind == SPEAKER_GROUP && speaker->name.bytes == NULL))
        return SLICE("");
    if (speaker->kind == SPEAKER_GROUP)
        return utf8_fold(arena, speaker->name);
    const uint32_t entity = linking->articles[article].entities[speaker->referent];
    return utf8_fold(arena, linking->entities[entity].name);
}

/* Who vouches for a claim; in its own voice that is the outlet. */
static struct slice voice_of(const struct linking *linking, struct claim_at at,
                             struct arena *arena)
{
    const struct claim *const claim = claim_of(linking, at);
    const struct slice publisher = linking->corpus[at.article].article->publisher;
    char voice[64];
    if (claim->form != FORM_OWN)
        return name_voice(linking, at.article, &claim->speaker, arena);
    if (publisher.length > 0)
        return utf8_fold(arena, publisher);
    (void)snprintf(voice, sizeof voice, "article %u",
                   linking->articles[at.article].duplicate_of);
    return arena_copy(arena, slice_of(voice));
}

/* Those who relay what another says are no voices of their own. */
static bool gather_relays(const struct linking *linking, const struct thread *thread,
                          struct arena *arena, struct map *relays, struct fault *fault)
{
    for (uint32_t i = 0; i < thread->claim_count; i++) {
        const struct claim *const claim = claim_of(linking, thread->claims[i]);
        for (uint32_t j = 0; j < claim->via_count; j++) {
            const struct slice relay =
                name_voice(linking, thread->claims[i].article, &claim->via[j], arena);
            if (relay.bytes == NULL)
                return fault_no_memory(fault);
            if (claim->speaker.kind != SPEAKER_NONE && relay.length > 0 &&
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
        const struct claim_at at = thread->claims[i];
        if (linking->articles[at.article].duplicate_of != at.article ||
            claim_of(linking, at)->polarity == POLARITY_DENIED)
            continue;
        const struct slice voice = voice_of(linking, at, scratch);
        if (voice.bytes == NULL)
            return fault_no_memory(fault);
        if (voice.length > 0 && map_find(&relays, voice) == MAP_NONE &&
            !map_set(&seen, scratch, voice, 1, fault))
            return false;
    }
    *voices = seen.entries.count;
    return true;
}
