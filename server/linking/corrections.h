/* The user's last word about entities: a table of corrections, applied at every scan.
 *
 * One correction a line, cells parted by tabs; "#" begins a comment:
 *
 *   merge   KIND  ID  INTO-ID        the entity is the other one
 *   split   KIND  ID  ALIAS  NAME    where an article knows it as ALIAS only, it is
 *                                    another entity, NAME
 *   rename  KIND  ID  NAME           the entity's canonical name; its id stays
 *   kind    KIND  ID  NEW-KIND       a person is an organisation, and so on
 *   hide    KIND  ID                 the entity and its mentions are left out
 *
 * Lines are applied from top to bottom, ids are those that /v1 shows without
 * corrections (a split entity has the slug of its name). */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/attributes.h"
#include "base/fault.h"
#include "news/entity.h"

enum correction_action {
    CORRECTION_MERGE,
    CORRECTION_SPLIT,
    CORRECTION_RENAME,
    CORRECTION_KIND,
    CORRECTION_HIDE
};

struct correction {
    enum correction_action action;
    enum entity_kind kind;
    struct slice id;
    struct slice value;        /* INTO-ID, ALIAS or NAME */
    struct slice name;         /* of a split */
    enum entity_kind new_kind; /* CORRECTION_KIND */
    uint32_t line;             /* from 1 */

    /* Set by linking. */
    bool applied;
    const char *problem; /* static: why it was not; NULL if it was */
};

struct corrections {
    struct correction *items; /* in the order of the file */
    uint32_t count;
};

/* "merge", … */
const char *correction_action_name(enum correction_action action);

/* `content` is borrowed as long as *out is used. The detail of FAULT_FORMAT names the
 * line and what is wrong with it. */
MUST_CHECK bool corrections_parse(struct slice content, struct arena *arena,
                                  struct corrections *out, struct fault *fault);
