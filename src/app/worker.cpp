// Hands over files, answers what the worker asks, looks at what it says, and starts another one when it dies.
#include "app/worker.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "app/foreign.hpp"
#include "app/renderer.hpp"
#include "app/run_worker.hpp"
#include "app/worker_talk.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/machine/channel.hpp"
#include "formradar/machine/child.hpp"

namespace formradar::app {
namespace {

// Bytes that a worker may allocate; a clean page of 300 dpi takes 60 MB of them. Two workers with these, the program's own code
// and the process that started them together stay under 400 MB.
constexpr std::int64_t little_memory = 110 << 20;
// 150 megapixels that have to be in memory as a whole: an interlaced PNG picture, or half as many coefficients of a progressive
// JPEG picture.
constexpr std::int64_t much_memory = 230 << 20;
constexpr int most_deaths = 3;            // of workers in one piece of a file: what is left of it then is not tried
constexpr int most_deaths_of_a_file = 20; // likewise
constexpr int most_questions = 500;       // of a worker over one page: a picture of many sheets asks for each
constexpr int most_wrong_codes = 4'000; // of a file, by sessions that are known: two on each page, and no more tries to guess one
constexpr std::size_t most_bytes = 64 << 20;       // of the pictures of a file's pages, and for each page
constexpr std::size_t most_bytes_a_page = 1 << 20; // so many more: all of them are in memory until the file is read
constexpr int longest_side = 20'000;               // of a page that is drawn, in pixels
constexpr double most_drawing = 2'000;             // seconds for one file, greys and colours: its own limit lies below

constexpr double patience = 2; // seconds waited for each that a page may compute: machines are busy, and stopped for a while
constexpr double usual_page_seconds = 5; // at most, on the slowest machine measured

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

enum class End { done, dead, late, nonsense };

class Worker {
public:
    explicit Worker(const WorkerOrder& order) : Worker(order, machine::make_channel()) {}

    [[nodiscard]] const machine::Channel& channel() const { return channel_; }
    [[nodiscard]] machine::Child& process() { return process_; }

private:
    Worker(const WorkerOrder& order, std::pair<machine::Channel, machine::Channel> ends)
        : channel_(std::move(ends.first)),
          process_(order.program, {worker_argument, std::to_string(machine::own_process())}, ends.second.number()) {}

    machine::Channel channel_;
    machine::Child process_;
};

class WorkerSource final : public PageSource {
public:
    explicit WorkerSource(WorkerOrder order) : order_(std::move(order)), setting_(to_bytes(order_.setting)) {}

    [[nodiscard]] FilePages read(const FileCopy& file, PageRange range, Memory memory) override {
        if (file.number != file_) {
            file_ = file.number;
            spent_ = {};
            genuine_.clear();
        }
        // Of a piece that is not the first it is known that all its pages are there.
        FilePages found{.total = range.first == 1 ? 1 : range.last, .pages = {}};
        bool spared = false; // a worker that somebody else ended is replaced once, and its page tried again
        const int before = spent_.deaths;
        while (missing(range, found) && spent_.deaths - before < most_deaths && may_go_on()) {
            const auto start = Clock::now();
            const auto how = finish_or_end(file, range, memory, found);
            spent_.seconds += seconds_since(start);
            if (how == End::done) {
                continue;
            }
            const auto ending = lost(how);
            if (is_lost_in_codes(how, ending) && spent_.without_codes != next_page(range, found)) {
                spent_.without_codes = next_page(range, found);
                continue;
            }
            const bool from_outside = how == End::dead && ending.why == machine::Child::Why::ended_by_others;
            if (!missing(range, found) || (from_outside && !std::exchange(spared, true))) {
                continue;
            }
            ++spent_.deaths;
            spent_.cause = cause_of(how, ending);
            add(found, {refused(range, found, spent_.cause)});
            // A crash would only come again, and a hang, which ends by the time it computes; late is who got none to compute in.
            spent_.another_time =
                from_outside || how == End::late || (how == End::dead && ending.why == machine::Child::Why::left);
            found.pages.back().incomplete = spent_.another_time;
        }
        spent_.pages += found.done;
        while (missing(range, found)) {
            add(found, {refused(range, found, why_not())});
            found.pages.back().incomplete = spent_.another_time || spent_.seconds >= seconds_allowed();
        }
        return found;
    }

private:
    // What a file has used up so far.
    struct Spent {
        int deaths = 0;
        int pages = 0;
        double seconds = 0;
        double drawing = 0;    // of these
        std::size_t bytes = 0; // of pictures
        int wrong_codes = 0;
        Reason cause;              // of the last death
        bool another_time = false; // it may not come again
        int without_codes = 0;     // the page that a worker was lost in while it searched for codes: tried once without
    };

    // A file that takes much longer than files do, or that ends worker after worker, is not for ever to be waited for.
    [[nodiscard]] bool may_go_on() const { return spent_.deaths < most_deaths_of_a_file && spent_.seconds < seconds_allowed(); }
    [[nodiscard]] double seconds_allowed() const { return order_.file_seconds + spent_.pages * usual_page_seconds; }
    [[nodiscard]] Reason why_not() const {
        return spent_.seconds < seconds_allowed()
                   ? Reason{Cause::not_tried_after_losses, {figure(spent_.deaths), within(spent_.cause)}}
                   : Reason{Cause::not_tried_for_time};
    }

    [[nodiscard]] static int next_page(PageRange range, const FilePages& found) { return range.first + found.done; }
    [[nodiscard]] static bool missing(PageRange range, const FilePages& found) {
        return next_page(range, found) <= std::min(range.last, found.total);
    }
    [[nodiscard]] static PageOutcome refused(PageRange range, const FilePages& found, const Reason& why) {
        return refused_page(next_page(range, found), {RefusalKind::unreadable, why});
    }

    [[nodiscard]] Reason cause_of(End how, const machine::Child::Ending& ending) const {
        using enum machine::Child::Why;
        if (how == End::nonsense) {
            return {Cause::not_handed_over};
        }
        if (how == End::late || ending.why == out_of_time) {
            return {Cause::took_too_long, {figure(order_.page_seconds, 0)}};
        }
        if (ending.why == left) {
            return {Cause::ended_itself, {figure(ending.number)}};
        }
        return {ending.why == crashed ? Cause::crashed : Cause::ended_from_outside, {figure(ending.number)}};
    }

    [[nodiscard]] static bool is_lost_in_codes(End how, const machine::Child::Ending& ending) {
        return how == End::dead && ending.why == machine::Child::Why::left && ending.number == exit_lost_in_codes;
    }

    // The worker is of no use any more, whatever it is doing.
    [[nodiscard]] machine::Child::Ending lost(End how) {
        if (how != End::dead) {
            worker_->process().end();
        }
        const auto ending = worker_->process().ended();
        worker_.reset();
        return ending;
    }

    void start() {
        worker_ = std::make_unique<Worker>(order_);
        static_cast<void>(say(setting_)); // one that died already is noticed at its first answer
        const auto hello = worker_->channel().receive({.seconds = order_.page_seconds, .longest = 1000});
        if (hello && !hello->message.empty() && order_.unconfined) {
            order_.unconfined(hello->message);
        }
    }

    [[nodiscard]] double longest_wait() const { return patience * order_.page_seconds; }

    // To one that may never listen.
    [[nodiscard]] bool say(std::string_view message, int file = -1) const {
        return worker_->channel().send(message, file, longest_wait());
    }

    // A worker that was left in the middle of its answer would take the next request for a reply.
    [[nodiscard]] End finish_or_end(const FileCopy& file, PageRange range, Memory memory, FilePages& found) {
        try {
            return finish(file, range, memory, found);
        } catch (...) {
            worker_.reset();
            throw;
        }
    }

    // Adds the pages that are not there yet.
    [[nodiscard]] End finish(const FileCopy& file, PageRange range, Memory memory, FilePages& found) {
        if (worker_ && worker_->process().is_gone()) { // it dies with the thread that started it
            worker_.reset();
        }
        if (!worker_) {
            start();
        }
        debug_.forget();
        worker_->process().limit_memory(memory == Memory::much ? much_memory : little_memory);
        const int next = next_page(range, found);
        const bool without_codes = next == spent_.without_codes;
        range.last = without_codes ? next : range.last;
        const Request request{.file = file.number,
                              .range = {.first = next, .last = range.last},
                              .memory = memory,
                              .codes = without_codes ? Codes::where_they_belong : Codes::searched_for,
                              .name = file.name};
        static_cast<void>(say(to_bytes(request), file.bytes.descriptor()));
        return listen(file, range, found);
    }

    [[nodiscard]] End listen(const FileCopy& file, PageRange range, FilePages& found) {
        int questions = 0;
        auto begun = Clock::now(); // the page, or what comes before it
        double drawn = spent_.drawing;
        while (true) {
            if (seconds_since(begun) - (spent_.drawing - drawn) > 2 * longest_wait()) {
                return End::late; // however often it says something meanwhile
            }
            worker_->process().limit_processor(order_.page_seconds);
            const auto received = worker_->channel().receive({.seconds = longest_wait()});
            if (!received) {
                return received.error() == machine::NoMessage::late       ? End::late
                       : received.error() == machine::NoMessage::too_long ? End::nonsense
                                                                          : End::dead;
            }
            const auto& text = received->message;
            const auto body = std::string_view(text).substr(text.empty() ? 0 : 1);
            const auto kind = text.empty() ? Told::end : static_cast<Told>(text.front());
            if (kind == Told::end) {
                found.times.add(StageTimes::in(body));
                return missing(range, found) ? End::nonsense : End::done;
            }
            const bool good = kind == Told::pages   ? take_total(body, range, found)
                              : kind == Told::page  ? take_page(body, range, found)
                              : kind == Told::debug ? take_debug(body)
                                                    : ++questions <= most_questions && answer(kind, body, file);
            if (!good) {
                return End::nonsense;
            }
            if (kind == Told::page) {
                questions = 0;
                begun = Clock::now();
                drawn = spent_.drawing;
            }
        }
    }

    // Told with the first page; a file that has fewer by now, or is said to, has lost those that are asked for.
    [[nodiscard]] bool take_total(std::string_view body, PageRange range, FilePages& found) const {
        const auto total = checked_total(body, order_.setting.max_pages);
        found.total = range.first == 1 ? total.value_or(found.total) : found.total;
        return total && (range.first == 1 || *total >= range.last);
    }

    [[nodiscard]] bool take_debug(std::string_view body) {
        const auto picture = order_.setting.trace ? checked_debug(body) : std::nullopt;
        return picture && debug_.add(*picture);
    }

    [[nodiscard]] bool take_page(std::string_view body, PageRange range, FilePages& found) {
        if (!missing(range, found)) {
            return false;
        }
        const int page = next_page(range, found);
        auto sheets =
            checked_sheets(body, {.page = page, .setting = order_.setting, .counsel = order_.counsel, .genuine = genuine_});
        if (!sheets || !is_within_budget(*sheets, found)) {
            sheets = {refused(range, found, {Cause::not_handed_over})};
        }
        debug_.give_to(*sheets);
        add(found, std::move(*sheets));
        return true;
    }

    [[nodiscard]] bool is_within_budget(const std::vector<PageOutcome>& sheets, const FilePages& found) {
        std::size_t bytes = 0;
        for (const auto& sheet : sheets) {
            std::ranges::for_each(sheet.crops, [&](const auto& crop) { bytes += crop.png.size(); });
            std::ranges::for_each(sheet.answers, [&](const auto& answer) { bytes += answer.png.size(); });
        }
        const auto pages = static_cast<std::size_t>(spent_.pages + found.done);
        const bool is_within = spent_.bytes + bytes <= most_bytes + pages * most_bytes_a_page;
        spent_.bytes += is_within ? bytes : 0;
        return is_within;
    }

    [[nodiscard]] bool answer(Told kind, std::string_view body, const FileCopy& file) {
        switch (kind) {
            case Told::session: {
                const auto session = is_session_id(body) ? order_.counsel.session(std::string(body)) : std::nullopt;
                return say(session ? form::to_toml(*session) : "");
            }
            case Told::genuine:
                return say(is_genuine(body) ? "1" : "0");
            case Told::draw: {
                const auto wish = draw_wish_of(body);
                return wish && say(to_bytes(drawn(*wish, file)));
            }
            default:
                return false;
        }
    }

    [[nodiscard]] bool is_genuine(std::string_view payload) {
        const auto code = code::parse_payload(payload);
        if (!code || spent_.wrong_codes >= most_wrong_codes) {
            return false;
        }
        const bool genuine = order_.counsel.is_genuine(*code);
        if (genuine) {
            genuine_.insert(std::string(payload));
        } else {
            spent_.wrong_codes += order_.counsel.session(code->session) ? 1 : 0;
        }
        return genuine;
    }

    [[nodiscard]] Expected<scan::Drawn, scan::NotDrawn> drawn(DrawWish wish, const FileCopy& file) {
        if (spent_.drawing > most_drawing) {
            return Unexpected{scan::NotDrawn::too_slow};
        }
        wish.order.long_side = std::min(wish.order.long_side, longest_side);
        wish.order.seconds = std::min(wish.order.seconds, order_.page_seconds);
        const auto start = Clock::now();
        auto result = wish.pdf.empty() ? draw_pdf_page(file.bytes.descriptor(), wish.order)
                                       : draw_pdf_page(machine::UnnamedFile(wish.pdf).descriptor(), wish.order);
        spent_.drawing += seconds_since(start);
        return result;
    }

    WorkerOrder order_;
    std::string setting_;
    std::unique_ptr<Worker> worker_;
    std::int64_t file_ = 0;
    GenuineCodes genuine_; // of that file
    Spent spent_;          // likewise
    PendingDebug debug_;   // of the page that is being read
};

} // namespace

std::unique_ptr<PageSource> pages_from_worker(WorkerOrder order) {
    return std::make_unique<WorkerSource>(std::move(order));
}

} // namespace formradar::app
