// libtiff reading from memory, with what it complains of: shared by the files that decode TIFF pages and that find them.
#pragma once

#include <tiffio.h>

#include <array>
#include <memory>
#include <string_view>

#include "scan/picture.hpp"

namespace formradar::scan {

// The memory that libtiff reads from, and what it complained about.
struct TiffSource {
    std::string_view bytes;
    std::size_t at = 0;
    int errors = 0;
    int warnings = 0;
    std::array<char, 300> message{}; // of the first error
};

struct CloseTiff {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
using Tiff = std::unique_ptr<TIFF, CloseTiff>;

// `source` must outlive it. Null when there is no first directory.
[[nodiscard]] Tiff open_tiff_source(TiffSource& source);

[[nodiscard]] Unexpected<Refusal> refusal_of(const TiffSource&);

template <class Value>
[[nodiscard]] Value tiff_field(TIFF* tiff, ttag_t tag, Value otherwise) {
    Value value{};
    return TIFFGetFieldDefaulted(tiff, tag, &value) == 1 ? value : otherwise;
}

// The directory that libtiff has read last.
[[nodiscard]] Expected<Decoded, Refusal> decode_tiff_directory(TIFF*, TiffSource&, const OpenOptions&);

} // namespace formradar::scan
