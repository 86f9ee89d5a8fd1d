#include "store/pack_fields.h"

#include <assert.h>
#include <stdalign.h>
#include <string.h>

enum { LARGEST_ITEM = 256 };

static void put_number(struct buffer *out, uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        buffer_append_byte(out, (char)(0x80 | (value & 0x7F)));
    buffer_append_byte(out, (char)value);
}

static uint64_t get_number(struct packing *x)
{
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && x->at < x->in.length; shift += 7) {
        const unsigned char byte = (unsigned char)x->in.bytes[x->at++];
        value |= (uint64_t)(byte & 0x7FU) << shift;
        if (byte < 0x80)
            return value;
    }
    x->damaged = true;
    return 0;
}

void field_number(struct packing *x, uint32_t *value)
{
    if (x->out != NULL) {
        put_number(x->out, *value);
        return;
    }
    const uint64_t number = get_number(x);
    x->damaged = x->damaged || number > UINT32_MAX;
    *value = (uint32_t)number;
}

unsigned field_choice(struct packing *x, unsigned value, unsigned count)
{
    uint32_t number = value;
    field_number(x, &number);
    x->damaged = x->damaged || number >= count;
    return x->damaged ? 0 : number;
}

void field_bool(struct packing *x, bool *value)
{
    *value = field_choice(x, *value, 2) != 0;
}

void field_real(struct packing *x, double *value)
{
    uint64_t bits = 0;
    if (x->out != NULL) {
        memcpy(&bits, value, sizeof bits);
        put_number(x->out, bits);
        return;
    }
    bits = get_number(x);
    memcpy(value, &bits, sizeof bits);
}

void field_text(struct packing *x, struct slice *text)
{
    if (x->out != NULL) {
        put_number(x->out, text->bytes == NULL ? 0 : text->length + 1);
        buffer_append_slice(x->out, *text);
        return;
    }
    *text = (struct slice){ 0 };
    const uint64_t length = get_number(x);
    if (length == 0)
        return;
    if (length - 1 > x->in.length - x->at) {
        x->damaged = true;
        return;
    }
    *text = (struct slice){ x->in.bytes + x->at, (size_t)length - 1 };
    x->at += (size_t)length - 1;
}

/* The number of a string that was packed before, from 1; 0: it was not. */
static uint32_t find_string(const struct packing *x, const char *string)
{
    for (uint32_t i = 0; i < x->string_count; i++)
        if (strcmp(x->strings[i], string) == 0)
            return i + 1;
    return 0;
}

/* A string that comes for the first time. */
static void field_new_string(struct packing *x, const char **string)
{
    struct slice text = { 0 };
    if (x->out != NULL)
        text = (struct slice){ *string, strlen(*string) + 1 };
    field_text(x, &text);
    if (x->out == NULL) {
        x->damaged =
            x->damaged || text.length == 0 || text.bytes[text.length - 1] != '\0';
        *string = x->damaged ? "" : text.bytes;
    }
    if (x->string_count < STRINGS_MAX)
        x->strings[x->string_count++] = *string;
}

void field_string(struct packing *x, const char **string)
{
    uint32_t known = x->out == NULL ? 0 : find_string(x, *string);
    field_number(x, &known);
    x->damaged = x->damaged || known > x->string_count;
    if (known == 0 || x->damaged)
        field_new_string(x, string);
    else
        *string = x->strings[known - 1];
}

const void *field_items(struct packing *x, const void *items, uint32_t *count,
                        size_t size, void (*pack_one)(struct packing *x, void *item))
{
    alignas(max_align_t) char item[LARGEST_ITEM];
    assert(size <= sizeof item);
    field_number(x, count);
    if (x->out != NULL) {
        for (uint32_t i = 0; i < *count; i++) {
            memcpy(item, (const char *)items + i * size, size);
            pack_one(x, item);
        }
        return items;
    }
    /* Every item takes at least a byte, so damage cannot ask for more than this. */
    x->damaged = x->damaged || *count > x->in.length - x->at;
    char *const fresh = x->damaged ? NULL : arena_array(x->arena, *count, size);
    x->no_memory = x->no_memory || (fresh == NULL && !x->damaged);
    if (fresh == NULL)
        *count = 0;
    for (uint32_t i = 0; i < *count; i++)
        pack_one(x, fresh + i * size);
    return fresh;
}
