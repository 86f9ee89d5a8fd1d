// Writes down which text Mozilla's Readability finds on each page of tests/unit/sources/html: answers/NAME.txt.
// The unit test sources/html holds chronicled's own answers against these, so that testing needs no npm.
//
//     npm install --ignore-scripts && npm run answers
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Readability } from '@mozilla/readability';
import { JSDOM } from 'jsdom';

const pages = new URL('../unit/sources/html/', import.meta.url);
const answers = new URL('answers/', import.meta.url);
const require = createRequire(import.meta.url);
const maker = ['@mozilla/readability', 'jsdom']
    .map(name => `${name} ${require('./package.json').dependencies[name]}`).join(', ');
const blocks = new Set(['ARTICLE', 'ASIDE', 'BLOCKQUOTE', 'BR', 'DD', 'DIV', 'DL', 'DT', 'FIGCAPTION', 'FIGURE',
    'FOOTER', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'HEADER', 'HR', 'LI', 'MAIN', 'OL', 'P', 'PRE', 'SECTION', 'TABLE',
    'TD', 'TH', 'TR', 'UL']);

// The text as it would be shown: textContent alone runs the words of neighbouring blocks together.
function shown(node) {
    if (node.nodeType === 3)
        return node.data;
    const text = [...node.childNodes].map(shown).join('');
    return blocks.has(node.nodeName) ? `\n${text}\n` : text;
}

function readable(page) {
    const { document } = new JSDOM(page, { url: 'https://page.example/' }).window;
    const article = new Readability(document).parse();
    return article === null ? '' : shown(new JSDOM(article.content).window.document.body);
}

mkdirSync(answers, { recursive: true });
for (const name of readdirSync(pages).filter(name => name.endsWith('.html')).sort()) {
    const page = readFileSync(new URL(name, pages));
    const lines = readable(page).split('\n').map(line => line.replace(/\s+/g, ' ').trim()).filter(line => line !== '');
    const head = [`# made by tests/readability/answers.mjs with ${maker}`,
        `# page ${createHash('sha256').update(page).digest('hex')}`];
    writeFileSync(new URL(name.replace(/\.html$/, '.txt'), answers), [...head, '', ...lines].join('\n') + '\n');
}
