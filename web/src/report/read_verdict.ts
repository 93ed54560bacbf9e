// The figures of an untrusted report: the verdict, what it is made of and what was measured about it.
import { type Fields, damaged } from './read_fields.ts';
import { backgrounds, bands, formattings, hypotheses, lineBreakLosses } from './report.ts';
import type * as shape from './report.ts';

function readFigure(fields: Fields): shape.Figure {
  const interval = fields.numbers('interval');
  if (interval.length !== 2 || interval[0]! > interval[1]!) throw damaged(`${fields.path}.interval`);
  return {
    log10LR: fields.power('log10LR'),
    interval: [interval[0]!, interval[1]!],
    band: fields.oneOf('band', bands),
    supports: fields.oneOf('supports', ['shared', 'separate', 'neither']),
  };
}

export function readVerdict(fields: Fields): shape.Verdict {
  const cap = fields.child('cap');
  // Reports of before the two were told apart have neither hypothesis nor lineage.
  return {
    ...readFigure(fields),
    hypothesis: hypotheses.find((name) => name === fields.text('hypothesis', '')) ?? 'shared_lineage',
    lineage: fields.optional('lineage', readFigure),
    closedness: fields.number('closedness', 0),
    capped: fields.flag('capped'),
    cap: { low: cap.number('low'), high: cap.number('high'), lineages: cap.number('lineages', 0) },
    background: fields.oneOf('background', backgrounds),
    // Reports of before these were told have none.
    formatting: formattings.find((name) => name === fields.text('formatting', '')) ?? 'some',
    lineBreaks: lineBreakLosses.find((name) => name === fields.text('lineBreaks', '')) ?? 'kept',
    prompts: fields.number('prompts', 0),
    longRunPrompts: fields.number('longRunPrompts', 0),
  };
}

// Reports of before called them pairs.
function measuredTrials(fields: Fields): number {
  return fields.number('trials', fields.number('pairs', 0));
}

export function readErrorRates(fields: Fields): shape.ErrorRates {
  const shareAt = (item: Fields): shape.ShareAt => ({ log10LR: item.number('log10LR'), share: item.number('share') });
  return {
    answers: fields.number('answers', 0),
    eer: fields.number('eer'),
    auc: fields.number('auc'),
    trials: measuredTrials(fields),
    unseen: fields.flag('unseen'),
    unrelatedAtOrAbove: fields.list('unrelatedAtOrAbove', shareAt),
    relatedAtOrBelow: fields.list('relatedAtOrBelow', shareAt),
  };
}

export function readDistribution(fields: Fields): shape.Distribution {
  return { kind: fields.text('kind'), trials: measuredTrials(fields), quantiles: fields.pairs('quantiles') };
}

export function readChannel(fields: Fields): shape.Channel {
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

export function readPrompt(fields: Fields): shape.PromptRow {
  return {
    left: fields.number('left', -1),
    right: fields.number('right', -1),
    known: fields.flag('known'),
    sharedWording: fields.flag('sharedWording'), // older reports have neither
    sameText: fields.flag('sameText'),
    prompt: fields.text('prompt', ''),
    log10LR: fields.numberOrNull('log10LR'),
    withoutIt: fields.numberOrNull('withoutIt'),
    channels: fields.numberRecord('channels'),
  };
}

export function readRobustness(fields: Fields): shape.Report['robustness'] {
  return {
    stable: fields.flag('stable'),
    variants: fields.list('variants', (item) => ({
      name: item.text('name'),
      prompt: item.numberOrNull('prompt'),
      log10LR: item.power('log10LR'),
      band: item.oneOf('band', bands),
      changesBand: item.flag('changesBand'),
    })),
  };
}
