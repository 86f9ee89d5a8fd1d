/* A bit for each of many hashes: most words of a text that are in no table are told
 * from those that are by one look into a few kilobytes. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { SIEVE_BITS = 1 << 17 };

/* Initialised with { 0 }. */
struct sieve {
    uint64_t bits[SIEVE_BITS / 64];
};

/* Maps go by the lower bits of a hash; the sieve by those in its middle. */
static inline uint32_t sieve_bit(uint64_t hash)
{
    return (uint32_t)(hash >> 32) & (SIEVE_BITS - 1);
}

static inline void sieve_add(struct sieve *sieve, uint64_t hash)
{
    const uint32_t bit = sieve_bit(hash);
    sieve->bits[bit / 64] |= UINT64_C(1) << bit % 64;
}

/* False if the hash was never added; true for others now and then as well. */
static inline bool sieve_may_have(const struct sieve *sieve, uint64_t hash)
{
    const uint32_t bit = sieve_bit(hash);
    return (sieve->bits[bit / 64] >> bit % 64 & 1) != 0;
}
