"""Every route has a case of the API tests, a line in README.md and an entry in schema/openapi.yaml; the other way round too."""
import re

import habit

ROUTE = re.compile(r'\{\s*"GET",\s*"(/[^"]*)"')
PARAMETER = re.compile(r'\{[^}]*\}')

routes = {route for path in habit.files('*.c', 'server/api') for route in ROUTE.findall(path.read_text(encoding='utf-8'))}
cases = '\n'.join(path.read_text(encoding='utf-8') for path in habit.files('*.*', 'tests/api'))
asked = set(re.findall(r'(?:GET |[\'"])(/[\w./%-]*)', cases))
readme = set(re.findall(r'^\| `GET (/[^`?]*)', habit.read('README.md'), re.MULTILINE))


def shape(route):
    return PARAMETER.sub('{}', route)


def is_asked(route):
    pattern = re.compile('[^/]+'.join(map(re.escape, PARAMETER.split(route))))
    return any(pattern.fullmatch(path) for path in asked)


complaints = [f'no API case asks for {route}' for route in sorted(routes) if not is_asked(route)]
pages = {'README.md': readme}
if (habit.ROOT / 'schema/openapi.yaml').exists():
    pages['schema/openapi.yaml'] = set(re.findall(r'^  (/\S*):$', habit.read('schema/openapi.yaml'), re.MULTILINE))
for page, named in pages.items():
    ours, theirs = set(map(shape, routes)), set(map(shape, named))
    complaints += [f'{page} has no entry for {route}' for route in sorted(ours - theirs)]
    complaints += [f'{page} has {route}, which is no route' for route in sorted(theirs - ours)]
habit.verdict(len(routes), complaints)
