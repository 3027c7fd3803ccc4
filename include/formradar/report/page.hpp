// The page in a browser: the files it is made of, its colours and words, and the documents that carry them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/form/session.hpp"

namespace formradar::report {

// A file of the page.
struct PageFile {
    std::string_view name;
    std::string_view type; // as HTTP says it
    std::string_view text;
};

// Empty when there is none of that name.
[[nodiscard]] PageFile find_page_file(std::span<const PageFile>, std::string_view name);
[[nodiscard]] std::span<const PageFile> shared_page_files(); // of the page with a server and the one without

[[nodiscard]] std::string palette_css();                              // the palette of print as variables, for day and night
[[nodiscard]] std::string_view page_words(std::string_view language); // a JSON object; English where a language has none

// A document whose module, style and pictures are served beside it.
struct ServedPage {
    std::string kind;     // of the module: "session", "wall", "phone"
    std::string language; //
    std::string title;
    std::string subtitle;             // empty: no head of the page
    std::vector<std::string> modules; // that its module imports
    std::string data;                 // of the session, as JSON
    std::string state;                // likewise, as it is now
};
// The HTML of the document.
[[nodiscard]] std::string served_page(const ServedPage&);
[[nodiscard]] std::string session_data(const form::Session&, std::string_view phones); // the data of its pages
// The title of the page for phones, in that language.
[[nodiscard]] std::string phone_title(const std::string& language);

} // namespace formradar::report
