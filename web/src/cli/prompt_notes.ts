// How answers are matched whose files do not say what was asked; pure.
import { isFields } from '../protocol/json_value.ts';
import type { Side } from '../protocol/request.ts';
import { counted } from './counted.ts';

const asks = ({ answers }: Side): boolean => answers.some(({ prompt = '' }) => prompt.trim() !== '');

// Nothing where both sides name prompts, or where there is one answer each.
export function promptNotes(left: Side, right: Side): string[] {
  const [a, b] = [left.answers.length, right.answers.length];
  if ((asks(left) && asks(right)) || a === 0 || b === 0) return [];
  if (asks(left) || asks(right)) return [`${asks(left) ? 'B' : 'A'} names no prompt, the other side does: compared as answers to different prompts; --prompt or a file with prompts says what was asked`];
  if (a !== b) return [`no answer names its prompt, and there are ${a} and ${b}: compared as answers to different prompts; name the prompts, or give as many of both in the same order`];
  return a > 1 ? [`no answer names its prompt: compared in their order, as answers to the same ${counted(a, 'prompt')}`] : [];
}

// A prompt that no answer took, because each has one of its own: its reader may believe both bots to be compared on it. Sides of
// a request may be of any kind.
export function unusedPromptNotes(prompt: string | null, sides: readonly unknown[]): string[] {
  const answers: unknown[] = sides.flatMap((side) => (isFields(side) && Array.isArray(side['answers']) ? (side['answers'] as unknown[]) : []));
  const isUsed = answers.some((answer) => isFields(answer) && answer['prompt'] === prompt);
  return prompt === null || isUsed || answers.length === 0 ? [] : ['--prompt changes nothing: every answer of A and B names its own'];
}
