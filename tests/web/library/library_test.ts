// The library where a program without types hands in what is no side.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SideInput } from '../../../web/src/library/api.ts';
import { kinprintWith } from '../../../web/src/library/library.ts';
import { KinprintError } from '../../../web/src/protocol/errors.ts';

const never = (): never => {
  throw new Error('neither the core nor the importers are needed');
};

test('what is no side is refused as a malformed request is, without the core', async () => {
  const { compare } = kinprintWith(never, never);
  for (const [left, right] of [[5, 5], [null, 'x'], ['x', undefined], ['x', {}]]) {
    await assert.rejects(compare(left as SideInput, right as SideInput), (thrown) => thrown instanceof KinprintError && thrown.code === 'invalid_request');
  }
  const controls = [7] as unknown as SideInput[];
  await assert.rejects(compare('x', 'y', { controls }), { code: 'invalid_request' });
  await assert.rejects(compare('x', 'y', { controls: 7 as unknown as SideInput[] }), { code: 'invalid_request' });
});
