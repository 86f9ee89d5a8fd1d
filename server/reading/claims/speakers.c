#include "reading/claims/speakers.h"

#include "reading/claims/agreement.h"
#include "reading/claims/antecedents.h"
#include "reading/claims/attribution.h"
#include "reading/claims/groups.h"
#include "reading/claims/inside.h"

/* How a name stands in a phrase; the greater, the rather it is who is meant. */
enum standing {
    STANDING_NONE,
    STANDING_ASIDE,  /* "der Rat in Kamm": says where, not who */
    STANDING_BELOW,  /* "die Chefin der Nordwacht" */
    STANDING_FRONT,  /* "Utopias Chefin", "die Kammer Anwältin Anna Velten" */
    STANDING_BESIDE, /* "der Chef der Nordwacht, Iwan Korin" */
    STANDING_HEAD    /* "die Anwältin Anna Velten" */
};

/* People are rather meant than organisations, those rather than places. */
static int rank_of(enum entity_kind kind)
{
    switch (kind) {
    case ENTITY_PERSON:
        return 3;
    case ENTITY_ORGANISATION:
        return 2;
    case ENTITY_PLACE:
        return 1;
    case ENTITY_WEAPON:
    case ENTITY_KINDS:
        break;
    }
    return 0;
}

/* The noun that a run of nouns begins with says what it is: "Präsident Utopias". */
static bool follows_agent(const struct scene *scene, struct range phrase, uint32_t name)
{
    return name > phrase.first && form_is(&scene->forms[name - 1], CLASS_NOUN) &&
           scene->forms[name - 1].name == 0 &&
           (cue_noun_agent(scene->tables, scene->words[name - 1].lower) &
            AGENT_PERSON) != 0;
}

static bool stands_aside(const struct scene *scene, uint32_t name)
{
    const struct word *const before = &scene->words[name - 1];
    return word_is(before, "in") || word_is(before, "aus") || word_is(before, "bei") ||
           word_is(before, "an") || word_is(before, "im") || word_is(before, "gegen") ||
           word_is(before, "für");
}

static enum standing standing_of(const struct speakers *speakers, struct range phrase,
                                 const struct mention *mention)
{
    const struct scene *const scene = speakers->scene;
    const struct range name = scene_words(scene, mention->span);
    const uint32_t core = phrase_core_end(scene, phrase.first, phrase.end);
    const enum entity_kind kind = speakers->reading->referents[mention->referent].kind;
    const bool person = kind == ENTITY_PERSON, place = kind == ENTITY_PLACE;
    if (name.end <= core) {
        const bool head = person || !follows_agent(scene, phrase, name.first);
        return name.end == core && head ? STANDING_HEAD : STANDING_FRONT;
    }
    for (uint32_t i = name.first; i > core; i--) {
        if (!word_is(&scene->words[i - 1], ","))
            continue;
        const bool beside = phrase_core_end(scene, i, phrase.end) == name.end;
        return beside && !place ? STANDING_BESIDE : STANDING_ASIDE;
    }
    if (!person && name.first > phrase.first && stands_aside(scene, name.first))
        return STANDING_ASIDE;
    return STANDING_BELOW;
}

/* What the phrase names, at least standing so. */
static uint32_t find_named(const struct speakers *speakers, struct range phrase,
                           enum standing least)
{
    const struct reading *const reading = speakers->reading;
    const struct span span = scene_span(speakers->scene, phrase);
    uint32_t best = NO_REFERENT;
    int best_rank = 0;
    for (uint32_t i = mention_from(reading, span.start); i < reading->mention_count;
         i++) {
        const struct mention *const mention = &reading->mentions[i];
        if (mention->span.start >= span.end)
            break;
        const int kind = rank_of(reading->referents[mention->referent].kind);
        if (mention->derived || mention->span.end > span.end || kind == 0)
            continue;
        const enum standing standing = standing_of(speakers, phrase, mention);
        const int rank = (int)standing * 4 + kind;
        if (standing >= least && rank > best_rank) {
            best = mention->referent;
            best_rank = rank;
        }
    }
    return best;
}

uint32_t speaker_named(const struct speakers *speakers, struct range phrase)
{
    return find_named(speakers, phrase, STANDING_BESIDE);
}

/* "Angaben der Polizei", "Ansicht des Experten": who stands behind the noun of saying.
 * The phrase itself if nobody does. */
static struct range voice_inside(const struct scene *scene, struct range phrase)
{
    const uint32_t head = phrase_head(scene, phrase);
    struct range inner = phrase;
    if (head == NO_WORD || head + 1 >= phrase.end ||
        (cue_noun_uses(scene->tables, &scene->words[head]) & NOUN_ACCORDING) == 0)
        return phrase;
    uint32_t at = head + 1;
    if (form_is(&scene->forms[at], CLASS_PREPOSITION))
        at++;
    return phrase_at(scene, at, phrase.end, &inner) ? inner : phrase;
}

static bool has_saying_head(const struct scene *scene, struct range phrase)
{
    const uint32_t head = phrase_head(scene, phrase);
    return head != NO_WORD && cue_noun_uses(scene->tables, &scene->words[head]) != 0;
}

/* A name, or a noun for who speaks, among the phrase's first nouns. */
static bool names_speaker(const struct scene *scene, struct range phrase)
{
    const uint32_t head = phrase_head(scene, phrase);
    for (uint32_t i = phrase.first; head != NO_WORD && i <= head; i++) {
        if (form_is(&scene->forms[i], CLASS_NAME) ||
            (form_is(&scene->forms[i], CLASS_NOUN) &&
             cue_noun_agent(scene->tables, scene->words[i].lower) != 0))
            return true;
    }
    return head == NO_WORD;
}

/* "ihr Bericht", "seine Meinung": the owner speaks. */
static bool is_owned(const struct scene *scene, struct range phrase)
{
    const struct slice word = scene->words[phrase.first].lower;
    return phrase.end > phrase.first + 1 &&
           form_is(&scene->forms[phrase.first], CLASS_DETERMINER) &&
           (slice_starts_with(word, SLICE("sein")) ||
            slice_starts_with(word, SLICE("ihr"))) &&
           !names_speaker(scene, phrase);
}

/* "eigenen Angaben zufolge": who acts says it too. */
static bool is_own(const struct scene *scene, struct range phrase)
{
    return slice_starts_with(scene->words[phrase.first].lower, SLICE("eigene")) &&
           has_saying_head(scene, phrase);
}

/* "der Bericht, der …": what a relative pronoun stands for. */
static struct range relative_antecedent(const struct scene *scene, struct range phrase)
{
    const uint32_t first = phrase.first;
    if (phrase.end != first + 1 || first < 2 ||
        !form_is(&scene->forms[first], CLASS_RELATIVE) ||
        !word_is(&scene->words[first - 1], ","))
        return phrase;
    const uint32_t start = scene->text->sentences[scene->words[first].sentence].first;
    const struct range before = phrase_before(scene, start, first - 1);
    return range_is_empty(before) ? phrase : before;
}

/* "nach utopischer Darstellung" is what Utopia says; "utopische Berichte" are some. */
static bool is_bare_saying(const struct scene *scene, uint32_t head)
{
    const struct word *const word = &scene->words[head];
    const uint32_t uses = cue_noun_uses(scene->tables, word);
    return uses != 0 && (uses & NOUN_VOICE) == 0 &&
           cue_noun_saying(scene->tables, word) == word->lower.length;
}

/* "von utopischer Seite", "nach utopischen Angaben": the place that the adjective is
 * derived from; "MCD-Bericht", "MCD-Zentrale": the organisation in front. */
static uint32_t derived_side(const struct speakers *speakers, struct range phrase)
{
    const struct scene *const scene = speakers->scene;
    const struct reading *const reading = speakers->reading;
    const struct span span = scene_span(scene, phrase);
    const uint32_t head = phrase_head(scene, phrase);
    if (head == NO_WORD)
        return NO_REFERENT;
    const struct word *const word = &scene->words[head];
    const bool side = word_is(word, "seite") || is_bare_saying(scene, head);
    const bool joined = word_has(word, WORD_HYPHEN) &&
                        (cue_noun_uses(scene->tables, word) != 0 ||
                         slice_ends_with(word->lower, SLICE("-zentrale")));
    for (uint32_t i = mention_from(reading, span.start); i < reading->mention_count;
         i++) {
        const struct mention *const mention = &reading->mentions[i];
        if (mention->span.start >= word->span.end)
            break;
        const bool place = reading->referents[mention->referent].kind == ENTITY_PLACE;
        if ((side && mention->derived) || (joined && !place))
            return mention->referent;
    }
    return NO_REFERENT;
}

/* "nach offiziellen Angaben": words that somebody said, and nobody who said them. */
static bool names_words_only(const struct scene *scene, struct range phrase)
{
    const uint32_t head = phrase_head(scene, phrase);
    return head != NO_WORD && is_bare_saying(scene, head);
}

/* "Anna Velten, Professorin am Institut Nord": a name that nothing is known of speaks,
 * not the institute behind it. */
static bool is_unknown_name(const struct speakers *speakers, struct range phrase)
{
    const struct scene *const scene = speakers->scene;
    const uint32_t head = phrase_head(scene, phrase);
    if (head == NO_WORD || head == phrase.first)
        return false;
    for (uint32_t i = phrase.first; i <= head; i++) {
        if (!form_is(&scene->forms[i], CLASS_NOUN) ||
            form_is(&scene->forms[i], CLASS_NAME) ||
            cue_noun_uses(scene->tables, &scene->words[i]) != 0)
            return false;
    }
    return true;
}

/* "der Lotse des Hafens Kamm, Karl Binder": a name that nothing is known of, behind the
 * comma. Empty if there is none. */
static struct range unknown_apposition(const struct scene *scene, struct range phrase)
{
    const struct range none = { 0, 0 };
    uint32_t first = phrase.end;
    while (first > phrase.first && !word_is(&scene->words[first - 1], ","))
        first--;
    if (first == phrase.first || phrase.end < first + 2)
        return none;
    for (uint32_t i = first; i < phrase.end; i++) {
        const bool particle = slice_starts_with(scene->words[i].lower, SLICE("al-")) ||
                              slice_starts_with(scene->words[i].lower, SLICE("el-"));
        if (!(particle || form_is(&scene->forms[i], CLASS_NOUN)) ||
            form_is(&scene->forms[i], CLASS_NAME) ||
            cue_noun_agent(scene->tables, scene->words[i].lower) != 0)
            return none;
    }
    return (struct range){ first, phrase.end };
}

static bool is_indefinite(const struct scene *scene, struct range phrase)
{
    return slice_starts_with(scene->words[phrase.first].lower, SLICE("ein"));
}

/* "ein Sprecher der Nordwacht", "Vertreter Utopias": who speaks for others. */
static bool speaks_for_others(struct slice noun)
{
    static const char *const ends[] = { "sprecher",    "sprecherin", "vertreter",
                                        "vertreterin", "sprechers",  "vertretern",
                                        "vertreters",  "sprechern",  NULL };
    return slice_ends_with_any(noun, ends);
}

/* "ein Händler der Nordwacht", "die Rätin von Kamm": somebody with an own voice. */
static bool speaks_alone(const struct speakers *speakers, struct range phrase,
                         uint32_t body)
{
    const struct scene *const scene = speakers->scene;
    const uint32_t head = phrase_head(scene, phrase);
    if (head == NO_WORD || scene->forms[head].name != 0)
        return false;
    const struct slice noun = scene->words[head].lower;
    const bool place = speakers->reading->referents[body].kind == ENTITY_PLACE;
    return (cue_noun_agent(scene->tables, noun) & AGENT_PERSON) != 0 &&
           !speaks_for_others(noun) && (place || is_indefinite(scene, phrase));
}

/* "ein Sprecher der Nordwacht" speaks for it, "die Rätin aus Kamm" not for Kamm. */
static uint32_t find_body(const struct speakers *speakers, struct range phrase)
{
    const uint32_t body = is_unknown_name(speakers, phrase)
                              ? NO_REFERENT
                              : find_named(speakers, phrase, STANDING_BELOW);
    return body != NO_REFERENT && speaks_alone(speakers, phrase, body) ? NO_REFERENT
                                                                       : body;
}

/* "dort", and "eine Sprecherin" of nobody who is named. */
static bool means_last_body(const struct scene *scene, struct range phrase)
{
    const struct word *const last = &scene->words[phrase.end - 1];
    return (phrase.end == phrase.first + 1 && word_is(last, "dort")) ||
           (phrase.end == phrase.first + 2 && is_indefinite(scene, phrase) &&
            speaks_for_others(last->lower));
}

static void resolve_phrase(const struct speakers *speakers, struct range phrase,
                           struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct range whole = relative_antecedent(scene, phrase);
    const struct range voice =
        is_own(scene, whole) ? whole : voice_inside(scene, whole);
    if (is_own(scene, voice)) {
        if (!antecedent_in_clause(speakers, voice, out))
            *out = (struct speaker){ .kind = SPEAKER_NONE };
        return;
    }
    uint32_t referent =
        is_owned(scene, voice) ? NO_REFERENT : speaker_named(speakers, voice);
    if (referent == NO_REFERENT)
        referent = derived_side(speakers, voice);
    *out = (struct speaker){ .kind = SPEAKER_REFERENT, .referent = referent };
    if (referent != NO_REFERENT)
        return;
    if (phrase_is_pronoun(scene, voice) || is_owned(scene, voice)) {
        if (!antecedent_of_pronoun(speakers, voice, out))
            *out = (struct speaker){ .kind = SPEAKER_NONE };
        return;
    }
    if (means_last_body(scene, voice) && antecedent_of_place(speakers, voice, out))
        return;
    if (antecedent_of_role(speakers, voice, out) ||
        antecedent_of_document(speakers, voice, out))
        return;
    const struct range name = unknown_apposition(scene, voice);
    if (!range_is_empty(name)) {
        *out = (struct speaker){ .kind = SPEAKER_GROUP,
                                 .name = span_text(scene->text->bytes,
                                                   scene_span(scene, name)) };
        return;
    }
    referent = find_body(speakers, voice);
    *out = (struct speaker){ .kind = SPEAKER_REFERENT, .referent = referent };
    if (referent != NO_REFERENT)
        return;
    *out = (struct speaker){ .kind = SPEAKER_GROUP };
    if (!names_words_only(scene, voice) && !word_is(&scene->words[voice.first], "dort"))
        out->name = group_name(scene, voice);
}

bool speaker_resolve(struct speakers *speakers, struct range phrase,
                     struct speaker *out, struct fault *fault)
{
    *out = (struct speaker){ .kind = SPEAKER_NONE };
    if (range_is_empty(phrase) || phrase_is_nobody(speakers->scene, phrase))
        return true;
    const struct scene *const scene = speakers->scene;
    resolve_phrase(speakers, phrase, out);
    out->span = scene_span(scene, phrase);
    struct speaker *const known =
        list_add(&speakers->known, scene->arena, sizeof *known);
    if (known == NULL)
        return fault_no_memory(fault);
    *known = *out;
    return true;
}
