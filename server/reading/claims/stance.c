#include "reading/claims/stance.h"

#include "reading/claims/match.h"
#include "reading/claims/modality.h"
#include "reading/claims/polarity.h"

static struct range overlap(struct range a, struct range b)
{
    return (struct range){ a.first > b.first ? a.first : b.first,
                           a.end < b.end ? a.end : b.end };
}

/* A clause that is ruled by a finite verb of the content and says nothing by the way.
 */
static bool is_ruled(const struct scene *scene, const struct clause *clause,
                     struct range content)
{
    return clause->finite != NO_WORD && clause->finite >= content.first &&
           clause->finite < content.end && clause->kind != CLAUSE_RELATIVE &&
           scene->attributes[clause->finite] == 0;
}

/* The first main clause of the content, else the first that has a finite verb, or
 * NO_WORD. */
static uint32_t find_ruled(const struct scene *scene, struct range clauses,
                           struct range content)
{
    uint32_t first = NO_WORD;
    for (uint32_t i = clauses.first; i < clauses.end; i++) {
        const struct clause *const clause = scene_clause(scene, i);
        if (!is_ruled(scene, clause, content))
            continue;
        if (clause->kind == CLAUSE_MAIN)
            return i;
        first = first == NO_WORD ? i : first;
    }
    return first;
}

/* "Der Vorwurf, er komme, sei falsch": a main clause that a noun holds. */
static bool is_held_by_noun(const struct scene *scene, struct range clauses,
                            uint32_t number, struct range content)
{
    if (number == clauses.first || scene_clause(scene, number)->join != JOIN_COMMA)
        return false;
    const struct clause *const before = scene_clause(scene, number - 1);
    return before->kind == CLAUSE_FRAGMENT && before->words.first >= content.first;
}

/* "Wer das glaubt, …": a question by its form, and here who is spoken of. */
static bool is_free_relative(const struct scene *scene, const struct clause *clause)
{
    static const char *const pronouns[] = { "wer", "wen", "wem", NULL };
    return word_is_any(&scene->words[clause->words.first], pronouns);
}

/* Whether the clause goes on behind one in its front field: "…, sei unklar", "…, der
 * irrt". */
static bool goes_on(const struct scene *scene, const struct clause *clause,
                    bool takes_up)
{
    return clause->finite == clause->words.first ||
           (takes_up && clause->finite == clause->words.first + 1 &&
            form_is(&scene->forms[clause->words.first], CLASS_RELATIVE));
}

/* "Ob er kommt, sei unklar": a clause in the front field is not what is said of it. */
static uint32_t skip_front(const struct scene *scene, struct range clauses,
                           uint32_t number, struct range content)
{
    const struct clause *const front = scene_clause(scene, number);
    const bool free = is_free_relative(scene, front);
    if (front->kind == CLAUSE_MAIN && !free &&
        !is_held_by_noun(scene, clauses, number, content))
        return number;
    for (uint32_t i = number + 1; i < clauses.end; i++) {
        const struct clause *const clause = scene_clause(scene, i);
        const bool follows =
            goes_on(scene, clause, free) && clause->words.first < content.end;
        if (clause->kind == CLAUSE_MAIN)
            return follows ? i : number;
    }
    return number;
}

/* "„Wer bauen will, braucht Geld“": behind the clause that says of whom it is said. */
static uint32_t behind_who(const struct scene *scene, struct range content)
{
    uint32_t first = content.first;
    if (first < content.end && word_is_quote(&scene->words[first]))
        first++;
    if (first == content.end || !word_is(&scene->words[first], "wer"))
        return content.first;
    for (uint32_t i = first; i + 1 < content.end; i++)
        if (word_is(&scene->words[i], ","))
            return i + 1;
    return content.first;
}

/* A quotation up to its first subordinate clause, or up to what is said by the way of
 * a thing: "einer Zumutung, die man nicht missen möchte". */
static struct range quoted_clause(const struct scene *scene, struct range content)
{
    uint32_t aside = CLASS_RELATIVE;
    content.first = behind_who(scene, content);
    for (uint32_t i = content.first + 1; i + 1 < content.end; i++) {
        if (form_is_only_finite(&scene->forms[i]))
            aside = 0;
        if (word_is(&scene->words[i], ",") &&
            form_is(&scene->forms[i + 1], CLASS_SUBORDINATOR | aside) &&
            !form_is(&scene->forms[i + 1], CLASS_COORDINATOR))
            return (struct range){ content.first, i };
    }
    return content;
}

/* "„die man nicht missen möchte“": a relative clause alone is quoted. */
static bool is_quoted_aside(const struct scene *scene, struct range content)
{
    uint32_t first = content.first, last = content.end - 1;
    while (first < last && scene->words[first].kind == WORD_MARK)
        first++;
    while (last > first && scene->words[last].kind == WORD_MARK)
        last--;
    return word_is_quote(&scene->words[content.first]) &&
           form_is(&scene->forms[first], CLASS_RELATIVE) &&
           !word_has(&scene->words[first], WORD_CAPITAL) &&
           form_is_finite(&scene->forms[last]);
}

/* "eine Chance, die nicht zweimal klingelt": what is said of it by the way. */
static struct range without_relative(const struct scene *scene, struct range content)
{
    for (uint32_t i = content.first + 1; i + 1 < content.end; i++) {
        const uint32_t clause = scene_clause_of(scene, i + 1);
        if (word_is(&scene->words[i], ",") && clause != NO_WORD &&
            scene_clause(scene, clause)->kind == CLAUSE_RELATIVE)
            return (struct range){ content.first, i };
    }
    return content;
}

struct range leading_clause(const struct scene *scene, struct range content)
{
    const struct range clauses =
        scene_clauses(scene, scene->words[content.first].sentence);
    const uint32_t ruled = find_ruled(scene, clauses, content);
    /* What is quoted first leads, though no verb of it is seen. */
    const uint32_t first = scene_clause_of(scene, content.first);
    if (first != NO_WORD && ruled != NO_WORD && first < ruled &&
        scene_clause(scene, first)->kind == CLAUSE_QUOTATION)
        return quoted_clause(scene,
                             overlap(scene_clause(scene, first)->words, content));
    const bool quoted = scene_is_speech(scene, content.first) ||
                        word_is_quote(&scene->words[content.first]);
    if (ruled == NO_WORD)
        return without_relative(scene,
                                quoted ? quoted_clause(scene, content) : content);
    const uint32_t leading = skip_front(scene, clauses, ruled, content);
    return overlap(scene_clause(scene, leading)->words, content);
}

bool word_is_separable(const struct scene *scene, uint32_t at, struct range clause,
                       const char *lemma, const char *root, const char *prefix)
{
    return word_is_verb(scene, at, lemma) ||
           (clause.end > at + 1 && word_is(&scene->words[clause.end - 1], prefix) &&
            word_is_verb(scene, at, root));
}

struct stance grade_stance(const struct scene *scene, struct range content,
                           struct stance start)
{
    const struct range clause = leading_clause(scene, content);
    struct stance stance = { grade_modality(scene, start.modality, clause),
                             is_quoted_aside(scene, content)
                                 ? start.polarity
                                 : grade_polarity(scene, start.polarity, clause) };
    if (stance.modality != MODALITY_STATED)
        return stance;
    stance.modality = modality_around(scene, content);
    return stance;
}
