# Binaryen puts every function with one caller into that caller, of whatever size: whole comparisons became one function of
# 65 kB with hundreds of locals, whose numbers take two bytes each and compress badly. In Binaryen's own measure of size; at
# 20 the core is 8.2 kB brotli smaller than without a limit, at the same speed (bench/README.md).
set(KINPRINT_WASM_INLINE_SIZE 20)

# Every Emscripten flag of the wasm modules, each with its reason. Written for Debian 12's Emscripten 3.1.6.
set(KINPRINT_WASM_LINK_FLAGS
  --bind                       # Embind: the boundary is one class with a few methods
  -fno-rtti                    # picks the library of Embind that registers types without their names
  -fno-exceptions              # codes instead; -fexceptions doubled the time of a tokeniser, and the wasm exceptions of
                               # this compiler are the legacy form that browsers are giving up
  -sDYNAMIC_EXECUTION=0        # no eval or new Function in the glue: pages run under a strict content security policy
  -sENVIRONMENT=web,worker     # adding node makes this version emit __dirname into an ES module; Node is given wasmBinary
  -sMODULARIZE=1               # a factory: nothing runs and nothing global exists before it is called
  -sEXPORT_ES6=1               # an ES module, for Vite and for Node
  -sALLOW_MEMORY_GROWTH=1      # requests of up to 64 MiB; starts small
  -sMAXIMUM_MEMORY=2GB         # beyond it allocation fails and the worker is replaced
  -sABORTING_MALLOC=1          # no allocation is checked; a failed one must end the module, not corrupt it
  -sINCOMING_MODULE_JS_API=["wasmBinary"]  # the only thing the factory is ever given
  -sFILESYSTEM=0               # the core does no input or output; saves its glue
  -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=${KINPRINT_WASM_INLINE_SIZE}  # as said above
  -sASSERTIONS=0               # release; the native sanitize build has the checks
)

# Core files built for size (paths in core/): what runs once a comparison or once a table and has no hot loop over texts, counts or
# projections, or only finds the words and patterns of exhibits, because the module has a budget (bench/README.md says what was
# measured).
set(KINPRINT_WASM_SMALL_SOURCES
  base/date_text.cpp base/error.cpp base/section_table.cpp base/section_writer.cpp
  text/damaged_text.cpp text/html_fragment.cpp text/line_breaks.cpp text/misread_encoding.cpp text/own_text.cpp
  text/prompt_echo.cpp text/reasoning_marks.cpp text/shared_lines.cpp
  segment/answer_kind.cpp segment/embedded_sentences.cpp
  feature/edges.cpp feature/skeleton.cpp
  evidence/answer_rows.cpp evidence/common_runs.cpp evidence/content_plan.cpp evidence/echo_places.cpp
  evidence/extract_evidence.cpp evidence/form.cpp evidence/grammar_patterns.cpp evidence/identity.cpp
  evidence/long_runs.cpp evidence/makers.cpp evidence/pet_phrases.cpp evidence/phrase_runs.cpp
  evidence/prepared_side.cpp evidence/prompt_runs.cpp evidence/read_background.cpp evidence/read_fingerprint.cpp
  evidence/repeated_exhibits.cpp evidence/row_surplus.cpp evidence/shared_runs.cpp evidence/shown_words.cpp
  evidence/wording.cpp
  library/pack_sections.cpp library/reference_library.cpp
  verdict/altered_texts.cpp verdict/channel_background.cpp verdict/comparison.cpp verdict/control_likeness.cpp
  verdict/decide.cpp verdict/finite_figures.cpp verdict/fusion.cpp verdict/likelihood_ratio.cpp
  verdict/measured_rates.cpp verdict/prompt_background.cpp verdict/prompt_effects.cpp verdict/refusals.cpp
  verdict/robustness.cpp verdict/scored_sides.cpp verdict/set_calibration.cpp verdict/set_sections.cpp
  verdict/side_traits.cpp verdict/tables.cpp
  report/names.cpp report/write_batch_line.cpp report/write_evidence.cpp report/write_figure.cpp
  report/write_library.cpp report/write_report.cpp report/write_request.cpp
  kinprint.cpp sample_request.cpp side_facts.cpp
)
# Of text/read_request.cpp, which is one of them. simdjson inlines by force, also what is called twenty times here, and -Oz
# cannot help it; as plain inline functions 1.3 kB brotli less.
set(KINPRINT_WASM_REQUEST_FLAGS -Oz -Dsimdjson_inline=inline)

# A second run of Binaryen over the finished module, for size: control flow is rebuilt from basic blocks, what then has no
# use goes, twice over. 2.5 kB brotli less at the same speed (bench/README.md). As passes of the linker's own run they cost half the
# speed, because the last level given there also decides what is inlined. Comes with Emscripten. That no instruction traps
# (no input of a user makes one; checks that end the program call abort) lets it leave out what only a trap would need, and
# that nothing lies in the first kilobyte, as Emscripten tells its own run, lets it put offsets into loads and stores:
# 1.5 kB brotli together. Not --ignore-implicit-traps: that moves loads and divisions before the conditions that guard them.
find_program(KINPRINT_WASM_OPT wasm-opt REQUIRED)
function(shrink_wasm_module target)
  set(module $<TARGET_FILE_DIR:${target}>/$<TARGET_FILE_BASE_NAME:${target}>.wasm)
  add_custom_command(TARGET ${target} POST_BUILD VERBATIM
    COMMAND ${KINPRINT_WASM_OPT} --mvp-features --traps-never-happen --low-memory-unused --one-caller-inline-max-function-size=${KINPRINT_WASM_INLINE_SIZE} --flatten --rereloop -Oz --flatten --rereloop -Oz -Oz ${module} -o ${module})
endfunction()
