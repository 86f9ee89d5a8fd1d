/* Figures: numbers with their unit and bound. */
#pragma once

#include "news/span.h"

enum figure_bound { FIGURE_EXACT, FIGURE_MIN, FIGURE_MAX, FIGURE_APPROX };

/* "mindestens vierhundert 90-mm-Geschosse" is 400, min, unit
 * "90-mm-Geschosse". Numbers that belong to a date are no figures.
 */
struct figure {
    struct span span; /* bound words, number and unit */
    uint32_t sentence;
    double value;
    enum figure_bound bound;
    struct slice unit; /* as the text has it; bytes NULL if there is none */
};
