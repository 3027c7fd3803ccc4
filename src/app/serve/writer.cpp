// The thread that writes results.
#include "app/serve/writer.hpp"

#include <iterator>
#include <ostream>

#include "app/lost_sheets.hpp"
#include "app/outputs.hpp"

namespace formradar::app::serve {

Writer::Writer(const form::Session& session, std::string folder, bool handwriting, World& world)
    : session_(session), folder_(std::move(folder)), handwriting_(handwriting), world_(world), thread_([this] { run(); }) {}

Writer::~Writer() {
    const std::lock_guard hold(mutex_);
    stopped_ = true;
    changed_.notify_all();
}

void Writer::change(Snapshot snapshot) {
    const std::lock_guard hold(mutex_);
    next_ = std::move(snapshot);
    since_ = std::chrono::steady_clock::now();
    changed_.notify_all();
}

void Writer::write(Snapshot snapshot, Done done) {
    const std::lock_guard hold(mutex_);
    next_ = std::move(snapshot);
    waiting_.push_back(std::move(done));
    changed_.notify_all();
}

void Writer::must_lose_none(const results::Results& results) const {
    const auto lost = lost_sheets(*world_.files, folder_, results);
    if (!lost.empty()) {
        throw kept_for_lost(folder_, lost);
    }
}

std::string Writer::written(const Snapshot& snapshot) {
    std::vector<PageOutcome> pages;
    for (const auto& file : snapshot.files) {
        std::copy(file->begin(), file->end(), std::back_inserter(pages));
    }
    try {
        const auto held = hold_folder(*world_.files, folder_);
        if (snapshot.partial) {
            must_lose_none(snapshot.conclusion.results);
        }
        write_outputs(*world_.files, folder_,
                      {.session = session_,
                       .conclusion = snapshot.conclusion,
                       .pages = shown_of(snapshot.conclusion, pages),
                       .comparison = nullptr,
                       .handwriting = handwriting_,
                       .decisions = {.folder = folder_, .also = {}, .base = folder_, .session_folder = folder_}});
    } catch (const std::exception& error) {
        return error.what();
    }
    return "";
}

void Writer::run() {
    std::unique_lock hold(mutex_);
    while (true) {
        changed_.wait(hold, [&] { return stopped_ || next_; });
        const auto is_urgent = [&] { return stopped_ || !waiting_.empty(); };
        while (next_ && !is_urgent() && std::chrono::steady_clock::now() < since_ + calm) {
            changed_.wait_until(hold, since_ + calm);
        }
        if (!next_) {
            return; // stopped, and everything is written
        }
        const auto snapshot = std::move(*next_);
        next_.reset();
        const auto waiting = std::exchange(waiting_, {});
        hold.unlock();
        const auto problem = written(snapshot);
        if (!problem.empty() && waiting.empty()) {
            *world_.err << "formradar: " + problem + "\n";
        }
        for (const auto& done : waiting) {
            done(problem);
        }
        hold.lock();
    }
}

} // namespace formradar::app::serve
