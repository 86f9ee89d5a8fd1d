#include "store/shorthand_pieces.h"

#include <stdalign.h>

#define PIECE(text)                                                                    \
    {                                                                                  \
        sizeof(text) - 1, 0, text                                                      \
    }
#define AGAIN(text, again)                                                             \
    {                                                                                  \
        sizeof(text) - 1, again, text                                                  \
    }

#define STATED                                                                         \
    "\",\"modality\":\"stated\",\"polarity\":\"affirmed\",\"event\":{\"type\":\""
#define NOBODY  "\",\"speaker\":null,\"via\":[],\"cue\":["
#define NOTHING "],\"weapons\":[],\"figures\":[]"

const alignas(64) struct piece shorthand_pieces[SHORTHAND_PIECES] = {
    PIECE("\",\"name\":\""),
    PIECE(",\"sentence\":"),
    PIECE("{\"start\":"),
    PIECE(",\"derived\":false,\"entity\":{\"kind\":\"place\",\"id\":\""),
    PIECE(",\"derived\":false,\"entity\":{\"kind\":\"organisation\",\"id\":\""),
    PIECE(",\"derived\":false,\"entity\":{\"kind\":\"person\",\"id\":\""),
    PIECE("{\"id\":\""),
    AGAIN("\",\"article\":{\"id\":\"", 16),
    PIECE("\",\"title\":\""),
    PIECE("\",\"publisher\":\""),
    PIECE("\",\"published\":{\"date\":\""),
    AGAIN("\",\"earliest\":\"", 10),
    AGAIN("\",\"latest\":\"", 10),
    PIECE("\",\"basis\":\"metadata\"}},\"spans\":[{\"start\":"),
    PIECE("}],\"quote\":\""),
    PIECE("\",\"speaker\":{\"kind\":\"person\",\"id\":\""),
    PIECE("},\"via\":[],\"cue\":[{\"start\":"),
    PIECE("\"}],\"form\":\"indirect" STATED),
    PIECE("\",\"supplier\":null,\"recipient\":null},\"about\":["),
    PIECE("{\"kind\":\"person\",\"id\":\""),
    PIECE("{\"kind\":\"place\",\"id\":\""),
    PIECE(NOTHING ",\"when\":null,\"thread\":null,\"rule\":\""),
    PIECE("\",\"type\":\"date\",\"value\":\""),
    PIECE(",\"bound\":\"exact\",\"unit\":\""),
    PIECE("\",\"count\":"),
    PIECE("\",\"earliest\":\""),
    PIECE("\",\"latest\":\""),
    PIECE("\",\"speaker\":{\"kind\":\"group\",\"id\":null,\"name\":\""),
    PIECE("\",\"speaker\":{\"kind\":\"organisation\",\"id\":\""),
    /* Two bytes from here. */
    PIECE("\",\"speaker\":{\"kind\":\"place\",\"id\":\""),
    PIECE(NOBODY "],\"form\":\"own" STATED),
    PIECE(NOBODY "{\"start\":"),
    PIECE("\"}],\"form\":\"free-indirect" STATED),
    PIECE("\"}],\"form\":\"direct" STATED),
    PIECE("\"}],\"form\":\"reported" STATED),
    PIECE("\"}],\"form\":\"hearsay" STATED),
    PIECE("\"}],\"form\":\""),
    PIECE("\",\"modality\":\"stated\",\"polarity\":\"denied\",\"event\":{\"type\":\""),
    PIECE("\",\"modality\":\""),
    PIECE("\",\"polarity\":\"affirmed\",\"event\":{\"type\":\""),
    PIECE("\",\"polarity\":\"denied\",\"event\":{\"type\":\""),
    PIECE("\",\"supplier\":null,\"recipient\":"),
    PIECE("\",\"supplier\":"),
    PIECE(",\"recipient\":null},\"about\":["),
    PIECE(",\"recipient\":"),
    PIECE("},\"about\":["),
    PIECE("{\"kind\":\"organisation\",\"id\":\""),
    PIECE("{\"kind\":\"weapon\",\"id\":\""),
    PIECE(NOTHING ",\"when\":null,\"thread\":\""),
    PIECE(NOTHING ",\"when\":{\"date\":\""),
    PIECE("],\"weapons\":[],\"figures\":[{\"value\":"),
    PIECE("],\"weapons\":["),
    PIECE("],\"figures\":[],\"when\":null,\"thread\":"),
    PIECE("],\"figures\":["),
    PIECE("{\"value\":"),
    PIECE("\"}],\"when\":null,\"thread\":null,\"rule\":\""),
    PIECE("\"}],\"when\":null,\"thread\":\""),
    PIECE("\"}],\"when\":{\"date\":\""),
    PIECE("\"},\"thread\":null,\"rule\":\""),
    PIECE("\"},\"thread\":\""),
    PIECE("\",\"rule\":\""),
    PIECE(",\"bound\":\""),
    PIECE("\",\"unit\":\""),
    PIECE("\",\"unit\":null"),
    PIECE(",\"derived\":false,\"entity\":{\"kind\":\"weapon\",\"id\":\""),
    PIECE(",\"derived\":true,\"entity\":{\"kind\":\"place\",\"id\":\""),
    PIECE("\",\"type\":\"duration\",\"value\":\""),
    PIECE("\",\"type\":\"time\",\"value\":\""),
    PIECE("\",\"earliest\":null,\"latest\":null"),
    PIECE(",\"publisher\":null,\"published\":{\"date\":null,\"earliest\":"),
    PIECE("\",\"aliases\":[{\"text\":\""),
    PIECE("},{\"text\":\""),
    PIECE("}],\"mentions\":"),
    PIECE(",\"articles\":"),
    PIECE(",\"first\":\""),
    PIECE("\",\"last\":\""),
    PIECE(",\"first\":null,\"last\":null"),
    PIECE("{\"claim\":\""),
    PIECE("\",\"reason\":\""),
    PIECE("\",\"polarity\":\"affirmed\",\"claim\":\""),
    PIECE("\",\"published\":\""),
    PIECE(",\"end\":"),
    PIECE(",\"quote\":\""),
    PIECE("\",\"start\":"),
};
