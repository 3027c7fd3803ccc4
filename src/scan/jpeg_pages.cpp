// Every picture in the file is a page, but those that show a smaller first one.
#include "scan/jpeg_pages.hpp"

#include <vector>

#include "scan/jpeg.hpp"
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
    [[nodiscard]] bool is_copy(std::string_view picture) const {
        const auto small = decode_jpeg(picture, options_);
        const auto first = decode_jpeg(pictures_.front(), options_);
        return small && first && 2 * small->image.pixels().size() <= first->image.pixels().size() &&
               same_picture(small->image, first->image);
    }

    OpenOptions options_;
    std::vector<std::string_view> pictures_;
};

} // namespace

OpenedPages open_jpeg(std::string_view bytes, const OpenOptions& options) {
    return {std::make_unique<JpegPages>(bytes, options)};
}

} // namespace formradar::scan
