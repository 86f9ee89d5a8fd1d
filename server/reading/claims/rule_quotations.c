#include <string.h>

#include "reading/claims/attribution.h"
#include "reading/claims/rules.h"
#include "reading/claims/stance.h"

enum {
    SHORTEST_PHRASE = 2,    /* words of a quoted phrase inside what somebody says */
    SHORTEST_INSIDE = 9,    /* words of one inside a claim that are worth another */
    SHORTEST_ALONE = 7,     /* words of one that nobody is seen to say */
    FARTHEST_NAME = 3000,   /* words back to the name of who is asked */
    LONGEST_INSERTION = 14, /* words between two parts of a quotation */
    SHORTEST_SENTENCE = 5,  /* words that can be a claim of their own */
    REACH = 3               /* sentences back to the speaker of a quotation alone */
};

/* Where a quotation's attribution was found. */
struct attribution {
    struct range speaker, via;
    struct cue_use use; /* cue NULL: none */
    struct range so;    /* "so" as the cue */
    enum claim_polarity polarity;
    const char *rule;
};

static void take_voices(const struct scene *scene, struct attribution *attribution)
{
    const struct voices voices = voices_of(scene, &attribution->use);
    attribution->speaker = voices.speaker;
    attribution->via = voices.via;
}

/* The clause behind or before a quotation says who speaks. */
static bool read_attribution(const struct scene *scene, uint32_t number,
                             struct attribution *out)
{
    const struct clause *const clause = scene_clause(scene, number);
    const uint32_t first = clause->words.first;
    if (word_is(&scene->words[first], "so") && clause->kind == CLAUSE_FRAGMENT) {
        out->so = (struct range){ first, first + 1 };
        return phrase_at(scene, first + 1, scene_sentence(scene, clause->sentence).end,
                         &out->speaker);
    }
    if (!cue_match(scene, number, &out->use) && !cue_guess(scene, number, &out->use))
        return false;
    take_voices(scene, out);
    return true;
}

static bool find_behind(const struct scene *scene, const struct quote *quote,
                        struct attribution *out)
{
    const uint32_t sentence = scene->words[quote->close].sentence;
    const uint32_t end = scene_clauses(scene, sentence).end;
    for (uint32_t i = scene_clauses(scene, sentence).first; i < end; i++) {
        const struct clause *const clause = scene_clause(scene, i);
        if (clause->words.first <= quote->close)
            continue;
        out->rule = "quotation-behind";
        if (clause->words.first > quote->close + 2 || clause->kind == CLAUSE_QUOTATION)
            return false;
        return read_attribution(scene, i, out);
    }
    return false;
}

/* "„…“ Das sagte Anna Velten", "So drückte es der Rat aus": the sentence behind the
 * quotation's own points back at it. */
static bool find_pointing_back(const struct scene *scene, const struct quote *quote,
                               struct attribution *out)
{
    static const char *const pointing[] = { "das", "dies", "so", NULL };
    const struct text *const text = scene->text;
    const uint32_t sentence = scene->words[quote->close].sentence;
    const uint32_t next = sentence + 1;
    out->rule = "quotation-behind";
    if (text->sentences[sentence].end > quote->close + 1 ||
        next >= text->paragraphs[text->sentences[sentence].paragraph].end)
        return false;
    const uint32_t first = scene_clauses(scene, next).first;
    const struct clause *const clause = scene_clause(scene, first);
    if (clause->kind != CLAUSE_MAIN || clause->finite != clause->words.first + 1 ||
        !word_is_any(&scene->words[clause->words.first], pointing) ||
        !cue_match(scene, first, &out->use) ||
        (out->use.cue->takes & (TAKES_CLAUSE | TAKES_QUOTE)) == 0)
        return false;
    take_voices(scene, out);
    return phrase_can_speak(scene, out->speaker);
}

/* A quotation that stands alone goes on what was said before it. */
static bool find_around(const struct scene *scene, const struct quote *quote,
                        struct attribution *out)
{
    const uint32_t sentence = scene->words[quote->open].sentence;
    const struct draft *const before = last_speech(scene, sentence, REACH);
    out->rule = "quotation-continued";
    if (before == NULL)
        return false;
    out->speaker = speaker_before(scene, sentence, before);
    return true;
}

/* "Anna ist müde: „…“", "Anna: „…“": who acts in front of the colon. */
static bool find_before_colon(const struct scene *scene, const struct quote *quote,
                              uint32_t before, struct attribution *out)
{
    const uint32_t first =
        scene_clauses(scene, scene_clause(scene, before)->sentence).first;
    for (uint32_t i = before + 1; i > first; i--) {
        const struct clause *const clause = scene_clause(scene, i - 1);
        if (clause->kind != CLAUSE_MAIN)
            continue;
        out->speaker = speaking_subject(scene, i - 1);
        if (!phrase_can_speak(scene, out->speaker) &&
            form_can(&scene->forms[clause->finite], VERB_KONJUNKTIV))
            return find_around(scene, quote, out);
        return !range_is_empty(out->speaker);
    }
    return phrase_at(scene, scene_clause(scene, before)->words.first, quote->open - 1,
                     &out->speaker) &&
           !phrase_is_thing(scene, out->speaker);
}

/* "Kim sagte: „…“", "Kim: „…“", and "Kim sagte, „…“". */
static bool find_before(const struct scene *scene, const struct quote *quote,
                        struct attribution *out)
{
    if (quote->open < 2)
        return false;
    const struct word *const mark = &scene->words[quote->open - 1];
    if (!word_is(mark, ":") && !word_is(mark, ","))
        return false;
    const uint32_t before = scene_clause_of(scene, quote->open - 2);
    if (before == NO_WORD)
        return false;
    const struct range clauses =
        scene_clauses(scene, scene_clause(scene, before)->sentence);
    out->rule = "quotation-before";
    const struct clause *const name = scene_clause(scene, before);
    if (word_is(mark, ":") && name->kind == CLAUSE_FRAGMENT &&
        name->join == JOIN_DASH && phrase_can_speak(scene, name->words)) {
        out->speaker = name->words;
        return true;
    }
    for (uint32_t i = before + 1; i > clauses.first; i--) {
        if (scene_clause(scene, i - 1)->kind == CLAUSE_QUOTATION)
            break;
        if (cue_match(scene, i - 1, &out->use)) {
            take_voices(scene, out);
            return true;
        }
    }
    return word_is(mark, ":") && find_before_colon(scene, quote, before, out);
}

/* Whether the quotation opens a block behind one that ends with a question. */
static bool answers_question(const struct scene *scene, const struct quote *quote)
{
    const struct text *const text = scene->text;
    const uint32_t number =
        text->sentences[scene->words[quote->open].sentence].paragraph;
    if (number == 0 ||
        text->sentences[text->paragraphs[number].first].first != quote->open)
        return false;
    const uint32_t last = text->paragraphs[number - 1].end - 1;
    return word_is(&scene->words[text->sentences[last].end - 1], "?");
}

/* "Frau Velten, wie alt ist der Damm?": who is asked in an interview answers. */
static bool find_asked(const struct scene *scene, const struct quote *quote,
                       struct attribution *out)
{
    out->rule = "quotation-answer";
    if (!answers_question(scene, quote))
        return false;
    const uint32_t first =
        quote->open > FARTHEST_NAME ? quote->open - FARTHEST_NAME : 0;
    for (uint32_t i = quote->open; i > first; i--) {
        const struct word *const title = &scene->words[i - 1];
        const bool called = word_has(title, WORD_FIRST) ||
                            (i > 1 && word_is(&scene->words[i - 2], ","));
        if (called && (word_is(title, "frau") || word_is(title, "herr")) &&
            phrase_at(scene, i, quote->open, &out->speaker))
            return true;
    }
    return false;
}

static struct stance stance_of(const struct scene *scene, struct range words)
{
    const struct stance none = { MODALITY_STATED, POLARITY_AFFIRMED };
    return grade_stance(scene, words, none);
}

/* Where the sentences from `first` on stop to be as sure, and on the same side, as the
 * first of them. A few words ("Nein. Wir …") stay with what follows. */
static uint32_t same_stance_end(const struct scene *scene, uint32_t first,
                                uint32_t limit)
{
    const struct sentence *const sentences = scene->text->sentences;
    uint32_t end = sentences[scene->words[first].sentence].end;
    const struct stance stance = stance_of(scene, (struct range){ first, end });
    while (end < limit) {
        const uint32_t next = sentences[scene->words[end].sentence].end;
        const uint32_t last = next < limit ? next : limit;
        const struct stance other = stance_of(scene, (struct range){ end, last });
        const bool same =
            other.modality == stance.modality && other.polarity == stance.polarity;
        if (!same && end - first >= SHORTEST_SENTENCE &&
            last - end >= SHORTEST_SENTENCE)
            return end;
        end = last;
    }
    return limit;
}

/* A quotation is one claim as long as it is sure to one degree and on one side. */
static bool add_sentences(struct scene *scene, const struct draft *pattern,
                          struct range words, struct fault *fault)
{
    for (uint32_t first = words.first; first < words.end;) {
        struct draft draft = *pattern;
        const uint32_t end = same_stance_end(scene, first, words.end);
        draft_add_part(&draft, (struct range){ first, end });
        if (!scene_add(scene, &draft, fault))
            return false;
        first = end;
    }
    return true;
}

static bool add_direct(struct scene *scene, struct range words,
                       const struct attribution *attribution, struct fault *fault)
{
    struct draft draft = { .form = FORM_DIRECT, .rule = attribution->rule };
    draft.speaker = attribution->speaker;
    draft.via = attribution->via;
    draft.polarity = attribution->polarity;
    if (attribution->use.cue != NULL) {
        draft.modality = attribution->use.cue->modality;
        cue_mark(&attribution->use, &draft);
        attribution_mark(scene, &attribution->use);
    }
    draft_add_cue(&draft, attribution->so);
    return add_sentences(scene, &draft, words, fault);
}

static bool add_quotation(struct scene *scene, const struct quote *quote,
                          const struct attribution *attribution, struct fault *fault)
{
    return add_direct(scene, (struct range){ quote->open, quote->close + 1 },
                      attribution, fault);
}

/* "„Der Damm hält“, sagte sie, „und zwar lange.“": one claim in two parts. */
static bool goes_on(struct scene *scene, const struct quote *quote)
{
    if (scene->drafts.count == 0 || quote->open < 1 || quote->close < quote->open + 2 ||
        !word_is(&scene->words[quote->open - 1], ",") ||
        word_has(&scene->words[quote->open + 1], WORD_CAPITAL))
        return false;
    struct draft *const last = scene_draft(scene, scene->drafts.count - 1);
    const uint32_t end = draft_content(last).end;
    if (last->form != FORM_DIRECT || last->content_count == DRAFT_PARTS_MAX ||
        scene->words[end - 1].sentence != scene->words[quote->open].sentence ||
        end + LONGEST_INSERTION < quote->open)
        return false;
    draft_add_part(last, (struct range){ quote->open, quote->close + 1 });
    memset(scene->covered + quote->open, 1, quote->close + 1 - quote->open);
    return true;
}

static bool add_speech(struct scene *scene, const struct quote *quote,
                       struct fault *fault)
{
    struct attribution found = { .rule = NULL };
    struct attribution none = { .rule = "quotation-alone" };

    if (find_behind(scene, quote, &found))
        return add_quotation(scene, quote, &found, fault);
    found = (struct attribution){ .rule = NULL };
    if (find_before(scene, quote, &found))
        return add_quotation(scene, quote, &found, fault);
    if (quote_is_headline(scene, quote)) {
        none.rule = "headline-quotation";
        return add_quotation(scene, quote, &none, fault);
    }
    found = (struct attribution){ .rule = NULL };
    if (find_pointing_back(scene, quote, &found))
        return add_quotation(scene, quote, &found, fault);
    found = (struct attribution){ .rule = NULL };
    if (find_asked(scene, quote, &found))
        return add_quotation(scene, quote, &found, fault);
    found = (struct attribution){ .rule = NULL };
    if (find_around(scene, quote, &found))
        return add_quotation(scene, quote, &found, fault);
    return quote_length(quote) < SHORTEST_ALONE ||
           add_quotation(scene, quote, &none, fault);
}

static const struct draft *draft_around(const struct scene *scene,
                                        const struct quote *quote)
{
    for (uint32_t i = scene->drafts.count; i > 0; i--) {
        const struct draft *const draft = scene_draft(scene, i - 1);
        if (draft->form == FORM_DIRECT)
            continue;
        for (uint32_t j = 0; j < draft->content_count; j++) {
            if (draft->content[j].first <= quote->open &&
                quote->close < draft->content[j].end)
                return draft;
        }
        if (scene->words[draft->content[0].first].sentence + 2 <
            scene->words[quote->open].sentence)
            break;
    }
    return NULL;
}

/* "Der Damm sei alt, klagte sie, „und das seit Jahren“": who speaks in front of the
 * phrase in its sentence, else "Der Bote lobt „das beste Werk von allen“" who acts. */
static struct range speaker_beside(const struct scene *scene, const struct quote *quote,
                                   uint32_t clause)
{
    const struct range none = { 0, 0 };
    const struct draft *const before = last_speech_before(scene, quote->open, 0);
    if (before != NULL)
        return before->speaker;
    const struct range subject =
        clause == NO_WORD ? none : speaking_subject(scene, clause);
    return phrase_can_speak(scene, subject) ? subject : none;
}

/* A quoted phrase inside a clause: the words of whoever speaks there. */
static bool add_phrase(struct scene *scene, const struct quote *quote,
                       struct fault *fault)
{
    const struct draft *const around = draft_around(scene, quote);
    struct attribution attribution = { .rule = "quotation-inside" };
    if (quote_length(quote) < SHORTEST_PHRASE || quote->name)
        return true;
    if (around != NULL && quote_length(quote) < SHORTEST_INSIDE)
        return true;
    if (around != NULL) {
        attribution.speaker = around->speaker;
        attribution.polarity = around->polarity;
        return add_quotation(scene, quote, &attribution, fault);
    }
    const uint32_t clause = scene_clause_of(scene, quote->open);
    if (clause != NO_WORD && cue_match(scene, clause, &attribution.use)) {
        take_voices(scene, &attribution);
        return add_quotation(scene, quote, &attribution, fault);
    }
    attribution.rule = "quotation-alone";
    attribution.speaker = speaker_beside(scene, quote, clause);
    return quote_length(quote) < SHORTEST_ALONE ||
           add_quotation(scene, quote, &attribution, fault);
}

bool rule_quotations(struct scene *scene, uint32_t sentence, struct fault *fault)
{
    const struct sentence *const whole = &scene->text->sentences[sentence];
    for (uint32_t i = whole->first; i < whole->end; i++) {
        const uint32_t number = scene->quotes.at[i];
        if (number == NO_QUOTE || scene->quotes.items[number].open != i)
            continue;
        const struct quote *const quote = &scene->quotes.items[number];
        if (goes_on(scene, quote))
            continue;
        if (!(quote->speech || quote_is_headline(scene, quote)
                  ? add_speech(scene, quote, fault)
                  : add_phrase(scene, quote, fault)))
            return false;
    }
    return true;
}

/* "Kim sagt in dem Bericht:" at the end of a block, and the next block is what is said:
 * without marks, as web pages set it apart. */
bool rule_block(struct scene *scene, uint32_t sentence, struct fault *fault)
{
    const struct text *const text = scene->text;
    const uint32_t number = text->sentences[sentence].paragraph;
    const struct paragraph *const lead = &text->paragraphs[number];
    const uint32_t last = text->sentences[sentence].end - 1;
    if (sentence + 1 != lead->end || number + 1 >= text->paragraph_count ||
        !word_is(&scene->words[last], ":"))
        return true;
    const struct paragraph *const block = &text->paragraphs[number + 1];
    const struct range words = { text->sentences[block->first].first,
                                 text->sentences[block->end - 1].end };
    const struct range clauses = scene_clauses(scene, sentence);
    struct attribution attribution = { .rule = "quotation-block" };
    if (block->heading || scene->quotes.at[words.first] != NO_QUOTE)
        return true;
    for (uint32_t i = clauses.end; i > clauses.first; i--) {
        if (!cue_match(scene, i - 1, &attribution.use) ||
            (attribution.use.cue->takes & TAKES_QUOTE) == 0)
            continue;
        take_voices(scene, &attribution);
        return range_is_empty(attribution.speaker) ||
               add_direct(scene, words, &attribution, fault);
    }
    return true;
}
