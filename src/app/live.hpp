// A session while its scans come in: what was read so far, kept up to date by a thread of its own that looks and reads.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "app/arrivals.hpp"
#include "app/outcome.hpp"
#include "app/pool.hpp"
#include "app/retries.hpp"
#include "formradar/app/run.hpp"
#include "formradar/machine/watch.hpp"

namespace formradar::app {

// The pages of a file as they were read, never changed: pictures are large, and are looked at from several threads.
using FilePagesRead = std::shared_ptr<const std::vector<PageOutcome>>;

struct LiveNow {
    std::shared_ptr<const form::Session> session; // sheets may have been added since it was opened; null: as it was
    std::map<std::string, FilePagesRead> files;   // by name
    std::size_t waiting = 0;                      // files that were found and are not read yet
    bool caught_up = false;                       // everything that was there at the start was read
    bool partial = false;                         // a folder cannot be looked into: what is in it is not known
};

struct LiveOptions {
    std::string folder; // the session's, absolute
    int jobs = 0;
    double max_megapixels = 150;
    bool handwriting = true;
};

class Live {
public:
    // `changed` is called in the thread of the reader, after every few files, and when decisions.csv may have changed.
    Live(const LiveOptions&, const form::Session&, World&, std::function<void()> changed);
    Live(const Live&) = delete;
    Live& operator=(const Live&) = delete;
    ~Live(); // finishes the pages it is at

    [[nodiscard]] LiveNow now() const;
    void take(const std::string& path);        // a file of the folder that is complete: nothing more comes
    [[nodiscard]] std::string failure() const; // why it reads no more; else empty

private:
    void run();
    void look_and_read();
    void look_at_session();
    void read(std::span<const ScanSource>);
    [[nodiscard]] std::vector<ScanSource> sources() const; // throws Error where the session is not there
    void queue(const News&);
    void queue_unknown(std::span<const ScanSource> there);
    [[nodiscard]] std::vector<ScanSource> due_again(std::span<const ScanSource> there);
    void keep(const std::string& name, std::vector<PageOutcome> pages);

    World& world_;
    LiveOptions options_;
    std::string folder_;
    Setting setting_;
    machine::FileInfo session_info_; // of the file that `setting_` has it from; at first of none
    std::function<void()> changed_;
    Pool pool_;
    machine::Watch watch_;
    Arrivals arrivals_;
    std::vector<ScanSource> queue_; // of the thread alone
    Retries retries_;
    std::set<std::string> closed_;
    std::set<std::string> unknown_; // names of files with sheets that the session did not have
    mutable std::mutex mutex_;      // of what follows
    LiveNow now_;
    std::string failure_;
    std::set<std::string> complete_; // paths of such files
    std::atomic<bool> stopped_ = false;
    std::jthread thread_; // last: joined first
};

} // namespace formradar::app
