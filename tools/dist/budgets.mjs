// Sizes against budgets. What a host may compress is measured as brotli, level 11, as good hosts send it; what ships
// compressed (*.bin, gzip) counts as it is stored, because that is what travels.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const megabyte = 1_000_000;

function brotli(path) {
  const bytes = readFileSync(path);
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

const isModel = (name) => /^(runtime|weights|tokenizer)-/.test(name);
const isImporter = (name) => /^(importer|import_files)-/.test(name); // fetched by the first import
const isMany = (name) => /^many[-_]/.test(name); // fetched where the mode for many bots is chosen
const isAsked = (name) => /^(CasesView|pasted_markdown)-/.test(name); // known cases, and the first formatted paste
const isChinese = (name) => /^add_chinese-/.test(name); // fetched where that language is chosen

// Rows of {what, bytes, limit}; limit null where there is none.
export function sizes(dist) {
  const assets = readdirSync(join(dist, 'site/assets')).sort();
  const travels = (name) => (name.endsWith('.bin') ? statSync(join(dist, 'site/assets', name)).size : brotli(join(dist, 'site/assets', name)));
  const sum = (belongs) => assets.filter(belongs).reduce((bytes, name) => bytes + travels(name), 0);
  const isLater = (name) => [isModel, isImporter, isMany, isAsked, isChinese].some((belongs) => belongs(name));
  const file = (name) => statSync(join(dist, name)).size;
  const rows = [
    { what: 'site: page, core and tables, to the first verdict', bytes: sum((name) => !isLater(name)) + brotli(join(dist, 'site/index.html')), limit: 1.5 * megabyte },
    { what: 'site: importers, once, with the first import', bytes: sum(isImporter), limit: 0.25 * megabyte },
    { what: 'site: many bots, once, where that mode is chosen', bytes: sum(isMany), limit: 0.25 * megabyte },
    { what: 'site: known cases, formatted paste, where asked for', bytes: sum(isAsked), limit: 0.05 * megabyte },
    { what: 'site: Chinese, where that language is chosen', bytes: sum(isChinese), limit: 0.05 * megabyte },
    { what: 'site: model and its runtime, once, later', bytes: sum(isModel), limit: 18 * megabyte },
    { what: 'kinprint-offline-light.html', bytes: file('kinprint-offline-light.html'), limit: 7 * megabyte },
    { what: 'kinprint-offline.html', bytes: file('kinprint-offline.html'), limit: null },
    { what: 'extension-chromium.zip', bytes: file('extension-chromium.zip'), limit: null },
    { what: 'extension-firefox.xpi', bytes: file('extension-firefox.xpi'), limit: null },
  ];
  for (const name of readdirSync(dist).filter((entry) => entry.endsWith('.tgz')).sort()) rows.push({ what: name, bytes: file(name), limit: null });
  return rows;
}

export function sizeTable(rows) {
  const number = (bytes) => bytes.toString().replace(/\B(?=(\d{3})+$)/g, ' ').padStart(12);
  return rows
    .map(({ what, bytes, limit }) => `${what.padEnd(52)}${number(bytes)}${limit === null ? ' '.repeat(14) : number(limit)}  ${limit === null ? '' : bytes <= limit ? 'ok' : 'TOO LARGE'}`.trimEnd())
    .join('\n');
}
