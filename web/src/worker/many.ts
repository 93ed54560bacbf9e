// The worker of many bots: opens the module, then answers one call after another. The page may start several.
import createMany from 'kinprint-many';
import { ManyCore } from './many_core.ts';
import { ManyDesk } from '../many/many_desk.ts';
import type { ManyHostMessage, ManyWorkerMessage } from '../many/many_messages.ts';
import { plainError } from '../protocol/errors.ts';
import { holdForLife } from './life.ts';

declare const self: DedicatedWorkerGlobalScope;

let desk: Promise<ManyDesk> | null = null;

async function answer(message: ManyHostMessage): Promise<ManyWorkerMessage> {
  if (message.kind === 'open') {
    if (message.lifeLock !== null) await holdForLife(message.lifeLock);
    post({ kind: 'alive', number: message.number });
    desk = ManyDesk.open(() => ManyCore.open(createMany, message.wasm, message.tables));
    await desk;
    return { number: message.number, text: '', bytes: null };
  }
  if (desk === null) throw new Error('the module was not opened');
  return (await desk).answer(message);
}

function post(message: ManyWorkerMessage): void {
  const given = 'bytes' in message && message.bytes !== null && message.bytes.byteLength === message.bytes.buffer.byteLength ? [message.bytes.buffer as ArrayBuffer] : [];
  self.postMessage(message, given);
}

self.onmessage = ({ data: message }: MessageEvent<ManyHostMessage>): void => {
  answer(message)
    .then(post) // which may be refused, too: what is too large to be copied
    .catch((thrown: unknown) => post({ number: message.number, error: plainError(thrown, message.kind === 'open' ? 'core_failed' : 'internal') }));
};
