#include "reading/claims/antecedents.h"
#include "reading/claims/candidates.h"
#include "reading/claims/groups.h"
#include "reading/claims/inside.h"

enum {
    BODY_REACH = 16, /* sentences back to a body that is called by what it is */
    ANY_REACH = 4,   /* to one that is called by what any is */
    KIND_LEAD = 2    /* by which one of the kind may be farther than one of none */
};

static bool is_body_without_name(const struct scene *scene, const struct speaker *known)
{
    const uint32_t head = phrase_head(scene, speaker_phrase(scene, known));
    return known->kind == SPEAKER_GROUP && known->name.bytes != NULL &&
           head != NO_WORD &&
           (cue_noun_agent(scene->tables, scene->words[head].lower) & AGENT_BODY) != 0;
}

/* A body without a name that spoke just before. */
static bool find_group_body(const struct speakers *speakers, struct range phrase,
                            struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    struct walk walk = walk_known(speakers, phrase, BARE_REACH);
    const struct speaker *known = NULL;
    while ((known = walk_to_known(&walk)) != NULL) {
        if (!is_body_without_name(scene, known))
            continue;
        *out = *known;
        return true;
    }
    return false;
}

/* "die Behörde": "Behörde für Deiche", "Hafenbehörde". */
static bool is_named_so(struct slice name, struct slice head)
{
    const struct slice rest = slice_part(head, 1, head.length);
    return name.length >= head.length &&
           (slice_ends_with(name, rest) ||
            (name.length > head.length && name.bytes[head.length] == ' ' &&
             slice_equals(slice_part(name, 1, head.length), rest)));
}

/* How well a body fits what is looked for. */
enum fit { FIT_NONE, FIT_OPEN, FIT_KIND, FIT_NAME };

/* "FDP-Fraktion", "Steuerbehörde" are certain ones; of a company ("Rüstungskonzern") a
 * compound tells what it makes. */
static bool is_certain(const struct cue_tables *tables, struct slice head)
{
    return slice_find_byte(head, '-') != SIZE_MAX ||
           (map_find(&tables->bodies, head) == MAP_NONE &&
            (cue_noun_body(tables, head) & (uint32_t)BODY_KINDS &
             cue_noun_body(tables, SLICE("firma"))) == 0);
}

/* What the noun can call a body besides by its name: bits of enum body_kind. */
static uint32_t called_by(const struct cue_tables *tables, struct slice head)
{
    const uint32_t body = cue_noun_body(tables, head);
    const bool calls = (body & (BODY_CALLED_ANY | BODY_CALLED_KIND)) != 0;
    return calls && !is_certain(tables, head) ? body : 0;
}

static enum fit fit_of(const struct speakers *speakers, uint32_t referent,
                       struct slice head, uint32_t called)
{
    const uint32_t kinds = speakers->people[referent].body;
    if (is_named_so(speakers->reading->referents[referent].name, head))
        return FIT_NAME;
    if ((kinds & called) != 0)
        return FIT_KIND;
    const bool open = kinds == 0 || (called & BODY_OF_ANY_KIND) != 0;
    return open && (called & BODY_CALLED_ANY) != 0 ? FIT_OPEN : FIT_NONE;
}

/* How many sentences back a body may be named, if another that fits less stands
 * `nearer` sentences back. */
static uint32_t reach_of(enum fit fit, enum fit best, uint32_t nearer)
{
    if (fit == FIT_OPEN)
        return ANY_REACH;
    return fit == FIT_KIND && best == FIT_OPEN ? nearer + KIND_LEAD : BODY_REACH;
}

/* The nearest whose name says that it is such, else that is of the kind, else that may
 * be of any. */
static bool find_body_before(const struct speakers *speakers, struct range phrase,
                             struct slice head, struct speaker *out)
{
    const struct reading *const reading = speakers->reading;
    const struct word *const word = &speakers->scene->words[phrase.first];
    const uint32_t called = called_by(speakers->scene->tables, head);
    struct walk walk = walk_mentions(speakers, phrase, BODY_REACH);
    const struct mention *mention = NULL;
    enum fit best = FIT_NONE;
    uint32_t nearest = 0;
    while (best != FIT_NAME && (mention = walk_to_mention(&walk)) != NULL) {
        const uint32_t back = word->sentence - mention->sentence;
        if (reading->referents[mention->referent].kind != ENTITY_ORGANISATION)
            continue;
        const enum fit fit = fit_of(speakers, mention->referent, head, called);
        if (fit <= best || back > reach_of(fit, best, nearest))
            continue;
        mean_referent(out, mention->referent);
        best = fit;
        nearest = back;
    }
    return best != FIT_NONE ||
           ((called & BODY_CALLED_ANY) != 0 && find_group_body(speakers, phrase, out));
}

/* "die Behörde des Landes" is not any body, "der Betrieb aus Kamm" may be. */
static bool is_genitive_behind(const struct scene *scene, struct range phrase)
{
    const uint32_t behind = phrase.first + 2;
    return behind < phrase.end && !word_is(&scene->words[behind], "aus") &&
           !word_is(&scene->words[behind], "in");
}

bool antecedent_of_body(const struct speakers *speakers, struct range phrase,
                        struct slice role, struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    return phrase.first + 1 == phrase_head(scene, phrase) &&
           !is_genitive_behind(scene, phrase) &&
           find_body_before(speakers, phrase, role, out);
}

/* "die Prüfer", "den Experten in Kamm": many whom the reader knows. */
static bool is_known_staff(const struct scene *scene, struct range phrase)
{
    static const char *const determiners[] = { "die", "den", "der", NULL };
    static const char *const places[] = { "in", "aus", NULL };
    const uint32_t head = phrase_head(scene, phrase);
    return head == phrase.first + 1 &&
           word_is_any(&scene->words[phrase.first], determiners) &&
           (phrase.end == head + 1 || word_is_any(&scene->words[head + 1], places)) &&
           (cue_noun_agent(scene->tables, scene->words[head].lower) & AGENT_STAFF) !=
               0 &&
           phrase_agreement(scene, phrase).number != NUMBER_ONE;
}

static bool is_body(const struct speakers *speakers, const struct speaker *known)
{
    if (known->kind != SPEAKER_REFERENT)
        return is_body_without_name(speakers->scene, known);
    return speakers->reading->referents[known->referent].kind == ENTITY_ORGANISATION &&
           !body_is_medium(speakers, known->referent);
}

bool antecedent_of_staff(const struct speakers *speakers, struct range phrase,
                         struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const struct referent *const referents = speakers->reading->referents;
    const struct sentence *const sentences = scene->text->sentences;
    const uint32_t sentence = scene->words[phrase.first].sentence;
    const bool begins = sentence == 0 || sentences[sentence - 1].paragraph !=
                                             sentences[sentence].paragraph;
    const uint32_t reach = begins ? 0 : 1;
    if (!is_known_staff(scene, phrase))
        return false;
    const uint32_t paragraph = sentences[sentence].paragraph;
    struct walk spoke = walk_known(speakers, phrase,
                                   sentence - scene->text->paragraphs[paragraph].first);
    const struct speaker *const known = walk_to_known(&spoke);
    if (known != NULL && is_body(speakers, known)) {
        *out = *known;
        return true;
    }
    struct walk walk = walk_mentions(speakers, phrase, reach);
    const struct mention *mention = NULL;
    while ((mention = walk_to_mention(&walk)) != NULL) {
        if (walk_is_inside(&walk, mention) ||
            referents[mention->referent].kind != ENTITY_ORGANISATION ||
            body_is_medium(speakers, mention->referent))
            continue;
        mean_referent(out, mention->referent);
        return true;
    }
    return false;
}

bool antecedent_of_owner(const struct speakers *speakers, struct range phrase,
                         struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const uint32_t head = phrase_head(scene, phrase);
    const struct slice owner =
        head == NO_WORD ? SLICE("") : owner_of_saying(scene, head);
    return owner.length > 0 && find_body_before(speakers, phrase, owner, out);
}

bool antecedent_of_place(const struct speakers *speakers, struct range phrase,
                         struct speaker *out)
{
    const struct referent *const referents = speakers->reading->referents;
    struct walk walk = walk_mentions(speakers, phrase, BARE_REACH);
    const struct mention *mention = NULL;
    while ((mention = walk_to_mention(&walk)) != NULL) {
        if (walk_is_inside(&walk, mention) ||
            referents[mention->referent].kind != ENTITY_ORGANISATION)
            continue;
        mean_referent(out, mention->referent);
        return true;
    }
    return false;
}

/* "das Papier", "der Bericht", not "die Zeitung", which speaks for itself. */
static bool is_document(const struct scene *scene, uint32_t head)
{
    const struct word *const word = &scene->words[head];
    const uint32_t uses = cue_noun_uses(scene->tables, word);
    return (uses & NOUN_VOICE) != 0 &&
           ((uses & NOUN_ACCORDING) != 0 ||
            cue_noun_agent(scene->tables, word->lower) == 0);
}

/* "der Bericht", "im Bericht": known; "ein Brief" of whoever acts before. */
static bool is_known(const struct speakers *speakers, struct range phrase)
{
    const struct scene *const scene = speakers->scene;
    return definite_role(speakers, phrase).length > 0 ||
           (phrase.first > 0 &&
            form_is(&scene->forms[phrase.first - 1], CLASS_CONTRACTION));
}

/* "ein Hinweis an Kunden", but "ein Brief der Reeder" is theirs. */
static bool is_of_nobody(const struct scene *scene, struct range phrase, uint32_t head)
{
    return phrase.end == head + 1 ||
           (form_is(&scene->forms[head + 1], CLASS_PREPOSITION) &&
            !word_is(&scene->words[head + 1], "von") &&
            !word_is(&scene->words[head + 1], "aus"));
}

/* Who spoke or acted last, but no medium, which tells of what others write. */
static bool find_author(const struct speakers *speakers, const struct wanted *author,
                        struct speaker *out)
{
    struct speaker found = { .kind = SPEAKER_NONE };
    for (uint32_t back = 1; back <= BARE_REACH && back <= author->sentence; back++) {
        if (!candidate_in(speakers, author, author->sentence - back, &found) ||
            (found.kind == SPEAKER_REFERENT &&
             body_is_medium(speakers, found.referent)))
            continue;
        *out = found;
        return true;
    }
    return false;
}

bool antecedent_of_document(const struct speakers *speakers, struct range phrase,
                            struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const uint32_t head = phrase_head(scene, phrase);
    const bool known = is_known(speakers, phrase);
    if (head == NO_WORD || !is_document(scene, head) ||
        !(known || phrase_is_indefinite(scene, phrase)) ||
        !is_of_nobody(scene, phrase, head))
        return false;
    const struct wanted author = { .phrase = phrase,
                                   .sentence = scene->words[phrase.first].sentence,
                                   .bodies = true,
                                   .named = !known };
    if (known)
        return find_author(speakers, &author, out);
    /* "Was die Nordwacht aufgeschrieben hat, …", and then "ein Bericht" */
    return author.sentence > 0 && actor_in(speakers, &author, author.sentence - 1, out);
}
