// A file's content to its format's pages.
#include "formradar/scan/open.hpp"

#include "scan/heic.hpp"
#include "scan/jpeg.hpp"
#include "scan/kind.hpp"
#include "scan/pages.hpp"
#include "scan/pdf.hpp"
#include "scan/picture.hpp"
#include "scan/png.hpp"
#include "scan/tiff.hpp"
#include "scan/webp.hpp"

namespace formradar::scan {
namespace {

using Decode = Expected<Decoded, Refusal> (*)(std::string_view, const OpenOptions&);

// A file that holds one picture.
class OnePicture : public Pages {
public:
    OnePicture(std::string_view bytes, const OpenOptions& options, Decode decode)
        : bytes_(bytes), options_(options), decode_(decode) {}
    [[nodiscard]] int count() const override { return 1; }
    [[nodiscard]] Expected<ScannedPage, Refusal> page(int) const override {
        auto decoded = decode_(bytes_, options_);
        if (!decoded) {
            return Unexpected{std::move(decoded.error())};
        }
        return finished(std::move(*decoded));
    }

private:
    std::string_view bytes_;
    OpenOptions options_;
    Decode decode_;
};

OpenedPages open_pages(Kind kind, std::string_view bytes, const OpenOptions& options) {
    const auto one = [&](Decode decode) -> OpenedPages { return {std::make_unique<OnePicture>(bytes, options, decode)}; };
    switch (kind) {
        using enum Kind;
        case jpeg:
            return one(decode_jpeg);
        case png:
            return one(decode_png);
        case tiff:
            return open_tiff(bytes, options);
        case pdf:
            return open_pdf(bytes, options);
        case heic:
        case avif:
            return open_heic(bytes, options);
        case webp:
            return one(decode_webp);
        case other:
            break;
    }
    return unreadable(describe_other(bytes));
}

} // namespace

struct ScanFile::State {
    Kind kind = Kind::other;
    std::unique_ptr<Pages> pages;
};

Expected<ScanFile, Refusal> ScanFile::open(std::string_view bytes, const OpenOptions& options) {
    const auto kind = kind_of(bytes);
    auto pages = open_pages(kind, bytes, options);
    if (!pages) {
        return Unexpected{std::move(pages.error())};
    }
    return ScanFile(std::make_unique<State>(State{kind, std::move(*pages)}));
}

ScanFile::ScanFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
ScanFile::ScanFile(ScanFile&&) noexcept = default;
ScanFile& ScanFile::operator=(ScanFile&&) noexcept = default;
ScanFile::~ScanFile() = default;

std::string_view ScanFile::kind() const {
    return name_of(state_->kind);
}

int ScanFile::pages() const {
    return state_->pages->count();
}

Expected<ScannedPage, Refusal> ScanFile::page(int number) const {
    if (number < 1 || number > pages()) {
        return unreadable("there is no page " + std::to_string(number));
    }
    return state_->pages->page(number);
}

} // namespace formradar::scan
