# gameday_embed(TARGET FOLDER [HEADER]): compiles every file below FOLDER into TARGET, so that an installed program needs no data
# folder. The generated source defines `gameday::<target>::embedded_library()`, declared in <target>/load/embedded.h or HEADER.
function(gameday_embed target folder)
  set(header ${target}/load/embedded.h)
  if(ARGC GREATER 2)
    set(header ${ARGV2})
  endif()
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/${folder}
       ${PROJECT_SOURCE_DIR}/${folder}/*.toml ${PROJECT_SOURCE_DIR}/${folder}/*.yml ${PROJECT_SOURCE_DIR}/${folder}/*.json
       ${PROJECT_SOURCE_DIR}/${folder}/*.css ${PROJECT_SOURCE_DIR}/${folder}/*.js)
  list(SORT files)
  set(out ${PROJECT_BINARY_DIR}/embedded/${target}_library.cpp)
  set(depends)
  foreach(file IN LISTS files)
    list(APPEND depends ${PROJECT_SOURCE_DIR}/${folder}/${file})
  endforeach()
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} "-DFILES=${files}" -DROOT=${PROJECT_SOURCE_DIR}/${folder} -DTARGET=${target} -DHEADER=${header} -DOUT=${out}
            -P ${PROJECT_SOURCE_DIR}/tools/build/EmbedFiles.cmake
    DEPENDS ${depends} ${PROJECT_SOURCE_DIR}/tools/build/EmbedFiles.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
