// Many files read at the same time, with what came out handed over in the order of the files.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "app/find_scans.hpp"
#include "app/outcome.hpp"
#include "app/read_file.hpp"

namespace formradar::app {

// Made once for each job, and used by that one only. At least one page when the range begins with 1.
using ReadFile = std::function<FilePages(const std::string& path, PageRange)>;

[[nodiscard]] ReadFile reader_in_this_process(machine::Files&, const Setting&);

struct Pool {
    int jobs = 1;
    int pages_at_once = 4; // after its first page a file is read in pieces of this many pages, by whoever is free
    std::function<ReadFile()> new_reader;
    std::shared_ptr<SharedTimes> times = nullptr; // where what reading took is added up; null: nowhere
    std::function<std::string()> lacking = {};    // what this system could not take from workers; of those that were started
};

// `take` is called in this thread, once for each source, in their order. What `take` or a reader throws ends the whole.
void read_all(std::span<const ScanSource>, const Pool&, const std::function<void(std::size_t, std::vector<PageOutcome>)>& take);

} // namespace formradar::app
