// What readers put in, start, stop, keep and take back.
import { captureCases } from './capture_cases.mjs';
import { compareCases } from './compare_cases.mjs';
import { conversationCases } from './conversation_cases.mjs';
import { directionCases } from './direction_cases.mjs';
import { draftCases } from './draft_cases.mjs';
import { faultCases } from './fault_cases.mjs';
import { hostileCases } from './hostile_cases.mjs';
import { keyboardCases } from './keyboard_cases.mjs';
import { packCases } from './pack_cases.mjs';
import { pageSuite } from './page_suite.mjs';
import { recoveryCases } from './recovery_cases.mjs';
import { spokenCases } from './spoken_cases.mjs';
import { stopCases } from './stop_cases.mjs';
import { undoCases } from './undo_cases.mjs';

pageSuite('what readers do on the page', [compareCases, conversationCases, directionCases, stopCases, packCases, hostileCases, faultCases, recoveryCases, keyboardCases, undoCases, draftCases, captureCases, spokenCases]);
