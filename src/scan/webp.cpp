// Everything from libwebp. Its brightness plane is decoded alone where nothing is transparent.
#include "scan/webp.hpp"

#include <webp/decode.h>

#include <array>

#include "formradar/core/causes.hpp"
#include "scan/bytes.hpp"
#include "scan/exif.hpp"

namespace formradar::scan {
namespace {

struct FreeDecoder {
    void operator()(WebPIDecoder* decoder) const { WebPIDelete(decoder); }
};

// libwebp has all of the picture in memory: brightness and colour, or where nothing was lost 4 bytes a pixel.
OpenOptions affordable(OpenOptions options, const WebPBitstreamFeatures& features) {
    constexpr int lossless = 2;
    options.max_megapixels /= features.format == lossless ? 4 : 2;
    return options;
}

// Video range puts black at 16 and white at 235.
std::array<std::uint8_t, 256> full_range_table() {
    std::array<std::uint8_t, 256> table{};
    for (int grey = 0; grey < 256; ++grey) {
        table.at(static_cast<std::size_t>(grey)) = static_cast<std::uint8_t>(std::clamp((grey - 16) * 255 / 219, 0, 255));
    }
    return table;
}

// The chunk of that name in the file, or nothing.
std::string_view chunk(std::string_view bytes, std::string_view name) {
    std::size_t at = 12;
    while (at < bytes.size() && bytes.size() - at >= 8) {
        const std::size_t length = number_at(bytes, at + 4, 4, ByteOrder::lower_first);
        if (bytes.substr(at, 4) == name) {
            return bytes.substr(at + 8, length);
        }
        at += 8 + length + length % 2;
    }
    return {};
}

// The rows that were decoded, on white.
void take_rows(const WebPYUVABuffer& planes, int rows, int width, RowSink& sink) {
    static const auto full_range = full_range_table();
    for (int y = 0; y < rows; ++y) {
        const auto* const row = planes.y + static_cast<std::ptrdiff_t>(planes.y_stride) * y;
        const auto* const alpha = planes.a == nullptr ? nullptr : planes.a + static_cast<std::ptrdiff_t>(planes.a_stride) * y;
        auto* const to = sink.row();
        for (int x = 0; x < width; ++x) {
            const unsigned grey = full_range.at(row[x]);
            to[x] = alpha == nullptr ? static_cast<std::uint8_t>(grey)
                                     : static_cast<std::uint8_t>((grey * alpha[x] + 255U * (255U - alpha[x])) / 255U);
        }
        sink.row_done();
    }
}

// The planes of colour are half as wide and high.
void take_colours(const WebPYUVABuffer& planes, int rows, int width, RowSink& sink) {
    for (int y = 0; y < rows; ++y) {
        const auto* const blue = planes.u + static_cast<std::ptrdiff_t>(planes.u_stride) * (y / 2);
        const auto* const red = planes.v + static_cast<std::ptrdiff_t>(planes.v_stride) * (y / 2);
        auto* const to = sink.row();
        for (int x = 0; x < width; ++x) {
            to[x] = colour_of_differences(blue[x / 2], red[x / 2]);
        }
        sink.row_done();
    }
}

} // namespace

Expected<Decoded, Refusal> decode_webp(std::string_view bytes, const OpenOptions& options) {
    const auto* const data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    WebPDecoderConfig config{};
    if (WebPInitDecoderConfig(&config) == 0 || WebPGetFeatures(data, bytes.size(), &config.input) != VP8_STATUS_OK) {
        return unreadable({Cause::cannot_be_decoded, {std::string("WebP"), within({Cause::cut_short_or_damaged})}});
    }
    const auto& features = config.input;
    if (features.has_animation != 0) {
        return unreadable({Cause::webp_animated});
    }
    if (auto refusal = wrong_size(features.width, features.height, affordable(options, features))) {
        return Unexpected{std::move(*refusal)};
    }
    config.output.colorspace = features.has_alpha != 0 ? MODE_YUVA : MODE_YUV;
    const std::unique_ptr<WebPIDecoder, FreeDecoder> decoder(WebPIDecode(nullptr, 0, &config));
    const auto status = decoder ? WebPIAppend(decoder.get(), data, bytes.size()) : VP8_STATUS_OUT_OF_MEMORY;
    int rows = 0;
    WebPIDecGetYUVA(decoder.get(), &rows, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr);
    const bool complete = status == VP8_STATUS_OK;
    RowSink sink(features.width, features.height);
    (options.colour ? take_colours : take_rows)(config.output.u.YUVA, complete ? features.height : rows, features.width, sink);
    Decoded decoded;
    decoded.coloured = options.colour;
    if (!complete) {
        decoded.missing_rows_from = rows / sink.factor();
    }
    sink.fill_rest(255);
    decoded.image = sink.take();
    decoded.orientation = parse_exif(chunk(bytes, "EXIF")).orientation;
    WebPFreeDecBuffer(&config.output);
    return decoded;
}

} // namespace formradar::scan
