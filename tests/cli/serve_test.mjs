// The server behind ./run, as a program: port, headers, end.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { pageServer } from '../../web/serve.mjs';

const program = fileURLToPath(new URL('../../web/serve.mjs', import.meta.url));

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function start(port) {
  const child = spawn(process.execPath, [program], { env: { ...process.env, PORT: String(port) } });
  child.said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (child.said += chunk));
  return child;
}

async function fetched(port, path) {
  const [response] = await once(get({ host: '127.0.0.1', port, path }), 'response');
  response.resume();
  await once(response, 'end');
  return response;
}

test('the page is served on this machine only, with its headers, and Ctrl+C ends it cleanly', async () => {
  const port = await freePort();
  const child = start(port);
  await once(child.stdout, 'data');
  assert.ok(child.said.includes(`http://127.0.0.1:${port}/`), child.said);
  const page = await fetched(port, '/');
  assert.equal(page.statusCode, 200);
  assert.match(page.headers['content-type'], /^text\/html/);
  assert.equal(page.headers['cross-origin-opener-policy'], 'same-origin');
  assert.equal(page.headers['cross-origin-embedder-policy'], 'require-corp');
  assert.equal((await fetched(port, '/nothing-here')).statusCode, 404);
  for (const path of ['/../../package.json', '/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/%']) {
    const answer = await fetched(port, path);
    assert.ok(!/json/.test(answer.headers['content-type'] ?? ''), path);
  }
  child.kill('SIGINT');
  const [code] = await once(child, 'exit');
  assert.equal(code, 0);
});

test('a request line that is no address does not end the server', async () => {
  const port = await freePort();
  const child = start(port);
  await once(child.stdout, 'data');
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('GET //%00[ HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'data');
  socket.destroy();
  assert.equal((await fetched(port, '/')).statusCode, 200);
  child.kill('SIGINT');
  await once(child, 'exit');
});

test('a taken port and a port that is no number are said', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address();
  const taken = start(port);
  const [code] = await once(taken, 'close');
  holder.close();
  assert.equal(code, 1);
  assert.match(taken.said, new RegExp(`port ${port} is taken`));
  const odd = start('eighty');
  const [oddCode] = await once(odd, 'close');
  assert.equal(oddCode, 2);
  assert.match(odd.said, /whole number/);
});

// Runs the work on a server of a folder of its own.
async function served(work) {
  const folder = mkdtempSync(join(tmpdir(), 'kinprint-serve-'));
  const server = pageServer(folder).listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    await work(folder, server.address().port);
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  }
}

test('what is no file, as while a build writes it anew, is not found and does not end the server', { timeout: 60_000 }, () =>
  served(async (folder, port) => {
    mkdirSync(join(folder, 'inside/index.html'), { recursive: true });
    writeFileSync(join(folder, 'file'), 'x');
    for (const path of ['/inside/', '/inside/index.html', '/file/below', `/${'x'.repeat(300)}`, '/%00']) assert.equal((await fetched(port, path)).statusCode, 404, path);
    assert.equal((await fetched(port, '/file')).statusCode, 200);
  }));

test('a reader that goes away leaves no file open', { skip: process.platform !== 'linux' }, () =>
  served(async (folder, port) => {
    const large = join(folder, 'large.bin');
    writeFileSync(large, new Uint8Array(50_000_000));
    const request = get({ host: '127.0.0.1', port, path: '/large.bin' });
    const [response] = await once(request, 'response');
    await once(response, 'readable');
    const isOpen = () => readdirSync('/proc/self/fd').some((number) => {
      try {
        return readlinkSync(`/proc/self/fd/${number}`) === large;
      } catch {
        return false; // of the listing itself
      }
    });
    assert.ok(isOpen());
    request.destroy();
    for (let turns = 0; isOpen() && turns < 500; turns += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.ok(!isOpen());
  }));
