"""The whole program over a generated folder: how fast it is ready, what a rescan costs, what it holds in memory."""
import contextlib
import json
import pathlib
import statistics
import time

from process import Chronicled
from table import Row

STARTS = 5


def forget(database):
    for path in database.parent.glob(database.name + '*'):
        path.unlink()


def start_times(bench, count, rounds, fresh):
    """Seconds from start to ready, with an empty database or with the one that is there."""
    database = bench.work / f'{count}.db'
    for _ in range(rounds):
        if fresh:
            forget(database)
        with Chronicled(bench.chronicled, bench.corpus(count), database, bench.log) as process:
            yield process.ready_after


def start_rows(bench, count, mark):
    fresh = statistics.median(start_times(bench, count, STARTS, fresh=True)) * 1000
    return [Row(f'{count:,} articles, start to ready', fresh, 'ms', mark)]


@contextlib.contextmanager
def one_changed(folder):
    """One article says something else inside the block."""
    path = next(path for path in sorted(pathlib.Path(folder).rglob('*.txt')))
    content = path.read_bytes()
    path.write_bytes(content.replace(b'\n\n', '\n\nDer Zoll in Nordhage zählte am Montag 81 Kisten.\n\n'.encode(), 1))
    try:
        yield
    finally:
        path.write_bytes(content)


def generation(process):
    return json.loads(process.ask('/v1/corpus')[2])['generation']


def change_row(process, folder):
    before = generation(process)
    with one_changed(folder):
        started = time.perf_counter()
        process.signal('SIGHUP')
        process.wait(lambda: generation(process) != before)
        spent = time.perf_counter() - started
    process.signal('SIGHUP')
    process.wait(lambda: generation(process) == before)
    return Row('one file changed, SIGHUP to new answers', spent * 1000, 'ms')


def large_rows(bench):
    """The large corpus, read once."""
    count, folder = bench.articles, bench.corpus(bench.articles)
    database = bench.work / f'{count}.db'
    megabytes = bench.text_bytes(count) / 1e6
    forget(database)
    with Chronicled(bench.chronicled, folder, database, bench.log) as process:
        ready = process.ready_after
        process.settle()  # the log is checkpointed and memory given back behind the first answer
        yield Row(f'{count:,} articles, start to ready', ready * 1000, 'ms')
        yield Row('speed, all steps and store', megabytes / process.cpu(), 'MB/s', ('>=', 5), 'of text, a core')
        yield Row('speed on all cores', count / ready, '/s', remark='articles')
        yield Row('memory at most while scanning', process.memory('VmHWM'), 'MiB')
        yield Row('memory behind the scan', process.memory('VmRSS'), 'MiB')
        size = sum(path.stat().st_size for path in database.parent.glob(database.name + '*'))
        yield Row('database', size / 2**20, 'MiB', remark=f'{size / 1e6 / megabytes:.0f} times the text')
        yield change_row(process, folder)
    again = statistics.median(start_times(bench, count, STARTS, fresh=False)) * 1000
    yield Row('start to ready, nothing changed', again, 'ms')


def rows(bench):
    yield from start_rows(bench, 5, ('<=', 20))
    yield from start_rows(bench, 1000, ('<=', 500))
    yield from large_rows(bench)
