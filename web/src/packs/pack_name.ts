// What a bot is called as a reference, and what the file of a reference is called.

// The core takes a name of at most 60 bytes of UTF-8 without control characters (core/library/pack_sections.cpp).
const mostBytes = 60;

export function packName(bot: string): string {
  const encoder = new TextEncoder();
  let name = '';
  let bytes = 0;
  for (const character of bot.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim()) {
    bytes += encoder.encode(character).length;
    if (bytes > mostBytes) break;
    name += character;
  }
  return name.trim();
}

const packEnding = /\.kinpack$/i;

export const isPackFile = (fileName: string): boolean => packEnding.test(fileName);

// The file that a reference is exported to: letters, digits, dots and hyphens of its name, of any script; a run of
// anything else is one underscore, so that nothing stands there that a file system refuses.
export const packFileName = (name: string): string => `${name.replace(/[^\p{L}\p{N}.-]+/gu, '_')}.kinpack`;

// A file's name as that of the reference in it.
export const nameOfPackFile = (fileName: string): string => fileName.replace(packEnding, '');
