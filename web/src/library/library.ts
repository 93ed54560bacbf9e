// Kinprint as a library, for any host that can open the core and the importers. Each is opened at its first call. The sentence model is
// not used: it aligns passages for a reader and never changes a figure.
import { type ImportPiece, importTogether } from '../import/import_files.ts';
import { type ByteSource, sourceOfBytes } from '../import/byte_source.ts';
import { plainRecord } from '../import/packed_record.ts';
import { KinprintError } from '../protocol/errors.ts';
import { type CompareRequest, type Side, requestBytes } from '../protocol/request.ts';
import { parseReport, readReport } from '../report/parse_report.ts';
import { reportTextOf } from '../report/report_file.ts';
import { verifyReport } from '../report/verify_report.ts';
import type { Core } from '../worker/core.ts';
import type { Importer } from '../worker/importer.ts';
import type { Kinprint, NamedBytes, SideInput } from './api.ts';

function sideOf(input: SideInput): Side {
  if (typeof input === 'string') return { answers: [{ text: input }] };
  // Programs without types hand in anything.
  const value: unknown = input;
  if (Array.isArray(value)) return { answers: [...value] };
  if (value !== null && typeof value === 'object' && 'answers' in value) return value as Side;
  throw new KinprintError('invalid_request', 'a side is a text, a list of answers or an object with answers');
}

function sourcesOf(files: readonly NamedBytes[]): ByteSource[] {
  const list: unknown = files;
  if (!Array.isArray(list)) throw new KinprintError('invalid_request', 'files: expected a list');
  if (list.length === 0) throw new KinprintError('nothing_pasted', 'no file was given');
  return list.map((file: Partial<NamedBytes> | null, at) => {
    if (typeof file?.name !== 'string') throw new KinprintError('invalid_request', `files[${at}].name: expected a text`);
    const { bytes } = file;
    if (!ArrayBuffer.isView(bytes) || bytes.BYTES_PER_ELEMENT !== 1) throw new KinprintError('invalid_request', `files[${at}].bytes: expected a Uint8Array`);
    return sourceOfBytes(file.name, bytes);
  });
}

// Opens a module at its first use. One that trapped or never started is not used again: the next call opens a new one.
function openedOnce<Module>(open: () => Promise<Module>): <T>(use: (module: Module) => T | Promise<T>) => Promise<T> {
  let opened: Promise<Module> | null = null;
  return async (use) => {
    opened ??= open();
    const mine = opened;
    let isStarted = false;
    try {
      const module = await mine;
      isStarted = true;
      return await use(module);
    } catch (thrown) {
      const isRefusal = isStarted && thrown instanceof KinprintError && thrown.code !== 'internal';
      if (!isRefusal && opened === mine) opened = null;
      throw thrown;
    }
  };
}

export function kinprintWith(openCore: () => Promise<Core>, openImporter: () => Promise<Importer>): Kinprint {
  const withCore = openedOnce(openCore);
  const withImporter = openedOnce(openImporter);

  return {
    async compare(left, right, options) {
      const { controls, ...rest } = options ?? {};
      const request: CompareRequest = { left: sideOf(left), right: sideOf(right), options: rest };
      if (controls !== undefined && !Array.isArray(controls)) throw new KinprintError('invalid_request', 'controls: expected a list');
      if (controls) request.controls = controls.map(sideOf);
      const bytes = requestBytes(request);
      return parseReport(await withCore((core) => core.compare(bytes, null, 0)));
    },

    async importFiles(files) {
      const sources = sourcesOf(files);
      return withImporter(async (importer) => {
        const importPiece: ImportPiece = (rest, bytes, piece) => importer.importPiece(rest, bytes, { piece });
        const imported = await importTogether(sources, importPiece);
        return { ...imported, record: plainRecord(imported.record) };
      });
    },

    async verify(report, input) {
      const theirs = typeof report === 'string' ? parseReport(reportTextOf(report)) : readReport(report);
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
