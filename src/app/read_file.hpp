// One file to what its pages say, from the ledger when these bytes were read before. Keeps the secrets; opens no picture.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/arriving.hpp"
#include "app/known_files.hpp"
#include "app/ledger.hpp"
#include "app/page_source.hpp"
#include "app/sessions.hpp"
#include "formradar/machine/files.hpp"

namespace formradar::app {

// All that reading depends on besides the files.
struct Setting {
    std::vector<form::Session> sessions; // near the scans, or named
    std::set<std::string> contradicted;  // ids of those that the registry contradicts: their sheets wait for a person
    std::string registry;                // where sessions are that are not near; empty: they are not looked for
    bool forms = true;                   // sheets of sessions that are nowhere are read when their form is a built-in one
    double max_megapixels = 150;         //
    int max_pages = 2000;                // of a file
    bool answers = true;                 // the handwritten ones are wanted
    bool crops = true;                   // the pictures of what is in doubt are wanted
    bool trace = false;                  // debug pictures and explanations are wanted
    bool whole = false;                  // a picture of every page as a whole is wanted
    std::string ledger;                  // a folder; empty: none is kept
    std::shared_ptr<KnownFiles> known;   // may be null: every file is read
    std::string build;                   // of the program: outcomes of another are not used
};

[[nodiscard]] PageSetting page_setting_of(const Setting&); // without secrets
[[nodiscard]] std::string fingerprint_of(const Setting&);  // the same for settings that read the same of the same files

// Held by the one reader of a run whose pages may take much memory.
using MuchMemory = std::shared_ptr<std::mutex>;

using NewSource = std::function<std::unique_ptr<PageSource>(PageSetting, Counsel)>;

class FileReader {
public:
    FileReader(machine::Files&, const Setting&, const NewSource&, MuchMemory = std::make_shared<std::mutex>());

    // Never throws for what is wrong with the file: that is a page's status. At least one page when the range begins with 1.
    // What is incomplete is read once more, with much memory, when nobody has written to the file for a moment.
    [[nodiscard]] FilePages read(const std::string& path, PageRange);

private:
    // The file that was read last: its next piece needs no reading from disk.
    struct Opened {
        std::string path;
        machine::FileInfo info;
        Arrival arrival = Arrival::complete;
        std::string sha256;
        std::optional<FileCopy> copy; // not there while the file is known only
        Reason refusal;               // why it cannot be there
    };

    [[nodiscard]] Counsel counsel();
    [[nodiscard]] std::string basis_of(const record::Reading&);
    void look_at(const std::string& path); // opens it unless its content is known
    void open(const std::string& path);
    void open_settled(const std::string& path);
    void say_that_more_may_come(PageOutcome&) const;
    void doubt_contradicted(record::Reading&) const;
    [[nodiscard]] FilePages read_or_find(const std::string& path, PageRange);
    [[nodiscard]] std::optional<FilePages> kept(PageRange); // of the file that is open, by the ledger
    [[nodiscard]] FilePages read_opened(PageRange, Memory);

    machine::Files& files_;
    std::set<std::string> contradicted_;
    int most_total_; // pages of a file: those that are read, and one that says that more follow
    Ledger ledger_;
    SessionShelf shelf_;
    std::string all_near_;                            // fingerprint of the sessions near
    std::map<std::string, std::string> fingerprints_; // of sessions, by id
    std::shared_ptr<KnownFiles> known_;               // may be null
    MuchMemory much_;
    std::unique_ptr<PageSource> source_;
    std::optional<Opened> opened_;
    StageTimes times_; // of this process, for the piece that is read
    std::int64_t files_opened_ = 0;
};

} // namespace formradar::app
