# Writes ${OUTPUT}, a source file that holds the form files ${FORMS} as texts. Run by the build whenever a form changes.
set(entries "")
foreach(file IN LISTS FORMS)
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} text)
  string(APPEND entries "    {\"${name}\", R\"form(${text})form\"},\n")
endforeach()
file(WRITE ${OUTPUT} "// Made by embed_forms.cmake from forms/*.toml.
#include \"formradar/form/builtin.hpp\"

#include <array>

namespace formradar::form {
namespace {

constexpr auto forms = std::to_array<BuiltinForm>({
${entries}});

} // namespace

std::span<const BuiltinForm> builtin_forms() {
    return forms;
}

} // namespace formradar::form
")
