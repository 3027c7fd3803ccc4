// Grey pictures out of JPEG files of any kind, with what libjpeg finds damaged.
#include "scan/jpeg.hpp"

// libjpeg's header needs these two before it
#include <cstddef>
#include <cstdio>

#include <jpeglib.h>

#include <array>

#include "scan/exif.hpp"
#include "scan/jpeg/watch.hpp"
#include "scan/jpeg_data.hpp"

namespace formradar::scan {
namespace {

struct Reader {
    jpeg_decompress_struct info{};
    JpegWatch watch;

    Reader() { info.err = prepare_errors(watch); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() { jpeg_destroy_decompress(&info); }

    [[nodiscard]] Unexpected<Refusal> refusal() const {
        return unreadable({Cause::cannot_be_decoded, {std::string("JPEG"), std::string(watch.message.data())}});
    }
};

bool read_header(Reader& reader, std::string_view bytes) {
    return guarded_jpeg(reader.watch, [&] {
        jpeg_create_decompress(&reader.info);
        reader.info.progress = &reader.watch.progress;
        const auto data = without_zeros_at_end(bytes);
        jpeg_mem_src(&reader.info, reinterpret_cast<const unsigned char*>(data.data()), data.size());
        jpeg_save_markers(&reader.info, JPEG_APP0 + 1, 0xFFFF);
        jpeg_read_header(&reader.info, TRUE);
    });
}

bool is_cmyk(const jpeg_decompress_struct& info) {
    return info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
}

// Progressive files and others of several scans are kept as coefficients of 2 bytes until the last scan is read.
std::optional<Refusal> too_many_coefficients(jpeg_decompress_struct& info, const OpenOptions& options) {
    if (jpeg_has_multiple_scans(&info) == FALSE) {
        return std::nullopt;
    }
    double samples = 0;
    for (int i = 0; i < info.num_components; ++i) {
        const auto& part = info.comp_info[i];
        samples += static_cast<double>(info.image_width) * info.image_height * part.h_samp_factor * part.v_samp_factor /
                   (info.max_h_samp_factor * info.max_v_samp_factor);
    }
    const double limit = options.max_megapixels * 1e6 / 2;
    if (samples <= limit) {
        return std::nullopt;
    }
    const auto width = figure(std::size_t{info.image_width}), height = figure(std::size_t{info.image_height});
    return Refusal{RefusalKind::too_large, {Cause::progressive_too_large, {width, height}}};
}

// Colours kept at half of the resolution are decoded at half: one of them is that of four pixels, in two thirds of the time.
bool halves_colours(const jpeg_decompress_struct& info) {
    return std::all_of(info.comp_info + 1, info.comp_info + info.num_components, [&](const jpeg_component_info& part) {
        return 2 * part.h_samp_factor == info.max_h_samp_factor && 2 * part.v_samp_factor == info.max_v_samp_factor;
    });
}

bool start(Reader& reader, bool colour, int reduced) {
    auto& info = reader.info;
    info.out_color_space = colour ? JCS_YCbCr : is_cmyk(info) ? JCS_CMYK : JCS_GRAYSCALE;
    info.scale_num = 1;
    info.scale_denom = static_cast<unsigned>(reduced);
    reader.watch.picture = &info; // what the header warns of says nothing about rows
    return guarded_jpeg(reader.watch, [&] { jpeg_start_decompress(&info); });
}

// Straight into the picture, several rows a call.
void read_grey(jpeg_decompress_struct& info, GrayImage& image) {
    std::array<JSAMPROW, 16> rows{};
    while (info.output_scanline < info.output_height) {
        const auto first = info.output_scanline;
        const auto count = std::min<JDIMENSION>(rows.size(), info.output_height - first);
        for (JDIMENSION i = 0; i < count; ++i) {
            rows[i] = image.pixels().data() + static_cast<std::size_t>(first + i) * info.output_width;
        }
        jpeg_read_scanlines(&info, rows.data(), count);
    }
}

template <class Convert> // each pixel is made of its parts, of which `buffer` has room for a row
void read_parts(jpeg_decompress_struct& info, GrayImage& image, std::vector<std::uint8_t>& buffer, const Convert& convert) {
    while (info.output_scanline < info.output_height) {
        auto* const out = image.pixels().data() + static_cast<std::size_t>(info.output_scanline) * info.output_width;
        JSAMPROW row = buffer.data();
        jpeg_read_scanlines(&info, &row, 1);
        for (std::size_t x = 0; x < info.output_width; ++x) {
            out[x] = convert(&buffer[buffer.size() / info.output_width * x]);
        }
    }
}

// Each pixel that is decoded is `times` by `times` of the picture.
void read_colours(jpeg_decompress_struct& info, GrayImage& image, std::vector<std::uint8_t>& buffer, int times) {
    const auto each = static_cast<std::size_t>(times);
    while (info.output_scanline < info.output_height) {
        const int first = static_cast<int>(info.output_scanline) * times, end = std::min(first + times, image.height());
        JSAMPROW row = buffer.data();
        jpeg_read_scanlines(&info, &row, 1);
        const auto out = image.row(first);
        for (std::size_t x = 0; x < out.size(); ++x) {
            const auto* ycc = &buffer[x / each * 3];
            out[x] = colour_of_differences(ycc[1], ycc[2]);
        }
        for (int y = first + 1; y < end; ++y) {
            std::ranges::copy(out, image.row(y).begin());
        }
    }
}

// Adobe's programs write how much paper is left, others how much ink there is: `flip` is 0 or 255.
std::uint8_t grey_of_inks(const std::uint8_t* cmyk, unsigned flip) {
    const unsigned black = cmyk[3] ^ flip;
    const auto light = [&](std::size_t i) { return (cmyk[i] ^ flip) * black / 255; };
    return grey_of(light(0), light(1), light(2));
}

bool read_rows(Reader& reader, GrayImage& image, int colour_times) {
    std::vector<std::uint8_t> buffer;
    const auto space = reader.info.out_color_space;
    if (space != JCS_GRAYSCALE) {
        buffer.resize((space == JCS_CMYK ? 4 : 3) * std::size_t{reader.info.output_width});
    }
    return guarded_jpeg(reader.watch, [&] {
        if (space == JCS_GRAYSCALE) {
            read_grey(reader.info, image);
        } else if (space == JCS_YCbCr) {
            read_colours(reader.info, image, buffer, colour_times);
        } else {
            const unsigned flip = reader.info.saw_Adobe_marker != FALSE ? 0 : 255;
            read_parts(reader.info, image, buffer, [&](const auto* cmyk) { return grey_of_inks(cmyk, flip); });
        }
    });
}

// A progressive file that was cut between two scans gives no warning about rows: then what never came is asked for. All of the
// picture is affected.
bool lacks_a_scan(const Reader& reader) {
    const auto& info = reader.info;
    if (!reader.watch.ended_early || info.coef_bits == nullptr) {
        return false;
    }
    const auto* const luminance = info.coef_bits[0];
    return std::any_of(luminance, luminance + DCTSIZE2, [](int bits) { return bits < 0 || bits > last_bit; });
}

// Damage of which nobody can tell where it began: data that end before the picture does, or go on after it. A file that is only
// cut short is not meant, nor one with restart markers.
bool does_not_fit(const Reader& reader) {
    // Tried by jpeg_test: only_the_end_marker_missing_is_no_damage, a_hole_without_restart_markers_may_have_spoilt_all_rows.
    constexpr std::size_t harmless = 16; // bytes, more than the decoder reads ahead
    const auto& info = reader.info;
    if (info.restart_interval != 0 || jpeg_has_multiple_scans(const_cast<jpeg_decompress_struct*>(&info)) != FALSE) {
        return false;
    }
    const std::string_view rest(reinterpret_cast<const char*>(info.src->next_input_byte), info.src->bytes_in_buffer);
    const bool goes_on = info.unread_marker == 0 && !reader.watch.ended_early && data_before_marker(rest) > harmless;
    return reader.watch.ended_inside || goes_on;
}

void read_notes(const jpeg_decompress_struct& info, Decoded& decoded, int reduced) {
    Exif exif;
    for (const auto* marker = info.marker_list; marker != nullptr; marker = marker->next) {
        const std::string_view data(reinterpret_cast<const char*>(marker->data), marker->data_length);
        if (data.starts_with("Exif")) {
            exif = parse_exif(data);
            break;
        }
    }
    const double per_unit = info.density_unit == 1 ? 1 : info.density_unit == 2 ? 2.54 : 0;
    decoded.orientation = exif.orientation;
    if (info.saw_JFIF_marker != FALSE && per_unit > 0) {
        decoded.resolution = {info.X_density * per_unit / reduced, info.Y_density * per_unit / reduced};
    } else if (exif.dpi) {
        decoded.resolution = {*exif.dpi / reduced, *exif.dpi / reduced};
    }
}

} // namespace

Expected<Decoded, Refusal> decode_jpeg(std::string_view bytes, const OpenOptions& options) {
    Reader reader;
    if (!read_header(reader, bytes)) {
        return reader.refusal();
    }
    const auto& info = reader.info;
    auto refusal = wrong_size(info.image_width, info.image_height, options);
    if (refusal || (refusal = too_many_coefficients(reader.info, options))) {
        return Unexpected{std::move(*refusal)};
    }
    if (options.colour && info.jpeg_color_space != JCS_YCbCr) {
        return without_colours();
    }
    const int reduced = reduction(static_cast<int>(info.image_width), static_cast<int>(info.image_height));
    const int colour_times = options.colour && reduced <= 4 && halves_colours(info) ? 2 : 1;
    if (!start(reader, options.colour, reduced * colour_times)) {
        return reader.refusal();
    }
    const auto side = [reduced](JDIMENSION pixels) { return (static_cast<int>(pixels) + reduced - 1) / reduced; };
    Decoded decoded;
    decoded.coloured = options.colour;
    decoded.image = GrayImage(side(info.image_width), side(info.image_height));
    const bool complete = read_rows(reader, decoded.image, colour_times);
    if (lacks_a_scan(reader)) {
        return unreadable({Cause::progressive_cut_short});
    }
    if (does_not_fit(reader)) {
        return unreadable({Cause::jpeg_wrong_length});
    }
    if (reader.watch.bad_row) {
        decoded.missing_rows_from = *reader.watch.bad_row * colour_times;
    }
    if (!complete) {
        const int first = static_cast<int>(info.output_scanline) * colour_times;
        decoded.missing_rows_from = decoded.missing_rows_from.value_or(first);
        std::ranges::fill(
            decoded.image.pixels().subspan(static_cast<std::size_t>(first) * static_cast<std::size_t>(decoded.image.width())),
            255);
    }
    read_notes(info, decoded, reduced);
    return decoded;
}

} // namespace formradar::scan
