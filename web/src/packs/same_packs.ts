// Whether two lists hold the same packs, by name and content: one that was forgotten and made again of other answers is
// another one. Both lists are in the order of the store, by name.
import type { KeptPack } from './pack_store.ts';

export function samePacks(one: readonly KeptPack[], other: readonly KeptPack[]): boolean {
  return one.length === other.length && one.every(({ name, bytes }, at) => name === other[at]!.name && sameBytes(bytes, other[at]!.bytes));
}

function sameBytes(one: ArrayBuffer, other: ArrayBuffer): boolean {
  const [these, those] = [new Uint8Array(one), new Uint8Array(other)];
  return these.length === those.length && these.every((byte, at) => byte === those[at]);
}
