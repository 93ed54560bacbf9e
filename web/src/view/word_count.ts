// How many words a text has, for the line below its box: near to what the core counts, and said as "about", since the
// core sees more of a text's form. No verdict rests on it.
import type { Language, StringKey, Values } from '../strings/catalogue.ts';
import { countedKey } from '../strings/catalogue.ts';
import { wholeNumber } from './format.ts';

const alone = '\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff'; // ideographs and kana
const inside = `(?![${alone}])[\\p{L}\\p{M}\\p{N}]`;
const wordPattern = new RegExp(`[${alone}]|${inside}(?:${inside}|['\\u2019_](?=${inside})|(?<=\\p{N})[.,](?=\\p{N}))*`, 'gu');
const codeBlocks = /^[ \t]*(`{3,9}|~{3,9})(?![`~])(?!.*`)(?! *(?:markdown|md) *$).*\n[^]*?(?:^[ \t]*\1[`~]*[ \t]*$|(?![^]))/gm;
const linkTargets = /\]\([^()\s]{0,2000}\)/g;
const listNumbers = /^[ \t]*\d{1,9}[.)](?=[ \t])/gm;

// So that counting never takes longer than a frame: the count of a longer text is scaled up from its beginning. Chosen.
const mostCounted = 200_000;

// Reasoning in the marks that models write before an answer, which no comparison counts: those of core/text/reasoning_marks.cpp that begin a text by
// themselves, as programs write them.
const reasoning = [
  ...['think', 'thinking', 'thought', 'reasoning', 'seed:think', 'longcat_think'].map((name) => [`<${name}>`, `</${name}>`] as const),
  ['[THINK]', '[/THINK]'],
  ['\u25c1think\u25b7', '\u25c1/think\u25b7'],
  ['<|begin_of_thought|>', '<|end_of_thought|>'],
  ['<|START_THINKING|>', '<|END_THINKING|>'],
  ['<|channel>thought', '<channel|>'],
  ['<|inner_prefix|>', '<|inner_suffix|>'],
  ['<|think|>', '<|content|>'],
  ['<|channel|>analysis', '<|channel|>final<|message|>'],
  ['<details type="reasoning"', '</details>'],
] as const;

function withoutReasoning(text: string): string {
  const start = text.trimStart();
  const [begin = '', end = '</think>'] = reasoning.find(([mark]) => start.startsWith(mark)) ?? [];
  const at = start.indexOf(end);
  const rest = start.slice(at + end.length);
  if (begin !== '') return at < 0 ? '' : rest;
  // Where a chat template began it.
  return at >= 0 && /^(\n|$)/.test(rest) && !start.slice(0, at).includes('<think>') ? rest : text;
}

export function countWords(text: string): number {
  return countAll(withoutReasoning(text));
}

function countAll(text: string): number {
  if (text.length > mostCounted) return Math.round((countAll(text.slice(0, mostCounted)) * text.length) / mostCounted);
  return text.replace(codeBlocks, '').replace(listNumbers, '').replace(linkTargets, ']').match(wordPattern)?.length ?? 0;
}

// Two digits, so that a figure that is not exact does not look it.
export function aboutNumber(count: number, language: Language): string {
  return wholeNumber(Number(count.toPrecision(2)), language);
}

export function wordsLine(count: number, language: Language, speak: (key: StringKey, values?: Values) => string): string {
  return count === 0 ? speak('input.words.none') : speak(countedKey('input.words', count), { count: aboutNumber(count, language) });
}
