// Nothing of the page is kept that nothing uses: exported values and classes. Strings: tests/web/strings/catalogue_test.ts.
import assert from 'node:assert/strict';
import test from 'node:test';
import { read, trackedFiles } from './tree.mjs';

const code = trackedFiles.filter((file) => /^(web|tools|tests|bench)\/.*\.(ts|mjs|js|svelte|html)$/.test(file) && !file.startsWith('tests/fixtures/'));
const source = new Map(code.map((file) => [file, read(file)]));
const page = code.filter((file) => file.startsWith('web/src/'));
const textOf = (files) => files.map((file) => source.get(file)).join('\n');

test('every exported function, class and constant of the page is used in another file', () => {
  const unused = [];
  for (const file of page.filter((name) => name.endsWith('.ts') && !name.startsWith('web/src/library/'))) {
    for (const [, name] of source.get(file).matchAll(/^export (?:async )?(?:function\*?|const|class) (\w+)/gm)) {
      const isNamed = new RegExp(`\\b${name}\\b`);
      if (!code.some((other) => other !== file && isNamed.test(source.get(other)))) unused.push(`${file}: ${name}`);
    }
  }
  assert.deepEqual(unused, []);
});

test('every class of the style sheets is set somewhere', () => {
  const users = textOf(page);
  const made = [...users.matchAll(/\b(mark|level)-\$\{/g)].map(([, front]) => `${front}-`);
  const unused = [];
  for (const file of trackedFiles.filter((name) => /^web\/src\/.*\.css$/.test(name))) {
    const selectors = read(file).replace(/\/\*[\s\S]*?\*\//g, '').replace(/\{[^{}]*\}/g, '{}');
    for (const [, name] of selectors.matchAll(/\.([a-z][\w-]*)/g)) {
      if (!made.some((front) => name.startsWith(front)) && !new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(users)) unused.push(`${file}: .${name}`);
    }
  }
  assert.deepEqual(unused, []);
});

test('every class in the markup of the page has a rule, or a test that looks for it', () => {
  const rules = trackedFiles.filter((name) => /\.(css|mjs)$/.test(name)).map(read).join('\n');
  const names = page.filter((file) => file.endsWith('.svelte')).flatMap((file) => [...source.get(file).matchAll(/class="([^"{}]*)"/g)].flatMap(([, list]) => list.split(/\s+/).map((name) => [file, name])));
  const scripts = textOf(page);
  assert.deepEqual(names.filter(([, name]) => !rules.includes(`.${name}`) && !scripts.includes(`.${name}`)).map(([file, name]) => `${file}: .${name}`), []);
});
