#include "reading/claims/sources.h"

static bool is_told_noun(const struct scene *scene, struct range phrase)
{
    const uint32_t head = phrase_head(scene, phrase);
    if (head == NO_WORD)
        return false;
    const uint32_t first = form_is(&scene->forms[phrase.first], CLASS_DETERMINER);
    for (uint32_t i = phrase.first; i <= head; i++) {
        if (!form_is(&scene->forms[i], CLASS_NOUN))
            continue;
        const uint32_t uses = cue_noun_uses(scene->tables, &scene->words[i]);
        return (uses & (first ? NOUN_TOLD : NOUN_ACCORDING)) != 0;
    }
    return false;
}

/* The phrase behind a preposition at `at`. In the front field it goes up to the verb.
 */
static bool source_behind(const struct scene *scene, const struct clause *clause,
                          uint32_t at, struct source *out)
{
    struct range phrase = { 0, 0 };
    const uint32_t limit = scene_sentence(scene, clause->sentence).end;
    /* "ein Gutachten, laut dem das Tor zu war" */
    if (clause->kind == CLAUSE_RELATIVE && clause->opener == at + 1) {
        *out = (struct source){ .phrase = { at, at + 2 },
                                .speaker = { at + 1, at + 2 },
                                .cue = { at, at + 1 } };
        return true;
    }
    if (!phrase_at(scene, at + 1, limit, &phrase))
        return false;
    const bool front = clause->kind == CLAUSE_MAIN && at <= clause->words.first + 1 &&
                       clause->finite > phrase.first;
    if (front)
        phrase.end = clause->finite;
    out->phrase = (struct range){ at, phrase.end };
    out->speaker = phrase;
    out->cue = (struct range){ at, at + 1 };
    return true;
}

/* "Angaben der Polizei zufolge", "seiner Meinung nach". */
static bool source_before(const struct scene *scene, const struct clause *clause,
                          uint32_t at, struct source *out)
{
    const struct range phrase = phrase_before(scene, clause->words.first, at);
    if (range_is_empty(phrase))
        return false;
    out->phrase = (struct range){ phrase.first, at + 1 };
    out->speaker = phrase;
    out->cue = (struct range){ at, at + 1 };
    return true;
}

static bool is_postponed_nach(const struct scene *scene, const struct clause *clause,
                              uint32_t at)
{
    return at > clause->words.first && form_is(&scene->forms[at - 1], CLASS_NOUN) &&
           (cue_noun_uses(scene->tables, &scene->words[at - 1]) & NOUN_TOLD) != 0;
}

static bool source_at(const struct scene *scene, const struct clause *clause,
                      uint32_t at, struct source *out)
{
    const struct word *const word = &scene->words[at];
    if (!form_is(&scene->forms[at], CLASS_PREPOSITION))
        return false;
    if (word_is(word, "zufolge"))
        return source_before(scene, clause, at, out);
    if (word_is(word, "laut"))
        return !form_is(&scene->forms[at], CLASS_NOUN) &&
               source_behind(scene, clause, at, out);
    if (word_is(word, "gemäß") || word_is(word, "gemäss"))
        return source_behind(scene, clause, at, out);
    if (word_is(word, "aus") && source_behind(scene, clause, at, out)) {
        const uint32_t head = phrase_head(scene, out->speaker);
        return head != NO_WORD && word_is(&scene->words[head], "sicht") &&
               out->speaker.end > head + 1;
    }
    if (!word_is(word, "nach") || form_is(&scene->forms[at], CLASS_NOUN))
        return false;
    if (source_behind(scene, clause, at, out) && is_told_noun(scene, out->speaker))
        return true;
    return is_postponed_nach(scene, clause, at) &&
           source_before(scene, clause, at, out);
}

bool source_find(const struct scene *scene, const struct clause *clause,
                 struct source *out)
{
    for (uint32_t i = clause->words.first; i < clause->words.end; i++)
        if (source_at(scene, clause, i, out))
            return true;
    return false;
}
