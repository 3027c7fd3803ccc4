# Writes ${KEYS}, the enumerators of what can be said, and ${OUTPUT}, a source file with the texts of every language ${FILES}:
# each is CODE.toml, with lines `key = "text"`, comments and empty lines. That all have the same keys is for the compiler to see.
set(entry "(^|\n)([a-z][a-z0-9_]*) = (\"[^\n]*\")")
set(head "// Made by embed_messages.cmake from messages/*.toml.\n")
set(tables "")
set(entries "")
foreach(file IN LISTS FILES)
  get_filename_component(code ${file} NAME_WE)
  file(READ ${file} text)
  string(REGEX REPLACE "(^|\n)#[^\n]*" "\\1" text "${text}")
  if(code STREQUAL "en")
    string(REGEX REPLACE "${entry}" "\\1\\2," keys "${text}")
    file(WRITE ${KEYS} "${head}${keys}")
  endif()
  string(REGEX REPLACE "${entry}" "\\1    Message{\"\\2\", \\3}," text "${text}")
  string(APPEND tables "constexpr std::array ${code} = {\n${text}};\n\n")
  string(APPEND entries "    Language{\"${code}\", ${code}},\n")
endforeach()
file(WRITE ${OUTPUT} "${head}#include \"app/message_table.hpp\"

#include <array>

namespace formradar::app {
namespace {

${tables}constexpr std::array table = {
${entries}};

constexpr bool all_have_the_same_keys() {
    for (const auto& language : table) {
        if (language.messages.size() != en.size()) {
            return false;
        }
        for (std::size_t i = 0; i < en.size(); ++i) {
            if (language.messages[i].key != en[i].key) {
                return false;
            }
        }
    }
    return true;
}
static_assert(all_have_the_same_keys(), \"a language lacks a message, or has them in another order than en.toml\");

} // namespace

std::span<const Language> message_table() {
    return table;
}

} // namespace formradar::app
")
