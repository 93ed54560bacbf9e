// The files named on the command line, turned into the bytes of one request.
import { basename } from 'node:path';
import { KinprintError } from '../protocol/errors.ts';
import { type CompareOptions, type CompareRequest, type Side, requestBytes } from '../protocol/request.ts';
import { type ImportFile, readSide } from './read_side.ts';
import { readWhole, standardInput } from './standard_streams.ts';

export interface RequestParts {
  bytes: Uint8Array;
  notes: string[]; // for the reader, one line each
}

export interface RequestWishes {
  prompt: string | null;
  includeInput: boolean;
}

function asked(side: Side, prompt: string | null): Side {
  if (prompt === null) return side;
  return { ...side, answers: side.answers.map((answer) => ({ ...answer, prompt: answer.prompt ?? prompt })) };
}

// A request is handed on as it is where nothing is changed, so that the core can say what is wrong with it.
function wholeRequest(request: CompareRequest, bytes: Uint8Array, wishes: RequestWishes): Uint8Array {
  if (wishes.prompt === null && !wishes.includeInput) return bytes;
  const { left, right, controls, options } = request;
  try {
    return requestBytes({
      ...request,
      left: Array.isArray(left.answers) ? asked(left, wishes.prompt) : left,
      right: Array.isArray(right.answers) ? asked(right, wishes.prompt) : right,
      ...(controls === undefined ? {} : { controls }),
      options: { ...options, includeInput: wishes.includeInput || options?.includeInput === true },
    });
  } catch (thrown) {
    if (thrown instanceof RangeError) throw new KinprintError('invalid_request', 'the request is nested too deeply');
    throw thrown;
  }
}

export async function readRequest(
  paths: readonly string[],
  wishes: RequestWishes,
  importFile: ImportFile | null,
): Promise<RequestParts> {
  const notes: string[] = [];
  const sides: Side[] = [];
  for (const path of paths) {
    const bytes = await readWhole(path);
    const name = path === standardInput ? 'standard input' : basename(path);
    const content = readSide(bytes, path, name, importFile);
    if (content.kind === 'request') {
      if (paths.length === 1) return { bytes: wholeRequest(content.request, bytes, wishes), notes };
      throw new KinprintError('invalid_request', `${name} holds both sides already: give it alone`);
    }
    notes.push(...content.notes.map((note) => `${name}: ${note}`));
    sides.push(asked(content.side, wishes.prompt));
  }
  const [left, right] = sides;
  if (left === undefined || right === undefined) {
    throw new KinprintError('invalid_request', 'one file is enough only where it holds both sides');
  }
  const options: CompareOptions = wishes.includeInput ? { includeInput: true } : {};
  return { bytes: requestBytes({ left, right, options }), notes };
}
