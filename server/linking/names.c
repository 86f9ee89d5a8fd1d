#include <string.h>

#include "base/utf8.h"
#include "linking/steps.h"

/* How one sound is spelt in German, English and other transliterations of Cyrillic,
 * Korean and Arabic names; applied to the folded name from left to right, longer
 * spellings first. */
static const struct {
    const char *spelling, *sound;
} sounds[] = {
    { "schtsch", "S" }, { "shch", "S" },   { "dsch", "j" },   { "tsch", "C" },
    { "tch", "C" },     { "sch", "S" },    { "dzh", "j" },    { "iya", "ia" },
    { "ija", "ia" },    { "skyj", "ski" }, { "skij", "ski" }, { "skyy", "ski" },
    { "skiy", "ski" },  { "sky", "ski" },  { "ch", "C" },     { "kh", "C" },
    { "sh", "S" },      { "zh", "S" },     { "ts", "s" },     { "tz", "s" },
    { "th", "t" },      { "ph", "f" },     { "ck", "k" },     { "ks", "x" },
    { "qu", "kv" },     { "dj", "j" },     { "ou", "u" },     { "oo", "u" },
    { "ee", "i" },      { "ie", "i" },     { "ey", "ei" },    { "ej", "ei" },
    { "ay", "ai" },     { "aj", "ai" },    { "oy", "oi" },    { "oj", "oi" },
    { "uy", "ui" },     { "uj", "ui" },    { "iy", "i" },     { "ij", "i" },
    { "yy", "i" },      { "oe", "o" },     { "ue", "u" },     { "ae", "a" },
    { "z", "s" },       { "w", "v" },      { "c", "k" },      { "q", "k" },
};

static struct slice find_sound(struct slice rest, size_t *taken)
{
    for (size_t i = 0; i < sizeof sounds / sizeof sounds[0]; i++) {
        if (sounds[i].spelling[0] != rest.bytes[0])
            continue;
        const struct slice spelling = slice_of(sounds[i].spelling);
        if (slice_starts_with(rest, spelling)) {
            *taken = spelling.length;
            return slice_of(sounds[i].sound);
        }
    }
    *taken = 1;
    return slice_part(rest, 0, 1);
}

static bool is_vowel(char byte)
{
    return byte != '\0' && strchr("aeiou", byte) != NULL;
}

/* "y" is the consonant of "Yanukovych" before a vowel, else the vowel of "Tymoshenko".
 */
static struct slice sound_of_y(struct slice rest)
{
    const bool consonant = rest.length > 1 && is_vowel(rest.bytes[1]);
    return consonant ? SLICE("j") : SLICE("i");
}

/* Writes the sounds of one word; doubled ones are single. */
static void append_sounds(struct buffer *out, struct slice word)
{
    for (size_t at = 0; at < word.length;) {
        const struct slice rest = slice_part(word, at, word.length);
        size_t taken = 1;
        struct slice sound = find_sound(rest, &taken);
        if (rest.bytes[0] == 'y' && taken == 1)
            sound = sound_of_y(rest);
        const bool doubled = out->length > 0 && sound.length == 1 &&
                             out->bytes[out->length - 1] == sound.bytes[0];
        if (!doubled)
            buffer_append_slice(out, sound);
        at += taken;
    }
}

static struct slice keep(struct arena *arena, struct buffer *buffer)
{
    struct slice kept = { 0 };
    if (buffer->failure == FAULT_NONE)
        kept = arena_copy(arena, buffer_slice(buffer));
    buffer_finish(buffer);
    return kept;
}

struct slice person_key(struct arena *arena, struct slice name)
{
    const struct slice slug = utf8_slug(arena, name);
    struct buffer out;
    buffer_init(&out, 4096);
    for (struct slice rest = slug; rest.bytes != NULL;) {
        const struct slice word = slice_split(&rest, '-');
        if (word.length < 2 && slug.length > 2)
            continue;
        if (out.length > 0)
            buffer_append_byte(&out, '-');
        append_sounds(&out, word);
    }
    return keep(arena, &out);
}

struct slice surname_of_key(struct slice key)
{
    size_t start = key.length;
    while (start > 0 && key.bytes[start - 1] != '-')
        start--;
    return slice_part(key, start, key.length);
}

bool name_is_single(struct slice name)
{
    return slice_find_byte(name, ' ') == SIZE_MAX;
}

bool name_is_acronym(struct slice name)
{
    size_t capitals = 0;
    for (size_t at = 0; at < name.length;) {
        const int32_t code_point = utf8_next(name, &at);
        if (!utf8_is_upper(code_point))
            return false;
        capitals++;
    }
    return capitals >= 2;
}

uint64_t key_hash(enum entity_kind kind, enum key_sort sort, struct slice value)
{
    const uint64_t parts[] = { (uint64_t)kind << 8 | (uint64_t)sort,
                               slice_hash(value) };
    const uint64_t hash =
        slice_hash((struct slice){ (const char *)parts, sizeof parts });
    return hash == 0 ? 1 : hash;
}

struct slice slug_for_id(struct slice slug)
{
    enum { LONGEST = 256 };
    return slice_part(slug, 0, LONGEST);
}
