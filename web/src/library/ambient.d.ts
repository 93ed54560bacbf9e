// Written by the packing script from the manifest, with one literal address a file, so that bundlers see each.
declare module 'kinprint-data' {
  export const dataAddresses: { core: URL; importer: URL; tables: { name: string; address: URL }[] };
}
