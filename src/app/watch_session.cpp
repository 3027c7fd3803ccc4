// Results written anew whenever files or decisions change and all that is there was read.
#include "app/watch_session.hpp"

#include <condition_variable>
#include <mutex>
#include <ostream>
#include <utility>

#include "app/account.hpp"
#include "app/complaint.hpp"
#include "app/failure_words.hpp"
#include "app/generation.hpp"
#include "app/import.hpp"
#include "app/retries.hpp"
#include "app/serve/site.hpp"
#include "app/serve/writer.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/machine/sandbox.hpp"

namespace formradar::app {
namespace {

constexpr auto calm = std::chrono::milliseconds(300); // several files that come together are one change

// Something happened in the other thread.
class Bell {
public:
    void ring() {
        const std::lock_guard hold(mutex_);
        rung_ = true;
        changed_.notify_one();
    }
    void wait() {
        std::unique_lock hold(mutex_);
        changed_.wait(hold, [&] { return rung_; });
        changed_.wait_for(hold, calm, [] { return false; });
        rung_ = false;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool rung_ = false;
};

} // namespace

int run_watch(const ProcessCommand& command, Voice voice, World& world) {
    const auto folder = machine::normal(command.scans.paths.front(), world.files->here());
    if (command.scans.paths.size() != 1 || !is_session_folder(*world.files, folder)) {
        throw UsageComplaint(Msg::watch_one);
    }
    machine::give_back_large_pieces();
    [[maybe_unused]] const auto open = open_session(*world.files, folder); // until the process ends
    const auto session = session_in(*world.files, folder);
    must_be_a_meeting(session, command.scans.paths.front());
    serve::Site site(session, {.folder = folder, .hide_until = 0, .small_groups = command.small_groups}, world);
    Bell bell;
    Live live({.folder = folder,
               .jobs = command.scans.jobs,
               .max_megapixels = command.scans.max_megapixels,
               .handwriting = command.handwriting},
              session, world, [&] { bell.ring(); });
    std::string told; // what went wrong the last time: not said every second anew
    std::string told_of_reading;
    bool due = false; // results of what was taken are not written yet
    NextTry next_try;
    while (true) {
        bell.wait();
        const auto now = live.now();
        try {
            const auto failure = live.failure();
            if (site.take(now, failure)) {
                due = true;
                next_try.begin_anew();
            }
            if (std::exchange(told_of_reading, failure) != failure && !failure.empty()) {
                *world.err << "formradar: " << failure << "\n" << std::flush;
            }
            const bool may_try = std::chrono::steady_clock::now() >= next_try.due();
            if (!due || !may_try || now.waiting > 0 || site.conclusion().readings.empty()) {
                continue;
            }
            serve::write_results(site.snapshot(), folder, command.handwriting, world);
            due = false;
            told.clear();
            if (!voice.quiet) {
                *world.err << account_of(site.conclusion(), command.scans.paths.front(), command.scans.paths.front(),
                                         Messages(world.language))
                           << "\n"
                           << std::flush;
            }
        } catch (const Error& error) { // a full disk may have room again at the next change, a file be readable
            next_try.failed(std::chrono::steady_clock::now());
            const auto words = words_of_failure(error, Messages(world.language));
            if (std::exchange(told, words) != words) {
                *world.err << "formradar: " << words << "\n" << std::flush;
            }
        }
    }
}

} // namespace formradar::app
