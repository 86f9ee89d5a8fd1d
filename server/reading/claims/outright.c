#include "reading/claims/search.h"

/* "von Utopia gelieferte Granaten": the verb of the attribute that the party begins. */
static enum event_side side_of_attribute(const struct search *search,
                                         const struct party *party)
{
    const struct scene *const scene = search->scene;
    const uint32_t end =
        scene->text->sentences[scene->words[party->first].sentence].end;
    for (uint32_t at = party->end; at < end; at++) {
        const struct form *const form = &scene->forms[at];
        if (form_is(form, CLASS_NOUN) || scene->words[at].kind == WORD_MARK)
            break;
        if (form_is_only_finite(form))
            break;
        const enum event_side side = event_at(scene, at, end)->side;
        if (side != SIDE_NONE)
            return side;
    }
    return SIDE_NONE;
}

/* "von", "durch": who acts in a passive, else where it comes from. */
static enum event_side side_of_agent(const struct search *search,
                                     const struct party *party)
{
    struct transfer transfer;
    const enum event_side attribute = side_of_attribute(search, party);
    if (attribute != SIDE_NONE)
        return attribute;
    if (party->tie.noun != NO_WORD && !is_thing(search, party->tie.noun))
        return SIDE_NONE;
    if (transfer_near(search->scene, party->first, &transfer) && transfer.passive)
        return transfer.side;
    return party->town ? SIDE_NONE : SIDE_SUPPLIER;
}

static bool is_bought_there(const struct search *search, const struct party *party)
{
    struct transfer transfer;
    if (party->tie.noun != NO_WORD && !is_thing(search, party->tie.noun) &&
        side_of_noun(search->scene, party->tie.noun) != SIDE_RECIPIENT)
        return false;
    return side_of_noun(search->scene, party->tie.noun) == SIDE_RECIPIENT ||
           (transfer_near(search->scene, party->first, &transfer) &&
            transfer.side == SIDE_RECIPIENT);
}

/* "für Utopia bestimmt", "Granaten für Utopia" */
static bool is_meant_for(const struct search *search, const struct party *party)
{
    return is_thing(search, party->tie.noun) ||
           (party->end < search->scene->text->word_count &&
            word_is(&search->scene->words[party->end], "bestimmt"));
}

/* "von ihrem Hafen aus" */
static bool closes_range(const struct search *search, uint32_t aus)
{
    const struct scene *const scene = search->scene;
    const uint32_t start = scene->text->sentences[scene->words[aus].sentence].first;
    if (aus == start || !word_is_noun(scene, aus - 1))
        return false;
    const struct tie tie = tie_at(scene, aus - 1);
    return !is_thing(search, aus - 1) && tie.preposition != NO_WORD &&
           word_is(&scene->words[tie.preposition], "von");
}

/* "in die Ukraine", "in den Iran": goes there. */
static bool is_direction(const struct scene *scene, uint32_t preposition,
                         uint32_t place)
{
    const struct word *const article = &scene->words[preposition + 1];
    if (!word_is(&scene->words[preposition], "in"))
        return false;
    /* "in den Iran", but "in den USA", "in den Emiraten": many, and the place. */
    const bool one = !slice_ends_with(scene->words[place].lower, SLICE("en")) &&
                     !word_has(&scene->words[place], WORD_UPPER);
    return word_is(article, "die") || word_is(article, "das") ||
           (word_is(article, "den") && one);
}

static enum event_side side_by_preposition(const struct search *search,
                                           const struct party *party)
{
    static const char *const to[] = { "an", "ans", "nach", "richtung", "gen", NULL };
    static const char *const by[] = { "von", "vom", "durch", NULL };
    static const char *const there[] = { "in", "im", "bei", "beim", NULL };
    const struct scene *const scene = search->scene;
    const struct word *const word = &scene->words[party->tie.preposition];
    if (word_is_any(word, by))
        return side_of_agent(search, party);
    if (word_is(word, "für"))
        return is_meant_for(search, party) ? SIDE_RECIPIENT : SIDE_NONE;
    if (word_is(word, "an"))
        return SIDE_RECIPIENT;
    if (word_is_any(word, there) && is_bought_there(search, party))
        return SIDE_SUPPLIER;
    if (party->town)
        return SIDE_NONE;
    if (word_is_any(word, to) ||
        is_direction(scene, party->tie.preposition, party->end - 1))
        return SIDE_RECIPIENT;
    return word_is(word, "aus") && !closes_range(search, party->tie.preposition)
               ? SIDE_SUPPLIER
               : SIDE_NONE;
}

/* "utopische Lieferungen", "aus utopischer Fertigung", "in die utopischen Provinzen".
 */
static enum event_side side_of_adjective(const struct search *search,
                                         const struct party *party)
{
    const struct scene *const scene = search->scene;
    const enum event_side owner = side_of_noun(scene, party->end);
    if (owner != SIDE_NONE || party->tie.preposition == NO_WORD ||
        party->end >= scene->text->word_count || !word_is_noun(scene, party->end) ||
        is_thing(search, party->end))
        return owner;
    const struct word *const word = &scene->words[party->tie.preposition];
    if (word_is(word, "an") || is_direction(scene, party->tie.preposition, party->end))
        return SIDE_RECIPIENT;
    return word_is(word, "aus") ? SIDE_SUPPLIER : SIDE_NONE;
}

enum event_side side_outright(const struct search *search, const struct party *party)
{
    if (party->derived)
        return side_of_adjective(search, party);
    return party->tie.preposition != NO_WORD
               ? side_by_preposition(search, party)
               : side_of_noun(search->scene, party->tie.noun);
}
