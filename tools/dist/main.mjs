// Packs what web/src/hosts/build.mjs built, and says what is in it: node tools/dist/main.mjs. Leaves in dist/: site/,
// extension-chromium.zip, extension-firefox.xpi, two offline files, SHA256SUMS, kinprint.spdx.json. Ends with status 1
// where a licence is not on the list or a size is above its budget.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow } from '../../web/src/hosts/files_below.mjs';
import { describedAssets, programVersion } from '../../web/vite_assets.mjs';
import { materials, refusedLicences, reservations, restrictedParts, spdx } from './bill_of_materials.mjs';
import { sizeTable, sizes } from './budgets.mjs';
import { offlineFile } from './offline_file.mjs';
import { zip } from './zip.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const dist = join(root, 'dist');
const hosts = join(root, 'build/hosts');
const place = (name, content) => writeFileSync(join(dist, name), content);

function extension(browser) {
  const folder = join(hosts, 'extension');
  const entries = filesBelow(folder)
    .filter((name) => !name.startsWith('manifest.'))
    .map((name) => [name, readFileSync(join(folder, name))]);
  return zip([...entries, ['manifest.json', readFileSync(join(folder, `manifest.${browser}.json`))]]);
}
place('extension-chromium.zip', extension('chromium'));
place('extension-firefox.xpi', extension('firefox'));

const assets = describedAssets();
const names = assets.map(({ entry }) => entry.name);
const light = names.filter((name) => !['runtime', 'weights', 'tokenizer'].includes(name));
const icon = readFileSync(join(root, 'web/src/hosts/icons/icon.svg'));
place('kinprint-offline.html', offlineFile(join(hosts, 'offline'), assets, names, icon));
place('kinprint-offline-light.html', offlineFile(join(hosts, 'offline_light'), assets, light, icon));

const packages = materials(root);
const packed = readdirSync(dist).filter((name) => /\.(zip|xpi|html|tgz)$/.test(name));
const given = [...packed, ...filesBelow(join(dist, 'site')).map((name) => `site/${name}`)].sort();
const digests = given.map((name) => [name, createHash('sha256').update(readFileSync(join(dist, name))).digest('hex')]);
const created = new Date(Number(process.env.SOURCE_DATE_EPOCH ?? 315532800) * 1000).toISOString().replace(/\.\d+Z$/, 'Z');
const bill = `${JSON.stringify(spdx(packages, digests, programVersion, created), null, 2)}\n`;
place('kinprint.spdx.json', bill);
digests.push(['kinprint.spdx.json', createHash('sha256').update(bill).digest('hex')]);
place('SHA256SUMS', digests.map(([name, digest]) => `${digest}  ${name}\n`).sort((one, other) => (one.slice(66) < other.slice(66) ? -1 : 1)).join(''));

const rows = sizes(dist);
console.log(`\n${'what'.padEnd(52)}${'bytes'.padStart(12)}${'at most'.padStart(12)}\n${sizeTable(rows)}`);
const absent = assets.filter(({ stored }) => stored === null).map(({ entry }) => entry.name);
if (absent.length > 0) console.log(`\nnot in this build: ${absent.join(', ')}`);
console.log(`\n${packages.length} parts in the bill of materials, licences: ${[...new Set(packages.map(({ licence }) => licence))].sort().join(', ')}`);
for (const { name, licence, because } of restrictedParts(packages)) console.log(`not for every use: ${name} is ${licence}, because of ${because.join(', ') || 'its own licence'}`);
for (const words of reservations(packages)) console.log(`to be cleared: ${words}`);
const refused = refusedLicences(packages);
for (const { name, licence } of refused) console.error(`${name}: ${licence} is not on the list of licences`);
if (refused.length > 0 || rows.some(({ bytes, limit }) => limit !== null && bytes > limit)) process.exitCode = 1;
