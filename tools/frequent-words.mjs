// Writes frequent-words.tsv: German words by how often they are used.
//
//     node tools/frequent-words.mjs FOLDER_OF_NODE_MODULES > server/reading/lexicon/frequent-words.tsv
//
// Needs the npm package @zxcvbn-ts/language-de 3.0.2 (MIT).
import { createRequire } from 'module';

const require = createRequire(process.argv[2] + '/');
const { dictionary } = require('@zxcvbn-ts/language-de');

/** The place of a word in a list, in steps of a factor of four: 1 is the most frequent. */
function step(rank) {
    return 1 + Math.max(0, Math.ceil(Math.log2((rank + 1) / 500) / 2));
}

const words = new Map();
const spoken = new Map(dictionary.commonWords.map((word, rank) => [word, step(rank)]));
dictionary.wikipedia.forEach((word, rank) => words.set(word, [step(rank), spoken.get(word) ?? 0]));
for (const [word, rank] of spoken)
    if (!words.has(word))
        words.set(word, [0, rank]);
const rows = [...words].filter(([word]) => /^\p{Ll}[\p{Ll}-]+$/u.test(word))
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
console.log('# Words by frequency: 1 is the most frequent, each step four times rarer, 0 is not listed.');
console.log('# source: @zxcvbn-ts/language-de (MIT): words of encyclopedia articles and of film dialogue; see tools/frequent-words.mjs');
console.log('word\twritten\tspoken');
rows.forEach(([word, ranks]) => console.log([word, ...ranks].join('\t')));
