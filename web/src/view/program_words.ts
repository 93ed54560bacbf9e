// The program that made a report, beside another one: what can change a figure is told.
import type { Report } from '../report/report.ts';
import type { Speak } from '../strings/catalogue.ts';

// Tables of one name differ by their checksum alone, of which the beginning tells.
export function programWords({ version, calibration, tables, tablesSha256 }: Report['program'], other: Report['program'], t: Speak): string {
  return t('open.program', { version, calibration, tables: tables === other.tables ? `${tables} ${tablesSha256.slice(0, 12)}` : tables });
}
