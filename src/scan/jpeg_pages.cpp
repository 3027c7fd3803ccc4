// Every picture in the file is a page, but smaller copies of one before it.
#include "scan/jpeg_pages.hpp"

#include <vector>

#include "scan/jpeg.hpp"
#include "scan/jpeg_data.hpp"
#include "scan/jpeg_several.hpp"
#include "scan/same_picture.hpp"

namespace formradar::scan {
namespace {

class JpegPages : public Pages {
public:
    JpegPages(std::string_view bytes, const OpenOptions& options) : options_(options) {
        const auto found = pictures_in_jpeg(bytes);
        pictures_ = {found.front()};
        for (std::size_t i = 1; i < found.size(); ++i) {
            if (!is_copy(found[i])) {
                pictures_.push_back(found[i]);
            }
        }
    }
    [[nodiscard]] int count() const override { return static_cast<int>(pictures_.size()); }
    [[nodiscard]] Expected<ScannedPage, Refusal> page(int number) const override {
        auto decoded = decode_jpeg(pictures_[static_cast<std::size_t>(number) - 1], options_);
        return decoded ? finished(std::move(*decoded)) : Unexpected{std::move(decoded.error())};
    }

private:
    // Of the first picture, or of the one that was found before it.
    [[nodiscard]] bool is_copy(std::string_view picture) const {
        return shows_smaller(picture, pictures_.back()) || (pictures_.size() > 1 && shows_smaller(picture, pictures_.front()));
    }

    [[nodiscard]] bool shows_smaller(std::string_view picture, std::string_view other) const {
        const auto size = size_in_jpeg(picture), large = size_in_jpeg(other);
        if (!size || !large || 2 * size->width * size->height > large->width * large->height) {
            return false; // nothing is decoded for it
        }
        auto greys = options_;
        greys.colour = false; // else what is a page would depend on what is asked of it
        const auto small = decode_jpeg(picture, greys);
        const auto full = decode_jpeg(other, greys);
        return small && full && 2 * small->image.pixels().size() <= full->image.pixels().size() &&
               same_picture(small->image, full->image);
    }

    OpenOptions options_;
    std::vector<std::string_view> pictures_;
};

} // namespace

OpenedPages open_jpeg(std::string_view bytes, const OpenOptions& options) {
    return {std::make_unique<JpegPages>(bytes, options)};
}

} // namespace formradar::scan
