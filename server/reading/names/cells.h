/* Checks what stands in a row of a table, for rows that users write. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/attributes.h"
#include "base/fault.h"
#include "reading/lexicon/table.h"

/* Looks at the columns that mean the same in every table: ids, names, coordinates,
 * numbers. FAULT_FORMAT says what is expected. */
MUST_CHECK bool cells_check(const struct table *table, uint32_t row,
                            struct fault *fault);
