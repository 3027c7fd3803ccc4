// Numbers and texts one after the other, each text with its length before it; whatever does not fit is no outcome.
#include "app/outcome.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>

#include "app/reason_bytes.hpp"
#include "formradar/report/json.hpp"

namespace formradar::app {
namespace {

std::int64_t thousandths(double value) {
    return std::llround(value * 1000);
}

// Of a worker, whose numbers may be any.
double of_thousandths(std::int64_t value) {
    constexpr std::int64_t most = 100'000'000;
    return static_cast<double>(std::clamp<std::int64_t>(value, 0, most)) / 1000;
}

// A blur that was not measured goes as none: edges are never that sharp.
void pack(Packer& packer, const record::PictureFlaws& flaws) {
    packer.number(thousandths(flaws.blur.value_or(0))).number(thousandths(flaws.paper)).number(flaws.cut ? 1 : 0);
    packer.number(static_cast<std::int64_t>(flaws.cut_off.size()));
    for (const auto corner : flaws.cut_off) {
        packer.number(static_cast<int>(corner));
    }
    packer.number(flaws.group_shaded ? 1 : 0).number(static_cast<std::int64_t>(flaws.shaded.size()));
    for (const auto statement : flaws.shaded) {
        packer.number(statement);
    }
}

record::PictureFlaws picture_flaws(Unpacker& unpacker) {
    constexpr std::int64_t last_corner = static_cast<int>(record::Corner::bottom_left);
    const double blur = of_thousandths(unpacker.number());
    record::PictureFlaws flaws{.blur = blur > 0 ? std::optional{blur} : std::nullopt,
                               .paper = of_thousandths(unpacker.number()),
                               .cut = unpacker.number() != 0};
    for (auto left = unpacker.count(); left > 0 && unpacker.good(); --left) {
        flaws.cut_off.push_back(static_cast<record::Corner>(std::clamp<std::int64_t>(unpacker.number(), 0, last_corner)));
    }
    flaws.group_shaded = unpacker.number() != 0;
    for (auto left = unpacker.count(); left > 0 && unpacker.good(); --left) {
        flaws.shaded.push_back(static_cast<int>(unpacker.number()));
    }
    return flaws;
}

} // namespace

Packer& Packer::number(std::int64_t value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes_.append(raw, sizeof value);
    return *this;
}

Packer& Packer::text(std::string_view text) {
    number(static_cast<std::int64_t>(text.size()));
    bytes_ += text;
    return *this;
}

std::int64_t Unpacker::number() {
    std::int64_t value = 0;
    if (rest_.size() < sizeof value) {
        good_ = false;
        rest_ = {};
        return 0;
    }
    std::memcpy(&value, rest_.data(), sizeof value);
    rest_.remove_prefix(sizeof value);
    return value;
}

std::size_t Unpacker::count() {
    const auto value = number();
    if (value < 0 || static_cast<std::uint64_t>(value) > rest_.size()) {
        good_ = false;
        rest_ = {};
        return 0;
    }
    return static_cast<std::size_t>(value);
}

std::string_view Unpacker::text() {
    const auto length = count();
    const auto text = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return text;
}

std::vector<record::Reading> readings_of(std::span<const PageOutcome> pages) {
    std::vector<record::Reading> readings;
    std::ranges::transform(pages, std::back_inserter(readings), &PageOutcome::reading);
    return readings;
}

std::string to_bytes(const PageOutcome& page) {
    Packer packer;
    packer.text(report::to_json_line(page.reading)).text(reasons_to_bytes(page.reading));
    packer.number(page.incomplete ? 1 : 0).text(page.basis);
    packer.number(thousandths(page.look.dpi)).number(thousandths(page.look.px_per_mm)).number(thousandths(page.look.contrast));
    packer.number(page.look.two_tone ? 1 : 0);
    pack(packer, page.flaws);
    packer.number(static_cast<std::int64_t>(page.crops.size()));
    for (const auto& crop : page.crops) {
        packer.number(record::part_number(crop.part)).text(crop.png);
    }
    packer.number(static_cast<std::int64_t>(page.answers.size()));
    for (const auto& answer : page.answers) {
        packer.number(answer.question).text(answer.png);
    }
    packer.text(page.explanation);
    return packer.bytes();
}

std::optional<PageOutcome> page_outcome(std::string_view bytes) {
    constexpr std::size_t longest_line = 2 << 20; // what JSON is in memory may be sixty times as long
    Unpacker unpacker(bytes);
    const auto line = unpacker.text();
    auto reading = line.size() <= longest_line ? report::parse_reading(line) : Unexpected{Reason{}};
    if (!reading || !take_reasons(*reading, unpacker.text())) {
        return std::nullopt;
    }
    PageOutcome page{.reading = std::move(*reading),
                     .crops = {},
                     .answers = {},
                     .debug = {},
                     .explanation = {},
                     .incomplete = unpacker.number() != 0,
                     .basis = std::string(unpacker.text())};
    page.look = {.dpi = of_thousandths(unpacker.number()),
                 .px_per_mm = of_thousandths(unpacker.number()),
                 .contrast = of_thousandths(unpacker.number()),
                 .two_tone = unpacker.number() != 0};
    page.flaws = picture_flaws(unpacker);
    for (auto left = unpacker.count(); left > 0 && unpacker.good(); --left) {
        const auto part = record::page_part(unpacker.number());
        if (!part) {
            return std::nullopt;
        }
        page.crops.push_back({.part = *part, .png = std::string(unpacker.text())});
    }
    for (auto left = unpacker.count(); left > 0 && unpacker.good(); --left) {
        const auto question = static_cast<int>(unpacker.number());
        page.answers.push_back({.question = question, .png = std::string(unpacker.text())});
    }
    page.explanation = unpacker.text();
    return unpacker.good() && unpacker.at_end() ? std::optional{std::move(page)} : std::nullopt;
}

} // namespace formradar::app
