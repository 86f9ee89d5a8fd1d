"""The tree names no folder of anybody's machine and no registry or mirror: it builds wherever it is put."""
import re

import habit

# Written with a class of one letter, so that this file does not find itself.
MACHINE = re.compile(rb'(?<![\w.$}])/(?:[w]ork|[h]ome|[r]oot|[U]sers|[m]nt)/\w'
                     rb'|[r]egistry\.|[d]eb\.debian\.org|[p]ypi\.org|[g]hcr\.io|[q]uay\.io|[d]ocker\.io|[n]pmjs')

paths, complaints = habit.files(), []
for path in paths:
    for number, line in enumerate(path.read_bytes().split(b'\n'), 1):
        found = MACHINE.search(line)
        if found:
            complaints.append(f'{habit.name(path)}:{number}: names {found[0].decode()}')
habit.verdict(len(paths), complaints)
