// Why a pack was refused, in words, from what the core said of it.
import { isOfInput, plainError } from '../protocol/errors.ts';
import type { Speak } from '../strings/catalogue.ts';

// What is wrong in words already.
export class PackProblem extends Error {}
// The browser keeps nothing for the page.
export class StoreRefused extends Error {}

const words = {
  table_magic: 'packs.refused.magic',
  table_version: 'packs.refused.version',
  table_size: 'packs.refused.size',
  table_checksum: 'packs.refused.checksum',
  too_large: 'packs.refused.tooMany',
} as const;

export function packReason(thrown: unknown, speak: Speak): string {
  if (thrown instanceof PackProblem) return thrown.message;
  if (thrown instanceof StoreRefused) return speak('packs.refused.store');
  const { code, message } = plainError(thrown, 'internal');
  if (code in words) return speak(words[code as keyof typeof words]);
  // Not of the pack: what a reader is told of it everywhere, as a part of a sentence.
  if (!isOfInput(thrown)) return speak(`error.${code}`).replace(/[.\u3002]$/, ''); // U+3002: full stop
  return message.endsWith('the name of a reference is taken') ? speak('packs.taken') : message;
}
