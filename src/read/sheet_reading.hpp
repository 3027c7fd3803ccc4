// One sheet that was located in a picture, to its reading.
#pragma once

#include "formradar/read/read_page.hpp"
#include "formradar/read/trace.hpp"
#include "read/locate.hpp"

namespace formradar::read {

// A page whose place in a picture is known.
struct LocatedSheet {
    const GrayImage& picture; // without what other sheets hide of it
    vision::Frame frame;
    form::Paper paper = form::Paper::a4;
    vision::Registration registration;
    vision::RegisterTrace search; // for debug pictures
};

[[nodiscard]] record::RegistrationSummary summary_of(const vision::Registration&, const vision::Frame&,
                                                     std::optional<double> dpi);

[[nodiscard]] PageReading read_sheet(const LocatedSheet&, const Catalog&, const ReadOptions&);

} // namespace formradar::read
