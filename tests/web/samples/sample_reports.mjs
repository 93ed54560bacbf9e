// Made-up reports for tests of the views: every figure here is invented and stands for nothing. Positions are real, so
// that highlights can be checked: shared runs of the example texts are found by plain comparison.
import { readFileSync } from 'node:fs';

const examples = new URL('../../../web/src/examples/', import.meta.url);
const example = (name) => JSON.parse(readFileSync(new URL(`${name}.json`, examples), 'utf8'));

const quantiles = (middle, spread) => [
  [0.05, middle - 2 * spread],
  [0.25, middle - 0.8 * spread],
  [0.5, middle],
  [0.75, middle + 0.7 * spread],
  [0.95, middle + 1.8 * spread],
];

// All word runs of at least `shortest` words that stand in both texts, longest first, without overlaps on the left.
function plainRuns(left, right, shortest) {
  const words = (text) => [...text.matchAll(/[\p{L}\p{N}'\u2019]+/gu)].map((found) => ({ fold: found[0].toLowerCase(), begin: found.index, end: found.index + found[0].length }));
  const a = words(left);
  const b = words(right);
  const found = [];
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length; j += 1) {
      let length = 0;
      while (i + length < a.length && j + length < b.length && a[i + length].fold === b[j + length].fold) length += 1;
      if (length >= shortest) found.push({ i, j, length });
    }
  }
  found.sort((x, y) => y.length - x.length);
  const taken = new Set();
  return found
    .filter(({ i, length }) => {
      for (let k = i; k < i + length; k += 1) if (taken.has(k)) return false;
      for (let k = i; k < i + length; k += 1) taken.add(k);
      return true;
    })
    .map(({ i, j, length }) => ({
      words: length,
      left: { begin: a[i].begin, end: a[i + length - 1].end },
      right: { begin: b[j].begin, end: b[j + length - 1].end },
    }));
}

function side(request, which) {
  const texts = request[which].answers.map((answer) => answer.text);
  return {
    name: request[which].name ?? '',
    answers: texts.length,
    words: texts.join(' ').split(/\s+/).length,
    characters: texts.join('').length,
    language: 'en',
    sha256: (which === 'left' ? 'a1' : 'b2').repeat(32),
  };
}

function runsOf(request) {
  return request.left.answers
    .flatMap((answer, index) =>
      plainRuns(answer.text, request.right.answers[index]?.text ?? '', 4).map((run, order) => ({
        text: answer.text.slice(run.left.begin, run.left.end),
        words: run.words,
        surprise: 6 + run.words * 3.1 - order * 0.2,
        otherBots: [0, 0.004, 0.06, 0.31, -1][order % 5],
        samePrompt: [null, { bots: 19, asked: 192, atMost: true }, { bots: 1, asked: 3, atMost: false }][order % 3],
        prompts: 1,
        stock: order % 7 === 6,
        echo: false,
        left: [{ answer: index, ...run.left }],
        right: [{ answer: index, ...run.right }],
      })),
    )
    .sort((x, y) => y.surprise - x.surprise);
}

function place(text, piece, answer) {
  const begin = text.indexOf(piece);
  return begin < 0 ? [] : [{ answer, begin, end: begin + piece.length }];
}

// A complete report with status ok; `changes` are laid over it.
export function okReport(changes = {}, name = 'alike') {
  const request = example(name);
  const left = request.left.answers;
  const right = request.right.answers;
  const habit = (piece, leftRate, rightRate, backgroundRate, weight) => ({
    name: piece,
    leftRate,
    rightRate,
    backgroundRate,
    weight,
    left: left.flatMap((answer, index) => place(answer.text, piece, index)).slice(0, 8),
    right: right.flatMap((answer, index) => place(answer.text, piece, index)).slice(0, 8),
  });
  const channel = (channelName, contribution, score, percentile, available = true, unavailableReason = null) => ({
    name: channelName,
    available,
    unavailableReason,
    score,
    contribution,
    unrelated: available ? quantiles(0.25, 0.12) : [],
    percentile,
  });
  const first = { answer: 0, begin: 0, end: Math.min(60, left[0].text.length) };
  return {
    schema: 'kinprint.report',
    schemaVersion: 1,
    program: { version: '0.1.0', calibration: 'sample', tables: 'sample', tablesSha256: 'c3'.repeat(32) },
    model: { used: false },
    status: 'ok',
    nextStep: null,
    inputs: {
      left: side(request, 'left'),
      right: side(request, 'right'),
      controls: [],
      controlLikeness: [],
      promptsShared: left.length,
      promptsKnown: 1,
      promptsObserved: 0,
      promptRelation: 'same',
    },
    verdict: {
      log10LR: 1.62,
      interval: [0.9, 2.3],
      band: 'moderate',
      supports: 'shared',
      hypothesis: 'shared_lineage',
      lineage: null,
      capped: false,
      cap: { low: -2, high: 2.3, lineages: 25 },
      background: 'predicted',
      formatting: 'some',
      lineBreaks: 'kept',
      prompts: left.length,
    },
    errorRates: {
      answers: 5,
      eer: 0.11,
      auc: 0.95,
      trials: 1200,
      unseen: true,
      unrelatedAtOrAbove: [{ log10LR: 0, share: 0.12 }, { log10LR: 1, share: 0.02 }, { log10LR: 2, share: 0.002 }],
      relatedAtOrBelow: [{ log10LR: -1, share: 0.03 }, { log10LR: 0, share: 0.1 }],
    },
    distributions: [
      { kind: 'unrelated', trials: 900, quantiles: quantiles(-0.8, 0.5) },
      { kind: 'same_family', trials: 140, quantiles: quantiles(1.4, 0.5) },
      { kind: 'distilled', trials: 64, quantiles: quantiles(0.9, 0.7) },
      { kind: 'tuned', trials: 40, quantiles: quantiles(1.1, 0.6) },
      { kind: 'same_model', trials: 120, quantiles: quantiles(2.1, 0.4) },
    ],
    channels: [
      channel('shared_runs', 0.9, 0.52, 0.97),
      channel('wording', 0.42, 0.31, 0.78),
      channel('grammar', -0.1, 0.2, 0.4),
      channel('form', 0.4, 0.5, 0.88),
      channel('content_plan', 0, 0, null, false, 'no_vectors'),
      channel('fingerprint', 0, 0, null, false, 'no_text'),
    ],
    runs: runsOf(request),
    words: [habit('Here\'s', 4.1, 4.9, 0.9, 2.2), habit('usually works well', 1.6, 1.6, 0.02, 4), habit('step-by-step', 1.6, 1.6, 0.3, 1.7)],
    patterns: [habit('isn\'t', 4.9, 3.3, 1.1, 1.2)],
    form: [{ ...habit('###', 21, 22, 6.2, 1.9), name: 'headings', otherBots: 0.42 }, { ...habit('**', 17, 18, 9, 0.8), name: 'bold' }],
    skeletons: left.map((_, index) => ({ left: index, right: index, leftSkeleton: 'paragraph heading3 paragraph heading3 bullet x3 paragraph', rightSkeleton: 'paragraph heading3 paragraph heading3 bullet x4 paragraph', similarity: 0.83 })),
    passages: [{ left: first, right: { answer: 0, begin: 0, end: Math.min(60, right[0].text.length) }, similarity: 0.6, inOrder: true }],
    identity: [],
    prompts: left.map((answer, index) => ({
      left: index,
      right: index,
      known: index === 0,
      sharedWording: false,
      sameText: false,
      prompt: answer.prompt ?? '',
      log10LR: [0.7, 0.5, -0.2][index % 3],
      withoutIt: [1.1, 1.2, 1.8][index % 3],
      channels: { shared_runs: [0.4, 0.9, -0.3][index % 3], wording: [0.2, 0.05, -0.9][index % 3], form: [1.6, 0.2, 0.1][index % 3] },
    })),
    robustness: {
      stable: true,
      variants: [
        { name: 'no_markdown', log10LR: 1.4, band: 'moderate', changesBand: false },
        { name: 'no_edges', log10LR: 1.3, band: 'moderate', changesBand: false },
        { name: 'no_best_run', log10LR: 1.2, band: 'moderate', changesBand: false },
        ...left.map((_, index) => ({ name: 'without_prompt', prompt: index, log10LR: [1.1, 1.2, 1.8][index % 3], band: 'moderate', changesBand: false })),
      ],
    },
    greyed: [{ side: 'left', answer: 0, begin: 0, end: 12, reason: 'stock' }],
    sampled: null,
    input: request,
    ...changes,
  };
}

const noVerdict = { verdict: null, errorRates: null, distributions: null, channels: [], prompts: [], robustness: null };

// Every state a report can put the page in, by name.
export function sampleReports() {
  const base = okReport();
  const empty = { ...noVerdict, runs: [], words: [], patterns: [], form: [], skeletons: [], passages: [], greyed: [] };
  const identity = [
    { side: 'left', answer: 0, ...spanOf(base.input.left.answers[0].text, 'It\'s great that you want to handle this kindly.'), maker: 'openai', stance: 'self_claim', text: 'It\'s great that you want to handle this kindly.' },
    { side: 'right', answer: 1, begin: 0, end: 15, maker: 'anthropic', stance: 'mention', text: 'Great question!' },
  ];
  return {
    ok_shared: okReport({ identity }),
    ok_separate: okReport(
      { verdict: { ...base.verdict, log10LR: -1.4, interval: [-2.1, -0.5], band: 'moderate', supports: 'separate' } },
      'apart',
    ),
    ok_neither: okReport({ verdict: { ...base.verdict, log10LR: 0.1, interval: [-0.6, 0.8], band: 'none', supports: 'neither' } }, 'single'),
    ok_capped: okReport({
      verdict: { ...base.verdict, log10LR: 2.3, interval: [1.4, 2.3], band: 'moderately_strong', capped: true, background: 'exact' },
      robustness: {
        stable: false,
        variants: base.robustness.variants.map((variant, index) => (index === 2 ? { ...variant, log10LR: 0.6, band: 'weak', changesBand: true } : variant)),
      },
      sampled: { kept: 0.5 },
    }),
    ok_different_prompts: okReport({
      inputs: { ...base.inputs, promptsShared: 0, promptRelation: 'different' },
      verdict: {
        ...base.verdict,
        log10LR: -1.4,
        interval: [-2, -0.6],
        band: 'moderate',
        supports: 'separate',
        hypothesis: 'same_model',
        lineage: { log10LR: 0.4, interval: [-0.2, 1], band: 'weak', supports: 'shared' },
        prompts: 0,
      },
      prompts: [],
    }),
    ok_without_texts: okReport({ input: null }),
    not_enough: okReport({ ...noVerdict, status: 'not_enough', nextStep: { code: 'add_answers', answers: 4, reason: 'too_few_words', side: 'both' } }, 'single'),
    same_text: okReport({ ...empty, status: 'same_text', nextStep: { code: 'use_other_answers', answers: 0, reason: 'same_text', side: 'both' } }),
    unsupported_language: okReport({ ...noVerdict, status: 'unsupported_language', nextStep: { code: 'use_supported_language', answers: 0, reason: 'language', side: 'left' } }),
    refusal_only: okReport({ ...empty, status: 'refusal_only', nextStep: { code: 'use_prose', answers: 0, reason: 'only_refusals', side: 'right' } }),
    code_only: okReport({ ...empty, status: 'code_only', nextStep: { code: 'use_prose', answers: 0, reason: 'only_code', side: 'both' } }),
    invalid_input: okReport({ ...empty, status: 'invalid_input', nextStep: null, input: null }),
  };
}

function spanOf(text, piece) {
  const begin = text.indexOf(piece);
  return { begin, end: begin + piece.length };
}
