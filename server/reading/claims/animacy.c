#include "reading/claims/animacy.h"

#include "reading/claims/people.h"

/* "die Schulden Utopias": a name behind a noun, in the genitive, says whose it is. */
static bool is_owner_behind(const struct scene *scene, struct range phrase,
                            uint32_t name)
{
    const struct form *const form = &scene->forms[name];
    return form_is(form, CLASS_NAME) && name > phrase.first &&
           form_is(&scene->forms[phrase.first], CLASS_DETERMINER) &&
           form_is(&scene->forms[name - 1], CLASS_NOUN) &&
           scene->forms[name - 1].name == 0 &&
           slice_ends_with(scene->words[name].lower, SLICE("s"));
}

uint32_t phrase_noun(const struct scene *scene, struct range phrase)
{
    const uint32_t head = phrase_head(scene, phrase);
    return head != NO_WORD && is_owner_behind(scene, phrase, head) ? head - 1 : head;
}

bool phrase_can_speak(const struct scene *scene, struct range phrase)
{
    if (range_is_empty(phrase))
        return false;
    const struct word *const first = &scene->words[phrase.first];
    const uint32_t head = phrase_noun(scene, phrase);
    if (head == NO_WORD)
        return word_is(first, "er") || word_is(first, "sie");
    return form_is_actor(&scene->forms[head]) ||
           cue_noun_agent(scene->tables, scene->words[head].lower) != 0 ||
           (cue_noun_uses(scene->tables, &scene->words[head]) & NOUN_VOICE) != 0;
}

bool noun_is_person(const struct scene *scene, uint32_t word)
{
    const struct word *const noun = &scene->words[word];
    const uint32_t agent = cue_noun_agent(scene->tables, noun->lower);
    if (agent != 0)
        return (agent & AGENT_PERSON) != 0;
    return !form_is(&scene->forms[word], CLASS_NAME | CLASS_TIME) &&
           (role_gender(role_singular(noun->lower)) == GENDER_MALE ||
            slice_ends_with(noun->lower, SLICE("erin"))) && /* no "Termin" */
           cue_noun_uses(scene->tables, noun) == 0 &&
           cue_noun_body(scene->tables, noun->lower) == 0;
}

/* "die Lieferung", "die Freiheit", "das Abkommen": what is done or thought, by its
 * ending. */
static bool ends_like_thing(struct slice noun)
{
    static const char *const ends[] = { "ung",    "ungen", "heit",   "heiten",  "keit",
                                        "keiten", "tion",  "tionen", "ismus",   "tät",
                                        "täten",  "nis",   "nisse",  "prozent", NULL };
    return slice_ends_with_any(noun, ends);
}

/* "der Angriff", but not "der Angreifer". */
static bool is_event(const struct scene *scene, struct slice noun)
{
    const struct event_sense *const sense = event_of_noun(&scene->tables->events, noun);
    return sense->event != EVENT_OTHER && !sense->actor;
}

bool phrase_is_thing(const struct scene *scene, struct range phrase)
{
    const uint32_t head = range_is_empty(phrase) ? NO_WORD : phrase_head(scene, phrase);
    if (head == NO_WORD || phrase_can_speak(scene, phrase) ||
        (head > phrase.first && form_is(&scene->forms[head - 1], CLASS_NOUN)))
        return false; /* "die Gewerkschaft Bildung" */
    const struct slice noun = scene->words[head].lower;
    return form_is(&scene->forms[head], CLASS_WEAPON | CLASS_TIME) ||
           (cue_noun_body(scene->tables, noun) == 0 &&
            (ends_like_thing(noun) || is_event(scene, noun)));
}
