// Kinprint as a library: the functions a program needs, for any host that can hand over the files of the package. The
// core is opened once, at the first call. The sentence model is not used: it aligns passages for a reader and never
// changes a figure.
import { type ImportedFiles, importFiles as importSources } from '../import/import_files.ts';
import { sourceOfBytes } from '../import/byte_source.ts';
import { mergeRecord } from '../import/record.ts';
import { KinprintError } from '../protocol/errors.ts';
import { type Answer, type CompareOptions, type CompareRequest, type Side, requestBytes } from '../protocol/request.ts';
import { parseReport } from '../report/parse_report.ts';
import { reportTextOf } from '../report/report_file.ts';
import type { Report } from '../report/report.ts';
import { type Verification, verifyReport } from '../report/verify_report.ts';
import type { Core } from '../worker/core.ts';

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

function sideOf(input: SideInput): Side {
  if (typeof input === 'string') return { answers: [{ text: input }] };
  return 'answers' in input ? input : { answers: [...input] };
}

function merged(whole: ImportedFiles, next: ImportedFiles): ImportedFiles {
  return {
    record: whole.files.length === 0 ? next.record : mergeRecord(whole.record, next.record),
    files: [...whole.files, ...next.files],
    skipped: [...whole.skipped, ...next.skipped],
  };
}

export function kinprintWith(openCore: () => Promise<Core>): Kinprint {
  let opened: Promise<Core> | null = null;
  // A core that trapped or never started is not used again: the next call opens a new one.
  async function withCore<T>(use: (core: Core) => T | Promise<T>): Promise<T> {
    opened ??= openCore();
    const mine = opened;
    try {
      return await use(await mine);
    } catch (thrown) {
      const isKnown = thrown instanceof KinprintError && thrown.code !== 'internal';
      if (!isKnown && opened === mine) opened = null;
      throw thrown;
    }
  }

  return {
    async compare(left, right, options = {}) {
      const { controls, ...rest } = options;
      const request: CompareRequest = { left: sideOf(left), right: sideOf(right), options: rest };
      if (controls) request.controls = controls.map(sideOf);
      const bytes = requestBytes(request);
      return parseReport(await withCore((core) => core.compare(bytes, null, 0)));
    },

    importFiles(files) {
      if (files.length === 0) throw new KinprintError('nothing_pasted', 'no file was given');
      return withCore(async (core) => {
        const importPiece = (bytes: Uint8Array, name: string): string => core.importFile(bytes, name);
        let whole: ImportedFiles | null = null;
        for (const { name, bytes } of files) {
          const next: ImportedFiles = await importSources(sourceOfBytes(name, bytes), importPiece);
          whole = whole === null ? next : merged(whole, next);
        }
        return whole as ImportedFiles;
      });
    },

    async verify(report, input) {
      const theirs = typeof report === 'string' ? parseReport(reportTextOf(report)) : report;
      const request = input ?? theirs.input;
      if (request === null) throw new KinprintError('invalid_report', 'it does not hold its texts, and none were given');
      const bytes = requestBytes(request);
      return verifyReport(theirs, parseReport(await withCore((core) => core.compare(bytes, null, 0))));
    },

    version() {
      return withCore((core) => JSON.parse(core.version()));
    },
  };
}
