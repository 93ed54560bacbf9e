// The set's columns as bots: second answers belong to their bot, control bots are bots, excluded rows stay out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { botsOfTable } from '../../web/src/set/set_request.ts';
import { emptyTable } from '../../web/src/set/set_table.ts';
import type { SetTable } from '../../web/src/set/set_table.ts';

const table: SetTable = {
  columns: [
    { id: 'left', role: 'left', name: 'Alpha' },
    { id: 'right', role: 'right', name: ' ', released: '2026-03' },
    { id: 'leftAgain', role: 'leftAgain', name: '' },
    { id: 'c', role: 'control', name: '' },
    { id: 'd', role: 'control', name: 'empty' },
  ],
  rows: [
    { id: '1', prompt: 'p', excluded: false, cells: { left: 'a', right: 'b', leftAgain: 'a2', c: 'c1' } },
    { id: '2', prompt: 'q', excluded: true, cells: { left: 'x', right: 'x', c: 'x' } },
    { id: '3', prompt: '', excluded: false, cells: { left: 'bare', leftAgain: 'bare again' } },
  ],
};

test('every column with answers is a bot under its own name or its letter', () => {
  assert.deepEqual(botsOfTable(table), [
    { name: 'Alpha', answers: [{ prompt: 'p', text: 'a' }, { text: 'bare' }, { prompt: 'p', text: 'a2', again: true }] },
    { name: 'B', released: '2026-03', answers: [{ prompt: 'p', text: 'b' }] },
    { name: 'C1', answers: [{ prompt: 'p', text: 'c1' }] },
  ]);
  assert.deepEqual(botsOfTable(emptyTable()), []);
});
