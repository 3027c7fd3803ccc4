// Files to grey page images. The kind of a file is decided by its content, never by its name.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "formradar/core/expected.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/image.hpp"

namespace formradar::scan {

struct OpenOptions {
    double max_megapixels = 150; // refused from the header above this
};

struct ScannedPage {
    GrayImage image;
    double dpi = 0;             // as the file says it; 0 when it does not
    int missing_rows_from = -1; // first row that could not be decoded (truncated or damaged); -1 when all are there
};

// A file opened for its pages. `bytes` must outlive it.
class ScanFile {
public:
    // Refuses what is no picture, damaged as a whole, or of a kind this build cannot decode (the detail says what to install).
    [[nodiscard]] static Expected<ScanFile, Refusal> open(std::string_view bytes, const OpenOptions& = {});

    ScanFile(ScanFile&&) noexcept;
    ScanFile& operator=(ScanFile&&) noexcept;
    ~ScanFile();

    [[nodiscard]] std::string_view kind() const; // "JPEG", "PNG", ...
    [[nodiscard]] int pages() const;             // at least 1
    // 1-based. EXIF orientation is applied; pictures over 24 px/mm on A4 may be decoded at half size.
    [[nodiscard]] Expected<ScannedPage, Refusal> page(int number) const;

private:
    struct State;
    explicit ScanFile(std::unique_ptr<State>);
    std::unique_ptr<State> state_;
};

} // namespace formradar::scan
