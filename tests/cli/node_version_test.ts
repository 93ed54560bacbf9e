// Which versions of Node the program runs on.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { oldestNode, runsOn } from '../../web/src/cli/node_version.ts';

test('versions are told apart by their numbers', () => {
  for (const version of ['20.12.0', '20.19.4', '22.0.0', '100.1.1']) assert.ok(runsOn(version), version);
  for (const version of ['20.9.0', '20.11.1', '18.20.8', '9.30.0']) assert.ok(!runsOn(version), version);
});

test('the readme of the package asks for the same, and no name is imported that older ones lack before that is said', () => {
  const read = (name: string): string => readFileSync(fileURLToPath(new URL(`../../${name}`, import.meta.url)), 'utf8');
  assert.ok(read('docs/library.md').includes(`Node ${oldestNode} or later`));
  assert.doesNotMatch(read('build/cli/kinprint.mjs'), /^import \{[^}]*\bopenAsBlob\b/m);
});
