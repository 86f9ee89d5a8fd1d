/* Any bytes as a feed. */
#include "articles.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_hold(fuzz_records("a.rss", fuzz_slice(data, size)) >= 1,
              "a feed has a record or a problem");
    return 0;
}
