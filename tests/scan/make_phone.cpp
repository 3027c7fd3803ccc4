// HEIC through libheif, WebP through libwebp.
#include "scan/make_phone.hpp"

#include <libheif/heif.h>
#include <webp/encode.h>

#include <algorithm>
#include <cstring>
#include <vector>

// The HEIC encoder, which only these tests use, loses a little memory.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libx265";
} // NOLINT(bugprone-reserved-identifier)

namespace formradar::scan {

namespace {

void add_plane(heif_image* picture, heif_channel channel, int width, int height, std::uint8_t value) {
    heif_image_add_plane(picture, channel, width, height, 8);
    int stride = 0;
    auto* const plane = heif_image_get_plane(picture, channel, &stride);
    std::memset(plane, value, static_cast<std::size_t>(stride) * static_cast<std::size_t>(height));
}

using AddColours = void (*)(heif_image*, const GrayImage* yellow);

// `add_colours`: none makes a grey picture.
std::string heic_of(const GrayImage& image, AddColours add_colours, const GrayImage* yellow) {
    heif_context* context = heif_context_alloc();
    heif_encoder* encoder = nullptr;
    if (heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder).code != heif_error_Ok) {
        heif_context_free(context);
        return {};
    }
    heif_image* picture = nullptr;
    heif_image_create(image.width(), image.height(), add_colours ? heif_colorspace_YCbCr : heif_colorspace_monochrome,
                      add_colours ? heif_chroma_420 : heif_chroma_monochrome, &picture);
    heif_image_add_plane(picture, heif_channel_Y, image.width(), image.height(), 8);
    if (add_colours) {
        add_plane(picture, heif_channel_Cb, (image.width() + 1) / 2, (image.height() + 1) / 2, 98);
        add_plane(picture, heif_channel_Cr, (image.width() + 1) / 2, (image.height() + 1) / 2, 128);
        add_colours(picture, yellow);
    }
    int stride = 0;
    auto* const plane = heif_image_get_plane(picture, heif_channel_Y, &stride);
    for (int y = 0; y < image.height(); ++y) {
        std::memcpy(plane + static_cast<std::ptrdiff_t>(stride) * y, image.row(y).data(), image.row(y).size());
    }
    heif_encoder_set_lossy_quality(encoder, 90);
    heif_context_encode_image(context, picture, encoder, nullptr, nullptr);
    std::string bytes;
    heif_writer writer{.writer_api_version = 1, .write = [](heif_context*, const void* data, std::size_t size, void* to) {
                           static_cast<std::string*>(to)->append(static_cast<const char*>(data), size);
                           return heif_error{heif_error_Ok, heif_suberror_Unspecified, ""};
                       }};
    heif_context_write(context, &writer, &bytes);
    heif_image_release(picture);
    heif_encoder_release(encoder);
    heif_context_free(context);
    return bytes;
}

void all_yellow(heif_image* /*picture*/, const GrayImage* /*yellow*/) {}

void as_given(heif_image* picture, const GrayImage* yellow) {
    int stride = 0;
    auto* const plane = heif_image_get_plane(picture, heif_channel_Cb, &stride);
    for (int y = 0; y < (yellow->height() + 1) / 2; ++y) {
        for (int x = 0; x < (yellow->width() + 1) / 2; ++x) {
            const auto row = yellow->row(std::min(2 * y, yellow->height() - 1));
            plane[static_cast<std::ptrdiff_t>(stride) * y + x] =
                static_cast<std::uint8_t>(128 - row[std::min(static_cast<std::size_t>(2 * x), row.size() - 1)] / 2);
        }
    }
}

} // namespace

std::string make_heic(const GrayImage& image, bool yellow) {
    return heic_of(image, yellow ? all_yellow : nullptr, nullptr);
}

std::string make_heic_in_colour(const GrayImage& image, const GrayImage& yellow) {
    return heic_of(image, as_given, &yellow);
}

std::string make_webp(const GrayImage& image, bool lossless, std::uint8_t alpha, int yellow) {
    std::vector<std::uint8_t> rgba;
    for (const auto grey : image.pixels()) {
        rgba.insert(rgba.end(), {grey, grey, static_cast<std::uint8_t>(std::max(0, grey - yellow)), alpha});
    }
    std::uint8_t* bytes = nullptr;
    const auto size = lossless ? WebPEncodeLosslessRGBA(rgba.data(), image.width(), image.height(), 4 * image.width(), &bytes)
                               : WebPEncodeRGBA(rgba.data(), image.width(), image.height(), 4 * image.width(), 95, &bytes);
    std::string out(reinterpret_cast<const char*>(bytes), size);
    WebPFree(bytes);
    return out;
}

std::string make_webp_in_colour(const std::vector<std::vector<std::uint8_t>>& rows) {
    std::vector<std::uint8_t> rgb;
    for (const auto& row : rows) {
        rgb.insert(rgb.end(), row.begin(), row.end());
    }
    const auto width = static_cast<int>(rows.at(0).size() / 3);
    std::uint8_t* bytes = nullptr;
    const auto size = WebPEncodeRGB(rgb.data(), width, static_cast<int>(rows.size()), 3 * width, 90, &bytes);
    std::string out(reinterpret_cast<const char*>(bytes), size);
    WebPFree(bytes);
    return out;
}

} // namespace formradar::scan
