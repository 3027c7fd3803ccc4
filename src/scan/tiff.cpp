// A TIFF picture to grey: row by row where its rows are simple, through libtiff's own conversion to RGBA where not.
#include "scan/tiff.hpp"

#include <bit>
#include <string>

#include "formradar/core/causes.hpp"
#include "scan/damage.hpp"
#include "scan/samples.hpp"
#include "scan/tiff_source.hpp"

namespace formradar::scan {
namespace {

constexpr int rows_lost_on_a_fax = 8; // a noisy line spoils a row or two of G3 data, which do no harm; 8 rows are 1 to 2 mm

struct Shape {
    int width = 0;
    int height = 0;
    int bits = 1;
    int samples = 1;
    int photometric = PHOTOMETRIC_MINISWHITE;
    int compression = COMPRESSION_NONE;
    bool simple_rows = false; // rows of one sample or of RGB
};

bool has_colours(const Shape& shape) {
    return shape.photometric > PHOTOMETRIC_MINISBLACK;
}

Shape shape_of(TIFF* tiff) {
    Shape shape;
    shape.width = static_cast<int>(std::min(tiff_field<std::uint32_t>(tiff, TIFFTAG_IMAGEWIDTH, 0), 2'000'000U));
    shape.height = static_cast<int>(std::min(tiff_field<std::uint32_t>(tiff, TIFFTAG_IMAGELENGTH, 0), 2'000'000U));
    shape.bits = tiff_field<std::uint16_t>(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    shape.samples = tiff_field<std::uint16_t>(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    shape.photometric = tiff_field<std::uint16_t>(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
    shape.compression = tiff_field<std::uint16_t>(tiff, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
    if (shape.compression == COMPRESSION_JPEG && shape.photometric == PHOTOMETRIC_YCBCR) {
        TIFFSetField(tiff, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
        shape.photometric = PHOTOMETRIC_RGB;
    }
    const bool whole_numbers = tiff_field<std::uint16_t>(tiff, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT) == SAMPLEFORMAT_UINT;
    const bool contiguous = tiff_field<std::uint16_t>(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG) == PLANARCONFIG_CONTIG;
    const bool grey = shape.samples == 1 && (shape.photometric <= PHOTOMETRIC_MINISBLACK ||
                                             (shape.photometric == PHOTOMETRIC_PALETTE && shape.bits <= 8));
    const bool colour = shape.samples == 3 && shape.bits >= 8 && shape.photometric == PHOTOMETRIC_RGB && contiguous;
    const bool depth_known = std::has_single_bit(static_cast<unsigned>(shape.bits)) && shape.bits <= 16;
    shape.simple_rows = TIFFIsTiled(tiff) == 0 && whole_numbers && depth_known && (grey || colour);
    return shape;
}

// The grey of every value that a sample can have.
std::vector<std::uint8_t> greys_of(TIFF* tiff, const Shape& shape, Tone tone) {
    std::uint16_t* red = nullptr;
    std::uint16_t* green = nullptr;
    std::uint16_t* blue = nullptr;
    const std::size_t count = std::size_t{1} << static_cast<unsigned>(std::min(shape.bits, 8));
    if (shape.photometric != PHOTOMETRIC_PALETTE) {
        return grey_steps(count, shape.photometric == PHOTOMETRIC_MINISWHITE);
    }
    std::vector<std::uint8_t> greys(count);
    if (TIFFGetField(tiff, TIFFTAG_COLORMAP, &red, &green, &blue) == 1) {
        for (std::size_t i = 0; i < count; ++i) {
            greys[i] = tone(red[i] >> 8U, green[i] >> 8U, blue[i] >> 8U);
        }
    }
    return greys;
}

bool is_group3(const Shape& shape) {
    return shape.compression == COMPRESSION_CCITTFAX3 || shape.compression == COMPRESSION_CCITTRLE ||
           shape.compression == COMPRESSION_CCITTRLEW;
}

// Of these codecs warnings matter as well; others warn of harmless things too.
bool warnings_matter(const Shape& shape) {
    return is_group3(shape) || shape.compression == COMPRESSION_CCITTFAX4 || shape.compression == COMPRESSION_JPEG;
}

// Returns the first row that is missing.
std::optional<int> read_rows(TIFF* tiff, const Shape& shape, const TiffSource& source, RowSink& sink, Tone tone) {
    std::vector<std::uint8_t> raw(static_cast<std::size_t>(TIFFScanlineSize(tiff)));
    const SampleRow samples(shape.bits, shape.samples, greys_of(tiff, shape, tone), tone);
    if (raw.size() < samples.bytes(shape.width)) {
        return 0;
    }
    DamageWatch watch(is_group3(shape) ? rows_lost_on_a_fax : 1);
    const bool count_warnings = warnings_matter(shape);
    for (int y = 0; y < shape.height; ++y) {
        const int before = source.errors + (count_warnings ? source.warnings : 0);
        if (TIFFReadScanline(tiff, raw.data(), static_cast<std::uint32_t>(y)) < 0) {
            watch.lost(y);
            break;
        }
        watch.row_done(y, source.errors + (count_warnings ? source.warnings : 0) == before);
        samples.to_grey(raw.data(), sink.row(), shape.width);
        sink.row_done();
    }
    return watch.bad_row();
}

// A strip or a row of tiles at a time. libtiff gives colours already multiplied with their alpha.
std::optional<int> read_rgba(TIFF* tiff, const Shape& shape, RowSink& sink, Tone tone) {
    std::array<char, 1024> why{};
    TIFFRGBAImage image{};
    if (TIFFRGBAImageBegin(&image, tiff, 1, why.data()) == 0) {
        TIFFErrorExtR(tiff, "scan", "%s", why.data());
        return 0;
    }
    image.req_orientation = image.orientation; // as stored; it is turned later
    const auto strip = TIFFIsTiled(tiff) != 0 ? tiff_field<std::uint32_t>(tiff, TIFFTAG_TILELENGTH, 1)
                                              : tiff_field<std::uint32_t>(tiff, TIFFTAG_ROWSPERSTRIP, 1);
    const int step = static_cast<int>(std::clamp<std::uint32_t>(strip, 1, static_cast<std::uint32_t>(shape.height)));
    const auto width = static_cast<std::size_t>(shape.width);
    std::vector<std::uint32_t> raster(width * static_cast<std::size_t>(step));
    std::optional<int> bad_row;
    for (int top = 0; top < shape.height && !bad_row; top += step) {
        const int rows = std::min(step, shape.height - top);
        image.row_offset = top;
        if (TIFFRGBAImageGet(&image, raster.data(), image.width, static_cast<std::uint32_t>(rows)) == 0) {
            bad_row = top;
            break;
        }
        for (int y = 0; y < rows; ++y) {
            const auto* const from = &raster[static_cast<std::size_t>(y) * width];
            std::transform(from, from + width, sink.row(), [tone](std::uint32_t p) {
                const unsigned paper = 255U - TIFFGetA(p);
                const auto shown = [&](unsigned light) { return std::min(255U, light + paper); };
                return tone(shown(TIFFGetR(p)), shown(TIFFGetG(p)), shown(TIFFGetB(p)));
            });
            sink.row_done();
        }
    }
    TIFFRGBAImageEnd(&image);
    return bad_row;
}

void read_notes(TIFF* tiff, int factor, Decoded& decoded) {
    decoded.orientation = tiff_field<std::uint16_t>(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    const double unit = tiff_field<std::uint16_t>(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH) == RESUNIT_CENTIMETER ? 2.54 : 1;
    float x = 0, y = 0;
    if (TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &x) == 1 && TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &y) == 1) {
        decoded.resolution = {static_cast<double>(x) * unit / factor, static_cast<double>(y) * unit / factor};
    }
}

std::optional<Refusal> refusal_before_reading(TIFF* tiff, const Shape& shape, const OpenOptions& options) {
    if (auto refusal = wrong_size(shape.width, shape.height, options)) {
        return refusal;
    }
    const double strip = TIFFIsTiled(tiff) != 0 ? tiff_field<std::uint32_t>(tiff, TIFFTAG_TILELENGTH, 1)
                                                : tiff_field<std::uint32_t>(tiff, TIFFTAG_ROWSPERSTRIP, 1);
    const double raster = 4.0 * shape.width * std::min<double>(strip, shape.height);
    if (!shape.simple_rows && raster > options.max_megapixels * 1e6) {
        return Refusal{RefusalKind::too_large, {Cause::tiff_pieces, {figure(shape.width)}}};
    }
    return std::nullopt;
}

} // namespace

Expected<Decoded, Refusal> decode_tiff_directory(TIFF* tiff, TiffSource& source, const OpenOptions& options) {
    const auto shape = shape_of(tiff);
    if (auto refusal = refusal_before_reading(tiff, shape, options)) {
        return Unexpected{std::move(*refusal)};
    }
    if (options.colour && !has_colours(shape)) {
        return without_colours();
    }
    RowSink sink(shape.width, shape.height);
    const auto tone = tone_of(options);
    const auto bad_row = shape.simple_rows ? read_rows(tiff, shape, source, sink, tone) : read_rgba(tiff, shape, sink, tone);
    if (bad_row == 0) {
        return refusal_of(source);
    }
    Decoded decoded;
    decoded.coloured = options.colour && has_colours(shape);
    if (bad_row) {
        decoded.missing_rows_from = *bad_row / sink.factor();
    }
    sink.fill_rest(255);
    decoded.image = sink.take();
    read_notes(tiff, sink.factor(), decoded);
    return decoded;
}

Expected<Decoded, Refusal> decode_tiff_page(std::string_view bytes, const OpenOptions& options) {
    TiffSource source{.bytes = bytes};
    const auto tiff = open_tiff_source(source);
    return tiff ? decode_tiff_directory(tiff.get(), source, options) : refusal_of(source);
}

} // namespace formradar::scan
