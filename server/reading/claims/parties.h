/* Who supplies whom: the two sides of a transfer. */
#pragma once

#include "reading/claims/scene.h"

/* For each referent the place that a person stands for ("der russische Präsident X"),
 * or NO_REFERENT. In the scene's arena; NULL with the fault set. */
const uint32_t *parties_places(const struct scene *scene, const struct reading *reading,
                               struct fault *fault);

/* Sets supplier and recipient of a transfer. What the content leaves unsaid is taken
 * from `before`, the article's last transfer, if there is one. */
void parties_set(const struct scene *scene, const struct reading *reading,
                 const uint32_t *places, const struct claim *before,
                 const struct draft *draft, struct claim *claim);
