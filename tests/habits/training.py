"""The articles that the names tagger learns from are marked by the rules: whole names, of known kinds, none in another."""
import json

import habit

KINDS = {'person', 'organisation', 'place'}
articles, complaints, ids = [], [], set()


def check(article):
    """What is wrong with the article's marks, one line each."""
    text, end = article['text'], 0
    for name in article['names']:
        marked = text[name['start']:name['end']]
        if name['kind'] not in KINDS:
            yield f'{name["kind"]} is no kind'
        if marked != marked.strip() or not marked:
            yield f'a mark at {name["start"]} is no name: "{marked}"'
        if name['start'] < end:
            yield f'"{marked}" begins in the name before it'
        end = name['end']
    if any(sign in text for sign in ('[[', ']]', '|')):
        yield 'a sign of mark-up was left in the text'


for path in habit.files('*.jsonl', 'tools/training'):
    for line in path.read_text(encoding='utf-8').splitlines():
        article = json.loads(line)
        articles.append(article)
        if article['id'] in ids:
            complaints.append(f'{article["id"]} is there twice')
        ids.add(article['id'])
        complaints += [f'{article["id"]}: {complaint}' for complaint in check(article)]
habit.verdict(len(articles), complaints)
