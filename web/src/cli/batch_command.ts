// `kinprint batch`: wires the file, the threads and standard output to runBatch.
import { availableParallelism } from 'node:os';
import { type BatchCounts, type BatchLimits, runBatch } from './batch.ts';
import { splitLines } from '../import/lines.ts';
import { openCore, sayRefused } from './engine.ts';
import { FileLines } from './file_lines.ts';
import { LineEngine } from './line_engine.ts';
import { expandPattern } from './open_import.ts';
import { checkStandardOutput } from './output_file.ts';
import { say } from './say.ts';
import { shortNames } from './short_names.ts';
import { writeOut } from './standard_streams.ts';
import { trialChunks } from './trial_chunks.ts';
import { trialLines } from './trial_lines.ts';
import { maximumJobs } from './arguments.ts';
import { WorkerPool } from './worker_pool.ts';

// In flight for one thread: enough that an expensive line does not leave the other threads idle. Chosen.
const linesAhead = 16;
const bytesInFlight = 96 * 1024 * 1024; // one line of the greatest length and half as much again

export async function batchCommand(inputs: readonly string[], jobsWanted: number | null): Promise<number> {
  checkStandardOutput(inputs.flatMap(expandPattern));
  const jobs = jobsWanted ?? Math.min(maximumJobs, availableParallelism());
  const limits: BatchLimits = { lines: jobs * linesAhead, bytes: bytesInFlight };
  const read = new FileLines();
  const lines = trialLines(splitLines(trialChunks(inputs, read)));
  const counts = jobs === 1 ? await onThisThread() : await onThreads();
  if (counts.invalid > 0) say(invalidWords(counts, read));
  if (counts.lines === 0) say(`no trial in ${shortNames(inputs).join(', ')}: there is no line in it`);
  return counts.invalid > 0 ? 1 : 0;

  function onThisThread(): ReturnType<typeof runBatch> {
    let isTold = false;
    const engine = new LineEngine(async () => {
      const core = await openCore();
      if (!isTold) sayRefused(core.refused);
      isTold = true;
      return core;
    });
    return runBatch(lines, (bytes, number) => engine.answer(bytes, number), writeOut, { ...limits, lines: 1 });
  }

  async function onThreads(): ReturnType<typeof runBatch> {
    const pool = new WorkerPool(new URL('./batch_worker.mjs', import.meta.url), null, jobs, sayRefused);
    try {
      return await runBatch(lines, (bytes, number) => pool.answerLine(bytes, number), writeOut, limits);
    } finally {
      await pool.end();
    }
  }
}

function invalidWords({ lines, invalid, firstInvalid }: BatchCounts, read: FileLines): string {
  const words = lines === 1 ? 'the one line was invalid' : `${invalid} of ${lines} lines ${invalid === 1 ? 'was' : 'were'} invalid`;
  const { name, line } = read.place(firstInvalid ?? 0);
  const place = read.severalFiles ? `${words}; of several files lines are numbered through all: line ${firstInvalid}${invalid > 1 ? ', the first of them,' : ''} is line ${line} of ${name}` : words;
  return invalid === lines ? `${place}; kinprint batch --help shows what a line holds` : place;
}
