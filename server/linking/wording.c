#include "linking/wording.h"

#include <string.h>

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
    if (word.length == 0 || word.bytes[0] != row[0])
        return false; /* nearly always */
    const size_t length = strlen(row);
    if (row[length - 1] == '.')
        return slice_equals(word, (struct slice){ row, length - 1 });
    return slice_starts_with(word, (struct slice){ row, length });
}

static bool is_one_of(struct slice word, const char *const *rows)
{
    for (; *rows != NULL; rows++)
        if (fits(word, *rows))
            return true;
    return false;
}

/* Wishes, plans, offers, orders and requests: nothing has been handed over yet. */
static const char *const plans[] = {
    "künftig", "zukünftig",  "demnächst",   "plan.",       "plant.",    "planen.",
    "plane.",  "geplant",    "beabsichtig", "bittet.",     "bat.",      "baten.",
    "forder",  "gefordert",  "verlang",     "versprech",   "versprach", "versprochen",
    "zusage",  "zugesagt",   "ankündig",    "angekündigt", "kündigt",   "anbiete",
    "angebot", "anzubieten", "bot.",        "bestellt",    "genehmig",  "beantrag",
    "erwäg",   "erwägt",     NULL,
};
static const char *const modals[] = { "will.",   "wollen.", "wolle.", "soll.",
                                      "sollen.", "solle.",  NULL };
static const char *const perfect[] = { "haben.", "sein.", "worden.", NULL };
static const char *const abilities[] = {
    "könn", "kann.", "imstande", "fähig", "möglicherweise", "vielleicht", "lage.", NULL,
};

enum mood wording_mood(struct slice text, enum claim_modality modality)
{
    struct reader reader = { .text = text };
    bool modal = false, done = false, able = false;
    if (modality == MODALITY_INTENDED)
        return MOOD_PLANNED;
    while (next_word(&reader)) {
        if (is_one_of(reader.word, plans))
            return MOOD_PLANNED;
        modal = modal || is_one_of(reader.word, modals);
        done = done || is_one_of(reader.word, perfect);
        able = able || is_one_of(reader.word, abilities);
    }
    if (modality == MODALITY_POSSIBLE || able)
        return MOOD_POSSIBLE;
    return modal && !done ? MOOD_PLANNED : MOOD_DONE;
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

static const char *const agreeing[] = { "bestätig", "räumte.", "eingeräumt", NULL };
static const char *const refusing[] = { "nicht.",     "kein",   "weder.", "ohne.",
                                        "unabhängig", "wollte", NULL };

enum agreement wording_agreement(struct slice text)
{
    struct reader reader = { .text = text };
    bool agrees = false, refuses = false;
    while (next_word(&reader)) {
        refuses = refuses || is_one_of(reader.word, refusing);
        agrees = agrees || is_one_of(reader.word, agreeing);
    }
    if (!agrees)
        return AGREEMENT_NOT_SPOKEN_OF;
    return refuses ? AGREEMENT_REFUSED : AGREEMENT_GIVEN;
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
