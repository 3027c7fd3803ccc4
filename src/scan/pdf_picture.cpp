// Finds the one picture that a scanned page consists of, and decodes it by its filter.
#include "scan/pdf_picture.hpp"

#include <string>

#include "formradar/core/inch.hpp"
#include "scan/content.hpp"
#include "scan/fax.hpp"
#include "scan/jbig2.hpp"
#include "scan/jbig2_data.hpp"
#include "scan/jpeg.hpp"
#include "scan/jpx.hpp"
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
    if (space.isNameAndEquals("/DeviceCMYK")) {
        return 4;
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
    fax.bytes = bytes_of(*data);
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
    RowAssembler rows(SampleRow(bits, colours->channels, std::move(colours->greys), tone_of(options)), width, height);
    RowPipeline pipeline(rows);
    bool filtered = false;
    try {
        stream.pipeStreamData(&pipeline, &filtered, 0, qpdf_dl_specialized, true); // with run lengths, without JPEG
    } catch (const std::exception&) {
        if (!rows.is_complete()) {
            throw;
        }
    }
    if (!filtered) { // what came is still packed by a filter that is not unpacked here, however much of it there is
        return std::nullopt;
    }
    auto decoded = rows.decoded();
    decoded.coloured = options.colour && colours->channels == 3;
    return decoded;
}

// Whatever else is said beside the picture decides what is seen of it.
bool has_a_mask(QPDFObjectHandle picture) {
    for (const auto* key : {"/SMask", "/Mask", "/ImageMask", "/OC"}) {
        if (auto value = picture.getKey(key); !value.isNull() && !(value.isBool() && !value.getBoolValue())) {
            return true;
        }
    }
    return whole_number(picture.getKey("/SMaskInData"), 0) != 0;
}

// Samples mean what they always mean.
bool is_plain(QPDFObjectHandle decode) {
    for (int i = 0; decode.isArray() && i < decode.getArrayNItems(); ++i) {
        auto end = decode.getArrayItem(i);
        if (!end.isNumber() || end.getNumericValue() != i % 2) {
            return false;
        }
    }
    return decode.isArray() || decode.isNull();
}

// The picture says itself what its colours are, unless the page does.
MaybeDecoded decode_jpx_stream(QPDFObjectHandle stream, const OpenOptions& options) {
    auto picture = stream.getDict();
    auto space = picture.getKey("/ColorSpace");
    JpxColours colours{.channels = 0, .greys = {}, .alpha_counts = false};
    if (!space.isNull()) {
        const bool indexed = space.isArray() && space.getArrayNItems() == 4 && space.getArrayItem(0).isNameAndEquals("/Indexed");
        auto table = indexed ? indexed_colours(space, 256) : std::nullopt;
        colours.channels = indexed ? 1 : channels_of(space);
        if (colours.channels == 0 || colours.channels == 2 || colours.channels > 4 || (indexed && !table)) {
            return std::nullopt;
        }
        colours.greys = table ? std::move(table->greys) : std::vector<std::uint8_t>();
    }
    if (!is_plain(picture.getKey("/Decode"))) {
        return std::nullopt;
    }
    const auto data = stream.getRawStreamData();
    return decode_jpx(bytes_of(*data), options, colours);
}

MaybeDecoded decode_jbig2_stream(QPDFObjectHandle stream, const OpenOptions& options) {
    auto picture = stream.getDict();
    const auto colours = colours_of(picture, 1);
    if (!colours) {
        return std::nullopt;
    }
    auto globals = only(picture.getKey("/DecodeParms")).getKeyIfDict("/JBIG2Globals");
    const auto shared = globals.isStream() ? globals.getStreamData() : nullptr;
    const auto data = stream.getRawStreamData();
    auto decoded = decode_jbig2({.bytes = bytes_of(*data),
                                 .globals = shared ? bytes_of(*shared) : std::string_view(),
                                 .inverted = colours->greys[0] > colours->greys[1]},
                                options);
    // What is all there and still not understood may be a kind that the renderer knows.
    const bool understood = decoded ? decoded->suspect.empty() : decoded.error().kind != RefusalKind::unreadable;
    return understood || !jbig2_parts(bytes_of(*data)).whole ? MaybeDecoded(std::move(decoded)) : std::nullopt;
}

MaybeDecoded decode_jpeg_stream(QPDFObjectHandle stream, const OpenOptions& options) {
    auto picture = stream.getDict();
    const int channels = channels_of(picture.getKey("/ColorSpace"));
    if ((channels != 1 && channels != 3) || !picture.getKey("/Decode").isNull()) {
        return std::nullopt;
    }
    const auto data = stream.getRawStreamData();
    return decode_jpeg(bytes_of(*data), options);
}

PageBox page_box(QPDFObjectHandle box) {
    const auto rectangle = box.getArrayAsRectangle();
    return {rectangle.llx, rectangle.lly, rectangle.urx, rectangle.ury};
}

} // namespace

MaybeDecoded decode_unmasked(QPDFObjectHandle stream, const OpenOptions& options) {
    auto filter = only(stream.getDict().getKey("/Filter"));
    if (filter.isNameAndEquals("/DCTDecode")) {
        return decode_jpeg_stream(stream, options);
    }
    if (filter.isNameAndEquals("/CCITTFaxDecode")) {
        return decode_fax_stream(stream, options);
    }
    if (filter.isNameAndEquals("/JPXDecode")) {
        return decode_jpx_stream(stream, options);
    }
    if (filter.isNameAndEquals("/JBIG2Decode")) {
        return decode_jbig2_stream(stream, options);
    }
    return decode_samples(stream, options);
}

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

MaybeDecoded decode_picture(const OnePicture& picture, const OpenOptions& options) {
    auto stream = picture.stream;
    auto decoded = has_a_mask(stream.getDict()) ? std::nullopt : decode_unmasked(stream, options);
    if (decoded && *decoded) {
        (*decoded)->orientation = picture.placement.orientation;
        (*decoded)->resolution = {(*decoded)->image.width() / picture.placement.width * points_per_inch,
                                  (*decoded)->image.height() / picture.placement.height * points_per_inch};
    }
    return decoded;
}

} // namespace formradar::scan
