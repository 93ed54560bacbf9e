// Looks sentences up by key and fills in values. No DOM here: the command line shares it. Filled values are inserted
// as they are; whoever shows the result has to treat it as text.
import type { Hypothesis } from '../report/report.ts';
import { en } from './en.ts';
import type { StringKey } from './en.ts';

export type Language = 'en' | 'zh';
export type Values = Record<string, string | number>;
export type { StringKey };
// What is said to the reader, in whatever language is on screen then.
export interface Said {
  key: StringKey;
  values?: Values;
}
// The sentence of a key, in the language of whoever asks.
export type Speak = (key: StringKey, values?: Values) => string;

export const languages: readonly Language[] = ['en', 'zh'];
export const languageNames: Record<Language, string> = { en: 'English', zh: '\u7b80\u4f53\u4e2d\u6587' };

const catalogues: Partial<Record<Language, Record<StringKey, string>>> = { en };

export function addCatalogue(language: Language, sentences: Record<StringKey, string>): void {
  catalogues[language] = sentences;
}

// In English where the sentences of the language were not added.
export function text(language: Language, key: StringKey, values: Values = {}): string {
  return (catalogues[language] ?? en)[key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

// Sentences that are worded otherwise for a count of one, which is `key.one`.
type Counted = { [Key in StringKey]: `${Key}.one` extends StringKey ? Key : never }[StringKey];

export function countedKey(key: Counted, count: number): StringKey {
  return count === 1 ? `${key}.one` : key;
}

// Sentences that are worded otherwise where the figure asks whether the two are the same model, which is `key.model`.
type Asking = { [Key in StringKey]: `${Key}.model` extends StringKey ? Key : never }[StringKey];

export function askingKey(key: Asking, hypothesis: Hypothesis): StringKey {
  return hypothesis === 'same_model' ? `${key}.model` : key;
}

// For names that come from the core (channels, bands, reasons): the key if there is one.
export function findKey(key: string): StringKey | null {
  return Object.hasOwn(en, key) ? (key as StringKey) : null;
}

export function knownKey(key: string, fallback: StringKey): StringKey {
  return findKey(key) ?? fallback;
}

function isLanguage(value: string): value is Language {
  return (languages as readonly string[]).includes(value);
}

// The first supported one of a reader's languages, English where there is none.
export function preferredLanguage(tags: readonly string[]): Language {
  for (const tag of tags) {
    const base = tag.toLowerCase().split('-')[0] ?? '';
    if (isLanguage(base)) return base;
  }
  return 'en';
}
