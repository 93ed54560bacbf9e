// The library under Node, with a made-up module in place of the importers' own, since that one does not trap when told to.
import assert from 'node:assert/strict';
import { register } from 'node:module';
import test from 'node:test';

const module = (source) => `data:text/javascript,${encodeURIComponent(source)}`;
const importers = module(`
let opened = 0;
export default async () => ({
  Importer: class {
    constructor() { this.number = ++opened; }
    importPiece() { throw this.number === 1 ? new WebAssembly.RuntimeError('unreachable') : new Error('module ' + this.number); }
  },
});`);
const replaced = {
  'kinprint-core': module('export default null;'),
  'kinprint-importer': importers,
  './data_files.ts': module('export const dataBytes = () => new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]).buffer; export const readTables = () => ({ tables: [], missing: [] }); export const repairAdvice = \'\';'),
};
register(module(`
const replaced = ${JSON.stringify(replaced)};
export const resolve = (name, context, next) => (Object.hasOwn(replaced, name) ? { url: replaced[name], shortCircuit: true } : next(name, context));`));

test('importers that trapped are not used again', async () => {
  const { importFiles } = await import('../../../web/src/library/node.ts');
  const files = [{ name: 'a.txt', bytes: new TextEncoder().encode('words') }];
  await assert.rejects(importFiles(files), WebAssembly.RuntimeError);
  await assert.rejects(importFiles(files), /module 2/);
});
