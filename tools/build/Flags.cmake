# Language, warnings and sanitizers, in one interface target that every target of ours links: flags that reach only some
# of the targets that exchange containers make false reports.
option(GAMEDAY_TESTS "Build the tests" ON)
option(GAMEDAY_FUZZ "Build the fuzz targets (clang)" OFF)
option(GAMEDAY_BENCH "Build the benchmarks" OFF)
set(GAMEDAY_SANITIZE "" CACHE STRING "Value of -fsanitize=, or empty")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(gameday_flags INTERFACE)
target_include_directories(gameday_flags INTERFACE ${PROJECT_SOURCE_DIR})
# Contraction of a*b+c changes results from one processor to the next; results must not differ.
target_compile_options(gameday_flags INTERFACE -ffp-contract=off)
if(GAMEDAY_SANITIZE)
  target_compile_options(gameday_flags INTERFACE -fsanitize=${GAMEDAY_SANITIZE} -fno-sanitize-recover=all
                                                 -fno-omit-frame-pointer)
  target_link_options(gameday_flags INTERFACE -fsanitize=${GAMEDAY_SANITIZE} -fno-sanitize-recover=all)
endif()

add_library(gameday_warnings INTERFACE)
target_compile_options(gameday_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
                                                  -Wnon-virtual-dtor -Wold-style-cast -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # False alarms of g++ 12 at -O2 and above: every `"literal" + text` (its bug 105651, mended in 13), and aggregates of
  # strings whose construction could throw half-way. Clang and the sanitizers still look for the real ones.
  target_compile_options(gameday_warnings INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  # pcg names __TIME__, which makes ccache miss every time unless told not to mind; a base folder makes another clone hit.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=time_macros CCACHE_NOHASHDIR=1
                                  CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} ${CCACHE})
endif()
