#include "reading/claims/speakers.h"

#include "reading/claims/inside.h"

enum {
    PRONOUN_REACH = 4, /* sentences back to what a pronoun stands for */
    KNOWN_REACH = 60,  /* speakers back to whom a role or a pronoun can mean */
    SHORTEST_HEAD = 5  /* bytes that two nouns must share at their ends */
};

static struct span span_of(const struct scene *scene, struct range words)
{
    return (struct span){ scene->words[words.first].span.start,
                          scene->words[words.end - 1].span.end };
}

static const struct speaker *known_speaker(const struct speakers *speakers,
                                           uint32_t number)
{
    return &((const struct speaker *)speakers->known.items)[number];
}

/* Who spoke long ago is not meant any more. */
static uint32_t oldest(const struct speakers *speakers)
{
    const uint32_t count = speakers->known.count;
    return count > KNOWN_REACH ? count - KNOWN_REACH : 0;
}

/* People are rather meant than organisations, those rather than places: "der Sprecher
 * des Kremls, Iwan Korin". */
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

static uint32_t referent_inside(const struct reading *reading, struct span span)
{
    uint32_t best = NO_REFERENT;
    int best_rank = 0;
    for (uint32_t i = mention_from(reading, span.start); i < reading->mention_count;
         i++) {
        const struct mention *const mention = &reading->mentions[i];
        if (mention->span.start >= span.end)
            break;
        const int rank = rank_of(reading->referents[mention->referent].kind);
        if (!mention->derived && mention->span.end <= span.end && rank > best_rank) {
            best = mention->referent;
            best_rank = rank;
        }
    }
    return best;
}

static bool is_pronoun(const struct scene *scene, struct range phrase)
{
    const struct word *const word = &scene->words[phrase.first];
    return phrase.end == phrase.first + 1 &&
           (word_is(word, "er") || word_is(word, "sie"));
}

static struct slice name_group(const struct scene *scene, struct range phrase);

/* The subject of one of the two sentences before. */
static bool find_subject_before(const struct speakers *speakers, struct range phrase,
                                struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const uint32_t sentence = scene->words[phrase.first].sentence;
    for (uint32_t i = sentence; i > 0 && i + 2 > sentence; i--) {
        const struct range clauses = scene_clauses(scene, i - 1);
        for (uint32_t at = clauses.first; at < clauses.end; at++) {
            const struct range subject = subject_of(scene, at);
            if (range_is_empty(subject) || phrase_head(scene, subject) == NO_WORD)
                continue;
            *out = (struct speaker){ .kind = SPEAKER_GROUP,
                                     .name = name_group(scene, subject) };
            return true;
        }
    }
    return false;
}

/* "Experten", "Medienberichte": no "er". */
static bool is_plural_group(struct slice name)
{
    return slice_ends_with(name, SLICE("en")) || slice_ends_with(name, SLICE("te"));
}

/* The last speaker that a pronoun can stand for, else the last person named. */
static bool find_antecedent(const struct speakers *speakers, struct range phrase,
                            struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct reading *const reading = speakers->reading;
    const uint32_t sentence = scene->words[phrase.first].sentence;
    const struct span span = span_of(scene, phrase);
    const bool owner = phrase.end > phrase.first + 1;
    const bool male = word_is(&scene->words[phrase.first], "er");
    for (uint32_t i = mention_from(reading, span.start); i > 0; i--) {
        const struct mention *const mention = &reading->mentions[i - 1];
        if (mention->sentence + PRONOUN_REACH < sentence)
            break;
        const enum entity_kind kind = reading->referents[mention->referent].kind;
        if (!mention->derived &&
            (kind == ENTITY_PERSON || (owner && kind == ENTITY_ORGANISATION))) {
            *out = (struct speaker){ .kind = SPEAKER_REFERENT,
                                     .referent = mention->referent };
            return true;
        }
    }
    for (uint32_t i = speakers->known.count; i > oldest(speakers); i--) {
        const struct speaker *const known = known_speaker(speakers, i - 1);
        if (known->kind == SPEAKER_NONE || known->span.start > span.start)
            continue;
        if (known->kind == SPEAKER_GROUP && male && is_plural_group(known->name))
            continue;
        *out = *known;
        return true;
    }
    return find_subject_before(speakers, phrase, out);
}

/* The lower-case words of a span that begin with a capital, last first. */
static struct slice last_noun(const struct scene *scene, struct range phrase)
{
    const uint32_t head = phrase_head(scene, phrase);
    return head == NO_WORD ? SLICE("") : scene->words[head].lower;
}

/* Without the n or s of a case: "experten" and "experte" meet, "berichts" and
 * "bericht".
 */
static struct slice singular(struct slice noun)
{
    if (slice_ends_with(noun, SLICE("n")) || slice_ends_with(noun, SLICE("s")))
        noun.length--;
    return noun;
}

/* Behind the last hyphen: "bericht" of "mcd-bericht"; 0 if there is none. */
static size_t last_hyphen(struct slice noun)
{
    size_t at = noun.length;
    while (at > 0 && noun.bytes[at - 1] != '-')
        at--;
    return at;
}

/* "des Experten", "dem Präsidenten" as "experte", "präsident"; "die Experten" are many:
 * nobody's role. */
static struct slice singular_head(const struct scene *scene, struct range phrase)
{
    struct slice head = last_noun(scene, phrase);
    const bool many =
        word_is(&scene->words[phrase.first], "die") &&
        (slice_ends_with(head, SLICE("en")) || slice_ends_with(head, SLICE("te")));
    if (many)
        return SLICE("");
    const size_t hyphen = last_hyphen(head);
    return singular(slice_part(head, hyphen, head.length));
}

static bool share_head(struct slice longer, struct slice shorter)
{
    return shorter.length >= SHORTEST_HEAD && slice_ends_with(longer, shorter);
}

static bool names_role(const struct speakers *speakers, const struct speaker *known,
                       struct slice head)
{
    const struct scene *const scene = speakers->scene;
    if (known->kind != SPEAKER_REFERENT)
        return false;
    const struct referent *const referent =
        &speakers->reading->referents[known->referent];
    for (uint32_t i = 0; i < referent->role_count; i++)
        if (share_head(referent->roles[i], head))
            return true;
    for (uint32_t i = scene_word_at(scene, known->span.start);
         i < scene->text->word_count && scene->words[i].span.end <= known->span.end;
         i++)
        if (share_head(singular(scene->words[i].lower), head))
            return true;
    return false;
}

/* "der Experte": who was introduced as "Militärexperte Anna Velten". */
static bool find_by_role(const struct speakers *speakers, struct range phrase,
                         struct speaker *out)
{
    const struct slice head = singular_head(speakers->scene, phrase);
    if (!form_is(&speakers->scene->forms[phrase.first], CLASS_DETERMINER) ||
        head.length < SHORTEST_HEAD)
        return false;
    for (uint32_t i = speakers->known.count; i > oldest(speakers); i--) {
        const struct speaker *const known = known_speaker(speakers, i - 1);
        if (!names_role(speakers, known, head))
            continue;
        *out = *known;
        return true;
    }
    return false;
}

static bool has_plural_dative(struct slice name)
{
    static const char *const ends[] = { "ern", "eln", "chten", "aben", "gern" };
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (slice_ends_with(name, slice_of(ends[i])))
            return true;
    return false;
}

static bool follows_dative(const struct scene *scene, struct range phrase)
{
    const bool behind = phrase.end < scene->text->word_count &&
                        word_is(&scene->words[phrase.end], "zufolge");
    if (phrase.first == 0 || behind)
        return behind;
    const struct word *const before = &scene->words[phrase.first - 1];
    return word_is(before, "laut") || word_is(before, "von") ||
           word_is(before, "nach") || word_is(before, "gemäß");
}

/* The name of a group: its noun, in the nominative: "laut Beobachtern" is "Beobachter".
 * A phrase without a noun has the words of the phrase. */
static bool is_genitive(const struct word *word)
{
    return word_is(word, "des") || word_is(word, "eines") || word_is(word, "seines") ||
           word_is(word, "ihres") || word_is(word, "dieses");
}

/* "des Dienstes" is "Dienst", "des Sprechers" is "Sprecher". */
static struct slice without_genitive(struct slice name)
{
    if (slice_ends_with(name, SLICE("tes")) || slice_ends_with(name, SLICE("ses")) ||
        slice_ends_with(name, SLICE("des")))
        name.length -= 2;
    else if (slice_ends_with(name, SLICE("s")))
        name.length--;
    return name;
}

static struct slice name_group(const struct scene *scene, struct range phrase)
{
    const uint32_t head = phrase_head(scene, phrase);
    if (head == NO_WORD)
        return span_text(scene->text->bytes, span_of(scene, phrase));
    uint32_t first = head;
    while (first > phrase.first && form_is(&scene->forms[first - 1], CLASS_NOUN))
        first--;
    struct slice name = span_text(scene->text->bytes,
                                  span_of(scene, (struct range){ first, head + 1 }));
    if (is_genitive(&scene->words[phrase.first]))
        name = without_genitive(name);
    const bool bare = first == phrase.first;
    if (bare && phrase.end == head + 1 && follows_dative(scene, phrase) &&
        has_plural_dative(name))
        name.length--;
    return name;
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

/* "ihr Bericht", "seine Meinung": the owner speaks. */
static bool is_owned(const struct scene *scene, struct range phrase)
{
    const struct slice word = scene->words[phrase.first].lower;
    return phrase.end > phrase.first + 1 &&
           form_is(&scene->forms[phrase.first], CLASS_DETERMINER) &&
           (slice_starts_with(word, SLICE("sein")) ||
            slice_starts_with(word, SLICE("ihr"))) &&
           phrase_head(scene, phrase) != NO_WORD &&
           cue_noun_uses(scene->tables, &scene->words[phrase_head(scene, phrase)]) != 0;
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

/* "von utopischer Seite": the place that the adjective is derived from; "MCD-Bericht":
 * the organisation in front of the noun of saying. */
static uint32_t derived_side(const struct speakers *speakers, struct range phrase)
{
    const struct scene *const scene = speakers->scene;
    const struct reading *const reading = speakers->reading;
    const struct span span = span_of(scene, phrase);
    const uint32_t head = phrase_head(scene, phrase);
    if (head == NO_WORD)
        return NO_REFERENT;
    const bool side = word_is(&scene->words[head], "seite");
    const bool report = word_has(&scene->words[head], WORD_HYPHEN) &&
                        cue_noun_uses(scene->tables, &scene->words[head]) != 0;
    for (uint32_t i = mention_from(reading, span.start); i < reading->mention_count;
         i++) {
        const struct mention *const mention = &reading->mentions[i];
        if (mention->span.start >= span.end)
            break;
        const bool place = reading->referents[mention->referent].kind == ENTITY_PLACE;
        if (side || (report && !place))
            return mention->referent;
    }
    return NO_REFERENT;
}

/* "nach offiziellen Angaben": words that somebody said, and nobody who said them. */
static bool names_words_only(const struct scene *scene, struct range phrase)
{
    const uint32_t head = phrase_head(scene, phrase);
    if (head == NO_WORD)
        return false;
    const uint32_t uses = cue_noun_uses(scene->tables, &scene->words[head]);
    return uses != 0 && (uses & NOUN_VOICE) == 0;
}

static void resolve_common(const struct speakers *speakers, struct range phrase,
                           struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct range voice = voice_inside(scene, relative_antecedent(scene, phrase));
    const uint32_t side = derived_side(speakers, voice);
    if (side != NO_REFERENT) {
        *out = (struct speaker){ .kind = SPEAKER_REFERENT, .referent = side };
        return;
    }
    if (is_pronoun(scene, phrase) || is_owned(scene, phrase)) {
        if (!find_antecedent(speakers, phrase, out))
            *out = (struct speaker){ .kind = SPEAKER_NONE };
        return;
    }
    if (find_by_role(speakers, voice, out))
        return;
    *out = (struct speaker){ .kind = SPEAKER_GROUP };
    if (!names_words_only(scene, voice))
        out->name = name_group(scene, voice);
}

/* "Anna Velten, Professorin am Institut Nord": a name that nothing is known of speaks,
 * not the institute behind it. */
static bool is_unknown_name(const struct speakers *speakers, struct range phrase,
                            uint32_t inside)
{
    const struct scene *const scene = speakers->scene;
    const uint32_t head = phrase_head(scene, phrase);
    if (inside == NO_REFERENT || head == NO_WORD || head == phrase.first ||
        speakers->reading->referents[inside].kind == ENTITY_PERSON)
        return false;
    for (uint32_t i = phrase.first; i <= head; i++) {
        if (!form_is(&scene->forms[i], CLASS_NOUN) ||
            form_is(&scene->forms[i], CLASS_NAME) ||
            cue_noun_uses(scene->tables, &scene->words[i]) != 0)
            return false;
    }
    return true;
}

bool speaker_resolve(struct speakers *speakers, struct range phrase,
                     struct speaker *out, struct fault *fault)
{
    *out = (struct speaker){ .kind = SPEAKER_NONE };
    if (range_is_empty(phrase))
        return true;
    const struct scene *const scene = speakers->scene;
    const struct span span = span_of(scene, phrase);
    const uint32_t inside = referent_inside(speakers->reading, span);
    const uint32_t referent =
        is_unknown_name(speakers, phrase, inside) ? NO_REFERENT : inside;
    if (referent != NO_REFERENT)
        *out = (struct speaker){ .kind = SPEAKER_REFERENT, .referent = referent };
    else
        resolve_common(speakers, phrase, out);
    out->span = span;
    struct speaker *const known =
        list_add(&speakers->known, scene->arena, sizeof *known);
    if (known == NULL)
        return fault_no_memory(fault);
    *known = *out;
    return true;
}
