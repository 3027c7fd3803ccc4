// Grey pictures into JPEG files.
// libjpeg's header needs these two before it
#include <cstddef>
#include <cstdio>

#include <jpeglib.h>

#include <algorithm>
#include <cstdlib>

#include "formradar/core/failure.hpp"
#include "formradar/scan/encode.hpp"
#include "scan/jpeg/watch.hpp"

namespace formradar::scan {

std::string encode_jpeg(const GrayImage& image, int quality, double dpi) {
    struct Writer {
        jpeg_compress_struct info{};
        JpegWatch watch;
        unsigned char* bytes = nullptr;
        unsigned long size = 0;
        Writer() { info.err = prepare_errors(watch); }
        ~Writer() {
            jpeg_destroy_compress(&info);
            std::free(bytes);
        }
    } writer;
    auto& info = writer.info;
    const bool written = guarded_jpeg(writer.watch, [&] {
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
