# simdjson from the npm package @nozbe/simdjson (Apache-2.0): `npm ci` at the root puts it under node_modules.
set(KINPRINT_SIMDJSON_DIR "${PROJECT_SOURCE_DIR}/node_modules/@nozbe/simdjson/src" CACHE PATH
    "Folder that holds simdjson.h and simdjson.cpp")
if(NOT EXISTS "${KINPRINT_SIMDJSON_DIR}/simdjson.cpp")
  message(FATAL_ERROR "simdjson.cpp not found in ${KINPRINT_SIMDJSON_DIR}: run `npm ci` in the repository root, "
                      "or set KINPRINT_SIMDJSON_DIR")
endif()
if(EMSCRIPTEN)
  add_library(simdjson STATIC ${PROJECT_SOURCE_DIR}/wasm/simdjson_on_demand.cpp)
else()
  add_library(simdjson STATIC ${KINPRINT_SIMDJSON_DIR}/simdjson.cpp)
endif()
target_include_directories(simdjson SYSTEM PUBLIC ${KINPRINT_SIMDJSON_DIR})
target_compile_definitions(simdjson PUBLIC SIMDJSON_EXCEPTIONS=0)
target_compile_options(simdjson PRIVATE -w)
target_link_libraries(simdjson PRIVATE kinprint_no_exceptions)
