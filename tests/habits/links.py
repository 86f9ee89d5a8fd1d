"""Every relative link of a Markdown file leads to a file of the tree, and to a heading of it where it names one."""
import re

import habit

LINK = re.compile(r'\[[^\]]*\]\(([^)\s]+)\)')
FENCE = re.compile(r'^```.*?^```', re.MULTILINE | re.DOTALL)


def anchors(path):
    headings = re.findall(r'^#+ (.*)$', FENCE.sub('', path.read_text(encoding='utf-8')), re.MULTILINE)
    return {re.sub(r'[^\w\- ]', '', heading.lower()).replace(' ', '-') for heading in headings}


pages, complaints = habit.files('*.md'), []
for page in pages:
    for link in LINK.findall(FENCE.sub('', page.read_text(encoding='utf-8'))):
        target, _, anchor = link.partition('#')
        if re.match(r'[a-z]+:', target):
            continue
        path = (page.parent / target).resolve() if target else page
        if not path.exists():
            complaints.append(f'{habit.name(page)}: {link} leads nowhere')
        elif anchor and anchor not in anchors(path):
            complaints.append(f'{habit.name(page)}: {target or "the page"} has no heading #{anchor}')
habit.verdict(len(pages), complaints)
