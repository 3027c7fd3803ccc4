// The thread that writes results.
#include "app/serve/writer.hpp"

#include <algorithm>
#include <iterator>
#include <ostream>
#include <utility>

#include "app/failure_words.hpp"
#include "app/lost_sheets.hpp"
#include "app/outputs.hpp"
#include "app/sessions.hpp"

namespace formradar::app::serve {

void write_results(const Snapshot& snapshot, const std::string& folder, bool handwriting, World& world) {
    std::vector<PageOutcome> pages;
    for (const auto& file : snapshot.files) {
        std::copy(file->begin(), file->end(), std::back_inserter(pages));
    }
    // It is not made anew where somebody moved it, and not written into another one.
    static_cast<void>(grown_session(*world.files, folder, *snapshot.session));
    const auto held = hold_folder(*world.files, folder);
    auto lost = snapshot.partial ? lost_sheets(*world.files, folder, snapshot.conclusion.results) : std::vector<std::string>{};
    std::erase_if(lost, [&](const std::string& sheet) { // somebody decided so of one that was read
        return std::ranges::find(snapshot.conclusion.readings, sheet, &record::Reading::sheet) !=
               snapshot.conclusion.readings.end();
    });
    if (!lost.empty()) {
        throw kept_for_lost(folder, lost);
    }
    write_outputs(*world.files, folder,
                  {.session = *snapshot.session,
                   .conclusion = snapshot.conclusion,
                   .pages = shown_of(snapshot.conclusion, pages),
                   .comparison = nullptr,
                   .handwriting = handwriting,
                   .decisions = {.folder = folder, .also = {}, .base = folder, .session_folder = folder}});
}

Writer::Writer(std::string folder, bool handwriting, World& world)
    : folder_(std::move(folder)), handwriting_(handwriting), world_(world), thread_([this] { run(); }) {}

Writer::~Writer() {
    stop();
}

void Writer::stop() {
    const std::lock_guard hold(mutex_);
    stopped_ = true;
    changed_.notify_all();
}

std::exception_ptr Writer::finish() {
    stop();
    thread_.join();
    return failed_;
}

void Writer::change(Snapshot snapshot) {
    const std::lock_guard hold(mutex_);
    next_ = std::move(snapshot);
    due_ = std::chrono::steady_clock::now() + calm;
    next_try_.begin_anew();
    changed_.notify_all();
}

void Writer::write(Snapshot snapshot, Done done) {
    const std::lock_guard hold(mutex_);
    next_ = std::move(snapshot);
    waiting_.push_back(std::move(done));
    changed_.notify_all();
}

std::exception_ptr Writer::written(const Snapshot& snapshot) {
    try {
        write_results(snapshot, folder_, handwriting_, world_);
    } catch (const std::exception&) {
        return std::current_exception();
    }
    return nullptr;
}

void Writer::run() {
    std::unique_lock hold(mutex_);
    while (true) {
        changed_.wait(hold, [&] { return stopped_ || next_; });
        const auto is_urgent = [&] { return stopped_ || !waiting_.empty(); };
        while (next_ && !is_urgent() && std::chrono::steady_clock::now() < due_) {
            changed_.wait_until(hold, due_);
        }
        if (!next_) {
            return; // stopped, and everything is written
        }
        auto snapshot = std::move(*next_);
        next_.reset();
        const auto waiting = std::exchange(waiting_, {});
        const bool is_last_try = stopped_;
        hold.unlock();
        const auto failed = written(snapshot);
        failed_ = failed;
        if (waiting.empty() && !is_last_try) { // which whoever ends the writing says
            tell(failed);
        }
        for (const auto& done : waiting) {
            done(words_of_failure(failed, Messages(snapshot.session->form.language)));
        }
        hold.lock();
        if (failed && !next_ && !is_last_try) {
            next_ = std::move(snapshot);
            next_try_.failed(std::chrono::steady_clock::now());
            due_ = next_try_.due();
        }
    }
}

void Writer::tell(const std::exception_ptr& failed) {
    const auto words = words_of_failure(failed, Messages(world_.language));
    if (std::exchange(told_, words) != words && failed) {
        *world_.err << "formradar: " + words + "\n" << std::flush;
    }
}

} // namespace formradar::app::serve
