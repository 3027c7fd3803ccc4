// One file to what its pages say, from the ledger when these bytes were read before.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/ledger.hpp"
#include "app/outcome.hpp"
#include "app/sessions.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/machine/files.hpp"
#include "formradar/read/read_page.hpp"
#include "formradar/scan/open.hpp"

namespace formradar::app {

// All that reading depends on besides the files.
struct Setting {
    std::vector<form::Session> sessions; // near the scans, or named
    std::string registry;                // where sessions are that are not near; empty: they are not looked for
    bool forms = true;                   // sheets of sessions that are nowhere are read when their form is a built-in one
    double max_megapixels = 150;         //
    int max_pages = 2000;                // of a file
    bool answers = true;                 // the handwritten ones are wanted
    bool crops = true;                   // the pictures of what is in doubt are wanted
    bool trace = false;                  // debug pictures and explanations are wanted
    bool whole = false;                  // a picture of every page as a whole is wanted
    std::string ledger;                  // a folder; empty: none is kept
    std::string build;                   // of the program: outcomes of another are not used
};

[[nodiscard]] std::string to_bytes(const Setting&);
[[nodiscard]] Setting setting_of(std::string_view bytes); // throws Error for any other bytes

// Pages of a file, from 1; those over its number of pages are not there. Long files are read in pieces by several readers.
struct PageRange {
    int first = 1;
    int last = 1;
};

// What becomes known while a file is read, in this order: how many pages it has, then each page of the range.
struct PageSink {
    std::function<void(int pages)> found;
    std::function<void(std::vector<PageOutcome>)> read; // its sheets
};

// The file that was read last: its next piece needs no reading from disk.
struct Opened {
    std::string path;
    std::string name; // of the file, without folders
    machine::FileInfo info;
    bool arriving = false;                    // its end is missing, and it was changed a moment ago
    std::unique_ptr<const std::string> bytes; // stays where it is: `file` looks at it
    std::string sha256;
    std::optional<scan::ScanFile> file;
    std::optional<Refusal> refusal; // why `file` is not there
};

class FileReader {
public:
    FileReader(machine::Files&, const Setting&);

    // Never throws for what is wrong with the file: that is a page's status.
    void read(const std::string& path, PageRange, const PageSink&);
    void forget(); // what it has of the last file
    // Whether what fails now is tried again, with more memory; at first it is not.
    void tried_again(bool again) { last_try_ = !again; }
    // Forgets it too, and waits until nobody has written to this one for a moment: what was incomplete may have been on its way.
    void wait_for(const std::string& path);

private:
    [[nodiscard]] std::string basis_of(const record::Reading&);
    [[nodiscard]] std::vector<PageOutcome> read_one(const scan::ScanFile&, int page);
    [[nodiscard]] std::vector<PageOutcome> read_pages(const scan::ScanFile&, PageRange, const PageSink&);
    void open(const std::string& path);
    [[nodiscard]] std::optional<GrayImage> colour_of(int page) const; // of what was opened
    [[nodiscard]] scan::OpenOptions open_options() const;
    void find_pages(); // in what was opened
    void say_that_more_may_come(PageOutcome&) const;

    machine::Files& files_;
    double max_megapixels_;
    int max_pages_;
    bool last_try_ = true;
    bool answers_;
    bool crops_;
    bool trace_;
    bool whole_;
    Ledger ledger_;
    SessionShelf shelf_;
    std::string all_near_;                            // fingerprint of the sessions near
    std::map<std::string, std::string> fingerprints_; // of sessions, by id
    read::Catalog catalog_;
    std::optional<Opened> opened_;
};

// A page that could not be read, whatever the reason.
[[nodiscard]] PageOutcome refused_page(int page, const Refusal&);

} // namespace formradar::app
