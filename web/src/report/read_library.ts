// The places of both sides in the library, of an untrusted report.
import type { Fields } from './read_fields.ts';
import type * as shape from './report.ts';

export function readLibrary(fields: Fields): NonNullable<shape.Report['library']> {
  if (!fields.flag('available')) return { available: false };
  const rates = fields.child('rates');
  return {
    available: true,
    date: fields.text('date'),
    sha256: fields.text('sha256', ''),
    references: fields.count('references'),
    families: fields.count('families'),
    own: fields.count('own'),
    newest: fields.text('newest'),
    answers: fields.number('answers'),
    promptsKnown: fields.flag('promptsKnown'),
    between: fields.number('between'),
    left: readLibraryPlace(fields.child('left')),
    right: readLibraryPlace(fields.child('right')),
    rates: {
      answers: rates.number('answers'),
      trials: rates.number('trials'),
      top1: rates.number('top1'),
      top3: rates.number('top3'),
      familyTop1: rates.number('familyTop1'),
      familyTop3: rates.number('familyTop3'),
      unknownAccepted: rates.number('unknownAccepted'),
      knownRejected: rates.number('knownRejected'),
    },
    drift: fields.optional('drift', readDrift),
  };
}

function readLibraryPlace(fields: Fields): shape.LibraryPlace {
  return {
    none: fields.number('none'),
    nearest: fields.number('nearest'),
    families: fields.list('families', (item) => ({ name: item.text('name'), own: item.flag('own'), share: item.number('share') })),
    references: fields.list('references', (item) => ({
      name: item.text('name'),
      family: item.text('family'),
      own: item.flag('own'),
      released: item.textOrNull('released'),
      bots: item.number('bots', 0),
      answers: item.number('answers', 0),
      prompts: item.number('prompts', 0),
      share: item.number('share'),
      similarity: item.number('similarity'),
    })),
  };
}

function readDrift(fields: Fields): shape.LibraryDrift {
  return {
    fittedBefore: fields.text('fittedBefore'),
    triedFrom: fields.text('triedFrom'),
    bots: fields.number('bots', 0),
    rows: fields.list('rows', (item) => ({
      sameBot: item.flag('sameBot'),
      answers: item.number('answers'),
      trials: item.number('trials'),
      olderFit: item.number('olderFit'),
      otherFit: item.number('otherFit'),
    })),
  };
}
