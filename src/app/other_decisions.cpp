// Known by their names: nothing is read of them, since which of two files somebody meant is not ours to guess.
#include "app/other_decisions.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "app/folder_names.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::app {
namespace {

bool may_be_meant(std::string_view file) {
    constexpr std::array endings = {".csv", ".txt", ".tsv", ".xlsx", ".xls", ".ods", ".numbers"};
    std::string name(file);
    std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const auto start = decisions_file.substr(0, decisions_file.rfind('.'));
    return file != decisions_file && name.starts_with(start) &&
           std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

} // namespace

std::string told_of_other_decisions(const machine::Files& files, const std::string& folder, const Messages& say) {
    std::string text;
    if (files.info(folder).kind != machine::FileKind::folder) {
        return text;
    }
    for (const auto& name : files.names(folder)) {
        if (may_be_meant(name)) {
            text += say(Msg::other_decisions,
                        {{"file", machine::join(folder, name)}, {"decisions", machine::join(folder, decisions_file)}}) +
                    "\n";
        }
    }
    return text;
}

} // namespace formradar::app
