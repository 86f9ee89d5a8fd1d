#include "store/shorthand.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "store/shorthand_pieces.h"

/* Below a space: LITERAL and the byte that follows, WIDE and a number that follows, or
 * a piece. */
enum {
    LITERAL = 0x01,
    WIDE = 0x02,
    FIRST = 0x03, /* of the pieces that are one byte */
    SPACE = 0x20,
    SHORTS = SPACE - FIRST,
    SHORTEST = 6,
    ROOM = 3 * LONGEST_PIECE, /* for a piece and what is said again behind it */
    STEP = 16                 /* bytes that are looked at in one go */
};

/* Of the bytes that every piece has; fewer would make long chains. */
static unsigned hash_of(const char *bytes)
{
    uint64_t word = 0;
    memcpy(&word, bytes, SHORTEST);
    return (unsigned)(word * UINT64_C(0x9E3779B97F4A7C15) >> 54);
}

/* Of all that the piece stands for. */
static size_t size_of(const struct piece *piece)
{
    return (size_t)piece->length + piece->again;
}

/* Longer pieces stand first in their chain. */
static void add_piece(struct shorthand *shorthand, unsigned number)
{
    const struct piece *const piece = &shorthand_pieces[number];
    uint8_t *link = &shorthand->heads[hash_of(piece->text)];
    while (*link != 0 && size_of(&shorthand_pieces[*link - 1]) > size_of(piece))
        link = &shorthand->next[*link - 1];
    shorthand->next[number] = *link;
    *link = (uint8_t)(number + 1);
    shorthand->begins[(unsigned char)piece->text[0]] = 1;
}

void shorthand_init(struct shorthand *shorthand)
{
    *shorthand = (struct shorthand){ 0 };
    for (unsigned i = 0; i < SHORTHAND_PIECES; i++) {
        assert(shorthand_pieces[i].length >= SHORTEST);
        add_piece(shorthand, i);
    }
    for (unsigned i = 0; i < SPACE; i++)
        shorthand->begins[i] = 1; /* to be written as literals */
}

/* Whether the piece is what stands at `from`, behind a run that began at `run`. */
static bool follows(const struct piece *piece, const char *run, const char *from,
                    const char *end)
{
    return (size_t)(end - from) >= size_of(piece) &&
           memcmp(from, piece->text, piece->length) == 0 &&
           (piece->again == 0 ||
            (from - run >= piece->again &&
             memcmp(from + piece->length, run, piece->again) == 0));
}

/* Number of the longest piece that follows + 1; 0: none. */
static unsigned find_piece(const struct shorthand *shorthand, const char *run,
                           const char *from, const char *end)
{
    if (end - from < SHORTEST)
        return 0;
    unsigned found = shorthand->heads[hash_of(from)];
    while (found != 0 && !follows(&shorthand_pieces[found - 1], run, from, end))
        found = shorthand->next[found - 1];
    return found;
}

/* Returns the place behind it. */
static char *put_piece(char *to, unsigned number)
{
    if (number < SHORTS) {
        *to++ = (char)(FIRST + number);
        return to;
    }
    *to++ = WIDE;
    *to++ = (char)(SPACE + number - SHORTS);
    return to;
}

void shorthand_write(const struct shorthand *shorthand, struct slice json,
                     struct buffer *out)
{
    /* No byte takes more than two, and no piece more than what it stands for. */
    char *to = buffer_reserve(out, 2 * json.length);
    if (to == NULL)
        return;
    const char *from = json.bytes, *const end = json.bytes + json.length;
    /* Nothing is said again that stands before the first piece: it could stand behind
     * something else one day. */
    const char *run = end;
    while (from < end) {
        if (!shorthand->begins[(unsigned char)*from]) {
            *to++ = *from++;
            continue;
        }
        const unsigned found = find_piece(shorthand, run, from, end);
        if (found != 0) {
            to = put_piece(to, found - 1);
            run = from + shorthand_pieces[found - 1].length;
            from = run + shorthand_pieces[found - 1].again;
            continue;
        }
        if ((unsigned char)*from < SPACE)
            *to++ = LITERAL;
        *to++ = *from++;
    }
    *to = '\0';
    out->length = (size_t)(to - out->bytes);
}

/* A bit in each of the eight bytes, from the lowest on, that is a control character;
 * those above the first one may be wrong. */
static uint64_t find_controls(const char *bytes)
{
    const uint64_t ones = UINT64_MAX / 255;
    uint64_t word = 0;
    memcpy(&word, bytes, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return (word - ones * SPACE) & ~word & ones * 0x80;
}

/* How many of the 16 bytes stand before the first control character. Most runs are
 * shorter: the processor guesses right when it goes through a loop once. */
static size_t count_plain(const char *bytes)
{
    const uint64_t low = find_controls(bytes);
    const uint64_t high = find_controls(bytes + sizeof low);
    if ((low | high) == 0)
        return STEP;
    const unsigned skipped = low == 0 ? sizeof low : 0;
    return skipped + (unsigned)__builtin_ctzll(low == 0 ? high : low) / 8;
}

/* Copies what stands for itself, up to `end`, and moves both on. */
static void copy_plain(char **to, const char **from, const char *end)
{
    char *at = *to;
    const char *next = *from;
    size_t plain = STEP;
    while (plain == STEP && end - next >= STEP) {
        plain = count_plain(next);
        memcpy(at, next, STEP);
        at += plain;
        next += plain;
    }
    if (plain == STEP)
        while (next < end && (unsigned char)*next >= SPACE)
            *at++ = *next++;
    *to = at;
    *from = next;
}

/* The piece that the control character at `*from` stands for, NULL if it is a literal
 * or the bytes are damaged; moves on to what is to be copied next. */
static const struct piece *read_piece(const char **from, const char *end)
{
    const unsigned first = (unsigned char)*(*from)++;
    if (first >= FIRST)
        return &shorthand_pieces[first - FIRST];
    if (first != WIDE || *from == end)
        return NULL;
    const unsigned number = (unsigned char)*(*from)++ - SPACE + SHORTS;
    return number < SHORTHAND_PIECES ? &shorthand_pieces[number] : NULL;
}

/* Room for the piece is there; returns how many bytes of it were written. What is not
 * wanted is copied too where that spares a branch. */
static size_t copy_piece(const struct piece *piece, const char *run, char *to)
{
    enum { USUAL = 62 };
    memcpy(to, piece->text, USUAL);
    if (piece->length > USUAL)
        memcpy(to + USUAL, piece->text + USUAL, LONGEST_PIECE - USUAL);
    if ((size_t)(to - run) < piece->again)
        return piece->length; /* the bytes are damaged */
    memmove(to + piece->length, run, MOST_AGAIN);
    return size_of(piece);
}

/* Room for what is left to read, and for a piece more. */
static char *make_room(struct buffer *out, const char *from, const char *end)
{
    return buffer_reserve(out, (size_t)(end - from) + (size_t)ROOM);
}

void shorthand_read(struct slice kept, struct buffer *out)
{
    const char *from = kept.bytes, *const end = kept.bytes + kept.length;
    size_t run = out->length;
    char *to = make_room(out, from, end);
    while (to != NULL && from < end) {
        copy_plain(&to, &from, end);
        if (from == end)
            break;
        const bool literal = *from == LITERAL;
        const struct piece *const piece = read_piece(&from, end);
        if (literal && from < end)
            *to++ = *from++;
        if (piece != NULL) {
            const size_t start = (size_t)(to - out->bytes);
            to += copy_piece(piece, out->bytes + run, to);
            run = start + piece->length;
        }
        out->length = (size_t)(to - out->bytes);
        if (out->capacity - out->length <= (size_t)(end - from) + (size_t)ROOM)
            to = make_room(out, from, end);
    }
    if (to == NULL)
        return;
    out->length = (size_t)(to - out->bytes);
    *to = '\0';
}

struct slice shorthand_text(struct slice kept, struct arena *arena)
{
    struct buffer text;
    buffer_init(&text, SIZE_MAX / 4);
    shorthand_read(kept, &text);
    struct slice copy = { 0 };
    if (text.failure == FAULT_NONE)
        copy = arena_copy(arena, buffer_slice(&text));
    buffer_finish(&text);
    return copy;
}
