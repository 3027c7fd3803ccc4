// HEIC and WebP files, made with the libraries themselves.
#include <gtest/gtest.h>
#include <libheif/heif.h>
#include <webp/encode.h>

#include <cstring>

#include "scan/pictures.hpp"

// The HEIC encoder, which only these tests use, loses a little memory.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libx265";
} // NOLINT(bugprone-reserved-identifier)

namespace formradar {
namespace {

// Empty where libheif has no encoder.
std::string make_heic(const GrayImage& image) {
    heif_context* context = heif_context_alloc();
    heif_encoder* encoder = nullptr;
    if (heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder).code != heif_error_Ok) {
        heif_context_free(context);
        return {};
    }
    heif_image* picture = nullptr;
    heif_image_create(image.width(), image.height(), heif_colorspace_monochrome, heif_chroma_monochrome, &picture);
    heif_image_add_plane(picture, heif_channel_Y, image.width(), image.height(), 8);
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

std::string make_webp(const GrayImage& image, bool lossless, std::uint8_t alpha = 255) {
    std::vector<std::uint8_t> rgba;
    for (const auto grey : image.pixels()) {
        rgba.insert(rgba.end(), {grey, grey, grey, alpha});
    }
    std::uint8_t* bytes = nullptr;
    const auto size = lossless ? WebPEncodeLosslessRGBA(rgba.data(), image.width(), image.height(), 4 * image.width(), &bytes)
                               : WebPEncodeRGBA(rgba.data(), image.width(), image.height(), 4 * image.width(), 95, &bytes);
    std::string out(reinterpret_cast<const char*>(bytes), size);
    WebPFree(bytes);
    return out;
}

TEST(Heic, comes_back_nearly_as_it_was) {
    const auto image = slope(160, 128);
    const auto bytes = make_heic(image);
    if (bytes.empty()) {
        GTEST_SKIP() << "libheif has no encoder here";
    }
    const auto file = ScanFile::open(bytes);
    ASSERT_TRUE(file);
    EXPECT_EQ(file->kind(), "HEIC");
    const auto page = file->page(1);
    ASSERT_TRUE(page) << page.error().detail;
    EXPECT_LE(difference(page->image, image), 60);
    EXPECT_EQ(page_of(bytes, 1, {.max_megapixels = 0.01}).error().kind, RefusalKind::too_large);
    for (std::size_t tenth = 0; tenth < 10; ++tenth) {
        EXPECT_FALSE(page_of(bytes.substr(0, bytes.size() * tenth / 10)));
    }
}

TEST(Webp, lossy_and_lossless) {
    const auto image = slope(160, 128);
    for (const bool lossless : {true, false}) {
        const auto page = page_of(make_webp(image, lossless));
        ASSERT_TRUE(page);
        EXPECT_LE(difference(page->image, image), lossless ? 2 : 60);
        EXPECT_EQ(page->missing_rows_from, -1);
    }
}

TEST(Webp, what_is_transparent_is_seen_on_white) {
    const auto page = page_of(make_webp(GrayImage(8, 8, 0), true, 0));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->image.row(0)[0], 255);
}

TEST(Webp, cut_short_it_tells_its_missing_rows_or_is_refused) {
    const auto bytes = make_webp(slope(320, 640), false);
    for (std::size_t tenth = 0; tenth < 10; ++tenth) {
        const auto page = page_of(bytes.substr(0, bytes.size() * tenth / 10));
        EXPECT_TRUE(!page || (page->missing_rows_from >= 160 && page->missing_rows_from < 640)) << tenth;
    }
    EXPECT_EQ(page_of(bytes, 1, {.max_megapixels = 0.1}).error().kind, RefusalKind::too_large);
}

} // namespace
} // namespace formradar
