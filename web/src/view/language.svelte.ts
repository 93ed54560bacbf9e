// The language on screen, as reactive state: changing it changes every sentence.
import { text } from '../strings/catalogue.ts';
import type { Language, StringKey, Values } from '../strings/catalogue.ts';

export const shown = $state<{ language: Language }>({ language: 'en' });

// Fetches its sentences first, where they were not. Whether it is shown now; the one before stays where they cannot be fetched.
export async function show(language: Language): Promise<boolean> {
  try {
    if (language === 'zh') await import('../strings/add_chinese.ts');
  } catch {
    return false;
  }
  shown.language = language;
  return true;
}

export function t(key: StringKey, values?: Values): string {
  return text(shown.language, key, values);
}
