// Everything from libjpeg: grey pictures out of JPEG files of any kind, and into them.
#include "scan/jpeg.hpp"

// libjpeg's header needs these two before it
#include <cstddef>
#include <cstdio>

#include <jpeglib.h>
// its numbers of messages need it before them
#include <jerror.h>

#include <array>
#include <csetjmp>
#include <cstdlib>

#include "formradar/scan/encode.hpp"
#include "scan/exif.hpp"
#include "scan/jpeg_data.hpp"

namespace formradar::scan {
namespace {

constexpr int most_scans = 200; // of a progressive file; honest ones have about ten, hostile ones thousands

constexpr int last_bit = 1; // of precision, as progressive files count it; a page can be read without it

// libjpeg's errors end in a jump to `escape`; its warnings tell from which row on the picture is not to be trusted.
struct Watch {
    jpeg_error_mgr manager{}; // first, because libjpeg knows only this part
    jpeg_progress_mgr progress{};
    std::jmp_buf escape{};
    std::array<char, JMSG_LENGTH_MAX> message{};
    const jpeg_decompress_struct* picture = nullptr; // null until its rows are read
    std::optional<int> bad_row;                      // in rows of the decoded picture
    bool ended_early = false;                        // the file, before its end marker
    bool ended_inside = false;                       // the picture's data, with a marker where there should be more
};

Watch& watch_of(j_common_ptr info) {
    return *reinterpret_cast<Watch*>(info->err);
}

[[noreturn]] void stop(j_common_ptr info) {
    auto& watch = watch_of(info);
    info->err->format_message(info, watch.message.data());
    std::longjmp(watch.escape, 1);
}

bool has_luminance(const jpeg_decompress_struct& picture) {
    for (int i = 0; i < picture.comps_in_scan; ++i) {
        if (picture.cur_comp_info[i] != nullptr && picture.cur_comp_info[i]->component_index == 0) {
            return true;
        }
    }
    return false;
}

// The first row that the scan which is being read no longer gives, or none where it does not matter: the last scan of
// a progressive file only adds the last bit, and colour is not looked at. Between restart markers damage shows up late, so all
// rows from the last one on are suspect.
std::optional<int> row_of_damage(const jpeg_decompress_struct& picture) {
    const auto rows_per_mcu = static_cast<unsigned>(picture.max_v_samp_factor * DCTSIZE) / picture.scale_denom;
    if (jpeg_has_multiple_scans(const_cast<jpeg_decompress_struct*>(&picture)) == FALSE) {
        const auto suspect = picture.MCUs_per_row == 0 ? 0 : picture.restart_interval / picture.MCUs_per_row + 1;
        const auto back = picture.restart_interval == 0 ? 0 : suspect * rows_per_mcu;
        return static_cast<int>(picture.output_scanline - std::min(picture.output_scanline, back));
    }
    if (!has_luminance(picture) || picture.Ah == last_bit) {
        return std::nullopt;
    }
    return static_cast<int>(picture.input_iMCU_row * rows_per_mcu);
}

void note(j_common_ptr info, int level) {
    auto& watch = watch_of(info);
    if (level >= 0 || watch.picture == nullptr) {
        return;
    }
    switch (info->err->msg_code) {
        case JWRN_JPEG_EOF: // alone it may mean that only the end marker is missing
            watch.ended_early = true;
            break;
        case JWRN_HIT_MARKER:
            watch.ended_inside = watch.ended_inside || !watch.ended_early;
            [[fallthrough]];
        case JWRN_HUFF_BAD_CODE:
        case JWRN_ARITH_BAD_CODE:
        case JWRN_MUST_RESYNC:
        case JWRN_EXTRANEOUS_DATA:
            if (const auto row = row_of_damage(*watch.picture); row && (!watch.bad_row || *row < *watch.bad_row)) {
                watch.bad_row = row;
            }
            break;
        default:
            break;
    }
}

void count_scans(j_common_ptr info) {
    auto& watch = watch_of(info);
    if (watch.picture != nullptr && watch.picture->input_scan_number > most_scans) {
        info->err->msg_code = JERR_BAD_PROGRESSION;
        stop(info);
    }
}

jpeg_error_mgr* prepare(Watch& watch) {
    jpeg_std_error(&watch.manager);
    watch.manager.error_exit = stop;
    watch.manager.emit_message = note;
    watch.manager.output_message = [](j_common_ptr) {};
    watch.progress.progress_monitor = count_scans;
    return &watch.manager;
}

// Runs `work`; false when libjpeg gave up. `work` must own nothing, since a jump runs no destructors.
template <class Work>
bool guarded(Watch& watch, const Work& work) {
    if (setjmp(watch.escape) != 0) { // NOLINT(cert-err52-cpp): the only way that libjpeg has
        return false;
    }
    work();
    return true;
}

struct Reader {
    jpeg_decompress_struct info{};
    Watch watch;

    Reader() { info.err = prepare(watch); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;
    ~Reader() { jpeg_destroy_decompress(&info); }

    [[nodiscard]] Unexpected<Refusal> refusal() const {
        return unreadable({Cause::cannot_be_decoded, {std::string("JPEG"), std::string(watch.message.data())}});
    }
};

bool read_header(Reader& reader, std::string_view bytes) {
    return guarded(reader.watch, [&] {
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

bool start(Reader& reader, bool colour) {
    auto& info = reader.info;
    info.out_color_space = colour ? JCS_YCbCr : is_cmyk(info) ? JCS_CMYK : JCS_GRAYSCALE;
    info.scale_num = 1;
    info.scale_denom = static_cast<unsigned>(reduction(static_cast<int>(info.image_width), static_cast<int>(info.image_height)));
    reader.watch.picture = &info; // what the header warns of says nothing about rows
    return guarded(reader.watch, [&] { jpeg_start_decompress(&info); });
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

// Adobe's programs write how much paper is left, others how much ink there is: `flip` is 0 or 255.
std::uint8_t grey_of_inks(const std::uint8_t* cmyk, unsigned flip) {
    const unsigned black = cmyk[3] ^ flip;
    const auto light = [&](std::size_t i) { return (cmyk[i] ^ flip) * black / 255; };
    return grey_of(light(0), light(1), light(2));
}

bool read_rows(Reader& reader, GrayImage& image) {
    std::vector<std::uint8_t> buffer;
    const auto space = reader.info.out_color_space;
    if (space != JCS_GRAYSCALE) {
        buffer.resize((space == JCS_CMYK ? 4 : 3) * std::size_t{reader.info.output_width});
    }
    return guarded(reader.watch, [&] {
        if (space == JCS_GRAYSCALE) {
            read_grey(reader.info, image);
        } else if (space == JCS_YCbCr) {
            read_parts(reader.info, image, buffer, [](const auto* ycc) { return colour_of_differences(ycc[1], ycc[2]); });
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
    constexpr std::size_t harmless = 16; // bytes, more than the decoder reads ahead
    const auto& info = reader.info;
    if (info.restart_interval != 0 || jpeg_has_multiple_scans(const_cast<jpeg_decompress_struct*>(&info)) != FALSE) {
        return false;
    }
    const std::string_view rest(reinterpret_cast<const char*>(info.src->next_input_byte), info.src->bytes_in_buffer);
    const bool goes_on = info.unread_marker == 0 && !reader.watch.ended_early && data_before_marker(rest) > harmless;
    return reader.watch.ended_inside || goes_on;
}

void read_notes(const jpeg_decompress_struct& info, Decoded& decoded) {
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
        decoded.resolution = {info.X_density * per_unit / info.scale_denom, info.Y_density * per_unit / info.scale_denom};
    } else if (exif.dpi) {
        decoded.resolution = {*exif.dpi / info.scale_denom, *exif.dpi / info.scale_denom};
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
    if (!start(reader, options.colour)) {
        return reader.refusal();
    }
    Decoded decoded;
    decoded.coloured = options.colour;
    decoded.image = GrayImage(static_cast<int>(info.output_width), static_cast<int>(info.output_height));
    const bool complete = read_rows(reader, decoded.image);
    if (lacks_a_scan(reader)) {
        return unreadable({Cause::progressive_cut_short});
    }
    if (does_not_fit(reader)) {
        return unreadable({Cause::jpeg_wrong_length});
    }
    decoded.missing_rows_from = reader.watch.bad_row;
    if (!complete) {
        decoded.missing_rows_from = decoded.missing_rows_from.value_or(static_cast<int>(info.output_scanline));
        std::ranges::fill(decoded.image.pixels().subspan(std::size_t{info.output_scanline} * info.output_width), 255);
    }
    read_notes(info, decoded);
    return decoded;
}

std::string encode_jpeg(const GrayImage& image, int quality, double dpi) {
    struct Writer {
        jpeg_compress_struct info{};
        Watch watch;
        unsigned char* bytes = nullptr;
        unsigned long size = 0;
        Writer() { info.err = prepare(watch); }
        ~Writer() {
            jpeg_destroy_compress(&info);
            std::free(bytes);
        }
    } writer;
    auto& info = writer.info;
    const bool written = guarded(writer.watch, [&] {
        jpeg_create_compress(&info);
        jpeg_mem_dest(&info, &writer.bytes, &writer.size);
        info.image_width = static_cast<JDIMENSION>(image.width());
        info.image_height = static_cast<JDIMENSION>(image.height());
        info.input_components = 1;
        info.in_color_space = JCS_GRAYSCALE;
        jpeg_set_defaults(&info);
        jpeg_set_quality(&info, quality, TRUE);
        info.density_unit = dpi > 0 ? 1 : 0;
        info.X_density = static_cast<UINT16>(std::clamp(dpi > 0 ? dpi + 0.5 : 1, 1.0, 65535.0));
        info.Y_density = info.X_density;
        jpeg_start_compress(&info, TRUE);
        while (info.next_scanline < info.image_height) {
            auto* row = const_cast<JSAMPROW>(image.row(static_cast<int>(info.next_scanline)).data());
            jpeg_write_scanlines(&info, &row, 1);
        }
        jpeg_finish_compress(&info);
    });
    if (!written) {
        throw Error("A picture could not be written as JPEG: " + std::string(writer.watch.message.data()));
    }
    return {reinterpret_cast<const char*>(writer.bytes), writer.size};
}

} // namespace formradar::scan
