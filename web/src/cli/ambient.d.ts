// What build.mjs puts in the place of this name: the loader of the wasm core.
declare module 'kinprint-core' {
  const createCore: import('../worker/core.ts').CoreFactory;
  export default createCore;
}
