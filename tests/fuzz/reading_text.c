/* Any valid text as words, sentences and paragraphs. */
#include "base/utf8.h"
#include "fuzz.h"
#include "reading/text/text.h"

static void hold_words(const struct text *text)
{
    uint32_t end = 0;
    for (uint32_t i = 0; i < text->word_count; i++) {
        const struct word *const word = &text->words[i];
        fuzz_hold(word->span.start >= end, "words follow one another");
        fuzz_hold(word->span.end > word->span.start, "no word is empty");
        fuzz_hold(utf8_is_valid(word_text(text, i)), "words keep code points whole");
        fuzz_hold(word->sentence < text->sentence_count, "every word has a sentence");
        end = word->span.end;
    }
    fuzz_hold(end <= text->bytes.length, "words end where the text does");
}

static void hold_sentences(const struct text *text)
{
    uint32_t word = 0;
    uint32_t end = 0;
    for (uint32_t i = 0; i < text->sentence_count; i++) {
        const struct sentence *const sentence = &text->sentences[i];
        fuzz_hold(sentence->first == word && sentence->end > word,
                  "sentences share the words among them");
        fuzz_hold(sentence->span.start >= end, "sentences follow one another");
        fuzz_hold(sentence->paragraph < text->paragraph_count,
                  "every sentence has a paragraph");
        word = sentence->end;
        end = sentence->span.end;
    }
    fuzz_hold(word == text->word_count, "no word is left over");
}

static void hold_paragraphs(const struct text *text)
{
    uint32_t sentence = 0;
    for (uint32_t i = 0; i < text->paragraph_count; i++) {
        fuzz_hold(text->paragraphs[i].first == sentence, "paragraphs leave no gap");
        sentence = text->paragraphs[i].end;
    }
    fuzz_hold(sentence == text->sentence_count, "no sentence is left over");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct lexicon *lexicon;
    static struct splitter *splitter;
    const struct slice bytes = fuzz_slice(data, size);
    struct fault fault = { 0 };
    if (splitter == NULL) {
        lexicon = lexicon_create(NULL, &fault);
        splitter = lexicon == NULL ? NULL : splitter_create(lexicon, &fault);
        fuzz_hold(splitter != NULL, "the embedded lexicon can be loaded");
    }
    if (!utf8_is_valid(bytes))
        return 0;
    struct arena *const arena = arena_create((size_t)1 << 28);
    struct text text = { 0 };
    fuzz_hold(text_read(splitter, bytes, arena, &text, &fault), "any text can be read");
    hold_words(&text);
    hold_sentences(&text);
    hold_paragraphs(&text);
    arena_destroy(arena);
    return 0;
}
