#include <string.h>

#include "base/utf8.h"
#include "linking/steps.h"

enum { LETTERS = 26, SPELLINGS_MOST = 9 };

/* How one sound is spelt in German, English and other transliterations of Cyrillic,
 * Korean and Arabic names, by the first letter; applied to the folded name from left to
 * right, longer spellings first. None is shorter than what is written for it. */
static const struct {
    const char *spelling, *sound;
} sounds[LETTERS][SPELLINGS_MOST + 1] = {
    ['a' - 'a'] = { { "ay", "ai" }, { "aj", "ai" }, { "ae", "a" } },
    ['c' - 'a'] = { { "ch", "C" }, { "ck", "k" }, { "c", "k" } },
    ['d' - 'a'] = { { "dsch", "j" }, { "dzh", "j" }, { "dj", "j" } },
    ['e' - 'a'] = { { "ee", "i" }, { "ey", "ei" }, { "ej", "ei" } },
    ['i' - 'a'] = { { "iya", "ia" },
                    { "ija", "ia" },
                    { "ie", "i" },
                    { "iy", "i" },
                    { "ij", "i" } },
    ['k' - 'a'] = { { "kh", "C" }, { "ks", "x" } },
    ['o' - 'a'] = { { "ou", "u" },
                    { "oo", "u" },
                    { "oy", "oi" },
                    { "oj", "oi" },
                    { "oe", "o" } },
    ['p' - 'a'] = { { "ph", "f" } },
    ['q' - 'a'] = { { "qu", "kv" }, { "q", "k" } },
    ['s' - 'a'] = { { "schtsch", "S" },
                    { "shch", "S" },
                    { "sch", "S" },
                    { "skyj", "ski" },
                    { "skij", "ski" },
                    { "skyy", "ski" },
                    { "skiy", "ski" },
                    { "sky", "ski" },
                    { "sh", "S" } },
    ['t' - 'a'] = { { "tsch", "C" },
                    { "tch", "C" },
                    { "ts", "s" },
                    { "tz", "s" },
                    { "th", "t" } },
    ['u' - 'a'] = { { "uy", "ui" }, { "uj", "ui" }, { "ue", "u" } },
    ['w' - 'a'] = { { "w", "v" } },
    ['y' - 'a'] = { { "yy", "i" } },
    ['z' - 'a'] = { { "zh", "S" }, { "z", "s" } },
};

static struct slice find_sound(struct slice rest, size_t *taken)
{
    const int letter = rest.bytes[0] - 'a';
    const bool is_letter = letter >= 0 && letter < LETTERS;
    for (int i = 0; is_letter && sounds[letter][i].spelling != NULL; i++) {
        const struct slice spelling = slice_of(sounds[letter][i].spelling);
        if (slice_starts_with(rest, spelling)) {
            *taken = spelling.length;
            return slice_of(sounds[letter][i].sound);
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

/* Writes the sounds of one word behind what is there; doubled ones are single. Returns
 * the new length. */
static size_t write_sounds(char *key, size_t length, struct slice word)
{
    for (size_t at = 0; at < word.length;) {
        const struct slice rest = slice_part(word, at, word.length);
        size_t taken = 1;
        struct slice sound = find_sound(rest, &taken);
        if (rest.bytes[0] == 'y' && taken == 1)
            sound = sound_of_y(rest);
        const bool doubled =
            length > 0 && sound.length == 1 && key[length - 1] == sound.bytes[0];
        for (size_t i = 0; i < sound.length && !doubled; i++)
            key[length++] = sound.bytes[i];
        at += taken;
    }
    return length;
}

struct slice person_key(struct arena *arena, struct slice slug)
{
    char *const key = arena_array(arena, slug.length + 1, 1);
    size_t length = 0;
    if (key == NULL)
        return (struct slice){ 0 };
    for (struct slice rest = slug; rest.bytes != NULL;) {
        const struct slice word = slice_split(&rest, '-');
        if (word.length < 2 && slug.length > 2)
            continue;
        if (length > 0)
            key[length++] = '-';
        length = write_sounds(key, length, word);
    }
    return (struct slice){ key, length };
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
