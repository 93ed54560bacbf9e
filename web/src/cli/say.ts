// Notes for the reader of the terminal, on standard error: one line each, whatever the names in them hold.
import { stderr } from 'node:process';
import { printable } from './terminal.ts';

export function say(message: string): void {
  stderr.write(`kinprint: ${printable(message)}\n`);
}
