// The library with made-up modules: which ones are opened again, and what is refused.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { SideInput } from '../../../web/src/library/api.ts';
import { kinprintWith } from '../../../web/src/library/library.ts';
import { KinprintError } from '../../../web/src/protocol/errors.ts';
import type { Core } from '../../../web/src/worker/core.ts';
import type { Importer } from '../../../web/src/worker/importer.ts';

const noImporter = (): Promise<Importer> => Promise.reject(new Error('not asked for'));

// Opens cores that answer as told, one after another; an error told for a start is thrown there.
function coresOf(...told: { start?: Error; answer?: Error }[]): { open: () => Promise<Core>; opened: () => number } {
  let opened = 0;
  return {
    opened: () => opened,
    open: async () => {
      const { start, answer } = told[opened++] ?? {};
      if (start) throw start;
      const version = (): string => {
        if (answer) throw answer;
        return '{"version":"1.2.3"}';
      };
      return { version } as Core;
    },
  };
}

test('a start that failed is tried again at the next call, whatever it failed of', async () => {
  for (const start of [new KinprintError('core_failed', 'kinprint.wasm: status 503'), new KinprintError('table_checksum', 'prompts'), new TypeError('fetch failed')]) {
    const cores = coresOf({ start });
    const { version } = kinprintWith(cores.open, noImporter);
    await assert.rejects(version(), start);
    assert.equal((await version()).version, '1.2.3');
    assert.equal(cores.opened(), 2);
  }
});

test('a module that trapped is not used again; one that refused an input is', async () => {
  for (const [answer, opened] of [[new KinprintError('internal', 'trap'), 2], [new WebAssembly.RuntimeError('unreachable'), 2], [new KinprintError('invalid_request', 'left'), 1]] as const) {
    const cores = coresOf({ answer }, {});
    const { version } = kinprintWith(cores.open, noImporter);
    await assert.rejects(version(), answer);
    await version().catch(() => undefined);
    assert.equal(cores.opened(), opened, answer.message);
  }
});

test('importing no file rejects, as every refusal does, and throws nothing', async () => {
  const { importFiles } = kinprintWith(coresOf().open, noImporter);
  await assert.rejects(importFiles([]), { code: 'nothing_pasted' });
});

test('what is no list of files, or none of their bytes, is refused by the place', async () => {
  const { importFiles } = kinprintWith(never, never);
  const bytes = new Uint8Array(3);
  for (const [files, message] of [
    [{ name: 'a', bytes }, 'files: expected a list'],
    [[{ name: 'a', bytes }, { bytes }], 'files[1].name: expected a text'],
    [[null], 'files[0].name: expected a text'],
    [[{ name: 'a', bytes: 'text' }], 'files[0].bytes: expected a Uint8Array'],
    [[{ name: 'a', bytes: bytes.buffer }], 'files[0].bytes: expected a Uint8Array'],
    [[{ name: 'a', bytes: new Uint16Array(3) }], 'files[0].bytes: expected a Uint8Array'],
  ] as const) {
    await assert.rejects(importFiles(files as never), (thrown) => thrown instanceof KinprintError && thrown.code === 'invalid_request' && thrown.message === message);
  }
});

test('what is no report is refused as one, an object too', async () => {
  const { verify } = kinprintWith(never, never);
  for (const report of ['nonsense', '{}', {}, null, 7, []]) await assert.rejects(verify(report as string), (thrown) => thrown instanceof KinprintError && thrown.code === 'foreign_report');
});

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
  await assert.rejects(compare('x', 'y', null as never), /neither the core/);
});
