#!/usr/bin/env python3
"""corpus.py FOLDER COUNT: write COUNT articles of about 3 KB, made by mixing the paragraphs of fixtures/articles.

Article number N is the same on every machine and for every COUNT, so a smaller corpus is the beginning of a
larger one. Surnames, numbers, weekdays and months change from article to article: else ten thousand articles would
be a few hundred paragraphs said over and over, which no folder of news is.
"""
import json
import pathlib
import random
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
PER_FOLDER = 100
FEWEST_BYTES, MOST_BYTES = 1500, 4300

WEEKDAYS = 'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag'.split()
MONTHS = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split()
LONG_MONTHS = [month for month in MONTHS if month not in ('Februar', 'April', 'Juni', 'September', 'November')]
SYLLABLES = ('Al Bar Bren Dor Ehr Fal Gren Hal Im Kar Lam Mar Nor Ost Pel Rau Sal Tor Ul Vol Wen Zim'.split(),
             'be da ge ha ke le mo ne ra se ti va'.split(),
             'berg bach dorp feld hart horst kamp lund mann mark rup stedt storf thal voss wig'.split())
HOME = 'Nordkorea'  # marks the articles that retell published reports: what real people said stays as it is


class Dice:
    """random() is the one part of the module that promises the same numbers in every version of Python."""

    def __init__(self, seed):
        self.next = random.Random(seed).random

    def below(self, end):
        return int(self.next() * end)

    def one(self, items):
        return items[self.below(len(items))]


class Material:
    """What the fixtures have to give."""

    def __init__(self):
        self.titles, self.free, self.fixed, self.clutter, self.publishers = [], [], [], [], []
        folder = ROOT / 'fixtures/articles'
        for path in sorted(path for path in folder.rglob('*') if path.is_file()):
            self.take_file(path)
        surnames = '|'.join(sorted(invented_surnames()))
        self.pattern = re.compile(rf'\b(?:(?P<name>{surnames})(?=s?\b)|(?P<weekday>{"|".join(WEEKDAYS)})\b'
                                  rf'|(?P<month>{"|".join(MONTHS)})\b)'
                                  r'|(?<![\d.,:/–-])(?P<number>[1-9]\d{1,2})(?![\d.,:/–-])')

    def take_file(self, path):
        if path.suffix not in ('.txt', '.json', '.jsonl'):
            return  # markup would have to be taken apart first
        content = path.read_bytes()
        try:
            text = content.decode('utf-8')
        except UnicodeDecodeError:
            text = content.decode('cp1252')
        if path.suffix == '.txt':
            self.take_text(text)
            return
        for line in text.splitlines() if path.suffix == '.jsonl' else [text]:
            record = json.loads(line)
            self.titles.append(record['title'])
            self.publishers.append(record['publisher'])
            self.take_text(record['text'])

    def take_text(self, text):
        if ' the ' in text:
            return
        for block in re.split(r'\n\s*\n', text.replace('\r\n', '\n').strip()):
            if is_running_text(block):
                (self.fixed if HOME in text else self.free).append(block)
            elif HOME not in text and len(block) < 120:
                self.clutter.append(block)


def is_running_text(block):
    return len(block) >= 150 and block.rstrip()[-1] in '.!?“”«"' and re.search(r'[.!?] ', block) is not None


def invented_surnames():
    """Of the people in the articles that may be changed: those told of under invented names."""
    names = set()
    for path in sorted((ROOT / 'fixtures/expected').rglob('*.json')):
        article = ROOT / 'fixtures/articles' / path.relative_to(ROOT / 'fixtures/expected').with_suffix('')
        if not article.exists() or HOME.encode() in article.read_bytes():
            continue
        for record in json.loads(path.read_text(encoding='utf-8'))['records']:
            names |= {mention['name'].split()[-1] for mention in record.get('mentions', [])
                      if mention['kind'] == 'person' and ' ' in (mention.get('name') or '')}
    return names


def vary(material, dice, paragraph, people):
    def replacement(found):
        kind, word = found.lastgroup, found[0]
        if kind == 'name':
            if word not in people:
                people[word] = ''.join(dice.one(syllables) for syllables in SYLLABLES)
            return people[word]
        if kind == 'number':
            smallest = 10 ** (len(word) - 1)
            return str(smallest + dice.below(9 * smallest))
        return dice.one(WEEKDAYS if kind == 'weekday' else LONG_MONTHS)

    return material.pattern.sub(replacement, paragraph)


def compose(material, number):
    """Headline and paragraphs of article `number`, from 0; no paragraph comes twice."""
    dice, people = Dice(number), {}
    title = vary(material, dice, dice.one(material.titles), people)
    paragraphs, used, length = [], set(), 0
    wanted = FEWEST_BYTES + dice.below(MOST_BYTES - FEWEST_BYTES)
    if dice.below(4) == 0:
        paragraphs.append(dice.one(material.fixed))
        length = len(paragraphs[0].encode())
    while length < wanted:
        choice = dice.below(len(material.free))
        if choice in used:
            continue
        used.add(choice)
        paragraphs.append(vary(material, dice, material.free[choice], people))
        length += len(paragraphs[-1].encode())
    return dice, title, paragraphs


def article(material, number):
    """Its path and bytes: every other one a scraped text, the rest JSON records."""
    dice, title, paragraphs = compose(material, number)
    path = f'{number // PER_FOLDER:03d}/{number % PER_FOLDER:02d}'
    if number % 2 == 0:
        blocks = [title, *paragraphs, dice.one(material.clutter)]
        return path + '.txt', ('\n\n'.join(blocks) + '\n').encode()
    day = f'{2022 + dice.below(3)}-{1 + dice.below(12):02d}-{1 + dice.below(28):02d}'
    record = {'title': title, 'published': day, 'publisher': dice.one(material.publishers),
              'url': f'https://mischblatt.example/{day}/{number}', 'language': 'de', 'text': '\n\n'.join(paragraphs)}
    return path + '.json', json.dumps(record, ensure_ascii=False, indent=1).encode()


def write(folder, count):
    material = Material()
    for number in range(count):
        path, content = article(material, number)
        target = pathlib.Path(folder, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


if __name__ == '__main__':
    if len(sys.argv) != 3 or not sys.argv[2].isdigit():
        sys.exit(__doc__)
    write(sys.argv[1], int(sys.argv[2]))
