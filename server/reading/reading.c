#include "reading/reading.h"

#include <stdlib.h>

#include "reading/claims/claims.h"
#include "reading/dates/dates.h"
#include "reading/lexicon/lexicon.h"
#include "reading/names/names.h"
#include "reading/text/text.h"

struct reader {
    struct lexicon *lexicon;
    struct splitter *splitter;
    struct names *names;
    struct dates *dates;
    struct claims *claims;
};

static bool load(struct reader *reader, const char *lexicon_folder, struct fault *fault)
{
    reader->lexicon = lexicon_create(lexicon_folder, fault);
    if (reader->lexicon == NULL)
        return false;
    reader->splitter = splitter_create(reader->lexicon, fault);
    if (reader->splitter == NULL)
        return false;
    reader->names = names_create(reader->lexicon, fault);
    if (reader->names == NULL)
        return false;
    reader->dates = dates_create(reader->lexicon, fault);
    if (reader->dates == NULL)
        return false;
    reader->claims = claims_create(reader->lexicon, fault);
    return reader->claims != NULL;
}

struct reader *reader_create(const char *lexicon_folder, struct fault *fault)
{
    struct reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    if (load(reader, lexicon_folder, fault))
        return reader;
    reader_destroy(reader);
    return NULL;
}

void reader_destroy(struct reader *reader)
{
    if (reader == NULL)
        return;
    claims_destroy(reader->claims);
    dates_destroy(reader->dates);
    names_destroy(reader->names);
    splitter_destroy(reader->splitter);
    lexicon_destroy(reader->lexicon);
    free(reader);
}

uint64_t reader_additions(const struct reader *reader)
{
    return lexicon_additions(reader->lexicon);
}

static bool keep_sentences(const struct text *text, struct arena *arena,
                           struct reading *reading, struct fault *fault)
{
    struct span *const spans = arena_array(arena, text->sentence_count, sizeof *spans);
    if (spans == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < text->sentence_count; i++)
        spans[i] = text->sentences[i].span;
    reading->sentences = spans;
    reading->sentence_count = text->sentence_count;
    return true;
}

bool reader_read(const struct reader *reader, const struct article *article,
                 struct arena *arena, struct reading *out, struct fault *fault)
{
    struct text text = { 0 };
    struct reading reading = { .published = article->published };
    if (!text_read(reader->splitter, article->text, arena, &text, fault) ||
        !keep_sentences(&text, arena, &reading, fault) ||
        !names_read(reader->names, article, &text, arena, &reading, fault) ||
        !dates_read(reader->dates, article, &text, arena, &reading, fault) ||
        !claims_read(reader->claims, article, &text, arena, &reading, fault))
        return false;
    *out = reading;
    return true;
}
