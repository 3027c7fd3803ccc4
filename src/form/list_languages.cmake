# Writes ${OUTPUT}, a source file that lists the languages ${LANGUAGES}: each is a file languages/CODE.cpp.
set(declarations "")
set(entries "")
foreach(code IN LISTS LANGUAGES)
  string(APPEND declarations "extern const Words ${code};\n")
  string(APPEND entries "&language::${code}, ")
endforeach()
file(WRITE ${OUTPUT} "// Made by list_languages.cmake from languages/*.cpp.
#include \"formradar/form/words.hpp\"

namespace formradar::form {
namespace language {

${declarations}
} // namespace language

std::span<const Words* const> all_words() {
    static constexpr std::array list = {${entries}};
    return list;
}

} // namespace formradar::form
")
