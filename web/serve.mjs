// Serves a built page on 127.0.0.1 with the headers a real host should send. PORT is honoured; a taken port is said.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, extname, join, normalize, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.bin': 'application/octet-stream',
};

// undefined where there is none, or none can be called so.
function statsOf(path) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

// A server for one folder; the caller listens. Only files below the folder are answered.
export function pageServer(folder) {
  const root = resolve(folder);
  return createServer((request, response) => {
    let path;
    try {
      path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    } catch {
      response.writeHead(400).end();
      return;
    }
    let file = join(root, path);
    if (file !== root && !file.startsWith(root + sep)) file = root;
    if (statsOf(file)?.isDirectory()) file = join(file, 'index.html');
    const there = statsOf(file);
    if (!there?.isFile()) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
      return;
    }
    response.writeHead(200, {
      'Content-Type': types[extname(file)] ?? 'application/octet-stream',
      'Content-Length': there.size,
      'Cache-Control': file.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    });
    // A build may take the file away, and a reader may go, at any moment: both streams then end, and the server goes on.
    pipeline(createReadStream(file), response, () => undefined);
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../dist/page');
  const port = Number(process.env.PORT || 8787);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    console.error(`PORT is ${process.env.PORT}, but has to be a whole number from 1 to 65535`);
    process.exit(2);
  }
  if (!existsSync(join(folder, 'index.html'))) {
    console.error('the page is not built: run `npm run build` in web/ first');
    process.exit(1);
  }
  const server = pageServer(folder);
  server.on('error', (error) => {
    console.error(error.code === 'EADDRINUSE' ? `port ${port} is taken: set PORT to another one` : error.message);
    process.exit(1);
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
  server.listen(port, '127.0.0.1', () => console.log(`Kinprint is at http://127.0.0.1:${port}/ (Ctrl+C ends it)`));
}
