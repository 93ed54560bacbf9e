// Speed of the evidence stage beside other programs, in one run on one machine.
//
// usage: node bench/run.mjs CHANNELS_BENCH GENERAL.kpt DOLOS_CORE_FOLDER [CHANNELS_BENCH.js]
// The last is the same program built for wasm (target channels_bench in build/wasm/cmake), which takes turns with the
// native one and reads the clock on the wall: run it on a quiet machine. Its glue is older than fetch in Node.
// CHANNELS_BENCH is bench/channels_bench.cpp, built with optimization; DOLOS_CORE_FOLDER an installed
// @dodona/dolos-core (1.2.1 was measured). Prints one JSON object. The runs of all programs are over the same two texts
// of 100 kB that share some passages: ours reads files, cuts words and finds all runs of five words; Dolos' core gets
// ready-made words, winnows 5-grams in windows of one (every run of five words) and builds fragments; Python's difflib
// gets lists of words and no junk heuristic.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [program, table, dolosFolder, wasmProgram] = process.argv.slice(2);
if (!dolosFolder) {
  console.error("usage: node bench/run.mjs CHANNELS_BENCH GENERAL.kpt DOLOS_CORE_FOLDER [CHANNELS_BENCH.js]");
  process.exit(2);
}

let state = 12345;
const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
const parts = ["la", "ver", "on", "ti", "ker", "sa", "mo", "lin", "eb", "ura", "ce", "dro"];
const word = () => {
  let number = Math.floor(Math.exp(9 * random())) + 1;
  let made = "";
  for (; number > 0; number = Math.floor(number / 12)) made += parts[number % 12];
  return made;
};
const words = (count) => Array.from({ length: count }, word);
const passages = Array.from({ length: 40 }, () => words(20));
const text = (bytes) => {
  const made = [];
  for (let size = 0; size < bytes; ) {
    const part = random() < 0.02 ? passages[Math.floor(random() * passages.length)] : words(5);
    made.push(...part);
    size += part.join(" ").length + 1;
  }
  return made;
};

const best = (rounds, run) => {
  let least = Infinity;
  for (let i = 0; i < rounds; i++) {
    const before = process.cpuUsage();
    run();
    const used = process.cpuUsage(before);
    least = Math.min(least, (used.user + used.system) / 1000);
  }
  return least;
};

const left = text(100_000);
const right = text(100_000);
const folder = mkdtempSync(join(tmpdir(), "kinprint-bench-"));
const files = ["left", "right"].map((name) => join(folder, `${name}.txt`));
writeFileSync(files[0], left.join(" "));
writeFileSync(files[1], right.join(" "));

const channels = JSON.parse(execFileSync(program, [table], { encoding: "utf8" }));
const pairsPerSecond = (command) => JSON.parse(execFileSync(command[0], [...command.slice(1), table], { encoding: "utf8" })).pairsPerSecond;
const turns = wasmProgram ? [1, 2, 3].map(() => [pairsPerSecond([program]), pairsPerSecond([process.execPath, "--no-experimental-fetch", wasmProgram])]) : [];
const ours = JSON.parse(execFileSync(program, ["--runs", ...files], { encoding: "utf8" }));

const { FingerprintIndex } = await import(pathToFileURL(resolve(dolosFolder, "dist/algorithm/fingerprintIndex.js")));
const { File } = await import(pathToFileURL(resolve(dolosFolder, "dist/file/file.js")));
const { TokenizedFile } = await import(pathToFileURL(resolve(dolosFolder, "dist/file/tokenizedFile.js")));
const { Region } = await import(pathToFileURL(resolve(dolosFolder, "dist/util/region.js")));
const tokenized = (name, tokens) =>
  new TokenizedFile(new File(name, tokens.join(" ")), tokens, tokens.map((token, i) => new Region(0, i, 0, i + 1)));
const [leftFile, rightFile] = [tokenized("left", left), tokenized("right", right)];
const dolos = best(5, () => {
  const index = new FingerprintIndex(5, 1);
  index.addFiles([leftFile, rightFile]);
  index.getPair(leftFile, rightFile).buildFragments();
});

const python = `
import difflib, sys, time
a, b = [open(p, encoding="utf-8").read().split() for p in sys.argv[1:]]
start = time.process_time()
difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
print(1000 * (time.process_time() - start))`;
const difflib = Number(execFileSync("python3", ["-c", python, ...files], { encoding: "utf8" }));
rmSync(folder, { recursive: true });

console.log(
  JSON.stringify(
    {
      channels,
      ...(wasmProgram && { nativeAndWasmPairsPerSecond: turns, wasmOfNative: Math.max(...turns.map(([, wasm]) => wasm)) / Math.max(...turns.map(([native]) => native)) }),
      sharedRuns100kB: { oursMs: ours.milliseconds, dolosMs: dolos, difflibMs: difflib },
      timesFasterThanDolos: dolos / ours.milliseconds,
      timesFasterThanDifflib: difflib / ours.milliseconds,
    },
    null,
    1,
  ),
);
