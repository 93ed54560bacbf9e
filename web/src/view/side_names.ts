// What the two sides of a report are called, and the report after them.
import type { Report } from '../report/report.ts';
import type { Speak } from '../strings/catalogue.ts';

// By its letter where it has no name.
export function sideName(report: Report, side: 'left' | 'right'): string {
  return report.inputs[side].name.trim() || (side === 'left' ? 'A' : 'B');
}

// What a report is called as a page or a file.
export function reportTitle(report: Report, speak: Speak): string {
  return speak('app.name') + speak('app.colon') + sideName(report, 'left') + speak('app.and') + sideName(report, 'right');
}

// The letter of a side, which the report calls it by, with its name where it has one.
export function sideLabel(report: Report, side: 'left' | 'right', speak: Speak): string {
  const [letter, name] = [side === 'left' ? 'A' : 'B', sideName(report, side)];
  return name === letter ? letter : letter + speak('app.colon') + name;
}
