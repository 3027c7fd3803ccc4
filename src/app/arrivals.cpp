// What is new among files, told from their sizes and times.
#include "app/arrivals.hpp"

#include <algorithm>
#include <iterator>

namespace formradar::app {
namespace {

// A file that lies there since before the last moments is complete; clocks of other machines may differ by hours either way.
bool is_old(const machine::FileInfo& info) {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto age = now - std::chrono::nanoseconds(info.changed);
    return age > Arrivals::rest;
}

// What is in a folder that could not be looked into is not known, and so nothing in it is gone.
bool is_in_unseen_folder(const std::string& name, const std::vector<ScanSource>& there) {
    return std::ranges::any_of(there,
                               [&](const ScanSource& source) { return source.is_folder && name.starts_with(source.name + "/"); });
}

} // namespace

News Arrivals::look(const machine::Files& files, const std::vector<ScanSource>& there, const std::set<std::string>& closed,
                    Time now) {
    // All that can fail comes before anything is noted: a file that is taken for news is told as news.
    std::vector<machine::FileInfo> infos;
    std::ranges::transform(there, std::back_inserter(infos), [&](const ScanSource& source) { return files.info(source.path); });
    News news;
    const bool first = files_.empty();
    std::set<std::string> names;
    for (std::size_t i = 0; i < there.size(); ++i) {
        const auto& source = there[i];
        const auto& info = infos[i];
        names.insert(source.name);
        const auto [entry, is_new] = files_.try_emplace(source.name);
        auto& seen = entry->second;
        if (is_new || seen.info != info) {
            seen = {.info = info, .since = now, .closed = false, .taken = false};
        }
        const bool never_comes = !source.refusal.empty() && !source.is_folder; // a folder may be looked into a moment later
        seen.closed = seen.closed || closed.contains(source.path) || (first && is_old(info) && !source.is_folder) || never_comes;
        if (!seen.taken && (seen.closed || now - seen.since >= rest)) {
            seen.taken = true;
            news.ready.push_back(source);
        }
        news.still_changing += seen.taken ? 0 : 1;
    }
    std::erase_if(files_, [&](const auto& entry) {
        const bool gone = !names.contains(entry.first) && !is_in_unseen_folder(entry.first, there);
        if (gone) {
            news.gone.push_back(entry.first);
        }
        return gone;
    });
    return news;
}

} // namespace formradar::app
