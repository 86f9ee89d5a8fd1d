/* Compiler attributes under names that say what they are for. */
#pragma once

/* The caller must look at the result. */
#define MUST_CHECK __attribute__((warn_unused_result))

/* printf-like: the format is parameter number `text`, the values start at `values`. */
#define PRINTF_LIKE(text, values) __attribute__((format(printf, text, values)))
