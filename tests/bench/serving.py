"""Serving against bare libmicrohttpd that answers as many bytes: one loop against one loop, in interleaved rounds."""
import contextlib
import dataclasses
import http.client
import itertools
import json
import pathlib
import statistics
import threading

import load
from process import Bare, Chronicled
from table import CannotMeasure, Row

PAGE = '/v1/claims?limit=50'
CONNECTIONS = 16
WARM_ARTICLES = 2000
STEP = 10              # claims from one cursor of cold_pages() to the next
LIMITS = range(45, 56)  # on average as long as the warm page
COLD_PAGES = 40000
STALL_COUNTS = (127, 128, 129, 255, 256, 257, 512)
NO_STALL = 0.2  # of the rate at 16: many connections cost something, a stall leaves a hundredth
SEARCH_WORDS = ('Millionen', 'Sarnhaven', 'Drohnen', 'Hafen', 'Institut')


@dataclasses.dataclass
class Case:
    name: str
    paths: list[str]
    mark: float
    status: int = 200
    etag: str = ''


def fetch(process, target, headers={}):
    status, fields, body = process.ask(target, headers)
    if status != 200:
        raise CannotMeasure(f'{target}: {status} {body[:200].decode(errors="replace")}')
    return fields, body


def pages(process, target):
    """The parsed pages of a list from `target` on."""
    while target is not None:
        page = json.loads(fetch(process, target)[1])
        yield page
        target = page['next']


def article_paths(process):
    return [f'/v1/articles/{item["id"]}?include=text' for page in pages(process, '/v1/articles?limit=500')
            for item in page['items']]


def cold_pages(process):
    """Pages that nobody asked for: from cursors of another page length, each with several limits. There are so many
    that no cache of the size of a small daemon holds them when the list begins anew."""
    found = []
    for page in pages(process, f'/v1/claims?limit={STEP}'):
        if page['next'] is None or len(found) >= COLD_PAGES:
            break
        cursor = page['next'].partition('cursor=')[2].partition('&')[0]
        found += [f'/v1/claims?limit={limit}&cursor={cursor}' for limit in LIMITS]
    return found


def mean_size(process, paths):
    sample = paths[::max(1, len(paths) // 200)]
    return round(statistics.mean(len(fetch(process, path)[1]) for path in sample))


def write_paths(bench, name, paths):
    file = pathlib.Path(bench.work, name.replace(' ', '-') + '.paths')
    file.write_text('\n'.join(paths) + '\n', encoding='ascii')
    return file


def checked(rate, name):
    if rate.failures or not rate.count:
        raise CannotMeasure(f'{name}: {rate.failures} of {rate.count} requests failed')
    return rate


def alternate(first, second, rounds):
    """Medians of both, which are measured in turn: what else the machine does falls on both alike."""
    results = [(first(), second()) for _ in range(rounds)]
    return [(statistics.median(rate.requests for rate in side), statistics.median(rate.microseconds for rate in side))
            for side in zip(*results)]


def compare(bench, process, case):
    """The case's rate as a share of the bare server's."""
    server_core, wrk_core = load.two_cores()
    wanted = load.Load(write_paths(bench, case.name, case.paths), CONNECTIONS, bench.seconds, case.etag, wrk_core)
    size = mean_size(process, case.paths) if case.status == 200 else 0
    position = 0

    def ours():
        nonlocal position
        rate = checked(load.run(process, wanted, position % len(case.paths)), case.name)
        position += rate.count
        return rate

    with Bare(bench.bare, 1, size, bench.log, case.status) as bare:
        bare.pin(server_core)
        if case.name.startswith('warm'):
            load.run(process, wanted)
        (bare_rate, bare_cpu), (rate, cpu) = alternate(lambda: checked(load.run(bare, wanted), 'bare'), ours, bench.rounds)
    remark = (f'{rate:,.0f}/s against {bare_rate:,.0f}/s of {size:,} bytes; '
              f'{cpu:.1f} against {bare_cpu:.1f} µs of processor time')
    return Row(case.name, rate / bare_rate, 'of bare', ('>=', case.mark), remark)


def cases(process):
    yield Case('warm page of 50 claims', [PAGE], 0.80)
    yield Case('cold page of 50 claims', cold_pages(process), 0.30)
    articles = article_paths(process)
    yield Case(f'warm article, {WARM_ARTICLES:,} URLs', articles[:WARM_ARTICLES], 0.70)
    yield Case('cold article', articles[WARM_ARTICLES:] or articles, 0.50)


def not_modified_row(bench, process):
    etag = fetch(process, PAGE)[0]['ETag']
    name = 'not modified (304)'
    if etag is None:
        return Row(name, None, mark=('>=', 0.85), remark='not there yet: no ETag')
    if process.ask(PAGE, {'If-None-Match': etag})[0] != 304:
        return Row(name, None, mark=('>=', 0.85), remark='not there yet: the ETag that it sent does not bring a 304')
    return compare(bench, process, Case(name, [PAGE], 0.85, 304, etag))


def stall_rows(bench, process):
    """Rates at numbers of connections where libmicrohttpd's own thread stalls (128, 256 and so on)."""
    paths = write_paths(bench, 'stall', ['/healthz'])
    usual = checked(load.run(process, load.Load(paths, CONNECTIONS, bench.seconds)), 'stall').requests
    rates = {count: load.run(process, load.Load(paths, count, bench.seconds)) for count in STALL_COUNTS}
    worst = min(rates, key=lambda count: rates[count].requests)
    failures = sum(rate.failures for rate in rates.values())
    yield Row('worst of 127 to 512 connections', rates[worst].requests / usual, 'of 16',
              ('>=', NO_STALL), f'{rates[worst].requests:,.0f}/s at {worst}; {failures} failures')


@contextlib.contextmanager
def searching(address):
    """One client that searches all the time, never twice the same soon."""
    ended, searches = threading.Event(), []

    def search():
        host, port = address.split(':')
        connection = http.client.HTTPConnection(host, int(port), timeout=60)
        for number in itertools.count():
            if ended.is_set():
                break
            word = SEARCH_WORDS[number % len(SEARCH_WORDS)]
            connection.request('GET', f'/v1/search?q={word}&limit={1 + number % 500}')
            answer = connection.getresponse()
            answer.read()
            searches.append(answer.status)
        connection.close()

    thread = threading.Thread(target=search)
    thread.start()
    try:
        yield searches
    finally:
        ended.set()
        thread.join()


def search_row(bench, process):
    wanted = load.Load(write_paths(bench, 'search', [PAGE]), CONNECTIONS, bench.seconds)
    counts = []

    def disturbed():
        with searching(process.address) as searches:
            rate = checked(load.run(process, wanted), 'search')
        if set(searches) - {200}:
            raise CannotMeasure(f'/v1/search answers {set(searches)}')
        counts.append(len(searches))
        return rate

    (alone, _), (beside, _) = alternate(lambda: checked(load.run(process, wanted), 'search'), disturbed, bench.rounds)
    return Row('warm page beside a looping search', beside / alone, 'of alone', ('>=', 0.5),
               f'{beside:,.0f}/s against {alone:,.0f}/s; {statistics.median(counts) / bench.seconds:,.0f} searches/s')


def rows(bench):
    folder, database = bench.corpus(bench.articles), bench.work / f'{bench.articles}.db'
    server_core, _ = load.two_cores()
    with Chronicled(bench.chronicled, folder, database, bench.log, threads=1) as process:
        process.pin(server_core)
        process.settle()  # the log of a first scan is written back behind the first answers
        for case in cases(process):
            yield compare(bench, process, case)
        yield not_modified_row(bench, process)
        yield Row('memory while serving, one loop', process.memory('VmRSS'), 'MiB', ('<=', 64))
    with Chronicled(bench.chronicled, folder, database, bench.log) as process:
        yield from stall_rows(bench, process)
        yield search_row(bench, process)
        yield Row('memory while serving, a loop a core', process.memory('VmRSS'), 'MiB', ('<=', 64))
