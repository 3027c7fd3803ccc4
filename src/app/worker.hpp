// Files read in a process of their own: one that makes a decoder crash, hang or eat memory costs that file alone, and one that
// makes it do something else finds that nothing else can be done.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "app/page_source.hpp"

namespace formradar::app {

struct WorkerOrder {
    std::string program;
    PageSetting setting;
    Counsel counsel;
    std::function<void(const std::string&)> unconfined = {}; // told what this system could not take from a worker
    double file_seconds = 300; // and five for each page of it: what is left of a file then is not tried
    double page_seconds = 60;  // a page of 150 megapixels takes under 5 seconds on the slowest machine measured
};

// Runs `program` as a worker, and another one when it dies.
[[nodiscard]] std::unique_ptr<PageSource> pages_from_worker(WorkerOrder);

} // namespace formradar::app
