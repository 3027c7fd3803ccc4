#include "bench/keep.hpp"

#include <algorithm>
#include <fstream>

#include "formradar/draw/render_image.hpp"
#include "formradar/read/trace.hpp"
#include "formradar/record/reason_words.hpp"
#include "formradar/scan/encode.hpp"

namespace formradar::bench {
namespace {

void write(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string described(const simulator::SheetTruth& truth) {
    auto text = "sheet " + truth.session + "-" + truth.sheet + "-" + std::to_string(truth.page) + ", group " +
                std::to_string(truth.group.value_or(0)) + "\n";
    for (const auto& meant : truth.scores) {
        text += std::to_string(meant.statement) + " " + std::string(simulator::name_of(meant.kind)) + " " +
                std::string(record::name_of(meant.state)) + " " + std::to_string(meant.score.value_or(0)) + "\n";
    }
    return text;
}

std::string kind_of(const simulator::SheetTruth& truth, int statement) {
    const auto meant = std::ranges::find(truth.scores, statement, &simulator::Meant::statement);
    return meant == truth.scores.end() ? "group" : std::string(simulator::name_of(meant->kind));
}

} // namespace

void keep_page(const std::filesystem::path& folder, const ReadSheet& read) {
    std::filesystem::create_directories(folder);
    const auto stem = (folder / ((read.verdict.has_silent_error() ? "silent-" : "page-") + read.name)).string();
    std::string text;
    for (const auto& error : read.verdict.errors) {
        text += error + "\n";
    }
    text += described(read.sheet.truth);
    if (read.page.trace != nullptr) {
        text += read::explain(read.page.reading, *read.page.trace);
        for (const auto& picture : read::debug_pictures(read.sheet.image, *read.page.trace)) {
            write(stem + "-" + picture.name + ".png", scan::encode_png(draw::render_colour(picture.drawing, 1)));
        }
    }
    write(stem + ".txt", text);
    write(stem + ".png", scan::encode_png(read.sheet.image));
}

void keep_doubts(const std::filesystem::path& folder, const ReadSheet& read) {
    std::filesystem::create_directories(folder);
    const auto& reading = read.page.reading;
    for (const auto& crop : read.page.crops) {
        const auto score = std::ranges::find(reading.scores, crop.part.statement, &record::Score::statement);
        const auto& reason = score != reading.scores.end()     ? score->reason
                             : crop.part == record::the_groups ? reading.group_mark->reason
                                                               : reading.reason;
        const auto number = record::part_number(crop.part);
        const auto name = kind_of(read.sheet.truth, number) + "-" + read.name + "-" + std::to_string(number);
        write(folder / (name + ".png"), scan::encode_png(crop.image));
        write(folder / (name + ".txt"), record::words_of(reason) + "\n");
    }
}

} // namespace formradar::bench
