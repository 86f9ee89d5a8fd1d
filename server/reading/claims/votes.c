#include "reading/claims/votes.h"

#include "reading/claims/inside.h"
#include "reading/claims/phrases.h"
#include "reading/claims/stance.h"

/* What a word counts: its kind, times where it stands. */
enum {
    ACTOR_WEIGHT = 1, /* "Händler": who takes part, whatever happens */
    NOUN_WEIGHT = 2,
    VERB_WEIGHT = 4,   /* a verb says more than a noun, */
    ASIDE_WEIGHT = 1,  /* a relative clause less than one that is joined otherwise, */
    JOINED_WEIGHT = 2, /* and that less than what the claim asserts */
    MAIN_WEIGHT = 4,
    TOPIC_WEIGHT = 2, /* words of an event before an article is about it */
    TOPIC_SHARE = 3,
    WAY_REACH = 4 /* words from a preposition to the place that it leads to */
};

struct votes votes_begin(const struct scene *scene, const struct reading *reading,
                         const struct topics *topics, const struct draft *draft,
                         const struct claim *claim)
{
    const struct range content = draft_content(draft);
    return (struct votes){
        .reading = reading,
        .topics = topics,
        .claim = claim,
        .main = leading_clause(scene, content),
        .armed = claim->weapon_count > 0,
    };
}

/* What the article speaks of about as much as of anything else. */
static bool is_topic(const struct topics *topics, enum claim_event event)
{
    uint32_t most = 0;
    for (uint32_t i = 0; i < EVENT_KINDS; i++)
        most = topics->weight[i] > most ? topics->weight[i] : most;
    return topics->arms && topics->weight[event] >= TOPIC_WEIGHT &&
           topics->weight[event] * TOPIC_SHARE >= most;
}

static bool is_kind(const struct votes *votes, const struct form *form,
                    enum entity_kind kind)
{
    if (form->name == 0)
        return false;
    const uint32_t referent = votes->reading->mentions[form->name - 1].referent;
    return votes->reading->referents[referent].kind == kind;
}

/* "Frau Hausbrand", "Bad Langkampf": a name tells nothing, but of a weapon. */
static bool is_proper_name(const struct votes *votes, const struct form *form)
{
    return form->name != 0 && !votes->reading->mentions[form->name - 1].derived &&
           !is_kind(votes, form, ENTITY_WEAPON);
}

/* "nach Utopia", "aus den Häfen Utopias", "über die Grenze". */
static bool is_way(const struct scene *scene, const struct votes *votes,
                   uint32_t preposition, uint32_t limit)
{
    static const char *const ways[] = { "an",   "auf", "aus", "in", "nach",
                                        "über", "von", "zu",  NULL };
    static const char *const places[] = { "front", "grenze", "ausland", "kriegsgebiet",
                                          "markt", "land",   NULL };
    if (!form_is(&scene->forms[preposition], CLASS_PREPOSITION) ||
        !word_is_any(&scene->words[preposition], ways))
        return false;
    for (uint32_t i = preposition + 1; i < limit && i <= preposition + WAY_REACH; i++) {
        const struct form *const form = &scene->forms[i];
        if (is_kind(votes, form, ENTITY_PLACE) ||
            (word_is(&scene->words[preposition], "an") &&
             is_kind(votes, form, ENTITY_ORGANISATION)) ||
            slice_ends_with_any(scene->words[i].lower, places))
            return true;
        if (!form_is(form, CLASS_DETERMINER | CLASS_ADJECTIVE | CLASS_NOUN))
            break;
    }
    return false;
}

/* Things are brought from place to place; where somebody goes, nothing is delivered. */
static bool has_traveller(const struct scene *scene, const struct votes *votes,
                          uint32_t clause)
{
    static const char *const persons[] = { "ich", "er", "wir", "du", "ihr", NULL };
    const struct range subject = subject_of(scene, clause);
    for (uint32_t i = subject.first; i < subject.end; i++) {
        if (is_kind(votes, &scene->forms[i], ENTITY_PERSON) ||
            word_is_any(&scene->words[i], persons))
            return true;
    }
    return false;
}

static bool goes_a_way(const struct scene *scene, const struct votes *votes,
                       uint32_t at)
{
    const uint32_t number = scene_clause_of(scene, at);
    if (number == NO_WORD)
        return false;
    const struct range words = scene_clause(scene, number)->words;
    for (uint32_t i = words.first; i < words.end; i++)
        if (is_way(scene, votes, i, words.end))
            return !has_traveller(scene, votes, number);
    return false;
}

/* In an article about deliveries not every order, and not all that comes, is one:
 * beside a weapon it is, and what goes somewhere. */
static bool tells_weakly(const struct scene *scene, const struct votes *votes,
                         enum claim_event event, uint32_t at)
{
    const bool verb = scene->forms[at].reading != NO_VERB;
    if (votes->armed && verb)
        return true;
    if (!is_topic(votes->topics, event))
        return false;
    return event != EVENT_TRANSFER || votes->armed || votes->may_be_armed ||
           (verb && goes_a_way(scene, votes, at));
}

/* "den Luftraum verletzt", "verletze Resolutionen": nobody is hurt. */
static bool is_about_rights(const struct scene *scene, uint32_t at)
{
    static const char *const rights[] = {
        "recht",      "rechte",          "rechten",      "pflicht",  "pflichten",
        "gesetz",     "gesetze",         "regel",        "regeln",   "auflage",
        "auflagen",   "resolution",      "resolutionen", "vertrag",  "verträge",
        "abkommen",   "embargo",         "sanktionen",   "luftraum", "grenze",
        "grenzen",    "souveränität",    "neutralität",  "ruhe",     "waffenstillstand",
        "integrität", "hoheitsgewässer", "verbot",       NULL
    };
    const uint32_t number = scene_clause_of(scene, at);
    if (number == NO_WORD)
        return false;
    const struct range words = scene_clause(scene, number)->words;
    for (uint32_t i = words.first; i < words.end; i++) {
        if (form_is(&scene->forms[i], CLASS_NOUN) &&
            slice_ends_with_any(scene->words[i].lower, rights))
            return true;
    }
    return false;
}

static bool has_its_needs(const struct scene *scene, const struct votes *votes,
                          const struct event_sense *sense, enum claim_event event,
                          uint32_t at)
{
    const bool arms = votes->armed || votes->topics->arms;
    switch (sense->needs) {
    case NEEDS_NOTHING:
        break;
    case NEEDS_ARMS:
        return arms || votes->may_be_armed;
    case NEEDS_TOPIC:
        return tells_weakly(scene, votes, event, at);
    case NEEDS_WEAPON:
        return votes->armed;
    case NEEDS_WAY:
        return arms && goes_a_way(scene, votes, at);
    case NEEDS_BODY:
        return !is_about_rights(scene, at);
    }
    return true;
}

static uint32_t place_weight(const struct scene *scene, const struct votes *votes,
                             uint32_t at)
{
    if (at >= votes->main.first && at < votes->main.end)
        return MAIN_WEIGHT;
    const uint32_t number = scene_clause_of(scene, at);
    if (number == NO_WORD)
        return JOINED_WEIGHT;
    const struct clause *const clause = scene_clause(scene, number);
    if (clause->kind == CLAUSE_RELATIVE)
        return ASIDE_WEIGHT;
    /* "bot an, Granaten zu liefern", but "um Granaten zu liefern" */
    const bool asserted =
        clause->kind == CLAUSE_MAIN ||
        (clause->kind == CLAUSE_INFINITIVE && clause->opener == NO_WORD);
    return asserted ? MAIN_WEIGHT : JOINED_WEIGHT;
}

static uint32_t word_weight(const struct scene *scene, const struct event_sense *sense,
                            uint32_t at)
{
    if (sense->actor)
        return ACTOR_WEIGHT;
    return scene->forms[at].reading == NO_VERB ? NOUN_WEIGHT : VERB_WEIGHT;
}

static void vote(struct votes *votes, enum claim_event event, uint32_t at,
                 uint32_t weight, bool rival)
{
    if (votes->weight[event] == 0) {
        votes->first[event] = at;
        votes->rival[event] = rival;
    }
    votes->weight[event] += weight;
}

static void add_word(struct votes *votes, const struct scene *scene, uint32_t at)
{
    const struct event_sense *const sense = votes->topics->senses[at];
    if (sense->event == EVENT_OTHER || is_proper_name(votes, &scene->forms[at]))
        return;
    const uint32_t weight =
        word_weight(scene, sense, at) * place_weight(scene, votes, at);
    if (has_its_needs(scene, votes, sense, sense->event, at))
        vote(votes, sense->event, at, weight, false);
    if (sense->rival != EVENT_OTHER &&
        has_its_needs(scene, votes, sense, sense->rival, at))
        vote(votes, sense->rival, at, weight, true);
}

static bool may_name_weapon(const struct votes *votes, const struct scene *scene,
                            struct range words)
{
    for (uint32_t at = words.first; at < words.end; at++) {
        if (form_is(&scene->forms[at], CLASS_NOUN) && votes->topics->senses[at]->weapon)
            return true;
    }
    return false;
}

void votes_add(struct votes *votes, const struct scene *scene, struct range words)
{
    if (!votes->armed && !votes->topics->arms && !votes->may_be_armed)
        votes->may_be_armed = may_name_weapon(votes, scene, words);
    for (uint32_t at = words.first; at < words.end; at++)
        if (!claim_is_attributed_by(votes->claim, scene->words[at].span))
            add_word(votes, scene, at);
}

static bool beats(const struct votes *votes, enum claim_event one,
                  enum claim_event other)
{
    const uint32_t *const topic = votes->topics->weight;
    if (votes->weight[one] != votes->weight[other])
        return votes->weight[one] > votes->weight[other];
    if (votes->weight[one] == 0 || votes->first[one] != votes->first[other])
        return votes->weight[one] > 0 && votes->first[one] < votes->first[other];
    if (topic[one] != topic[other])
        return topic[one] > topic[other];
    return votes->rival[other];
}

enum claim_event votes_winner(const struct votes *votes)
{
    enum claim_event best = EVENT_OTHER;
    for (uint32_t i = EVENT_OTHER + 1; i < EVENT_KINDS; i++)
        if (beats(votes, (enum claim_event)i, best))
            best = (enum claim_event)i;
    return best;
}
