#include "base/digest.h"

#include <nettle/sha2.h>
#include <stdio.h>

static void finish_hex(struct sha256_ctx *context, char hex[DIGEST_HEX_SIZE])
{
    static const char digits[] = "0123456789abcdef";
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(context, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        hex[2 * i] = digits[digest[i] >> 4];
        hex[2 * i + 1] = digits[digest[i] & 15];
    }
    hex[DIGEST_HEX_SIZE - 1] = '\0';
}

void digest_hex(struct slice content, char hex[DIGEST_HEX_SIZE])
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, content.length, (const uint8_t *)content.bytes);
    finish_hex(&context, hex);
}

void digest_pieces_hex(const struct slice *pieces, size_t count,
                       char hex[DIGEST_HEX_SIZE])
{
    struct sha256_ctx context;
    sha256_init(&context);
    for (size_t i = 0; i < count; i++) {
        char length[32];
        const int digits = snprintf(length, sizeof length, "%zu:", pieces[i].length);
        sha256_update(&context, (size_t)digits, (const uint8_t *)length);
        sha256_update(&context, pieces[i].length, (const uint8_t *)pieces[i].bytes);
    }
    finish_hex(&context, hex);
}
