#include "reading/dates/numerals.h"

#include <string.h>

enum { DIGITS_MAX = 18, WORD_MAX = 120 };

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The number of digits from `at` on. */
static size_t count_digits(struct slice text, size_t at)
{
    size_t end = at;
    while (end < text.length && is_digit(text.bytes[end]))
        end++;
    return end - at;
}

static double read_digits(struct slice text, size_t at, size_t count)
{
    double value = 0;
    for (size_t i = 0; i < count; i++)
        value = 10 * value + (text.bytes[at + i] - '0');
    return value;
}

/* The digits behind the decimal sign, if they end the text. */
static bool read_fraction(struct slice text, size_t at, double *value)
{
    const size_t count = count_digits(text, at);
    if (count == 0 || at + count != text.length || count > DIGITS_MAX)
        return false;
    double scale = 1;
    for (size_t i = 0; i < count; i++)
        scale *= 10;
    *value += read_digits(text, at, count) / scale;
    return true;
}

bool numeral_in_digits(struct slice digits, bool english, double *value)
{
    const char group = english ? ',' : '.';
    const char decimal = english ? '.' : ',';
    size_t at = count_digits(digits, 0);
    if (at == 0 || digits.length > DIGITS_MAX)
        return false;
    double sum = read_digits(digits, 0, at);
    const bool may_group = at <= 3 && digits.bytes[0] != '0';
    while (at < digits.length && digits.bytes[at] == group) {
        if (!may_group || count_digits(digits, at + 1) != 3)
            return false;
        sum = 1000 * sum + read_digits(digits, at + 1, 3);
        at += 4;
    }
    if (at < digits.length &&
        (digits.bytes[at] != decimal || !read_fraction(digits, at + 1, &sum)))
        return false;
    *value = sum;
    return true;
}

/* A number word that is in the table as a whole. */
static bool find_number(const struct vocabulary *vocabulary, struct slice word,
                        double *value)
{
    const struct entry *const entry = vocabulary_find(vocabulary, slice_hash(word));
    const struct meaning *const meaning =
        entry == NULL ? NULL : entry_meaning(entry, CLASS_NUMBER);
    if (meaning == NULL && !slice_is(word, "ein"))
        return false;
    *value = meaning == NULL ? 1 : meaning->number;
    return true;
}

/* Below a hundred: "sieben", "siebzehn", "siebenundzwanzig", "twenty-seven". */
static bool read_tens(const struct vocabulary *vocabulary, struct slice word,
                      double *value)
{
    if (find_number(vocabulary, word, value))
        return *value < 100;
    const struct slice und = SLICE("und");
    double ones = 0;
    double tens = 0;
    /* The first "und" of "hundert..." is none: the parts tell. */
    for (size_t at = 1; at + und.length < word.length; at++) {
        if (slice_starts_with(slice_part(word, at, word.length), und) &&
            find_number(vocabulary, slice_part(word, 0, at), &ones) &&
            find_number(vocabulary, slice_part(word, at + und.length, word.length),
                        &tens) &&
            ones > 0 && ones < 10 && tens >= 20 && tens < 100) {
            *value = tens + ones;
            return true;
        }
    }
    const size_t hyphen = slice_find_byte(word, '-');
    if (hyphen == SIZE_MAX ||
        !find_number(vocabulary, slice_part(word, 0, hyphen), &tens) ||
        !find_number(vocabulary, slice_part(word, hyphen + 1, word.length), &ones) ||
        tens < 20 || tens >= 100 || ones < 1 || ones >= 10)
        return false;
    *value = tens + ones;
    return true;
}

typedef bool read_part(const struct vocabulary *, struct slice, double *);

/* "[left]SIGN[right]" is left times `scale` plus right; either may be missing. */
struct joint {
    struct slice sign;
    double scale;
    read_part *left, *right;
};

static bool read_around(const struct vocabulary *vocabulary, struct slice word,
                        const struct joint *joint, double *value)
{
    for (size_t at = 0; at + joint->sign.length <= word.length; at++) {
        if (!slice_starts_with(slice_part(word, at, word.length), joint->sign))
            continue;
        const struct slice left = slice_part(word, 0, at);
        struct slice right = slice_part(word, at + joint->sign.length, word.length);
        if (right.length > 3 && slice_starts_with(right, SLICE("und")))
            right = slice_part(right, 3, right.length);
        double times = 1;
        double rest = 0;
        if ((left.length == 0 || joint->left(vocabulary, left, &times)) &&
            (right.length == 0 || joint->right(vocabulary, right, &rest))) {
            *value = times * joint->scale + rest;
            return true;
        }
    }
    return false;
}

/* Below a thousand, and "elfhundert" to "neunzehnhundert". */
static bool read_hundreds(const struct vocabulary *vocabulary, struct slice word,
                          double *value)
{
    const struct joint hundred = { SLICE("hundert"), 100, read_tens, read_tens };
    return read_tens(vocabulary, word, value) ||
           read_around(vocabulary, word, &hundred, value);
}

/* "zweieinhalb" is two and a half. */
static bool read_halves(const struct vocabulary *vocabulary, struct slice word,
                        double *value)
{
    const struct slice ending = SLICE("einhalb");
    double whole = 0;
    if (!slice_ends_with(word, ending) ||
        !read_tens(vocabulary, slice_part(word, 0, word.length - ending.length),
                   &whole))
        return false;
    *value = whole + 0.5;
    return true;
}

/* What joins number words: "und", which stands in "hundert" too, "tausend", "einhalb",
 * or a hyphen. */
static bool has_joint(struct slice word)
{
    for (size_t i = 0; i + 1 < word.length; i++) {
        const char byte = word.bytes[i];
        const char next = word.bytes[i + 1];
        if ((byte == 'n' && next == 'd') || (byte == 'l' && next == 'b') || byte == '-')
            return true;
    }
    return false;
}

bool numeral_in_compound(const struct vocabulary *vocabulary, struct slice word,
                         double *value)
{
    if (word.length > WORD_MAX || !has_joint(word) || !numeral_may_begin(word))
        return false;
    const struct joint thousand = { SLICE("tausend"), 1000, read_hundreds,
                                    read_hundreds };
    double number = 0;
    if (!read_halves(vocabulary, word, &number) &&
        !read_hundreds(vocabulary, word, &number) &&
        !read_around(vocabulary, word, &thousand, &number))
        return false;
    *value = number;
    return true;
}

bool numeral_in_word(const struct vocabulary *vocabulary, struct slice word,
                     double *value)
{
    if (!numeral_may_begin(word) || slice_is(word, "ein"))
        return false;
    return find_number(vocabulary, word, value) ||
           numeral_in_compound(vocabulary, word, value);
}

bool numeral_may_begin(struct slice word)
{
    static const char *const second_letters[26] = {
        ['a' - 'a'] = "cn",   ['b' - 'a'] = "e",      ['d' - 'a'] = "r",
        ['e' - 'a'] = "il",   ['f' - 'a'] = "io\xC3", ['h' - 'a'] = "u",
        ['n' - 'a'] = "eiu",  ['o' - 'a'] = "n",      ['s' - 'a'] = "ei",
        ['t' - 'a'] = "aehw", ['v' - 'a'] = "i",      ['z' - 'a'] = "ew",
    };
    if (word.length < 3 || word.bytes[0] < 'a' || word.bytes[0] > 'z')
        return false;
    const char *const second = second_letters[word.bytes[0] - 'a'];
    return second != NULL && strchr(second, word.bytes[1]) != NULL;
}
