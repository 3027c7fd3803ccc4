// Finds a page in a picture: by its anchors, else by its codes.
#pragma once

#include <array>
#include <vector>

#include "formradar/code/qr.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/read/read_page.hpp"
#include "formradar/vision/page/register.hpp"

namespace formradar::read {

// In this order: the index of a Registration's frame is the index here.
inline constexpr std::array papers = {form::Paper::a4, form::Paper::letter};

[[nodiscard]] std::vector<vision::Frame> frames();

[[nodiscard]] Expected<vision::Registration, Refusal> locate(const GrayImage&, std::span<const vision::Frame>, const FindCodes&,
                                                             vision::RegisterTrace*);

// The codes of our sheets in a picture, those of equal text together: a sheet has two.
using SheetCodes = std::vector<code::FoundCode>;
[[nodiscard]] std::vector<SheetCodes> our_codes(const GrayImage&, const FindCodes&, bool thorough);

// By one sheet's codes and three of its anchors; `refusal`: what to say when that is not enough.
[[nodiscard]] Expected<vision::Registration, Refusal> locate_by_codes(const GrayImage&, std::span<const vision::Frame>,
                                                                      const SheetCodes&, Refusal refusal);

} // namespace formradar::read
