"""Every table of the lexicon is sorted, unique, and named in NOTICE where its facts come from elsewhere."""
import re

import habit

tables, complaints = habit.files('*.tsv', 'server/reading/lexicon'), []
notice = habit.read('NOTICE')
ELSEWHERE = re.compile(r'Source:|GeoNames|CLDR|tzdata|CC BY|Unicode|Wikidata|npm|Debian', re.IGNORECASE)


def is_comment(line):
    return not line or line == b'#' or line.startswith(b'# ')


for path in tables:
    lines = path.read_bytes().split(b'\n')
    heading = b'\n'.join(line for line in lines if is_comment(line)).decode()
    columns, *rows = [line for line in lines if not is_comment(line)]
    # A weapon system has a row for each degree of need, the names of one degree in each.
    key_cells = 2 if columns.split(b'\t')[0] == b'id' and b'needs' in columns.split(b'\t') else 1
    keys = [b'\t'.join(row.split(b'\t')[:key_cells]) for row in rows]
    complaints += [f'{habit.name(path)}: more cells than columns: {row.decode()}'
                   for row in rows if row.count(b'\t') > columns.count(b'\t')]
    complaints += [f'{habit.name(path)}: {key.decode()} does not belong behind {before.decode()}'
                   for before, key in zip(keys, keys[1:]) if key <= before]
    if ELSEWHERE.search(heading) and path.name not in notice:
        complaints.append(f'{habit.name(path)}: its facts come from elsewhere, and NOTICE does not name it')
habit.verdict(len(tables), complaints)
