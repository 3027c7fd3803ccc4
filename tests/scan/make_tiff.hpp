// TIFF files of every kind, made with libtiff itself.
#pragma once

#include <tiffio.h>

#include <cstring>
#include <functional>
#include <string>
#include <vector>

namespace formradar::scan {

struct TiffPage {
    int width = 0;
    int height = 0;
    std::vector<std::pair<std::uint32_t, int>> tags; // numbers; compression, photometric, bits and the like
    double dpi_x = 0;
    double dpi_y = 0;
    std::vector<std::uint16_t> palette;            // red, green and blue alike
    std::vector<std::vector<std::uint8_t>> rows{}; // packed as TIFF has them
};

namespace tiff_memory {

struct File {
    std::string bytes;
    std::size_t at = 0;
};

inline tmsize_t write(thandle_t handle, void* from, tmsize_t count) {
    auto& file = *static_cast<File*>(handle);
    const auto size = static_cast<std::size_t>(count);
    file.bytes.resize(std::max(file.bytes.size(), file.at + size));
    std::memcpy(&file.bytes[file.at], from, size);
    file.at += size;
    return count;
}

inline tmsize_t read(thandle_t handle, void* to, tmsize_t count) {
    auto& file = *static_cast<File*>(handle);
    const auto part = file.bytes.substr(std::min(file.at, file.bytes.size()), static_cast<std::size_t>(count));
    std::memcpy(to, part.data(), part.size());
    file.at += part.size();
    return static_cast<tmsize_t>(part.size());
}

inline toff_t seek(thandle_t handle, toff_t offset, int whence) {
    auto& file = *static_cast<File*>(handle);
    file.at = static_cast<std::size_t>(offset) + (whence == SEEK_END ? file.bytes.size() : whence == SEEK_CUR ? file.at : 0);
    return file.at;
}

} // namespace tiff_memory

namespace tiff_memory {

inline TIFF* open(File& file, const char* mode) {
    return TIFFClientOpen(
        "made", mode, &file, read, write, seek, [](thandle_t) { return 0; },
        [](thandle_t handle) -> toff_t { return static_cast<File*>(handle)->bytes.size(); }, nullptr, nullptr);
}

// `children`: how many of the pages that follow lie below this one.
inline void add(TIFF* tiff, const TiffPage& page, std::size_t children = 0) {
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, page.width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, page.height);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    for (const auto& [tag, value] : page.tags) {
        TIFFSetField(tiff, tag, value);
    }
    if (page.dpi_x > 0) {
        TIFFSetField(tiff, TIFFTAG_XRESOLUTION, page.dpi_x);
        TIFFSetField(tiff, TIFFTAG_YRESOLUTION, page.dpi_y);
    }
    if (!page.palette.empty()) {
        TIFFSetField(tiff, TIFFTAG_COLORMAP, page.palette.data(), page.palette.data(), page.palette.data());
    }
    const std::vector<std::uint64_t> places(children); // filled in by libtiff
    if (children > 0) {
        TIFFSetField(tiff, TIFFTAG_SUBIFD, static_cast<int>(children), places.data());
    }
    for (std::size_t y = 0; y < page.rows.size(); ++y) {
        auto row = page.rows[y];
        TIFFWriteScanline(tiff, row.data(), static_cast<std::uint32_t>(y), 0);
    }
    TIFFWriteDirectory(tiff);
}

} // namespace tiff_memory

inline std::string make_tiff(const std::vector<TiffPage>& pages, const char* mode = "w") {
    tiff_memory::File file;
    TIFF* tiff = tiff_memory::open(file, mode);
    for (const auto& page : pages) {
        tiff_memory::add(tiff, page);
    }
    TIFFClose(tiff);
    return file.bytes;
}

// A page with others below it, as raw pictures of cameras have them.
inline std::string make_tiff_with_children(const TiffPage& page, const std::vector<TiffPage>& children) {
    tiff_memory::File file;
    TIFF* tiff = tiff_memory::open(file, "w");
    tiff_memory::add(tiff, page, children.size());
    for (const auto& child : children) {
        tiff_memory::add(tiff, child);
    }
    TIFFClose(tiff);
    return file.bytes;
}

// The strip of a TIFF file that holds one page in one strip: between its header and its directory.
inline std::string strip_of(const std::string& tiff) {
    std::uint32_t directory = 0;
    std::memcpy(&directory, &tiff[4], sizeof directory);
    return tiff.substr(8, directory - 8);
}

} // namespace formradar::scan
