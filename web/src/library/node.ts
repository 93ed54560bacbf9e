// The library under Node: the files of the package are read from its own folder.
import { openCore } from '../cli/engine.ts';
import { kinprintWith } from './library.ts';

export * from './library.ts';
export const { compare, importFiles, verify, version } = kinprintWith(openCore);
