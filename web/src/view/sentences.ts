// Sentences one after another, as their language sets them: Chinese ones with no space between. What is not said is left out.
import type { Speak } from '../strings/catalogue.ts';

export function sentences(speak: Speak, said: readonly (string | null | undefined)[]): string {
  return said.filter(Boolean).join(speak('app.gap'));
}
