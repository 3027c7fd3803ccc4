// Everything from libpng: PNG files of every depth to grey pictures, and grey pictures to PNG files.
#include "scan/png.hpp"

#include <png.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <csetjmp>
#include <cstring>
#include <functional>
#include <span>

#include "formradar/core/causes.hpp"
#include "formradar/scan/encode.hpp"
#include "scan/bytes.hpp"
#include "scan/exif.hpp"

namespace formradar::scan {
namespace {

constexpr double metres_per_inch = 0.0254;

std::uint32_t crc_of(std::string_view bytes) {
    return static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

// Where the first chunk of picture data starts whose check sum is wrong. libpng notices only at the end of such a chunk, when
// rows with wrong pixels were already given out.
std::size_t first_bad_chunk(std::string_view bytes) {
    constexpr std::size_t frame = 12; // length, name and check sum
    std::size_t at = 8;
    while (at <= bytes.size() && bytes.size() - at >= frame) {
        const std::size_t length = number_at(bytes, at, 4);
        if (length > bytes.size() - at - frame) {
            break;
        }
        const auto body = bytes.substr(at + 4, 4 + length);
        if (body.starts_with("IDAT") && crc_of(body) != number_at(bytes, at + 8 + length, 4)) {
            return at;
        }
        at += frame + length;
    }
    return std::string_view::npos;
}

// What libpng's callbacks need: the file, how far it was read, and where its errors jump to.
struct Source {
    std::string_view bytes;
    std::size_t at = 0;
    std::size_t bad_chunk = 0;
    int rows_done = 0;
    std::optional<int> bad_row;
    std::jmp_buf escape{};
    std::array<char, 200> message{};
};

[[noreturn]] void stop(png_structp png, png_const_charp why) {
    auto& source = *static_cast<Source*>(png_get_error_ptr(png));
    std::strncpy(source.message.data(), why, source.message.size() - 1);
    std::longjmp(source.escape, 1);
}

void ignore_warning(png_structp, png_const_charp) {}

void read_bytes(png_structp png, png_bytep to, std::size_t count) {
    auto& source = *static_cast<Source*>(png_get_io_ptr(png));
    if (count > source.bytes.size() - source.at) {
        png_error(png, "the file is cut short");
    }
    std::memcpy(to, source.bytes.data() + source.at, count);
    source.at += count;
    if (source.at > source.bad_chunk && !source.bad_row) {
        source.bad_row = source.rows_done;
    }
}

// Runs `work`; false when libpng gave up. `work` must own nothing, since a jump runs no destructors.
template <class Work>
bool guarded(std::jmp_buf& escape, const Work& work) {
    if (setjmp(escape) != 0) { // NOLINT(cert-err52-cpp): the only way that libpng has
        return false;
    }
    work();
    return true;
}

struct PngReader {
    Source source;
    png_structp png = nullptr;
    png_infop info = nullptr;

    explicit PngReader(std::string_view bytes) {
        source.bytes = bytes;
        source.bad_chunk = first_bad_chunk(bytes);
        png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &source, stop, ignore_warning);
        info = png_create_info_struct(png);
        png_set_read_fn(png, &source, read_bytes);
    }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;
    ~PngReader() { png_destroy_read_struct(&png, &info, nullptr); }

    [[nodiscard]] Unexpected<Refusal> refusal() const {
        return unreadable({Cause::cannot_be_decoded, {std::string("PNG"), std::string(source.message.data())}});
    }
    [[nodiscard]] int width() const { return static_cast<int>(png_get_image_width(png, info)); }
    [[nodiscard]] int height() const { return static_cast<int>(png_get_image_height(png, info)); }
    void (*convert)(const std::uint8_t* from, std::uint8_t* to, int width, int channels) = nullptr; // a row to one value a pixel
    [[nodiscard]] bool interlaced() const { return png_get_interlace_type(png, info) != PNG_INTERLACE_NONE; }
};

// Every kind of PNG becomes 8 bits of grey, grey and alpha, colour, or colour and alpha.
bool start(PngReader& reader) {
    return guarded(reader.source.escape, [&] {
        png_set_expand(reader.png);
        png_set_scale_16(reader.png);
        png_set_interlace_handling(reader.png);
        png_read_update_info(reader.png, reader.info);
    });
}

std::uint8_t on_white(unsigned grey, unsigned alpha) {
    return static_cast<std::uint8_t>((grey * alpha + 255U * (255U - alpha) + 127U) / 255U);
}

// Transparent pixels are white paper, which has no colour.
void to_colour(const std::uint8_t* from, std::uint8_t* to, int width, int channels) {
    for (int x = 0; x < width; ++x, from += channels) {
        const unsigned colour = colour_of(from[0], from[1], from[2]);
        to[x] = static_cast<std::uint8_t>(channels == 4 ? colour * from[3] / 255U : colour);
    }
}

void to_grey(const std::uint8_t* from, std::uint8_t* to, int width, int channels) {
    switch (channels) {
        case 1:
            std::memcpy(to, from, static_cast<std::size_t>(width));
            break;
        case 2:
            for (int x = 0; x < width; ++x, from += 2) {
                to[x] = on_white(from[0], from[1]);
            }
            break;
        case 3:
            for (int x = 0; x < width; ++x, from += 3) {
                to[x] = grey_of(from[0], from[1], from[2]);
            }
            break;
        default:
            for (int x = 0; x < width; ++x, from += 4) {
                to[x] = on_white(grey_of(from[0], from[1], from[2]), from[3]);
            }
    }
}

// `row` has room for one row as libpng gives it.
bool read_rows(PngReader& reader, RowSink& sink, std::vector<std::uint8_t>& row) {
    const int channels = png_get_channels(reader.png, reader.info);
    return guarded(reader.source.escape, [&] {
        while (sink.rows_done() < reader.height()) {
            if (channels == 1) {
                png_read_row(reader.png, sink.row(), nullptr);
            } else {
                png_read_row(reader.png, row.data(), nullptr);
                reader.convert(row.data(), sink.row(), reader.width(), channels);
            }
            sink.row_done();
            reader.source.rows_done = sink.rows_done();
        }
    });
}

// The rows of an interlaced picture are complete only after its seventh pass, so all of it is kept.
bool read_interlaced(PngReader& reader, RowSink& sink) {
    const auto stride = png_get_rowbytes(reader.png, reader.info);
    std::vector<std::uint8_t> all(stride * static_cast<std::size_t>(reader.height()));
    const bool complete = guarded(reader.source.escape, [&] {
        for (int pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; ++pass) {
            for (int y = 0; y < reader.height(); ++y) {
                png_read_row(reader.png, &all[stride * static_cast<std::size_t>(y)], nullptr);
            }
        }
    });
    const int channels = png_get_channels(reader.png, reader.info);
    for (int y = 0; complete && y < reader.height(); ++y) {
        reader.convert(&all[stride * static_cast<std::size_t>(y)], sink.row(), reader.width(), channels);
        sink.row_done();
    }
    return complete && !reader.source.bad_row;
}

void read_notes(const PngReader& reader, int factor, Decoded& decoded) {
    png_uint_32 x = 0;
    png_uint_32 y = 0;
    int unit = 0;
    if (png_get_pHYs(reader.png, reader.info, &x, &y, &unit) != 0 && unit == PNG_RESOLUTION_METER) {
        decoded.resolution = {x * metres_per_inch / factor, y * metres_per_inch / factor};
    }
    png_bytep block = nullptr;
    png_uint_32 size = 0;
    if (png_get_eXIf_1(reader.png, reader.info, &size, &block) != 0) {
        decoded.orientation = parse_exif({reinterpret_cast<const char*>(block), size}).orientation;
    }
}

// What is written, and how a row of it is filled in.
struct PngRows {
    int width = 0;
    int height = 0;
    int bits = 8;
    bool colour = false;
    PngContent content = PngContent::drawing;
    std::function<void(int y, std::span<std::uint8_t> row)> fill = {};
};

// Found with the benchmark's pages. A drawing's areas are even: guessing each pixel from its neighbours makes a chart a seventh
// larger, and takes most of the time. Cleaned ink is nearly all white: its run lengths say it all, in a seventh of the time. In a
// scan nothing repeats but by chance: searching for it takes ten times as long as all the rest, for a tenth of the size.
void set_effort(png_structp png, PngContent content) {
    constexpr int quick = 3; // of 9 levels: a chart is 8 % larger than with 6, and takes less than half of the time
    switch (content) {
        using enum PngContent;
        case drawing:
            png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
            png_set_compression_level(png, quick);
            return;
        case ink:
            png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
            png_set_compression_strategy(png, Z_RLE);
            break;
        case scan:
            png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_SUB);
            png_set_compression_strategy(png, Z_HUFFMAN_ONLY);
            break;
    }
    png_set_compression_level(png, 1);
}

std::string written_png(const PngRows& rows, double dpi) {
    struct Writer {
        Source target; // for its jump and message
        std::string bytes;
        std::vector<std::uint8_t> row;
        png_structp png = nullptr;
        png_infop info = nullptr;
        Writer() {
            png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &target, stop, ignore_warning);
            info = png_create_info_struct(png);
        }
        ~Writer() { png_destroy_write_struct(&png, &info); }
    } writer;
    const auto append = [](png_structp png, png_bytep from, std::size_t count) {
        static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(from), count);
    };
    writer.row.resize(static_cast<std::size_t>(rows.width) * (rows.colour ? 3 : 1));
    const bool written = guarded(writer.target.escape, [&] {
        png_set_write_fn(writer.png, &writer.bytes, append, nullptr);
        png_set_IHDR(writer.png, writer.info, static_cast<png_uint_32>(rows.width), static_cast<png_uint_32>(rows.height),
                     rows.bits, rows.colour ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
                     PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
        if (dpi > 0) {
            const auto per_metre = static_cast<png_uint_32>(std::lround(dpi / metres_per_inch));
            png_set_pHYs(writer.png, writer.info, per_metre, per_metre, PNG_RESOLUTION_METER);
        }
        set_effort(writer.png, rows.content);
        png_write_info(writer.png, writer.info);
        if (rows.bits < 8) {
            png_set_packing(writer.png);
        }
        for (int y = 0; y < rows.height; ++y) {
            rows.fill(y, writer.row);
            png_write_row(writer.png, writer.row.data());
        }
        png_write_end(writer.png, nullptr);
    });
    if (!written) {
        throw Error("A picture could not be written as PNG: " + std::string(writer.target.message.data()));
    }
    return std::move(writer.bytes);
}

} // namespace

Expected<Decoded, Refusal> decode_png(std::string_view bytes, const OpenOptions& options) {
    PngReader reader(bytes);
    if (!guarded(reader.source.escape, [&] { png_read_info(reader.png, reader.info); })) {
        return reader.refusal();
    }
    if (auto refusal =
            wrong_size(png_get_image_width(reader.png, reader.info), png_get_image_height(reader.png, reader.info), options)) {
        return Unexpected{std::move(*refusal)};
    }
    if (!start(reader)) {
        return reader.refusal();
    }
    const bool coloured = options.colour && png_get_channels(reader.png, reader.info) >= 3;
    if (options.colour && !coloured) {
        return without_colours();
    }
    reader.convert = coloured ? to_colour : to_grey;
    const auto row_bytes = png_get_rowbytes(reader.png, reader.info);
    if (reader.interlaced() && static_cast<double>(row_bytes) * reader.height() > options.max_megapixels * 1e6) {
        return Unexpected{Refusal{RefusalKind::too_large, {Cause::png_interlaced}}};
    }
    RowSink sink(reader.width(), reader.height());
    std::vector<std::uint8_t> row(row_bytes);
    const bool complete = reader.interlaced() ? read_interlaced(reader, sink) : read_rows(reader, sink, row);
    if (reader.interlaced() && !complete) {
        return reader.refusal();
    }
    Decoded decoded;
    decoded.coloured = coloured;
    if (reader.source.bad_row || !complete) {
        decoded.missing_rows_from = reader.source.bad_row.value_or(sink.rows_done()) / sink.factor();
    }
    sink.fill_rest(255);
    decoded.image = sink.take();
    read_notes(reader, sink.factor(), decoded);
    return decoded;
}

std::string encode_png(const GrayImage& image, double dpi, PngDepth depth) {
    const bool one_bit = depth == PngDepth::black_and_white;
    const auto fill = [&](int y, std::span<std::uint8_t> row) {
        std::ranges::transform(image.row(y), row.begin(),
                               [&](std::uint8_t grey) { return one_bit ? std::uint8_t{grey >= 128} : grey; });
    };
    return written_png({.width = image.width(), .height = image.height(), .bits = one_bit ? 1 : 8, .fill = fill}, dpi);
}

std::string encode_png(const GrayImage& image, PngContent content) {
    const auto fill = [&](int y, std::span<std::uint8_t> row) { std::ranges::copy(image.row(y), row.begin()); };
    return written_png({.width = image.width(), .height = image.height(), .content = content, .fill = fill}, 0);
}

std::string encode_png(const ColourImage& image, double dpi) {
    const auto fill = [&](int y, std::span<std::uint8_t> row) {
        for (std::size_t x = 0; x < row.size() / 3; ++x) {
            row[3 * x] = image.red.row(y)[x];
            row[3 * x + 1] = image.green.row(y)[x];
            row[3 * x + 2] = image.blue.row(y)[x];
        }
    };
    return written_png({.width = image.red.width(), .height = image.red.height(), .colour = true, .fill = fill}, dpi);
}

} // namespace formradar::scan
