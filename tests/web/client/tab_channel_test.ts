// A channel between tabs where there is one, and nothing thrown where there is none or it is forbidden.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { openTabChannel } from '../../../web/src/client/tab_channel.ts';

const own = globalThis.BroadcastChannel;
afterEach(() => {
  globalThis.BroadcastChannel = own;
});

test('a channel has the name it was asked for', () => {
  const channel = openTabChannel('kinprint-test');
  assert.equal(channel?.name, 'kinprint-test');
  channel?.close();
});

test('a browser without channels gives null', () => {
  Reflect.deleteProperty(globalThis, 'BroadcastChannel');
  assert.equal(openTabChannel('kinprint-test'), null);
});

test('a browser that forbids channels gives null', () => {
  globalThis.BroadcastChannel = class {
    constructor() {
      throw new DOMException('forbidden', 'SecurityError');
    }
  } as unknown as typeof BroadcastChannel;
  assert.equal(openTabChannel('kinprint-test'), null);
});
