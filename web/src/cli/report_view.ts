// A report as a reader of a terminal sees it, in the order of the page: verdict with its number first, how often this
// is wrong, why, exhibits, robustness, limits, versions. A pure function of the report and the terminal.
import type { Channel, Report, Verdict } from '../report/report.ts';
import { type StringKey, askingKey, countedKey } from '../strings/catalogue.ts';
import { errorAtThis, errorsNote, measuredSource, placeWords } from '../view/figure_words.ts';
import { languageName } from '../view/language_name.ts';
import { percentText, ratioText, wholeNumber } from '../view/format.ts';
import { familyName, librarySentence, measuredSentences, placeSentences, placeWarnings } from '../view/library_words.ts';
import { channelName, fullVariantName, isShownOnly, unavailableWords } from '../view/report_names.ts';
import { nextStepWords } from '../view/next_step.ts';
import { sideLetter, sideName } from '../view/side_names.ts';
import { backgroundWords, cappedWords, headlineWords, intervalWords, lineageWords, measuredNote, promptCount, supportWords } from '../view/verdict.ts';
import { answerWarnings, controlWarning, formattingWarning, textWarnings } from '../view/verdict_warnings.ts';
import { english as speak } from './english.ts';
import { bestExhibits } from './exhibits.ts';
import { factorWords, isAgainstItsPlace } from '../view/shown_evidence.ts';
import { stripLines } from './strip_view.ts';
import { type Terminal, cutToWidth, heading, padEnd, paint, paintedLines, printable, textWidth, wrap, wrapEntry } from './terminal.ts';

const exhibitsShown = 3;
const indent = '  ';

// "About 40 times more expected if the two share a lineage than if ..."
export function headline(verdict: Verdict): { number: string; sentence: string } {
  const { before, number, after } = headlineWords(verdict, 'en', speak);
  return { number, sentence: `${before} ${number} ${after}` };
}

function verdictLines(report: Report, verdict: Verdict, terminal: Terminal): string[] {
  const { number, sentence } = headline(verdict);
  const hue = verdict.supports === 'neither' ? 'bold' : verdict.supports;
  const interval = intervalWords(verdict, 'en', speak);
  const basis = speak('verdict.basis', {
    prompts: promptCount(verdict.prompts, 'en', speak),
    wordsLeft: wholeNumber(report.inputs.left.words, 'en'),
    wordsRight: wholeNumber(report.inputs.right.words, 'en'),
  });
  const lines = wrap(sentence, terminal.columns).map((line) => line.replace(number, paint(terminal, hue, number)));
  lines.push(...wrap([interval.range, interval.note].filter(Boolean).join(' '), terminal.columns));
  lines.push(...paintedLines(terminal, 'bold', `${speak('verdict.words')}: ${supportWords(verdict, verdict.hypothesis, speak)}.`));
  const next = nextStepWords(report, speak);
  if (next) lines.push(...wrap(`${speak('next.title')}: ${next.step}`, terminal.columns));
  lines.push('');
  const lineage = lineageWords(verdict, 'en', speak);
  if (lineage !== null) lines.push(...paintedLines(terminal, 'bold', lineage.figure), ...wrap(lineage.why, terminal.columns), ...wrap(lineage.kinds, terminal.columns), '');
  if (!report.robustness.stable) lines.push(...wrap(speak('verdict.unstable'), terminal.columns));
  const formatting = formattingWarning(report, verdict, 'en', speak);
  if (formatting !== null) lines.push(...wrap(printable(formatting), terminal.columns));
  for (const warning of textWarnings(report, 'en', speak)) lines.push(...wrap(printable(warning), terminal.columns));
  const relatedControls = controlWarning(report, 'en', speak);
  if (relatedControls !== null) lines.push(...wrap(printable(relatedControls), terminal.columns));
  const capped = cappedWords(verdict, 'en', speak);
  if (capped !== null) lines.push(...wrap(capped, terminal.columns));
  lines.push(...wrap(backgroundWords(report, verdict, speak), terminal.columns), ...wrap(basis, terminal.columns), '');
  lines.push(...stripLines(report, terminal, speak), ...measuredLines(report, terminal), '');
  for (const [name, key] of [['H1', 'verdict.h1'], ['H2', 'verdict.h2']] as const) {
    lines.push(...wrap(`${name}: ${speak(askingKey(key, verdict.hypothesis))}`, terminal.columns));
  }
  return lines;
}

function measuredLines(report: Report, terminal: Terminal): string[] {
  const note = measuredNote(report, speak);
  return note === null ? [] : wrap(note, terminal.columns, indent);
}

function statusLines(report: Report, terminal: Terminal): string[] {
  const status = report.status === 'ok' ? 'invalid_input' : report.status;
  const lines = paintedLines(terminal, 'bold', speak(`status.${status}.title`));
  lines.push(...wrap(speak(`status.${status}.body`), terminal.columns));
  for (const warning of answerWarnings(report, speak)) lines.push(...wrap(printable(warning), terminal.columns));
  const next = nextStepWords(report, speak);
  if (next) lines.push('', ...wrap(`${speak('next.title')}: ${next.reason} ${next.step}`, terminal.columns));
  return lines;
}

function errorLines(report: Report, terminal: Terminal): string[] {
  const rates = report.errorRates;
  const lines = heading(terminal, speak('errors.title'));
  if (rates === null) return [...lines, ...wrap(speak('errors.none'), terminal.columns, indent)];
  const atThis = errorAtThis(report, 'en', speak);
  if (atThis !== null) lines.push(...wrap(atThis, terminal.columns, indent));
  const eer = `${speak('errors.eer')}: ${percentText(rates.eer, 'en')} (${speak('errors.eer.note')}).`;
  const size = `${speak('errors.trials')}: ${wholeNumber(rates.trials, 'en')} (${speak('errors.trials.note')}). ${speak('errors.answers')}: ${rates.answers}.`;
  lines.push(...wrap(`${eer} ${size}`, terminal.columns, indent));
  lines.push(...wrap([errorsNote(rates, speak), measuredSource(report, 'en', speak) ?? ''].join(' ').trimEnd(), terminal.columns, indent));
  lines.push(...measuredLines(report, terminal));
  if (report.verdict?.lineage) lines.push(...wrap(speak('errors.note.model'), terminal.columns, indent));
  return lines;
}

function channelLines(report: Report, terminal: Terminal): string[] {
  if (report.channels.length === 0) return [];
  const isNarrow = terminal.columns < 56; // too little room beside the factors
  const lines = [...heading(terminal, speak('channels.title')), ...wrap(speak('channels.note'), terminal.columns, indent)];
  for (const channel of report.channels) {
    const start = `${indent}${padEnd(cutToWidth(printable(channelName(channel.name, speak)), 18), 18)} ${padEnd(channelFactor(channel), 9)}  `;
    const note = wrap(channelNote(channel), terminal.columns, ' '.repeat(isNarrow ? 4 : start.length));
    lines.push(...(isNarrow ? [start.trimEnd(), ...note] : [start + note[0]!.trimStart(), ...note.slice(1)]));
  }
  if (report.channels.some(isAgainstItsPlace)) lines.push(...wrap(speak('channels.crossing'), terminal.columns, indent));
  return lines;
}

function channelFactor(channel: Channel): string {
  return channel.available && !isShownOnly(channel) ? factorWords(channel.contribution, 'en', speak) : '-';
}

function channelNote(channel: Channel): string {
  if (!channel.available) return unavailableWords(channel, speak);
  const place = placeWords(channel, speak);
  return isShownOnly(channel) ? `${speak('channels.shownOnly')}; ${place}` : place;
}

function exhibitLines(report: Report, terminal: Terminal): string[] {
  if (report.status === 'same_text') return []; // of identical texts everything is shared, which says nothing
  const exhibits = bestExhibits(report, exhibitsShown, speak);
  if (exhibits.length === 0) return [];
  const count = report.runs.length;
  const passages = count === 0 ? 'no shared passage' : count === 1 ? 'of 1 shared passage' : `of ${count} shared passages`;
  const lines = heading(terminal, `Best exhibits (${passages})`);
  exhibits.forEach((exhibit, index) => {
    const title = wrap(exhibit.title, terminal.columns, '     ').slice(0, 3);
    lines.push(...title.map((line, at) => (at === 0 ? `  ${index + 1}. ${line.trimStart()}` : line)));
    lines.push(...paintedLines(terminal, 'dim', exhibit.note, '     '));
  });
  return lines;
}

function libraryLines(report: Report, terminal: Terminal): string[] {
  const { library } = report;
  if (library === null) return [];
  const lines = heading(terminal, speak('library.title'));
  if (!library.available) return [...lines, ...wrap(speak('library.missing'), terminal.columns, indent)];
  for (const side of ['left', 'right'] as const) {
    const first = library[side].families.slice(0, 3).map((family) => `${printable(familyName(family, speak))} ${percentText(family.share, 'en')}`);
    const words = [...first, `${speak('library.none').toLowerCase()} ${percentText(library[side].none, 'en')}`].join(', ');
    lines.push(...wrapEntry(`${sideLetter(side)}: ${words}`, terminal.columns, indent));
  }
  const sentences = [...placeSentences(library, speak), ...placeWarnings(report, speak), ...measuredSentences([library], library.own, 'en', speak), librarySentence(library, speak)];
  return [...lines, ...wrap(printable(sentences.join(' ')), terminal.columns, indent)];
}

function robustnessLines(report: Report, terminal: Terminal): string[] {
  if (report.robustness.variants.length === 0) return [];
  const changed = report.robustness.variants.filter((variant) => variant.changesBand);
  const lines = heading(terminal, speak('robust.title'));
  lines.push(...wrap(speak(report.robustness.stable ? 'robust.stable' : 'robust.unstable'), terminal.columns, indent));
  for (const variant of changed) {
    const name = printable(fullVariantName(report, variant, speak));
    const words = `${speak('robust.column.variant')}: ${name}; ${speak('robust.column.lr').toLowerCase()}: ${ratioText(variant.log10LR, 'en')}`;
    lines.push(...wrapEntry(words, terminal.columns, indent));
  }
  return lines;
}

function limitLines(report: Report, terminal: Terminal): string[] {
  const keys: StringKey[] = ['verdict.notProbability', 'limits.lineage', 'limits.population', 'limits.length'];
  if (report.inputs.promptRelation === 'different') keys.push('limits.promptsDiffer');
  if (report.inputs.promptRelation === 'mixed') keys.push('limits.promptsMixed');
  if (report.sampled !== null) keys.push('limits.sampled');
  // The sentence on probabilities points to a panel that only the page has.
  const words = keys.map((key) => speak(key).replace(/; see [^;.]*below\./, '.'));
  return [...heading(terminal, speak('limits.title')), ...words.flatMap((sentence) => wrap(sentence, terminal.columns, indent))];
}

function sideLine(report: Report, side: 'left' | 'right', terminal: Terminal): string {
  const input = report.inputs[side];
  const letter = sideLetter(side);
  const name = printable(sideName(report, side));
  const sizes = (['answers', 'words'] as const).map((size) => speak(countedKey(`versions.${size}`, input[size]), { count: wholeNumber(input[size], 'en') }));
  const facts = [...sizes, printable(languageName(input.language, 'en'))].filter(Boolean).join(', ');
  if (name === letter) return cutToWidth(`${letter}  ${facts}`, terminal.columns);
  // The name gives way, and the facts stay.
  const room = Math.max(8, terminal.columns - textWidth(`${letter}  : ${facts}`));
  return cutToWidth(`${letter}  ${cutToWidth(name, room)}: ${facts}`, terminal.columns);
}

export function reportView(report: Report, terminal: Terminal): string {
  const { program, verdict } = report;
  const lines = [sideLine(report, 'left', terminal), sideLine(report, 'right', terminal), ''];
  lines.push(...(verdict === null ? statusLines(report, terminal) : verdictLines(report, verdict, terminal)));
  if (verdict !== null) lines.push(...errorLines(report, terminal), ...channelLines(report, terminal));
  lines.push(...exhibitLines(report, terminal));
  if (verdict !== null) lines.push(...libraryLines(report, terminal), ...robustnessLines(report, terminal), ...limitLines(report, terminal));
  const model = report.model.used ? '' : `; ${speak('versions.model').toLowerCase()}: ${speak('versions.model.unused')}`;
  const versions = `Kinprint ${program.version}, calibration ${program.calibration}, tables ${program.tables}${model}`;
  lines.push('', ...paintedLines(terminal, 'dim', printable(versions)));
  return `${lines.join('\n')}\n`;
}
