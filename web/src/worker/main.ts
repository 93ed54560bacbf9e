// The worker's message loop, and the only place that posts. Holds the core and, where it was opened, the model.
import createCore from 'kinprint-core';
import createImporter from 'kinprint-importer';
import { KinprintError, plainError } from '../protocol/errors.ts';
import type { HostMessage, WorkerMessage } from '../protocol/messages.ts';
import { requestBytes } from '../protocol/request.ts';
import { alikeTexts } from './alike_texts.ts';
import { Core } from './core.ts';
import { Embedder } from './embedder.ts';
import { Importer } from './importer.ts';
import { holdForLife } from './life.ts';
import { compareInSteps } from './pipeline.ts';

declare const self: DedicatedWorkerGlobalScope;

let core: Core | null = null;
let importer: Importer | null = null;
let embedder: Embedder | null = null;

function post(message: WorkerMessage): void {
  const given = message.kind === 'importedPiece' ? [message.packed, message.rest] : [];
  self.postMessage(message, given);
}

function openCore(): Core {
  if (!core) throw new Error('the core was not opened');
  return core;
}

function openImporter(): Importer {
  if (!importer) throw new Error('the importers were not opened');
  return importer;
}

// The smallest module there is: where even that is refused, it is not this program's module that is at fault.
function refuseBlockedWasm(): void {
  try {
    void new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
  } catch (thrown) {
    throw new KinprintError('wasm_blocked', thrown instanceof Error ? thrown.message : String(thrown));
  }
}

async function answer(message: HostMessage): Promise<WorkerMessage> {
  const { number } = message;
  switch (message.kind) {
    case 'open':
      refuseBlockedWasm();
      if (message.lifeLock !== null) await holdForLife(message.lifeLock);
      post({ kind: 'alive', number });
      core = await Core.open(createCore, message.wasm, message.tables);
      return { kind: 'opened', number, refused: core.refused };
    case 'openModel':
      embedder = await Embedder.open(message.model);
      return { kind: 'done', number };
    case 'compare':
      await compareInSteps(openCore(), embedder, requestBytes(message.request), {
        onReport: (text, refined) => post({ kind: 'report', number, text, refined }),
        onProgress: (stage, done, total) => post({ kind: 'progress', number, stage, done, total }),
      });
      return { kind: 'done', number };
    case 'openImporter':
      importer = await Importer.open(createImporter, message.importer);
      return { kind: 'done', number };
    case 'importFile':
      return { kind: 'imported', number, text: openImporter().importFile(new Uint8Array(message.bytes)) };
    case 'importPiece': {
      const { packed, rest } = openImporter().importPiece(new Uint8Array(message.rest), new Uint8Array(message.bytes), message.options);
      return { kind: 'importedPiece', number, packed: packed.buffer as ArrayBuffer, rest: rest.buffer as ArrayBuffer };
    }
    case 'pairFiles':
      return { kind: 'imported', number, text: openImporter().pairFiles(new Uint8Array(message.left), new Uint8Array(message.right), message.options) };
    case 'alikeTexts':
      if (!embedder) throw new KinprintError('model_missing', 'the model is not open');
      return { kind: 'alike', number, pairs: await alikeTexts(embedder, message.left, message.right) };
    case 'makePack':
      return { kind: 'packed', number, bytes: openCore().makePack(requestBytes(message.request)).slice().buffer };
    case 'addPack':
      openCore().addPack(message.pack);
      return { kind: 'done', number };
  }
}

// The model's runtime starts its threads from this same file, under a name of its own, and listens there itself.
if (!self.name.startsWith('em-pthread')) {
  self.onmessage = (event: MessageEvent<HostMessage>): void => {
    const message = event.data;
    const fallback = message.kind === 'openModel' ? 'model_failed' : message.kind === 'open' || message.kind === 'openImporter' ? 'core_failed' : 'internal';
    answer(message)
      .then(post) // which may be refused, too: what is too large to be copied
      .catch((thrown: unknown) => post({ kind: 'failed', number: message.number, error: plainError(thrown, fallback) }));
  };
}
