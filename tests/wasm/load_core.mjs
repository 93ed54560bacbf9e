// The built module as the tests use it: bytes in, envelopes out, payloads decoded.
import { readFile } from 'node:fs/promises';

const folder = new URL('../../build/wasm/', import.meta.url);
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

export async function loadModule() {
  const wasmBinary = await readFile(new URL('kinprint.wasm', folder)).catch(() => {
    throw new Error('build/wasm/kinprint.wasm is missing: run tools/build_wasm.sh');
  });
  const { default: createKinprint } = await import(new URL('kinprint.mjs', folder));
  return createKinprint({ wasmBinary });
}

export async function loadCore() {
  const module = await loadModule();
  return new module.Kinprint();
}

export const bytesOf = (value) => encoder.encode(typeof value === 'string' ? value : JSON.stringify(value));
export const textOf = (envelope) => decoder.decode(envelope.payload);
export const noVectors = new Uint8Array(0);

export const requestOf = (left, right) => ({
  left: { answers: [left].flat().map((text) => ({ text })) },
  right: { answers: [right].flat().map((text) => ({ text })) },
});

export const compare = (core, request) => core.compare(bytesOf(request), noVectors, 0, 0);
