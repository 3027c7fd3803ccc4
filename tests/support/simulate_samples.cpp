// Writes the sample pictures: one session of twelve sheets, scanned and photographed, with its session.toml and the truth.
//
// Of each sheet the first simulation is taken that shows plain answers and is read without doubt: the samples show the program's
// way, not its limits. How often pages are in doubt is what the accuracy benchmark says.
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "formradar/core/text.hpp"
#include "formradar/read/read_page.hpp"
#include "formradar/scan/encode.hpp"
#include "support/simulator.hpp"
#include "support/verdict.hpp"

using namespace formradar;
using namespace formradar::simulator;

namespace {

constexpr std::uint64_t session_seed = 2026;

struct SamplePicture {
    const char* file;
    const char* condition;
    double px_per_mm; // of the picture; small ones are enough and the repository stays small
    int quality;      // of the JPEG; 0: PNG of one bit
};

constexpr std::array pictures = {
    SamplePicture{"scan-0001.jpg", "office200", 6, 68},  SamplePicture{"scan-0002.jpg", "office200", 6, 68},
    SamplePicture{"scan-0003.jpg", "office200", 6, 68},  SamplePicture{"scan-0004.jpg", "office200", 6, 68},
    SamplePicture{"fax-0001.png", "onebit", 7.874, 0},   SamplePicture{"fax-0002.png", "onebit", 7.874, 0},
    SamplePicture{"IMG_2381.jpg", "photo", 5.5, 70},     SamplePicture{"IMG_2382.jpg", "photo", 5.5, 70},
    SamplePicture{"IMG_2384.jpg", "photo", 5.5, 70},     SamplePicture{"IMG_2385.jpg", "hard_photo", 5, 70},
    SamplePicture{"PXL_20261123.jpg", "photo", 5.5, 70}, SamplePicture{"copy-0001.jpg", "copies", 6, 68},
};

// How the region sees itself: what is well spread, what divides.
int plausible_score(std::size_t statement, int group, Rng& rng) {
    constexpr std::array means = {3.6, 4.2, 3.0, 3.4, 2.1, 2.6, 3.8};
    const auto divided = statement == 2 ? (group % 2 == 0 ? 1.3 : -1.1) : 0.15 * (group % 3 - 1);
    const auto score = rng.normal(means.at(statement % means.size()) + divided, 0.7);
    return std::clamp(static_cast<int>(std::lround(score)), form::lowest_score, form::usual_steps);
}

Filling plausible_filling(const form::PageLayout& page, Rng& rng) {
    Filling filling;
    filling.truth.group = page.groups.empty() ? std::optional<int>{} : rng.integer(1, static_cast<int>(page.groups.size()));
    for (const auto& row : page.rows) {
        auto meant = random_answer(row.statement, {}, rng);
        meant.score = plausible_score(filling.truth.scores.size(), filling.truth.group.value_or(1), rng);
        meant.boxes = {*meant.score, *meant.score == form::usual_steps ? *meant.score - 1 : *meant.score + 1};
        if (rng.chance(0.05)) {
            meant.kind = AnswerKind::correction;
        }
        filling.truth.scores.push_back(meant);
    }
    filling.truth.handwriting = rng.chance(0.8);
    return filling;
}

FilledSheet sample_sheet(const Booklet& booklet, std::size_t number, std::uint64_t seed) {
    const auto& picture = pictures.at(number);
    Rng rng(seed);
    SheetOrder order;
    order.sheet = number;
    order.habit = random_habit(rng);
    order.scan = condition_named(picture.condition).draw(rng, form::size_of(form::Paper::a4));
    const auto factor = picture.px_per_mm / order.scan.geometry.px_per_mm;
    auto& geometry = order.scan.geometry;
    geometry.px_per_mm = picture.px_per_mm;
    geometry.centre = geometry.centre * factor;
    order.scan.picture = {std::round(order.scan.picture.width * factor), std::round(order.scan.picture.height * factor)};
    order.scan.margin = std::clamp(order.scan.margin, 2.0, 14.0);
    order.scan.light.level = std::max(0.85, order.scan.light.level);
    order.scan.sensor.jpeg_quality = 0; // compressed once, by the file
    order.habit.pen.grey = std::min(order.habit.pen.grey, order.scan.lightest_ink);
    order.filling = plausible_filling(booklet.session().layout.pages.front(), rng);
    return make_sheet(booklet, order, rng);
}

bool is_read_without_doubt(const FilledSheet& sheet, const read::Catalog& catalog) {
    const auto verdict = hold_against(sheet.truth, read::read_page(sheet.image, catalog).reading);
    const auto is_right = [](Outcome outcome) { return outcome == Outcome::right; };
    return verdict.counted && !verdict.has_silent_error() && std::ranges::all_of(verdict.scores, is_right) &&
           is_right(verdict.group.value_or(Outcome::right));
}

FilledSheet first_plain(const Booklet& booklet, std::size_t number, const read::Catalog& catalog) {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        auto sheet = sample_sheet(booklet, number, session_seed + 1000 * number + seed);
        if (is_read_without_doubt(sheet, catalog)) {
            return sheet;
        }
    }
    throw std::runtime_error(std::string("no simulation of ") + pictures.at(number).file + " was read without doubt");
}

std::string encoded(const FilledSheet& sheet, const SamplePicture& picture) {
    if (picture.quality == 0) {
        return scan::encode_png(sheet.image, 200, scan::PngDepth::black_and_white);
    }
    const auto is_scan = std::string_view(picture.condition) == "office200" || std::string_view(picture.condition) == "copies";
    return scan::encode_jpeg(sheet.image, picture.quality, is_scan ? picture.px_per_mm * 25.4 : 0);
}

std::string truth_line(const SheetTruth& truth, const form::Form& form) {
    auto line = truth.sheet + "," + (truth.group ? form.groups.at(static_cast<std::size_t>(*truth.group) - 1) : "");
    for (const auto& meant : truth.scores) {
        line += "," + (meant.score ? std::to_string(*meant.score) : "");
    }
    return line + "\n";
}

void write_samples(const std::filesystem::path& folder) {
    const auto booklet = programme_booklet(session_seed, static_cast<int>(pictures.size()));
    const read::Catalog catalog{.sessions = {booklet.session()}, .forms = {}};
    std::filesystem::create_directories(folder / "scans");
    std::string truth = "sheet,group";
    for (std::size_t i = 1; i <= booklet.session().form.statements.size(); ++i) {
        truth += ",s" + std::to_string(i);
    }
    truth += "\n";
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        const auto sheet = first_plain(booklet, i, catalog);
        const auto bytes = encoded(sheet, pictures.at(i));
        std::ofstream(folder / "scans" / pictures.at(i).file, std::ios::binary) << bytes;
        truth += truth_line(sheet.truth, booklet.session().form);
        std::printf("%-18s %4zu kB\n", pictures.at(i).file, bytes.size() / 1000);
    }
    std::ofstream(folder / "truth.csv") << truth;
    std::ofstream(folder / "session.toml") << form::to_toml(booklet.session());
}

} // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::fputs("usage: simulate_samples FOLDER\n", stderr);
        return 2;
    }
    try {
        write_samples(arguments[1]);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "simulate_samples: %s\n", error.what());
        return 1;
    }
    return 0;
}
