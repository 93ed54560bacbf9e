// Budgets for files before they reach the core. Exceeding one is the ordinary error too_large or invalid_archive.
// All chosen; the largest export described anywhere is about 500 MB in one file.
// Numbers may be lowered by tests; nothing else writes them.
export const limits = {
  entryBytes: 1024 * 1024 * 1024, // one unpacked file; the core's own limit of one call is the same
  totalBytes: 4 * 1024 * 1024 * 1024, // all unpacked files of one archive
  entries: 100_000, // files in one archive, read or not
  ratio: 200, // unpacked to packed bytes of one file, above the free part; text rarely passes 20
  ratioFreeBytes: 16 * 1024 * 1024, // below this an entry may have any ratio
  directoryBytes: 64 * 1024 * 1024, // the list of files at the end of an archive
  pieceBytes: 2 * 1024 * 1024, // what the core is given at a time of a file that is read in pieces
  wholeBytes: 32 * 1024 * 1024, // files up to this are given whole
};

// The most the core reads as one request (core/base/limits.hpp). A file that is read whole outside the core, or a line of a
// batch, is not even decoded above it.
export const maximumRequestBytes = 64 * 1024 * 1024;
