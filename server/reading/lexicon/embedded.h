/* The tables as they are linked into the program; the definition is generated. */
#pragma once

#include <stddef.h>

/* The last entry has a NULL name. */
struct embedded_table {
    const char *name; /* "places" for places.tsv */
    size_t length;
    const char *content;
};

extern const struct embedded_table embedded_tables[];
