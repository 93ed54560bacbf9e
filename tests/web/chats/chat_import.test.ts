// The state of bringing in chats outside a browser: runes are plain values here.
import assert from 'node:assert/strict';
import test from 'node:test';
import type { KinprintClient } from '../../../web/src/client/kinprint.ts';
import type { PairedFiles } from '../../../web/src/import/paired_files.ts';
import type { AlikePair } from '../../../web/src/protocol/messages.ts';

const same = <Value>(value: Value): Value => value;
Object.assign(globalThis, { $state: Object.assign(same, { raw: same }), $derived: Object.assign(same, { by: <Value>(compute: () => Value): Value => compute() }) });
const { ChatImport } = await import('../../../web/src/chats/chat_import.svelte.ts');

const lone = (prompt: string) => [{ prompt, answers: 1 }];
const paired: PairedFiles = {
  pairing: { pairs: [], unmatchedLeft: lone('Name a river.'), unmatchedRight: lone('Which river do you know?'), laterTurnsLeft: 0, laterTurnsRight: 0 },
  request: { left: { answers: [] }, right: { answers: [] } },
  answersLeftOut: 0,
};

test('what the language model says of files that were taken out meanwhile is not taken for others', async () => {
  for (const [isCleared, found] of [[false, 1], [true, 0]] as const) {
    let answer: (pairs: AlikePair[]) => void = () => undefined;
    const client = { watchModel: () => undefined, alikeTexts: () => new Promise<AlikePair[]>((resolve) => (answer = resolve)) } as unknown as KinprintClient;
    const chats = new ChatImport(client);
    chats.paired = paired;
    const asked = chats.askModel();
    if (isCleared) chats.clear();
    answer([{ left: 0, right: 0, similarity: 0.9 }]);
    await asked;
    assert.deepEqual([chats.alike.size, chats.asking], [found, false]);
  }
});
