// The name of a language that the core told from a bot's answers; nothing where it could not tell.
import type { Language } from '../strings/catalogue.ts';

export function languageName(tag: string, shown: Language): string {
  if (!tag || tag === 'und') return '';
  try {
    return new Intl.DisplayNames([shown], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
