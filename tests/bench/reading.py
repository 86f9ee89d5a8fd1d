"""Reading, step by step, by bench-reading (reading.c)."""
import subprocess

from table import CannotMeasure, Row

STEPS = {'sources': None, 'text': None, 'names': 20, 'dates': 30, 'claims': 8, 'all': 5}
ARTICLES = 2000


def measure(bench, articles, rounds):
    """What the program says, by name."""
    done = subprocess.run([bench.reading, bench.corpus(articles), str(articles), str(rounds)],
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise CannotMeasure(done.stderr.strip())
    return {name: float(value) for name, value in (line.split() for line in done.stdout.splitlines())}


def rows(bench):
    articles = min(ARTICLES, bench.articles)
    values = measure(bench, articles, bench.rounds)
    found = {'names': 'mentions', 'dates': 'dates_found', 'claims': 'claims_found'}
    for step, mark in STEPS.items():
        name, count = 'all steps' if step == 'all' else step, values.get(found.get(step), None)
        if count == 0:
            yield Row(name, None, mark=mark and ('>=', mark), remark='finds nothing')
            continue
        remark = f'{count:.1f} found an article' if count else ''
        yield Row(name, values[step], 'MB/s', mark and ('>=', mark), remark)
    yield Row('loading lexicon and models', values['load_ms'], 'ms')
