// Turns the text of a report, whoever wrote it, into a Report, or refuses it with the reason: not JSON, not ours, of a
// newer schema, or damaged (with the path of the first bad field). Nothing in a parsed report is undefined, every
// number is finite and every string is a string, so the views need no checks of their own. Fields that are not known
// are dropped.
import { KinprintError } from '../protocol/errors.ts';
import { isFields, parsed } from '../protocol/json_value.ts';
import { formattings, hypotheses, lineBreakLosses, reportSchema, reportSchemaVersion } from './report.ts';
import type * as shape from './report.ts';
import { Fields, damaged } from './read_fields.ts';
import { readInput } from './read_input.ts';
import { readLibrary } from './read_library.ts';

const statuses = ['ok', 'not_enough', 'same_text', 'unsupported_language', 'refusal_only', 'code_only', 'invalid_input'];
const bands = ['none', 'weak', 'moderate', 'moderately_strong', 'strong', 'very_strong', 'extremely_strong'];

export function parseReport(text: string): shape.Report {
  const value = parsed(text);
  if (value === undefined) throw new KinprintError('foreign_report', 'not JSON');
  return readReport(value);
}

export function readReport(value: unknown): shape.Report {
  if (!isFields(value) || value['schema'] !== reportSchema) {
    throw new KinprintError('foreign_report', `no schema "${reportSchema}"`);
  }
  const version = value['schemaVersion'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) throw damaged('schemaVersion');
  if (version > reportSchemaVersion) {
    throw new KinprintError('newer_report', `schema version ${version}, known up to ${reportSchemaVersion}`);
  }
  const fields = new Fields(value, '');
  const status = fields.oneOf('status', statuses) as shape.Status;
  const report: shape.Report = {
    schema: reportSchema,
    schemaVersion: version,
    program: readProgram(fields.child('program')),
    model: readModel(fields.child('model')),
    status,
    nextStep: fields.optional('nextStep', (step) => ({
      code: step.text('code', ''),
      answers: step.number('answers', 0),
      reason: step.text('reason', ''),
      side: readConcerned(step.text('side', 'both')),
    })),
    inputs: readInputs(fields.child('inputs')),
    verdict: fields.optional('verdict', readVerdict),
    errorRates: fields.optional('errorRates', readErrorRates),
    distributions: fields.list('distributions', (item) => ({
      kind: item.text('kind'),
      pairs: item.number('pairs', 0),
      quantiles: item.pairs('quantiles'),
    })),
    channels: fields.list('channels', readChannel),
    runs: fields.list('runs', readRun),
    words: fields.list('words', readHabit),
    patterns: fields.list('patterns', readHabit),
    form: fields.list('form', readHabit),
    skeletons: fields.list('skeletons', (item) => ({
      left: item.count('left'),
      right: item.count('right'),
      leftSkeleton: item.text('leftSkeleton', ''),
      rightSkeleton: item.text('rightSkeleton', ''),
      similarity: item.number('similarity', 0),
    })),
    passages: fields.list('passages', (item) => ({
      left: readPlace(item.child('left')),
      right: readPlace(item.child('right')),
      similarity: item.number('similarity'),
      inOrder: item.flag('inOrder'),
    })),
    identity: fields.list('identity', (item) => ({
      ...readPlace(item),
      side: item.oneOf('side', ['left', 'right']) as shape.SideName,
      maker: item.text('maker', ''),
      stance: item.text('stance', 'mention'),
      text: item.text('text', ''),
    })),
    prompts: fields.list('prompts', readPrompt),
    robustness: fields.optional('robustness', readRobustness) ?? { stable: true, variants: [] },
    greyed: fields.list('greyed', (item) => ({
      ...readPlace(item),
      side: item.oneOf('side', ['left', 'right']) as shape.SideName,
      reason: item.text('reason', ''),
    })),
    library: fields.optional('library', readLibrary),
    sampled: value['sampled'] ?? null,
    input: value['input'] == null ? null : readInput(value['input'], 'input'),
  };
  if (status === 'ok' && report.verdict === null) throw damaged('verdict');
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
    words: fields.number('words', 0),
    characters: fields.number('characters', 0),
    language: fields.text('language', 'und'),
    sha256: fields.text('sha256', ''),
    released: fields.textOrNull('released'),
  };
}

// Reports of before sides were told have none.
function readConcerned(side: string): shape.NextStep['side'] {
  return side === 'left' || side === 'right' ? side : 'both';
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


function readFigure(fields: Fields): shape.Figure {
  const interval = fields.numbers('interval');
  if (interval.length !== 2) throw damaged(`${fields.path}.interval`);
  return {
    log10LR: fields.number('log10LR'),
    interval: [interval[0]!, interval[1]!],
    band: fields.oneOf('band', bands) as shape.Band,
    supports: fields.oneOf('supports', ['shared', 'separate', 'neither']) as shape.Supports,
  };
}

function readVerdict(fields: Fields): shape.Verdict {
  const cap = fields.child('cap');
  // Reports of before the two were told apart have neither hypothesis nor lineage.
  return {
    ...readFigure(fields),
    hypothesis: hypotheses.find((name) => name === fields.text('hypothesis', '')) ?? 'shared_lineage',
    lineage: fields.optional('lineage', readFigure),
    capped: fields.flag('capped'),
    cap: { low: cap.number('low'), high: cap.number('high'), lineages: cap.number('lineages', 0) },
    background: fields.oneOf('background', ['exact', 'predicted', 'none']) as shape.Verdict['background'],
    // Reports of before these were told have none.
    formatting: formattings.find((name) => name === fields.text('formatting', '')) ?? 'some',
    lineBreaks: lineBreakLosses.find((name) => name === fields.text('lineBreaks', '')) ?? 'kept',
    prompts: fields.number('prompts', 0),
  };
}

function readErrorRates(fields: Fields): shape.ErrorRates {
  const shareAt = (item: Fields): shape.ShareAt => ({ log10LR: item.number('log10LR'), share: item.number('share') });
  return {
    answers: fields.number('answers', 0),
    eer: fields.number('eer'),
    auc: fields.number('auc'),
    pairs: fields.number('pairs', 0),
    unrelatedAtOrAbove: fields.list('unrelatedAtOrAbove', shareAt),
    relatedAtOrBelow: fields.list('relatedAtOrBelow', shareAt),
  };
}

function readChannel(fields: Fields): shape.Channel {
  const percentile = fields.numberOrNull('percentile');
  return {
    name: fields.text('name'),
    available: fields.flag('available'),
    unavailableReason: fields.textOrNull('unavailableReason'),
    score: fields.number('score', 0),
    contribution: fields.number('contribution', 0),
    unrelated: fields.pairs('unrelated'),
    percentile: percentile !== null && percentile >= 0 ? Math.min(1, percentile) : null,
  };
}

function readPlace(fields: Fields): shape.Place {
  const place = { answer: fields.count('answer'), begin: fields.count('begin'), end: fields.count('end') };
  if (place.end < place.begin) throw damaged(`${fields.path}.end`);
  return place;
}

// Share of background bots; below zero means not known.
function readShare(fields: Fields): number | null {
  const share = fields.numberOrNull('otherBots');
  return share !== null && share >= 0 ? Math.min(1, share) : null;
}

function readWriters(fields: Fields): shape.RunWriters | null {
  if (!fields.has('samePrompt')) return null;
  const writers = fields.child('samePrompt');
  return { bots: writers.count('bots'), asked: writers.count('asked'), atMost: writers.flag('atMost') };
}

function readRun(fields: Fields): shape.SharedRun {
  return {
    text: fields.text('text', ''),
    words: fields.number('words', 0),
    surprise: fields.number('surprise', 0),
    otherBots: readShare(fields),
    samePrompt: readWriters(fields),
    prompts: fields.number('prompts', 1),
    stock: fields.flag('stock'),
    echo: fields.flag('echo'),
    left: fields.list('left', readPlace),
    right: fields.list('right', readPlace),
  };
}

function readHabit(fields: Fields): shape.SharedHabit {
  return {
    name: fields.text('name'),
    leftRate: fields.number('leftRate', 0),
    rightRate: fields.number('rightRate', 0),
    backgroundRate: fields.number('backgroundRate', 0),
    weight: fields.number('weight', 0),
    otherBots: readShare(fields),
    left: fields.list('left', readPlace),
    right: fields.list('right', readPlace),
  };
}

function readPrompt(fields: Fields): shape.PromptRow {
  return {
    left: fields.number('left', -1),
    right: fields.number('right', -1),
    known: fields.flag('known'),
    sameText: fields.flag('sameText'), // older reports have none
    prompt: fields.text('prompt', ''),
    log10LR: fields.numberOrNull('log10LR'),
    withoutIt: fields.numberOrNull('withoutIt'),
    channels: fields.numberRecord('channels'),
  };
}

function readRobustness(fields: Fields): shape.Report['robustness'] {
  return {
    stable: fields.flag('stable'),
    variants: fields.list('variants', (item) => ({
      name: item.text('name'),
      prompt: item.numberOrNull('prompt'),
      log10LR: item.number('log10LR'),
      band: item.oneOf('band', bands) as shape.Band,
      changesBand: item.flag('changesBand'),
    })),
  };
}
