#include <stdio.h>

#include "base/map.h"
#include "base/utf8.h"
#include "linking/weaving.h"

/* The claim, and the article that it is in, as the corrections leave it. */
struct told {
    uint32_t article;
    const struct abstract *from;
    const struct abstract_claim *claim;
};

static struct told told_in(const struct weaving *weaving, uint32_t number)
{
    const struct claim_at at = weaving->propositions[number].at;
    const struct abstract *const from =
        abstract_as_corrected(weaving->linking, at.article);
    return (struct told){ at.article, from, &from->claims[at.claim] };
}

/* One voice as text: two claims with the same are one voice, whatever kind its name is
 * taken for. Empty: nobody's; bytes NULL: out of memory. */
static struct slice name_voice(const struct weaving *weaving, const struct told *told,
                               const struct abstract_voice *voice)
{
    const struct linking *const linking = weaving->linking;
    if (voice->kind == SPEAKER_NONE ||
        (voice->kind == SPEAKER_GROUP && voice->name.length == ABSTRACT_NONE))
        return SLICE("");
    if (voice->kind == SPEAKER_GROUP)
        return abstract_slice(told->from, voice->name);
    const uint32_t entity = linking->articles[told->article].entities[voice->referent];
    return utf8_fold(linking->arena, linking->entities[entity].name);
}

/* Who vouches for a claim; in its own voice that is the outlet. */
static struct slice voice_of(const struct weaving *weaving, uint32_t number)
{
    const struct told told = told_in(weaving, number);
    const struct slice publisher =
        abstract_slice(told.from, told.from->head->publisher);
    char voice[64];
    if (!told.claim->own)
        return name_voice(weaving, &told, &told.claim->speaker);
    if (publisher.length > 0)
        return utf8_fold(weaving->linking->arena, publisher);
    (void)snprintf(voice, sizeof voice, "article %u", original_of(weaving, number));
    return arena_copy(weaving->linking->arena, slice_of(voice));
}

/* Those who relay what another says are no voices of their own. */
static bool gather_relays(const struct weaving *weaving, const struct members *members,
                          struct map *relays, struct fault *fault)
{
    struct arena *const arena = weaving->linking->arena;
    for (uint32_t i = 0; i < members->count; i++) {
        const struct told told = told_in(weaving, members->numbers[i]);
        const struct abstract_voice *const all =
            told.from->relays + told.claim->relays.first;
        for (uint32_t j = 0; j < told.claim->relays.count; j++) {
            const struct slice relay = name_voice(weaving, &told, &all[j]);
            if (relay.bytes == NULL)
                return fault_no_memory(fault);
            if (told.claim->speaker.kind != SPEAKER_NONE && relay.length > 0 &&
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
