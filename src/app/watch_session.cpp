// Results written anew whenever files or decisions change and all that is there was read.
#include "app/watch_session.hpp"

#include <condition_variable>
#include <mutex>
#include <ostream>

#include "app/account.hpp"
#include "app/complaint.hpp"
#include "app/import.hpp"
#include "app/outputs.hpp"
#include "app/serve/site.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/machine/paths.hpp"

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

void write_all(const serve::Site& site, bool handwriting, World& world) {
    const auto snapshot = site.snapshot();
    std::vector<PageOutcome> pages;
    for (const auto& file : snapshot.files) {
        pages.insert(pages.end(), file->begin(), file->end());
    }
    const auto held = hold_folder(*world.files, site.folder());
    write_outputs(*world.files, site.folder(),
                  {.session = site.session(),
                   .conclusion = snapshot.conclusion,
                   .pages = shown_of(snapshot.conclusion, pages),
                   .comparison = nullptr,
                   .handwriting = handwriting,
                   .decisions = {.folder = site.folder(), .also = {}, .base = site.folder(), .session_folder = site.folder()}});
}

} // namespace

int run_watch(const ProcessCommand& command, Voice voice, World& world) {
    const auto folder = machine::normal(command.scans.paths.front(), world.files->here());
    if (command.scans.paths.size() != 1 || !is_session_folder(*world.files, folder)) {
        throw UsageComplaint(Msg::watch_one);
    }
    const auto session = session_in(*world.files, folder);
    must_be_a_meeting(session, command.scans.paths.front());
    serve::Site site(session, {.folder = folder, .hide_until = 0, .small_groups = command.small_groups}, world);
    Bell bell;
    Live live({.folder = folder,
               .jobs = command.scans.jobs,
               .max_megapixels = command.scans.max_megapixels,
               .handwriting = command.handwriting},
              session, world, [&] { bell.ring(); });
    while (true) {
        bell.wait();
        const auto now = live.now();
        if (!site.take(now, live.failure()) || now.waiting > 0 || site.conclusion().readings.empty()) {
            continue;
        }
        try {
            write_all(site, command.handwriting, world);
            if (!voice.quiet) {
                *world.err << account_of(site.conclusion(), command.scans.paths.front(), command.scans.paths.front(),
                                         Messages(world.language))
                           << "\n"
                           << std::flush;
            }
        } catch (const Error& error) { // a full disk may have room again at the next change
            *world.err << "formradar: " << error.what() << "\n";
        }
    }
}

} // namespace formradar::app
