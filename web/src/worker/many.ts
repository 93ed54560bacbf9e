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
  try {
    if (message.kind === 'open') {
      if (message.lifeLock !== null) await holdForLife(message.lifeLock);
      self.postMessage({ number: message.number, isAlive: true } satisfies ManyWorkerMessage);
      desk = ManyDesk.open(() => ManyCore.open(createMany, message.wasm, message.tables));
      await desk;
      return { number: message.number, text: '', bytes: null };
    }
    if (desk === null) throw new Error('the module was not opened');
    return await (await desk).answer(message);
  } catch (thrown) {
    return { number: message.number, error: plainError(thrown, message.kind === 'open' ? 'core_failed' : 'internal') };
  }
}

self.onmessage = (event: MessageEvent<ManyHostMessage>): void => {
  void answer(event.data).then((reply) => {
    const bytes = 'bytes' in reply && reply.bytes !== null && reply.bytes.byteLength === reply.bytes.buffer.byteLength ? [reply.bytes.buffer as ArrayBuffer] : [];
    self.postMessage(reply, bytes);
  });
};
