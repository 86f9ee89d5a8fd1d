#include "reading/claims/modality.h"

#include "reading/claims/attribution.h"
#include "reading/claims/match.h"
#include "reading/claims/stance.h"

/* "könnte" is weaker than "vermutlich", that weaker than "würde", that than "will". */
static int strength_of(enum claim_modality modality, bool would)
{
    switch (modality) {
    case MODALITY_POSSIBLE:
        return would ? 2 : 4;
    case MODALITY_PROBABLE:
        return 3;
    case MODALITY_INTENDED:
        return 1;
    case MODALITY_STATED:
        break;
    }
    return 0;
}

static bool is_would(const struct word *word)
{
    return word_is(word, "würde") || word_is(word, "würden");
}

/* "Übernommen würden sie": what begins a sentence is taken for a noun. */
static bool may_be_participle(const struct scene *scene, uint32_t word)
{
    const struct verbs *const verbs = &scene->tables->forms.verbs;
    for (uint32_t at = scene->forms[word].reading; at != NO_VERB;) {
        const struct verb_reading *const reading = verbs_reading(verbs, at);
        if ((reading->features & VERB_PARTICIPLE) != 0)
            return (reading->features & VERB_INFINITIVE) == 0;
        at = reading->next;
    }
    return false;
}

/* Behind "würde" at `at`. "Sie würden geliefert": the Konjunktiv of "werden geliefert",
 * where somebody is retold; "würde liefern" supposes. The participle may stand behind a
 * comma ("nicht von hier, sondern von dort geliefert"). */
static bool is_passive_would(const struct scene *scene, uint32_t at)
{
    const uint32_t end = scene->text->sentences[scene->words[at].sentence].end;
    if (at > 0 && may_be_participle(scene, at - 1))
        return true;
    for (uint32_t i = at + 1; i < end && !form_is_only_finite(&scene->forms[i]); i++) {
        const struct form *const form = &scene->forms[i];
        const bool stops = i + 1 == end || scene->words[i + 1].kind == WORD_MARK ||
                           form_is(&scene->forms[i + 1], CLASS_COORDINATOR);
        if (stops && form_can(form, VERB_PARTICIPLE) &&
            !form_can(form, VERB_INFINITIVE) && !form_is(form, CLASS_NOUN))
            return true;
    }
    return false;
}

static bool ends_in_question(const struct scene *scene, uint32_t at)
{
    const uint32_t end = scene->text->sentences[scene->words[at].sentence].end;
    for (uint32_t i = at; i < end; i++)
        if (word_is(&scene->words[i], "?"))
            return true;
    return false;
}

/* "der Verdacht, dass …", "der Verdacht auf Betrug": what is suspected stands behind.
 */
static bool governs_content(const struct scene *scene, uint32_t at)
{
    return at + 1 < scene->text->word_count && (word_is(&scene->words[at + 1], ",") ||
                                                word_is(&scene->words[at + 1], "auf"));
}

/* "wurde erst dadurch möglich", "macht es möglich": it is there. */
static bool is_made(const struct scene *scene, uint32_t at, struct range clause)
{
    for (uint32_t i = clause.first; i < clause.end; i++)
        if (word_is_verb(scene, i, "machen") || word_is(&scene->words[i], "geworden"))
            return word_is(&scene->words[at], "möglich");
    return false;
}

/* "Er habe nur baden wollen": he wanted to, and did or did not. */
static bool is_wish_of_before(const struct scene *scene, uint32_t at,
                              struct range clause)
{
    if (!word_is(&scene->words[at], "wollen") || at + 1 < clause.end)
        return false;
    for (uint32_t i = clause.first; i < at; i++)
        if (word_is_verb(scene, i, "haben"))
            return true;
    return false;
}

/* "… weitergereicht haben", "… verschossen worden sein", behind the verb at `at`. */
static bool ends_in_perfect(const struct scene *scene, uint32_t at, struct range clause)
{
    if (clause.end < at + 3 ||
        !form_can(&scene->forms[clause.end - 2], VERB_PARTICIPLE))
        return false;
    const struct word *const last = &scene->words[clause.end - 1];
    return word_is(last, "haben") || word_is(last, "sein");
}

/* "Er will drei Schüsse gehört haben": he says so, and plans nothing. */
static bool is_claim_of_before(const struct scene *scene, uint32_t at,
                               struct range clause)
{
    return word_is_verb(scene, at, "wollen") && ends_in_perfect(scene, at, clause);
}

/* What a word alone says of how sure the clause is. */
static enum claim_modality hedge_at(const struct scene *scene, uint32_t at,
                                    struct range clause)
{
    const struct word *const word = &scene->words[at];
    const uint32_t found = map_find_hash(&scene->tables->hedges, word->hash);
    if (found == MAP_NONE || (is_would(word) && is_passive_would(scene, at)) ||
        (form_is(&scene->forms[at], CLASS_NOUN) && at > clause.first &&
         !governs_content(scene, at)) ||
        is_made(scene, at, clause) || is_wish_of_before(scene, at, clause) ||
        is_claim_of_before(scene, at, clause))
        return MODALITY_STATED;
    /* "Wollen Sie …?" asks, and plans nothing. */
    if (found == MODALITY_INTENDED && ends_in_question(scene, at))
        return MODALITY_STATED;
    return (enum claim_modality)found;
}

/* "damit dürfe man rechnen": another verb governs it. */
static bool is_last_infinitive(const struct scene *scene, uint32_t at,
                               struct range clause)
{
    return at + 1 == clause.end && form_can(&scene->forms[at], VERB_INFINITIVE);
}

/* "müsse weitergereicht haben", "kann verschossen worden sein": what is concluded. */
static enum claim_modality hedge_of_perfect(const struct scene *scene, uint32_t at,
                                            struct range clause)
{
    if (!ends_in_perfect(scene, at, clause))
        return MODALITY_STATED;
    return word_is_verb(scene, at, "müssen")   ? MODALITY_PROBABLE
           : word_is_verb(scene, at, "können") ? MODALITY_POSSIBLE
                                               : MODALITY_STATED;
}

/* "Das wäre teuer", "das ließe sich machen": what is only thought of; "wäre geplatzt"
 * tells of what did not happen. */
static bool is_supposed(const struct scene *scene, uint32_t at, struct range clause)
{
    static const char *const would_be[] = { "wäre", "wären", "ließe", "ließen", NULL };
    const struct word *const word = &scene->words[at];
    if (!word_is_any(word, would_be) || clause.end < at + 2)
        return false;
    if (slice_starts_with(word->lower, SLICE("ließ")))
        return scene_has_word(scene, clause, SLICE("sich")) &&
               form_can(&scene->forms[clause.end - 1], VERB_INFINITIVE);
    return !form_can(&scene->forms[clause.end - 1], VERB_PARTICIPLE) &&
           !form_can(&scene->forms[clause.end - 2], VERB_PARTICIPLE);
}

/* "Der Verein werde klagen", but "die Brücke werde halten". */
static bool is_ruled_by_agent(const struct scene *scene, uint32_t finite)
{
    const uint32_t clause = scene_clause_of(scene, finite);
    return clause != NO_WORD && scene_clause(scene, clause)->finite == finite &&
           phrase_can_speak(scene, subject_of(scene, clause));
}

/* "Man werde klagen", "ich werde gehen": who speaks plans it himself. */
static bool is_promised(const struct scene *scene, uint32_t at, struct range clause)
{
    static const char *const selves[] = { "man", "ich", "wir", "er", NULL };
    static const char *const wills[] = { "werde", "werden", NULL };
    const struct form *const last = &scene->forms[clause.end - 1];
    if (!word_is_any(&scene->words[at], wills) || at + 1 == clause.end ||
        form_is(last, CLASS_NOUN) || !form_can(last, VERB_INFINITIVE) ||
        word_is(&scene->words[clause.end - 1], "werden") ||
        word_is(&scene->words[clause.end - 1], "sein"))
        return false;
    return (at > clause.first && word_is_any(&scene->words[at - 1], selves)) ||
           word_is_any(&scene->words[at + 1], selves) || is_ruled_by_agent(scene, at);
}

/* "rechnet mit", but "rechnete mit", "hat mit Jahren gerechnet": it did before. */
static bool is_past(const struct scene *scene, uint32_t at, struct range clause)
{
    if (form_can(&scene->forms[at], VERB_PRETERITE))
        return true;
    for (uint32_t i = clause.first; i < clause.end; i++) {
        if (i != at && form_can(&scene->forms[at], VERB_PARTICIPLE) &&
            word_is_verb(scene, i, "haben"))
            return true;
    }
    return false;
}

/* "Das sei nicht auszuschließen", "schließe gar nichts aus": it may be so. */
static bool is_not_excluded(const struct scene *scene, uint32_t at, struct range clause)
{
    static const char *const negations[] = { "nicht", "nichts", "kaum", NULL };
    if (!word_is_separable(scene, at, clause, "aus|schließen", "schließen", "aus"))
        return false;
    for (uint32_t i = clause.first; i < clause.end; i++)
        if (word_is_any(&scene->words[i], negations))
            return true;
    return false;
}

static bool names_time(const struct scene *scene, struct range clause)
{
    for (uint32_t i = clause.first; i < clause.end; i++)
        if (form_is(&scene->forms[i], CLASS_TIME))
            return true;
    return false;
}

/* "sollen verlegt werden", "solle im Herbst beginnen": what somebody has arranged. */
static bool is_scheduled(const struct scene *scene, uint32_t at, struct range clause)
{
    if (!word_is_verb(scene, at, "sollen") ||
        !form_can(&scene->forms[at], VERB_PRESENT | VERB_PLURAL | VERB_KONJUNKTIV) ||
        form_can(&scene->forms[at], VERB_PRETERITE) || clause.end < at + 2)
        return false;
    const bool passive = clause.end > at + 2 &&
                         word_is(&scene->words[clause.end - 1], "werden") &&
                         form_can(&scene->forms[clause.end - 2], VERB_PARTICIPLE);
    return passive || (names_time(scene, clause) &&
                       form_can(&scene->forms[clause.end - 1], VERB_INFINITIVE) &&
                       !ends_in_perfect(scene, at, clause));
}

/* What a verb of the clause says: "behalte sich … vor", "rechne mit", "sollen verlegt
 * werden". */
static enum claim_modality hedge_of_verb(const struct scene *scene, uint32_t at,
                                         struct range clause)
{
    if (scene->forms[at].reading == NO_VERB || form_is(&scene->forms[at], CLASS_NOUN))
        return MODALITY_STATED;
    if (word_is_separable(scene, at, clause, "vor|behalten", "behalten", "vor"))
        return MODALITY_INTENDED;
    if (is_supposed(scene, at, clause) || is_not_excluded(scene, at, clause))
        return MODALITY_POSSIBLE;
    if (is_promised(scene, at, clause))
        return MODALITY_INTENDED;
    if (word_is_verb(scene, at, "rechnen") && !is_past(scene, at, clause) &&
        !is_last_infinitive(scene, at, clause) &&
        (!range_is_empty(phrase_with(scene, clause, "mit")) ||
         scene_has_word(scene, clause, SLICE("damit"))))
        return MODALITY_PROBABLE;
    if (is_scheduled(scene, at, clause))
        return MODALITY_INTENDED;
    return hedge_of_perfect(scene, at, clause);
}

/* "Ob er kommt, ist offen." */
static bool is_open_question(const struct scene *scene, struct range content)
{
    static const char *const open[] = { "fraglich", "offen",  "unbekannt",
                                        "ungewiss", "unklar", NULL };
    if (!word_is(&scene->words[content.first], "ob"))
        return false;
    const uint32_t end =
        scene->text->sentences[scene->words[content.first].sentence].end;
    for (uint32_t i = content.first; i < end; i++)
        if (word_is_any(&scene->words[i], open))
            return true;
    return false;
}

/* What governs the content from in front of its comma: "der Verdacht, dass …", "hält es
 * für möglich, dass …". */
static enum claim_modality governing_hedge(const struct scene *scene,
                                           struct range content)
{
    if (content.first < 2 || !word_is(&scene->words[content.first - 1], ","))
        return MODALITY_STATED;
    const uint32_t at = content.first - 2;
    const struct word *const word = &scene->words[at];
    const uint32_t found = map_find_hash(&scene->tables->hedges, word->hash);
    const bool governs = form_is(&scene->forms[at], CLASS_NOUN) ||
                         (at > 0 && word_is(&scene->words[at - 1], "für"));
    return found != MAP_NONE && governs ? (enum claim_modality)found : MODALITY_STATED;
}

enum claim_modality grade_modality(const struct scene *scene, enum claim_modality start,
                                   struct range clause)
{
    enum claim_modality best = start;
    int strongest = 0;
    while (clause.end > clause.first && scene->words[clause.end - 1].kind == WORD_MARK)
        clause.end--; /* of a quotation */
    for (uint32_t i = clause.first; i < clause.end; i++) {
        const struct word *const word = &scene->words[i];
        enum claim_modality modality = hedge_at(scene, i, clause);
        if (modality == MODALITY_STATED)
            modality = hedge_of_verb(scene, i, clause);
        if (modality == MODALITY_STATED)
            continue;
        const bool would = is_would(word);
        const int strength = strength_of(modality, would);
        if (strength > strongest && !(would && start != MODALITY_STATED)) {
            strongest = strength;
            best = modality;
        }
    }
    return best;
}

enum claim_modality modality_around(const struct scene *scene, struct range content)
{
    return is_open_question(scene, content) ? MODALITY_POSSIBLE
                                            : governing_hedge(scene, content);
}
