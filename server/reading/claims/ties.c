#include "reading/claims/search.h"

enum { CLIMBS_MAX = 3 /* "an die Führung der Armee Utopias" */ };

/* "Utopia und" before "Arkadien": where the first of the two begins. */
static uint32_t skip_joined(const struct scene *scene, uint32_t at, uint32_t start)
{
    if (at < start + 2 || !form_is(&scene->forms[at - 1], CLASS_COORDINATOR) ||
        !word_is_noun(scene, at - 2))
        return at;
    const uint32_t name = scene->forms[at - 2].name;
    at -= 2;
    while (name != 0 && at > start && scene->forms[at - 1].name == name)
        at--;
    return at;
}

/* "liefert Utopia Arkadien Granaten": two names side by side, unless the first is a
 * genitive. */
static bool is_other_name(const struct scene *scene, uint32_t word)
{
    return scene->forms[word].name != 0 &&
           !slice_ends_with(scene->words[word].lower, SLICE("s"));
}

struct tie tie_at(const struct scene *scene, uint32_t word)
{
    const uint32_t start = scene->text->sentences[scene->words[word].sentence].first;
    uint32_t at = skip_joined(scene, word, start);
    while (at > start &&
           form_is(&scene->forms[at - 1], CLASS_DETERMINER | CLASS_ADJECTIVE) &&
           !form_is(&scene->forms[at - 1], CLASS_PREPOSITION | CLASS_NOUN))
        at--;
    if (at == start)
        return (struct tie){ NO_WORD, NO_WORD };
    if (word_is_noun(scene, at - 1))
        return is_other_name(scene, at - 1) ? (struct tie){ NO_WORD, NO_WORD }
                                            : (struct tie){ NO_WORD, at - 1 };
    if (!form_is(&scene->forms[at - 1], CLASS_PREPOSITION))
        return (struct tie){ NO_WORD, NO_WORD };
    const bool behind_noun = at > start + 1 && word_is_noun(scene, at - 2);
    return (struct tie){ at - 1, behind_noun ? at - 2 : NO_WORD };
}

bool is_weapon(const struct search *search, uint32_t word)
{
    const uint32_t name = search->scene->forms[word].name;
    if (name == 0)
        return false;
    const uint32_t referent = search->reading->mentions[name - 1].referent;
    return search->reading->referents[referent].kind == ENTITY_WEAPON;
}

enum event_side side_of_noun(const struct scene *scene, uint32_t word)
{
    if (word == NO_WORD || word >= scene->text->word_count ||
        !word_is_noun(scene, word))
        return SIDE_NONE;
    return event_of_noun(&scene->tables->events, scene->words[word].lower)->side;
}

bool is_thing(const struct search *search, uint32_t word)
{
    if (word == NO_WORD || !word_is_noun(search->scene, word))
        return false;
    const struct event_sense *const sense =
        event_of_noun(&search->scene->tables->events, search->scene->words[word].lower);
    return sense->weapon || (sense->event == EVENT_TRANSFER && !sense->actor) ||
           is_weapon(search, word);
}

/* "die Regierung von Utopia", "Diktator Korin": the noun before stands for the party,
 * and what governs it counts. */
static bool is_part_of(const struct search *search, const struct tie *tie)
{
    static const char *const of[] = { "von", "vom", "in", "im", "aus", NULL };
    const struct scene *const scene = search->scene;
    if (tie->noun == NO_WORD || is_thing(search, tie->noun) ||
        side_of_noun(scene, tie->noun) != SIDE_NONE)
        return false;
    if (tie->preposition != NO_WORD &&
        !word_is_any(&scene->words[tie->preposition], of))
        return false;
    if (cue_noun_agent(scene->tables, scene->words[tie->noun].lower) != 0)
        return true;
    /* "aus Lagern Utopias", but not "nach Angaben Utopias" */
    const uint32_t above = tie_at(scene, tie->noun).preposition;
    return tie->preposition == NO_WORD && above != NO_WORD &&
           word_is(&scene->words[above], "aus");
}

struct tie search_tie(const struct search *search, uint32_t word)
{
    struct tie tie = tie_at(search->scene, word);
    for (uint32_t i = 0; i < CLIMBS_MAX && is_part_of(search, &tie); i++)
        tie = tie_at(search->scene, tie.noun);
    return tie;
}
