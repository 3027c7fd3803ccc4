// A file's content to its format's pages.
#include "formradar/scan/open.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "formradar/core/causes.hpp"
#include "scan/heic.hpp"
#include "scan/joined.hpp"
#include "scan/jpeg_pages.hpp"
#include "scan/jpx.hpp"
#include "scan/kind.hpp"
#include "scan/other_file.hpp"
#include "scan/pages.hpp"
#include "scan/pdf.hpp"
#include "scan/picture.hpp"
#include "scan/png_pages.hpp"
#include "scan/tiff.hpp"
#include "scan/webp.hpp"

namespace formradar::scan {
namespace {

using Decode = Expected<Decoded, Refusal> (*)(std::string_view, const OpenOptions&);

Expected<Decoded, Refusal> decode_jpx_file(std::string_view bytes, const OpenOptions& options) {
    return decode_jpx(bytes, options);
}

// A file that holds one picture.
class OnePage : public Pages {
public:
    OnePage(std::string_view bytes, const OpenOptions& options, Decode decode)
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
    const auto one = [&](Decode decode) -> OpenedPages { return {std::make_unique<OnePage>(bytes, options, decode)}; };
    switch (kind) {
        using enum Kind;
        case jpeg:
            return open_jpeg(bytes, options);
        case jpx:
            return one(decode_jpx_file);
        case png:
            return open_png(bytes, options);
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
    return Unexpected{refusal_of_other(bytes, options.name)};
}

// The pages of each file that was joined to the first one; of one that cannot be opened a page that says so.
class JoinedPages : public Pages {
public:
    JoinedPages(std::span<const std::string_view> files, const OpenOptions& options) {
        for (const auto file : files) {
            files_.push_back(open_pages(kind_of(file), file, options));
        }
    }
    [[nodiscard]] int count() const override {
        int pages = 0;
        for (const auto& file : files_) {
            pages += count_of(file);
        }
        return pages;
    }
    [[nodiscard]] Expected<ScannedPage, Refusal> page(int number) const override {
        auto file = files_.begin();
        for (; number > count_of(*file); ++file) {
            number -= count_of(*file);
        }
        return *file ? (**file)->page(number) : Unexpected{file->error()};
    }

private:
    [[nodiscard]] static int count_of(const OpenedPages& file) { return file ? (*file)->count() : 1; }

    std::vector<OpenedPages> files_;
};

OpenedPages open_file(Kind kind, std::string_view bytes, const OpenOptions& options) {
    const auto files = joined_files(bytes);
    return files.size() == 1 ? open_pages(kind, bytes, options) : OpenedPages{std::make_unique<JoinedPages>(files, options)};
}

} // namespace

struct ScanFile::State {
    Kind kind = Kind::other;
    std::unique_ptr<Pages> pages;
    int most = 0;            // of its pages that are tried
    bool unfinished = false; // its name says that it is not complete
};

Expected<ScanFile, Refusal> ScanFile::open(std::string_view bytes, const OpenOptions& options) {
    const auto kind = kind_of(bytes);
    const bool unfinished = is_unfinished_download(options.name);
    auto pages = open_file(kind, bytes, options);
    if (pages && (*pages)->count() < 1) {
        pages = unreadable({Cause::no_pages});
    }
    if (!pages) {
        return Unexpected{unfinished ? Refusal{RefusalKind::no_scan, {Cause::not_complete_yet}} : std::move(pages.error())};
    }
    return ScanFile(std::make_unique<State>(
        State{.kind = kind, .pages = std::move(*pages), .most = std::max(1, options.max_pages), .unfinished = unfinished}));
}

ScanFile::ScanFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
ScanFile::ScanFile(ScanFile&&) noexcept = default;
ScanFile& ScanFile::operator=(ScanFile&&) noexcept = default;
ScanFile::~ScanFile() = default;

std::string_view ScanFile::kind() const {
    return name_of(state_->kind);
}

int ScanFile::pages() const {
    return std::min(state_->pages->count(), state_->most + 1);
}

Expected<ScannedPage, Refusal> ScanFile::page(int number) const {
    if (number < 1 || number > pages()) {
        return unreadable({Cause::no_page, {figure(number)}});
    }
    if (number > state_->most) {
        return Unexpected{
            Refusal{RefusalKind::too_large, {Cause::too_many_pages, {figure(state_->pages->count()), figure(state_->most)}}}};
    }
    auto page = state_->pages->page(number);
    if (state_->unfinished && (!page || page->missing_rows_from)) {
        return Unexpected{Refusal{RefusalKind::no_scan, {Cause::not_complete_yet}}};
    }
    return page;
}

} // namespace formradar::scan
