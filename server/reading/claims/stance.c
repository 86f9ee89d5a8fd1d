#include "reading/claims/stance.h"

#include "reading/claims/match.h"

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

/* "Ob er kommt, sei unklar": a clause in the front field is not what is said of it. */
static uint32_t skip_front(const struct scene *scene, struct range clauses,
                           uint32_t number, struct range content)
{
    if (scene_clause(scene, number)->kind != CLAUSE_SUBORDINATE)
        return number;
    for (uint32_t i = number + 1; i < clauses.end; i++) {
        const struct clause *const clause = scene_clause(scene, i);
        const bool goes_on =
            clause->finite == clause->words.first && clause->words.first < content.end;
        if (clause->kind == CLAUSE_MAIN)
            return goes_on ? i : number;
    }
    return number;
}

/* A quotation up to its first subordinate clause. */
static struct range quoted_clause(const struct scene *scene, struct range content)
{
    for (uint32_t i = content.first + 1; i + 1 < content.end; i++) {
        if (word_is(&scene->words[i], ",") &&
            form_is(&scene->forms[i + 1], CLASS_SUBORDINATOR) &&
            !form_is(&scene->forms[i + 1], CLASS_COORDINATOR))
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
    if (ruled == NO_WORD)
        return scene_is_speech(scene, content.first) ? quoted_clause(scene, content)
                                                     : content;
    const uint32_t leading = skip_front(scene, clauses, ruled, content);
    return overlap(scene_clause(scene, leading)->words, content);
}

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

/* The verb with its prefix before it, or at the end of its clause: "lehne … ab". */
static bool is_separable(const struct scene *scene, uint32_t at, struct range clause,
                         const char *lemma, const char *root, const char *prefix)
{
    return word_is_verb(scene, at, lemma) ||
           (clause.end > at + 1 && word_is(&scene->words[clause.end - 1], prefix) &&
            word_is_verb(scene, at, root));
}

static bool is_would(const struct word *word)
{
    return word_is(word, "würde") || word_is(word, "würden");
}

/* Behind "würde" at `at`. "Sie würden geliefert": the Konjunktiv of "werden geliefert",
 * where somebody is retold; "würde liefern" supposes. The participle may stand behind a
 * comma ("nicht von hier, sondern von dort geliefert"). */
static bool is_passive_would(const struct scene *scene, uint32_t at)
{
    const uint32_t end = scene->text->sentences[scene->words[at].sentence].end;
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

/* What a word alone says of how sure the clause is. */
static enum claim_modality hedge_at(const struct scene *scene, uint32_t at,
                                    struct range clause)
{
    const struct word *const word = &scene->words[at];
    const uint32_t found =
        map_find_hashed(&scene->tables->hedges, word->lower, word->hash);
    if (found == MAP_NONE || (is_would(word) && is_passive_would(scene, at)) ||
        (form_is(&scene->forms[at], CLASS_NOUN) && at > clause.first &&
         !governs_content(scene, at)))
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
    if (clause.end < at + 3 ||
        !form_can(&scene->forms[clause.end - 2], VERB_PARTICIPLE))
        return MODALITY_STATED;
    const struct word *const last = &scene->words[clause.end - 1];
    if (!word_is(last, "haben") && !word_is(last, "sein"))
        return MODALITY_STATED;
    return word_is_verb(scene, at, "müssen")   ? MODALITY_PROBABLE
           : word_is_verb(scene, at, "können") ? MODALITY_POSSIBLE
                                               : MODALITY_STATED;
}

/* What a verb of the clause says: "behalte sich … vor", "rechne mit", "sollen verlegt
 * werden". */
static enum claim_modality hedge_of_verb(const struct scene *scene, uint32_t at,
                                         struct range clause)
{
    if (scene->forms[at].reading == NO_VERB || form_is(&scene->forms[at], CLASS_NOUN))
        return MODALITY_STATED;
    if (is_separable(scene, at, clause, "vor|behalten", "behalten", "vor"))
        return MODALITY_INTENDED;
    if (word_is_verb(scene, at, "rechnen") && !is_last_infinitive(scene, at, clause) &&
        !range_is_empty(phrase_with(scene, clause, "mit")))
        return MODALITY_PROBABLE;
    if ((word_is(&scene->words[at], "soll") || word_is(&scene->words[at], "sollen")) &&
        clause.end > at + 2 && word_is(&scene->words[clause.end - 1], "werden") &&
        form_can(&scene->forms[clause.end - 2], VERB_PARTICIPLE))
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
    const uint32_t found =
        map_find_hashed(&scene->tables->hedges, word->lower, word->hash);
    const bool governs = form_is(&scene->forms[at], CLASS_NOUN) ||
                         (at > 0 && word_is(&scene->words[at - 1], "für"));
    return found != MAP_NONE && governs ? (enum claim_modality)found : MODALITY_STATED;
}

static enum claim_modality grade_modality(const struct scene *scene,
                                          enum claim_modality start,
                                          struct range clause)
{
    enum claim_modality best = start;
    int strongest = 0;
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

/* "nicht einmal zwei Stunden", "keine 160": what is bounded is not denied. */
static bool bounds_figure(const struct scene *scene, uint32_t at)
{
    static const char *const bounds[] = { "einmal", "mehr", "weniger", "unter", "vor",
                                          "als",    "über", "ganz",    NULL };
    uint32_t next = at + 1;
    while (next < scene->text->word_count && word_is_any(&scene->words[next], bounds))
        next++;
    if (next >= scene->text->word_count)
        return false;
    if (next + 1 < scene->text->word_count &&
        slice_starts_with(scene->words[next + 1].lower, SLICE("einzig")))
        return false;
    const struct word *const word = &scene->words[next];
    const bool number =
        word->kind == WORD_NUMBER ||
        map_find_hashed(&scene->tables->numerals, word->lower, word->hash) != MAP_NONE;
    return number && (next > at + 1 || form_is(&scene->forms[at], CLASS_DETERMINER));
}

/* "hat nicht lange gesucht, sondern …": what the verb says is denied itself. */
static bool ends_in_verb(const struct scene *scene, uint32_t first, uint32_t end)
{
    while (end > first && scene->words[end - 1].kind == WORD_MARK)
        end--;
    return end > first + 1 && !form_is(&scene->forms[end - 1], CLASS_NOUN) &&
           scene->forms[end - 1].features != 0;
}

/* "nicht aus Utopia, sondern aus Arkadien" denies one thing to say another; "kein
 * Dieb, sondern ein Finder" denies. */
static bool is_contrast(const struct scene *scene, uint32_t at)
{
    if (!word_is(&scene->words[at], "nicht"))
        return false;
    const uint32_t end = scene->text->sentences[scene->words[at].sentence].end;
    for (uint32_t i = at + 1; i < end; i++)
        if (word_is(&scene->words[i], "sondern"))
            return !ends_in_verb(scene, at, i - 1);
    return false;
}

static bool is_negation(const struct scene *scene, uint32_t at)
{
    static const char *const tame[] = { "nur", "zögern", "zuletzt", "umsonst", NULL };
    /* "bestritt, jemals geliefert zu haben"; not "stärker als jemals". */
    if (word_is(&scene->words[at], "jemals"))
        return at == 0 || !word_is(&scene->words[at - 1], "als");
    if (!form_is(&scene->forms[at], CLASS_NEGATION) ||
        word_is(&scene->words[at], "kaum"))
        return false;
    if (at + 1 < scene->text->word_count && word_is_any(&scene->words[at + 1], tame))
        return false;
    return !bounds_figure(scene, at) && !is_contrast(scene, at);
}

/* "schließe einen Fehler aus"; who is shut out "von", "vom" or by others denies
 * nothing.
 */
static bool rules_out(const struct scene *scene, uint32_t at, struct range clause)
{
    if (!is_separable(scene, at, clause, "aus|schließen", "schließen", "aus") ||
        form_can(&scene->forms[at], VERB_PARTICIPLE))
        return false;
    return range_is_empty(phrase_with(scene, clause, "von")) &&
           range_is_empty(phrase_with(scene, clause, "vom"));
}

/* "Das lehne man ab": verbs that deny by themselves. */
static bool refuses(const struct scene *scene, uint32_t at, struct range clause)
{
    return is_separable(scene, at, clause, "ab|lehnen", "lehnen", "ab") ||
           word_is_verb(scene, at, "verweigern") || rules_out(scene, at, clause);
}

/* A refusal that is denied is none. */
static enum claim_polarity grade_polarity(const struct scene *scene,
                                          enum claim_polarity start,
                                          struct range clause)
{
    bool negated = false, refused = false;
    if (start == POLARITY_DENIED)
        return start;
    for (uint32_t i = clause.first; i < clause.end; i++) {
        negated |= is_negation(scene, i);
        refused |= refuses(scene, i, clause);
    }
    return negated != refused ? POLARITY_DENIED : POLARITY_AFFIRMED;
}

struct stance grade_stance(const struct scene *scene, struct range content,
                           struct stance start)
{
    const struct range clause = leading_clause(scene, content);
    struct stance stance = { grade_modality(scene, start.modality, clause),
                             grade_polarity(scene, start.polarity, clause) };
    if (stance.modality != MODALITY_STATED)
        return stance;
    stance.modality = is_open_question(scene, content)
                          ? MODALITY_POSSIBLE
                          : governing_hedge(scene, content);
    return stance;
}
