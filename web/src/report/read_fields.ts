// Reads the fields of an untrusted JSON object and refuses what has the wrong type, naming the path. A field with a
// fallback may be missing (older reports), but never of another type.
import { KinprintError } from '../protocol/errors.ts';
import { isFields } from '../protocol/json_value.ts';

// More than any report holds: 3 passages a sentence pair at the core's own limits; keeps a made-up file from filling
// memory with objects.
const mostItems = 200_000;
// A power of ten of a ratio: caps keep all of them far below, and no figure above is shown as it is (view/format.ts).
const mostPowers = 15;

export function damaged(path: string): KinprintError {
  return new KinprintError('damaged_report', path);
}

export function listOf<T>(value: unknown, path: string, read: (item: unknown, path: string) => T): T[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || value.length > mostItems) throw damaged(path);
  return value.map((item, index) => read(item, `${path}[${index}]`));
}

export class Fields {
  readonly path: string;
  private readonly record: Record<string, unknown>;

  constructor(record: Record<string, unknown>, path: string) {
    this.record = record;
    this.path = path;
  }

  has(name: string): boolean {
    return this.own(name) !== undefined && this.own(name) !== null;
  }

  text(name: string, fallback?: string): string {
    const value = this.own(name) ?? fallback;
    if (typeof value !== 'string') throw damaged(this.at(name));
    return value;
  }

  textOrNull(name: string): string | null {
    return this.has(name) ? this.text(name) : null;
  }

  number(name: string, fallback?: number): number {
    const value = this.own(name) ?? fallback;
    if (typeof value !== 'number' || !Number.isFinite(value)) throw damaged(this.at(name));
    return value;
  }

  numberOrNull(name: string): number | null {
    return this.has(name) ? this.number(name) : null;
  }

  // A ratio as a power of ten, of a size that can be shown and drawn.
  power(name: string): number {
    const value = this.number(name);
    if (Math.abs(value) > mostPowers) throw damaged(this.at(name));
    return value;
  }

  // A whole number of at least zero.
  count(name: string): number {
    const value = this.number(name);
    if (!Number.isInteger(value) || value < 0) throw damaged(this.at(name));
    return value;
  }

  flag(name: string): boolean {
    const value = this.own(name) ?? false;
    if (typeof value !== 'boolean') throw damaged(this.at(name));
    return value;
  }

  oneOf<Word extends string>(name: string, allowed: readonly Word[]): Word {
    const value = this.text(name);
    const found = allowed.find((word) => word === value);
    if (found === undefined) throw damaged(this.at(name));
    return found;
  }

  child(name: string): Fields {
    const value = this.own(name) ?? {};
    if (!isFields(value)) throw damaged(this.at(name));
    return new Fields(value, this.at(name));
  }

  optional<T>(name: string, read: (fields: Fields) => T): T | null {
    return this.has(name) ? read(this.child(name)) : null;
  }

  list<T>(name: string, read: (fields: Fields) => T): T[] {
    return listOf(this.own(name), this.at(name), (item, path) => {
      if (!isFields(item)) throw damaged(path);
      return read(new Fields(item, path));
    });
  }

  numbers(name: string): number[] {
    return listOf(this.own(name), this.at(name), (item, path) => {
      if (typeof item !== 'number' || !Number.isFinite(item)) throw damaged(path);
      return item;
    });
  }

  pairs(name: string): [number, number][] {
    return listOf(this.own(name), this.at(name), (item, path) => {
      const pair = listOf(item, path, (value, where) => {
        if (typeof value !== 'number' || !Number.isFinite(value)) throw damaged(where);
        return value;
      });
      if (pair.length !== 2) throw damaged(path);
      return [pair[0]!, pair[1]!];
    });
  }

  numberRecord(name: string): Record<string, number> {
    const read: Record<string, number> = {};
    const fields = this.child(name);
    for (const key of Object.keys(fields.record)) {
      if (fields.has(key)) read[key] = fields.number(key);
    }
    return read;
  }

  // As it stands, for whoever checks it; null where it is missing.
  unread(name: string): unknown {
    return this.own(name) ?? null;
  }

  private own(name: string): unknown {
    return Object.hasOwn(this.record, name) ? this.record[name] : undefined;
  }

  private at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}
