// The library for bundlers: the files of the package are named by addresses that a bundler finds and carries along.
import createCore from 'kinprint-core';
import createImporter from 'kinprint-importer';
import { dataAddresses } from 'kinprint-data';
import { KinprintError } from '../protocol/errors.ts';
import { Core } from '../worker/core.ts';
import { Importer } from '../worker/importer.ts';
import type { Kinprint } from './api.ts';
import { kinprintWith } from './library.ts';

async function fetched(address: URL): Promise<ArrayBuffer> {
  const response = await fetch(address, { credentials: 'omit' });
  if (!response.ok) throw new KinprintError('core_failed', `${address.pathname}: status ${response.status}`);
  return response.arrayBuffer();
}

async function openCore(): Promise<Core> {
  const tables = await Promise.all(
    dataAddresses.tables.map(async ({ name, address }) => ({ name, bytes: await fetched(address) })),
  );
  return Core.open(createCore, await fetched(dataAddresses.core), tables);
}

async function openImporter(): Promise<Importer> {
  return Importer.open(createImporter, await fetched(dataAddresses.importer));
}

const kinprint: Kinprint = kinprintWith(openCore, openImporter);

export * from './api.ts';
export const compare: Kinprint['compare'] = kinprint.compare;
export const importFiles: Kinprint['importFiles'] = kinprint.importFiles;
export const verify: Kinprint['verify'] = kinprint.verify;
export const version: Kinprint['version'] = kinprint.version;
