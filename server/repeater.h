/* A thread that does one piece of work at once, and again whenever it is asked to. */
#pragma once

#include "base/attributes.h"
#include "base/fault.h"

struct repeater;

/* `work` is called in the thread. Owned by the caller; NULL with the fault set. */
struct repeater *repeater_create(void (*work)(void *context), void *context,
                                 struct fault *fault);

/* Once more: now, or when the work that is under way is done. */
void repeater_ask(struct repeater *repeater);

/* Waits for the work that is under way. */
void repeater_destroy(struct repeater *repeater);
