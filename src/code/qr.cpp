// Everything from ZXing: codes made, found in pictures, and decoded from cells.
#define ZX_USE_UTF8 // the texts of ZXing 1.4 are wide strings without it
#include "formradar/code/qr.hpp"

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <ZXing/ReadBarcode.h>

#include <algorithm>

#include "code/cells.hpp"
#include "code/enhance.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/core/failure.hpp"

namespace formradar::code {
namespace {

constexpr int level_h = 8; // ZXing counts error correction from 0 to 8; 7 and 8 are level H

ZXing::ImageView view(const GrayImage& image) {
    return {image.pixels().data(), image.width(), image.height(), ZXing::ImageFormat::Lum, image.width()};
}

// Pixel centres of ZXing are whole numbers here, after it cut them off.
Point<Px> scaled(ZXing::PointI p, double scale) {
    return {(p.x + 0.5) * scale, (p.y + 0.5) * scale};
}

// One try. ZXing's own smaller copies of the picture are switched off: `find_codes` decides about retries.
std::vector<FoundCode> codes_in(const GrayImage& image, double scale) {
    auto hints = ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode).setTryDownscale(false);
    std::vector<FoundCode> found;
    for (const auto& code : ZXing::ReadBarcodes(view(image), hints)) {
        const auto& p = code.position();
        found.push_back({.text = code.text(),
                         .corners = {scaled(p.topLeft(), scale), scaled(p.topRight(), scale), scaled(p.bottomRight(), scale),
                                     scaled(p.bottomLeft(), scale)}});
    }
    return found;
}

bool is_ours(const FoundCode& code) {
    return parse_payload(code.text).has_value();
}

// Adds what is new: the same text at about the same place is the same code.
void merge(std::vector<FoundCode>& all, const std::vector<FoundCode>& more) {
    for (const auto& code : more) {
        const double size = distance(code.corners[0], code.corners[2]);
        const auto same = [&](const FoundCode& known) {
            return known.text == code.text && distance(known.corners[0], code.corners[0]) < size / 4;
        };
        if (std::ranges::none_of(all, same)) {
            all.push_back(code);
        }
    }
}

struct Attempt {
    double scale; // pixels of the picture per pixel of the prepared one
    GrayImage (*prepare)(const GrayImage&);
};

// After the picture as it is, cheap ones first. Half the size takes noise out, the median more of it; the stretch brings faint
// copies back.
constexpr std::array attempts = {
    Attempt{2, [](const GrayImage& image) { return half_size(image); }},
    Attempt{2, [](const GrayImage& image) { return with_full_contrast(half_size(image)); }},
    Attempt{2, [](const GrayImage& image) { return median3(with_full_contrast(half_size(image))); }},
    Attempt{1, [](const GrayImage& image) { return with_full_contrast(image); }},
    Attempt{1, [](const GrayImage& image) { return median3(with_full_contrast(image)); }},
};

// Cells as a picture of one pixel each, within a quiet zone.
GrayImage picture_of(const std::vector<bool>& black) {
    constexpr int margin = 4;
    GrayImage image(code_cells + 2 * margin, code_cells + 2 * margin, 255);
    for (int row = 0; row < code_cells; ++row) {
        for (int column = 0; column < code_cells; ++column) {
            if (black[cell_index(column, row)]) {
                image.row(row + margin)[static_cast<std::size_t>(column) + margin] = 0;
            }
        }
    }
    return image;
}

std::optional<std::string> decode_exact(const std::vector<bool>& black) {
    const auto image = picture_of(black);
    const auto hints = ZXing::DecodeHints()
                           .setFormats(ZXing::BarcodeFormat::QRCode)
                           .setIsPure(true)
                           .setBinarizer(ZXing::Binarizer::FixedThreshold);
    const auto result = ZXing::ReadBarcode(view(image), hints);
    return result.isValid() ? std::optional(result.text()) : std::nullopt;
}

} // namespace

std::vector<bool> make_code(std::string_view payload) {
    if (!parse_payload(payload)) {
        throw Error("A QR code was asked for \"" + std::string(payload) + "\", which is no payload.");
    }
    const auto matrix = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                            .setEccLevel(level_h)
                            .setMargin(0)
                            .encode(std::string(payload), 0, 0);
    if (matrix.width() != code_cells || matrix.height() != code_cells) {
        throw Error("The QR library made a code of another size than version 2.");
    }
    std::vector<bool> black;
    for (int row = 0; row < code_cells; ++row) {
        for (int column = 0; column < code_cells; ++column) {
            black.push_back(matrix.get(column, row));
        }
    }
    return black;
}

LinkCode make_link_code(std::string_view address) {
    constexpr int level_m = 4, quiet = 4;
    try {
        const auto matrix = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                                .setEccLevel(level_m)
                                .setMargin(quiet)
                                .encode(std::string(address), 0, 0);
        LinkCode code{.size = matrix.width(), .cells = {}};
        for (int row = 0; row < matrix.height(); ++row) {
            for (int column = 0; column < matrix.width(); ++column) {
                code.cells.push_back(matrix.get(column, row));
            }
        }
        return code;
    } catch (const std::exception& error) {
        throw Error("cannot make a QR code of \"" + std::string(address) + "\": " + error.what());
    }
}

std::vector<FoundCode> find_codes(const GrayImage& image, bool thorough) {
    if (image.empty()) {
        return {};
    }
    auto found = codes_in(image, 1);
    for (const auto& attempt : attempts) {
        if (!thorough || std::ranges::any_of(found, is_ours)) {
            break;
        }
        if (const auto prepared = attempt.prepare(image); !prepared.empty()) {
            merge(found, codes_in(prepared, attempt.scale));
        }
    }
    return found;
}

std::optional<std::string> decode_cells(const std::vector<double>& cells) {
    if (cells.size() != static_cast<std::size_t>(code_cells) * code_cells) {
        return std::nullopt;
    }
    const auto ways = {Threshold::of_all, Threshold::learnt, Threshold::of_neighbours};
    for (const auto way : ways) {
        auto black = black_cells(cells, way);
        paint_patterns(black);
        if (auto text = decode_exact(black)) {
            return text;
        }
    }
    // Perhaps both copies of the format information are under ink. It has only 8 values at our level, so all are tried; what a
    // wrong one decodes to by chance is no payload.
    for (const auto way : ways) {
        auto black = black_cells(cells, way);
        paint_patterns(black);
        for (int mask = 0; mask < mask_count; ++mask) {
            paint_format(black, mask);
            if (auto text = decode_exact(black); text && parse_payload(*text)) {
                return text;
            }
        }
    }
    return std::nullopt;
}

} // namespace formradar::code
