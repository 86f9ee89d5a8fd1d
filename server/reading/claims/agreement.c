#include "reading/claims/agreement.h"

#include "reading/claims/animacy.h"

static bool is_masculine_pronoun(const struct word *word)
{
    static const char *const pronouns[] = { "er",        "ihn",    "ihm",
                                            "der",       "dieser", "jener",
                                            "letzterer", "dessen", NULL };
    return word_is_any(word, pronouns) || slice_starts_with(word->lower, SLICE("sein"));
}

bool phrase_is_pronoun(const struct scene *scene, struct range phrase)
{
    static const char *const pronouns[] = { "er",    "sie",  "ihn",       "ihm",
                                            "der",   "die",  "dieser",    "diese",
                                            "jener", "jene", "letzterer", "letztere",
                                            NULL };
    const bool alone = phrase.end == phrase.first + 1 ||
                       (phrase.end == phrase.first + 2 && /* "er selbst" */
                        word_is(&scene->words[phrase.first + 1], "selbst"));
    return alone && word_is_any(&scene->words[phrase.first], pronouns);
}

bool agreements_match(struct agreement a, struct agreement b)
{
    return (a.gender == GENDER_OPEN || b.gender == GENDER_OPEN ||
            a.gender == b.gender) &&
           (a.number == NUMBER_OPEN || b.number == NUMBER_OPEN || a.number == b.number);
}

enum number finite_number(const struct scene *scene, uint32_t finite)
{
    static const char *const singular[] = { "schien", "erschien", NULL };
    const struct slice lower = scene->words[finite].lower;
    if (slice_is(lower, "sind"))
        return NUMBER_MANY;
    if (word_is_any(&scene->words[finite], singular))
        return NUMBER_ONE;
    return slice_ends_with(lower, SLICE("en")) ||
                   slice_ends_with(lower, SLICE("ern")) ||
                   slice_ends_with(lower, SLICE("eln"))
               ? NUMBER_MANY
               : NUMBER_ONE;
}

enum number verb_number(const struct scene *scene, uint32_t word)
{
    const uint32_t number = scene_clause_of(scene, word);
    const uint32_t finite =
        number == NO_WORD ? NO_WORD : scene_clause(scene, number)->finite;
    return finite == NO_WORD ? NUMBER_OPEN : finite_number(scene, finite);
}

struct agreement pronoun_agreement(const struct scene *scene, struct range phrase)
{
    const struct word *const word = &scene->words[phrase.first];
    if (is_masculine_pronoun(word))
        return (struct agreement){ GENDER_MALE, NUMBER_ONE };
    const enum number number = phrase_is_pronoun(scene, phrase)
                                   ? verb_number(scene, phrase.first)
                                   : NUMBER_OPEN;
    const enum gender gender = number == NUMBER_MANY ? GENDER_OPEN : GENDER_FEMALE;
    return (struct agreement){ gender, number };
}

/* "mehrere", "beide", "elf". */
static bool counts_many(const struct scene *scene, const struct word *word)
{
    static const char *const words[] = { "mehrere", "viele", "einige",  "manche",
                                         "beide",   "alle",  "etliche", "zahlreiche",
                                         "diverse", NULL };
    return word_is_any(word, words) ||
           (!slice_starts_with(word->lower, SLICE("ein")) &&
            map_find_hash(&scene->tables->numerals, word->hash) != MAP_NONE);
}

/* "mehrere Beamte", "30 Zeugen", "ihre elf Leute", but not "der drei Jahre alte Sohn".
 */
static bool is_counted(const struct scene *scene, struct range phrase, uint32_t head)
{
    if (scene->words[phrase.first].kind == WORD_NUMBER)
        return true;
    for (uint32_t i = phrase.first; i < head; i++) {
        if (counts_many(scene, &scene->words[i]) &&
            !form_is(&scene->forms[i + 1], CLASS_TIME))
            return true;
    }
    return false;
}

/* "A und B": two that a word joins. */
static bool is_joined(const struct scene *scene, struct range phrase)
{
    const uint32_t core = phrase_core_end(scene, phrase.first, phrase.end);
    return core < phrase.end && (word_is(&scene->words[core], "und") ||
                                 word_is(&scene->words[core], "sowie"));
}

/* "Experten", "Kreise", "Leute": an ending that rather many have. */
static bool looks_plural(struct slice lower)
{
    static const char *const ends[] = { "en",        "innen",   "leute", "kreise",
                                        "kräfte",    "dienste", "ärzte", "räte",
                                        "vorstände", NULL };
    return slice_ends_with_any(lower, ends);
}

static enum number phrase_number(const struct scene *scene, struct range phrase,
                                 uint32_t head)
{
    const struct word *const first = &scene->words[phrase.first];
    const struct slice noun = scene->words[head].lower;
    if (is_counted(scene, phrase, head) || is_joined(scene, phrase))
        return NUMBER_MANY;
    if (form_is(&scene->forms[head], CLASS_NAME))
        return NUMBER_OPEN;
    const bool person = (cue_noun_agent(scene->tables, noun) & AGENT_PERSON) != 0;
    const bool male = person && role_gender(role_singular(noun)) == GENDER_MALE;
    if (!form_is(&scene->forms[phrase.first], CLASS_DETERMINER))
        return male || looks_plural(noun) ? NUMBER_MANY : NUMBER_OPEN;
    /* "die Ermittler": a man behind "die" is many. */
    if (word_is(first, "die") && (male || looks_plural(noun)))
        return NUMBER_MANY;
    return NUMBER_ONE;
}

/* Of a subject: "ein Amt" counts as a man, for no "sie" can mean it. */
static enum gender determiner_gender(const struct word *word)
{
    static const char *const women[] = { "die",   "eine", "diese", "ihre",
                                         "seine", "jene", "keine", NULL };
    if (word_is_any(word, women))
        return GENDER_FEMALE;
    static const char *const others[] = { "der", "dieser", "ein", "kein", NULL };
    if (word_is(word, "das") || word_is(word, "dieses"))
        return GENDER_NEUTER;
    return word_is_any(word, others) ? GENDER_MALE : GENDER_OPEN;
}

struct agreement phrase_agreement(const struct scene *scene, struct range phrase)
{
    struct agreement out = { GENDER_OPEN, NUMBER_OPEN };
    const uint32_t head = phrase_noun(scene, phrase);
    if (head == NO_WORD)
        return out;
    out.number = phrase_number(scene, phrase, head);
    if (out.number == NUMBER_MANY)
        return out;
    const struct slice noun = scene->words[head].lower;
    if ((cue_noun_agent(scene->tables, noun) & AGENT_PERSON) != 0)
        out.gender = role_gender(role_singular(noun));
    if (out.gender == GENDER_OPEN)
        out.gender = determiner_gender(&scene->words[phrase.first]);
    return out;
}
