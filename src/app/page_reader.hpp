// The bytes of one file to what its pages say. Knows no path, no ledger and no secret: what it needs of these it asks for.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/raw_sheet.hpp"
#include "app/stats.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/read/read_page.hpp"
#include "formradar/scan/open.hpp"

namespace formradar::app {

// All that reading depends on besides the file.
struct PageSetting {
    std::vector<form::Session> sessions; // near the scans, or named; without their secrets
    bool forms = true;                   // sheets of sessions that are nowhere are read when their form is a built-in one
    double max_megapixels = 150;
    int max_pages = 2000; // of a file
    bool answers = true;  // the handwritten ones are wanted
    bool crops = true;    // the pictures of what is in doubt are wanted
    bool trace = false;   // debug pictures and explanations are wanted
    bool whole = false;   // a picture of every page as a whole is wanted
};

[[nodiscard]] std::string to_bytes(const PageSetting&);
[[nodiscard]] PageSetting page_setting_of(std::string_view bytes); // throws Error for any other bytes

// Asked of whoever holds the sessions, their secrets and the right to start programs.
struct Counsel {
    std::function<std::optional<form::Session>(const std::string& id)> session; // of one that is not near
    std::function<bool(const code::PageCode&)> is_genuine;                      // printed by the session it names
    scan::Renderer renderer;                                                    // of pages of a PDF
    read::FindCodes find_codes = code::find_codes;                              //
};

// Pages of a file, from 1; those over its number of pages are not there. Long files are read in pieces by several readers.
struct PageRange {
    int first = 1;
    int last = 1;
};

// What becomes known while a file is read, in this order: how many pages it has, then each page of the range.
struct PageSink {
    std::function<void(int pages)> found;
    std::function<void(const RawDebug&)> debug;      // of the page that comes next
    std::function<void(std::vector<RawSheet>)> read; // its sheets
};

enum class Codes {
    searched_for,     // all over the picture
    where_they_belong // nowhere else than at their places on a page that its marks tell
};

// What is known of a file besides its bytes.
struct FileNature {
    std::string name;     // without folders
    bool last_try = true; // with much memory: what fails then has failed
};

class PageReader {
public:
    PageReader(PageSetting, Counsel);

    // From here on the pages are those of this file, until the next one, or until it is closed. `bytes` must live as long.
    void open(std::string_view bytes, const FileNature&);
    void refuse(Refusal); // there are no bytes
    void close();
    // Never throws for what is wrong with the file: that is a page's status.
    void read(PageRange, const PageSink&, Codes = Codes::searched_for);
    [[nodiscard]] StageTimes take_times() { return std::exchange(times_, {}); } // since it was asked last

private:
    [[nodiscard]] std::vector<RawSheet> read_one(const scan::ScanFile&, int page, const PageSink&, Codes);
    [[nodiscard]] std::optional<GrayImage> colour_of(int page) const;
    [[nodiscard]] scan::OpenOptions open_options() const;
    [[nodiscard]] const form::Session* elsewhere(const std::string& id);

    PageSetting setting_;
    Counsel counsel_;
    std::map<std::string, std::optional<form::Session>> asked_; // sessions that are not near
    read::Catalog catalog_;
    std::string_view bytes_;
    FileNature nature_; // `file_` looks at it
    std::optional<scan::ScanFile> file_;
    StageTimes times_;
    std::optional<Refusal> refusal_; // why `file_` is not there
};

// A page that could not be read, whatever the reason.
[[nodiscard]] PageOutcome refused_page(int page, const Refusal&);

} // namespace formradar::app
