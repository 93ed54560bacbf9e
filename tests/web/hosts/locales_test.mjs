// What the browser says of the extension: the same words in every language of the page, and none that is not there.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { localeFiles, locales } from '../../../web/src/hosts/extension/locales.mjs';
import { manifestFor } from '../../../web/src/hosts/extension/manifest.mjs';
import { languages } from '../../../web/src/strings/catalogue.ts';

const background = readFileSync(new URL('../../../web/src/hosts/extension/background.ts', import.meta.url), 'utf8');
const folderOf = (name) => name.split('/')[1];
const files = new Map(localeFiles().map(([name, text]) => [folderOf(name), JSON.parse(text)]));

test('the browser is told every language of the page, and where each looks for it', () => {
  assert.deepEqual(Object.keys(locales), [...languages]);
  assert.deepEqual([...files.keys()], ['en', 'zh', 'zh_CN']);
  assert.deepEqual(files.get('zh'), files.get('zh_CN'));
  for (const words of Object.values(locales)) assert.deepEqual(Object.keys(words), Object.keys(locales.en));
});

for (const browser of ['chromium', 'firefox']) {
  test(`every word of the manifest for ${browser} is in the default language, and nothing a reader sees stands in it`, () => {
    const manifest = manifestFor(browser, '0.0.1');
    const asked = [...JSON.stringify(manifest).matchAll(/__MSG_(\w+)__/g)].map(([, key]) => key);
    assert.ok(asked.length >= 6);
    for (const key of asked) assert.ok(files.get(manifest.default_locale)[key].message, key);
    const seen = [manifest.name, manifest.description, manifest.action.default_title, manifest.sidebar_action?.default_title, ...Object.values(manifest.commands).map(({ description }) => description)];
    for (const words of seen) if (words !== undefined) assert.match(words, /^__MSG_\w+__$/);
  });
}

test('every item of the context menu has its words, and a store takes the description', () => {
  const items = [...background.matchAll(/^ {2}'([a-z-]+)': \{ place/gm)].map(([, id]) => id);
  assert.equal(items.length, 5);
  for (const words of Object.values(locales)) {
    for (const id of items) assert.ok(words[id.replace('-', '_')], id);
    assert.ok(words.description.length <= 132);
  }
});
