// The language on screen, as reactive state: changing it changes every sentence.
import { text } from '../strings/catalogue.ts';
import type { Language, StringKey, Values } from '../strings/catalogue.ts';

export const shown = $state<{ language: Language }>({ language: 'en' });

export function t(key: StringKey, values?: Values): string {
  return text(shown.language, key, values);
}
