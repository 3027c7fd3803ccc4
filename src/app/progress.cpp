// Draws the bar, and says how long the rest will take once that can be told.
#include "app/progress.hpp"

#include <algorithm>
#include <ostream>
#include <span>

#include "formradar/core/text.hpp"

namespace formradar::app {
namespace {

constexpr std::size_t width = 20;
constexpr std::size_t lines = 10;              // at most, for a whole run
constexpr std::size_t many_files = 40;         // fewer are read before anybody wonders
constexpr std::chrono::seconds soon{3};        // sooner a guess would jump about
constexpr std::chrono::seconds in_minutes{90}; // more is said in minutes

std::string cut(const std::string& text, std::size_t letters) {
    const auto all = code_points(text);
    return all.size() <= letters ? text : to_utf8(std::span(all).first(letters));
}

} // namespace

Progress::Progress(std::ostream& err, std::ostream& bar, std::size_t files, ProgressOptions options)
    : err_(err), bar_(bar), files_(files), options_(std::move(options)), say_(options_.language), start_(options_.now()) {
    if (options_.telling == Telling::lines) {
        err_ << say_(Msg::reading, {{"files", say_.number(files_, Msg::file, Msg::files)}}) << "\n" << std::flush;
    }
    draw();
}

// "12 of 40 files, 48 pages, 3 in doubt"
std::string Progress::counts() const {
    const auto files =
        say_(Msg::progress_files, {{"done", std::to_string(done_.files)}, {"files", say_.number(files_, Msg::file, Msg::files)}});
    const auto doubts = done_.doubts == 0 ? "" : ", " + say_(Msg::progress_doubts, {{"n", std::to_string(done_.doubts)}});
    return files + ", " + say_.number(done_.pages, Msg::page, Msg::pages) + doubts;
}

// As if the files that are left take as long as those that are done.
std::string Progress::left() const {
    const auto passed = options_.now() - start_;
    if (done_.files == 0 || done_.files >= files_ || passed < soon) {
        return "";
    }
    const auto rest = std::chrono::duration_cast<std::chrono::seconds>(passed * (files_ - done_.files) / done_.files);
    const auto message = rest < in_minutes ? Msg::progress_seconds : Msg::progress_minutes;
    const auto number = rest < in_minutes ? rest.count() + 1 : (rest.count() + 59) / 60;
    return ", " + say_(message, {{"n", std::to_string(number)}});
}

void Progress::draw() {
    if (options_.telling == Telling::bar && files_ > 0) {
        const auto filled = width * done_.files / files_;
        const auto text = "[" + std::string(filled, '#') + std::string(width - filled, ' ') + "] " + counts() + left();
        bar_ << "\r\x1b[K" << cut(text, options_.columns - std::min<std::size_t>(options_.columns, 1)) << std::flush;
    }
}

void Progress::wipe() {
    if (options_.telling == Telling::bar) {
        bar_ << "\r\x1b[K";
    }
}

void Progress::done(const Done& done) {
    const bool next_line =
        files_ >= many_files && done.files * lines / files_ != done_.files * lines / files_ && done.files < files_;
    done_ = done;
    if (options_.telling == Telling::lines && next_line) {
        err_ << "  " << counts() << left() << "\n" << std::flush;
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
