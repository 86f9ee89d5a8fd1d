/* What the server has done so far: counted by each loop, added up when asked for. */
#pragma once

#include <stdatomic.h>
#include <stdint.h>

enum { STATUS_CLASSES = 6 }; /* 2 is 200 to 299; 0 was never answered */

struct server_figures {
    uint64_t requests[STATUS_CLASSES];
    uint64_t bodies_broken_off;
    uint64_t nanoseconds; /* from the first line of the request to the last byte sent */
    uint64_t running;
};

struct loop_figures {
    _Atomic uint64_t requests[STATUS_CLASSES];
    _Atomic uint64_t bodies_broken_off;
    _Atomic uint64_t nanoseconds;
    _Atomic uint64_t running;
};

/* Only the loop's own thread counts, so that no locked instruction is needed. */
static inline void figure_add(_Atomic uint64_t *figure, uint64_t more)
{
    const uint64_t now = atomic_load_explicit(figure, memory_order_relaxed);
    atomic_store_explicit(figure, now + more, memory_order_relaxed);
}
