#include "reading/names/weapon_signs.h"

#include <string.h>

#include "reading/names/forms.h"
#include "reading/names/labels.h"

enum {
    WEIGHT_OF_WEAPON = 2,
    SCORE_OF_TOPIC = 4,    /* a text that is about arms */
    SCORE_OF_TREATISE = 6, /* and about hardly anything else */
    ENOUGH_SCORE = 4,
    NEAR_MOST = 2,
    LONGEST_TIE = 6
};

bool signs_init(struct signs *signs, const struct search *search,
                const struct arms_words *words, const struct idioms *idioms,
                const struct arms_evidence *evidence)
{
    const uint32_t count = search->text->sentence_count;
    int16_t *const sums = arena_array(search->arena, count + 1, sizeof *sums);
    if (sums == NULL)
        return false;
    if (count > 0)
        memcpy(sums, evidence->sentence, count * sizeof *sums);
    *signs = (struct signs){ .search = search,
                             .words = words,
                             .idioms = idioms,
                             .sums = sums,
                             .arms = evidence->arms,
                             .other = evidence->other,
                             .about_arms = search->about_arms };
    return true;
}

static int own_weight(const struct signs *signs, uint32_t word)
{
    return arms_weight(signs->words, word_at(signs->search, word)->lower);
}

void signs_add_weapon(struct signs *signs, uint32_t word)
{
    const int known = own_weight(signs, word);
    const int added = known < 0 ? 0 : WEIGHT_OF_WEAPON - known;
    int16_t *const sum = &signs->sums[word_at(signs->search, word)->sentence];
    if (added <= 0)
        return;
    *sum = (int16_t)(*sum + added);
    signs->arms += added;
    const struct arms_evidence evidence = { signs->arms, signs->other, NULL };
    signs->about_arms =
        signs->about_arms || arms_is_topic(&evidence, signs->search->text);
}

/* What the sentence says without the word itself. */
static int sentence_weight(const struct signs *signs, uint32_t word)
{
    return signs->sums[word_at(signs->search, word)->sentence] -
           own_weight(signs, word);
}

static int clipped(int weight)
{
    if (weight > NEAR_MOST)
        return NEAR_MOST;
    return weight < -NEAR_MOST ? -NEAR_MOST : weight;
}

/* What the sentences before and behind say. */
static int near_weight(const struct signs *signs, uint32_t word)
{
    const uint32_t sentence = word_at(signs->search, word)->sentence;
    const bool last = sentence + 1 >= signs->search->text->sentence_count;
    return (sentence > 0 ? clipped(signs->sums[sentence - 1]) : 0) +
           (last ? 0 : clipped(signs->sums[sentence + 1]));
}

static int topic_score(const struct signs *signs, int sentence)
{
    const int rest = signs->arms - signs->other - sentence;
    if (signs->about_arms)
        return signs->arms > 6 * signs->other ? SCORE_OF_TREATISE : SCORE_OF_TOPIC;
    if (signs->other > 2 * signs->arms)
        return -SCORE_OF_TOPIC;
    return rest > 0 ? 1 : 0;
}

bool signs_meet(const struct signs *signs, uint32_t word, enum demand demand)
{
    const int sentence = sentence_weight(signs, word);
    const int near = near_weight(signs, word);
    const int score = 2 * sentence + near + topic_score(signs, sentence);
    switch (demand) {
    case DEMAND_TOPIC:
        return signs->other <= 2 * signs->arms + 4;
    case DEMAND_CONTEXT:
        return score >= ENOUGH_SCORE;
    case DEMAND_ARMS:
        return score >= ENOUGH_SCORE && sentence + near > 0;
    case DEMAND_MANY:
        return score >= ENOUGH_SCORE && sentence >= WEIGHT_OF_WEAPON;
    case DEMAND_NEIGHBOUR:
    case DEMAND_NEVER:
        break;
    }
    return false;
}

bool signs_are_calm(const struct signs *signs, uint32_t word)
{
    return sentence_weight(signs, word) >= 0 && signs->other <= signs->arms;
}

/* "wie eine Rakete" */
static bool is_simile(const struct search *search, uint32_t word)
{
    return word >= sentence_of(search, word)->first + 2 &&
           word_is_indefinite_article(word_at(search, word - 1)) &&
           word_is(word_at(search, word - 2), "wie");
}

/* "Geschossen worden sei": a participle that begins its sentence. */
static bool is_participle(const struct search *search, uint32_t word)
{
    static const char *const auxiliaries[] = { "worden", "wurde", "wird",   "werden",
                                               "hat",    "haben", "wurden", NULL };
    return word_has(word_at(search, word), WORD_FIRST) &&
           word + 1 < sentence_of(search, word)->end &&
           word_is_any(word_at(search, word + 1), auxiliaries) &&
           slice_starts_with(word_at(search, word)->lower, SLICE("ge"));
}

/* "Torpedo Holdings" */
static bool is_company(const struct search *search, uint32_t word)
{
    static const char *const legal[] = { "holding", "holdings", "gmbh",    "ag",
                                         "ltd",     "inc",      "se",      "kg",
                                         "group",   "records",  "studios", NULL };
    return word + 1 < sentence_of(search, word)->end &&
           word_is_any(word_at(search, word + 1), legal);
}

enum demand signs_raise(const struct signs *signs, uint32_t word, struct slice head,
                        enum demand demand)
{
    const struct search *const search = signs->search;
    const enum idiom idiom = idioms_find(signs->idioms, search, word, head);
    if (idiom == IDIOM_NEVER || is_participle(search, word) || is_company(search, word))
        return DEMAND_NEVER;
    const bool doubtful = idiom == IDIOM_DOUBTFUL || is_simile(search, word);
    return doubtful && demand < DEMAND_MANY ? DEMAND_MANY : demand;
}

/* Adjectives, articles and numbers: "zwei alte". */
static bool is_filler(const struct word *word)
{
    static const char *const others[] = { "zwei", "vier", "fünf", "zwölf",
                                          "rund", "etwa", NULL };
    if (word->kind == WORD_NUMBER)
        return true;
    if (word->kind != WORD_LETTERS || word_has(word, WORD_CAPITAL))
        return false;
    return ends_like_adjective(word->lower) || word_is_any(word, others);
}

enum tie signs_tie(const struct search *search, uint32_t first, uint32_t end)
{
    static const char *const same[] = { "typ",      "typs",    "vom",    "des",
                                        "modell",   "der",     "vom",    "bauart",
                                        "baureihe", "modells", "namens", NULL };
    static const char *const list[] = { ",",        "und",  "oder", "sowie",
                                        "samt",     "wie",  "/",    "plus",
                                        "darunter", "auch", "bzw",  "beziehungsweise",
                                        NULL };
    bool listed = false, filled = false;
    if (end < first || end - first > LONGEST_TIE)
        return TIE_NONE;
    for (uint32_t i = first; i < end; i++) {
        const struct word *const word = word_at(search, i);
        if (word_is_any(word, list))
            listed = true;
        else if (word_is_any(word, same) || word_is_quote(word))
            continue;
        else if (is_filler(word))
            filled = true;
        else
            return TIE_NONE;
    }
    if (listed)
        return TIE_LIST;
    return filled ? TIE_NONE : TIE_SAME;
}
