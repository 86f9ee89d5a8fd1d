#include "linking/wording.h"

#include "base/utf8.h"

enum { WORD_SIZE = 64 };

/* Words of a text one by one. */
struct reader {
    struct slice text;
    size_t at;
    char bytes[WORD_SIZE];
    struct slice word; /* lower case, its beginning if it is very long */
    bool capital;
    bool comma;  /* stands between it and the word before */
    bool behind; /* the same of it and the next word */
};

static bool next_word(struct reader *reader)
{
    size_t length = 0;
    bool any = false;
    reader->comma = reader->behind;
    reader->behind = false;
    while (reader->at < reader->text.length) {
        const int32_t code_point = utf8_next(reader->text, &reader->at);
        if (code_point < 0 || !utf8_is_letter(code_point)) {
            const bool comma = code_point == ',' || code_point == ':';
            reader->behind = any && comma;
            reader->comma = reader->comma || (comma && !any);
            if (any)
                break;
            continue;
        }
        if (!any)
            reader->capital = utf8_is_upper(code_point);
        any = true;
        if (length + 4 <= WORD_SIZE)
            length += utf8_encode(utf8_to_lower(code_point), reader->bytes + length);
    }
    reader->word = (struct slice){ reader->bytes, length };
    return any;
}

/* A row is the beginning of a word; with a full stop behind it, the whole word. */
static bool fits(struct slice word, const char *row)
{
    size_t shared = 0;
    while (shared < word.length && word.bytes[shared] == row[shared])
        shared++;
    return row[shared] == '\0' || (row[shared] == '.' && shared == word.length);
}

static bool is_one_of(struct slice word, const char *const *rows)
{
    for (; *rows != NULL; rows++)
        if (fits(word, *rows))
            return true;
    return false;
}

enum {
    TELLS_PLAN = 1, /* wishes, plans, offers, orders, requests: nothing is done yet */
    TELLS_MODAL = 2,
    TELLS_PERFECT = 4,
    TELLS_ABILITY = 8,
    TELLS_AGREEMENT = 16,
    TELLS_REFUSAL = 32,
};

enum { LETTERS = 26, TELLING_MOST = 8 };

/* By their first letter, so that few are held against a word. */
static const struct {
    const char *row;
    uint32_t tells;
} telling[LETTERS][TELLING_MOST + 1] = {
    ['a' - 'a'] = { { "anbiete", TELLS_PLAN },
                    { "angebot", TELLS_PLAN },
                    { "angekündigt", TELLS_PLAN },
                    { "ankündig", TELLS_PLAN },
                    { "anzubieten", TELLS_PLAN } },
    ['b' - 'a'] = { { "bat.", TELLS_PLAN },
                    { "baten.", TELLS_PLAN },
                    { "beabsichtig", TELLS_PLAN },
                    { "beantrag", TELLS_PLAN },
                    { "bestellt", TELLS_PLAN },
                    { "bestätig", TELLS_AGREEMENT },
                    { "bittet.", TELLS_PLAN },
                    { "bot.", TELLS_PLAN } },
    ['d' - 'a'] = { { "demnächst", TELLS_PLAN } },
    ['e' - 'a'] = { { "eingeräumt", TELLS_AGREEMENT }, { "erwäg", TELLS_PLAN } },
    ['f' - 'a'] = { { "forder", TELLS_PLAN }, { "fähig", TELLS_ABILITY } },
    ['g' - 'a'] = { { "gefordert", TELLS_PLAN },
                    { "genehmig", TELLS_PLAN },
                    { "geplant", TELLS_PLAN } },
    ['h' - 'a'] = { { "haben.", TELLS_PERFECT } },
    ['i' - 'a'] = { { "imstande", TELLS_ABILITY } },
    ['k' - 'a'] = { { "kann.", TELLS_ABILITY },
                    { "kein", TELLS_REFUSAL },
                    { "könn", TELLS_ABILITY },
                    { "kündigt", TELLS_PLAN },
                    { "künftig", TELLS_PLAN } },
    ['l' - 'a'] = { { "lage.", TELLS_ABILITY } },
    ['m' - 'a'] = { { "möglicherweise", TELLS_ABILITY } },
    ['n' - 'a'] = { { "nicht.", TELLS_REFUSAL } },
    ['o' - 'a'] = { { "ohne.", TELLS_REFUSAL } },
    ['p' - 'a'] = { { "plan.", TELLS_PLAN },
                    { "plane.", TELLS_PLAN },
                    { "planen.", TELLS_PLAN },
                    { "plant.", TELLS_PLAN } },
    ['r' - 'a'] = { { "räumte.", TELLS_AGREEMENT } },
    ['s' - 'a'] = { { "sein.", TELLS_PERFECT },
                    { "soll.", TELLS_MODAL },
                    { "solle.", TELLS_MODAL },
                    { "sollen.", TELLS_MODAL } },
    ['u' - 'a'] = { { "unabhängig", TELLS_REFUSAL } },
    ['v' - 'a'] = { { "verlang", TELLS_PLAN },
                    { "versprach", TELLS_PLAN },
                    { "versprech", TELLS_PLAN },
                    { "versprochen", TELLS_PLAN },
                    { "vielleicht", TELLS_ABILITY } },
    ['w' - 'a'] = { { "weder.", TELLS_REFUSAL },
                    { "will.", TELLS_MODAL },
                    { "wolle.", TELLS_MODAL },
                    { "wollen.", TELLS_MODAL },
                    { "wollte", TELLS_REFUSAL },
                    { "worden.", TELLS_PERFECT } },
    ['z' - 'a'] = { { "zugesagt", TELLS_PLAN },
                    { "zukünftig", TELLS_PLAN },
                    { "zusage", TELLS_PLAN } },
};

static uint32_t word_tells(struct slice word)
{
    uint32_t tells = 0;
    const int letter = word.bytes[0] - 'a';
    if (letter < 0 || letter >= LETTERS)
        return 0;
    for (int i = 0; telling[letter][i].row != NULL; i++)
        if (fits(word, telling[letter][i].row))
            tells |= telling[letter][i].tells;
    return tells;
}

uint32_t wording_tells(struct slice text)
{
    struct reader reader = { .text = text };
    uint32_t tells = 0;
    while (next_word(&reader))
        tells |= word_tells(reader.word);
    return tells;
}

enum mood wording_mood(uint32_t tells, enum claim_modality modality)
{
    if (modality == MODALITY_INTENDED || (tells & TELLS_PLAN) != 0)
        return MOOD_PLANNED;
    if (modality == MODALITY_POSSIBLE || (tells & TELLS_ABILITY) != 0)
        return MOOD_POSSIBLE;
    return (tells & (TELLS_MODAL | TELLS_PERFECT)) == TELLS_MODAL ? MOOD_PLANNED
                                                                  : MOOD_DONE;
}

enum agreement wording_agreement(uint32_t tells)
{
    if ((tells & TELLS_AGREEMENT) == 0)
        return AGREEMENT_NOT_SPOKEN_OF;
    return (tells & TELLS_REFUSAL) != 0 ? AGREEMENT_REFUSED : AGREEMENT_GIVEN;
}

static const char *const reports[] = {
    "bericht.",
    "berichte.",
    "berichten.",
    "berichts.",
    "berichtes.",
    "vorwurf",
    "vorwürfe",
    "meldung",
    "darstellung",
    "behauptung",
    "angaben.",
    "anschuldigung",
    "beschuldigung",
    "unterstellung",
    "spekulation",
    "gerücht",
    "aussage.",
    "aussagen.",
    "kritik.",
    "medienbericht",
    "zeitungsbericht",
    "geheimdienstbericht",
    "pressebericht",
    "presseberichte",
    NULL,
};
static const char *const sources[] = { "nach.", "laut.", "zufolge.", NULL };
static const char *const that[] = { "das.", "dies.", NULL };
static const char *const it[] = { "ihn.", "sie.", "diesen.", "diese.", NULL };
/* Behind "das" they show that it is no article and no conjunction. */
static const char *const behind_that[] = {
    "als.",       "zurück",       "umgehend",  "entschieden", "scharf", "später",
    "jedoch",     "allerdings",   "aber.",     "am.",         "auf.",   "in.",
    "gegenüber",  "vehement",     "energisch", "nicht.",      "und.",   "im.",
    "inzwischen", "mittlerweile", "bereits",   "ebenfalls",   NULL,
};
static const char *const topics[] = { "über.", "wonach.", "dass.", "wegen.", "zu.",
                                      "zum.",  "zur.",    "um.",   NULL };

/* What a pronoun would point to. */
static enum answer pointer(const struct reader *reader)
{
    if (reader->capital)
        return ANSWER_NONE;
    if (is_one_of(reader->word, that))
        return ANSWER_THAT;
    return is_one_of(reader->word, it) ? ANSWER_REPORT : ANSWER_NONE;
}

enum answer wording_answer(struct slice text, bool *topic)
{
    struct reader reader = { .text = text };
    enum answer answer = ANSWER_NONE, pronoun = ANSWER_NONE;
    bool noun = false, source = false;
    *topic = false;
    while (next_word(&reader)) {
        *topic = *topic || (noun && (reader.comma || is_one_of(reader.word, topics)));
        noun = reader.capital && !source && is_one_of(reader.word, reports);
        if (noun)
            answer = ANSWER_REPORT;
        else if (answer == ANSWER_NONE && is_one_of(reader.word, behind_that))
            answer = pronoun;
        source = is_one_of(reader.word, sources);
        pronoun = pointer(&reader);
    }
    return answer == ANSWER_NONE ? pronoun : answer;
}

bool wording_is_paper(struct slice name)
{
    static const char *const papers[] = { "ericht",   "erichte", "tudie",  "okument",
                                          "okumente", "apier",   "eldung", NULL };
    for (const char *const *paper = papers; *paper != NULL; paper++)
        if (slice_ends_with(name, slice_of(*paper)))
            return true;
    return false;
}
