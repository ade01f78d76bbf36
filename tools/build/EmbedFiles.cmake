# Run by Embed.cmake: writes OUT from FILES below ROOT, byte for byte (tests/unit/tools/build holds it to that). Carriage
# returns and NULs are refused: file(READ) drops them silently. Raw string literals whose delimiter is taken from the content's
# own hash, so that no content can end one early. Cut after a line's end, never within a character: clang refuses a literal
# that ends in half a character.
if(NOT HEADER)
  set(HEADER ${TARGET}/load/embedded.h)
endif()
set(text "#include \"${HEADER}\"

// clang would warn of literals over 64 KiB, which both compilers take.
#pragma GCC diagnostic ignored \"-Woverlength-strings\"

namespace gameday::${TARGET} {

std::span<const EmbeddedFile> embedded_library() {
  static const EmbeddedFile files[] = {
")
set(k_chunk 8000)
foreach(file IN LISTS FILES)
  file(READ "${ROOT}/${file}" content)
  string(LENGTH "${content}" length)
  file(SIZE "${ROOT}/${file}" size)
  if(NOT size EQUAL length)
    message(FATAL_ERROR "${ROOT}/${file}: ${length} of ${size} bytes can be embedded; expected no carriage return and no NUL")
  endif()
  string(SHA256 hash "${content}")
  string(SUBSTRING ${hash} 0 12 mark)
  string(APPEND text "    {\"${file}\",\n")
  set(at 0)
  while(at LESS length)
    string(SUBSTRING "${content}" ${at} ${k_chunk} chunk)
    string(LENGTH "${chunk}" size)
    string(FIND "${chunk}" "\n" line_end REVERSE)
    if(size EQUAL k_chunk AND line_end LESS 0)
      string(SUBSTRING "${content}" ${at} -1 chunk)  # one endless line: take all that is left
      string(LENGTH "${chunk}" size)
    elseif(size EQUAL k_chunk)
      math(EXPR size "${line_end} + 1")
      string(SUBSTRING "${chunk}" 0 ${size} chunk)
    endif()
    string(APPEND text "R\"${mark}(${chunk})${mark}\"\n")
    math(EXPR at "${at} + ${size}")
  endwhile()
  string(APPEND text "    \"\"},\n")
endforeach()
string(APPEND text "    {\"\", \"\"}};\n  return {files, sizeof(files) / sizeof(files[0]) - 1};\n}\n\n}  // namespace gameday::${TARGET}\n")
file(WRITE "${OUT}" "${text}")
