declare module 'virtual:kinprint-assets' {
  import type { BundledAsset } from './client/assets.ts';
  // What this build carries; a file that did not exist at build time is listed with address null.
  export const assets: readonly BundledAsset[];
  export const programVersion: string;
}

declare module 'kinprint-many' {
  import type { ManyFactory } from './worker/many_core.ts';
  const createMany: ManyFactory;
  export default createMany;
}

declare module 'kinprint-importer' {
  import type { ImporterFactory } from './worker/importer.ts';
  const createImporter: ImporterFactory;
  export default createImporter;
}

declare module 'kinprint-core' {
  import type { CoreFactory } from './worker/core.ts';
  const createCore: CoreFactory;
  export default createCore;
}
