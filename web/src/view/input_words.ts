// Where the texts of a report are: on the screen, on paper or in a file. No DOM.
import type { CompareRequest } from '../protocol/request.ts';
import type { Report } from '../report/report.ts';
import type { StringKey } from '../strings/catalogue.ts';

// `texts`: those shown beside the report, on the screen or on paper. A report that has them in itself can be computed
// again by whoever has it; one of what could not be read shows none.
export function inputKey(report: Pick<Report, 'input' | 'status'>, texts: CompareRequest | null): StringKey {
  if (report.input) return 'versions.input.yes';
  return texts !== null && report.status !== 'invalid_input' ? 'versions.input.above' : 'versions.input.no';
}
