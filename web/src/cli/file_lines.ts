// The lines of several files, numbered through all of them: which line of which file one is.
const lineFeed = 10;

export class FileLines {
  readonly #files: { name: string; before: number }[] = []; // before: lines of the files before it
  #lines = 0;

  get severalFiles(): boolean {
    return this.#files.length > 1;
  }

  // Passes the chunks of a file on, whose last line ends as the others do, and counts their lines.
  async *counted(name: string, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    this.#files.push({ name, before: this.#lines });
    for await (const chunk of chunks) {
      for (let at = chunk.indexOf(lineFeed); at >= 0; at = chunk.indexOf(lineFeed, at + 1)) this.#lines += 1;
      yield chunk;
    }
  }

  // A line that was passed on, counted from 1.
  place(number: number): { name: string; line: number } {
    const { name, before } = this.#files.findLast((file) => file.before < number) ?? { name: '', before: 0 };
    return { name, line: number - before };
  }
}
