// Everything from libqpdf: finds the one picture that a scanned page consists of, and takes it out.
#include "scan/pdf.hpp"

#define POINTERHOLDER_TRANSITION 4 // no old smart pointers of qpdf in its headers
#define JSON_HH                    // not used here, and clang 14 does not accept qpdf's JSON.hh in C++20
class JSON;
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <array>
#include <cstring>
#include <string>

#include "scan/content.hpp"
#include "scan/fax.hpp"
#include "scan/jpeg.hpp"
#include "scan/pdf_render.hpp"
#include "scan/samples.hpp"
#include "scan/tiff.hpp"

namespace formradar::scan {
namespace {

constexpr std::size_t longest_content =
    1 << 20; // bytes; a page that only shows a picture, with hidden text on it, needs far less

// Gives a page's operators to OnePictureContent, one by one.
class ContentReader : public QPDFObjectHandle::ParserCallbacks {
public:
    void handleObject(QPDFObjectHandle object) override {
        if (!object.isOperator()) {
            operands_.push_back({.number = object.isNumber() ? std::optional(object.getNumericValue()) : std::nullopt,
                                 .name = object.isName() ? object.getName() : std::string()});
            return;
        }
        simple_ = content_.apply(object.getOperatorValue(), operands_);
        operands_.clear();
        if (!simple_) {
            terminateParsing();
        }
    }
    void contentSize(size_t size) override { simple_ = size <= longest_content; }
    void handleEOF() override {}
    [[nodiscard]] std::optional<OnePictureContent> content() const {
        return simple_ && !content_.name().empty() ? std::optional(content_) : std::nullopt;
    }

private:
    OnePictureContent content_;
    std::vector<Operand> operands_;
    bool simple_ = true;
};

// How samples become grey, as far as we know the way.
struct Colours {
    int channels = 1;
    std::vector<std::uint8_t> greys;
};

bool is_inverted(QPDFObjectHandle decode) {
    return decode.isArray() && decode.getArrayNItems() == 2 && decode.getArrayItem(0).isNumber() &&
           decode.getArrayItem(0).getNumericValue() > 0.5;
}

int channels_of(QPDFObjectHandle space) {
    if (space.isNameAndEquals("/DeviceGray") || space.isNameAndEquals("/G")) {
        return 1;
    }
    if (space.isNameAndEquals("/DeviceRGB") || space.isNameAndEquals("/RGB")) {
        return 3;
    }
    if (!space.isArray() || space.getArrayNItems() < 2) {
        return 0;
    }
    auto family = space.getArrayItem(0);
    if (family.isNameAndEquals("/ICCBased") && space.getArrayItem(1).isStream()) {
        auto n = space.getArrayItem(1).getDict().getKey("/N");
        return n.isInteger() ? n.getIntValueAsInt() : 0;
    }
    return family.isNameAndEquals("/CalGray") ? 1 : family.isNameAndEquals("/CalRGB") ? 3 : 0;
}

std::optional<Colours> indexed_colours(QPDFObjectHandle space, std::size_t count) {
    const int channels = channels_of(space.getArrayItem(1));
    auto lookup = space.getArrayItem(3);
    const auto data = lookup.isStream() ? lookup.getStreamData() : nullptr;
    const auto table = data ? std::string(reinterpret_cast<const char*>(data->getBuffer()), data->getSize())
                            : (lookup.isString() ? lookup.getStringValue() : std::string());
    if (channels != 1 && channels != 3) {
        return std::nullopt;
    }
    return Colours{.channels = 1, .greys = greys_of_table(table, static_cast<std::size_t>(channels), count)};
}

std::optional<Colours> colours_of(QPDFObjectHandle picture, int bits) {
    auto space = picture.getKey("/ColorSpace");
    auto decode = picture.getKey("/Decode");
    const std::size_t count = std::size_t{1} << static_cast<unsigned>(bits);
    if (space.isArray() && space.getArrayNItems() == 4 && space.getArrayItem(0).isNameAndEquals("/Indexed")) {
        return decode.isNull() ? indexed_colours(space, count) : std::nullopt;
    }
    const int channels = channels_of(space);
    if (channels == 1) {
        return Colours{.channels = 1, .greys = grey_steps(count, is_inverted(decode))};
    }
    const bool plain_colour = channels == 3 && bits == 8 && decode.isNull();
    return plain_colour ? std::optional(Colours{.channels = 3, .greys = {}}) : std::nullopt;
}

// Takes a stream's bytes as they are unpacked.
class RowPipeline : public Pipeline {
public:
    explicit RowPipeline(RowAssembler& rows) : Pipeline("rows", nullptr), rows_(&rows) {}
    void write(unsigned char const* data, size_t size) override {
        if (rows_->is_complete()) { // what follows the last row is of no use, and may be endless
            throw std::runtime_error("more data than the picture has pixels");
        }
        rows_->add({data, size});
    }
    void finish() override {}

private:
    RowAssembler* rows_;
};

int whole_number(QPDFObjectHandle value, int otherwise) {
    return value.isInteger() ? value.getIntValueAsInt() : otherwise;
}

bool is_true(QPDFObjectHandle value) {
    return value.isBool() && value.getBoolValue();
}

// An array of one is the same as that one.
QPDFObjectHandle only(QPDFObjectHandle value) {
    return value.isArray() && value.getArrayNItems() == 1 ? value.getArrayItem(0) : value;
}

using MaybeDecoded = std::optional<Expected<Decoded, Refusal>>; // nothing: it is for the renderer

MaybeDecoded decode_fax_stream(QPDFObjectHandle stream, const OpenOptions& options) {
    auto picture = stream.getDict();
    auto parameters = only(picture.getKey("/DecodeParms"));
    const auto parameter = [&](const char* key) {
        return parameters.isDictionary() ? parameters.getKey(key) : QPDFObjectHandle::newNull();
    };
    const auto colours = colours_of(picture, 1);
    if (!colours || whole_number(parameter("/K"), 0) >= 0 || is_true(parameter("/EncodedByteAlign"))) {
        return std::nullopt;
    }
    const auto data = stream.getRawStreamData();
    FaxData fax;
    fax.bytes = {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
    fax.width = whole_number(parameter("/Columns"), 1728);
    fax.height = whole_number(picture.getKey("/Height"), 0);
    const bool black_is_white = colours->greys[0] > colours->greys[1];
    fax.inverted = is_true(parameter("/BlackIs1")) != black_is_white;
    return decode_tiff_page(tiff_around(fax), options);
}

MaybeDecoded decode_samples(QPDFObjectHandle stream, const OpenOptions& options) {
    auto picture = stream.getDict();
    const int width = whole_number(picture.getKey("/Width"), 0);
    const int height = whole_number(picture.getKey("/Height"), 0);
    const int bits = whole_number(picture.getKey("/BitsPerComponent"), 8);
    const bool bits_fit_a_byte = bits == 1 || bits == 2 || bits == 4 || bits == 8;
    auto colours = bits_fit_a_byte ? colours_of(picture, bits) : std::nullopt;
    if (!colours) {
        return std::nullopt;
    }
    if (auto refusal = wrong_size(width, height, options)) {
        return Unexpected{std::move(*refusal)};
    }
    RowAssembler rows(SampleRow(bits, colours->channels, std::move(colours->greys)), width, height);
    RowPipeline pipeline(rows);
    bool filtered = false;
    stream.pipeStreamData(&pipeline, &filtered, 0, qpdf_dl_generalized, true);
    return filtered ? MaybeDecoded(rows.decoded()) : std::nullopt;
}

MaybeDecoded decode_picture(QPDFObjectHandle stream, const OpenOptions& options) {
    auto picture = stream.getDict();
    for (const auto* key : {"/SMask", "/Mask", "/ImageMask", "/OC"}) {
        if (auto value = picture.getKey(key); !value.isNull() && !(value.isBool() && !value.getBoolValue())) {
            return std::nullopt;
        }
    }
    auto filter = only(picture.getKey("/Filter"));
    if (filter.isNameAndEquals("/DCTDecode")) {
        const int channels = channels_of(picture.getKey("/ColorSpace"));
        if ((channels != 1 && channels != 3) || !picture.getKey("/Decode").isNull()) {
            return std::nullopt;
        }
        const auto data = stream.getRawStreamData();
        return decode_jpeg({reinterpret_cast<const char*>(data->getBuffer()), data->getSize()}, options);
    }
    if (filter.isNameAndEquals("/CCITTFaxDecode")) {
        return decode_fax_stream(stream, options);
    }
    return decode_samples(stream, options);
}

PageBox page_box(QPDFObjectHandle box) {
    const auto rectangle = box.getArrayAsRectangle();
    return {rectangle.llx, rectangle.lly, rectangle.urx, rectangle.ury};
}

struct OnePicture {
    QPDFObjectHandle stream;
    Placement placement;
};

// The picture that is all there is on a page.
std::optional<OnePicture> only_picture(QPDFPageObjectHelper page) {
    auto notes = page.getObjectHandle().getKey("/Annots");
    auto box = page.getCropBox();
    if ((notes.isArray() && notes.getArrayNItems() > 0) || !box.isRectangle()) {
        return std::nullopt;
    }
    ContentReader reader;
    page.parseContents(&reader);
    const auto content = reader.content();
    auto resources = page.getAttribute("/Resources", false);
    if (!content || !resources.isDictionary() || !is_within(content->matrix(), page_box(box))) {
        return std::nullopt;
    }
    auto stream = resources.getKey("/XObject").getKeyIfDict(content->name());
    const auto placement = placement_of(content->matrix(), whole_number(page.getAttribute("/Rotate", false), 0));
    const bool picture = stream.isStream() && stream.getDict().getKey("/Subtype").isNameAndEquals("/Image");
    return picture && placement ? std::optional(OnePicture{stream, *placement}) : std::nullopt;
}

class PdfPages : public Pages {
public:
    // `mended`: what to read instead of `bytes`, or empty.
    PdfPages(std::string mended, std::string_view bytes, const OpenOptions& options)
        : options_(options), mended_(std::move(mended)), renderer_(bytes) {
        const auto source = mended_.empty() ? bytes : std::string_view(mended_);
        pdf_.setSuppressWarnings(true);
        pdf_.processMemoryFile("scan", source.data(), source.size());
        find_pages();
    }
    // Pages that are missing of a damaged file are one more page, so that somebody is told.
    [[nodiscard]] int count() const override { return static_cast<int>(pages_.size()) + (some_are_missing_ ? 1 : 0); }
    [[nodiscard]] Expected<ScannedPage, Refusal> page(int number) const override {
        if (static_cast<std::size_t>(number) > pages_.size()) {
            return unreadable("a damaged PDF: it is cut short, and not all of its pages could be found");
        }
        auto decoded = taken_out(number);
        if (!decoded) {
            decoded = renderer_.render(number, long_side(number));
        }
        if (!*decoded) {
            return Unexpected{std::move(decoded->error())};
        }
        return finished(std::move(**decoded));
    }

private:
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

    // What qpdf stumbles over may still be rendered.
    [[nodiscard]] MaybeDecoded taken_out(int number) const {
        try {
            const auto picture = only_picture(helper(number));
            auto decoded = picture ? decode_picture(picture->stream, options_) : std::nullopt;
            if (decoded && *decoded) {
                (*decoded)->orientation = picture->placement.orientation;
                (*decoded)->dpi_x = (*decoded)->image.width() / picture->placement.width * 72;
                (*decoded)->dpi_y = (*decoded)->image.height() / picture->placement.height * 72;
            }
            return decoded;
        } catch (const std::exception&) {
            return std::nullopt;
        }
    }

    // Of the visible page, in points; 0 when it is not known.
    [[nodiscard]] double long_side(int number) const {
        try {
            const auto box = helper(number).getCropBox().getArrayAsRectangle();
            return std::max(box.urx - box.llx, box.ury - box.lly);
        } catch (const std::exception&) {
            return 0;
        }
    }

    OpenOptions options_;
    std::string mended_;
    mutable QPDF pdf_; // reads objects when they are asked for
    mutable PdfRenderer renderer_;
    std::vector<QPDFObjectHandle> pages_;
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
    return unreadable("a damaged PDF: " + damage);
}

} // namespace

OpenedPages open_pdf(std::string_view bytes, const OpenOptions& options) {
    try {
        auto pages = std::make_unique<PdfPages>(std::string(), bytes, options);
        return pages->count() == 0 ? OpenedPages(unreadable("a PDF without pages")) : OpenedPages(std::move(pages));
    } catch (const QPDFExc& error) {
        return error.getErrorCode() == qpdf_e_password
                   ? OpenedPages(unreadable("an encrypted PDF that needs a password; save it without one"))
                   : mended(bytes, options, error.getMessageDetail());
    } catch (const std::exception& error) {
        return mended(bytes, options, error.what());
    }
}

} // namespace formradar::scan
