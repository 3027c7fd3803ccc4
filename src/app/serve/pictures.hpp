// Pages as a whole, flat and upright, read again from their files when somebody wants to see them.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "app/pool.hpp"
#include "formradar/app/run.hpp"

namespace formradar::app::serve {

class Pictures {
public:
    // Called in the thread that reads; empty when there is no picture to be had.
    using Take = std::function<void(std::string png)>;

    Pictures(const form::Session&, double max_megapixels, World&);
    Pictures(const Pictures&) = delete;
    Pictures& operator=(const Pictures&) = delete;
    ~Pictures();

    // `key`: the same for the same picture. Of a file that holds other bytes by now there is none.
    void want(const std::string& key, const std::string& path, const std::string& sha256, int page, int sheet, Take);

private:
    struct Wanted {
        std::string key;
        std::string path;
        std::string sha256;
        int page = 1;
        int sheet = 1; // in the picture
        Take take;
    };
    struct Kept {
        std::string key;
        std::string png;                                            // empty: there was none to be had
        std::optional<std::chrono::steady_clock::time_point> until; // then it is tried again
    };
    void run();
    [[nodiscard]] static std::string made(const Wanted&, const ReadFile&);
    [[nodiscard]] std::optional<std::string> kept(const std::string& key);
    void keep(const std::string& key, std::string png, std::chrono::steady_clock::duration took);

    static constexpr std::size_t most_kept = 40;
    static constexpr auto shortest_wait = std::chrono::seconds(5); // before what failed is tried again
    static constexpr int wait_for_work = 20;                       // times as long as it took: what hangs holds up all others

    Setting setting_;
    Pool pool_;
    std::mutex mutex_; // of what follows
    std::condition_variable changed_;
    std::deque<Wanted> wanted_;
    std::list<Kept> kept_; // the last used first
    bool stopped_ = false;
    std::jthread thread_; // last: joined first
};

} // namespace formradar::app::serve
