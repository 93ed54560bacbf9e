// The program `kinprint`: one command, one exit status, and every failure in one line on standard error.
import { argv, exit, stderr, stdout } from 'node:process';
import { KinprintError } from '../protocol/errors.ts';
import { knownKey, text } from '../strings/catalogue.ts';
import { FileProblem } from '../node/file_problem.ts';
import { parseArguments } from './arguments.ts';
import { type Command } from './commands.ts';
import { batchCommand } from './batch_command.ts';
import { compareCommand } from './compare_command.ts';
import { repairAdvice } from '../node/data_files.ts';
import { keptImporter, openCore } from './engine.ts';
import { formatList } from './formats.ts';
import { helpText } from './help.ts';
import { matrixCommand } from './matrix_command.ts';
import { oldestNode, runsOn } from './node_version.ts';
import { importCommand } from './import_command.ts';
import { packCommand } from './pack_command.ts';
import { say } from './say.ts';
import { closedPipeStatus, isClosedPipe, writeOut } from './standard_streams.ts';
import { verifyCommand } from './verify_command.ts';
import { versionText } from './version.ts';

const status = { invalid: 1, misuse: 2, failed: 3 };

async function run(command: Command): Promise<number> {
  if (command.tables) process.env.KINPRINT_TABLES = command.tables;
  switch (command.kind) {
    case 'misuse':
      say(command.message);
      stderr.write(`try: kinprint ${command.topic === null ? '' : `${command.topic} `}--help\n`);
      return status.misuse;
    case 'help':
      await writeOut(helpText(command.topic));
      return 0;
    case 'version':
      await writeOut(versionText(await openCore()));
      return 0;
    case 'formats':
      await writeOut(formatList((await keptImporter()).formats()));
      return 0;
    case 'import':
      return importCommand(command.inputs, command.json);
    case 'compare':
      return compareCommand(command.inputs, command.output, command);
    case 'batch':
      return batchCommand(command.inputs, command.jobs);
    case 'matrix':
      return matrixCommand(command);
    case 'pack':
      return packCommand(command);
    case 'verify':
      return verifyCommand(command);
  }
}

function explain(thrown: unknown): number {
  if (isClosedPipe(thrown)) return closedPipeStatus;
  if (thrown instanceof FileProblem) {
    say(thrown.message);
    return status.misuse;
  }
  if (thrown instanceof KinprintError && thrown.code === 'tables_missing') {
    say(text('en', 'error.tables_missing'));
    return status.failed;
  }
  if (thrown instanceof KinprintError && (thrown.code === 'core_failed' || thrown.code === 'core_damaged')) {
    say(thrown.message);
    say(repairAdvice);
    return status.failed;
  }
  if (thrown instanceof KinprintError && thrown.code === 'worker_failed') {
    say(thrown.message);
    return status.failed;
  }
  if (thrown instanceof KinprintError && thrown.code !== 'internal') {
    const words = thrown.code === 'invalid_request' ? thrown.message : text('en', knownKey(`error.${thrown.code}`, 'error.invalid_request'), { message: thrown.message });
    say(`${words} (${thrown.code}${words.includes(thrown.message) ? '' : `: ${thrown.message}`})`);
    return status.invalid;
  }
  stderr.write(`kinprint: this is a mistake of the program: ${thrown instanceof Error ? (thrown.stack ?? '') : String(thrown)}\n`);
  return status.failed;
}

// Without a listener the closed pipe would end Node with a stack trace before `writeOut` can report it.
stdout.on('error', (error) => {
  if (isClosedPipe(error)) exit(closedPipeStatus);
});
stderr.on('error', () => undefined);

if (!runsOn(process.versions.node)) {
  say(`this is Node ${process.versions.node}; kinprint needs Node ${oldestNode} or later`);
  exit(status.failed);
}
process.exitCode = await run(parseArguments(argv.slice(2))).catch(explain);
