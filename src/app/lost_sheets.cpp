// The rows of the last scores.csv against those of the new one.
#include "app/lost_sheets.hpp"

#include <algorithm>
#include <set>

#include "app/complaint.hpp"
#include "app/folder_names.hpp"
#include "formradar/core/text.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::app {
namespace {

constexpr std::size_t longest_list = 8;

bool is_sheet(std::string_view text) {
    constexpr std::size_t letters = 3;
    return text.size() >= letters &&
           base32_value(text.substr(0, letters)).has_value(); // a photocopied one has a number behind it
}

// Itself, or the copies that it was decided to be.
bool is_there(const std::set<std::string_view>& sheets, std::string_view sheet) {
    const auto copies = std::string(sheet) + ".";
    const auto copy = sheets.lower_bound(copies);
    return sheets.contains(sheet) || (copy != sheets.end() && copy->starts_with(copies));
}

std::string list_of(const std::vector<std::string>& sheets) {
    std::string list;
    for (std::size_t i = 0; i < std::min(sheets.size(), longest_list); ++i) {
        list += (i == 0 ? "" : ", ") + sheets[i];
    }
    return list + (sheets.size() > longest_list ? " ..." : "");
}

} // namespace

std::vector<std::string> lost_sheets(const machine::Files& files, const std::string& folder, const results::Results& results) {
    const auto path = machine::join(folder, scores_file);
    std::vector<std::string> lost;
    if (files.info(path).kind != machine::FileKind::file) {
        return lost;
    }
    std::set<std::string_view> here;
    for (const auto& sheet : results.sheets) {
        here.insert(sheet.sheet);
    }
    const auto text = files.read(path);
    for (const auto line : split(text, '\n')) {
        const auto sheet = line.substr(0, line.find(','));
        if (sheet != "sheet" && is_sheet(sheet) && !is_there(here, sheet)) {
            lost.emplace_back(sheet);
        }
    }
    return lost;
}

std::string told_of_lost(const std::vector<std::string>& sheets, const Messages& say) {
    if (sheets.empty()) {
        return "";
    }
    return say(sheets.size() == 1 ? Msg::lost_sheet : Msg::lost_sheets,
               {{"n", std::to_string(sheets.size())}, {"names", list_of(sheets)}}) +
           "\n";
}

Complaint kept_for_lost(const std::string& folder, const std::vector<std::string>& sheets) {
    return Complaint(Msg::results_kept, {{"folder", folder}, {"names", list_of(sheets)}});
}

} // namespace formradar::app
