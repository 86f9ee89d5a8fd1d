/* The thread that works when it is asked to. */
#include "repeater.h"

#include <semaphore.h>

#include "test.h"

struct job {
    sem_t begun, may_end;
    int times; /* written by the thread, read when it has ended */
};

static void work(void *context)
{
    struct job *const job = context;
    job->times++;
    (void)sem_post(&job->begun);
    (void)sem_wait(&job->may_end);
}

static void set_up(struct job *job)
{
    job->times = 0;
    assert_int_equal(sem_init(&job->begun, 0, 0), 0);
    assert_int_equal(sem_init(&job->may_end, 0, 0), 0);
}

static void it_works_once_unasked_and_once_more_when_asked(void **state)
{
    (void)state;
    struct job job;
    struct fault fault = { 0 };
    set_up(&job);
    struct repeater *const repeater = repeater_create(work, &job, &fault);
    assert_non_null(repeater);
    assert_int_equal(sem_wait(&job.begun), 0);
    repeater_ask(repeater);
    repeater_ask(repeater); /* two wishes during the work are one */
    assert_int_equal(sem_post(&job.may_end), 0);
    assert_int_equal(sem_wait(&job.begun), 0);
    assert_int_equal(sem_post(&job.may_end), 0);
    repeater_destroy(repeater);
    assert_int_equal(job.times, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_works_once_unasked_and_once_more_when_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
