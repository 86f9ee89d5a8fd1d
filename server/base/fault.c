#include "base/fault.h"

#include <stdarg.h>
#include <stdio.h>

bool fault_set(struct fault *fault, enum fault_kind kind, const char *format, ...)
{
    if (fault->kind != FAULT_NONE)
        return false;
    va_list values;
    va_start(values, format);
    (void)vsnprintf(fault->detail, sizeof fault->detail, format, values);
    va_end(values);
    fault->kind = kind;
    return false;
}

bool fault_no_memory(struct fault *fault)
{
    return fault_set(fault, FAULT_NO_MEMORY, "out of memory");
}

void fault_clear(struct fault *fault)
{
    fault->kind = FAULT_NONE;
    fault->detail[0] = '\0';
}
