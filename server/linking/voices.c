#include <stdio.h>

#include "base/map.h"
#include "base/utf8.h"
#include "linking/steps.h"

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
static struct slice voice_of(const struct linking *linking, uint32_t article,
                             const struct claim *claim, struct arena *arena)
{
    const struct slice publisher = linking->corpus[article].article->publisher;
    char voice[64];
    if (claim->form != FORM_OWN)
        return name_voice(linking, article, &claim->speaker, arena);
    if (publisher.length > 0)
        return utf8_fold(arena, publisher);
    (void)snprintf(voice, sizeof voice, "article %u",
                   linking->articles[article].duplicate_of);
    return arena_copy(arena, slice_of(voice));
}

/* Those who relay what another says are no voices of their own. */
static bool hear_relays(const struct linking *linking, uint32_t article,
                        const struct claim *claim, struct arena *arena,
                        struct testimony *out)
{
    if (claim->speaker.kind == SPEAKER_NONE || claim->via_count == 0)
        return true;
    struct slice *const relays = arena_array(arena, claim->via_count, sizeof *relays);
    if (relays == NULL)
        return false;
    for (uint32_t i = 0; i < claim->via_count; i++) {
        relays[i] = name_voice(linking, article, &claim->via[i], arena);
        if (relays[i].bytes == NULL)
            return false;
    }
    out->relays = relays;
    out->relay_count = claim->via_count;
    return true;
}

bool linking_hear(const struct linking *linking, struct claim_at at,
                  struct arena *arena, struct testimony *out, struct fault *fault)
{
    const struct corpus_article *const from = &linking->corpus[at.article];
    const struct claim *const claim = &from->reading->claims[at.claim];
    const struct slice publisher = from->article->publisher;
    struct testimony heard = {
        .event = claim->event,
        .is_denial = claim->polarity == POLARITY_DENIED,
        .voice = voice_of(linking, at.article, claim, arena),
    };
    if (publisher.bytes != NULL)
        heard.publisher = arena_copy(arena, publisher);
    if (heard.voice.bytes == NULL ||
        (publisher.bytes != NULL && heard.publisher.bytes == NULL) ||
        !hear_relays(linking, at.article, claim, arena, &heard))
        return fault_no_memory(fault);
    *out = heard;
    return true;
}

static bool gather_relays(const struct testimony *heard, uint32_t count,
                          struct arena *arena, struct map *relays, struct fault *fault)
{
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = 0; j < heard[i].relay_count; j++) {
            const struct slice relay = heard[i].relays[j];
            if (relay.length > 0 && !map_set(relays, arena, relay, 1, fault))
                return false;
        }
    }
    return true;
}

bool count_voices(const struct linking *linking, const struct thread *thread,
                  const struct testimony *heard, struct arena *scratch,
                  uint32_t *voices, struct fault *fault)
{
    struct map seen = { 0 }, relays = { 0 };
    if (!gather_relays(heard, thread->claim_count, scratch, &relays, fault))
        return false;
    for (uint32_t i = 0; i < thread->claim_count; i++) {
        const uint32_t article = thread->claims[i].article;
        const struct slice voice = heard[i].voice;
        if (linking->articles[article].duplicate_of != article || heard[i].is_denial)
            continue;
        if (voice.length > 0 && map_find(&relays, voice) == MAP_NONE &&
            !map_set(&seen, scratch, voice, 1, fault))
            return false;
    }
    *voices = seen.keys.count;
    return true;
}
