/* Asks a running daemon whether it lives; for containers that hold no curl. */
#pragma once

#include <stdbool.h>

#include "base/attributes.h"
#include "base/fault.h"

/* `listen` is the daemon's own setting; where it listens everywhere, this machine is
 * asked. False if /healthz does not answer 200. */
MUST_CHECK bool healthcheck(const char *listen, struct fault *fault);
