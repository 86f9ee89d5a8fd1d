#include "http/cache.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
    VERSION_SIZE = 128,
    ENTRY_COST = 2048, /* of an entry without its body: mostly the library's headers */
    LARGEST_SHARE = 8, /* no body takes more than this part of the ceiling */
    SEEN_BITS = 1 << 16, /* of a Bloom filter with two bits a key, and how many keys */
    SEEN_MOST = 1 << 13
};

struct entry {
    struct cached cached;
    struct entry *next;          /* with the same slot */
    struct entry *newer, *older; /* asked for since, and before */
    uint64_t hash;
    size_t cost;
    size_t key_length;
    char key[];
};

struct cache {
    size_t ceiling, held;
    char version[VERSION_SIZE];
    struct entry *newest, *oldest;
    unsigned seen_count;
    unsigned char seen[SEEN_BITS / 8];
    size_t slot_count; /* a power of two */
    struct entry *slots[];
};

struct cache *cache_create(size_t ceiling)
{
    size_t slot_count = 64;
    while (slot_count < ceiling / ENTRY_COST)
        slot_count *= 2;
    struct cache *const cache =
        calloc(1, sizeof *cache + slot_count * sizeof(struct entry *));
    if (cache == NULL)
        return NULL;
    cache->ceiling = ceiling;
    cache->slot_count = slot_count;
    return cache;
}

static struct entry **slot_of(struct cache *cache, uint64_t hash)
{
    return &cache->slots[hash & (cache->slot_count - 1)];
}

static void unlink_age(struct cache *cache, struct entry *entry)
{
    *(entry->newer == NULL ? &cache->newest : &entry->newer->older) = entry->older;
    *(entry->older == NULL ? &cache->oldest : &entry->older->newer) = entry->newer;
}

static void make_newest(struct cache *cache, struct entry *entry)
{
    entry->newer = NULL;
    entry->older = cache->newest;
    *(cache->newest == NULL ? &cache->oldest : &cache->newest->newer) = entry;
    cache->newest = entry;
}

static void drop_oldest(struct cache *cache)
{
    struct entry *const entry = cache->oldest;
    struct entry **at = slot_of(cache, entry->hash);
    while (*at != entry)
        at = &(*at)->next;
    *at = entry->next;
    cache->oldest = entry->newer;
    *(entry->newer == NULL ? &cache->newest : &entry->newer->older) = NULL;
    cache->held -= entry->cost;
    MHD_destroy_response(entry->cached.whole);
    if (entry->cached.unchanged != NULL)
        MHD_destroy_response(entry->cached.unchanged);
    free(entry);
}

static void clear(struct cache *cache)
{
    while (cache->oldest != NULL)
        drop_oldest(cache);
    memset(cache->seen, 0, sizeof cache->seen);
    cache->seen_count = 0;
}

void cache_destroy(struct cache *cache)
{
    if (cache == NULL)
        return;
    clear(cache);
    free(cache);
}

void cache_set_version(struct cache *cache, const char *version)
{
    if (strncmp(cache->version, version, VERSION_SIZE - 1) == 0)
        return;
    clear(cache);
    const size_t length = strnlen(version, VERSION_SIZE - 1);
    memcpy(cache->version, version, length);
    cache->version[length] = '\0';
}

static struct entry *find_entry(struct cache *cache, struct slice key, uint64_t hash)
{
    struct entry *entry = *slot_of(cache, hash);
    while (entry != NULL && (entry->hash != hash || entry->key_length != key.length ||
                             memcmp(entry->key, key.bytes, key.length) != 0))
        entry = entry->next;
    return entry;
}

struct cached *cache_find(struct cache *cache, struct slice key)
{
    struct entry *const entry = find_entry(cache, key, slice_hash(key));
    if (entry == NULL)
        return NULL;
    if (entry != cache->newest) {
        unlink_age(cache, entry);
        make_newest(cache, entry);
    }
    return &entry->cached;
}

static bool take_bit(struct cache *cache, uint64_t number)
{
    unsigned char *const byte = &cache->seen[number % SEEN_BITS / 8];
    const unsigned char bit = (unsigned char)(1U << (number % 8));
    const bool was_set = (*byte & bit) != 0;
    *byte |= bit;
    return was_set;
}

static bool was_seen(struct cache *cache, uint64_t hash)
{
    if (cache->seen_count++ == SEEN_MOST) {
        memset(cache->seen, 0, sizeof cache->seen);
        cache->seen_count = 1;
    }
    const bool first = take_bit(cache, hash);
    const bool second = take_bit(cache, hash >> 32);
    return first && second;
}

bool cache_wants(struct cache *cache, struct slice key, size_t size)
{
    return size <= cache->ceiling / LARGEST_SHARE && was_seen(cache, slice_hash(key));
}

bool cache_put(struct cache *cache, struct slice key, struct MHD_Response *whole,
               const char *tag, size_t size)
{
    const size_t cost = ENTRY_COST + key.length + size;
    struct entry *const entry = calloc(1, sizeof *entry + key.length);
    if (entry == NULL)
        return false;
    while (cache->oldest != NULL && cache->held + cost > cache->ceiling)
        drop_oldest(cache);
    entry->cached.whole = whole;
    (void)strncpy(entry->cached.tag, tag, CACHE_TAG_SIZE - 1);
    entry->hash = slice_hash(key);
    entry->cost = cost;
    entry->key_length = key.length;
    memcpy(entry->key, key.bytes, key.length);
    struct entry **const slot = slot_of(cache, entry->hash);
    entry->next = *slot;
    *slot = entry;
    make_newest(cache, entry);
    cache->held += cost;
    return true;
}
