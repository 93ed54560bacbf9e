// Answers one batch line with a core: a refusal of the core becomes an invalid line, a trap becomes
// an `internal` one and the core is opened again, since a trapped instance cannot be trusted.
import { KinprintError } from '../protocol/errors.ts';
import { type LineResult, invalidLine } from './batch.ts';

export interface LineCore {
  batchLine(request: Uint8Array, lineNumber: number): string;
}

export class LineEngine {
  readonly #open: () => Promise<LineCore>;
  #core: LineCore | null = null;

  constructor(open: () => Promise<LineCore>) {
    this.#open = open;
  }

  async start(): Promise<void> {
    this.#core ??= await this.#open();
  }

  async answer(bytes: Uint8Array, number: number): Promise<LineResult> {
    await this.start();
    try {
      const text = (this.#core as LineCore).batchLine(bytes, number);
      const { status } = JSON.parse(text) as { status?: unknown };
      return { text: text.trimEnd(), invalid: status === 'invalid_input' };
    } catch (thrown) {
      if (thrown instanceof KinprintError && thrown.code === 'tables_missing') throw thrown; // no fault of the line
      if (thrown instanceof KinprintError && thrown.code !== 'internal') {
        return invalidLine(number, thrown.code, thrown.message);
      }
      this.#core = null;
      return invalidLine(number, 'internal', thrown instanceof Error ? thrown.message : `thrown ${String(thrown)}`);
    }
  }
}
