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
