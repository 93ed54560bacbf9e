// Notes for the reader of the terminal, on standard error: one line each, whatever the names in them hold. On a screen a
// line that shows how far the program is gives way to them.
import { stderr } from 'node:process';
import { printable } from './terminal.ts';

export function say(message: string): void {
  stderr.write(`${stderr.isTTY ? '\r\u001b[K' : ''}kinprint: ${printable(message)}\n`);
}
