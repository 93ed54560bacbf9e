// What is shown in every state, width, language and colour, on paper and taken away.
import { boxCases } from './box_cases.mjs';
import { chineseCases } from './chinese_cases.mjs';
import { forcedCases } from './forced_cases.mjs';
import { knownCasesCases } from './known_cases_cases.mjs';
import { narrowCases } from './narrow_cases.mjs';
import { openedCases } from './opened_cases.mjs';
import { pageSuite } from './page_suite.mjs';
import { printCases } from './print_cases.mjs';
import { shiftCases } from './shift_cases.mjs';
import { sightCases } from './sight_cases.mjs';
import { stateCases } from './state_cases.mjs';
import { takeAwayCases } from './take_away_cases.mjs';

pageSuite('what the page shows', [boxCases, stateCases, knownCasesCases, narrowCases, openedCases, takeAwayCases, printCases, chineseCases, forcedCases, shiftCases, sightCases]);
