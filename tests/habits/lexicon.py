"""Every table of the lexicon is sorted, unique, and named in NOTICE where its facts come from elsewhere."""
import habit

tables, complaints = habit.files('*.tsv', 'server/reading/lexicon'), []
notice = habit.read('NOTICE')
for path in tables:
    lines = path.read_bytes().split(b'\n')
    comments = [line.decode() for line in lines if line.startswith(b'#')]
    rows = [line for line in lines if line and not line.startswith(b'#')]
    keys = [row.split(b'\t')[0] for row in rows]
    for row in rows:
        if row.count(b'\t') != rows[0].count(b'\t'):
            complaints.append(f'{habit.name(path)}: not as many columns as in the first row: {row.decode()}')
    for before, key in zip(keys, keys[1:]):
        if key <= before:
            complaints.append(f'{habit.name(path)}: {key.decode()} does not belong behind {before.decode()}')
    sources = [line for line in comments if line.lower().startswith('# source')]
    if not sources:
        complaints.append(f'{habit.name(path)}: no line "# source: ..." says where its facts come from')
    elif 'chronicled' not in sources[0] and habit.name(path) not in notice and path.name not in notice:
        complaints.append(f'{habit.name(path)}: NOTICE does not name it')
habit.verdict(len(tables), complaints)
