"""Every rule that makes claims stands in RULES.md, and the other way round."""
import re

import habit

folder = 'server/reading/claims'
documented = set(re.findall(r'^\| `([\w-]+)` \|', habit.read(f'{folder}/RULES.md'), re.MULTILINE))
coded = set()
for path in habit.files('*.c', folder):
    for statement in re.findall(r'\brule\s*=([^;]*);', path.read_text(encoding='utf-8')):
        coded |= set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', statement))
complaints = [f'{folder}: {rule} is not explained in RULES.md' for rule in sorted(coded - documented)]
complaints += [f'{folder}/RULES.md: {rule} is no rule of the code' for rule in sorted(documented - coded)]
habit.verdict(len(coded), complaints)
