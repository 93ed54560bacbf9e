// The probes as data: enough of them, of every kind, without repetition, the first five of five kinds.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';

interface Probe { id: string; kind: string; text: string; why: string }
const listOf = (name: string): unknown[] => JSON.parse(readFileSync(new URL(`../../web/src/probes/${name}.json`, import.meta.url), 'utf8')) as unknown[];
function read(language: string): Probe[] {
  const [texts, reasons] = [listOf(language) as string[], listOf(`${language}_reasons`) as Omit<Probe, 'text'>[]];
  assert.equal(reasons.length, texts.length);
  return texts.map((text, at) => ({ ...reasons[at]!, text }));
}
const kinds = ['advice', 'explanation', 'free', 'list', 'opinion', 'story', 'trap'];

for (const [language, least] of [['en', 60], ['zh', 20]] as const) {
  const probes = read(language);

  test(`there are at least ${least} probes (${language}), each with id, kind, text and reason`, () => {
    assert.ok(probes.length >= least, String(probes.length));
    probes.forEach((probe, index) => {
      assert.equal(probe.id, `${language}-${String(index + 1).padStart(2, '0')}`);
      assert.ok(kinds.includes(probe.kind), probe.kind);
      assert.ok(probe.text.trim().length >= 15 && probe.why.trim().length >= 10, probe.id);
    });
  });

  test(`no probe is repeated (${language})`, () => {
    assert.equal(new Set(probes.map((probe) => probe.text.toLowerCase().replace(/\W+/g, language === 'en' ? '' : '$&'))).size, probes.length);
  });

  test(`the first five are of five kinds, and every kind is there (${language})`, () => {
    assert.equal(new Set(probes.slice(0, 5).map((probe) => probe.kind)).size, 5);
    assert.deepEqual([...new Set(probes.map((probe) => probe.kind))].sort(), kinds);
  });
}

test('no probe asks for program code', () => {
  for (const probe of read('en')) assert.doesNotMatch(probe.text, /\b(code|python|javascript|function|program|sql)\b/i, probe.id);
});

test('Chinese probes are in Chinese', () => {
  for (const probe of read('zh')) assert.match(probe.text, /[\u4e00-\u9fff]{4}/, probe.id);
});
