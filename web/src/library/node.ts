// The library under Node: the files of the package are read from its own folder.
import { openCore, openImporter } from '../node/modules.ts';
import type { Kinprint } from './api.ts';
import { kinprintWith } from './library.ts';

const kinprint: Kinprint = kinprintWith(openCore, openImporter);

export * from './api.ts';
export const compare: Kinprint['compare'] = kinprint.compare;
export const importFiles: Kinprint['importFiles'] = kinprint.importFiles;
export const verify: Kinprint['verify'] = kinprint.verify;
export const version: Kinprint['version'] = kinprint.version;
