// Hands a file made on this device to the reader. The address is a blob of this page and is given back at once.
export function download(parts: BlobPart[], name: string, type: string): void {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

// A file name from two typed names: letters, digits and hyphens of any script, never a path.
export function fileName(left: string, right: string, ending: string): string {
  const part = (name: string): string => name.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 40) || 'x';
  return `kinprint-${part(left)}-${part(right)}.${ending}`;
}
