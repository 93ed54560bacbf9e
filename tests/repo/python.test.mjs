// The Python of models/ says what goes in and what comes out of every function. Whether that holds, mypy tells where it is
// installed (KINPRINT_MYPY, else mypy) and the Python that fits the tables is named (KINPRINT_PYTHON); a build needs neither.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { root, trackedFiles } from './tree.mjs';

const files = trackedFiles.filter((file) => /^models\/.*\.py$/.test(file));
const python = process.env.KINPRINT_PYTHON ?? 'python3';
const mypy = process.env.KINPRINT_MYPY ?? 'mypy';
const answers = (program, ...words) => spawnSync(program, words).status === 0;
const missing = !answers(mypy, '--version') ? 'no mypy' : !answers(python, '-c', 'import numpy') ? 'no NumPy, whose types are wanted' : false;

const UNTYPED = `
import ast, sys
for file in sys.argv[1:]:
    for node in ast.walk(ast.parse(open(file, encoding="utf-8").read())):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            given = node.args
            every = [*given.posonlyargs, *given.args, *given.kwonlyargs, *filter(None, (given.vararg, given.kwarg))]
            bare = [one.arg for one in every if one.annotation is None and one.arg not in ("self", "cls")]
            if bare or node.returns is None:
                print(f"{file}:{node.lineno} {node.name}", *bare)
`;

test('every function of the scripts names the types of what it takes and gives', { skip: answers(python, '--version') ? false : 'no Python' }, () => {
  assert.ok(files.length > 50);
  const { status, stdout, stderr } = spawnSync(python, ['-c', UNTYPED, ...files], { cwd: root, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  assert.equal(stdout, '');
});

test('the types of the scripts agree', { skip: missing }, () => {
  const options = ['--config-file', 'models/mypy.ini', '--cache-dir', 'build/mypy', '--no-error-summary', '--python-executable', python];
  const { status, stdout } = spawnSync(mypy, [...options, ...files], { cwd: root, encoding: 'utf8' });
  assert.equal(stdout, '');
  assert.equal(status, 0);
});
