// Reads what the build put into the file: one element per asset, base64 of gzip. Each is checked against the size and
// SHA-256 in the program's list; that list lies in the script, whose own hash stands in the file's security policy.
import { assetError, checkedAsset } from '../../client/assets.ts';
import type { AssetReader } from '../../client/assets.ts';
import { KinprintError } from '../../protocol/errors.ts';

type FromBase64 = { fromBase64?: (text: string) => Uint8Array<ArrayBuffer> };

function decoded(text: string): Uint8Array<ArrayBuffer> {
  const direct = (Uint8Array as unknown as FromBase64).fromBase64;
  if (direct) return direct.call(Uint8Array, text);
  const units = atob(text);
  const bytes = new Uint8Array(units.length);
  for (let index = 0; index < units.length; index += 1) bytes[index] = units.charCodeAt(index);
  return bytes;
}

export const readEmbedded: AssetReader = async (asset, _base, failure, onProgress = () => undefined) => {
  const element = asset.address === null ? null : document.getElementById(asset.address);
  if (!element) throw new KinprintError(failure, `${asset.name} is not part of this copy`);
  try {
    const stored = new Blob([decoded((element.textContent ?? '').trim())]);
    onProgress(stored.size);
    return await checkedAsset(asset, stored);
  } catch (thrown) {
    throw assetError(asset, failure, thrown);
  }
};
