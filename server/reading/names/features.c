#include <stddef.h>

#include "reading/names/tagger.h"

enum { TWIN_SLOTS = 512 /* in bits; a filter, rare mistakes do not matter */ };

/* Which question a feature answers. */
enum template {
    BIAS,
    WORD,
    WORD_BEFORE,
    WORD_BEHIND,
    WORD_BEFORE_2,
    WORD_BEHIND_2,
    SUFFIX_3,
    SUFFIX_4,
    SUFFIX_5,
    PREFIX_3,
    PREFIX_4,
    SHAPES,
    LEXICON,
    FREQUENCY,
    LEXICON_FREQUENCY,
    LEXICON_BEFORE,
    LEXICON_BEHIND,
    PHRASE,
    PHRASE_BEFORE,
    PHRASE_BEHIND,
    TAIL,
    POSITION,
    MARKS,
    TWIN,
    LAST_PART,
    FIRST_PART,
    PARTS,
    CLASS,
    CLASSES_AROUND,
    CLASSES_BEFORE,
    CLASSES_BEHIND,
    WORD_BEFORE_CLASS,
    WORD_BEHIND_CLASS,
    SHAPE_BEFORE_LEXICON,
    LETTERS,
    LETTERS_CLASSES,
    LETTERS_WORD_BEFORE,
    LETTERS_WORD_BEHIND,
    KIND_BEFORE,
    KIND_BEFORE_2,
    WORDS_BEFORE
};

struct features {
    uint32_t *rows;
    uint32_t count;
};

static void add(struct features *features, enum template template, uint64_t value)
{
    const uint64_t mixed =
        (value + (uint64_t) template * UINT64_C(0x9e3779b97f4a7c15)) *
        UINT64_C(0xd6e8feb86659fd93);
    const uint64_t again = (mixed ^ mixed >> 32) * UINT64_C(0xd6e8feb86659fd93);
    features->rows[features->count++] = (uint32_t)(again >> (64 - ROW_BITS));
}

static uint64_t pair(uint64_t a, uint64_t b)
{
    return (a ^ b >> 29 ^ b << 17) * UINT64_C(0x9fb21c651e98df25);
}

/* The bytes of a word's start or end as a number. */
static uint64_t bytes_of(struct slice word, size_t start, size_t end)
{
    uint64_t value = 0;
    for (size_t i = start; i < end && i < word.length; i++)
        value = value << 8 | (unsigned char)word.bytes[i];
    return value << 3 | (end - start);
}

static void add_letters(struct features *features, struct slice lower)
{
    const size_t length = lower.length;
    for (size_t size = 3; size <= 5; size++) {
        if (length > size)
            add(features, (enum template)(SUFFIX_3 + size - 3),
                bytes_of(lower, length - size, length));
    }
    if (length > 3)
        add(features, PREFIX_3, bytes_of(lower, 0, 3));
    if (length > 4)
        add(features, PREFIX_4, bytes_of(lower, 0, 4));
}

static void add_parts(struct features *features, const struct word *word,
                      const struct clue *clue)
{
    const struct slice lower = word->lower;
    if (clue->tail > 0)
        add(features, TAIL, slice_hash(slice_part(lower, clue->tail, lower.length)));
    if (!word_has(word, WORD_HYPHEN))
        return;
    const size_t first = slice_find_byte(lower, '-');
    const size_t last = slice_behind_last(lower, '-');
    add(features, PARTS,
        pair(clue->first_part & (LEXICON_BITS | MASK_SPOKEN),
             clue->last_part & (LEXICON_BITS | MASK_SPOKEN)));
    add(features, FIRST_PART, slice_hash(slice_part(lower, 0, first)));
    add(features, LAST_PART, slice_hash(slice_part(lower, last, lower.length)));
}

/* A word and those beside it in its sentence. */
struct context {
    const struct traits *before_2, *before, *here, *behind, *behind_2;
};

static struct context context_of(const struct tagging *tagging, uint32_t word)
{
    const uint32_t number = tagging->text->words[word].sentence;
    const struct sentence *const sentence = &tagging->text->sentences[number];
    const struct traits *const here = &tagging->traits[word];
    const uint32_t ahead = word - sentence->first, left = sentence->end - word;
    return (struct context){ ahead > 1 ? here - 2 : &traits_before,
                             ahead > 0 ? here - 1 : &traits_before, here,
                             left > 1 ? here + 1 : &traits_behind,
                             left > 2 ? here + 2 : &traits_behind };
}

static void add_words(struct features *features, const struct context *context)
{
    add(features, WORD, context->here->hash);
    add(features, WORD_BEFORE, context->before->hash);
    add(features, WORD_BEHIND, context->behind->hash);
    add(features, WORD_BEFORE_2, context->before_2->hash);
    add(features, WORD_BEHIND_2, context->behind_2->hash);
    add(features, WORDS_BEFORE, pair(context->before_2->hash, context->before->hash));
    add(features, MARKS, pair(context->before->mark, context->behind->mark));
}

static void add_shapes(struct features *features, const struct context *context)
{
    const uint32_t before = context->before->shape, here = context->here->shape;
    add(features, BIAS, here);
    add(features, SHAPES, before << 16 | here << 8 | context->behind->shape);
    add(features, SHAPE_BEFORE_LEXICON, pair(before + 1, context->here->lexicon));
}

static void add_lexicon(struct features *features, const struct context *context,
                        uint32_t mask, bool first)
{
    const uint32_t frequency =
        (mask & (MASK_WRITTEN | MASK_SPOKEN)) >> MASK_WRITTEN_SHIFT;
    const uint32_t lexicon = context->here->lexicon, phrase = context->here->phrase;
    add(features, LEXICON, lexicon);
    add(features, FREQUENCY, frequency << 1 | first);
    add(features, LEXICON_FREQUENCY, pair(lexicon, frequency));
    add(features, LEXICON_BEFORE, pair(context->before->lexicon, lexicon));
    add(features, LEXICON_BEHIND, pair(lexicon + 1, context->behind->lexicon));
    add(features, PHRASE, phrase);
    add(features, PHRASE_BEFORE, pair(context->before->phrase, phrase));
    add(features, PHRASE_BEHIND, pair(phrase + 1, context->behind->phrase));
    add(features, POSITION,
        (uint64_t)lexicon << 2 | (uint32_t)((mask & MASK_SPOKEN) != 0) << 1 | first);
}

/* What a noun says of the name behind it: "Agentur X", "im Dorf Y", "Minister Z". */
static void add_kinds(struct features *features, const struct context *context)
{
    const uint32_t here = context->here->class, before = context->before->class;
    if (context->before->kind != 0)
        add(features, KIND_BEFORE, pair(context->before->kind, here));
    if (context->before_2->kind != 0)
        add(features, KIND_BEFORE_2, pair(context->before_2->kind, before << 8 | here));
}

/* Words that no list has are judged by their letters. */
static void add_likeness(struct features *features, const struct context *context,
                         uint64_t code)
{
    const uint32_t classes =
        (uint32_t)context->before->class << 8 | context->behind->class;
    add(features, LETTERS, code);
    add(features, LETTERS_CLASSES, classes << 8 | code);
    add(features, LETTERS_WORD_BEFORE, pair(context->before->hash, code));
    add(features, LETTERS_WORD_BEHIND, pair(context->behind->hash, code));
}

static void add_classes(struct features *features, const struct context *context,
                        bool first)
{
    const uint32_t before_2 = context->before_2->class, before = context->before->class,
                   here = context->here->class, behind = context->behind->class,
                   behind_2 = context->behind_2->class;
    add(features, CLASS, here << 1 | first);
    add(features, CLASSES_AROUND, before << 16 | here << 8 | behind);
    add(features, CLASSES_BEFORE, before_2 << 16 | before << 8 | here);
    add(features, CLASSES_BEHIND, here << 16 | behind << 8 | behind_2);
    add(features, WORD_BEFORE_CLASS, pair(context->before->hash, here));
    add(features, WORD_BEHIND_CLASS, pair(context->behind->hash, here));
}

uint32_t tagging_features(
    const struct tagging *tagging, uint32_t word,
    /* NOLINTNEXTLINE(readability-non-const-parameter): add() writes to them */
    uint32_t rows[FEATURES_MAX])
{
    struct features features = { rows, 0 };
    const struct word *const it = &tagging->text->words[word];
    const struct clue *const clue = &tagging->clues[word];
    const struct context context = context_of(tagging, word);
    const bool first = word_has(it, WORD_FIRST);
    add_shapes(&features, &context);
    add(&features, TWIN, tagging->twins[word]);
    add_words(&features, &context);
    add_lexicon(&features, &context, clue->mask, first);
    add_classes(&features, &context, first);
    if (context.here->class >= CLASS_COMPOUND)
        add_likeness(&features, &context, letters_code(tagging->letters, it->lower));
    add_kinds(&features, &context);
    add_letters(&features, it->lower);
    add_parts(&features, it, clue);
    return features.count;
}

bool tagging_init(struct tagging *tagging, const struct text *text,
                  const struct clue *clues, const struct letters *letters,
                  struct arena *arena, struct fault *fault)
{
    uint8_t *const twins = arena_alloc(arena, text->word_count + 1U);
    uint64_t *const small = arena_array(arena, TWIN_SLOTS, sizeof *small);
    const struct traits *const traits = traits_of(text, clues, arena);
    struct word_signs signs = { 0 };
    if (twins == NULL || small == NULL || traits == NULL ||
        !word_signs_find(text, clues, arena, &signs))
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < text->word_count; i++) {
        const struct word *const word = &text->words[i];
        if (word->kind == WORD_LETTERS && !word_has(word, WORD_CAPITAL))
            small[word->hash >> 6 & (TWIN_SLOTS - 1)] |= UINT64_C(1)
                                                         << (word->hash & 63);
    }
    for (uint32_t i = word_signs_next(&signs, SIGN_CAPITAL, 0); i < text->word_count;
         i = word_signs_next(&signs, SIGN_CAPITAL, i + 1)) {
        const uint64_t hash = text->words[i].hash;
        twins[i] = small[hash >> 6 & (TWIN_SLOTS - 1)] >> (hash & 63) & 1;
    }
    *tagging = (struct tagging){ text, clues, signs, traits, letters, twins };
    return true;
}
