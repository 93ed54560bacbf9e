// The page in a real browser. One Chromium for everything: starting one a file costs more than the tests themselves.
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { openBrowser, pageIsBuilt } from './browser.mjs';
import { captureCases } from './capture_cases.mjs';
import { chineseCases } from './chinese_cases.mjs';
import { compareCases } from './compare_cases.mjs';
import { conversationCases } from './conversation_cases.mjs';
import { directionCases } from './direction_cases.mjs';
import { draftCases } from './draft_cases.mjs';
import { faultCases } from './fault_cases.mjs';
import { forcedCases } from './forced_cases.mjs';
import { hostileCases } from './hostile_cases.mjs';
import { keyboardCases } from './keyboard_cases.mjs';
import { knownCasesCases } from './known_cases_cases.mjs';
import { narrowCases } from './narrow_cases.mjs';
import { openedCases } from './opened_cases.mjs';
import { packCases } from './pack_cases.mjs';
import { printCases } from './print_cases.mjs';
import { shiftCases } from './shift_cases.mjs';
import { sightCases } from './sight_cases.mjs';
import { spokenCases } from './spoken_cases.mjs';
import { stateCases } from './state_cases.mjs';
import { stopCases } from './stop_cases.mjs';
import { takeAwayCases } from './take_away_cases.mjs';
import { undoCases } from './undo_cases.mjs';

const manifest = JSON.parse(readFileSync(new URL('../../models/manifest.json', import.meta.url), 'utf8'));

describe('the page', { skip: pageIsBuilt ? false : 'the page is not built (npm run build in web/)' }, () => {
  let host;
  before(async () => {
    host = await openBrowser();
  });
  after(async () => {
    await host?.close();
  });
  const conditions = { hasTables: (manifest.tables ?? []).length > 0 };
  for (const cases of [compareCases, stateCases, conversationCases, directionCases, stopCases, knownCasesCases, narrowCases, openedCases, takeAwayCases, packCases, hostileCases, faultCases, keyboardCases, printCases, undoCases, chineseCases, draftCases, forcedCases, shiftCases, sightCases, captureCases, spokenCases]) cases(test, () => host, conditions);
});
