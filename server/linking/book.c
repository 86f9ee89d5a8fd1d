#include "linking/book.h"

#include <stdlib.h>

#include "linking/claim_keys.h"
#include "linking/ties.h"

enum { LARGEST_CAPACITY = 1 << 30 };

/* Room for so many more numbers behind the first `count`. */
static bool make_room(uint32_t **items, uint32_t count, uint32_t *capacity,
                      uint32_t more)
{
    uint32_t wanted = *capacity == 0 ? 1024 : *capacity;
    while (wanted - count < more && wanted < LARGEST_CAPACITY)
        wanted *= 2;
    if (wanted == *capacity)
        return true;
    uint32_t *const grown =
        wanted - count < more ? NULL : realloc(*items, wanted * sizeof *grown);
    if (grown == NULL)
        return false;
    *items = grown;
    *capacity = wanted;
    return true;
}

static bool tell(struct book *book, const uint64_t *keys, uint32_t count,
                 struct fault *fault)
{
    if (!make_room(&book->files, book->file_count, &book->file_capacity, count))
        return fault_no_memory(fault);
    if (!postings_tell(&book->by_key, keys, count, book->files + book->file_count,
                       fault))
        return false;
    book->file_count += count;
    return true;
}

/* Keys and briefs of an article as its ties have them. */
static bool tell_tied(struct book *book, struct weaving *weaving, uint32_t article,
                      struct fault *fault)
{
    const struct ties *const ties = &weaving->linking->ties[article];
    uint32_t start = book->file_count;
    for (uint32_t i = 0; i < ties->head->claim_count; i++) {
        const uint32_t number = weaving->firsts[article] + i;
        weaving->briefs[number] =
            (struct brief){ .traits = ties->claims[i].brief, .article = article };
        book->starts[number] = start;
        book->counts[number] = ties->claims[i].key_count;
        start += ties->claims[i].key_count;
    }
    return tell(book, ties->keys, ties->head->key_count, fault);
}

static bool tell_made(struct book *book, struct weaving *weaving, uint32_t article,
                      struct fault *fault)
{
    const uint32_t first = weaving->firsts[article];
    const uint64_t *const identities = weaving->maker.identities;
    bool ok = need_propositions(weaving, article, fault);
    for (uint32_t i = first; i < end_of_claims(weaving, article) && ok; i++) {
        const struct proposition *const proposition = &weaving->propositions[i];
        struct claim_keys keys;
        claim_keys_make(proposition, identities, &keys);
        weaving->briefs[i] =
            (struct brief){ .traits = brief_of(proposition, identities),
                            .article = article };
        book->starts[i] = book->file_count;
        book->counts[i] = (uint8_t)keys.count;
        ok = tell(book, keys.items, keys.count, fault);
    }
    return ok;
}

/* Behind the last key that is told. */
static bool find_ghost(struct book *book, const struct ties *ties,
                       struct book_ghost *ghost, struct fault *fault)
{
    const uint64_t *keys = ties->keys;
    if (!make_room(&book->ghost_files, book->ghost_file_count,
                   &book->ghost_file_capacity, ties->head->key_count))
        return fault_no_memory(fault);
    ghost->start = book->ghost_file_count;
    for (uint32_t i = 0; i < ties->head->claim_count; i++) {
        const struct tie *const tie = &ties->claims[i];
        for (uint32_t j = 0; j < tie->key_count && tie->reason == REASON_FOUNDED; j++)
            book->ghost_files[book->ghost_file_count++] =
                postings_find(&book->by_key, keys[j]);
        keys += tie->key_count;
    }
    ghost->count = book->ghost_file_count - ghost->start;
    return true;
}

static bool find_ghosts(struct book *book, struct fault *fault)
{
    const struct weaving *const weaving = book->weaving;
    const struct linking *const linking = weaving->linking;
    bool ok = true;
    for (uint32_t i = 0; i < linking->ghost_count && ok; i++)
        ok = find_ghost(book, &linking->ghosts[i].ties, &book->ghosts[i], fault);
    for (uint32_t i = 0; i < linking->count && ok; i++)
        if (linking->ties[i].head != NULL && !weaving->same[i])
            ok = find_ghost(book, &linking->ties[i], &book->former[i], fault);
    return ok;
}

bool book_init(struct book *book, struct weaving *weaving, struct fault *fault)
{
    const struct linking *const linking = weaving->linking;
    struct arena *const scratch = weaving->scratch;
    const size_t claims = (size_t)weaving->count + 1;
    *book = (struct book){ .weaving = weaving };
    book->starts = arena_array(scratch, claims, sizeof *book->starts);
    book->counts = arena_array(scratch, claims, sizeof *book->counts);
    book->ghosts =
        arena_array(scratch, (size_t)linking->ghost_count + 1, sizeof *book->ghosts);
    book->former =
        arena_array(scratch, (size_t)linking->count + 1, sizeof *book->former);
    if (book->starts == NULL || book->counts == NULL || book->ghosts == NULL ||
        book->former == NULL)
        return fault_no_memory(fault);
    bool ok = true;
    for (uint32_t i = 0; i < linking->count && ok; i++)
        if (linking->ties[linking->order[i]].head != NULL)
            ok = tell_tied(book, weaving, linking->order[i], fault);
    return ok;
}

bool book_complete(struct book *book, struct weaving *weaving, struct fault *fault)
{
    const struct linking *const linking = weaving->linking;
    bool ok = true;
    for (uint32_t i = 0; i < linking->count && ok; i++)
        if (!weaving->same[linking->order[i]])
            ok = tell_made(book, weaving, linking->order[i], fault);
    return ok && find_ghosts(book, fault) &&
           postings_arrange(&book->by_key, FOUNDERS_LOOKED_AT, fault);
}

void book_finish(struct book *book)
{
    postings_finish(&book->by_key);
    free(book->files);
    free(book->ghost_files);
    *book = (struct book){ 0 };
}

static void meet(struct book *book, struct book_ghost ghost)
{
    for (uint32_t i = 0; i < ghost.count; i++)
        postings_miss(&book->by_key, book->ghost_files[ghost.start + i]);
}

void book_turn_to(struct book *book, uint32_t article)
{
    const struct linking *const linking = book->weaving->linking;
    while (book->ghost < linking->ghost_count &&
           ghost_precedes(linking, &linking->ghosts[book->ghost], article))
        meet(book, book->ghosts[book->ghost++]);
    meet(book, book->former[article]);
}

bool book_is_stirred(const struct book *book, uint32_t number)
{
    const struct book_files files = book_files_of(book, number);
    for (uint32_t i = 0; i < files.count; i++)
        if (postings_is_stirred(&book->by_key, files.items[i]))
            return true;
    return false;
}

void book_file(struct book *book, uint32_t number, bool founds, bool founded)
{
    const struct book_files files = book_files_of(book, number);
    for (uint32_t i = 0; i < files.count; i++) {
        if (founds && founded)
            postings_add(&book->by_key, files.items[i], number);
        else if (founds)
            postings_add_new(&book->by_key, files.items[i], number);
        else if (founded)
            postings_miss(&book->by_key, files.items[i]);
    }
}
