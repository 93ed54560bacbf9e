// How rare a shared passage is, in words: on the same prompt where that was counted, then in general.
import type { SharedRun } from '../report/report.ts';
import { type Speak, countedKey } from '../strings/catalogue.ts';

// Shares are rounded to whole hundredths.
function inGeneral(otherBots: number | null, isCountedOnPrompt: boolean, speak: Speak): string {
  if (otherBots === null) return speak('runs.rarity.unknown');
  if (otherBots <= 0) return speak(isCountedOnPrompt ? 'runs.rarity.uncounted' : 'runs.rarity.never');
  if (otherBots < 0.01) return speak('runs.rarity.less');
  const count = Math.round(otherBots * 100);
  return speak(countedKey('runs.rarity.share', count), { count });
}

export function rarityWords(run: SharedRun, speak: Speak): string[] {
  const { samePrompt } = run;
  const general = inGeneral(run.otherBots, samePrompt !== null, speak);
  if (!samePrompt) return [general];
  const { bots, asked, atMost } = samePrompt;
  return [speak(countedKey(`runs.same.${atMost ? 'atMost' : 'counted'}`, bots), { bots, asked }), general];
}
