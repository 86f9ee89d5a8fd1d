/* Who was filed under a key, newest last. All keys are told first and the values then:
 * so each key's values lie side by side, and a key told once takes no room. Large, and
 * only needed for one step: it lives on the heap and not in the arena of the corpus. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/attributes.h"
#include "base/fault.h"

struct postings {
    struct postings_slot *slots;
    struct postings_file *files;
    uint32_t *values;
    uint32_t newest;     /* values of a file that are looked at, at most */
    uint32_t slot_count; /* 0 or a power of two */
    uint32_t file_count, file_capacity;
};

/* Values of one file, newest last; borrowed until postings_finish. */
struct posted {
    const uint32_t *values;
    uint32_t count;
};

/* Initialised with { 0 }. */
void postings_finish(struct postings *postings);

/* Tells that a value may be filed under each of the keys; sets the numbers of their
 * files. */
MUST_CHECK bool postings_tell(struct postings *postings, const uint64_t *keys,
                              uint32_t count, uint32_t *files, struct fault *fault);

/* The number of the file of a key, or POSTINGS_NONE if it was not told. */
#define POSTINGS_NONE UINT32_MAX
uint32_t postings_find(const struct postings *postings, uint64_t key);

/* Makes room for the values; no key may be told or looked for any more. Of each file
 * the `newest` values are looked at, at most. */
MUST_CHECK bool postings_arrange(struct postings *postings, uint32_t newest,
                                 struct fault *fault);

/* As often as its key was told, at most. */
void postings_add(struct postings *postings, uint32_t file, uint32_t value);

/* The same for a value that was not in the file before. */
void postings_add_new(struct postings *postings, uint32_t file, uint32_t value);

/* Tells that a value which was in the file before would be added here, and is not. */
void postings_miss(struct postings *postings, uint32_t file);

struct posted postings_newest(const struct postings *postings, uint32_t file);

/* Asks for the file in the processor's cache, to be looked at a little later. */
void postings_call(const struct postings *postings, uint32_t file);

/* Where the same values are filed as before but for a few, the newest ones of a file
 * differ from those of before only for a while: from where one is new, or missed, until
 * as many have been added behind it as are looked at. POSTINGS_NONE is no file. */
bool postings_is_stirred(const struct postings *postings, uint32_t file);

/* Whether other values than those that are new or missed may differ, too: the oldest
 * that are looked at, where not as many are new as are missed. */
bool postings_is_shifted(const struct postings *postings, uint32_t file);
