#include <strings.h>

#include "base/digest.h"
#include "sources/format.h"

static const struct format formats[] = {
    { "text", ".txt", read_text },
    { "json", ".json", read_json },
    { "jsonl", ".jsonl", read_json_lines },
};

static bool has_ending(struct slice path, struct slice ending)
{
    return path.length > ending.length &&
           strncasecmp(path.bytes + path.length - ending.length, ending.bytes,
                       ending.length) == 0;
}

const struct format *format_of(struct slice path)
{
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        if (has_ending(path, slice_of(formats[i].ending)))
            return &formats[i];
    return NULL;
}

bool deliver(const struct delivery *to, uint32_t record, struct slice bytes,
             const struct article *article, const struct fault *why,
             struct fault *fault)
{
    char digest[DIGEST_HEX_SIZE];
    if (why->kind == FAULT_NO_MEMORY)
        return fault_no_memory(fault);
    struct article delivered = { 0 };
    if (article != NULL && why->kind == FAULT_NONE)
        delivered = *article;
    delivered.source = (struct source){
        .path = to->path,
        .record = record,
        .format = to->format,
    };
    if (record > 0) {
        digest_hex(bytes, digest);
        delivered.source.sha256 = slice_of(digest);
    }
    return to->visit(to->context, &delivered,
                     slice_of(why->kind == FAULT_NONE ? NULL : why->detail), fault);
}

bool deliver_problem(const struct delivery *to, const struct fault *why,
                     struct fault *fault)
{
    return deliver(to, 0, (struct slice){ 0 }, NULL, why, fault);
}
