// The seam between ScanFile and the formats: a file is something with pages.
#pragma once

#include <memory>

#include "formradar/scan/open.hpp"

namespace formradar::scan {

class Pages {
public:
    Pages() = default;
    Pages(const Pages&) = delete;
    Pages& operator=(const Pages&) = delete;
    virtual ~Pages() = default;
    [[nodiscard]] virtual int count() const = 0;                                     // at least 1
    [[nodiscard]] virtual Expected<ScannedPage, Refusal> page(int number) const = 0; // 1..count()
};

using OpenedPages = Expected<std::unique_ptr<Pages>, Refusal>;

} // namespace formradar::scan
