// A picture is its width, its height, its channels and its bytes; the bytes are counted before anything is made of them.
#include "app/raw_sheet.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "formradar/scan/encode.hpp"
#include "formradar/scan/own_png.hpp"

namespace formradar::app {
namespace {

constexpr int grey = 1;
constexpr int colour = 3; // planes one after the other

std::string_view view_of(const GrayImage& image) {
    const auto pixels = image.pixels();
    return {reinterpret_cast<const char*>(pixels.data()), pixels.size()};
}

std::size_t room_for(const GrayImage& image) {
    constexpr std::size_t head = 64;
    return head + image.pixels().size();
}

void pack(Packer& packer, const GrayImage& image) {
    packer.number(image.width()).number(image.height()).number(grey).text(view_of(image));
}

std::optional<GrayImage> plane(std::int64_t width, std::int64_t height, std::string_view pixels) {
    const bool is_empty = width == 0 && height == 0;
    const auto fits = [](std::int64_t side) { return side > 0 && side <= scan::longest_own_side; };
    if ((!is_empty && (!fits(width) || !fits(height))) || pixels.size() != static_cast<std::size_t>(width * height)) {
        return std::nullopt;
    }
    GrayImage image(static_cast<int>(width), static_cast<int>(height));
    std::ranges::copy(pixels, reinterpret_cast<char*>(image.pixels().data()));
    return image;
}

std::optional<GrayImage> grey_picture(Unpacker& unpacker) {
    const auto width = unpacker.number(), height = unpacker.number(), channels = unpacker.number();
    const auto pixels = unpacker.text();
    return unpacker.good() && channels == grey ? plane(width, height, pixels) : std::nullopt;
}

std::optional<ColourImage> colour_picture(Unpacker& unpacker) {
    const auto width = unpacker.number(), height = unpacker.number(), channels = unpacker.number();
    const auto pixels = unpacker.text();
    const auto each = pixels.size() / colour;
    if (!unpacker.good() || channels != colour || pixels.size() != colour * each) {
        return std::nullopt;
    }
    std::array<GrayImage, colour> planes;
    for (std::size_t i = 0; i < planes.size(); ++i) {
        auto one = plane(width, height, pixels.substr(i * each, each));
        if (!one || one->empty()) {
            return std::nullopt;
        }
        planes[i] = std::move(*one);
    }
    return ColourImage{.red = std::move(planes[0]), .green = std::move(planes[1]), .blue = std::move(planes[2])};
}

std::optional<read::Crop> crop_of(std::int64_t number) {
    const auto part = record::page_part(number);
    return part ? std::optional(read::Crop{.part = *part, .image = {}}) : std::nullopt;
}

std::optional<record::Quote> answer_to(std::int64_t question) {
    const bool is_question = question >= record::on_a_back && question <= most_pictures;
    return is_question ? std::optional(record::Quote{.question = static_cast<int>(question), .image = {}}) : std::nullopt;
}

// Pictures of any kind, each after the number that says of what it is.
template <typename Picture>
bool take(Unpacker& unpacker, std::vector<Picture>& pictures, std::optional<Picture> (*of_number)(std::int64_t)) {
    for (auto left = unpacker.count(); left > 0 && unpacker.good(); --left) {
        auto picture = of_number(unpacker.number());
        auto image = grey_picture(unpacker);
        if (!picture || !image || pictures.size() >= most_pictures) {
            return false;
        }
        picture->image = std::move(*image);
        pictures.push_back(std::move(*picture));
    }
    return unpacker.good();
}

std::optional<RawSheet> raw_sheet(Unpacker& unpacker) {
    auto page = page_outcome(unpacker.text());
    if (!page || !page->crops.empty() || !page->answers.empty()) {
        return std::nullopt;
    }
    RawSheet sheet{.page = std::move(*page), .crops = {}, .answers = {}};
    const bool good = take(unpacker, sheet.crops, &crop_of) && take(unpacker, sheet.answers, &answer_to);
    const auto is_empty = [](const record::Quote& answer) { return answer.image.empty(); };
    return good && std::ranges::none_of(sheet.answers, is_empty) ? std::optional{std::move(sheet)} : std::nullopt;
}

PageOutcome outcome_of(const RawSheet& sheet) {
    auto outcome = sheet.page;
    for (const auto& crop : sheet.crops) {
        outcome.crops.push_back(
            {.part = crop.part, .png = crop.image.empty() ? "" : scan::encode_png(crop.image, scan::PngContent::scan)});
    }
    for (const auto& answer : sheet.answers) {
        outcome.answers.push_back({.question = answer.question, .png = scan::encode_png(answer.image, scan::PngContent::ink)});
    }
    return outcome;
}

} // namespace

std::string to_bytes(const std::vector<RawSheet>& sheets) {
    std::size_t room = 0;
    for (const auto& sheet : sheets) {
        for (const auto& crop : sheet.crops) {
            room += room_for(crop.image);
        }
        for (const auto& answer : sheet.answers) {
            room += room_for(answer.image);
        }
    }
    Packer packer;
    packer.make_room(room);
    packer.number(static_cast<std::int64_t>(sheets.size()));
    for (const auto& sheet : sheets) {
        packer.text(to_bytes(sheet.page)).number(static_cast<std::int64_t>(sheet.crops.size()));
        for (const auto& crop : sheet.crops) {
            pack(packer.number(record::part_number(crop.part)), crop.image);
        }
        packer.number(static_cast<std::int64_t>(sheet.answers.size()));
        for (const auto& answer : sheet.answers) {
            pack(packer.number(answer.question), answer.image);
        }
    }
    return packer.bytes();
}

std::string to_bytes(const RawDebug& picture) {
    const auto& [red, green, blue] = picture.image;
    std::string pixels;
    pixels.reserve(colour * red.pixels().size());
    pixels.append(view_of(red)).append(view_of(green)).append(view_of(blue));
    return Packer()
        .number(picture.sheet)
        .text(picture.name)
        .number(red.width())
        .number(red.height())
        .number(colour)
        .text(pixels)
        .bytes();
}

std::optional<std::vector<RawSheet>> raw_sheets(std::string_view bytes) {
    Unpacker unpacker(bytes);
    std::vector<RawSheet> sheets;
    for (auto left = unpacker.count(); left > 0 && unpacker.good(); --left) {
        auto sheet = raw_sheet(unpacker);
        if (!sheet) {
            return std::nullopt;
        }
        sheets.push_back(std::move(*sheet));
    }
    return unpacker.good() && unpacker.at_end() && !sheets.empty() ? std::optional{std::move(sheets)} : std::nullopt;
}

std::optional<RawDebug> raw_debug(std::string_view bytes) {
    Unpacker unpacker(bytes);
    const auto sheet = unpacker.number();
    std::string name(unpacker.text());
    auto image = colour_picture(unpacker);
    if (!image || !unpacker.at_end() || sheet < 1 || sheet > most_sheets_in_picture) {
        return std::nullopt;
    }
    return RawDebug{.sheet = static_cast<int>(sheet), .name = std::move(name), .image = std::move(*image)};
}

std::vector<PageOutcome> outcomes_of(const std::vector<RawSheet>& raw) {
    std::vector<PageOutcome> sheets;
    std::ranges::transform(raw, std::back_inserter(sheets), outcome_of);
    return sheets;
}

bool PendingDebug::add(const RawDebug& picture) {
    constexpr std::size_t most = 10 * most_sheets_in_picture;
    constexpr std::size_t most_bytes = 200 << 20;
    pictures_.emplace_back(picture.sheet, DebugPng{.name = picture.name, .png = scan::encode_png(picture.image, 0)});
    std::size_t bytes = 0;
    for (const auto& one : pictures_) {
        bytes += one.second.png.size();
    }
    return pictures_.size() <= most && bytes <= most_bytes;
}

void PendingDebug::give_to(std::vector<PageOutcome>& sheets) {
    for (auto& [sheet, png] : pictures_) {
        const auto of_it = [sheet = sheet](const PageOutcome& page) { return page.reading.source.sheet_in_picture == sheet; };
        const auto found = std::ranges::find_if(sheets, of_it);
        if (found != sheets.end()) {
            found->debug.push_back(std::move(png));
        }
    }
    forget();
}

} // namespace formradar::app
