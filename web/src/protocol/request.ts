// The request of docs/report_format.md as TypeScript sees it, and the one way it becomes bytes. The page, the worker
// and the command line all use it.
import { KinprintError } from './errors.ts';

export interface Answer {
  prompt?: string;
  text: string;
  again?: boolean; // a second sample of the same bot on the same prompt
}

export interface Side {
  name?: string;
  released?: string; // month of release as YYYY-MM; never part of the likelihood ratio
  answers: Answer[];
}

// Years from 1000 on, as the core (core/text/document.hpp).
const month = /^[1-9][0-9]{3}-(0[1-9]|1[0-2])$/;

export function isMonth(text: string): boolean {
  return month.test(text);
}

// The month that all of them name, or null.
export function oneMonth(months: readonly (string | undefined)[]): string | null {
  const [first = ''] = months;
  return isMonth(first) && months.every((month) => month === first) ? first : null;
}

export interface RunOptions {
  minimumWords?: number;
  foldCase?: boolean;
  foldQuotes?: boolean;
  foldNumbers?: boolean;
}

export interface CompareOptions {
  exhibits?: boolean;
  robustness?: boolean;
  includeInput?: boolean;
  seed?: number;
  runs?: RunOptions;
}

export interface CompareRequest {
  id?: string | number;
  left: Side;
  right: Side;
  controls?: Side[];
  options?: CompareOptions;
}

// Replaces unpaired surrogates by U+FFFD in every string, unit by unit, so that UTF-16 positions stay what they are.
// (JSON writes a lone surrogate as an escape that no strict reader accepts.)
export function wellFormedRequest<T>(value: T): T {
  if (typeof value === 'string') return wellFormed(value) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => wellFormedRequest(item)) as T;
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wellFormedRequest(item)])) as T;
  }
  return value;
}

// Firefox has the method since 119, and 115 is still in use.
export function wellFormed(text: string): string {
  if (typeof text.toWellFormed === 'function') return text.toWellFormed();
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

// As JSON; a text longer than a string of this machine may be is too large, and no mistake of ours.
export function jsonBytes(value: unknown): Uint8Array<ArrayBuffer> {
  try {
    return new TextEncoder().encode(JSON.stringify(value));
  } catch (thrown) {
    if (!(thrown instanceof RangeError) || /stack/.test(thrown.message)) throw thrown;
    throw new KinprintError('too_large', 'the texts are longer than can be handed on at once');
  }
}

export function requestBytes(request: CompareRequest): Uint8Array<ArrayBuffer> {
  return jsonBytes(wellFormedRequest(request));
}
