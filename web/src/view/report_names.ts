// What the names that a report holds (channels, variants, kinds of pairs, reasons) are called on screen, in pictures and in
// the terminal. A name that has no words, of whoever wrote the report, is shown as it stands. No DOM.
import { type Channel, type Report, type RobustnessVariant, type Verdict, losingSide } from '../report/report.ts';
import { type Speak, type Values, findKey } from '../strings/catalogue.ts';
import { shortened } from './format.ts';
import { rarestRun } from './shown_runs.ts';

function wordsOf(key: string, otherwise: string, speak: Speak, values?: Values): string {
  const found = findKey(key);
  return found === null ? otherwise : speak(found, values);
}

export function channelName(name: string, speak: Speak): string {
  return wordsOf(`channel.${name}`, name, speak);
}

// What a channel counts, in a sentence; empty where there is none.
export function channelNote(name: string, speak: Speak): string {
  return wordsOf(`channel.${name}.note`, '', speak);
}

// A channel that has exhibits and a background, but no part in the likelihood ratio.
export function isShownOnly({ name }: Pick<Channel, 'name'>): boolean {
  return name === 'content_plan';
}

export function unavailableWords({ unavailableReason }: Pick<Channel, 'unavailableReason'>, speak: Speak): string {
  return speak('channels.unavailable', { reason: wordsOf(`reason.${unavailableReason ?? ''}`, speak('reason.other'), speak) });
}

// What was left out for the verdict.
export function verdictName({ formatting, lineBreaks, longRunPrompts }: Pick<Verdict, 'formatting' | 'lineBreaks' | 'longRunPrompts'>, speak: Speak): string {
  const marks = losingSide(formatting) !== null;
  if (losingSide(lineBreaks) === null) return speak(marks ? 'robust.bare' : longRunPrompts > 0 ? 'robust.long' : 'robust.all');
  const empty = lineBreaks.includes('empty');
  return speak(empty ? (marks ? 'robust.bare.empty' : 'robust.empty') : marks ? 'robust.bare.breaks' : 'robust.breaks');
}

// What was left out for a variant.
export function variantName({ name, prompt }: Pick<RobustnessVariant, 'name' | 'prompt'>, speak: Speak): string {
  return wordsOf(`robust.${name}`, name, speak, { number: (prompt ?? 0) + 1 });
}

const mostOfPassage = 60; // characters; enough to find it in the list

// The same with the words of the passage, where it is one.
export function fullVariantName(report: Pick<Report, 'runs'>, variant: Pick<RobustnessVariant, 'name' | 'prompt'>, speak: Speak): string {
  const passage = variant.name === 'no_best_run' ? rarestRun(report) : null;
  const name = variantName(variant, speak);
  return passage === null ? name : speak('robust.passage', { name, passage: shortened(passage.text, mostOfPassage) });
}

// Pairs of a known relation.
export function pairKindName(kind: string, speak: Speak): string {
  return wordsOf(`kind.${kind}`, kind, speak);
}

// How makers write their names, where it is not the core's word for them (core/evidence/makers.cpp) with a capital.
const makers: Record<string, string> = {
  openai: 'OpenAI', deepseek: 'DeepSeek', moonshot: 'Moonshot AI', minimax: 'MiniMax', zhipu: 'Zhipu AI', mistral: 'Mistral AI', xai: 'xAI',
  bytedance: 'ByteDance', iflytek: 'iFLYTEK', zero_one: '01.AI', stepfun: 'StepFun', internlm: 'InternLM', sensetime: 'SenseTime', nvidia: 'NVIDIA',
  ibm: 'IBM', ai21: 'AI21', tii: 'TII', stability: 'Stability AI', laion: 'LAION', lmsys: 'LMSYS', nous: 'Nous Research', allen_ai: 'Ai2',
  inflection: 'Inflection AI', reka: 'Reka AI', liquid: 'Liquid AI', sakana: 'Sakana AI', rinna: 'rinna',
};

export function makerName(name: string): string {
  return Object.hasOwn(makers, name) ? makers[name]! : name.slice(0, 1).toUpperCase() + name.slice(1);
}
