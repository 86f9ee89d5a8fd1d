"""What the benchmark measures with: the bare server keeps its connections, and a missed mark is called missed."""
import subprocess
import sys

from process import Bare
from table import Row, number


def facts(bench_bare):
    with Bare(bench_bare, 2, 12600, subprocess.DEVNULL) as bare:
        answers = [bare.ask('/v1/claims?limit=50') for _ in range(2)]
        yield 'the bare server answers as many bytes as it was told', [len(body) for *_, body in answers] == [12600] * 2
        yield 'it keeps the connection', all(fields['Connection'] != 'close' for _, fields, _ in answers)
    with Bare(bench_bare, 1, 0, subprocess.DEVNULL, 304) as bare:
        yield 'it answers with the status that it was told', bare.ask('/')[0] == 304
    yield 'less than a mark of at least misses it', Row('', 4.9, mark=('>=', 5)).missed()
    yield 'more than a mark of at most misses it', Row('', 65, mark=('<=', 64)).missed()
    yield 'the mark itself is no miss', not Row('', 64, mark=('<=', 64)).missed()
    yield 'what could not be measured is not called passed', Row('', None, mark=('<=', 64)).verdict() == '-'
    yield 'three digits count', [number(value) for value in (0.3724, 4.86, 37.21, 154321)] == \
        ['0.372', '4.86', '37.2', '154,321']


broken = [fact for fact, is_true in facts(sys.argv[1]) if not is_true]
for fact in broken:
    print('NOT SO:', fact)
sys.exit(1 if broken else 0)
