#include <stdio.h>

#include "base/map.h"
#include "base/utf8.h"
#include "linking/weaving.h"

/* One voice as text: two claims with the same are one voice, whatever kind its name is
 * taken for. Empty: nobody's; bytes NULL: out of memory. */
static struct slice name_voice(const struct weaving *weaving, uint32_t article,
                               const struct speaker *speaker)
{
    const struct linking *const linking = weaving->linking;
    if (speaker->kind == SPEAKER_NONE ||
        (speaker->kind == SPEAKER_GROUP && speaker->name.length == 0))
        return SLICE("");
    if (speaker->kind == SPEAKER_GROUP)
        return utf8_fold(linking->arena, speaker->name);
    const uint32_t entity = linking->articles[article].entities[speaker->referent];
    return utf8_fold(linking->arena, linking->entities[entity].name);
}

static const struct claim *claim_of(const struct weaving *weaving, uint32_t number)
{
    const struct claim_at at = weaving->propositions[number].at;
    return &weaving->linking->corpus[at.article].reading->claims[at.claim];
}

/* Who vouches for a claim; in its own voice that is the outlet. */
static struct slice voice_of(const struct weaving *weaving, uint32_t number)
{
    const struct claim *const claim = claim_of(weaving, number);
    const uint32_t article = weaving->propositions[number].at.article;
    const struct article *const from = weaving->linking->corpus[article].article;
    char voice[64];
    if (claim->form != FORM_OWN)
        return name_voice(weaving, article, &claim->speaker);
    if (from->publisher.length > 0)
        return utf8_fold(weaving->linking->arena, from->publisher);
    (void)snprintf(voice, sizeof voice, "article %u", original_of(weaving, number));
    return arena_copy(weaving->linking->arena, slice_of(voice));
}

/* Those who relay what another says are no voices of their own. */
static bool gather_relays(const struct weaving *weaving, const struct members *members,
                          struct map *relays, struct fault *fault)
{
    struct arena *const arena = weaving->linking->arena;
    for (uint32_t i = 0; i < members->count; i++) {
        const struct claim *const claim = claim_of(weaving, members->numbers[i]);
        const uint32_t article = weaving->propositions[members->numbers[i]].at.article;
        for (uint32_t j = 0; j < claim->via_count; j++) {
            const struct slice relay = name_voice(weaving, article, &claim->via[j]);
            if (relay.bytes == NULL)
                return fault_no_memory(fault);
            if (claim->speaker.kind != SPEAKER_NONE && relay.length > 0 &&
                !map_set(relays, arena, relay, 1, fault))
                return false;
        }
    }
    return true;
}

bool count_voices(const struct weaving *weaving, const struct members *members,
                  uint32_t *voices, struct fault *fault)
{
    struct arena *const arena = weaving->linking->arena;
    struct map seen = { 0 }, relays = { 0 };
    if (!gather_relays(weaving, members, &relays, fault))
        return false;
    for (uint32_t i = 0; i < members->count; i++) {
        const uint32_t number = members->numbers[i];
        const struct proposition *const proposition = &weaving->propositions[number];
        if (original_of(weaving, number) != proposition->at.article ||
            proposition->denied)
            continue;
        const struct slice voice = voice_of(weaving, number);
        if (voice.bytes == NULL)
            return fault_no_memory(fault);
        if (voice.length > 0 && map_find(&relays, voice) == MAP_NONE &&
            !map_set(&seen, arena, voice, 1, fault))
            return false;
    }
    *voices = seen.entries.count;
    return true;
}
