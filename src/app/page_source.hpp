// Where the pages of an open file come from: this process, or a worker that can only compute.
#pragma once

#include <cstdint>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/page_reader.hpp"
#include "formradar/machine/unnamed_file.hpp"

namespace formradar::app {

// Some pages of a file, and how many it has.
struct FilePages {
    int total = 1;
    std::vector<PageOutcome> pages; // several where a picture holds several sheets
    int done = 0;                   // pages of the file that these are of
    StageTimes times;               // that it took
};

inline void add(FilePages& found, std::vector<PageOutcome> sheets) {
    found.pages.insert(found.pages.end(), std::move_iterator(sheets.begin()), std::move_iterator(sheets.end()));
    ++found.done;
}

// A file as it was at one moment.
struct FileCopy {
    machine::UnnamedFile bytes;
    std::string name;        // of the file, without folders
    std::int64_t number = 0; // another one for each file, and for each time that a file is opened
};

enum class Memory { little, much }; // little: many of them fit on a machine

class PageSource {
public:
    PageSource() = default;
    PageSource(const PageSource&) = delete;
    PageSource& operator=(const PageSource&) = delete;
    virtual ~PageSource() = default;

    [[nodiscard]] virtual FilePages read(const FileCopy&, PageRange, Memory) = 0;
};

[[nodiscard]] std::unique_ptr<PageSource> pages_in_this_process(PageSetting, Counsel);

} // namespace formradar::app
