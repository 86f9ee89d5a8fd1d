/* How far a scan is: counted by one thread, read by others. */
#pragma once

#include <stdatomic.h>

/* Starts as { 0 }. */
struct progress {
    atomic_uint files,
        of;               /* looked at, of so many; 0 of 0 before the folder is known */
    atomic_uint articles; /* read */
    atomic_ullong bytes;  /* of their texts */
};
