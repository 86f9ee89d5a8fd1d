/* Any valid text through the whole reading: every claim keeps the promises of
 * news/claim.h. */
#include "base/utf8.h"
#include "fuzz.h"
#include "reading/reading.h"

static void hold_span(struct slice text, struct span span)
{
    fuzz_hold(span.start < span.end && span.end <= text.length,
              "spans stand in the text");
    fuzz_hold(utf8_is_valid(span_text(text, span)), "spans keep code points whole");
}

static void hold_speaker(struct slice text, const struct reading *reading,
                         const struct speaker *speaker)
{
    if (speaker->kind == SPEAKER_REFERENT)
        fuzz_hold(speaker->referent < reading->referent_count,
                  "a speaker is a referent of the reading");
    if (speaker->kind == SPEAKER_GROUP && speaker->name.bytes != NULL)
        fuzz_hold(speaker->name.length > 0 && utf8_is_valid(speaker->name),
                  "a group that is named has a name");
    if (speaker->span.start != speaker->span.end)
        hold_span(text, speaker->span);
}

static void hold_numbers(const uint32_t *numbers, uint32_t count, uint32_t limit)
{
    for (uint32_t i = 0; i < count; i++)
        fuzz_hold(numbers[i] < limit, "numbers refer to the reading's arrays");
}

static bool refers(uint32_t number, uint32_t limit)
{
    return number == UINT32_MAX || number < limit;
}

static void hold_claim(struct slice text, const struct reading *reading,
                       const struct claim *claim)
{
    uint32_t end = 0;
    fuzz_hold(claim->span_count > 0 && claim->rule != NULL,
              "a claim has content and a rule");
    for (uint32_t i = 0; i < claim->span_count; i++) {
        hold_span(text, claim->spans[i]);
        fuzz_hold(claim->spans[i].start >= end, "content stands in text order");
        end = claim->spans[i].end;
    }
    for (uint32_t i = 0; i < claim->cue_count; i++)
        hold_span(text, claim->cues[i]);
    hold_speaker(text, reading, &claim->speaker);
    for (uint32_t i = 0; i < claim->via_count; i++)
        hold_speaker(text, reading, &claim->via[i]);
    hold_numbers(claim->about, claim->about_count, reading->referent_count);
    hold_numbers(claim->weapons, claim->weapon_count, reading->referent_count);
    hold_numbers(claim->figures, claim->figure_count, reading->figure_count);
    fuzz_hold(refers(claim->supplier, reading->referent_count) &&
                  refers(claim->recipient, reading->referent_count) &&
                  refers(claim->when, reading->date_count) &&
                  claim->sentence < reading->sentence_count,
              "parties, date and sentence are the reading's");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct reader *reader;
    const struct article article = { .text = fuzz_slice(data, size) };
    struct fault fault = { 0 };
    if (reader == NULL) {
        reader = reader_create(NULL, &fault);
        fuzz_hold(reader != NULL, "the embedded lexicon can be loaded");
    }
    if (!utf8_is_valid(article.text))
        return 0;
    struct arena *const arena = arena_create((size_t)1 << 28);
    struct reading reading = { 0 };
    uint32_t start = 0;
    fuzz_hold(reader_read(reader, &article, arena, &reading, &fault),
              "any text can be read");
    for (uint32_t i = 0; i < reading.claim_count; i++) {
        const struct claim *const claim = &reading.claims[i];
        hold_claim(article.text, &reading, claim);
        fuzz_hold(claim->spans[0].start >= start, "claims stand in text order");
        start = claim->spans[0].start;
    }
    arena_destroy(arena);
    return 0;
}
