#include "reading/names/keys.h"

#include <string.h>

#include "base/utf8.h"
#include "reading/names/endings.h"
#include "reading/names/weapons.h"

/* Marks keys: a kind, and whether an id or a name follows. */
static const char kind_letters[ENTITY_KINDS] = { 'p', 'o', 'l', 'w' };

/* A key being written where there is room for all of it. */
struct key {
    char *bytes;
    size_t length;
};

static void append_byte(struct key *key, char byte)
{
    key->bytes[key->length++] = byte;
}

static void append(struct key *key, struct slice part)
{
    memcpy(key->bytes + key->length, part.bytes, part.length);
    key->length += part.length;
}

static struct slice id_key(const struct search *search, const struct draft *draft)
{
    const struct entry *const entry = gazetteer_entry(search->gazetteer, draft->sense);
    const struct slice id =
        gazetteer_string(search->gazetteer, draft->sense, entry->id);
    const struct slice name =
        gazetteer_string(search->gazetteer, draft->sense, entry->name);
    const bool person = draft->kind == ENTITY_PERSON;
    const struct slice folded = person ? utf8_fold(search->arena, name) : SLICE("");
    struct key key = { .bytes =
                           arena_alloc(search->arena, id.length + folded.length + 3) };
    if (folded.bytes == NULL || key.bytes == NULL)
        return (struct slice){ 0 };
    append_byte(&key, kind_letters[draft->kind]);
    append_byte(&key, '#');
    append(&key, id);
    if (person)
        append_byte(&key, '#');
    append(&key, folded);
    return (struct slice){ key.bytes, key.length };
}

/* Inflected endings of words inside a name: "Europäischen Union". */
static struct slice without_ending(struct slice word)
{
    const struct slice endings[] = { SLICE("en"), SLICE("er"), SLICE("es"), SLICE("em"),
                                     SLICE("e") };
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        const struct slice ending = endings[i];
        if (word.length > ending.length + 4 && slice_ends_with(word, ending))
            return slice_part(word, 0, word.length - ending.length);
    }
    return word;
}

static bool parts_words(char byte)
{
    return byte == ' ' || byte == '-' || byte == '.';
}

/* The next word of a folded name; hyphens and dots part words too. */
static struct slice next_word(struct slice *rest)
{
    size_t start = 0, end = 0;
    while (start < rest->length && parts_words(rest->bytes[start]))
        start++;
    for (end = start; end < rest->length && !parts_words(rest->bytes[end]);)
        end++;
    const struct slice word = slice_part(*rest, start, end);
    *rest = slice_part(*rest, end, rest->length);
    return word;
}

static struct slice name_key(const struct search *search, const struct draft *draft)
{
    struct slice rest = utf8_fold(search->arena, name_in_nominative(search, draft));
    /* Before each word a space, for what parted it from the last one. */
    struct key key = { .bytes = arena_alloc(search->arena, rest.length + 2) };
    if (rest.bytes == NULL || key.bytes == NULL)
        return (struct slice){ 0 };
    append_byte(&key, kind_letters[draft->kind]);
    for (struct slice word = next_word(&rest); word.length > 0;) {
        const struct slice following = next_word(&rest);
        const bool inflected = following.length > 0 && draft->kind != ENTITY_PERSON;
        append_byte(&key, ' ');
        append(&key, inflected ? without_ending(word) : word);
        word = following;
    }
    return (struct slice){ key.bytes, key.length };
}

static struct slice weapon_key(const struct search *search, struct slice name)
{
    const struct slice folded = utf8_fold(search->arena, name);
    struct key key = { .bytes = arena_alloc(search->arena, folded.length + 2) };
    if (folded.bytes == NULL || key.bytes == NULL)
        return (struct slice){ 0 };
    append_byte(&key, kind_letters[ENTITY_WEAPON]);
    append_byte(&key, ' ');
    for (size_t i = 0; i < folded.length; i++)
        if (folded.bytes[i] != '-' && folded.bytes[i] != ' ')
            append_byte(&key, folded.bytes[i]);
    return (struct slice){ key.bytes, key.length };
}

struct slice key_of(const struct search *search, const struct draft *draft)
{
    if (draft->known)
        return id_key(search, draft);
    if (draft->kind == ENTITY_WEAPON)
        return weapon_key(search, weapon_name(search, draft));
    return name_key(search, draft);
}

/* Behind the small words that a family's name begins with: "von der Leyen". */
static uint32_t behind_particles(const struct search *search, const struct draft *draft)
{
    static const char *const particles[] = { "von", "van", "vom", "zu",  "zum",
                                             "zur", "der", "den", "dem", "de",
                                             "la",  "di",  NULL };
    uint32_t word = draft->first;
    while (draft->kind == ENTITY_PERSON && word + 1 < draft->end &&
           word_is_any(word_at(search, word), particles))
        word++;
    return word;
}

uint32_t key_words(const struct search *search, const struct draft *draft)
{
    uint32_t words = 0;
    for (uint32_t i = behind_particles(search, draft); i < draft->end; i++)
        words += word_at(search, i)->kind == WORD_LETTERS;
    return words;
}

struct slice key_single(const struct search *search, const struct draft *draft)
{
    const uint32_t word = behind_particles(search, draft);
    const uint32_t start =
        word == draft->first ? draft->span.start : word_at(search, word)->span.start;
    return utf8_fold(search->arena,
                     slice_part(search->text->bytes, start, draft->span.end));
}

void key_parts(struct slice key, struct slice *first, struct slice *last,
               bool *family_first)
{
    /* "p#id#folded name" or "p folded name" */
    struct slice name = slice_part(key, 2, key.length);
    if (key.length > 1 && key.bytes[1] == '#')
        (void)slice_split(&name, '#');
    uint32_t words = 0;
    *first = *last = (struct slice){ 0 };
    for (struct slice rest = name; rest.bytes != NULL; words++) {
        *last = slice_split(&rest, ' ');
        if (words == 0)
            *first = *last;
    }
    if (words < 2)
        *first = *last = (struct slice){ 0 };
    /* Korean and Chinese names: a short family name, then two short syllables. */
    *family_first = first->length > 0 && first->length <= 5 &&
                    (slice_find_byte(name, '-') != SIZE_MAX ||
                     (words == 3 && last->length <= 5 && name.length <= 16));
}

bool key_same_word(struct slice a, struct slice b)
{
    return slice_equals(a, b) || (b.length > 1 && is_with_s(a, b)) ||
           (a.length > 1 && is_with_s(b, a));
}
