// Lets Node 20 import the TypeScript sources as they are (types are stripped, nothing is bundled), and JSON as the bundler
// does, so that tests run on the same files the page is built from. Use: node --import ./typescript_loader.mjs --test FILE...
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) register(import.meta.url);

let typescript;

export async function load(address, context, next) {
  if (address.endsWith('.json') && context.importAttributes?.type !== 'json') {
    return { format: 'module', source: `export default ${await readFile(fileURLToPath(address), 'utf8')};`, shortCircuit: true };
  }
  if (!address.endsWith('.ts') || address.endsWith('.d.ts')) return next(address, context);
  typescript ??= (await import('typescript')).default;
  const { outputText } = typescript.transpileModule(await readFile(fileURLToPath(address), 'utf8'), {
    fileName: address,
    compilerOptions: { module: 'ESNext', target: 'ES2023', verbatimModuleSyntax: true, inlineSourceMap: true },
  });
  return { format: 'module', source: outputText, shortCircuit: true };
}
