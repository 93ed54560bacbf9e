// What the wasm modules answer with, decoded: the payload as text or bytes, or the error it names as a KinprintError.
import { KinprintError, isErrorCode } from '../protocol/errors.ts';
import type { RefusedTable, TableBytes } from '../protocol/messages.ts';
import type { Envelope } from '../../../wasm/kinprint.d.ts';

export function payloadText(envelope: Envelope): string {
  return new TextDecoder().decode(payloadBytes(envelope));
}

export function payloadBytes(envelope: Envelope): Uint8Array {
  if (envelope.code !== 'ok') {
    const code = isErrorCode(envelope.code) ? envelope.code : 'internal';
    throw new KinprintError(code, envelope.message, envelope.position);
  }
  return envelope.payload;
}

// What knows tables: the core, and the module of many bots.
interface TableOwner {
  loadTables(name: string, bytes: Uint8Array): Envelope;
  loadPack(name: string, bytes: Uint8Array): Envelope;
}

// Hands over tables and packs in their order; those that are refused are named, and the rest goes on without them.
export function loadAll(owner: TableOwner, tables: readonly TableBytes[]): RefusedTable[] {
  return tables.flatMap(({ name, bytes, isPack }) => {
    const { code, message } = isPack ? owner.loadPack(name, new Uint8Array(bytes)) : owner.loadTables(name, new Uint8Array(bytes));
    return code === 'ok' ? [] : [{ name, code, message }];
  });
}
