#include "app/progress.hpp"

#include <ostream>

#include "app/counting.hpp"

namespace formradar::app {
namespace {

constexpr std::size_t width = 30;
constexpr std::size_t lines = 10;      // at most, for a whole run
constexpr std::size_t many_files = 40; // fewer are read before anybody wonders

} // namespace

Progress::Progress(std::ostream& err, std::ostream& bar, Telling telling, std::size_t files)
    : err_(err), bar_(bar), telling_(telling), files_(files) {
    if (telling_ == Telling::lines) {
        err_ << "Reading " << counted(files_, "file") << "\n" << std::flush;
    }
    draw();
}

void Progress::draw() {
    if (telling_ == Telling::bar && files_ > 0) {
        const auto filled = width * done_ / files_;
        bar_ << "\r[" << std::string(filled, '#') << std::string(width - filled, ' ') << "] " << done_ << " of "
             << counted(files_, "file") << ", " << counted(pages_, "page") << " " << std::flush;
    }
}

void Progress::wipe() {
    if (telling_ == Telling::bar) {
        bar_ << "\r\x1b[K";
    }
}

void Progress::done(std::size_t files, std::size_t pages) {
    const bool next_line = files_ >= many_files && files * lines / files_ != done_ * lines / files_ && files < files_;
    done_ = files;
    pages_ = pages;
    if (telling_ == Telling::lines && next_line) {
        err_ << "  " << done_ << " of " << files_ << "\n" << std::flush;
    }
    draw();
}

void Progress::say(const std::string& line) {
    wipe();
    err_ << line << "\n";
    draw();
}

void Progress::finish() {
    wipe();
    err_ << std::flush;
}

} // namespace formradar::app
