"""What the habit tests share: the tree that they look at, and the verdict."""
import os
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else '.').resolve()
FOREIGN_FOLDER = re.compile(r'build(-.*)?|node_modules|\..*cache|__pycache__|\.git')
FOREIGN_FILE = re.compile(r'\.git|.*\.(db|db-shm|db-wal|pyc)')


def files(pattern='*', under='.'):
    """Every file of the tree whose name matches, in a stable order; builds and caches left out."""
    found = []
    for folder, folders, names in os.walk(ROOT / under):
        folders[:] = [name for name in folders if not FOREIGN_FOLDER.fullmatch(name)]
        found += [pathlib.Path(folder, name) for name in names if not FOREIGN_FILE.fullmatch(name)]
    return sorted(path for path in found if path.match(pattern))


def read(path):
    return (ROOT / path).read_text(encoding='utf-8')


def name(path):
    return path.relative_to(ROOT).as_posix()


def verdict(looked_at, complaints):
    """Print the complaints. A habit that found nothing to look at has failed too: it would never fail."""
    for complaint in complaints:
        print(complaint)
    print(f'{looked_at} looked at, {len(complaints)} complaints')
    sys.exit(0 if looked_at > 0 and not complaints else 1)
