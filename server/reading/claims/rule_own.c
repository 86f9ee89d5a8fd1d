#include "reading/claims/events.h"
#include "reading/claims/inside.h"
#include "reading/claims/match.h"
#include "reading/claims/rules.h"

/* "jetzt", "künftig" and "früher" date nothing. */
static bool says_when(const struct date *date)
{
    return (date->type == DATE_DATE || date->type == DATE_TIME) &&
           !slice_ends_with(date->value, SLICE("_REF"));
}

/* Whether the sentence holds a date or a figure. */
static bool is_datable(const struct reading *reading, struct span sentence)
{
    for (uint32_t i = date_from(reading, sentence.start); i < reading->date_count;
         i++) {
        if (reading->dates[i].span.start >= sentence.end)
            break;
        if (says_when(&reading->dates[i]))
            return true;
    }
    const uint32_t figure = figure_from(reading, sentence.start);
    return figure < reading->figure_count &&
           reading->figures[figure].span.start < sentence.end;
}

static bool names_weapon(const struct reading *reading, struct span sentence)
{
    for (uint32_t i = mention_from(reading, sentence.start); i < reading->mention_count;
         i++) {
        if (reading->mentions[i].span.start >= sentence.end)
            break;
        if (reading->referents[reading->mentions[i].referent].kind == ENTITY_WEAPON)
            return true;
    }
    return false;
}

/* A transfer of weapons counts without a date: "Utopia liefert Raketen". */
static bool tells_transfer(const struct scene *scene, const struct reading *reading,
                           const struct sentence *sentence)
{
    if (!names_weapon(reading, sentence->span))
        return false;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        const struct event_sense *const sense = event_at(scene, i, sentence->end);
        if (sense->event == EVENT_TRANSFER && sense->needs <= NEEDS_ARMS)
            return true;
    }
    return false;
}

/* "könnten gelangt sein", "soll geliefert haben", "will getroffen haben": not what the
 * outlet vouches for. */
static bool is_vouched_for(const struct scene *scene, const struct clause *clause)
{
    const uint32_t finite = clause->finite;
    if (clause->kind != CLAUSE_MAIN || finite == NO_WORD)
        return true;
    const struct form *const form = &scene->forms[finite];
    if (form_can(form, VERB_WOULD | VERB_KONJUNKTIV) &&
        !form_can(form, VERB_PRESENT | VERB_PRETERITE | VERB_PLURAL))
        return false;
    const struct word *const last = &scene->words[clause->words.end - 1];
    return !(word_is_verb(scene, finite, "sollen") ||
             word_is_verb(scene, finite, "wollen")) ||
           !(word_is(last, "haben") || word_is(last, "sein"));
}

/* The outlet speaks in a whole sentence with a finite verb, of which nothing is said by
 * somebody else; it asks nothing, and it is no headline. */
static bool is_own_voice(const struct scene *scene, const struct sentence *sentence,
                         uint32_t number)
{
    const struct range clauses = scene_clauses(scene, number);
    bool ruled = false;
    if (scene->text->paragraphs[sentence->paragraph].heading ||
        !word_is(&scene->words[sentence->end - 1], "."))
        return false;
    for (uint32_t i = sentence->first; i < sentence->end; i++) {
        if (scene->covered[i] != 0 || scene->attributes[i] != 0 ||
            scene_is_speech(scene, i))
            return false;
    }
    for (uint32_t i = clauses.first; i < clauses.end; i++) {
        if (!is_vouched_for(scene, scene_clause(scene, i)))
            return false;
        ruled |= scene_clause(scene, i)->kind == CLAUSE_MAIN;
    }
    return ruled;
}

bool rule_own(struct scene *scene, const struct reading *reading, uint32_t number,
              struct fault *fault)
{
    const struct sentence *const sentence = &scene->text->sentences[number];
    struct draft draft = { .form = FORM_OWN };
    if (!is_own_voice(scene, sentence, number))
        return true;
    if (is_datable(reading, sentence->span))
        draft.rule = "own-datable";
    else if (tells_transfer(scene, reading, sentence))
        draft.rule = "own-transfer";
    else
        return true;
    draft_add_part(&draft, scene_sentence(scene, number));
    return scene_add(scene, &draft, fault);
}
