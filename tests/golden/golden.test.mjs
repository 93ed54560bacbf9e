// Reports change only on purpose: tools/approve_golden.sh shows the difference and accepts it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { approvedOf, changes, coreWithTables, names, reportOf } from './golden.mjs';

test('there are golden requests', () => assert.ok(names.length > 0));

for (const name of names) {
  const skip = approvedOf(name) === '' && 'not approved yet: tools/approve_golden.sh --accept';
  test(`the report of ${name} is the approved one`, { skip }, async () => {
    const core = await coreWithTables();
    assert.deepEqual(changes(approvedOf(name), reportOf(core, name)), [], 'see tools/approve_golden.sh');
  });
}
