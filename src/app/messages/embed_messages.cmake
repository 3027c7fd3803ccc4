# Writes ${KEYS}, the enumerators of what can be said, and ${OUTPUT}, a source file with the texts of every language ${FILES}:
# each is CODE.toml, with lines `key = "text"`, comments and empty lines. That all have the same keys is for the compiler to see.
# ${SECTION} is the part below the line [SECTION]; without it, the part above the first such line. ${FUNCTION} of ${NAMESPACE}, which
# ${HEADER} declares, gives the table. A file that would not change stays as it is, so that nothing is compiled again for it.
# With ${ENUM}, an enum that stands in a header of its own, whose first enumerator is for nothing and has no text, the compiler sees that
# the others are the keys in this order, up to ${LAST}; ${ENUM_HEADER} declares both.
# The texts are in plain arrays, since to deduce the size of a std::array of so many is too deep for clang.
set(entry "(^|\n)([a-z][a-z0-9_]*) = (\"[^\n]*\")")
set(head "// Made by embed_messages.cmake from messages/*.toml.\n")
set(tables "")
set(entries "")
set(checks "")
set(includes "#include \"${HEADER}\"\n")

function(write_if_new file text)
  if(EXISTS ${file})
    file(READ ${file} there)
    if(there STREQUAL text)
      return()
    endif()
  endif()
  file(WRITE ${file} "${text}")
endfunction()

foreach(file IN LISTS FILES)
  get_filename_component(code ${file} NAME_WE)
  file(READ ${file} text)
  string(REGEX REPLACE "(^|\n)#[^\n]*" "\\1" text "${text}")
  if(SECTION)
    string(FIND "${text}" "\n[${SECTION}]\n" begin)
    string(LENGTH "\n[${SECTION}]" length)
    math(EXPR begin "${begin} + ${length}")
    string(SUBSTRING "${text}" ${begin} -1 text)
  endif()
  string(FIND "${text}" "\n[" end)
  string(SUBSTRING "${text}" 0 ${end} text)
  if(code STREQUAL "en")
    string(REGEX REPLACE "${entry}" "\\1\\2," keys "${text}")
    if(KEYS)
      write_if_new(${KEYS} "${head}${keys}\n")
    endif()
    if(ENUM)
      string(APPEND includes "\n#include \"${ENUM_HEADER}\"\n")
      string(REGEX MATCHALL "\n[a-z][a-z0-9_]*," names "${keys}")
      set(number 0)
      foreach(name IN LISTS names)
        string(REGEX REPLACE "[\n,]" "" name "${name}")
        math(EXPR number "${number} + 1")
        string(APPEND checks "static_assert(static_cast<int>(${ENUM}::${name}) == ${number});\n")
      endforeach()
      string(APPEND checks "static_assert(static_cast<int>(${LAST}) == ${number}, \"a text is missing in en.toml\");\n")
    endif()
  endif()
  string(REGEX REPLACE "${entry}" "\\1    Message{\"\\2\", \\3}," text "${text}")
  string(APPEND tables "constexpr Message ${code}[] = {\n${text}};\n\n")
  string(APPEND entries "    Language{\"${code}\", ${code}},\n")
endforeach()
write_if_new(${OUTPUT} "${head}${includes}
#include <array>
#include <iterator>

namespace ${NAMESPACE} {
namespace {

${tables}constexpr std::array table = {
${entries}};

constexpr bool all_have_the_same_keys() {
    for (const auto& language : table) {
        if (language.messages.size() != std::size(en)) {
            return false;
        }
        for (std::size_t i = 0; i < std::size(en); ++i) {
            if (language.messages[i].key != en[i].key) {
                return false;
            }
        }
    }
    return true;
}
static_assert(all_have_the_same_keys(), \"a language lacks a message, or has them in another order than en.toml\");
${checks}
} // namespace

std::span<const Language> ${FUNCTION}() {
    return table;
}

} // namespace ${NAMESPACE}
")
