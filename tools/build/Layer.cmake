# gameday_layer(NAME USES targets…): one static library of every .cpp under NAME/.
function(gameday_layer name)
  cmake_parse_arguments(LAYER "" "" "USES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${name}/*.cpp)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${name}/*.h)
  add_library(${name} STATIC ${sources} ${headers})
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_link_libraries(${name} PUBLIC gameday_flags ${LAYER_USES} PRIVATE gameday_warnings)
endfunction()
