#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "linking/book.h"
#include "linking/ties.h"
#include "linking/weaving.h"

/* Bounds the propositions of the whole corpus. */
static const size_t scratch_ceiling = (size_t)16 << 30;

/* The claims of one thread while it is made: their numbers, founder first. */
struct members {
    const uint32_t *numbers;
    uint32_t count;
};

/* The number of the article that the claim's article repeats, or of that itself. */
static uint32_t original_of(const struct weaving *weaving, uint32_t number)
{
    return weaving->linking->articles[weaving->homes[number]].duplicate_of;
}

/* One text printed twice is no thread; a denial is one even inside an article. */
static bool is_thread(const struct weaving *weaving, const struct members *members)
{
    for (uint32_t i = 0; i < members->count; i++) {
        if (weaving->nodes[members->numbers[i]].denies != NOBODY)
            return true;
        if (original_of(weaving, members->numbers[i]) !=
            original_of(weaving, members->numbers[0]))
            return true;
    }
    return false;
}

static bool gather_denials(const struct weaving *weaving, const struct members *members,
                           struct thread *thread)
{
    struct denial *const denials =
        arena_array(weaving->linking->arena, members->count, sizeof *denials);
    if (denials == NULL)
        return false;
    for (uint32_t i = 0; i < members->count; i++) {
        const struct node *const node = &weaving->nodes[members->numbers[i]];
        if (node->denies == NOBODY)
            continue;
        denials[thread->denial_count++] = (struct denial){
            .claim = claim_at(weaving, members->numbers[i]),
            .denies = claim_at(weaving, node->denies),
            .reason = reason_text(node->denial_reason),
        };
    }
    thread->denials = denials;
    return true;
}

static struct slice thread_id(const struct weaving *weaving, uint32_t first)
{
    struct arena *const arena = weaving->linking->arena;
    const uint32_t article = weaving->homes[first];
    char id[80];
    const struct slice claim = claim_id(weaving->linking->heads[article].id,
                                        find_place(weaving, first), weaving->scratch);
    const int length =
        snprintf(id, sizeof id, "t-%.*s", (int)claim.length, claim.bytes);
    if (claim.bytes == NULL)
        return claim;
    return arena_copy(arena, (struct slice){ id, (size_t)length });
}

static bool make_thread(const struct weaving *weaving, const struct members *members,
                        struct thread *thread)
{
    struct arena *const arena = weaving->linking->arena;
    struct claim_at *const claims = arena_array(arena, members->count, sizeof *claims);
    const char **const reasons = arena_array(arena, members->count, sizeof *reasons);
    if (claims == NULL || reasons == NULL)
        return false;
    for (uint32_t i = 0; i < members->count; i++) {
        claims[i] = claim_at(weaving, members->numbers[i]);
        reasons[i] = reason_text(weaving->nodes[members->numbers[i]].reason);
    }
    thread->claims = claims;
    thread->reasons = reasons;
    thread->claim_count = members->count;
    thread->id = thread_id(weaving, members->numbers[0]);
    return thread->id.bytes != NULL && gather_denials(weaving, members, thread);
}

/* Copies count as one article, but every outlet counts that printed one. */
static bool count_outlets(const struct linking *linking, struct thread *thread,
                          const struct testimony *heard, struct arena *arena,
                          struct fault *fault)
{
    struct map articles = { 0 }, publishers = { 0 };
    for (uint32_t i = 0; i < thread->claim_count; i++) {
        const uint32_t article = thread->claims[i].article;
        const uint32_t original = linking->articles[article].duplicate_of;
        const struct slice publisher = heard[i].publisher;
        if (!map_set(&articles, arena, linking->heads[original].id, 1, fault))
            return false;
        if (publisher.length > 0 && !map_set(&publishers, arena, publisher, 1, fault))
            return false;
    }
    thread->articles = articles.keys.count;
    thread->publishers = publishers.keys.count;
    return true;
}

bool count_thread(const struct linking *linking, struct thread *thread,
                  const struct testimony *heard, struct arena *scratch,
                  struct fault *fault)
{
    thread->event = heard[0].event;
    return count_outlets(linking, thread, heard, scratch, fault) &&
           count_voices(linking, thread, heard, scratch, &thread->speakers, fault);
}

static int compare_threads(const void *left, const void *right)
{
    return slice_compare(((const struct thread *)left)->id,
                         ((const struct thread *)right)->id);
}

/* Groups the propositions by founder: a counting sort keeps them in order. */
static bool group(const struct weaving *weaving, uint32_t **starts, uint32_t **numbers)
{
    struct arena *const arena = weaving->scratch;
    uint32_t *const ends = arena_array(arena, weaving->count + 2, sizeof *ends);
    uint32_t *const sorted = arena_array(arena, weaving->count + 1, sizeof *sorted);
    if (ends == NULL || sorted == NULL)
        return false;
    for (uint32_t i = 0; i < weaving->count; i++)
        ends[weaving->nodes[i].founder + 2]++;
    for (uint32_t i = 2; i < weaving->count + 2; i++)
        ends[i] += ends[i - 1];
    for (uint32_t i = 0; i < weaving->count; i++)
        sorted[ends[weaving->nodes[i].founder + 1]++] = i;
    *starts = ends;
    *numbers = sorted;
    return true;
}

static bool gather_threads(const struct weaving *weaving, struct list *threads,
                           struct fault *fault)
{
    uint32_t *starts = NULL, *numbers = NULL;
    if (!group(weaving, &starts, &numbers))
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < weaving->count; i++) {
        const struct members members = { numbers + starts[i],
                                         starts[i + 1] - starts[i] };
        if (members.count < 2 || !is_thread(weaving, &members))
            continue;
        struct thread *const thread =
            list_add(threads, weaving->linking->arena, sizeof *thread);
        if (thread == NULL || !make_thread(weaving, &members, thread))
            return fault_no_memory(fault);
    }
    if (threads->count > 0)
        qsort(threads->items, threads->count, sizeof(struct thread), compare_threads);
    return true;
}

static bool point_to_threads(const struct weaving *weaving, const struct list *threads,
                             struct fault *fault)
{
    const struct linking *const linking = weaving->linking;
    const struct thread *const all = threads->items;
    uint32_t *const of =
        arena_array(linking->arena, (size_t)weaving->count + 1, sizeof *of);
    if (of == NULL)
        return fault_no_memory(fault);
    memset(of, 0xFF, weaving->count * sizeof *of);
    for (uint32_t i = 0; i < linking->count; i++)
        linking->articles[i].threads = of + weaving->firsts[i];
    for (uint32_t i = 0; i < threads->count; i++) {
        for (uint32_t j = 0; j < all[i].claim_count; j++)
            of[weaving->firsts[all[i].claims[j].article] + all[i].claims[j].claim] = i;
    }
    return true;
}

static uint32_t count_people(const struct linking *linking)
{
    uint32_t people = 0;
    while (people < linking->entity_count &&
           linking->entities[people].kind == ENTITY_PERSON)
        people++;
    return people;
}

static bool number_claims(struct weaving *weaving, struct fault *fault)
{
    const struct linking *const linking = weaving->linking;
    struct arena *const arena = weaving->scratch;
    uint32_t *const firsts =
        arena_array(arena, (size_t)linking->count + 1, sizeof *firsts);
    for (uint32_t i = 0; i < linking->count && firsts != NULL; i++) {
        firsts[linking->order[i]] = weaving->count;
        weaving->count += linking->abstracts[linking->order[i]].head->claim_count;
    }
    uint32_t *const homes =
        arena_array(arena, (size_t)weaving->count + 1, sizeof *homes);
    if (firsts == NULL || homes == NULL)
        return fault_no_memory(fault);
    weaving->firsts = firsts;
    weaving->homes = homes;
    for (uint32_t i = 0; i < linking->count; i++)
        for (uint32_t j = firsts[i]; j < end_of_claims(weaving, i); j++)
            homes[j] = i;
    return true;
}

/* Which articles name the same as they did when their ties were made. */
static bool compare_senses(struct weaving *weaving, struct fault *fault)
{
    const struct linking *const linking = weaving->linking;
    const size_t count = (size_t)linking->count + 1;
    weaving->senses = arena_array(weaving->scratch, count, sizeof *weaving->senses);
    weaving->same = arena_array(weaving->scratch, count, sizeof *weaving->same);
    if (weaving->senses == NULL || weaving->same == NULL)
        return fault_no_memory(fault);
    for (uint32_t i = 0; i < linking->count; i++) {
        const struct ties_head *const head = linking->ties[i].head;
        weaving->senses[i] = propositions_sense(&weaving->maker, i);
        weaving->same[i] = head != NULL && head->sense == weaving->senses[i];
    }
    return true;
}

static bool make_room(struct weaving *weaving)
{
    struct arena *const scratch = weaving->scratch;
    const size_t count = (size_t)weaving->count + 1;
    /* Fresh from the heap, what is never written takes no memory. */
    weaving->propositions = calloc(count, sizeof *weaving->propositions);
    weaving->places = calloc(count, sizeof *weaving->places);
    weaving->made = arena_array(scratch, (size_t)weaving->linking->count + 1,
                                sizeof *weaving->made);
    weaving->nodes = arena_array(scratch, count, sizeof *weaving->nodes);
    return weaving->propositions != NULL && weaving->made != NULL &&
           weaving->nodes != NULL && weaving->places != NULL;
}

static bool weave_threads(struct weaving *weaving, struct links *out,
                          struct fault *fault)
{
    struct linking *const linking = weaving->linking;
    weaving->people = count_people(linking);
    if (!make_room(weaving))
        return fault_no_memory(fault);
    if (!shelf_init(&weaving->shelf, linking, fault) ||
        !proposition_maker_init(&weaving->maker, linking, weaving->scratch, fault) ||
        !compare_senses(weaving, fault) || !weave(weaving, fault) ||
        !gather_threads(weaving, &linking->threads, fault) ||
        !point_to_threads(weaving, &linking->threads, fault))
        return false;
    out->threads = linking->threads.items;
    out->thread_count = linking->threads.count;
    return true;
}

bool begin_threads(struct linking *linking, struct fault *fault)
{
    struct weaving *const weaving = arena_alloc(linking->arena, sizeof *weaving);
    struct book *const book = arena_alloc(linking->arena, sizeof *book);
    if (weaving == NULL || book == NULL)
        return fault_no_memory(fault);
    *weaving = (struct weaving){ .linking = linking,
                                 .book = book,
                                 .scratch = arena_create(scratch_ceiling) };
    linking->weaving = weaving;
    if (weaving->scratch == NULL)
        return fault_no_memory(fault);
    if (!number_claims(weaving, fault))
        return false;
    weaving->briefs = arena_array(weaving->scratch, (size_t)weaving->count + 1,
                                  sizeof *weaving->briefs);
    return weaving->briefs == NULL ? fault_no_memory(fault)
                                   : book_init(book, weaving, fault);
}

void end_threads(struct linking *linking)
{
    struct weaving *const weaving = linking->weaving;
    if (weaving == NULL)
        return;
    linking->weaving = NULL;
    free(weaving->places);
    free(weaving->propositions);
    shelf_finish(&weaving->shelf);
    book_finish(weaving->book);
    arena_destroy(weaving->scratch);
}

bool link_threads(struct linking *linking, struct links *out, struct fault *fault)
{
    const bool ok = weave_threads(linking->weaving, out, fault);
    end_threads(linking);
    return ok;
}
