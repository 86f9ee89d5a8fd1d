"""Every enumerator fits an int: gcc 12 takes others in silence, clang 14 refuses them, and only one of the two is at hand."""
import re

import habit

ENUM = re.compile(r'\benum\b[^{;()]*\{([^}]*)\}')
TOO_LARGE = re.compile(r'\b(\w+) = [^,]*\b(?:UINT32|U?INT64|UINTPTR|SIZE|UINT|U?LONG)_MAX')

enums, complaints = 0, []
for path in habit.files('*.[ch]'):
    for body in ENUM.findall(path.read_text(encoding='utf-8')):
        enums += 1
        complaints += [f'{habit.name(path)}: {name} does not fit an int: #define it'
                       for name in TOO_LARGE.findall(body)]
habit.verdict(enums, complaints)
