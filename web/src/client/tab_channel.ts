// A channel between the tabs of one origin, or null where the browser has none or forbids it together with its stores.
export function openTabChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
