// The language on screen, as reactive state: changing it changes every sentence.
import { text } from '../strings/catalogue.ts';
import type { Language, StringKey, Values } from '../strings/catalogue.ts';
import { ownDirection } from './own_direction.ts';

export const shown = $state<{ language: Language }>({ language: 'en' });

let wanted: Language = 'en';

// Fetches its sentences first, where they were not. False where they cannot be fetched: the one before stays. Of several
// choices the last one counts, whichever comes first.
export async function show(language: Language): Promise<boolean> {
  wanted = language;
  try {
    if (language === 'zh') await import('../strings/add_chinese.ts');
  } catch {
    return false;
  }
  if (wanted === language) shown.language = language;
  return true;
}

export function t(key: StringKey, values?: Values): string {
  const said = text(shown.language, key, values && Object.fromEntries(Object.entries(values).map(([name, value]) => [name, ownDirection(value)])));
  return said.replace(/(\d) %/g, '$1\u00a0%'); // with its number on one line, by a no-break space
}
