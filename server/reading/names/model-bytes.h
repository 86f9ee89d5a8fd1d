/* The trained model as it is linked into the program; the definition is generated. */
#pragma once

#include <stddef.h>

extern const size_t names_model_size;
extern const char names_model_bytes[];
