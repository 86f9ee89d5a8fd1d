#include "reading/claims/groups.h"

enum { SHORTEST_OWNER = 4 }; /* bytes of "Polizei" in "Polizeiangaben" */

static bool has_plural_dative(struct slice lower)
{
    static const char *const ends[] = { "ern",      "eln",     "chten",
                                        "aben",     "kreisen", "leuten",
                                        "diensten", "bänden",  NULL };
    return slice_ends_with_any(lower, ends);
}

static bool follows_dative(const struct scene *scene, struct range phrase)
{
    const bool behind = phrase.end < scene->text->word_count &&
                        word_is(&scene->words[phrase.end], "zufolge");
    if (phrase.first == 0 || behind)
        return behind;
    static const char *const words[] = { "laut", "von", "nach", "gemäß",
                                         "aus",  "bei", NULL };
    return word_is_any(&scene->words[phrase.first - 1], words);
}

static bool is_genitive(const struct word *word)
{
    return word_is(word, "des") || word_is(word, "eines") || word_is(word, "seines") ||
           word_is(word, "ihres");
}

/* "des Heeres" is "Heer", "des Sprechers" is "Sprecher". */
static struct slice without_genitive(struct slice name)
{
    if (slice_ends_with(name, SLICE("es")))
        name.length -= 2;
    else if (slice_ends_with(name, SLICE("s")))
        name.length--;
    return name;
}

/* "Behördenangaben" is what "Behörden" say, "Regierungsangaben" the "Regierung". */
static struct slice without_saying(const struct scene *scene, uint32_t head,
                                   struct slice name)
{
    const struct word *const word = &scene->words[head];
    const size_t said = cue_noun_saying(scene->tables, word);
    if (said == 0 || word->lower.length < said + SHORTEST_OWNER ||
        name.length != word->lower.length)
        return name;
    name.length -= said;
    static const char *const linked[] = { "-",       "ungs",  "ions", "tags", "schafts",
                                          "heits",   "keits", "täts", "amts", "ereins",
                                          "erbands", "hmens", NULL };
    if (slice_ends_with_any(name, linked))
        name.length--;
    return name;
}

/* "24" of "Portal 24 Kamm", not of "24 Experten". */
static bool is_inner_number(const struct scene *scene, struct range phrase, uint32_t at)
{
    return scene->words[at].kind == WORD_NUMBER && at > phrase.first &&
           form_is(&scene->forms[at - 1], CLASS_NOUN);
}

struct slice owner_of_saying(const struct scene *scene, uint32_t noun)
{
    const struct word *const word = &scene->words[noun];
    const struct slice owner = without_saying(scene, noun, word->lower);
    return owner.length < word->lower.length ? owner : SLICE("");
}

static bool is_naming(const struct word *word)
{
    static const char *const ends[] = { "namen", "name", "rufzeichen", "pseudonym",
                                        NULL };
    return word_is(word, "namens") || slice_ends_with_any(word->lower, ends);
}

/* "Asel", "»Asel«", from `at` on: a name, and no word for what people are. */
static struct range name_at(const struct scene *scene, uint32_t at, uint32_t limit)
{
    while (at < limit && word_is_quote(&scene->words[at]))
        at++;
    struct range name = { at, at };
    while (name.end < limit && form_is(&scene->forms[name.end], CLASS_NOUN) &&
           word_has(&scene->words[name.end], WORD_CAPITAL) &&
           !is_naming(&scene->words[name.end]) &&
           cue_noun_agent(scene->tables, scene->words[name.end].lower) == 0)
        name.end++;
    return name;
}

/* "namens Asel", "mit dem Rufnamen »Asel«": where the name begins, or NO_WORD. */
static uint32_t find_naming(const struct scene *scene, struct range words)
{
    static const char *const leads[] = { "namens", "mit", "unter", NULL };
    for (uint32_t i = words.first; i < words.end; i++) {
        if (!word_is_any(&scene->words[i], leads))
            continue;
        while (i < words.end && !form_is(&scene->forms[i], CLASS_NOUN) &&
               !word_is(&scene->words[i], "namens"))
            i++;
        if (i < words.end && is_naming(&scene->words[i]))
            return i + 1;
    }
    return NO_WORD;
}

/* "nennt", "vorstellt" behind "sich". */
static bool calls(const struct scene *scene, const struct clause *clause)
{
    static const char *const verbs[] = { "nenn", "nannt", "vorstell", "ausg", NULL };
    if (!word_is(&scene->words[clause->opener + 1], "sich"))
        return false;
    for (size_t i = 0; verbs[i] != NULL; i++)
        if (slice_starts_with(scene->words[clause->finite].lower, slice_of(verbs[i])))
            return true;
    return false;
}

/* "der sich Asel nennt", "die sich nur als »Asel« vorstellt". */
static struct range name_in_relative(const struct scene *scene, uint32_t comma)
{
    const struct range none = { 0, 0 };
    const uint32_t number = comma + 1 < scene->text->word_count
                                ? scene_clause_of(scene, comma + 1)
                                : NO_WORD;
    if (number == NO_WORD || !word_is(&scene->words[comma], ","))
        return none;
    const struct clause *const clause = scene_clause(scene, number);
    if (clause->kind != CLAUSE_RELATIVE || clause->words.first != comma + 1 ||
        clause->finite == NO_WORD || clause->finite < clause->opener + 2 ||
        !calls(scene, clause))
        return none;
    for (uint32_t i = clause->opener + 2; i < clause->finite; i++) {
        const struct range name = name_at(scene, i, clause->finite);
        if (name.end > name.first)
            return name;
    }
    return none;
}

struct range own_name(const struct scene *scene, struct range phrase)
{
    const struct range none = { 0, 0 };
    const uint32_t head = phrase_head(scene, phrase);
    if (head == NO_WORD ||
        (cue_noun_agent(scene->tables, scene->words[head].lower) & AGENT_PERSON) == 0)
        return none;
    const uint32_t sentence = scene->words[head].sentence;
    const uint32_t limit = scene_sentence(scene, sentence).end;
    uint32_t end = phrase.end;
    while (end < limit && !phrase_stops_at(scene, end) &&
           !form_is_only_finite(&scene->forms[end]))
        end++;
    const uint32_t at = find_naming(scene, (struct range){ head + 1, end });
    return at == NO_WORD ? name_in_relative(scene, end) : name_at(scene, at, end);
}

struct slice group_name(const struct scene *scene, struct range phrase)
{
    const uint32_t head = phrase_head(scene, phrase);
    const struct slice bytes = scene->text->bytes;
    if (head == NO_WORD)
        return span_text(bytes, (struct span){ scene->words[phrase.first].span.start,
                                               scene->words[phrase.end - 1].span.end });
    uint32_t first = head;
    while (first > phrase.first && (form_is(&scene->forms[first - 1], CLASS_NOUN) ||
                                    is_inner_number(scene, phrase, first - 1)))
        first--;
    struct slice name = span_text(bytes, (struct span){ scene->words[first].span.start,
                                                        scene->words[head].span.end });
    const struct slice owner = without_saying(scene, head, name);
    if (owner.length < name.length)
        return owner;
    if (is_genitive(&scene->words[phrase.first]))
        name = without_genitive(name);
    const bool many = !form_is(&scene->forms[phrase.first], CLASS_DETERMINER) ||
                      word_is(&scene->words[phrase.first], "den");
    if (many && follows_dative(scene, phrase) &&
        has_plural_dative(scene->words[head].lower))
        name.length--;
    return name;
}
