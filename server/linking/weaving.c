#include "linking/weaving.h"

#include <stdio.h>

enum {
    CANDIDATES = 48,   /* founders looked at for one key */
    KEYS_MAX = 24,     /* keys by which a claim is found */
    ANSWER_WITHIN = 4, /* sentences between a claim and its unspecific denial */
    SPEAKER_HEAD = 6   /* bytes of the shortest name by which a report is known */
};

static const char answers_report[] = "denies the report of its source";
static const char answers_transfer[] = "denies a transfer between the same parties";
static const char founded[] = "first in this corpus";

/* The keys under which a founder is kept and looked for; returns how many. */
static uint32_t make_keys(const struct proposition *proposition,
                          char keys[KEYS_MAX][48])
{
    const unsigned event = proposition->claim->event;
    uint32_t count = 0;
    if (proposition->supplier != NO_REFERENT && proposition->recipient != NO_REFERENT)
        (void)snprintf(keys[count++], sizeof keys[0], "%u:%u>%u", event,
                       proposition->supplier, proposition->recipient);
    for (uint32_t i = 0; i < proposition->entity_count && count < KEYS_MAX; i++)
        (void)snprintf(keys[count++], sizeof keys[0], "%u:%u", event,
                       proposition->entities[i]);
    return count;
}

static bool is_other_article(const struct weaving *weaving, uint32_t a, uint32_t b)
{
    return weaving->propositions[a].at.article != weaving->propositions[b].at.article;
}

static bool same_polarity(const struct weaving *weaving, uint32_t a, uint32_t b)
{
    return weaving->propositions[a].claim->polarity ==
           weaving->propositions[b].claim->polarity;
}

/* Who denies is named: an outlet that doubts in its own voice, or a rumour, contradicts
 * nobody by itself. */
static bool is_denial(const struct proposition *proposition)
{
    return proposition->claim->polarity == POLARITY_DENIED &&
           proposition->claim->speaker.kind != SPEAKER_NONE;
}

/* Looks at a founder of the other polarity for a new claim; true if one denies the
 * other and so the claim joins it. */
static bool try_contradiction(struct weaving *weaving, uint32_t number,
                              uint32_t founder)
{
    const struct proposition *const new = &weaving->propositions[number];
    const struct proposition *const old = &weaving->propositions[founder];
    const bool new_denies = is_denial(new);
    if (!new_denies && !is_denial(old))
        return false;
    const char *reason = proposition_match(old, new);
    if (reason == NULL && proposition_is_answered(old, new))
        reason = answers_transfer;
    if (reason == NULL)
        return false;
    weaving->nodes[number].founder = founder;
    weaving->nodes[number].reason = reason;
    struct node *const denial = &weaving->nodes[new_denies ? number : founder];
    if (denial->denies == NOBODY) {
        denial->denies = new_denies ? founder : number;
        denial->denial_reason = reason;
    }
    return true;
}

/* Looks at one founder for a new claim; true if the claim joins it. */
static bool try_founder(struct weaving *weaving, uint32_t number, uint32_t founder)
{
    if (!same_polarity(weaving, number, founder))
        return try_contradiction(weaving, number, founder);
    if (!is_other_article(weaving, number, founder))
        return false;
    const char *const reason = proposition_match(&weaving->propositions[founder],
                                                 &weaving->propositions[number]);
    if (reason == NULL)
        return false;
    weaving->nodes[number].founder = founder;
    weaving->nodes[number].reason = reason;
    return true;
}

static bool try_key(struct weaving *weaving, uint32_t number, struct slice key)
{
    const struct posting *const postings = weaving->postings.items;
    uint32_t at = map_find(&weaving->by_key, key);
    if (postings == NULL)
        return false;
    for (uint32_t seen = 0; at != MAP_NONE && at != 0 && seen < CANDIDATES; seen++) {
        if (try_founder(weaving, number, postings[at - 1].proposition))
            return true;
        at = postings[at - 1].next;
    }
    return false;
}

static bool keep_founder(struct weaving *weaving, uint32_t number,
                         char keys[KEYS_MAX][48], uint32_t key_count,
                         struct fault *fault)
{
    struct arena *const arena = weaving->linking->arena;
    for (uint32_t i = 0; i < key_count; i++) {
        const struct slice key = arena_copy(arena, slice_of(keys[i]));
        struct posting *const posting =
            list_add(&weaving->postings, arena, sizeof *posting);
        if (key.bytes == NULL || posting == NULL)
            return fault_no_memory(fault);
        const uint32_t newest = map_find(&weaving->by_key, key);
        *posting = (struct posting){ number, newest == MAP_NONE ? 0 : newest };
        if (!map_set(&weaving->by_key, arena, key, weaving->postings.count, fault))
            return false;
    }
    return true;
}

static struct slice sentence_text(const struct proposition *proposition)
{
    const struct span sentence =
        proposition->reading->sentences[proposition->claim->sentence];
    return span_text(proposition->article->text, sentence);
}

/* Whether the text of the claim's sentence speaks of a report or an accusation. */
static bool names_a_report(const struct proposition *proposition)
{
    static const char *const nouns[] = { "ericht",     "orwurf",       "orwürfe",
                                         "eldung",     "arstellung",   "ehauptung",
                                         "Angaben",    "nschuldigung", "nterstellung",
                                         "pekulation", "erücht",       "report",
                                         "allegation", "accusation" };
    const struct slice text = sentence_text(proposition);
    for (size_t i = 0; i < sizeof nouns / sizeof nouns[0]; i++)
        if (slice_find(text, slice_of(nouns[i])) != SIZE_MAX)
            return true;
    return false;
}

static bool same_speaker(const struct speaker *a, const struct speaker *b)
{
    if (a->kind != b->kind)
        return false;
    return a->kind == SPEAKER_REFERENT ? a->referent == b->referent
                                       : slice_equals(a->name, b->name);
}

/* The last word of who said it, without what a hyphen joins in front: "Geheimdienst" of
 * "US-Geheimdienst". */
static struct slice head_of_speaker(const struct proposition *proposition)
{
    const struct speaker *const speaker = &proposition->claim->speaker;
    const struct slice name =
        speaker->kind == SPEAKER_REFERENT
            ? proposition->reading->referents[speaker->referent].name
            : speaker->name;
    size_t start = name.length;
    while (start > 0 && name.bytes[start - 1] != '-' && name.bytes[start - 1] != ' ')
        start--;
    return slice_part(name, start, name.length);
}

static bool mentions_speaker(const struct proposition *denial,
                             const struct proposition *claim)
{
    const struct reading *const reading = denial->reading;
    if (claim->claim->speaker.kind != SPEAKER_REFERENT)
        return false;
    for (uint32_t i = 0; i < reading->mention_count; i++) {
        if (reading->mentions[i].referent == claim->claim->speaker.referent &&
            reading->mentions[i].sentence == denial->claim->sentence)
            return true;
    }
    return false;
}

/* A denial answers a claim of its article only if it tells whose report it denies ("der
 * Bericht des Geheimdienstes"), or if both are about the same event and entity: that a
 * claim stands before it is no reason. */
static bool answers(const struct proposition *denial, const struct proposition *claim)
{
    const struct slice head = head_of_speaker(claim);
    const size_t letters = head.length;
    if (mentions_speaker(denial, claim) ||
        (letters >= SPEAKER_HEAD &&
         slice_find(sentence_text(denial), head) != SIZE_MAX))
        return true;
    return claim->claim->event != EVENT_OTHER &&
           claim->claim->event == denial->claim->event &&
           proposition_share_entity(claim, denial);
}

/* "Moskau wies den Bericht zurück": the claim of somebody else told shortly before in
 * the same article is what is denied. */
static void answer_report(struct weaving *weaving, uint32_t number)
{
    const struct proposition *const denial = &weaving->propositions[number];
    struct node *const node = &weaving->nodes[number];
    if (!is_denial(denial) || node->denies != NOBODY || !names_a_report(denial))
        return;
    for (uint32_t i = number; i-- > 0;) {
        const struct proposition *const claim = &weaving->propositions[i];
        if (claim->at.article != denial->at.article ||
            claim->claim->sentence + ANSWER_WITHIN < denial->claim->sentence)
            return;
        if (claim->claim->polarity == POLARITY_DENIED ||
            claim->claim->form == FORM_OWN ||
            claim->claim->speaker.kind == SPEAKER_NONE ||
            same_speaker(&claim->claim->speaker, &denial->claim->speaker) ||
            !answers(denial, claim))
            continue;
        node->denies = i;
        node->denial_reason = answers_report;
        if (node->founder == number) {
            node->founder = weaving->nodes[i].founder;
            node->reason = answers_report;
        }
        return;
    }
}

bool weave(struct weaving *weaving, struct fault *fault)
{
    for (uint32_t number = 0; number < weaving->count; number++) {
        char keys[KEYS_MAX][48];
        const uint32_t key_count = make_keys(&weaving->propositions[number], keys);
        weaving->nodes[number] = (struct node){ number, founded, NOBODY, NULL };
        bool joined = false;
        for (uint32_t i = 0; i < key_count && !joined; i++)
            joined = try_key(weaving, number, slice_of(keys[i]));
        answer_report(weaving, number);
        if (weaving->nodes[number].founder == number &&
            !keep_founder(weaving, number, keys, key_count, fault))
            return false;
    }
    return true;
}
