# Writes ${OUTPUT}, a source file that holds the page's files ${FILES} as they are, as the function ${FUNCTION} in ${NAMESPACE}.
# With ${BUNDLE}, a list of modules of which each may import those before it, their text as one module is a file more, "bundle.js",
# and "bundle.sha256" is its hash: what a page without a server carries. Run by the build whenever one of them changes.
set(types_css "text/css; charset=utf-8")
set(types_js "text/javascript; charset=utf-8")
set(types_svg "image/svg+xml")
set(types_json "application/json")
set(entries "")
foreach(file IN LISTS FILES)
  get_filename_component(name ${file} NAME)
  string(REGEX REPLACE ".*\\.([a-z]+)$" "\\1" kind ${name})
  file(READ ${file} text)
  string(APPEND entries "    {\"${name}\", \"${types_${kind}}\", R\"page(${text})page\"},\n")
endforeach()
if(BUNDLE)
  set(bundle "")
  foreach(file IN LISTS BUNDLE)
    file(READ ${file} text)
    string(REGEX REPLACE "(^|\n)import [^\n]*" "\\1" text "${text}")
    string(REGEX REPLACE "(^|\n)export " "\\1" text "${text}")
    string(APPEND bundle "${text}")
  endforeach()
  string(SHA256 hash "${bundle}")
  string(APPEND entries "    {\"bundle.js\", \"${types_js}\", R\"page(${bundle})page\"},\n    {\"bundle.sha256\", \"\", \"${hash}\"},\n")
endif()
file(WRITE ${OUTPUT} "// Made by embed_page.cmake.
#include \"formradar/report/page.hpp\"

#include <array>

namespace ${NAMESPACE} {
namespace {

constexpr auto files = std::to_array<formradar::report::PageFile>({
${entries}});

} // namespace

std::span<const formradar::report::PageFile> ${FUNCTION}() {
    return files;
}

} // namespace ${NAMESPACE}
")
