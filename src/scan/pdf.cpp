// A PDF file's pages, and what is attached to it.
#include "scan/pdf.hpp"

#include <new>
#include <string>

#include "formradar/core/causes.hpp"
#include "scan/pdf_attachments.hpp"
#include "scan/pdf_hidden.hpp"
#include "scan/pdf_library.hpp"
#include "scan/pdf_picture.hpp"
#include "scan/pdf_render.hpp"

namespace formradar::scan {
namespace {

class PdfPages : public Pages {
public:
    // `mended`: what to read instead of `bytes`, or empty.
    PdfPages(std::string mended, std::string_view bytes, const OpenOptions& options)
        : options_(options), mended_(std::move(mended)), renderer_(bytes, options) {
        const auto source = mended_.empty() ? bytes : std::string_view(mended_);
        pdf_.setSuppressWarnings(true);
        pdf_.processMemoryFile("scan", source.data(), source.size());
        find_pages();
        find_attachments();
    }
    // The pages, what is attached, and one more page where some are missing of a damaged file, so that somebody is told.
    [[nodiscard]] int count() const override { return own() + attached_.count() + (some_are_missing_ ? 1 : 0); }
    [[nodiscard]] Expected<ScannedPage, Refusal> page(int number) const override {
        if (number > own() + attached_.count()) {
            return unreadable({Cause::pdf_cut_short});
        }
        if (number > own()) {
            return attached_.page(number - own());
        }
        auto decoded = taken_out(number);
        if (!decoded) {
            decoded = renderer_.render(number, long_side(number));
            if (*decoded && !options_.colour && hides_a_picture(number, (*decoded)->image)) {
                return unreadable({Cause::pdf_hidden_picture, {figure(number)}});
            }
            if (*decoded && (*decoded)->suspect.empty() && hides_marks(number)) {
                (*decoded)->suspect = {Cause::pdf_hidden_ink};
            }
        }
        if (!*decoded) {
            return Unexpected{std::move(decoded->error())};
        }
        return finished(std::move(**decoded));
    }

private:
    [[nodiscard]] int own() const { return static_cast<int>(pages_.size()); }
    [[nodiscard]] QPDFPageObjectHelper helper(int number) const { return {pages_[static_cast<std::size_t>(number) - 1]}; }

    // Of a file that was cut short the list of pages at its end is lost, but not the pages before the cut.
    void find_pages() {
        try {
            pages_ = pdf_.getAllPages();
            const auto said = whole_number(pdf_.getRoot().getKey("/Pages").getKeyIfDict("/Count"), 0);
            some_are_missing_ = said > static_cast<int>(pages_.size());
        } catch (const QPDFExc&) {
            pages_.clear();
        }
        if (!pages_.empty() || !pdf_.anyWarnings()) {
            return;
        }
        for (auto& object : pdf_.getAllObjects()) {
            if (object.isDictionaryOfType("/Page")) {
                pages_.push_back(object);
            }
        }
        some_are_missing_ = true;
    }

    void find_attachments() {
        try {
            attached_ = AttachedFiles(pdf_, options_);
        } catch (const std::exception&) {
            some_are_missing_ = true;
        }
    }

    // What qpdf stumbles over may still be rendered.
    [[nodiscard]] std::optional<Expected<Decoded, Refusal>> taken_out(int number) const {
        try {
            const auto picture = only_picture(helper(number));
            return picture ? decode_picture(*picture, options_) : std::nullopt;
        } catch (const std::bad_alloc&) {
            throw; // the renderer would not get more
        } catch (const std::exception&) {
            return std::nullopt;
        }
    }

    [[nodiscard]] bool hides_a_picture(int number, const GrayImage& shown) const {
        try {
            return scan::hides_a_picture(helper(number), shown, options_);
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception&) {
            return false;
        }
    }

    [[nodiscard]] bool hides_marks(int number) const {
        try {
            return scan::hides_marks(pdf_, helper(number));
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception&) {
            return false; // nothing is known of it
        }
    }

    // Of the visible page, in points, where it says so.
    [[nodiscard]] std::optional<double> long_side(int number) const {
        try {
            const auto box = helper(number).getCropBox().getArrayAsRectangle();
            const double side = std::max(box.urx - box.llx, box.ury - box.lly);
            return side > 0 ? std::optional{side} : std::nullopt;
        } catch (const std::exception&) {
            return std::nullopt;
        }
    }

    OpenOptions options_;
    std::string mended_;
    mutable QPDF pdf_; // reads objects when they are asked for
    mutable PdfRenderer renderer_;
    std::vector<QPDFObjectHandle> pages_;
    AttachedFiles attached_;
    bool some_are_missing_ = false;
};

// qpdf looks for the trailer of a damaged file, which is lost with the file's end; any will do to find its objects.
constexpr std::string_view other_trailer = "\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n";

OpenedPages mended(std::string_view bytes, const OpenOptions& options, const std::string& damage) {
    try {
        auto pages = std::make_unique<PdfPages>(std::string(bytes).append(other_trailer), bytes, options);
        if (pages->count() > 1) { // one of them says that there is something missing
            return {std::move(pages)};
        }
    } catch (const std::exception&) { // what was wrong at first says more
    }
    return unreadable({Cause::pdf_damaged, {damage}});
}

} // namespace

OpenedPages open_pdf(std::string_view bytes, const OpenOptions& options) {
    try {
        auto pages = std::make_unique<PdfPages>(std::string(), bytes, options);
        return pages->count() == 0 ? OpenedPages(unreadable({Cause::pdf_without_pages})) : OpenedPages(std::move(pages));
    } catch (const QPDFExc& error) {
        return error.getErrorCode() == qpdf_e_password ? OpenedPages(unreadable({Cause::pdf_password}))
                                                       : mended(bytes, options, error.getMessageDetail());
    } catch (const std::exception& error) {
        return mended(bytes, options, error.what());
    }
}

} // namespace formradar::scan
