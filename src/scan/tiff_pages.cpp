// Which of a TIFF file's pictures are pages: those of its chain, those below them, and never a smaller copy of another.
#include "scan/tiff.hpp"

#include <algorithm>
#include <optional>

#include "formradar/core/causes.hpp"
#include "scan/jpeg.hpp"
#include "scan/same_picture.hpp"
#include "scan/tiff_source.hpp"

namespace formradar::scan {
namespace {

constexpr std::uint16_t colour_filter = 32803; // photometric interpretations of raw pictures (DNG 1.4)
constexpr std::uint16_t linear_raw = 34892;
constexpr std::size_t most_directories = 65'535;
constexpr std::uint32_t least_sheet = 350; // pixels on the long side: below, no code could be read
constexpr int least_preview = 1000;        // pixels on the long side: below, boxes are too small to be read

struct Directory {
    std::uint64_t offset = 0;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    bool reduced = false; // it says that it is a smaller copy
    bool raw = false;
    int orientation = 1;

    [[nodiscard]] double area() const { return static_cast<double>(width) * height; }
};

Directory directory_of(TIFF* tiff) {
    const auto photometric = tiff_field<std::uint16_t>(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
    return {.offset = TIFFCurrentDirOffset(tiff),
            .width = tiff_field<std::uint32_t>(tiff, TIFFTAG_IMAGEWIDTH, 0),
            .height = tiff_field<std::uint32_t>(tiff, TIFFTAG_IMAGELENGTH, 0),
            .reduced = (tiff_field<std::uint32_t>(tiff, TIFFTAG_SUBFILETYPE, 0) & FILETYPE_REDUCEDIMAGE) != 0,
            .raw = photometric == colour_filter || photometric == linear_raw,
            .orientation = tiff_field<std::uint16_t>(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT)};
}

// All pictures of a file, in the order of its chain, each followed by those below it.
struct Found {
    std::vector<Directory> directories;
    bool raw = false;    // from a camera
    bool broken = false; // the chain leads nowhere
};

void add_below(TIFF* tiff, Found& found) {
    const auto number = TIFFCurrentDirectory(tiff);
    std::uint16_t count = 0;
    const std::uint64_t* listed = nullptr;
    if (TIFFGetField(tiff, TIFFTAG_SUBIFD, &count, &listed) != 1 || listed == nullptr) {
        return;
    }
    const std::vector<std::uint64_t> offsets(listed, listed + count); // the list goes with its directory
    for (const auto offset : offsets) {
        if (TIFFSetSubDirectory(tiff, offset) == 0) {
            found.broken = true;
            continue;
        }
        found.directories.push_back(directory_of(tiff));
        found.raw = found.raw || found.directories.back().raw;
    }
    TIFFSetDirectory(tiff, number);
}

Found found_in(TIFF* tiff) {
    Found found;
    found.broken = tiff == nullptr;
    while (!found.broken && found.directories.size() < most_directories) {
        const void* version = nullptr;
        found.raw = found.raw || TIFFGetField(tiff, TIFFTAG_DNGVERSION, &version) == 1;
        found.directories.push_back(directory_of(tiff));
        found.raw = found.raw || found.directories.back().raw;
        add_below(tiff, found);
        if (TIFFLastDirectory(tiff) != 0) {
            break;
        }
        found.broken = found.broken || TIFFReadDirectory(tiff) == 0;
    }
    return found;
}

class TiffPages : public Pages {
public:
    TiffPages(std::string_view bytes, const OpenOptions& options) : source_{.bytes = bytes}, options_(options) {
        tiff_ = open_tiff_source(source_);
        found_ = found_in(tiff_.get());
        if (!found_.raw) {
            choose_pages();
        }
    }
    // Where the chain of pages breaks, one page more says that there is something missing.
    [[nodiscard]] int count() const override {
        return found_.raw ? 1 : static_cast<int>(pages_.size()) + (found_.broken || pages_.empty() ? 1 : 0);
    }
    [[nodiscard]] Expected<ScannedPage, Refusal> page(int number) const override {
        if (found_.raw) {
            return preview();
        }
        if (static_cast<std::size_t>(number) > pages_.size()) {
            return refusal_of(source_);
        }
        auto decoded = decode(pages_[static_cast<std::size_t>(number) - 1], options_);
        if (!decoded) {
            return Unexpected{std::move(decoded.error())};
        }
        return finished(std::move(*decoded));
    }

private:
    [[nodiscard]] Expected<Decoded, Refusal> decode(const Directory& directory, const OpenOptions& options) const {
        source_.message = {};
        source_.errors = 0;
        if (TIFFSetSubDirectory(tiff_.get(), directory.offset) == 0) {
            return refusal_of(source_);
        }
        return decode_tiff_directory(tiff_.get(), source_, options);
    }

    void choose_pages() {
        for (const auto& directory : found_.directories) {
            if (!is_copy(directory)) {
                pages_.push_back(directory);
            }
        }
    }

    // Only what says so is held against the page before it and the first that is no copy, and what it says is not believed:
    // some scanners say it of every page.
    [[nodiscard]] bool is_copy(const Directory& small) const {
        if (!small.reduced) {
            return false;
        }
        const auto full = std::ranges::find(found_.directories, false, &Directory::reduced);
        if (full != found_.directories.end() && std::max(small.width, small.height) < least_sheet) {
            return true;
        }
        return (!pages_.empty() && shows_the_same(small, pages_.back())) ||
               (full != found_.directories.end() && shows_the_same(small, *full));
    }

    [[nodiscard]] bool shows_the_same(const Directory& small, const Directory& large) const {
        if (large.area() < 2 * small.area()) {
            return false;
        }
        auto greys = options_;
        greys.colour = false; // else what is a page would depend on what is asked of it
        const auto picture = decode(small, greys);
        const auto other = decode(large, greys);
        return picture && other && same_picture(picture->image, other->image);
    }

    // What the camera made of the raw picture itself, where it is large enough.
    [[nodiscard]] Expected<ScannedPage, Refusal> preview() const {
        auto previews = found_.directories;
        std::erase_if(previews, [](const Directory& d) { return d.raw; });
        std::ranges::stable_sort(previews, std::ranges::greater(), &Directory::area);
        for (const auto& directory : previews) {
            auto decoded = camera_picture(directory);
            if (decoded && std::max(decoded->image.width(), decoded->image.height()) >= least_preview) {
                decoded->orientation = found_.directories.front().orientation;
                return finished(std::move(*decoded));
            }
        }
        return unreadable({Cause::raw_tiff});
    }

    // Cameras write whole JPEG files into strips, and into a place of their own.
    [[nodiscard]] Expected<Decoded, Refusal> camera_picture(const Directory& directory) const {
        source_.message = {};
        if (TIFFSetSubDirectory(tiff_.get(), directory.offset) == 0) {
            return refusal_of(source_);
        }
        std::uint64_t offset = 0;
        std::uint64_t length = 0;
        const std::uint64_t* offsets = nullptr;
        const std::uint64_t* lengths = nullptr;
        const bool own_place = TIFFGetField(tiff_.get(), TIFFTAG_JPEGIFOFFSET, &offset) == 1 &&
                               TIFFGetField(tiff_.get(), TIFFTAG_JPEGIFBYTECOUNT, &length) == 1;
        if (!own_place && TIFFNumberOfStrips(tiff_.get()) == 1 && TIFFIsTiled(tiff_.get()) == 0 &&
            TIFFGetField(tiff_.get(), TIFFTAG_STRIPOFFSETS, &offsets) == 1 &&
            TIFFGetField(tiff_.get(), TIFFTAG_STRIPBYTECOUNTS, &lengths) == 1 && offsets != nullptr && lengths != nullptr) {
            offset = offsets[0];
            length = lengths[0];
        }
        const auto jpeg = source_.bytes.substr(std::min<std::uint64_t>(offset, source_.bytes.size()), length);
        return jpeg.starts_with("\xFF\xD8\xFF") ? decode_jpeg(jpeg, options_)
                                                : decode_tiff_directory(tiff_.get(), source_, options_);
    }

    mutable TiffSource source_; // what libtiff reads and complains about while a page is decoded
    OpenOptions options_;
    Tiff tiff_;
    Found found_;
    std::vector<Directory> pages_;
};

} // namespace

OpenedPages open_tiff(std::string_view bytes, const OpenOptions& options) {
    return {std::make_unique<TiffPages>(bytes, options)};
}

} // namespace formradar::scan
