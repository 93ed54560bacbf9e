// Where a command may write, looked at before anything is computed. An option that is given without its file takes the next
// word for it, which is mostly a file of answers: nothing that is read, and no file of another form, is written over.
import { type Stats, accessSync, closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { FileProblem, fileProblem } from '../node/file_problem.ts';
import { standardInput, statsOf } from './standard_streams.ts';

const beginningBytes = 256; // a mark of UTF-8, white space and the first tag

// The first bytes of what is there, a letter each; empty where nothing is, or no file.
function beginningOf(path: string): string {
  if (statsOf(path, 'write')?.isFile() !== true) return '';
  const bytes = new Uint8Array(beginningBytes);
  const file = openSync(path, 'r');
  try {
    return new TextDecoder('latin1').decode(bytes.subarray(0, readSync(file, bytes)));
  } finally {
    closeSync(file);
  }
}

function isThis(one: Stats | undefined, two: Stats | undefined): boolean {
  return one !== undefined && two !== undefined && one.dev === two.dev && one.ino === two.ino;
}

// Standard output that is one of the files read: what is written behind their end would be read as more of them, without end.
export function checkStandardOutput(read: readonly string[]): void {
  const there = fstatSync(1);
  const same = there.isFile() ? read.find((path) => isThis(path === standardInput ? fstatSync(0) : statsOf(path), there)) : undefined;
  if (same !== undefined) throw new FileProblem(`cannot write standard output: it is ${same === standardInput ? 'standard input' : same}, which is read, too; name another file`);
}

// `read`: files that the command reads. Refuses what could not be written later, as far as its path tells; makes no file.
export function checkOutput(path: string, read: readonly string[]): void {
  const there = statsOf(path, 'write');
  try {
    if (there?.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
    accessSync(there === undefined ? dirname(path) : path, constants.W_OK);
  } catch (thrown) {
    throw fileProblem('write', path, thrown);
  }
  if (there?.isFile() && read.some((other) => isThis(there, statsOf(other)))) throw new FileProblem(`cannot write ${path}: it is read, too; name another file`);
}

// The same for the files of options that nothing but their own kind is written over. A table begins with its magic (core/base/section_table.hpp).
const kinds = {
  '--html': { begins: /^(\u00ef\u00bb\u00bf)?\s*<!doctype html/i, name: 'HTML page' },
  '-o': { begins: /^KPSECTNS/, name: 'pack' },
};

export function checkOutputOf(option: keyof typeof kinds, path: string, read: readonly string[]): void {
  checkOutput(path, read);
  let beginning = '';
  try {
    beginning = beginningOf(path);
  } catch (thrown) {
    throw fileProblem('write', path, thrown);
  }
  const { begins, name } = kinds[option];
  if (beginning !== '' && !begins.test(beginning)) throw new FileProblem(`cannot write ${path}: it is there and no ${name}; ${option} needs a file of its own`);
}
