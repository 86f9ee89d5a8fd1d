#include "repeater.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct repeater {
    void (*work)(void *context);
    void *context;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t asked_for;
    bool is_asked, is_ending; /* under the lock */
};

/* False when it is time to end. */
static bool wait_until_asked(struct repeater *repeater)
{
    (void)pthread_mutex_lock(&repeater->lock);
    while (!repeater->is_asked && !repeater->is_ending)
        (void)pthread_cond_wait(&repeater->asked_for, &repeater->lock);
    repeater->is_asked = false;
    const bool go_on = !repeater->is_ending;
    (void)pthread_mutex_unlock(&repeater->lock);
    return go_on;
}

static void *run(void *context)
{
    struct repeater *const repeater = context;
    while (wait_until_asked(repeater))
        repeater->work(repeater->context);
    return NULL;
}

struct repeater *repeater_create(void (*work)(void *context), void *context,
                                 struct fault *fault)
{
    struct repeater *repeater = calloc(1, sizeof *repeater);
    if (repeater == NULL) {
        (void)fault_no_memory(fault);
        return NULL;
    }
    *repeater = (struct repeater){ .work = work, .context = context, .is_asked = true };
    (void)pthread_mutex_init(&repeater->lock, NULL);
    (void)pthread_cond_init(&repeater->asked_for, NULL);
    const int trouble = pthread_create(&repeater->thread, NULL, run, repeater);
    if (trouble == 0)
        return repeater;
    fault_set(fault, FAULT_IO, "no thread: %s", strerror(trouble));
    free(repeater);
    return NULL;
}

static void tell(struct repeater *repeater, bool *what)
{
    (void)pthread_mutex_lock(&repeater->lock);
    *what = true;
    (void)pthread_cond_signal(&repeater->asked_for);
    (void)pthread_mutex_unlock(&repeater->lock);
}

void repeater_ask(struct repeater *repeater)
{
    tell(repeater, &repeater->is_asked);
}

void repeater_destroy(struct repeater *repeater)
{
    if (repeater == NULL)
        return;
    tell(repeater, &repeater->is_ending);
    (void)pthread_join(repeater->thread, NULL);
    (void)pthread_cond_destroy(&repeater->asked_for);
    (void)pthread_mutex_destroy(&repeater->lock);
    free(repeater);
}
