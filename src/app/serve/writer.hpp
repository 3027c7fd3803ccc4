// Results written beside what is served: soon after the last change, or at once when somebody waits for them.
#pragma once

#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/retries.hpp"
#include "app/serve/site.hpp"

namespace formradar::app::serve {

// All files of results, as `process` writes them. Throws Error, also where they would lack sheets that may still be there, or
// another session is in the folder by now.
void write_results(const Snapshot&, const std::string& folder, bool handwriting, World&);

class Writer {
public:
    using Done = std::function<void(std::string problem)>; // in the writer's thread; empty: all is written

    static constexpr auto calm = std::chrono::milliseconds(1500); // without a change, before anything is written

    Writer(std::string folder, bool handwriting, World&);
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    ~Writer(); // writes what is not written yet

    // Likewise, and nothing is given to it afterwards: what went wrong with the last that was to be written, else null.
    [[nodiscard]] std::exception_ptr finish();

    void change(Snapshot);      // what is to be written when it is calm
    void write(Snapshot, Done); // now

private:
    void run();
    void stop();
    [[nodiscard]] std::exception_ptr written(const Snapshot&); // what went wrong, else null
    void tell(const std::exception_ptr& failed);

    std::string folder_;
    bool handwriting_;
    World& world_;
    std::mutex mutex_; // of what follows
    std::condition_variable changed_;
    std::optional<Snapshot> next_;
    std::vector<Done> waiting_;
    std::chrono::steady_clock::time_point due_;
    NextTry next_try_; // where it failed: a full disk may have room again
    bool stopped_ = false;
    std::exception_ptr failed_; // with what was written last; read when the thread has ended
    std::string told_;          // what went wrong the last time: not said again with every try
    std::jthread thread_;       // last: joined first
};

} // namespace formradar::app::serve
