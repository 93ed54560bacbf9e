// Bytes as lower-case hexadecimal digits, two a byte.
export function hexadecimal(bytes: Iterable<number>): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// null where there is no crypto.subtle, which exists in secure contexts only: not on plain http elsewhere than localhost.
export async function sha256(bytes: BufferSource): Promise<string | null> {
  if (typeof crypto === 'undefined' || !crypto.subtle) return null;
  return hexadecimal(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
}
