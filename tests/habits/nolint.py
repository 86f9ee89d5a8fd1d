"""Every NOLINT names the check that it silences and gives a reason: NOLINTNEXTLINE(check): reason"""
import re

import habit

NOLINT = re.compile(r'NOLINT(?:NEXTLINE|BEGIN)?\b(?P<checks>\([\w.,*-]+\))?(?P<reason>[^\n]*)')

sources, complaints = habit.files('*.[ch]'), []
for path in sources:
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        found = NOLINT.search(line)
        if found is None:
            continue
        if found['checks'] is None or '*' in found['checks']:
            complaints.append(f'{habit.name(path)}:{number}: which check is silenced?')
        elif len(re.findall(r'\w+', found['reason'])) < 2:
            complaints.append(f'{habit.name(path)}:{number}: why is it silenced?')
habit.verdict(len(sources), complaints)
