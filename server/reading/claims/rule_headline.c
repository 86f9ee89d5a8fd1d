#include "reading/claims/attribution.h"
#include "reading/claims/rules.h"

enum {
    HEADLINE_LENGTH = 120, /* bytes of the longest headline that ends in a quotation */
    SHORTEST_QUOTE = 3     /* words that say something by themselves */
};

/* A heading, or the first line of the text, which may end in a quotation. */
static bool is_headline(const struct scene *scene, uint32_t sentence)
{
    const struct text *const text = scene->text;
    const uint32_t number = text->sentences[sentence].paragraph;
    const struct paragraph *const paragraph = &text->paragraphs[number];
    if (paragraph->heading || number > 0)
        return paragraph->heading;
    uint32_t last = text->sentences[paragraph->end - 1].end - 1;
    if (last > 0 && word_is_quote(&scene->words[last]))
        last--;
    return !word_is(&scene->words[last], ".") &&
           paragraph->span.end - paragraph->span.start <= HEADLINE_LENGTH;
}

/* What parts of a headline stand between: "+++", dashes and colons. */
static bool parts_headline(const struct word *word)
{
    static const char *const marks[] = { "+", "–", "—", "-", ":", "!", "?", NULL };
    return word_is_any(word, marks);
}

bool quote_is_headline(const struct scene *scene, const struct quote *quote)
{
    const uint32_t sentence = scene->words[quote->open].sentence;
    const struct sentence *const whole = &scene->text->sentences[sentence];
    const bool begins =
        quote->open == whole->first || parts_headline(&scene->words[quote->open - 1]);
    const bool ends = quote->close + 1 >= whole->end ||
                      parts_headline(&scene->words[quote->close + 1]);
    return begins && ends && !quote->name && quote_length(quote) >= SHORTEST_QUOTE &&
           is_headline(scene, sentence);
}

/* From behind the mark that parts it from what stands before. */
static uint32_t part_first(const struct scene *scene, uint32_t first, uint32_t colon)
{
    uint32_t at = colon;
    while (at > first && !parts_headline(&scene->words[at - 1]) &&
           scene->words[at - 1].kind != WORD_NUMBER)
        at--;
    return at;
}

static uint32_t part_end(const struct scene *scene, uint32_t colon, uint32_t end)
{
    uint32_t at = colon + 1;
    while (at < end && !parts_headline(&scene->words[at]))
        at++;
    return at;
}

/* A place that speaks for its state; elsewhere it is where things happen: "Orsa: Zug
 * entgleist". */
static bool is_capital(const struct scene *scene, const struct referent *referent)
{
    return cue_acts_for(scene->tables, referent->key) != MAP_NONE;
}

/* A person or a body, by name or by what it is. */
static bool can_head(const struct scene *scene, const struct reading *reading,
                     struct range name)
{
    struct range phrase = { 0, 0 };
    if (!phrase_at(scene, name.first, name.end, &phrase) || phrase.end != name.end ||
        scene_has_word(scene, phrase, SLICE("und")) || !phrase_can_speak(scene, phrase))
        return false;
    const uint32_t mention = scene->forms[phrase.end - 1].name;
    if (mention == 0)
        return true;
    const struct referent *const referent =
        &reading->referents[reading->mentions[mention - 1].referent];
    return referent->kind != ENTITY_PLACE || is_capital(scene, referent);
}

/* "Redaktion: Anna Velten", "Gemeinden: 17 / 17", "Trainer: Ohm": who or how many, and
 * nothing is said. */
static bool is_entry(const struct scene *scene, struct range said)
{
    if (said.end == said.first + 1)
        return true;
    if (!form_is(&scene->forms[said.first], CLASS_NAME) &&
        scene->words[said.first].kind != WORD_NUMBER)
        return false;
    for (uint32_t i = said.first; i < said.end; i++) {
        const struct form *const form = &scene->forms[i];
        if (form_is_finite(form) || form_can(form, VERB_PARTICIPLE))
            return false;
    }
    return true;
}

/* "Utopia: Rebellen melden Sieg" has its own speaker. */
static bool has_own_speaker(const struct scene *scene, uint32_t word)
{
    struct cue_use use = { .cue = NULL };
    const uint32_t clause = scene_clause_of(scene, word);
    return clause != NO_WORD && cue_match(scene, clause, &use) &&
           phrase_can_speak(scene, subject_of(scene, clause));
}

static bool says(const struct scene *scene, const struct reading *reading,
                 struct range name, struct range said)
{
    return !range_is_empty(name) && !range_is_empty(said) && !is_entry(scene, said) &&
           !scene_is_covered(scene, said) && scene->quotes.at[said.first] == NO_QUOTE &&
           can_head(scene, reading, name) && !has_own_speaker(scene, said.first);
}

/* "Korin: Wir liefern nicht", "Sturm legt sich – Reederei: Schiffe fahren wieder". */
bool rule_headline(struct scene *scene, const struct reading *reading,
                   uint32_t sentence, struct fault *fault)
{
    const struct sentence *const whole = &scene->text->sentences[sentence];
    if (!is_headline(scene, sentence))
        return true;
    for (uint32_t colon = whole->first + 1; colon + 1 < whole->end; colon++) {
        if (!word_is(&scene->words[colon], ":"))
            continue;
        struct draft draft = {
            .form = FORM_INDIRECT,
            .speaker = { part_first(scene, whole->first, colon), colon },
            .rule = "headline-colon",
        };
        const struct range said = { colon + 1, part_end(scene, colon, whole->end) };
        draft_add_part(&draft, said);
        if (says(scene, reading, draft.speaker, said) &&
            !scene_add(scene, &draft, fault))
            return false;
    }
    return true;
}

/* Whether the words from `at` on are those of *quoted, whatever marks stand between. */
static bool repeats(const struct scene *scene, struct range quoted, uint32_t at,
                    uint32_t end)
{
    for (uint32_t i = quoted.first; i < quoted.end; i++) {
        if (scene->words[i].kind == WORD_MARK)
            continue;
        while (at < end && scene->words[at].kind == WORD_MARK)
            at++;
        if (at == end || scene->words[at].hash != scene->words[i].hash)
            return false;
        at++;
    }
    return true;
}

static bool is_repeated_in(const struct scene *scene, struct range quoted,
                           const struct draft *below)
{
    const struct range words = draft_content(below);
    for (uint32_t at = words.first; at < words.end; at++)
        if (repeats(scene, quoted, at, words.end))
            return true;
    return false;
}

/* Whoever says below what the headline quotes. */
static struct range speaker_below(const struct scene *scene, uint32_t number)
{
    const struct range none = { 0, 0 };
    const struct range quoted = draft_content(scene_draft(scene, number));
    for (uint32_t i = number + 1; i < scene->drafts.count; i++) {
        const struct draft *const below = scene_draft(scene, i);
        if (below->form == FORM_DIRECT && !range_is_empty(below->speaker) &&
            is_repeated_in(scene, quoted, below))
            return below->speaker;
    }
    return none;
}

void headlines_settle(struct scene *scene)
{
    for (uint32_t i = 0; i < scene->drafts.count; i++) {
        struct draft *const draft = scene_draft(scene, i);
        if (draft->form == FORM_DIRECT && range_is_empty(draft->speaker) &&
            is_headline(scene, scene->words[draft->content[0].first].sentence))
            draft->speaker = speaker_below(scene, i);
    }
}
