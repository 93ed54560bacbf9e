// Turns the text of a report, whoever wrote it, into a Report, or refuses it with the reason: not JSON, not ours, of a
// newer schema, or damaged (with the path of the first bad field). Nothing in a parsed report is undefined, every
// number is finite and every string is a string, so the views need no checks of their own. Fields that are not known
// are dropped.
import { KinprintError } from '../protocol/errors.ts';
import { isFields, parsed } from '../protocol/json_value.ts';
import { reportSchema, reportSchemaVersion, statuses } from './report.ts';
import type * as shape from './report.ts';
import { readGreyed, readHabit, readPassage, readRun, readSkeletons, readStatement } from './read_exhibits.ts';
import { Fields, damaged } from './read_fields.ts';
import { readInput } from './read_input.ts';
import { readLibrary } from './read_library.ts';
import { readChannel, readDistribution, readErrorRates, readPrompt, readRobustness, readVerdict } from './read_verdict.ts';

export function parseReport(text: string): shape.Report {
  const value = parsed(text);
  if (value === undefined && text.slice(0, 200).includes(`"${reportSchema}"`)) throw new KinprintError('damaged_report', 'the end, as it is cut off or no JSON any more');
  if (value === undefined) throw new KinprintError('foreign_report', 'not JSON');
  return readReport(value);
}

// The fields of what is a report of a version known here.
function reportFields(value: unknown): Fields {
  if (!isFields(value) || value['schema'] !== reportSchema) {
    throw new KinprintError('foreign_report', `no schema "${reportSchema}"`);
  }
  const version = value['schemaVersion'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) throw damaged('schemaVersion');
  if (version > reportSchemaVersion) {
    throw new KinprintError('newer_report', `schema version ${version}, known up to ${reportSchemaVersion}`);
  }
  return new Fields(value, '');
}

export function readReport(value: unknown): shape.Report {
  const fields = reportFields(value);
  const status = fields.oneOf('status', statuses);
  const report: shape.Report = {
    schema: reportSchema,
    schemaVersion: fields.count('schemaVersion'),
    program: readProgram(fields.child('program')),
    model: readModel(fields.child('model')),
    status,
    nextStep: fields.optional('nextStep', readNextStep),
    inputs: readInputs(fields.child('inputs')),
    verdict: fields.optional('verdict', readVerdict),
    errorRates: fields.optional('errorRates', readErrorRates),
    distributions: fields.list('distributions', readDistribution),
    channels: fields.list('channels', readChannel),
    runs: fields.list('runs', readRun),
    words: fields.list('words', readHabit),
    patterns: fields.list('patterns', readHabit),
    form: fields.list('form', readHabit),
    skeletons: fields.list('skeletons', readSkeletons),
    passages: fields.list('passages', readPassage),
    identity: fields.list('identity', readStatement),
    prompts: fields.list('prompts', readPrompt),
    robustness: fields.optional('robustness', readRobustness) ?? { stable: true, variants: [] },
    greyed: fields.list('greyed', readGreyed),
    library: fields.optional('library', readLibrary),
    sampled: fields.unread('sampled'),
    input: fields.has('input') ? readInput(fields.unread('input'), 'input') : null,
  };
  if ((status === 'ok') !== (report.verdict !== null)) throw damaged('verdict');
  return report;
}

function readProgram(fields: Fields): shape.Report['program'] {
  return {
    version: fields.text('version', ''),
    calibration: fields.text('calibration', ''),
    tables: fields.text('tables', ''),
    tablesSha256: fields.text('tablesSha256', ''),
  };
}

function readModel(fields: Fields): shape.Report['model'] {
  return { used: fields.flag('used'), name: fields.text('name', ''), sha256: fields.text('sha256', '') };
}

function readSide(fields: Fields): shape.InputSide {
  return {
    name: fields.text('name', ''),
    answers: fields.number('answers', 0),
    mendedAnswers: fields.number('mendedAnswers', 0),
    framedAnswers: fields.number('framedAnswers', 0),
    decliningAnswers: fields.number('decliningAnswers', 0),
    words: fields.number('words', 0),
    characters: fields.number('characters', 0),
    language: fields.text('language', 'und'),
    sha256: fields.text('sha256', ''),
    released: fields.textOrNull('released'),
  };
}

function readNextStep(fields: Fields): shape.NextStep {
  const side = fields.text('side', 'both'); // reports of before sides were told have none
  return {
    code: fields.text('code', ''),
    answers: fields.number('answers', 0),
    reason: fields.text('reason', ''),
    side: side === 'left' || side === 'right' ? side : 'both',
  };
}

function readInputs(fields: Fields): shape.Report['inputs'] {
  return {
    left: readSide(fields.child('left')),
    right: readSide(fields.child('right')),
    controls: fields.list('controls', readSide),
    controlLikeness: fields.list('controlLikeness', (item) => ({ left: item.numberOrNull('left'), right: item.numberOrNull('right') })),
    promptsShared: fields.number('promptsShared', 0),
    promptsKnown: fields.number('promptsKnown', 0),
    promptsObserved: fields.numberOrNull('promptsObserved'),
    promptRelation: fields.text('promptRelation', 'same'),
  };
}
