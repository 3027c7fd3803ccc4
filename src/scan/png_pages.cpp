// The chunks of animated PNG files (PNG third edition, 11.3.6).
#include "scan/png_pages.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "formradar/core/causes.hpp"
#include "scan/bytes.hpp"
#include "scan/picture.hpp"
#include "scan/png.hpp"

namespace formradar::scan {
namespace {

class PngPages : public Pages {
public:
    PngPages(std::string_view bytes, const OpenOptions& options)
        : bytes_(bytes), options_(options), further_(further_pictures_in_png(bytes)) {}
    [[nodiscard]] int count() const override { return further_ > 0 ? 2 : 1; }
    [[nodiscard]] Expected<ScannedPage, Refusal> page(int number) const override {
        if (number > 1) {
            return unreadable({Cause::png_animated, {figure(further_)}});
        }
        auto decoded = decode_png(bytes_, options_);
        return decoded ? finished(std::move(*decoded)) : Unexpected{std::move(decoded.error())};
    }

private:
    std::string_view bytes_;
    OpenOptions options_;
    int further_;
};

} // namespace

int further_pictures_in_png(std::string_view bytes) {
    constexpr std::size_t frame = 12; // length, name and check sum of a chunk
    constexpr std::uint64_t most = 1'000'000;
    std::uint64_t pictures = 0;
    bool first_counts = false; // the picture that every program shows is one of the animation
    for (std::size_t at = 8; at < bytes.size() && bytes.size() - at >= frame;) {
        const std::size_t length = number_at(bytes, at, 4);
        const auto name = bytes.substr(at + 4, 4);
        if (name == "IDAT" || length > bytes.size() - at - frame) {
            break;
        }
        pictures = name == "acTL" ? std::min(number_at(bytes, at + 8, 4), most) : pictures;
        first_counts = first_counts || name == "fcTL";
        at += frame + length;
    }
    return static_cast<int>(pictures) - (first_counts && pictures > 0 ? 1 : 0);
}

OpenedPages open_png(std::string_view bytes, const OpenOptions& options) {
    return {std::make_unique<PngPages>(bytes, options)};
}

} // namespace formradar::scan
