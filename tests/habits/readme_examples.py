"""The examples of README.md answer what README.md says that they answer.

Every ```console block is played against a server over fixtures/articles. A line that is only an ellipsis stands
for any lines.
"""
import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

import habit

BLOCK = re.compile(r'^```console\n(.*?)^```', re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r'^\$ (curl .*\n)((?:(?!\$ ).*\n)*)', re.MULTILINE)


@contextlib.contextmanager
def server(binary, folder):
    """A chronicled over the fixtures that has read them; its address."""
    with open(os.path.join(folder, 'log'), 'w+', encoding='utf-8') as log:
        process = subprocess.Popen([binary, '--sources', habit.ROOT / 'fixtures/articles', '--listen', '127.0.0.1:0',
                                    '--database', os.path.join(folder, 'store.db')], stdout=log, stderr=log)
        try:
            deadline, address = time.monotonic() + 60, None
            while process.poll() is None and time.monotonic() < deadline:
                log.seek(0)
                address = re.search(r'127\.0\.0\.1:[1-9]\d*', log.read())
                if address and not subprocess.run(['curl', '-fs', f'{address[0]}/readyz'], capture_output=True).returncode:
                    break
                time.sleep(0.05)
            else:
                log.seek(0)
                sys.exit(f'the server is not ready:\n{log.read()}')
            yield address[0]
        finally:
            process.terminate()
            process.wait(20)


def pattern(expected):
    lines = [r'(?:.*\n)*' if line.strip() in ('...', '…') else re.escape(line) + r'\n' for line in expected.splitlines()]
    return re.compile(''.join(lines))


if not all(map(shutil.which, ('bash', 'curl', 'jq'))):
    sys.exit(77)
examples = [example for block in BLOCK.findall(habit.read('README.md')) for example in EXAMPLE.findall(block)]
complaints = []
with tempfile.TemporaryDirectory(prefix='chronicled-readme-') as folder, server(sys.argv[2], folder) as address:
    for command, expected in examples:
        answer = subprocess.run(['bash', '-c', command.replace('localhost:8080', address)], capture_output=True, text=True)
        if not pattern(expected).fullmatch(answer.stdout.rstrip('\n') + '\n'):
            complaints.append(f'$ {command}README.md says:\n{expected}the server says:\n{answer.stdout}{answer.stderr}')
habit.verdict(len(examples), complaints)
