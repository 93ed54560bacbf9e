// What is written by hand in two places says the same in both: error codes and the surface of the wasm module.
import assert from 'node:assert/strict';
import test from 'node:test';
import { read, trackedFiles } from './tree.mjs';

const snake = (name) => name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

function coreCodes() {
  const body = read('core/base/error.hpp').match(/enum class ErrorCode[^{]*\{([\s\S]*?)\};/)[1];
  return [...body.replace(/\/\/.*$/gm, '').matchAll(/\b([A-Z]\w*)\b/g)].map((match) => snake(match[1]));
}

const quoted = (text) => [...text.replace(/\/\/.*$/gm, '').matchAll(/'([a-z_]+)'/g)].map((match) => match[1]);

test('the names of error codes are the snake_case of the enumeration', () => {
  const table = read('core/base/error.cpp');
  const names = [...table.matchAll(/case ErrorCode::(\w+): return "(\w+)";/g)];
  assert.deepEqual(names.map((match) => match[2]), coreCodes());
  for (const [, member, name] of names) assert.equal(snake(member), name);
});

test('the declarations of the module list the same codes in the same order', () => {
  const union = read('wasm/kinprint.d.ts').match(/type CoreCode =([\s\S]*?);/)[1];
  assert.deepEqual(quoted(union), coreCodes());
});

test('the page knows the same codes', { skip: !trackedFiles.includes('web/src/protocol/errors.ts') && 'no page yet' }, () => {
  const list = read('web/src/protocol/errors.ts').match(/coreErrorCodes = \[([\s\S]*?)\]/)[1];
  assert.deepEqual(quoted(list), coreCodes());
});

// The wasm modules: what C++ binds, and what is declared of it.
const modules = [
  { name: 'Kinprint', bindings: 'wasm/bindings.cpp', declarations: 'wasm/kinprint.d.ts' },
  { name: 'Many', bindings: 'wasm/many_bindings.cpp', declarations: 'wasm/kinprint_many.d.ts' },
  { name: 'Importer', bindings: 'wasm/import_bindings.cpp', declarations: 'wasm/kinprint_import.d.ts' },
];

// Of each binding its name in JavaScript, and name and kind of its C++ parameters.
function boundMethods({ name: owner, bindings }) {
  const source = read(bindings);
  const pattern = new RegExp(`^(?:val|void) (\\w+)\\((?:const )?${owner}& \\w+(?:, )?([^)]*)\\)`, 'gm');
  const functions = new Map([...source.matchAll(pattern)].map((match) => [match[1], match[2]]));
  return [...source.matchAll(/\.function\("(\w+)", &(\w+)\)/g)].map(([, name, target]) => {
    assert.ok(functions.has(target), target);
    const parameters = functions.get(target).split(',').map((part) => part.trim()).filter(Boolean);
    return { name, parameters: parameters.map((part) => ({ name: part.split(/\s|&/).at(-1), text: part.includes('std::string'), bytes: /\bval&/.test(part) })) };
  });
}

for (const module of modules) {
  test(`the declarations of ${module.name} have the methods of its bindings, with the same parameters`, () => {
    const body = read(module.declarations).match(new RegExp(`declare class ${module.name} \\{([\\s\\S]*?)\\n\\}`))[1];
    const declared = new Map([...body.matchAll(/^\s+(\w+)\((.*)\): (?:Envelope|void);$/gm)].map((match) => [match[1], match[2]]));
    declared.delete('delete');
    const bound = boundMethods(module);
    assert.ok(bound.length >= 3);
    assert.deepEqual([...declared.keys()], bound.map((method) => method.name));
    for (const { name, parameters } of bound) {
      const pairs = declared.get(name).split(',').filter((part) => part.trim() !== '').map((part) => part.split(':').map((word) => word.trim()));
      assert.deepEqual(pairs.map(([parameter]) => snake(parameter)), parameters.map((parameter) => parameter.name), name);
      pairs.forEach(([, type], index) => {
        assert.ok(parameters[index].bytes ? type === 'Uint8Array' : parameters[index].text ? ['string', 'Uint8Array'].includes(type) : type === 'number', `${name}: ${type}`);
      });
    }
  });
}

test('an envelope has the fields that the bindings set', () => {
  const set = [...read('wasm/javascript_envelope.hpp').matchAll(/object\.set\("(\w+)"/g)].map((match) => match[1]);
  const declared = [...read('wasm/kinprint.d.ts').match(/interface Envelope \{([\s\S]*?)\n\}/)[1].matchAll(/^\s+(\w+):/gm)].map((match) => match[1]);
  assert.deepEqual(declared, set);
});

test('every call of the boundary is described in its README, with its parameters', () => {
  const described = [...read('wasm/README.md').matchAll(/^\| `(\w+)\((.*?)\)` \|/gm)];
  for (const { name, parameters } of modules.flatMap(boundMethods)) {
    const rows = described.filter((row) => row[1] === name).map((row) => row[2].split(', ').filter(Boolean).map(snake));
    assert.ok(rows.length > 0, name);
    assert.ok(rows.some((row) => row.join() === parameters.map((parameter) => parameter.name).join()), `${name}(${rows.join(') or (')})`);
  }
});

test('every wasm flag has a reason', () => {
  const lines = read('cmake/wasm_flags.cmake').split('\n').filter((line) => /^\s+-/.test(line));
  assert.ok(lines.length > 5);
  for (const line of lines) assert.ok(line.includes('#'), line);
});

test('the name under which the importers leave out what stands before the first marker is the one the notes look for', () => {
  const [, name] = read('web/src/import/imported_record.ts').match(/textBefore = '([^']+)'/);
  assert.ok(read('core/text/import_transcript.cpp').includes(`context.skip(SkipReason::OtherContent, "${name}")`));
});
