#include "reading/claims/inside.h"
#include "reading/claims/speakers.h"

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

/* "in Kamm", "im Staatssender Kamm": behind the preposition, its nouns between them. */
static bool stands_aside(const struct scene *scene, uint32_t first, uint32_t name)
{
    static const char *const words[] = { "in", "aus",   "bei", "an",
                                         "im", "gegen", "für", NULL };
    while (name > first + 1 && form_is(&scene->forms[name - 1], CLASS_NOUN) &&
           scene->forms[name - 1].name == 0)
        name--;
    return word_is_any(&scene->words[name - 1], words);
}

/* "der Arzt Veltens": the name says whose the noun is, unless that speaks for others.
 */
static bool is_owner_behind(const struct speakers *speakers, struct range phrase,
                            struct range name, uint32_t referent)
{
    const struct scene *const scene = speakers->scene;
    return follows_agent(scene, phrase, name.first) && name.end == name.first + 1 &&
           form_is(&scene->forms[phrase.first], CLASS_DETERMINER) &&
           slice_ends_with(scene->words[name.first].lower, SLICE("s")) &&
           !slice_ends_with(speakers->reading->referents[referent].name, SLICE("s")) &&
           !speaks_for_others(scene->words[name.first - 1].lower);
}

/* Among the phrase's own nouns, which end at `core`. */
static enum standing standing_inside(const struct speakers *speakers,
                                     struct range phrase, const struct mention *mention,
                                     uint32_t core)
{
    const struct scene *const scene = speakers->scene;
    const struct range name = scene_words(scene, mention->span);
    const bool person =
        speakers->reading->referents[mention->referent].kind == ENTITY_PERSON;
    if (person && is_owner_behind(speakers, phrase, name, mention->referent))
        return STANDING_ASIDE;
    const bool head = person || !follows_agent(scene, phrase, name.first);
    return name.end == core && head ? STANDING_HEAD : STANDING_FRONT;
}

static enum standing standing_of(const struct speakers *speakers, struct range phrase,
                                 const struct mention *mention)
{
    const struct scene *const scene = speakers->scene;
    const struct range name = scene_words(scene, mention->span);
    const uint32_t core = phrase_core_end(scene, phrase.first, phrase.end);
    const enum entity_kind kind = speakers->reading->referents[mention->referent].kind;
    if (name.end <= core)
        return standing_inside(speakers, phrase, mention, core);
    if (name.first < core)
        return STANDING_HEAD; /* "der Rat für Deiche und Dämme" */
    if (name.first > phrase.first && word_is(&scene->words[name.first - 1], "namens"))
        return STANDING_BESIDE; /* "ein Bauer namens Iwan Korin" */
    for (uint32_t i = name.first; i > core; i--) {
        if (!word_is(&scene->words[i - 1], ","))
            continue;
        const bool beside = phrase_core_end(scene, i, phrase.end) == name.end;
        return beside && kind != ENTITY_PLACE ? STANDING_BESIDE : STANDING_ASIDE;
    }
    if (kind != ENTITY_PERSON && name.first > phrase.first &&
        stands_aside(scene, phrase.first, name.first))
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

bool phrase_is_indefinite(const struct scene *scene, struct range phrase)
{
    return slice_starts_with(scene->words[phrase.first].lower, SLICE("ein"));
}

bool phrase_is_possessed(const struct scene *scene, struct range phrase)
{
    const struct word *const determiner = &scene->words[phrase.first];
    return slice_starts_with(determiner->lower, SLICE("sein")) ||
           slice_starts_with(determiner->lower, SLICE("ihr")) ||
           word_is(determiner, "dessen") || word_is(determiner, "deren");
}

/* "ein Händler der Nordwacht", "die Rätin von Kamm", "eine Gruppe der Nordwacht":
 * somebody with an own voice. */
static bool speaks_alone(const struct speakers *speakers, struct range phrase,
                         uint32_t body)
{
    const struct scene *const scene = speakers->scene;
    const uint32_t head = phrase_head(scene, phrase);
    if (head == NO_WORD || scene->forms[head].name != 0)
        return false;
    const struct slice noun = scene->words[head].lower;
    const uint32_t agent = cue_noun_agent(scene->tables, noun);
    const bool place = speakers->reading->referents[body].kind == ENTITY_PLACE;
    const bool indefinite = phrase_is_indefinite(scene, phrase);
    return ((agent & AGENT_PERSON) != 0 && !speaks_for_others(noun) &&
            (place || indefinite)) ||
           ((agent & AGENT_BODY) != 0 && (indefinite || !place));
}

uint32_t speaker_body(const struct speakers *speakers, struct range phrase)
{
    const uint32_t body = is_unknown_name(speakers, phrase)
                              ? NO_REFERENT
                              : find_named(speakers, phrase, STANDING_BELOW);
    return body != NO_REFERENT && (speaks_alone(speakers, phrase, body) ||
                                   body_is_told(speakers, phrase, body))
               ? NO_REFERENT
               : body;
}
