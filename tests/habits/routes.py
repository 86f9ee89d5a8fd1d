"""Every route has a line in README.md, a case of the API tests and an entry in schema/openapi.yaml; the other way round too."""
import re

import habit

ROUTE = re.compile(r'\{\s*"GET",\s*"(/[^"]*)"')
PARAMETER = re.compile(r'\{[^},]*\}')


def expand(route):
    """/v1/{people,places}/{id} stands for two routes."""
    choice = re.search(r'\{([^}]*,[^}]*)\}', route)
    return [route] if choice is None else [route.replace(choice[0], word) for word in choice[1].split(',')]


def shape(route):
    return PARAMETER.sub('{}', route)


def is_asked(route, asked):
    pattern = re.compile('[^/]+'.join(map(re.escape, PARAMETER.split(route))))
    return any(pattern.fullmatch(path) for path in asked)


routes = {route for path in habit.files('*.c', 'server/api') for route in ROUTE.findall(path.read_text(encoding='utf-8'))}
readme = re.findall(r'^\| `GET (/[^`?]*)', habit.read('README.md'), re.MULTILINE)
pages = {'README.md': {route for row in readme for route in expand(row)}}
if (habit.ROOT / 'schema/openapi.yaml').exists():
    pages['schema/openapi.yaml'] = set(re.findall(r'^  (/\S*):$', habit.read('schema/openapi.yaml'), re.MULTILINE))
complaints = []
for page, named in pages.items():
    ours, theirs = set(map(shape, routes)), set(map(shape, named))
    complaints += [f'{page} has no entry for {route}' for route in sorted(ours - theirs)]
    complaints += [f'{page} has {route}, which is no route' for route in sorted(theirs - ours)]
if (habit.ROOT / 'tests/api').exists():
    cases = '\n'.join(path.read_text(encoding='utf-8') for path in habit.files('*.*', 'tests/api'))
    asked = set(re.findall(r'(?:GET |[\'"])(/[\w./%{}-]*)', cases))
    complaints += [f'no API case asks for {route}' for route in sorted(routes) if not is_asked(route, asked)]
habit.verdict(len(routes), complaints)
