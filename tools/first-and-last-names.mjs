// Writes first-names.tsv, last-names.tsv and name-genders.tsv.
//
//     node tools/first-and-last-names.mjs FOLDER_OF_NODE_MODULES server/reading/lexicon
//
// Needs the npm packages @faker-js/faker 10.6.0 and @zxcvbn-ts/language-de 3.0.2 (both MIT).
import { createRequire } from 'module';
import { readFileSync, writeFileSync } from 'fs';

const require = createRequire(process.argv[2] + '/');
const faker = require('@faker-js/faker');
const { dictionary } = require('@zxcvbn-ts/language-de');

const LANGUAGES = ['CS_CZ', 'DA', 'DE', 'DE_AT', 'DE_CH', 'EN', 'EN_AU', 'EN_GH', 'EN_HK', 'EN_IN', 'EN_NG', 'ES', 'FI', 'FR', 'FR_CH',
    'FR_SN', 'HR', 'HU', 'ID_ID', 'IT', 'KU_kmr_latin', 'LV', 'NB_NO', 'NL', 'PL', 'PT_BR', 'PT_PT', 'RO', 'SK', 'SL_SI',
    'SR_RS_latin', 'SV', 'TR', 'RU', 'UK', 'VI'];
const CYRILLIC = { а: 'a', б: 'b', в: 'w', г: 'g', ґ: 'g', д: 'd', е: 'e', ё: 'jo', є: 'je', ж: 'sch', з: 's', и: 'i', і: 'i', ї: 'ji', й: 'j',
    к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'ch', ц: 'z', ч: 'tsch', ш: 'sch',
    щ: 'schtsch', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'ju', я: 'ja' };

/** As German newspapers write Russian and Ukrainian names. */
function latin(name) {
    const lower = [...name.toLowerCase()].map((letter) => CYRILLIC[letter] ?? letter).join('');
    return lower.replace(/ij$/, 'i');
}

function collect(part, genders = ['generic', 'female', 'male']) {
    const found = new Set();
    for (const language of LANGUAGES) {
        const lists = faker[`faker${language}`].rawDefinitions.person[part] ?? {};
        for (const name of genders.flatMap((gender) => lists[gender] ?? []).filter((item) => typeof item === 'string'))
            found.add(latin(name));
    }
    return found;
}

function sorted(names) {
    return [...names].filter((name) => /^\p{Ll}[\p{Ll}’'-]{2,}$/u.test(name))
        .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

function write(path, what, names) {
    const rows = sorted(names);
    writeFileSync(path, `# ${what} of many languages in lower case, Cyrillic ones as German newspapers write them.\n` +
        '# source: @faker-js/faker and @zxcvbn-ts/language-de (both MIT); see tools/first-and-last-names.mjs\nname\n' +
        rows.join('\n') + '\n');
}

// Ranks, which also are names somewhere, are ranks in the news.
const RANKS = ['general', 'major'];

const first = collect('first_name');
const last = collect('last_name');
dictionary.firstnames.forEach((name) => first.add(name));
// Names that news name often and that the packages lack, gathered by hand.
readFileSync(new URL('more-first-names.txt', import.meta.url), 'utf8').trim().split(/\s+/)
    .forEach((name) => first.add(name.toLowerCase()));
dictionary.lastnames.forEach((name) => last.add(name));
RANKS.forEach((rank) => first.delete(rank));
write(`${process.argv[3]}/first-names.tsv`, 'First names', first);
write(`${process.argv[3]}/last-names.tsv`, 'Last names', last);

// What "er" and "sie" can mean; a name that ends in a is a woman's unless it stands here as a man's.
const women = collect('first_name', ['female']), men = collect('first_name', ['male']);
const told = sorted([...new Set([...women, ...men])].filter((name) => first.has(name) && women.has(name) !== men.has(name) && (men.has(name) || !name.endsWith('a'))));
writeFileSync(`${process.argv[3]}/name-genders.tsv`,
    '# First names in lower case that only women or only men have; women\'s that end in a need no row.\n' +
    '# source: @faker-js/faker (MIT); see tools/first-and-last-names.mjs\nname\tgender\n' +
    told.map((name) => `${name}\t${women.has(name) ? 'f' : 'm'}\n`).join(''));
