/* An abstract in the making, for the files that make abstracts only. */
#pragma once

#include "base/list.h"
#include "linking/abstract.h"
#include "linking/terms.h"

/* Want of memory sticks. */
struct abstracting {
    const struct article *article;
    const struct reading *reading;
    struct term_maker *maker;
    struct arena *arena;
    struct abstract_head head;
    struct abstract_body body;
    struct list referents, facts, roles, acronyms, surfaces;
    struct list claims, terms, topics, weapons, counts;
    uint64_t sketch[SKETCH_SIZE];
    struct buffer texts;
    bool no_memory;
};

struct abstract_text abstract_keep_text(struct buffer *texts, struct slice text);

/* A new item of one of its lists; NULL: out of memory. */
void *abstract_add(struct abstracting *making, struct list *list, size_t size);

/* abstract_names.c: whom the article names, by what keys and in what words. */
void abstract_keep_names(struct abstracting *making);

/* abstract_claims.c: all that propositions and scenes are made from. */
void abstract_keep_claims(struct abstracting *making);
