/* Any bytes as an archive, whatever they claim to be packed with. */
#include "articles.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    (void)fuzz_records("a.zip", fuzz_slice(data, size));
    (void)fuzz_records("a.tgz", fuzz_slice(data, size));
    return 0;
}
