#include "reading/claims/speakers.h"

#include "reading/claims/agreement.h"
#include "reading/claims/antecedents.h"
#include "reading/claims/attribution.h"
#include "reading/claims/candidates.h"
#include "reading/claims/groups.h"
#include "reading/claims/inside.h"

/* "Angaben", "Papier", but not "Zeitung", which speaks for itself. */
static bool tells_of_its_author(const struct scene *scene, uint32_t noun)
{
    const uint32_t uses = cue_noun_uses(scene->tables, &scene->words[noun]);
    return (uses & NOUN_ACCORDING) != 0 ||
           ((uses & NOUN_VOICE) != 0 &&
            cue_noun_agent(scene->tables, scene->words[noun].lower) == 0);
}

/* "Angaben der Polizei", "Ansicht des Experten": who stands behind the noun of saying.
 * The phrase itself if nobody does. */
static struct range voice_inside(const struct scene *scene, struct range phrase)
{
    const uint32_t head = phrase_head(scene, phrase);
    struct range inner = phrase;
    if (head == NO_WORD || head + 1 >= phrase.end || !tells_of_its_author(scene, head))
        return phrase;
    static const char *const origins[] = { "von", "vom", "aus", "seitens", NULL };
    uint32_t at = head + 1;
    if (word_is_any(&scene->words[at], origins))
        at++;
    else if (form_is(&scene->forms[at], CLASS_PREPOSITION))
        return phrase; /* "laut Anklage für die Sanierung" */
    return phrase_at(scene, at, phrase.end, &inner) ? inner : phrase;
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
    return phrase.end > phrase.first + 1 && phrase_is_possessed(scene, phrase) &&
           !names_speaker(scene, phrase);
}

/* "eigenen Angaben zufolge", "prüft nach eigenen Angaben Klagen": who acts says it too.
 */
static bool is_own(const struct scene *scene, struct range phrase)
{
    return phrase.end > phrase.first + 1 &&
           slice_starts_with(scene->words[phrase.first].lower, SLICE("eigene")) &&
           cue_noun_uses(scene->tables, &scene->words[phrase.first + 1]) != 0;
}

/* "der Bericht, der …": what a relative pronoun stands for. */
static struct range relative_antecedent(const struct scene *scene, struct range phrase)
{
    uint32_t first = phrase.first;
    if (phrase.end != first + 1 || first < 3 ||
        !form_is(&scene->forms[first], CLASS_RELATIVE))
        return phrase;
    if (form_is(&scene->forms[first - 1], CLASS_PREPOSITION))
        first--; /* "ein Gutachten, laut dem …" */
    if (!word_is(&scene->words[first - 1], ","))
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

/* A phrase that names nobody and whose noun says who is meant. */
static bool resolve_noun(const struct speakers *speakers, struct range voice,
                         struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct range name = unknown_apposition(scene, voice);
    if (antecedent_of_role(speakers, voice, out) ||
        antecedent_announced(speakers, voice, out) ||
        antecedent_alone(speakers, voice, out) ||
        antecedent_of_staff(speakers, voice, out) ||
        antecedent_of_document(speakers, voice, out))
        return true;
    if (range_is_empty(name))
        return false;
    *out = (struct speaker){ .kind = SPEAKER_GROUP,
                             .name = span_text(scene->text->bytes,
                                               scene_span(scene, name)) };
    return true;
}

/* "einer", "ich": words without a noun, unless they count people ("viele"). */
static bool is_pronoun_of_nobody(const struct scene *scene, struct range phrase)
{
    static const char *const many[] = { "viele",  "einige",  "manche", "mehrere",
                                        "andere", "anderen", "wenige", "beide",
                                        "alle",   "dort",    NULL };
    if (word_is_any(&scene->words[phrase.first], many))
        return false;
    for (uint32_t i = phrase.first; i < phrase.end; i++) {
        if (form_is(&scene->forms[i], CLASS_NOUN) &&
            !form_is(&scene->forms[i], CLASS_TIME))
            return false;
    }
    return true;
}

/* A group: "Experten", or words that nobody is known to have said. */
static void resolve_group(const struct scene *scene, struct range voice,
                          struct speaker *out)
{
    if (is_pronoun_of_nobody(scene, voice))
        return;
    *out = (struct speaker){ .kind = SPEAKER_GROUP };
    if (!names_words_only(scene, voice) && !word_is(&scene->words[voice.first], "dort"))
        out->name = group_name(scene, voice);
}

/* Who is called by a name that the article gives in passing: "ein Hirte, der sich Asel
 * nennt". */
static bool resolve_own_name(const struct speakers *speakers, struct range voice,
                             struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct range name = own_name(scene, voice);
    if (range_is_empty(name))
        return false;
    const uint32_t referent = speaker_named(speakers, name);
    *out = (struct speaker){ .kind = SPEAKER_GROUP,
                             .name = span_text(scene->text->bytes,
                                               scene_span(scene, name)) };
    if (referent != NO_REFERENT &&
        speakers->reading->referents[referent].kind == ENTITY_PERSON)
        mean_referent(out, referent);
    return true;
}

/* A phrase that names nobody: by what it stands for, else by whom it speaks for. */
static void resolve_unnamed(const struct speakers *speakers, struct range voice,
                            struct speaker *out)
{
    if (resolve_own_name(speakers, voice, out) || resolve_noun(speakers, voice, out))
        return;
    const uint32_t body = speaker_body(speakers, voice);
    if (body != NO_REFERENT)
        mean_referent(out, body);
    else if (!antecedent_of_spokesman(speakers, voice, out) &&
             !antecedent_of_owner(speakers, voice, out))
        resolve_group(speakers->scene, voice, out);
}

/* "heißt es aus Kamm": a town that is no capital is where whoever spoke before sits. */
static bool resolve_seat(const struct speakers *speakers, struct range voice,
                         uint32_t referent, struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct referent *const place = &speakers->reading->referents[referent];
    return place->kind == ENTITY_PLACE && place->facts.precision != PRECISION_COUNTRY &&
           cue_acts_for(scene->tables, place->key) == MAP_NONE && voice.first > 0 &&
           word_is(&scene->words[voice.first - 1], "aus") &&
           antecedent_of_place(speakers, voice, out);
}

static void resolve_phrase(const struct speakers *speakers, struct range phrase,
                           struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct speaker nobody = { .kind = SPEAKER_NONE };
    const struct range whole = relative_antecedent(scene, phrase);
    const struct range voice =
        is_own(scene, whole) ? whole : voice_inside(scene, whole);
    const bool owned = is_owned(scene, voice);
    if (is_own(scene, voice)) {
        if (!antecedent_in_clause(speakers, voice, out))
            *out = nobody;
        return;
    }
    uint32_t referent = owned ? NO_REFERENT : speaker_named(speakers, voice);
    if (referent == NO_REFERENT)
        referent = derived_side(speakers, voice);
    if (referent != NO_REFERENT) {
        if (!resolve_seat(speakers, voice, referent, out))
            mean_referent(out, referent);
    } else if (!owned && !phrase_is_pronoun(scene, voice)) {
        resolve_unnamed(speakers, voice, out);
    } else if (!antecedent_of_pronoun(speakers, voice, out)) {
        *out = nobody;
    }
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
