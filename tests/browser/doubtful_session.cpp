// Writes a session as a facilitator has it after a meeting, ten doubts among its sheets, and scans of 300 dpi that come in later:
// to be settled by hand, and for tests/browser/times.mjs.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "formradar/core/inch.hpp"
#include "formradar/read/read_page.hpp"
#include "formradar/scan/encode.hpp"
#include "support/simulator.hpp"

using namespace formradar;
using namespace formradar::simulator;

namespace {

constexpr std::uint64_t session_seed = 2027;
constexpr int sheets_in = 14, sheets_later = 8, rows_in_doubt = 8; // with a lost code and a conflict: ten doubts
constexpr int quality = 80;

class Session {
public:
    explicit Session(std::filesystem::path folder) : folder_(std::move(folder)) {
        std::filesystem::create_directories(folder_ / "scans");
        std::filesystem::create_directories(folder_ / "later");
        std::ofstream(folder_ / "session.toml") << form::to_toml(booklet_.session());
    }

    void write() {
        int doubts = 0;
        for (std::size_t sheet = 0; sheet < sheets_in; ++sheet) {
            const int wanted = sheet == 0 || sheet == 1 ? 0 : std::min(2, rows_in_doubt - doubts);
            doubts += wanted;
            const auto name = "scans/scan-" + std::to_string(10 + sheet) + ".jpg";
            keep(first_with(sheet, wanted, sheet % 3 == 2 ? "photo" : "office200", sheet == 0), name);
        }
        keep(first_with(1, 0, "office200", false, 500), "scans/scan-11-again.jpg"); // other answers on the same sheet
        for (std::size_t sheet = sheets_in; sheet < sheets_in + sheets_later; ++sheet) {
            keep(first_with(sheet, 0, "office300", false), "later/scan-" + std::to_string(10 + sheet) + ".jpg");
        }
    }

private:
    [[nodiscard]] FilledSheet made(std::size_t sheet, bool awkward, const char* condition, bool lost, std::uint64_t seed) const {
        Rng rng(seed);
        SheetOrder order;
        order.sheet = sheet;
        order.habit = random_habit(rng);
        order.scan = condition_named(condition).draw(rng, form::size_of(form::Paper::a4));
        order.scan.damage.pen_over_code = lost ? 60 : 0; // scribbled over
        order.scan.sensor.jpeg_quality = 0;              // compressed once, by the file
        order.habit.pen.grey = std::min(order.habit.pen.grey, order.scan.lightest_ink);
        const AnswerMix mix{.awkward = awkward ? 0.5 : 0.0, .empty = 0.02};
        order.filling = random_filling(booklet_.session().layout.pages.front(), mix, rng);
        return make_sheet(booklet_, order, rng);
    }

    // The first simulation of the sheet of which so many rows wait, or that has lost its code.
    [[nodiscard]] FilledSheet first_with(std::size_t sheet, int doubts, const char* condition, bool lost,
                                         std::uint64_t first = 0) const {
        for (std::uint64_t seed = first; seed < first + 200; ++seed) {
            auto tried = made(sheet, doubts > 0, condition, lost, session_seed + 1000 * sheet + seed);
            const auto reading = read::read_page(tried.image, catalog_, {.crops = false}).reading;
            const bool group = reading.group_mark && reading.group_mark->needs_review;
            const bool fits = lost ? reading.status == record::Status::doubt && reading.sheet.empty() && reading.registration
                                   : reading.status == record::Status::read && !group;
            if (fits && std::ranges::count(reading.scores, true, &record::Score::needs_review) == doubts) {
                return tried;
            }
        }
        throw std::runtime_error("no simulation of sheet " + std::to_string(sheet) + " has what is wanted");
    }

    void keep(const FilledSheet& sheet, const std::string& name) const {
        const auto bytes = scan::encode_jpeg(sheet.image, quality, sheet.geometry.px_per_mm * mm_per_inch);
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        std::printf("%-26s %5d x %4d px, %4zu kB\n", name.c_str(), sheet.image.width(), sheet.image.height(),
                    bytes.size() / 1000);
    }

    std::filesystem::path folder_;
    Booklet booklet_ = programme_booklet(session_seed, sheets_in + sheets_later + 3);
    read::Catalog catalog_{.sessions = {booklet_.session()}, .forms = {}};
};

} // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::fputs("usage: doubtful_session FOLDER\n", stderr);
        return 2;
    }
    try {
        Session(arguments[1]).write();
    } catch (const std::exception& error) {
        std::fprintf(stderr, "doubtful_session: %s\n", error.what());
        return 1;
    }
    return 0;
}
