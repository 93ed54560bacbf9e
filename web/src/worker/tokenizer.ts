// Sentences to the model's token numbers. The file's own padding to 128 is never applied: batches are padded to their
// longest sentence by the embedder. Cutting at 128 tokens happens here, keeping the closing token.
import { Tokenizer } from '@huggingface/tokenizers';
import { wellFormed } from '../protocol/request.ts';

export const longestSequence = 128; // tokens, with the opening and closing one; the model has no further positions

// UTF-16 units looked at per sentence. 126 tokens of ordinary text need about 600; the rest of a paste without any
// sentence end would be cut off after being tokenized at great cost. Chosen.
const mostCharacters = 8192;

export interface TokenNumbers {
  readonly padding: number;
  of(sentence: string): number[];
}

export function openTokenizer(bytes: ArrayBuffer | Uint8Array): TokenNumbers {
  const description = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
  const tokenizer = new Tokenizer({ ...description, padding: null, truncation: null }, {});
  const padding = tokenizer.token_to_id('[PAD]');
  const closing = tokenizer.token_to_id('[SEP]');
  if (padding === undefined || closing === undefined) throw new Error('the tokenizer lacks [PAD] or [SEP]');
  return {
    padding,
    of(sentence) {
      const text = sentence.length > mostCharacters ? sentence.slice(0, mostCharacters) : sentence;
      const numbers = tokenizer.encode(wellFormed(text)).ids;
      if (numbers.length <= longestSequence) return numbers;
      return [...numbers.slice(0, longestSequence - 1), closing];
    },
  };
}
