# Sourced by run and test after steps.sh: packages of npm, the core as wasm, the model, the page, the command line. Each
# step is left out while its inputs stay the same.

core_inputs=(CMakeLists.txt cmake core wasm tools/build_wasm.sh package-lock.json)
# What is built from the core, the tables and the web sources together. A test in tests/repo looks for what is missing.
product_inputs=(web/src web/package.json web/package-lock.json web/vite.config.mjs web/vite_assets.mjs web/svelte.config.mjs
  build/wasm/kinprint.mjs build/wasm/kinprint.wasm build/wasm/kinprint_import.mjs build/wasm/kinprint_import.wasm
  build/wasm/kinprint_many.mjs build/wasm/kinprint_many.wasm build/models/minilm.onnx build/models/tokenizer.json
  models/manifest.json models/cases.json models/tables)
# What is given away holds, beside the products, documents and the types of the library.
given_inputs=("${product_inputs[@]}" tools/dist tools/dist.sh web/tsconfig.base.json docs models/RESULTS.md NOTICE LICENSE CHANGELOG.md)

install_npm_packages() {
  npm ci --prefix "$1" --no-audit --no-fund --loglevel=error
}

build_page() {
  (cd "$root/web" && node_modules/.bin/vite build --logLevel warn)
}

build_everything() {
  step_if_changed npm_root node_modules/@nozbe/simdjson "npm packages of the core" \
    install_npm_packages "$root" -- package-lock.json
  step_if_changed npm_web web/node_modules/vite "npm packages of the page" \
    install_npm_packages "$root/web" -- web/package-lock.json
  step_if_changed wasm build/wasm/kinprint.wasm "core to WebAssembly" \
    "$root/tools/build_wasm.sh" -- "${core_inputs[@]}"
  # The model only aligns passages. Where it cannot be built (no registry, other Python), all else still works.
  step_if_changed model build/models/minilm.onnx "sentence model" \
    "$root/models/embedding/build_model.sh" -- models/embedding models/manifest.json ||
    echo "   going on without the sentence model: the verdict is the same, passages are not aligned"
  step_if_changed page dist/page/index.html "page" build_page -- "${product_inputs[@]}"
  step_if_changed cli build/cli/kinprint.mjs "command line" \
    node "$root/web/src/cli/build.mjs" -- "${product_inputs[@]}" dist/page
}
