#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/utf8.h"
#include "reading/lexicon/lexicon.h"
#include "train-letters.h"
#include "train-names.h"

enum { CEILING = 2000 * 1024 * 1024 };

struct word_range {
    uint32_t first, end;
};

/* What the sets call the kinds; no two mean different ones by the same word. */
static unsigned label_of(const char *kind)
{
    static const struct {
        const char *kind;
        unsigned label;
    } kinds[] = {
        { "person", LABEL_PERSON },
        { "place", LABEL_PLACE },
        { "organisation", LABEL_ORGANISATION },
        { "other:OTH", LABEL_OTHER },
        { "location", LABEL_PLACE },
        { "location-city", LABEL_PLACE },
        { "location-street", LABEL_PLACE },
        { "location-stop", LABEL_PLACE },
        { "organization", LABEL_ORGANISATION },
        { "organization-company", LABEL_ORGANISATION },
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (strcmp(kinds[i].kind, kind) == 0)
            return kinds[i].label;
    return LABEL_NONE;
}

/* The byte at which a code point begins. */
static uint32_t byte_at(struct slice text, json_int_t code_point)
{
    size_t at = 0;
    for (; code_point > 0; code_point--)
        (void)utf8_next(text, &at);
    return (uint32_t)at;
}

/* Adjectives and descriptions are annotated in one set only. */
static bool is_name(struct slice text, struct span span, enum training_set set)
{
    size_t at = span.start;
    const int32_t first = utf8_next(text, &at);
    return set != SET_SMARTDATA || utf8_is_upper(first) || utf8_is_digit(first);
}

static bool read_annotations(struct corpus *corpus, const json_t *list,
                             struct slice text, struct record *record)
{
    struct annotation *const annotations =
        arena_array(corpus->arena, json_array_size(list) + 1, sizeof *annotations);
    if (annotations == NULL)
        return false;
    size_t i = 0;
    json_t *item = NULL;
    json_array_foreach(list, i, item)
    {
        const char *const kind = json_string_value(
            json_object_get(item, record->set == SET_SMARTDATA ? "type" : "kind"));
        const unsigned label = label_of(kind == NULL ? "" : kind);
        const struct span span = {
            byte_at(text, json_integer_value(json_object_get(item, "start"))),
            byte_at(text, json_integer_value(json_object_get(item, "end")))
        };
        if (label != LABEL_NONE && is_name(text, span, record->set))
            annotations[record->annotation_count++] =
                (struct annotation){ span, (uint8_t)label };
    }
    record->annotations = annotations;
    return true;
}

/* The labels of all words; a word belongs to the span that holds its middle. */
static uint8_t *label_words(struct corpus *corpus, const struct record *record)
{
    const struct text *const text = record->tagging.text;
    uint8_t *const labels = arena_alloc(corpus->arena, text->word_count + 1U);
    for (uint32_t i = 0; labels != NULL && i < record->annotation_count; i++) {
        const struct annotation *const it = &record->annotations[i];
        bool first = true;
        for (uint32_t word = 0; word < text->word_count; word++) {
            const struct span span = text->words[word].span;
            const uint32_t middle = (span.start + span.end) / 2;
            if (middle < it->span.start || middle >= it->span.end)
                continue;
            /* A part of a compound is no name of its own. */
            if (span.end > it->span.end + 1 || span.start < it->span.start)
                continue;
            labels[word] = (uint8_t)(it->label + !first);
            first = false;
        }
    }
    return labels;
}

static bool add_example(struct corpus *corpus, const struct record *record,
                        const struct tagging *tagging, const uint8_t *labels,
                        struct word_range range)
{
    const uint32_t first = range.first, end = range.end;
    struct example *const example =
        list_add(&corpus->examples, corpus->arena, sizeof *example);
    const uint32_t count = end - first;
    uint32_t *const starts = arena_array(corpus->arena, count + 1, sizeof *starts);
    uint32_t *const rows =
        arena_array(corpus->arena, (size_t)count * FEATURES_MAX, sizeof *rows);
    uint8_t *const gold = arena_alloc(corpus->arena, count);
    if (example == NULL || starts == NULL || rows == NULL || gold == NULL)
        return false;
    for (uint32_t i = 0; i < count; i++) {
        starts[i + 1] =
            starts[i] + tagging_features(tagging, first + i, rows + starts[i]);
        gold[i] = labels[first + i];
        /* A name that begins outside the run is not told apart from its rest. */
        if (label_goes_on(gold[i]) &&
            (i == 0 || (gold[i - 1] != gold[i] && gold[i - 1] + 1 != gold[i])))
            gold[i]--;
    }
    *example = (struct example){ .record = record->number,
                                 .set = record->set,
                                 .veiled = tagging != &record->tagging,
                                 .count = count,
                                 .gold = gold,
                                 .starts = starts,
                                 .rows = rows };
    return true;
}

static bool add_examples(struct corpus *corpus, const struct record *record,
                         const struct tagging *tagging, const uint8_t *labels)
{
    struct word_range range = { 0 };
    for (; tagging_next_run(tagging, &range.first, &range.end); range.first = range.end)
        if (!add_example(corpus, record, tagging, labels, range))
            return false;
    return true;
}

/* Takes from a word all that the lexicon knows of it as a name. */
static void veil_word(const struct text *text, struct word *word, struct clue *clues,
                      uint32_t number)
{
    const uint32_t kept = MASK_ROLE | MASK_WEAPON_HEAD | MASK_ORGANISATION_HEAD |
                          MASK_COMPOUND | MASK_LEADS | MASK_KINDS;
    struct clue *const clue = &clues[number];
    struct clue *const start = clue - clue->inside;
    const uint32_t words = start->words;
    for (uint32_t i = 0; i < words && number - clue->inside + i < text->word_count;
         i++) {
        start[i].words = start[i].inside = 0;
        start[i].hit = (struct hit){ 0 };
    }
    clue->mask &= kept;
    clue->first_part = 0;
    clue->hit = (struct hit){ 0 };
    clue->words = clue->form = clue->inside = 0;
    word->hash ^= UINT64_C(0x5bf03635f0a31a1b) * (word->span.start + 1U);
}

/* Names as they look to who has never heard of them: most names of tomorrow's news
 * stand in no list, and context must tell what they are. */
static bool veil_names(struct corpus *corpus, const struct record *record,
                       const uint8_t *labels, struct tagging *out, struct fault *fault)
{
    const struct text *const text = record->tagging.text;
    struct word *const words =
        arena_array(corpus->arena, text->word_count + 1U, sizeof *words);
    struct clue *const clues =
        arena_array(corpus->arena, text->word_count + 1U, sizeof *clues);
    struct text *const veiled = arena_alloc(corpus->arena, sizeof *veiled);
    if (words == NULL || clues == NULL || veiled == NULL)
        return false;
    memcpy(words, text->words, text->word_count * sizeof *words);
    memcpy(clues, record->tagging.clues, text->word_count * sizeof *clues);
    for (uint32_t i = 0; i < text->word_count; i++)
        if (labels[i] != LABEL_NONE && word_has(&words[i], WORD_CAPITAL))
            veil_word(text, &words[i], clues, i);
    *veiled = *text;
    veiled->words = words;
    if (!tagging_init(out, veiled, clues, &corpus->letters, corpus->arena, fault))
        return false;
    out->twins = record->tagging.twins;
    return true;
}

static bool add_record(struct corpus *corpus, const json_t *json, enum training_set set,
                       uint32_t number, struct fault *fault)
{
    const struct slice given =
        slice_of(json_string_value(json_object_get(json, "text")));
    struct record *const record =
        list_add(&corpus->records, corpus->arena, sizeof *record);
    struct text *const text = arena_alloc(corpus->arena, sizeof *text);
    const struct slice bytes = arena_copy(corpus->arena, given);
    const struct clue *clues = NULL;
    if (record == NULL || text == NULL || bytes.bytes == NULL)
        return fault_no_memory(fault);
    record->set = set;
    record->number = number;
    if (!text_read(corpus->splitter, bytes, corpus->arena, text, fault) ||
        !scan_words(&corpus->gazetteer, text, corpus->arena, &clues, fault) ||
        !tagging_init(&record->tagging, text, clues, &corpus->letters, corpus->arena,
                      fault))
        return false;
    const json_t *const annotations =
        json_object_get(json, set == SET_SMARTDATA ? "spans" : "names");
    if (!read_annotations(corpus, annotations, bytes, record))
        return fault_no_memory(fault);
    const struct record kept = *record;
    const uint8_t *const labels = label_words(corpus, &kept);
    struct tagging veiled = { 0 };
    const bool ok = labels != NULL &&
                    add_examples(corpus, &kept, &kept.tagging, labels) &&
                    veil_names(corpus, &kept, labels, &veiled, fault) &&
                    add_examples(corpus, &kept, &veiled, labels);
    return ok || fault_no_memory(fault);
}

static bool read_set(struct corpus *corpus, const char *path, enum training_set set,
                     struct fault *fault)
{
    FILE *const file = fopen(path, "rb");
    if (file == NULL)
        return fault_set(fault, FAULT_IO, "%s cannot be read", path);
    bool ok = true;
    for (uint32_t number = 0; ok; number++) {
        json_auto_t *record = json_loadf(file, JSON_DISABLE_EOF_CHECK, NULL);
        if (record == NULL)
            break;
        ok = add_record(corpus, record, set, number, fault);
    }
    (void)fclose(file);
    return ok;
}

bool corpus_read(struct corpus *corpus, char *const sets[SETS], const char *lexicon,
                 struct fault *fault)
{
    corpus->arena = arena_create(CEILING);
    corpus->lexicon = lexicon_create(NULL, fault);
    corpus->splitter =
        corpus->lexicon == NULL ? NULL : splitter_create(corpus->lexicon, fault);
    if (corpus->arena == NULL || corpus->splitter == NULL)
        return fault_no_memory(fault);
    corpus->gazetteer.parts[0] = compiled_index;
    corpus->gazetteer.part_count = 1;
    bool ok = letters_train(&corpus->gazetteer, lexicon, &corpus->letters, fault);
    for (int set = 0; set < SETS && ok; set++)
        ok = read_set(corpus, sets[set], (enum training_set)set, fault);
    return ok;
}

void corpus_finish(struct corpus *corpus)
{
    splitter_destroy(corpus->splitter);
    lexicon_destroy(corpus->lexicon);
    arena_destroy(corpus->arena);
}

static void tally_name(const struct record *record, struct span span, unsigned label,
                       struct tally tallies[KINDS])
{
    if (label == LABEL_OTHER)
        return;
    struct tally *const tally = &tallies[(label - 1) / 2];
    tally->said++;
    for (uint32_t i = 0; i < record->annotation_count; i++) {
        const struct annotation *const gold = &record->annotations[i];
        tally->right += gold->label == label && gold->span.start == span.start &&
                        gold->span.end == span.end;
    }
}

static void tally_record(const struct record *record, const uint8_t *labels,
                         struct tally tallies[KINDS])
{
    const struct text *const text = record->tagging.text;
    for (uint32_t i = 0; i < record->annotation_count; i++)
        if (record->annotations[i].label != LABEL_OTHER)
            tallies[(record->annotations[i].label - 1) / 2].gold++;
    for (uint32_t i = 0; i < text->word_count; i++) {
        if (labels[i] == LABEL_NONE || label_goes_on(labels[i]))
            continue;
        uint32_t end = i + 1;
        while (end < text->word_count && labels[end] == labels[i] + 1)
            end++;
        const struct span span = { text->words[i].span.start,
                                   text->words[end - 1].span.end };
        tally_name(record, span, labels[i], tallies);
    }
}

void corpus_tally(const struct corpus *corpus, const struct model *model, uint32_t fold,
                  struct tally tallies[KINDS])
{
    const struct record *const records = corpus->records.items;
    for (uint32_t i = 0; i < corpus->records.count; i++) {
        if (records[i].set != SET_GERMEVAL || records[i].number % FOLDS != fold)
            continue;
        struct fault fault = { 0 };
        uint8_t *labels = NULL;
        struct arena *const arena = arena_create(CEILING);
        if (arena != NULL &&
            tagging_label(&records[i].tagging, model, arena, &labels, &fault))
            tally_record(&records[i], labels, tallies);
        arena_destroy(arena);
    }
}
