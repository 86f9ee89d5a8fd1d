"""--help and README.md name every format, and README.md all names that members of records go by, in their order."""
import re
import subprocess
import sys

import habit

FORMAT = re.compile(r'\{ "(\w+)", \w+_endings, ')
NAMES = re.compile(r'\[METADATA_\w+\] = \{(.*?)\}', re.DOTALL)

pages = {
    '--help': subprocess.run([sys.argv[2], '--help'], capture_output=True, text=True, check=True).stdout,
    'README.md': habit.read('README.md'),
}
formats = FORMAT.findall(habit.read('server/sources/formats.c'))
complaints = [f'{page} does not name the format {name}' for page, text in pages.items() for name in formats
              if not re.search(rf'\b{name}\b', text, re.IGNORECASE)]
lists = [re.findall(r'"(\w+)"', names) for names in NAMES.findall(habit.read('server/sources/metadata.c'))]
for names in filter(None, lists):
    if ', '.join(f'`{name}`' for name in names) not in pages['README.md']:
        complaints.append(f'README.md does not tell that "{names[0]}" goes by {names}')
habit.verdict(len(formats) * len(list(filter(None, lists))), complaints)
