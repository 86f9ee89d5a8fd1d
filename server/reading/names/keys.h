/* Keys under which mentions of an article are the same, and the names they stand for.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "reading/names/draft.h"

/* Kind and folded name, or the lexicon's id. In the arena; bytes NULL: out of memory.
 */
struct slice key_of(const struct search *search, const struct draft *draft);

/* The words of a person's name behind its small ones; hyphens part words, dots do not
 * count. */
uint32_t key_words(const struct search *search, const struct draft *draft);

/* The only one of them, folded. In the arena; bytes NULL: out of memory. */
struct slice key_single(const struct search *search, const struct draft *draft);

/* First and last word of a person's key; both empty if it has only one. `family_first`:
 * the first is the family's. */
void key_parts(struct slice key, struct slice *first, struct slice *last,
               bool *family_first);

/* Whether the words are one, a genitive s aside. */
bool key_same_word(struct slice a, struct slice b);
