// The exhibits of an untrusted report: what both sides share, and where it stands in their answers.
import { type Fields, damaged } from './read_fields.ts';
import type * as shape from './report.ts';

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

export function readRun(fields: Fields): shape.SharedRun {
  return {
    text: fields.text('text', ''),
    words: fields.number('words', 0),
    surprise: fields.number('surprise', 0),
    otherBots: readShare(fields),
    samePrompt: readWriters(fields),
    prompts: fields.number('prompts', 1),
    stock: fields.flag('stock'),
    echo: fields.flag('echo'),
    leftOut: fields.flag('leftOut'),
    left: fields.list('left', readPlace),
    right: fields.list('right', readPlace),
  };
}

export function readHabit(fields: Fields): shape.SharedHabit {
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

export function readSkeletons(fields: Fields): shape.SkeletonPair {
  return {
    left: fields.count('left'),
    right: fields.count('right'),
    leftSkeleton: fields.text('leftSkeleton', ''),
    rightSkeleton: fields.text('rightSkeleton', ''),
    similarity: fields.number('similarity', 0),
  };
}

export function readPassage(fields: Fields): shape.AlignedPassage {
  return {
    left: readPlace(fields.child('left')),
    right: readPlace(fields.child('right')),
    similarity: fields.number('similarity'),
    inOrder: fields.flag('inOrder'),
  };
}

function readSideName(fields: Fields): shape.SideName {
  return fields.oneOf('side', ['left', 'right']);
}

export function readStatement(fields: Fields): shape.IdentityStatement {
  return {
    ...readPlace(fields),
    side: readSideName(fields),
    maker: fields.text('maker', ''),
    stance: fields.text('stance', 'mention'),
    text: fields.text('text', ''),
  };
}

export function readGreyed(fields: Fields): shape.GreyedPlace {
  return { ...readPlace(fields), side: readSideName(fields), reason: fields.text('reason', '') };
}
