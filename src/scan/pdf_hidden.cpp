// A page that came out without a single grain is held against the pictures among its resources.
#include "scan/pdf_hidden.hpp"

#include <algorithm>

#include "scan/pdf_picture.hpp"

namespace formradar::scan {
namespace {

constexpr int smallest = 400; // px: no page is narrower, and most marks of firms are

bool is_plain(const GrayImage& image) {
    constexpr int noise = 8; // of the compression of white paper
    const auto [least, most] = std::ranges::minmax(image.pixels());
    return most - least <= noise;
}

bool has_content(QPDFObjectHandle stream, const OpenOptions& options) {
    auto picture = stream.getDict();
    const bool mask = picture.getKey("/ImageMask").isBool() && picture.getKey("/ImageMask").getBoolValue();
    if (mask || std::min(whole_number(picture.getKey("/Width"), 0), whole_number(picture.getKey("/Height"), 0)) < smallest) {
        return false;
    }
    const auto decoded = decode_unmasked(stream, options);
    return !decoded || !*decoded || !is_plain((*decoded)->image);
}

} // namespace

bool hides_a_picture(QPDFPageObjectHelper page, const GrayImage& shown, const OpenOptions& options) {
    if (!is_plain(shown)) {
        return false;
    }
    bool found = false;
    page.forEachImage(true, [&](QPDFObjectHandle& stream, QPDFObjectHandle&, const std::string&) {
        found = found || has_content(stream, options);
    });
    return found;
}

} // namespace formradar::scan
