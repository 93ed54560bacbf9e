// Every failure that crosses from the core or the worker to the page, as one class with one union of codes. The first
// list is core/base/error.hpp, name by name and in its order (a test compares them); the second belongs to this side.
// Messages are for developers; what a reader sees is worded in strings/, keyed by the code.

export const coreErrorCodes = [
  'ok',
  'invalid_json',
  'invalid_request',
  'too_large',
  'unknown_format',
  'invalid_archive',
  'table_magic',
  'table_version',
  'table_size',
  'table_checksum',
  'tables_missing',
  'vectors_shape',
  'invalid_report',
  'internal',
] as const;

export const clientErrorCodes = [
  'cancelled', // the reader asked to stop; nothing is wrong
  'core_failed', // the wasm core could not be fetched or started
  'core_damaged', // a part of the program is not what the build made
  'wasm_blocked', // the browser refuses WebAssembly here
  'old_browser', // WebAssembly without vector instructions, which the importers are built with
  'worker_blocked', // the browser refuses to start a worker, or it ended before it could answer
  'worker_failed', // the worker ended or answered with something unreadable
  'model_missing', // this copy was built without the model
  'model_failed', // the model could not be fetched, was damaged, or did not start
  'newer_report', // a report of a schema this program does not know yet
  'foreign_report', // JSON or HTML, but not a Kinprint report
  'damaged_report', // a Kinprint report with missing or impossible parts
  'large_report', // a file of more bytes than are read as a report
  'matrix_file', // every pair of many bots, in place of texts or a report
  'nothing_pasted', // a side is empty: no comparison was asked of the core
] as const;

export type CoreErrorCode = (typeof coreErrorCodes)[number];
export type ClientErrorCode = (typeof clientErrorCodes)[number];
export type ErrorCode = Exclude<CoreErrorCode, 'ok'> | ClientErrorCode;

// What crosses a thread in place of an Error object, which does not clone reliably.
export interface PlainError {
  code: ErrorCode;
  message: string;
  position: number; // byte in the input, -1 where there is none
  stack: string;
}

export class KinprintError extends Error {
  readonly code: ErrorCode;
  readonly position: number;

  constructor(code: ErrorCode, message: string, position = -1) {
    super(message);
    this.name = 'KinprintError';
    this.code = code;
    this.position = position;
  }
}

export function isErrorCode(code: unknown): code is ErrorCode {
  return (
    code !== 'ok' &&
    ((coreErrorCodes as readonly unknown[]).includes(code) || (clientErrorCodes as readonly unknown[]).includes(code))
  );
}

const reportErrorCodes: readonly ErrorCode[] = ['newer_report', 'foreign_report', 'damaged_report', 'large_report', 'matrix_file'];

// Whether what was given was refused, by the core or as a report. Anything else thrown says nothing of that: the program or
// a part of it was at fault, was not there, or was stopped.
export function isOfInput(thrown: unknown): thrown is KinprintError {
  if (!(thrown instanceof KinprintError) || thrown.code === 'internal') return false;
  return (coreErrorCodes as readonly string[]).includes(thrown.code) || reportErrorCodes.includes(thrown.code);
}

// Anything thrown, as a plain value; what is not a KinprintError gets the fallback code.
export function plainError(thrown: unknown, fallback: ErrorCode): PlainError {
  if (thrown instanceof KinprintError) {
    return { code: thrown.code, message: thrown.message, position: thrown.position, stack: thrown.stack ?? '' };
  }
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return { code: fallback, message, position: -1, stack: thrown instanceof Error ? (thrown.stack ?? '') : '' };
}

export function rebuiltError(plain: PlainError): KinprintError {
  const error = new KinprintError(plain.code, plain.message, plain.position);
  if (plain.stack) error.stack = plain.stack;
  return error;
}
