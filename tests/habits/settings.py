"""Every setting stands in --help, README.md and docker/compose.yaml, and those name no other; every format in the first two."""
import re
import subprocess
import sys

import habit

VARIABLE = re.compile(r'\bCHRONICLED_[A-Z_]+\b')
FORMAT = re.compile(r'\{ "(\w+)", \w+_endings, ')

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
formats = FORMAT.findall(habit.read('server/sources/formats.c'))
complaints += [f'{page} does not name the format {name}' for page in ('--help', 'README.md') for name in formats
               if not re.search(rf'\b{name}\b', pages[page], re.IGNORECASE)]
habit.verdict(len(settings) + len(formats), complaints)
