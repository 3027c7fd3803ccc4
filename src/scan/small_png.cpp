// Chunks that a picture needs are copied; of the others no decoder hears.
#include "formradar/scan/small_png.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "formradar/core/causes.hpp"
#include "scan/bytes.hpp"
#include "scan/png.hpp"

namespace formradar::scan {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view signature = "\x89PNG\r\n\x1A\n"sv;
constexpr std::size_t frame = 12; // length, name and check sum of a chunk
constexpr std::array needed = {"IHDR"sv, "PLTE"sv, "tRNS"sv, "IDAT"sv, "IEND"sv};

Unexpected<Refusal> no_png() {
    return Unexpected{Refusal{RefusalKind::unreadable, {Cause::no_whole_png}}};
}

Unexpected<Refusal> too_large() {
    return Unexpected{Refusal{RefusalKind::too_large, {Cause::no_small_png}}};
}

// Empty for what does not end as a PNG file ends.
std::string bare(std::string_view bytes) {
    std::string picture(signature);
    auto rest = bytes.substr(signature.size());
    while (rest.size() >= frame) {
        const auto length = number_at(rest, 0, 4);
        if (length > rest.size() - frame) {
            return {};
        }
        const auto name = rest.substr(4, 4);
        const auto chunk = rest.substr(0, frame + length);
        if (std::ranges::find(needed, name) != needed.end()) {
            picture += chunk;
        }
        if (name == "IEND") {
            return picture;
        }
        rest.remove_prefix(chunk.size());
    }
    return {};
}

} // namespace

Expected<GrayImage, Refusal> open_small_png(std::string_view bytes) {
    if (!bytes.starts_with(signature) || bytes.size() < signature.size() + frame + 8) {
        return no_png();
    }
    const auto width = number_at(bytes, 16, 4), height = number_at(bytes, 20, 4);
    if (bytes.size() > longest_small_png || width > longest_small_side || height > longest_small_side) {
        return too_large();
    }
    const auto picture = bare(bytes);
    auto decoded = decode_png(picture, {.max_megapixels = 1e-6 * longest_small_side * longest_small_side});
    if (!decoded) {
        return decoded.error().kind == RefusalKind::too_large ? too_large() : no_png();
    }
    return decoded->missing_rows_from ? no_png() : Expected<GrayImage, Refusal>(std::move(decoded->image));
}

} // namespace formradar::scan
