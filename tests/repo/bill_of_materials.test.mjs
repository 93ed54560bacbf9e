// What is given away is listed whole: every table of every set, each under a name of its own, by what its file holds.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { materials, spdx } from '../../tools/dist/bill_of_materials.mjs';
import { read, readBytes, root } from './tree.mjs';

test('both sets of tables are in the bill of materials, since the package carries both', () => {
  const { tables, permissiveTables } = JSON.parse(read('models/manifest.json'));
  const { packages } = spdx(materials(root), [], '1', '1980-01-01T00:00:00Z');
  const digests = packages.flatMap(({ checksums = [] }) => checksums.map(({ checksumValue }) => checksumValue));
  const missing = [...tables, ...permissiveTables].filter(({ file }) => !digests.includes(createHash('sha256').update(readBytes(`models/${file}`)).digest('hex')));
  assert.deepEqual(missing.map(({ file }) => file), []);
  assert.equal(new Set(packages.map(({ SPDXID }) => SPDXID)).size, packages.length);
});
