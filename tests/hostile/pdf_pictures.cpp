#include "hostile/pdf_pictures.hpp"

#include <zlib.h>

#include "scan/make_tiff.hpp"

namespace formradar::hostile {

std::string page_with(const GrayImage& image, const std::string& entries, const std::string& data, const scan::PdfMore& more,
                      const std::string& page_entries) {
    const auto size = "/Width " + std::to_string(image.width()) + " /Height " + std::to_string(image.height()) + " ";
    scan::PdfPage page{.picture = {.dictionary = size + entries, .data = data}};
    page.more = page_entries;
    return scan::make_pdf({page}, more);
}

std::string samples_of(const GrayImage& image, const Samples& kind) {
    std::string bytes;
    for (const auto& row : packed_rows(image, kind)) {
        bytes.append(row.begin(), row.end());
    }
    return bytes;
}

std::string deflated(const std::string& bytes) {
    auto length = compressBound(static_cast<uLong>(bytes.size()));
    std::string out(length, '\0');
    compress(reinterpret_cast<Bytef*>(out.data()), &length, reinterpret_cast<const Bytef*>(bytes.data()),
             static_cast<uLong>(bytes.size()));
    out.resize(length);
    return out;
}

std::string by_libtiff(const GrayImage& image, int compression, const Samples& kind, int options) {
    const bool by_runs = compression == COMPRESSION_CCITTFAX4 || compression == COMPRESSION_CCITTFAX3;
    scan::TiffPage page{.width = image.width(), .height = image.height(), .tags = {}, .palette = {}};
    page.tags = {{TIFFTAG_COMPRESSION, compression},
                 {TIFFTAG_PHOTOMETRIC, by_runs ? PHOTOMETRIC_MINISWHITE : PHOTOMETRIC_MINISBLACK},
                 {TIFFTAG_BITSPERSAMPLE, kind.bits},
                 {TIFFTAG_SAMPLESPERPIXEL, kind.channels},
                 {TIFFTAG_ROWSPERSTRIP, image.height()}};
    if (options != 0) {
        page.tags.emplace_back(TIFFTAG_GROUP3OPTIONS, options);
    }
    page.rows = packed_rows(image, kind);
    return scan::strip_of(scan::make_tiff({page}));
}

} // namespace formradar::hostile
