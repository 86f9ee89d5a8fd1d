#include "reading/names/names.h"

#include <stdlib.h>

struct names {
    const struct lexicon *lexicon;
};

struct names *names_create(const struct lexicon *lexicon, struct fault *fault)
{
    struct names *names = calloc(1, sizeof *names);
    if (names == NULL) {
        fault_no_memory(fault);
        return NULL;
    }
    names->lexicon = lexicon;
    return names;
}

void names_destroy(struct names *names)
{
    free(names);
}

bool names_read(const struct names *names, const struct article *article,
                const struct text *text, struct arena *arena, struct reading *out,
                struct fault *fault)
{
    (void)names;
    (void)article;
    (void)text;
    (void)arena;
    (void)out;
    (void)fault;
    return true;
}
