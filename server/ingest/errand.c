#include "ingest/errand.h"

static void *run(void *context)
{
    struct errand *const errand = context;
    errand->is_done_well = errand->work(errand->context, &errand->fault);
    return NULL;
}

void errand_begin(struct errand *errand, errand_work *work, void *context)
{
    *errand = (struct errand){ .work = work, .context = context };
    errand->has_thread = pthread_create(&errand->thread, NULL, run, errand) == 0;
    if (!errand->has_thread)
        (void)run(errand);
}

bool errand_end(struct errand *errand, struct fault *fault)
{
    if (errand->has_thread)
        (void)pthread_join(errand->thread, NULL);
    return errand->is_done_well ||
           fault_set(fault, errand->fault.kind, "%s", errand->fault.detail);
}
