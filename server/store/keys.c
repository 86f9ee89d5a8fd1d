#include "store/keys.h"

struct day_range day_range_of(struct interval interval, int32_t unknown)
{
    const bool first = day_is_known(interval.earliest);
    const bool last = day_is_known(interval.latest);
    if (!first && !last)
        return (struct day_range){ unknown, unknown };
    return (struct day_range){
        day_number(first ? interval.earliest : interval.latest),
        day_number(last ? interval.latest : interval.earliest),
    };
}

struct day_range publication_range(const struct publication *published, int32_t unknown)
{
    const struct interval none = { 0 };
    const bool known = day_is_known(published->interval.earliest) &&
                       day_is_known(published->interval.latest);
    return day_range_of(known ? published->interval : none, unknown);
}

struct day_range day_range_asked(struct interval interval)
{
    return (struct day_range){
        day_is_known(interval.earliest) ? day_number(interval.earliest)
                                        : DAY_BEFORE_ALL,
        day_is_known(interval.latest) ? day_number(interval.latest) : DAY_AFTER_ALL,
    };
}

static int hex_digit(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

bool article_number(struct slice id, int64_t *number)
{
    uint64_t value = 0;
    if (id.length != ARTICLE_ID_SIZE - 1)
        return false;
    for (size_t i = 0; i < id.length; i++) {
        const int digit = hex_digit(id.bytes[i]);
        if (digit < 0)
            return false;
        value = value << 4 | (unsigned)digit;
    }
    /* The half with the high bit comes behind the other, as among the ids. */
    *number = (int64_t)(value ^ (UINT64_C(1) << 63));
    return true;
}

uint32_t claim_traits(const struct claim *claim, bool dated)
{
    return 1U << (TRAIT_FORM + (unsigned)claim->form) |
           1U << (TRAIT_MODALITY + (unsigned)claim->modality) |
           1U << (TRAIT_POLARITY + (unsigned)claim->polarity) |
           1U << (TRAIT_EVENT + (unsigned)claim->event) |
           1U << (TRAIT_WHEN + (unsigned)dated);
}

static uint32_t group_allowed(uint32_t set, unsigned start, unsigned end)
{
    const uint32_t whole = (1U << (end - start)) - 1;
    return ((set == 0 ? whole : set) & whole) << start;
}

uint32_t traits_allowed(struct trait_sets sets)
{
    return group_allowed(sets.forms, TRAIT_FORM, TRAIT_MODALITY) |
           group_allowed(sets.modalities, TRAIT_MODALITY, TRAIT_POLARITY) |
           group_allowed(sets.polarities, TRAIT_POLARITY, TRAIT_EVENT) |
           group_allowed(sets.events, TRAIT_EVENT, TRAIT_WHEN) |
           group_allowed(sets.whens, TRAIT_WHEN, TRAIT_END);
}
