// What the two sides of a report are called, and the report after them.
import type { Report, SideName } from '../report/report.ts';
import type { Speak } from '../strings/catalogue.ts';

export function sideLetter(side: SideName): string {
  return side === 'left' ? 'A' : 'B';
}

// By its letter where it has no name.
export function sideName(report: Report, side: SideName): string {
  return report.inputs[side].name.trim() || sideLetter(side);
}

// What a report is called as a page or a file.
export function reportTitle(report: Report, speak: Speak): string {
  return speak('app.name') + speak('app.colon') + sideName(report, 'left') + speak('app.and') + sideName(report, 'right');
}

// The letter of a side, which the report calls it by, with its name where it has one.
export function sideLabel(report: Report, side: SideName, speak: Speak): string {
  const [letter, name] = [sideLetter(side), sideName(report, side)];
  return name === letter ? letter : letter + speak('app.colon') + name;
}
