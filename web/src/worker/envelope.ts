// What the wasm modules answer with, decoded: the payload as text or bytes, or the error it names as a KinprintError.
import { KinprintError, isErrorCode } from '../protocol/errors.ts';
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
