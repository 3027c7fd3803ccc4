// What a module imports is found in its text.
#include "app/serve/page_modules.hpp"

#include <algorithm>

#include "app/serve/page_files.hpp"

namespace formradar::app::serve {

report::PageFile file_of_page(std::string_view name) {
    const auto shared = report::find_page_file(report::shared_page_files(), name);
    return shared.text.empty() ? report::find_page_file(served_page_files(), name) : shared;
}

std::vector<std::string> modules_behind(std::string_view name) {
    constexpr std::string_view import = " from \"./";
    std::vector<std::string> names = {std::string(name)};
    for (std::size_t next = 0; next < names.size(); ++next) {
        const auto text = file_of_page(names[next]).text;
        for (auto at = text.find(import); at != std::string_view::npos; at = text.find(import, at)) {
            at += import.size();
            auto imported = std::string(text.substr(at, text.find('"', at) - at));
            if (std::ranges::find(names, imported) == names.end()) {
                names.push_back(std::move(imported));
            }
        }
    }
    names.erase(names.begin());
    return names;
}

} // namespace formradar::app::serve
