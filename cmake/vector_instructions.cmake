# The stages base and text and simdjson once more, with WebAssembly's vector instructions, for the importers alone: they
# read hundreds of megabytes, while the core must run where a browser has no vector instructions. simdjson's kernel for
# SSE 4.2 is compiled through Emscripten's headers; wasm/vector_instructions has what those leave out.
add_library(kinprint_vector_instructions INTERFACE)
target_compile_options(kinprint_vector_instructions INTERFACE -msimd128 -msse4.2)
target_compile_definitions(kinprint_vector_instructions INTERFACE
  SIMDJSON_IS_X86_64=1 __PCLMUL__=1 SIMDJSON_IMPLEMENTATION_ICELAKE=0 SIMDJSON_IMPLEMENTATION_HASWELL=0)
target_include_directories(kinprint_vector_instructions SYSTEM BEFORE INTERFACE
  ${PROJECT_SOURCE_DIR}/wasm/vector_instructions)

add_library(kinprint_vector_simdjson STATIC ${PROJECT_SOURCE_DIR}/wasm/simdjson_on_demand.cpp)
target_include_directories(kinprint_vector_simdjson SYSTEM PUBLIC ${KINPRINT_SIMDJSON_DIR})
target_compile_definitions(kinprint_vector_simdjson PUBLIC SIMDJSON_EXCEPTIONS=0)
target_compile_options(kinprint_vector_simdjson PRIVATE -w)
target_link_libraries(kinprint_vector_simdjson PUBLIC kinprint_vector_instructions PRIVATE kinprint_no_exceptions)

file(GLOB vector_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/core/base/*.cpp ${PROJECT_SOURCE_DIR}/core/text/*.cpp)
add_library(kinprint_vector_text STATIC ${vector_sources})
target_include_directories(kinprint_vector_text PUBLIC ${PROJECT_SOURCE_DIR}/core)
target_compile_definitions(kinprint_vector_text PRIVATE simdjson_inline=inline)
target_link_libraries(kinprint_vector_text
  PUBLIC kinprint_vector_instructions PRIVATE kinprint_vector_simdjson kinprint_warnings kinprint_no_exceptions)
# Of these files are small, or few in one, or they run once a file: for size, because the module has a budget.
set(small_readers
  import_ai_studio import_api import_columns import_deepseek import_events import_formats import_gemini import_grok
  import_json_table import_kimi import_le_chat import_libre_chat import_lm_studio import_options import_own import_paired
  import_perplexity import_printed import_promptfoo import_rows import_shape import_speakers import_stream import_table import_transcript
  pairing_request)
list(TRANSFORM small_readers REPLACE "(.+)" "${PROJECT_SOURCE_DIR}/core/text/\\1.cpp")
set_source_files_properties(${small_readers} PROPERTIES COMPILE_OPTIONS "-Oz")
