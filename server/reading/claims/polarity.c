#include "reading/claims/polarity.h"

#include "reading/claims/match.h"
#include "reading/claims/stance.h"

/* "nicht einmal zwei Stunden", "keine 160": what is bounded is not denied. */
static bool bounds_figure(const struct scene *scene, uint32_t at)
{
    static const char *const bounds[] = { "einmal", "mehr",   "weniger", "länger",
                                          "später", "früher", "höher",   "unter",
                                          "vor",    "als",    "über",    "ganz",
                                          NULL };
    uint32_t next = at + 1;
    while (next < scene->text->word_count && word_is_any(&scene->words[next], bounds))
        next++;
    if (next >= scene->text->word_count)
        return false;
    if (next + 1 < scene->text->word_count &&
        slice_starts_with(scene->words[next + 1].lower, SLICE("einzig")))
        return false;
    const struct word *const word = &scene->words[next];
    const bool number = word->kind == WORD_NUMBER ||
                        map_find_hash(&scene->tables->numerals, word->hash) != MAP_NONE;
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

/* "die Truppe und nicht die Verantwortlichen", "geprüft und nie beanstandet": what is
 * said first counts. */
static bool is_shut_out(const struct scene *scene, uint32_t at)
{
    return at > 0 && word_is(&scene->words[at - 1], "und");
}

static bool is_end_of_part(const struct word *word)
{
    return word->kind == WORD_MARK && !word_is(word, "-");
}

/* "ein Geschäft, keine Operation", "älter, aber nicht reicher": behind the comma and
 * without a verb it says what is not besides. */
static bool is_afterthought(const struct scene *scene, uint32_t at)
{
    static const char *const passed[] = { "aber", "jedoch", "doch", "noch",
                                          "gar",  "auch",   NULL };
    const struct text *const text = scene->text;
    const uint32_t end = text->sentences[scene->words[at].sentence].end;
    uint32_t before = at;
    while (before > 0 && word_is_any(&scene->words[before - 1], passed))
        before--;
    if (before == 0 || !word_is(&scene->words[before - 1], ","))
        return false;
    for (uint32_t i = at + 1; i < end && !is_end_of_part(&scene->words[i]); i++)
        if (scene->forms[i].features != 0 && !form_is(&scene->forms[i], CLASS_NOUN))
            return false;
    return true;
}

/* "nicht schön, aber ehrlich": what follows counts. */
static bool is_conceded(const struct scene *scene, uint32_t at)
{
    return at + 3 < scene->text->word_count && word_is(&scene->words[at], "nicht") &&
           word_is(&scene->words[at + 2], ",") &&
           word_is(&scene->words[at + 3], "aber");
}

/* "so viele wie noch nie", "lieber das als gar keine": what is compared with. */
static bool is_compared(const struct scene *scene, uint32_t at)
{
    static const char *const passed[] = { "noch", "gar", NULL };
    if (word_is(&scene->words[at], "nicht"))
        return false;
    uint32_t before = at;
    while (before > 0 && word_is_any(&scene->words[before - 1], passed))
        before--;
    return before > 0 && (word_is(&scene->words[before - 1], "wie") ||
                          word_is(&scene->words[before - 1], "als"));
}

static bool is_negation(const struct scene *scene, uint32_t at)
{
    static const char *const tame[] = { "nur",     "zögern",  "zuletzt",
                                        "umsonst", "zweifel", NULL };
    /* "bestritt, jemals geliefert zu haben"; not "stärker als jemals". */
    if (word_is(&scene->words[at], "jemals"))
        return at == 0 || !word_is(&scene->words[at - 1], "als");
    if (!form_is(&scene->forms[at], CLASS_NEGATION) ||
        word_is(&scene->words[at], "kaum"))
        return false;
    if (at + 1 < scene->text->word_count && word_is_any(&scene->words[at + 1], tame))
        return false;
    return !bounds_figure(scene, at) && !is_contrast(scene, at) &&
           !is_shut_out(scene, at) && !is_compared(scene, at) &&
           !is_afterthought(scene, at) && !is_conceded(scene, at);
}

/* "schließe einen Fehler aus"; who is shut out "von", "vom" or by others denies
 * nothing.
 */
static bool rules_out(const struct scene *scene, uint32_t at, struct range clause)
{
    if (!word_is_separable(scene, at, clause, "aus|schließen", "schließen", "aus") ||
        form_can(&scene->forms[at], VERB_PARTICIPLE))
        return false;
    return range_is_empty(phrase_with(scene, clause, "von")) &&
           range_is_empty(phrase_with(scene, clause, "vom"));
}

/* "Die Zahlen seien frei erfunden", "das ist falsch". */
static bool rejects(const struct scene *scene, uint32_t at, struct range clause)
{
    const struct word *const word = &scene->words[at];
    uint32_t next = at + 1;
    while (next < clause.end && scene->words[next].kind == WORD_MARK)
        next++;
    if (next < clause.end && !form_is_only_finite(&scene->forms[next]))
        return false;
    if (map_find_hash(&scene->tables->rejections, word->hash) == MAP_NONE ||
        word_is(word, "ausgeschlossen"))
        return false; /* "ist von der Ausfuhr ausgeschlossen" */
    for (uint32_t i = clause.first; i < clause.end; i++)
        if (word_is_verb(scene, i, "sein"))
            return true;
    return false;
}

/* "Das lehne man ab": verbs that deny by themselves. */
static bool is_refusal(const struct scene *scene, uint32_t at, struct range clause)
{
    return scene->forms[at].reading != NO_VERB &&
           (word_is_separable(scene, at, clause, "ab|lehnen", "lehnen", "ab") ||
            word_is_verb(scene, at, "verweigern") || rules_out(scene, at, clause));
}

enum claim_polarity grade_polarity(const struct scene *scene, enum claim_polarity start,
                                   struct range clause)
{
    bool negated = false, refused = false;
    if (start == POLARITY_DENIED)
        return start;
    for (uint32_t i = clause.first; i < clause.end; i++) {
        negated |= is_negation(scene, i);
        refused |= is_refusal(scene, i, clause) || rejects(scene, i, clause);
    }
    return negated != refused ? POLARITY_DENIED : POLARITY_AFFIRMED;
}
