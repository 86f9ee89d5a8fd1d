#include "reading/claims/attribution.h"
#include "reading/claims/rules.h"

enum { FAR_REACH = 5 }; /* sentences over which speech goes on where nobody else acts */

static bool holds_words(const struct draft *draft, struct range words)
{
    for (uint32_t i = 0; i < draft->content_count; i++) {
        if (draft->content[i].first <= words.first &&
            words.end <= draft->content[i].end)
            return true;
    }
    return false;
}

/* "Laut Polizei brannte es, sagte Anna": whoever is named inside another's words does
 * not speak on. The draft whose words hold who speaks in this one, or this one. */
static const struct draft *outer_speech(const struct scene *scene, uint32_t number)
{
    const struct draft *outer = scene_draft(scene, number);
    const uint32_t sentence = scene->words[outer->speaker.first].sentence;
    for (uint32_t i = number; i > 0; i--) {
        const struct draft *const draft = scene_draft(scene, i - 1);
        if (scene->words[draft_content(draft).end - 1].sentence != sentence)
            break;
        if (!range_is_empty(draft->speaker) && holds_words(draft, outer->speaker))
            outer = draft;
    }
    return outer;
}

/* The last draft with a speaker that begins before the word and reaches into one of the
 * `reach` sentences before `sentence`. */
static const struct draft *find_speech(const struct scene *scene, uint32_t word,
                                       uint32_t sentence, uint32_t reach)
{
    for (uint32_t i = scene->drafts.count; i > 0; i--) {
        const struct draft *const draft = scene_draft(scene, i - 1);
        const struct range content = draft_content(draft);
        if (scene->words[content.end - 1].sentence + reach < sentence)
            return NULL;
        if (!range_is_empty(draft->speaker) && content.first < word)
            return outer_speech(scene, i - 1);
    }
    return NULL;
}

const struct draft *last_speech(const struct scene *scene, uint32_t sentence,
                                uint32_t reach)
{
    return find_speech(scene, NO_WORD, sentence, reach);
}

const struct draft *last_speech_before(const struct scene *scene, uint32_t word,
                                       uint32_t reach)
{
    return find_speech(scene, word, scene->words[word].sentence, reach);
}

/* Whether the speech goes into the sentence before, or into this one. */
static bool is_near(const struct scene *scene, const struct draft *before,
                    uint32_t sentence)
{
    const uint32_t last = draft_content(before).end - 1;
    return scene->words[last].sentence + 1 >= sentence;
}

/* "Verteidigerin Anna Velten plädierte auf Freispruch. Ihr Mandant sei …", "Anders
 * sieht es ein Wirt. Das Tor sei …", but not "Ihre Kollegen in Kamm schweigen". */
static bool brings_up_somebody(const struct scene *scene, struct range subject)
{
    const uint32_t head =
        range_is_empty(subject) ? NO_WORD : phrase_head(scene, subject);
    if (head == NO_WORD || !phrase_can_speak(scene, subject))
        return false;
    for (uint32_t i = subject.first; i < subject.end; i++) {
        if (form_is_actor(&scene->forms[i]) &&
            (i <= head || word_is(&scene->words[i - 1], ",")))
            return true;
    }
    return slice_starts_with(scene->words[subject.first].lower, SLICE("ein")) &&
           (cue_noun_agent(scene->tables, scene->words[head].lower) & AGENT_PERSON) !=
               0;
}

/* Who spoke last, else the subject of the sentence before: "Der Rat beriet. Es sei …".
 */
struct range speaker_before(const struct scene *scene, uint32_t sentence,
                            const struct draft *before)
{
    const struct range none = { 0, 0 };
    if (before != NULL && is_near(scene, before, sentence))
        return before->speaker;
    if (sentence == 0)
        return none;
    const struct range clauses = scene_clauses(scene, sentence - 1);
    for (uint32_t i = clauses.first; i < clauses.end; i++) {
        const struct range subject = scene_clause(scene, i)->kind == CLAUSE_MAIN
                                         ? speaking_subject(scene, i)
                                         : none;
        if (before != NULL ? brings_up_somebody(scene, subject)
                           : phrase_can_speak(scene, subject))
            return subject;
    }
    if (before != NULL)
        return before->speaker;
    before = last_speech(scene, sentence, FAR_REACH);
    return before != NULL ? before->speaker : none;
}
