#include "reading/claims/antecedents.h"
#include "reading/claims/candidates.h"
#include "reading/claims/inside.h"

static const char *const spokesmen[] = { "sprecher",   "sprecherin", "sprechers",
                                         "sprechern",  "vertreter",  "vertreterin",
                                         "vertretern", "vertreters", NULL };

bool speaks_for_others(struct slice noun)
{
    return slice_ends_with_any(noun, spokesmen);
}

/* Of "des Unternehmens", "Unternehmenssprecher". */
static struct slice without_s(struct slice noun)
{
    if (slice_ends_with(noun, SLICE("s")))
        noun.length--;
    return noun;
}

/* "polizei" of "Polizeisprecher", "unternehmens" of "Unternehmenssprecherin"; empty if
 * the noun is no compound. */
static struct slice body_in_noun(struct slice noun)
{
    for (size_t i = 0; spokesmen[i] != NULL; i++) {
        const struct slice ending = slice_of(spokesmen[i]);
        if (slice_ends_with(noun, ending))
            return slice_part(noun, 0, noun.length - ending.length);
    }
    return SLICE("");
}

bool body_is_medium(const struct speakers *speakers, uint32_t referent)
{
    const uint32_t media =
        cue_noun_body(speakers->scene->tables, SLICE("zeitung")) & (uint32_t)BODY_KINDS;
    return (speakers->people[referent].body & media) != 0;
}

/* "sagte ein Polizeisprecher dem Boten": a medium is told; who speaks for it has no
 * other body in his name. */
bool body_is_told(const struct speakers *speakers, struct range phrase, uint32_t body)
{
    const struct scene *const scene = speakers->scene;
    const uint32_t head = phrase_head(scene, phrase);
    return head != NO_WORD && speaks_for_others(scene->words[head].lower) &&
           body_in_noun(scene->words[head].lower).length > 0 &&
           body_is_medium(speakers, body);
}

/* "eine Sprecherin", "ein Sprecher am Sitz in Kamm": of nobody who is named. */
static bool is_bare(const struct scene *scene, struct range phrase, uint32_t head)
{
    static const char *const places[] = { "in", "im", "am", "an", "auf", NULL };
    return phrase_is_indefinite(scene, phrase) && head == phrase.first + 1 &&
           body_in_noun(scene->words[head].lower).length == 0 &&
           (phrase.end == head + 1 || word_is_any(&scene->words[head + 1], places));
}

/* "ein Sprecher der Firma": whom she means. */
static bool find_owner(const struct speakers *speakers, struct range phrase,
                       uint32_t head, struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    struct range owner = { 0, 0 };
    if (head + 2 >= phrase.end ||
        !(word_is(&scene->words[head + 1], "der") ||
          word_is(&scene->words[head + 1], "des")) ||
        !phrase_at(scene, head + 1, phrase.end, &owner))
        return false;
    const uint32_t noun = phrase_head(scene, owner);
    return noun != NO_WORD &&
           antecedent_of_body(speakers, owner, without_s(scene->words[noun].lower),
                              out);
}

/* "ihr Sprecher", "deren Sprecherin": of the body that acts before. */
static bool find_possessor(const struct speakers *speakers, struct range phrase,
                           struct speaker *out)
{
    const struct wanted wanted = { .phrase = phrase,
                                   .sentence =
                                       speakers->scene->words[phrase.first].sentence,
                                   .bodies = true,
                                   .named = true };
    struct speaker found = { .kind = SPEAKER_NONE };
    for (uint32_t back = 0; back <= BARE_REACH && back <= wanted.sentence; back++) {
        if (!actor_in(speakers, &wanted, wanted.sentence - back, &found))
            continue;
        const bool body =
            found.kind == SPEAKER_REFERENT &&
            speakers->reading->referents[found.referent].kind == ENTITY_ORGANISATION;
        if (body)
            *out = found;
        return body;
    }
    return false;
}

bool antecedent_of_spokesman(const struct speakers *speakers, struct range phrase,
                             struct speaker *out)
{
    const struct scene *const scene = speakers->scene;
    const uint32_t head = phrase_head(scene, phrase);
    if (phrase.end == phrase.first + 1 && word_is(&scene->words[phrase.first], "dort"))
        return antecedent_of_place(speakers, phrase, out);
    if (head == NO_WORD || !speaks_for_others(scene->words[head].lower))
        return false;
    if (is_bare(scene, phrase, head))
        return antecedent_of_place(speakers, phrase, out);
    if (phrase_is_possessed(scene, phrase))
        return find_possessor(speakers, phrase, out);
    const struct slice body = without_s(body_in_noun(scene->words[head].lower));
    if (body.length > 0 && phrase_is_indefinite(scene, phrase) &&
        antecedent_of_body(speakers, phrase, body, out))
        return true;
    return find_owner(speakers, phrase, head, out);
}
