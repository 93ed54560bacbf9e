// What the page and a worker of many bots say to each other.
import type { Alive, TableBytes } from '../protocol/messages.ts';
import type { ManyAnswer, ManyCall } from './many_desk.ts';

export type ManyHostMessage = { kind: 'open'; number: number; wasm: ArrayBuffer; tables: TableBytes[]; lifeLock: string | null } | ManyCall;
export type ManyWorkerMessage = ManyAnswer | Alive;
