// What both wasm modules answer with, decoded: the payload as text, or the error it names as a KinprintError.
import { KinprintError, isErrorCode } from '../protocol/errors.ts';
import type { Envelope } from '../../../wasm/kinprint.d.ts';

export function payloadText(envelope: Envelope): string {
  if (envelope.code !== 'ok') {
    const code = isErrorCode(envelope.code) ? envelope.code : 'internal';
    throw new KinprintError(code, envelope.message, envelope.position);
  }
  return new TextDecoder().decode(envelope.payload);
}
