"""Every setting stands in --help, README.md and docker/compose.yaml, and those name no other."""
import re
import subprocess
import sys

import habit

VARIABLE = re.compile(r'\bCHRONICLED_[A-Z_]+\b')

settings = set(VARIABLE.findall(habit.read('server/settings.c')))
pages = {
    '--help': subprocess.run([sys.argv[2], '--help'], capture_output=True, text=True, check=True).stdout,
    'README.md': habit.read('README.md'),
    'docker/compose.yaml': habit.read('docker/compose.yaml'),
}
complaints = []
for page, text in pages.items():
    named = set(VARIABLE.findall(text))
    complaints += [f'{page} does not name {setting}' for setting in sorted(settings - named)]
    complaints += [f'{page} names {setting}, which is no setting' for setting in sorted(named - settings)]
flags = set(re.findall(r'--[a-z][a-z-]+', pages['--help']))
complaints += [f'README.md does not name {flag}' for flag in sorted(flags) if flag not in pages['README.md']]
habit.verdict(len(settings), complaints)
