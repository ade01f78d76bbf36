find_package(Threads REQUIRED)
find_package(Boost 1.74 REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(tomlplusplus 3.3 REQUIRED)
if(GAMEDAY_FUZZ)
  # Compiled into the fuzz build instead of taken from the shared library, which carries no coverage counters. Its assertion on
  # "[{" and its unreachable default for letters outside strings do no harm in the library that ships, so they are off here.
  set_target_properties(tomlplusplus::tomlplusplus PROPERTIES
    INTERFACE_COMPILE_DEFINITIONS "TOML_HEADER_ONLY=1"
    INTERFACE_COMPILE_OPTIONS "-DTOML_ASSERT(expr)=static_assert(true);-fno-sanitize=unreachable"
    INTERFACE_LINK_LIBRARIES "")
endif()
find_package(tl-expected REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(yaml-cpp 0.7 REQUIRED)
find_package(CLI11 2.1 REQUIRED)

find_path(PCG_INCLUDE pcg_random.hpp REQUIRED)
add_library(pcg INTERFACE)
target_include_directories(pcg SYSTEM INTERFACE ${PCG_INCLUDE})
