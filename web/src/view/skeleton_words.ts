// The shape of an answer as the core writes it ("paragraph heading2 bullet x4") in the reader's language. What is not
// known stays as it is.
import { type Speak, findKey } from '../strings/catalogue.ts';

export function skeletonWords(skeleton: string, speak: Speak): string {
  const parts: string[] = [];
  for (const word of skeleton.split(' ')) {
    const times = /^x(\d+)$/.exec(word);
    if (times && parts.length > 0) parts[parts.length - 1] += ` \u00d7 ${times[1]}`;
    else if (word) parts.push(partWords(word, speak));
  }
  return parts.join(' \u00b7 ');
}

function partWords(word: string, speak: Speak): string {
  const found = /^([a-z]+)(\d*)$/.exec(word);
  if (!found) return word;
  const [, kind, depth] = found;
  const key = findKey(`skeleton.${kind}${depth && kind !== 'heading' ? 'Deep' : ''}`);
  return key === null ? word : speak(key, { depth: depth ?? '' });
}
