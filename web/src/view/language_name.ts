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

// For the attribute lang of what a side wrote; none where the core could not tell its language.
export function languageTag(tag: string): string | undefined {
  return !tag || tag === 'und' ? undefined : tag;
}

// Of what both wrote, or were asked.
export function sharedLanguageTag({ left, right }: { left: { language: string }; right: { language: string } }): string | undefined {
  return left.language === right.language ? languageTag(left.language) : undefined;
}
