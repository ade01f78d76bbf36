# gameday_embed(TARGET FOLDER): compiles every file below FOLDER into TARGET, so that an installed program needs no data
# folder. The generated source defines `gameday::<target>::embedded_library()`, declared in <target>/load/embedded.h.
function(gameday_embed target folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/${folder}
       ${PROJECT_SOURCE_DIR}/${folder}/*.toml ${PROJECT_SOURCE_DIR}/${folder}/*.yml ${PROJECT_SOURCE_DIR}/${folder}/*.json)
  list(SORT files)
  set(out ${PROJECT_BINARY_DIR}/embedded/${target}_library.cpp)
  set(depends)
  foreach(file IN LISTS files)
    list(APPEND depends ${PROJECT_SOURCE_DIR}/${folder}/${file})
  endforeach()
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} "-DFILES=${files}" -DROOT=${PROJECT_SOURCE_DIR}/${folder} -DTARGET=${target} -DOUT=${out}
            -P ${PROJECT_SOURCE_DIR}/tools/build/EmbedFiles.cmake
    DEPENDS ${depends} ${PROJECT_SOURCE_DIR}/tools/build/EmbedFiles.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
