// Notes for the reader of the terminal, on standard error: one line each, whatever the names in them hold. On a screen a
// line that shows how far the program is gives way to them.
import { env, stderr } from 'node:process';
import { printable } from './terminal.ts';

// A line can be taken back and written anew.
export const canWriteOver = stderr.isTTY === true && env['TERM'] !== 'dumb';

export function say(message: string): void {
  stderr.write(`${canWriteOver ? '\r\u001b[K' : ''}kinprint: ${printable(message)}\n`);
}
