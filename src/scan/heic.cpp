// Everything from libheif: the brightness plane of each picture in the file; colour is not asked for.
#include "scan/heic.hpp"

#include <libheif/heif.h>

#include <string>

#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"
#include "scan/bytes.hpp"
#include "scan/picture.hpp"

namespace formradar::scan {
namespace {

// libheif has all of the picture in memory twice while it turns it, and more than its brightness.
OpenOptions affordable(OpenOptions options) {
    options.max_megapixels /= 2;
    return options;
}

template <auto Release>
struct With {
    template <class T>
    void operator()(T* pointer) const {
        Release(pointer);
    }
};
using HeifContext = std::unique_ptr<heif_context, With<heif_context_free>>;
using Handle = std::unique_ptr<heif_image_handle, With<heif_image_handle_release>>;
using Image = std::unique_ptr<heif_image, With<heif_image_release>>;

Unexpected<Refusal> refusal_of(const heif_error& error) {
    if (error.code == heif_error_Unsupported_filetype || error.subcode == heif_suberror_Unsupported_codec) {
        return unreadable({Cause::heic_no_decoder, {std::string(error.message)}});
    }
    return unreadable({Cause::cannot_be_decoded, {std::string("HEIC"), std::string(error.message)}});
}

// The decoder takes about 6 bytes a pixel, and does not say when there were not as many.
Unexpected<Refusal> refusal_of(const heif_error& error, const heif_image_handle* handle) {
    constexpr double many = 30; // megapixels; phones that make more store them in pieces
    const double megapixels = 1e-6 * heif_image_handle_get_width(handle) * heif_image_handle_get_height(handle);
    auto refusal = refusal_of(error);
    if (megapixels > many) {
        refusal.error.detail = {Cause::perhaps_for_memory, {within(std::move(refusal.error.detail)), figure(megapixels, 0)}};
    }
    return refusal;
}

bool is_limited_range(const heif_image* image) {
    heif_color_profile_nclx* profile = nullptr;
    if (heif_image_get_nclx_color_profile(image, &profile).code != heif_error_Ok || profile == nullptr) {
        return false;
    }
    const bool limited = profile->full_range_flag == 0;
    heif_nclx_color_profile_free(profile);
    return limited;
}

// Video range puts black at 16 and white at 235.
std::uint8_t full_range(unsigned grey) {
    return static_cast<std::uint8_t>(std::clamp((static_cast<int>(grey) - 16) * 255 / 219, 0, 255));
}

GrayImage grey_of_plane(const heif_image* image, heif_channel channel) {
    int stride = 0;
    const auto* const plane = heif_image_get_plane_readonly(image, channel, &stride);
    const int width = heif_image_get_width(image, channel);
    const int height = heif_image_get_height(image, channel);
    if (plane == nullptr || width < 1 || height < 1) {
        return {};
    }
    const auto shift = static_cast<unsigned>(heif_image_get_bits_per_pixel_range(image, channel)) - 8U;
    const bool limited = is_limited_range(image);
    RowSink sink(width, height);
    for (int y = 0; y < height; ++y) {
        const auto* const row = plane + static_cast<std::ptrdiff_t>(stride) * y;
        auto* const to = sink.row();
        for (std::ptrdiff_t x = 0; x < width; ++x) { // more than 8 bits take two bytes, the lower first
            const unsigned grey = shift == 0 ? row[x] : (row[2 * x] | static_cast<unsigned>(row[2 * x + 1]) << 8U) >> shift;
            to[x] = limited ? full_range(grey) : static_cast<std::uint8_t>(grey);
        }
        sink.row_done();
    }
    return sink.take();
}

// How far each pixel is from grey; its planes of colour are often half as wide and high.
GrayImage colour_of_planes(const GrayImage& blue, const GrayImage& red, int width, int height) {
    RowSink sink(width, height);
    for (int y = 0; y < height; ++y) {
        const auto blues = blue.row(y * blue.height() / height), reds = red.row(y * red.height() / height);
        auto* const to = sink.row();
        for (int x = 0; x < width; ++x) {
            const auto at = static_cast<std::size_t>(x * blue.width() / width);
            to[x] = colour_of_differences(blues[at], reds[at]);
        }
        sink.row_done();
    }
    return sink.take();
}

// A film of pictures beside the still ones (a burst, an animation): ISO/IEC 23008-12, 7; its box stands at the top of the file.
// The film of a live photo is behind them as a file of its own.
bool has_sequence(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size() && bytes.size() - at >= 8;) {
        const std::size_t length = number_at(bytes, at, 4);
        const auto box = bytes.substr(at + 4, 4);
        if (box == "moov") {
            return true;
        }
        if (length < 8 || (box == "ftyp" && at > 0)) { // to the end of the file, or longer than any photo
            break;
        }
        at += length;
    }
    return false;
}

class HeicPages : public Pages {
public:
    HeicPages(HeifContext context, std::string_view bytes, const OpenOptions& options)
        : context_(std::move(context)), options_(affordable(options)), sequence_(has_sequence(bytes)) {
        ids_.resize(static_cast<std::size_t>(heif_context_get_number_of_top_level_images(context_.get())));
        heif_context_get_list_of_top_level_image_IDs(context_.get(), ids_.data(), static_cast<int>(ids_.size()));
    }
    [[nodiscard]] int count() const override { return stills() + (sequence_ ? 1 : 0); }
    [[nodiscard]] Expected<ScannedPage, Refusal> page(int number) const override {
        if (number > stills()) {
            return unreadable({Cause::heic_sequence});
        }
        heif_image_handle* raw_handle = nullptr;
        const auto id = ids_[static_cast<std::size_t>(number) - 1];
        const auto found = heif_context_get_image_handle(context_.get(), id, &raw_handle);
        const Handle handle(raw_handle);
        if (found.code != heif_error_Ok) {
            return refusal_of(found);
        }
        if (auto refusal =
                wrong_size(heif_image_handle_get_width(handle.get()), heif_image_handle_get_height(handle.get()), options_)) {
            return Unexpected{std::move(*refusal)};
        }
        return decode(handle.get());
    }

private:
    [[nodiscard]] int stills() const { return static_cast<int>(ids_.size()); }

    // Brightness and colour, as nearly all of them are stored: left to itself, libheif turns some into red, green and blue.
    // Turned by libheif as the file says it.
    [[nodiscard]] Expected<ScannedPage, Refusal> decode(const heif_image_handle* handle) const {
        heif_image* raw_image = nullptr;
        const auto done = heif_decode_image(handle, &raw_image, heif_colorspace_YCbCr, heif_chroma_420, nullptr);
        const Image image(raw_image);
        if (done.code != heif_error_Ok) {
            return refusal_of(done, handle);
        }
        Decoded decoded;
        decoded.image = grey_of_plane(image.get(), heif_channel_Y);
        if (decoded.image.empty()) {
            return unreadable({Cause::heic_no_brightness});
        }
        if (options_.colour) {
            const auto blue = grey_of_plane(image.get(), heif_channel_Cb), red = grey_of_plane(image.get(), heif_channel_Cr);
            decoded.image = colour_of_planes(blue, red, decoded.image.width(), decoded.image.height());
            decoded.coloured = true;
        }
        return finished(std::move(decoded));
    }

    HeifContext context_;
    OpenOptions options_;
    bool sequence_;
    std::vector<heif_item_id> ids_;
};

} // namespace

OpenedPages open_heic(std::string_view bytes, const OpenOptions& options) {
    HeifContext context(heif_context_alloc());
    const auto read = heif_context_read_from_memory_without_copy(context.get(), bytes.data(), bytes.size(), nullptr);
    if (read.code != heif_error_Ok) {
        return refusal_of(read);
    }
    auto pages = std::make_unique<HeicPages>(std::move(context), bytes, options);
    if (pages->count() == 0) {
        return unreadable({Cause::heic_empty});
    }
    return {std::move(pages)};
}

} // namespace formradar::scan
