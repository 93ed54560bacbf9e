// The functions and types of the library, as programs see them. Nothing of the core or its module appears here, so that
// the types of the package stand alone.
import type { ImportedFiles } from '../import/import_files.ts';
import { KinprintError } from '../protocol/errors.ts';
import type { Answer, CompareOptions, CompareRequest, Side } from '../protocol/request.ts';
import type { Report } from '../report/report.ts';
import type { Verification } from '../report/verify_report.ts';

export type { Answer, CompareOptions, CompareRequest, ImportedFiles, Report, Side, Verification };
export { KinprintError };

// One answer, several, or a side with a name. The name is only printed.
export type SideInput = string | readonly Answer[] | Side;

export interface Options extends CompareOptions {
  controls?: readonly SideInput[]; // bots known to be unrelated, with answers to the same prompts
}

export interface NamedBytes {
  name: string; // for messages; never decides a format
  bytes: Uint8Array;
}

export interface Kinprint {
  // The report on two bots. Rejects with a KinprintError where the input cannot be read; too little text is no error
  // but a status of the report.
  compare(left: SideInput, right: SideInput, options?: Options): Promise<Report>;
  // Chat exports of any known format, archives included, as one normalised record (docs/record.schema.json).
  importFiles(files: readonly NamedBytes[]): Promise<ImportedFiles>;
  // Computes a report (JSON text, HTML text or a parsed one) again from the texts it holds, or from `input`.
  verify(report: string | Report, input?: CompareRequest): Promise<Verification>;
  // Program, calibration and tables: what can change a figure.
  version(): Promise<{ version: string; calibration: string | null; tables: string | null; tablesSha256: string | null }>;
}
