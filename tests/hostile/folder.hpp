// A session's folder as people leave it: sheets in all kinds of files, some of them damaged, among all that is no sheet.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "formradar/form/session.hpp"
#include "support/truth.hpp"

namespace formradar::hostile {

struct HostileOrder {
    int files = 150;
    std::uint64_t seed = 1;
    bool large = false; // with pictures of 139 megapixels, just under the limit
};

enum class Fate {
    whole,   // every page of it has to be found
    harmed,  // what is read of it has to be right
    no_sheet // nothing of it may be counted
};

struct HostileFile {
    std::string path; // as readings name it, from the session's folder
    std::string kind; // of encoding, harm or oddity
    Fate fate = Fate::whole;
    std::vector<std::size_t> sheets; // of its pages, places in HostileFolder::sheets
};

struct HostileFolder {
    form::Session session;
    std::vector<simulator::SheetTruth> sheets;
    std::vector<std::size_t> left_over; // of these: nobody took part with them
    std::vector<HostileFile> files;
};

// Makes `folder` with its session.toml and scans/. The same order gives the same files.
[[nodiscard]] HostileFolder make_hostile_folder(const std::filesystem::path& folder, const HostileOrder&);

// What was meant, for people: a line a file, and a line a sheet.
[[nodiscard]] std::string truth_of(const HostileFolder&);

} // namespace formradar::hostile
