"""The generated corpus is the same wherever and however large it is made, and the reading benchmark reads it."""
import hashlib
import os
import pathlib
import subprocess
import sys
import tempfile

import corpus

SMALL, LARGE = 20, 120
SPEEDS = ('sources', 'text', 'names', 'dates', 'claims', 'all')


def generate(folder, count, hash_seed):
    subprocess.run([sys.executable, corpus.__file__, folder, str(count)], check=True,
                   env=os.environ | {'PYTHONHASHSEED': hash_seed})
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in pathlib.Path(folder).rglob('*') if path.is_file()}


def holds(fact, is_true):
    print(('ok: ' if is_true else 'NOT SO: ') + fact)
    return is_true


def facts(scratch, bench_reading):
    small = generate(scratch + '/small', SMALL, '1')
    large = generate(scratch + '/large', LARGE, '2')
    sizes = [path.stat().st_size for path in pathlib.Path(scratch, 'large').rglob('*.*')]
    yield 'there are as many articles as were asked for', (len(small), len(large)) == (SMALL, LARGE)
    yield 'a smaller corpus is the beginning of a larger one', small.items() <= large.items()
    yield 'no two articles are the same', len(set(large.values())) == LARGE
    yield 'articles have 2 to 4 KB on average', 2000 < sum(sizes) / LARGE < 4000
    measured = subprocess.run([bench_reading, scratch + '/small', str(SMALL // 2), '1'],
                              capture_output=True, text=True, check=True).stdout
    values = dict(line.split() for line in measured.splitlines())
    yield 'as many are read as were asked for', int(values['articles']) == SMALL // 2
    yield 'every step has a speed', all(float(values[step]) > 0 for step in SPEEDS)


with tempfile.TemporaryDirectory() as scratch:
    verdicts = [holds(fact, is_true) for fact, is_true in facts(scratch, sys.argv[1])]
sys.exit(0 if all(verdicts) else 1)
