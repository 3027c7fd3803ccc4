// Every picture in the file is a page, but smaller copies of one before it.
#include "scan/jpeg_pages.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "scan/jpeg.hpp"
#include "scan/jpeg_data.hpp"
#include "scan/jpeg_several.hpp"
#include "scan/same_picture.hpp"

namespace formradar::scan {
namespace {

// Pictures of a file that are no smaller copies of the first one, or of the one before them. Those two are decoded once, however
// many are held against them.
class Originals {
public:
    explicit Originals(const OpenOptions& options) : options_(options) {
        options_.colour = false; // else what is a page would depend on what is asked of it
    }

    [[nodiscard]] std::vector<std::string_view> among(const std::vector<std::string_view>& found) {
        std::vector<std::string_view> originals = {found.front()};
        for (std::size_t i = 1; i < found.size(); ++i) {
            const bool is_copy =
                shows_smaller(found[i], originals.back()) || (originals.size() > 1 && shows_smaller(found[i], originals.front()));
            if (!is_copy) {
                originals.push_back(found[i]);
            }
        }
        return originals;
    }

private:
    struct Decoded {
        std::string_view picture;
        std::optional<GrayImage> image;
    };

    [[nodiscard]] bool shows_smaller(std::string_view picture, std::string_view other) {
        const auto size = size_in_jpeg(picture), large = size_in_jpeg(other);
        if (!size || !large || 2 * size->width * size->height > large->width * large->height) {
            return false; // nothing is decoded for it
        }
        const auto small = decoded(picture);
        const auto& full = kept(other);
        return small && full && 2 * small->pixels().size() <= full->pixels().size() && same_picture(*small, *full);
    }

    [[nodiscard]] std::optional<GrayImage> decoded(std::string_view picture) const {
        auto page = decode_jpeg(picture, options_);
        return page ? std::optional(std::move(page->image)) : std::nullopt;
    }

    [[nodiscard]] const std::optional<GrayImage>& kept(std::string_view picture) {
        const auto known = std::ranges::find(kept_, picture.data(), [](const auto& one) { return one.picture.data(); });
        if (known != kept_.end()) {
            return known->image;
        }
        constexpr std::size_t most = 2;
        if (kept_.size() == most) {
            kept_.pop_back(); // the first one of the file stays
        }
        kept_.push_back({picture, decoded(picture)});
        return kept_.back().image;
    }

    OpenOptions options_;
    std::vector<Decoded> kept_;
};

class JpegPages : public Pages {
public:
    JpegPages(std::string_view bytes, const OpenOptions& options)
        : options_(options), pictures_(Originals(options).among(pictures_in_jpeg(bytes))) {}
    [[nodiscard]] int count() const override { return static_cast<int>(pictures_.size()); }
    [[nodiscard]] Expected<ScannedPage, Refusal> page(int number) const override {
        auto decoded = decode_jpeg(pictures_[static_cast<std::size_t>(number) - 1], options_);
        return decoded ? finished(std::move(*decoded)) : Unexpected{std::move(decoded.error())};
    }

private:
    OpenOptions options_;
    std::vector<std::string_view> pictures_;
};

} // namespace

OpenedPages open_jpeg(std::string_view bytes, const OpenOptions& options) {
    return {std::make_unique<JpegPages>(bytes, options)};
}

} // namespace formradar::scan
