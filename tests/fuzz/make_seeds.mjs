// First inputs of one fuzzed importer from fixtures: as they are, and JSON written compactly, whole and item by item, so
// that a whole chat fits where the fixture does not; and from the inputs kept before, a .hex file of them.
// usage: node make_seeds.mjs CHECK FOLDER FIXTURE_OR_HEX...
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const cut = '\x01'; // between the parts of an input; stands in no text
const [check, folder, ...files] = process.argv.slice(2).filter((name) => name !== '-' && !name.endsWith('.expected.json'));
const fixtures = files.filter((name) => !name.endsWith('.hex'));
const kept = files.filter((name) => name.endsWith('.hex')).flatMap((name) => readFileSync(name, 'utf8').trim().split('\n'));

// The bytes and, of JSON, each value and each element of a root array; lone surrogates stay escapes.
function formsOf(bytes) {
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  const values = [];
  for (const part of [text, ...text.split('\n')]) {
    try {
      values.push(JSON.parse(part));
    } catch {
      // No JSON, a broken line, or a part of a longer value.
    }
  }
  const items = values.flatMap((value) => (Array.isArray(value) ? value : []));
  const texts = [...values, ...items].filter((value) => value !== null && typeof value === 'object').map((value) => JSON.stringify(value));
  return [bytes, ...[...new Set(texts)].map((value) => Buffer.from(value))];
}

const optionTexts = [
  '{"piece":{"form":0,"last":false},"sample":3}',
  '{"piece":{"form":1,"format":5}}',
  '{"table":{"delimiter":",","header":true,"prompt":0,"key":1,"model":null,"answers":[1,2]},"splitTranscript":false}',
  '{"table":{"delimiter":",","header":true,"prompt":0,"answers":[1,9]}}',
];
// See pairing_check.cpp for what the letters mean.
const pairingTexts = ['', '{"laterTurns":true,"near":0.3,"accept":"all","reasoning":true}', '{"byPosition":true,"accept":[0,1],"leftModel":"m","rightSide":"right"}'];
const sides = [
  '@Why is the sky blue?\tScattering.\n@Name a river.\tRhine\tNile',
  '@why is the  sky blue?\tAir.\n@Name any river\tElbe\nAAnd a lake?\tComo\n@Why is the sky blue?\tDust.',
  'Bq1\tYes\nBq2\tNo\nDTell me more\tNo.\n@\tAn answer alone',
  'Bq2\tNein\nBq1\tJa\nHTell me a bit more\tWhy?\nLTell me more\tAh',
];

const short = fixtures.flatMap((name) => formsOf(readFileSync(name)).map((bytes, form) => ({ name: `${basename(name)}.${form}`, bytes })));
const joined = (...parts) => Buffer.concat(parts.flatMap((part, place) => [Buffer.from(place === 0 ? '' : cut), Buffer.from(part)]));
let seeds = short;
if (check === 'import_options') {
  seeds = short.flatMap(({ name, bytes }) => optionTexts.map((text, option) => ({ name: `${name}.${option}`, bytes: joined(text, bytes) })));
} else if (check === 'pairing') {
  seeds = pairingTexts.flatMap((text, option) =>
    sides.flatMap((left, place) => sides.map((right, other) => ({ name: `${option}.${place}.${other}`, bytes: joined(text, left, right) }))),
  );
}
mkdirSync(folder, { recursive: true });
for (const { name, bytes } of seeds) writeFileSync(join(folder, name), bytes);
for (const [place, hex] of kept.entries()) writeFileSync(join(folder, `kept.${place}`), Buffer.from(hex, 'hex'));
