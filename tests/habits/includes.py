"""Every include of ours, and of a library that is one folder's matter, stands in the table of ARCHITECTURE.md."""
import re

import habit

ROW = re.compile(r'^\| `([\w/]+)` \|([^|\n]*)\|([^|\n]*)\|$', re.MULTILINE)
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)

table = {folder: (re.findall('`([^`]+)`', uses), tuple(re.findall('`([^`]+)`', libraries)))
         for folder, uses, libraries in ROW.findall(habit.read('ARCHITECTURE.md'))}
guarded = tuple(header for _, libraries in table.values() for header in libraries)


def row_of(path):
    """The folder of the table that a path under server/ falls into; files beside the folders are main's."""
    inside = [folder for folder in table if path.startswith(folder + '/')]
    return max(inside, key=len, default=None if '/' in path else 'main')


includes, complaints = 0, []
for path in habit.files('*.[ch]', 'server'):
    row = row_of(path.relative_to(habit.ROOT / 'server').as_posix())
    if row not in table:
        complaints.append(f'{habit.name(path)}: the table has no row for its folder')
        continue
    uses, libraries = table[row]
    for ours, library in INCLUDE.findall(path.read_text(encoding='utf-8')):
        includes += 1
        if ours and row_of(ours) not in [row, *uses] and row != 'main':
            complaints.append(f'{habit.name(path)}: {row} must not include "{ours}"')
        if library.startswith(guarded) and not library.startswith(libraries or ('-',)):
            complaints.append(f'{habit.name(path)}: {row} must not include <{library}>')
habit.verdict(includes, complaints)
