// An inch in millimetres: resolutions of pictures and sizes in PDF files are told by the inch.
#pragma once

namespace formradar {

// By definition since 1959.
inline constexpr double mm_per_inch = 25.4;
inline constexpr double points_per_inch = 72; // of PDF

} // namespace formradar
