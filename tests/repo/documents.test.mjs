// What the documents name is there: files, links, commands with their options, channels, packages.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import test from 'node:test';
import { helpText } from '../../web/src/cli/help.ts';
import { read, root, trackedFiles } from './tree.mjs';

const documents = trackedFiles.filter((file) => file.endsWith('.md') && !file.startsWith('tests/fixtures/'));
const folders = new Set(trackedFiles.flatMap((file) => file.split('/').slice(0, -1).map((_, depth, parts) => parts.slice(0, depth + 1).join('/'))));
const known = new Set([...trackedFiles, ...folders]);
const top = new Set([...known].filter((name) => !name.includes('/')));

test('paths in the documents exist', () => {
  const missing = [];
  for (const document of documents) {
    for (const [, quoted] of read(document).matchAll(/`([^`\n]+)`/g)) {
      for (const word of quoted.split(/\s+/)) {
        const path = word.replace(/^\.\//, '').replace(/\/$/, '');
        // A path of the repository: its first part is a folder of it. What a build writes is not looked for.
        if (!/^[\w.-]+(\/[\w.-]+)+$/.test(path) || !top.has(path.split('/')[0])) continue;
        if (!known.has(path) && !known.has(join(dirname(document), path))) missing.push(`${document}: ${path}`);
      }
    }
    for (const [, link] of read(document).matchAll(/\]\(([^)#\s]+)/g)) {
      if (!/^[a-z]+:/.test(link) && !existsSync(root + join(dirname(document), link))) missing.push(`${document}: ${link}`);
    }
  }
  assert.deepEqual(missing, []);
});

test('tools named in comments exist', () => {
  const missing = [];
  for (const file of trackedFiles.filter((name) => /\.(ts|mjs|svelte|cpp|hpp|py|sh|css|cmake|txt)$/.test(name) && !/^tests\/(fixtures|fuzz\/corpus)\//.test(name))) {
    for (const [, path] of read(file).matchAll(/(?<![\w./-])((?:tools|models|bench)\/[\w/]+\.(?:mjs|sh|py|ts|txt|md))\b/g)) {
      if (!known.has(path) && !known.has(join(dirname(file), path))) missing.push(`${file}: ${path}`);
    }
  }
  assert.deepEqual(missing, []);
});

test('chapters named behind a document are chapters of it', () => {
  const missing = [];
  let named = 0;
  for (const file of trackedFiles.filter((name) => /\.(ts|mjs|svelte|cpp|hpp|py|sh|md)$/.test(name) && !name.startsWith('tests/fixtures/'))) {
    for (const [whole, path, words] of read(file).matchAll(/([\w/]+\.md)\)?`?, ([A-Z][^.;:)\n]*)/g)) {
      const document = [path, join(dirname(file), path), `models/${path}`].find((candidate) => documents.includes(candidate));
      if (document === undefined) continue; // a list of documents, or one outside the repository
      const chapters = [...read(document).matchAll(/^#+ (.+)$/gm)].map(([, chapter]) => chapter);
      named += 1;
      if (!chapters.some((chapter) => words.startsWith(chapter) || chapter.startsWith(words))) missing.push(`${file}: ${whole}`);
    }
  }
  assert.ok(named > 10);
  assert.deepEqual(missing, []);
});

test('every command of the documents is one, with options of its help', () => {
  const wrong = [];
  let commands = 0;
  for (const document of documents) {
    for (const [line, name] of read(document).matchAll(/(?:^|`|\.\/)kinprint ([a-z]+)\b[^`#\n|]*/gm)) {
      const help = helpText(name); // undefined where there is no such command
      commands += 1;
      if (help === undefined) wrong.push(`${document}: kinprint ${name}`);
      for (const [option] of line.matchAll(/(?<= )--?[a-z][a-z-]*/g)) {
        if (help !== undefined && !new RegExp(`(?<![\\w-])${option}(?![\\w-])`).test(help)) wrong.push(`${document}: kinprint ${name} ${option}`);
      }
    }
  }
  assert.ok(commands > 10);
  assert.deepEqual(wrong, []);
});

test('npm scripts that are named exist', () => {
  const { scripts } = JSON.parse(read('web/package.json'));
  const named = trackedFiles.filter((file) => /\.(md|mjs|ts|sh)$/.test(file)).flatMap((file) => [...read(file).matchAll(/npm run (?:--silent )?([a-z]\w*)/g)].map((match) => match[1]));
  assert.ok(named.includes('check'));
  assert.deepEqual(named.filter((name) => !(name in scripts)), []);
});

test('docs/features.md names every channel that a report lists', () => {
  const reports = trackedFiles.filter((file) => /^tests\/golden\/reports\/.*\.json$/.test(file));
  const names = new Set(reports.flatMap((file) => (JSON.parse(read(file)).channels ?? []).map(({ name }) => name)));
  assert.ok(names.has('size') && names.has('wording'));
  const features = read('docs/features.md');
  for (const name of names) assert.ok(features.includes(`\`${name}\``) || features.includes(`\n| ${name} |`), name);
});

test('docs/report_format.md names every field of a report, and every value that the program has a list of', () => {
  const format = read('docs/report_format.md');
  const report = format.slice(format.indexOf('\n## Report'));
  const fields = new Set();
  const collect = (value) => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (typeof value === 'object' && value !== null) for (const [name, inner] of Object.entries(value)) (fields.add(name), collect(inner));
  };
  for (const file of trackedFiles.filter((name) => /^tests\/golden\/reports\/.*\.json$/.test(name))) {
    for (const [part, value] of Object.entries(JSON.parse(read(file)))) if (part !== 'input') (fields.add(part), collect(value));
  }
  const channels = read('docs/features.md'); // names of the contributions of a prompt
  assert.ok(fields.size > 100);
  assert.deepEqual([...fields].filter((name) => !new RegExp(`\\b${name}\\b`).test(report) && !channels.includes(`\n| ${name} |`)), []);
  const codes = [...read('core/report/names.cpp').matchAll(/return "([a-z_]+)";/g), ...read('core/verdict/refusals.cpp').matchAll(/"([a-z]+_[a-z_]+)"/g)].map((match) => match[1]);
  assert.ok(codes.includes('role_play') && codes.includes('too_few_words'));
  assert.deepEqual(codes.filter((code) => !report.includes(code)), []);
});

test('the map names every folder of tests', () => {
  const [row] = read('ARCHITECTURE.md').match(/^\| `tests` \|.*$/m);
  for (const folder of [...folders].filter((name) => /^tests\/[^/]+$/.test(name))) assert.match(row, new RegExp(`\`${folder.split('/')[1]}[/\`]`), folder);
});

test('what ships from npm is named in the decision on dependencies and in NOTICE', () => {
  const shipped = Object.keys(JSON.parse(read('web/package.json')).dependencies);
  assert.ok(shipped.length > 0);
  for (const file of ['docs/decisions/0005_dependencies.md', 'NOTICE']) {
    for (const name of shipped) assert.ok(read(file).includes(name), `${name} in ${file}`);
  }
});

test('the library states the drift that the attribution study reports', () => {
  const rows = [...read('models/ATTRIBUTION.md').split('## Drift\n')[1].matchAll(/^\| (same bot|same generation), [^|]+\| (\d+) \| (\d+) \| ([\d.]+) \| ([\d.]+) \|$/gm)];
  const reported = rows.map(([, title, ...figures]) => [title === 'same bot', ...figures.map(Number)]);
  const { rows: stated } = JSON.parse(read('tests/golden/reports/one_prompt.json')).library.drift;
  assert.ok(reported.length > 0);
  assert.deepEqual(stated.map(({ sameBot, answers, trials, olderFit, otherFit }) => [sameBot, answers, trials, olderFit, otherFit]), reported);
});

test('README.md states the figures of RESULTS.md and of the known cases, and the cap of the reports', () => {
  const results = read('models/RESULTS.md'), cases = read('docs/cases.md'), readme = read('README.md');
  const [part] = results.split('\n## Prompts never seen\n')[1].split('\n### ');
  const students = [1, 5, 20].map((answers) => part.match(new RegExp(`^\\| distilled \\| ${answers} \\|.*$`, 'm'))[0].split(' | '));
  const shares = [11, 15].map((column) => students.map((cells) => cells[column])); // unrelated at 10 or more, related at 0.1 or less: both apart
  const orders = ['distilled', 'tuned', 'same_family'].map((kind) => results.match(new RegExp(`^\\| ${kind} \\| prompts never seen \\| (.*?) \\|`, 'm'))[1].split(' / ').slice(0, 3));
  const rates = [1, 5, 20].map((answers) => cases.match(new RegExp(`^\\| prompts never seen \\| ${answers} \\| ([\\d.]+ %) of \\d+ \\| [\\d.]+ % \\| ([\\d.]+ %) `, 'm')).slice(1)); // unrelated at 2 or more, students below 1
  for (const place of [0, 1]) shares.push(rates.map((row) => row[place]));
  for (const figures of [...orders, ...shares]) assert.ok(readme.includes(`| ${figures.join(' | ')} |`), figures.join(', '));
  const { cap } = JSON.parse(read('tests/golden/reports/one_prompt.json')).verdict;
  const [shared, separate] = [cap.high, -cap.low].map((end) => Math.round(10 ** end));
  assert.ok(readme.includes(`capped: at ${shared} for a shared lineage and at ${separate} for separate development`), `${shared}, ${separate}`);
});
