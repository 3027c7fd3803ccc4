// Finds the page in a picture: by its marks, else by its codes; and says what a picture without a page is.
#pragma once

#include <vector>

#include "formradar/form/layout.hpp"
#include "formradar/read/read_page.hpp"
#include "formradar/read/trace.hpp"

namespace formradar::read {

// In this order: the index of a Registration's frame is the index here.
inline constexpr std::array papers = {form::Paper::a4, form::Paper::letter};

[[nodiscard]] std::vector<vision::Frame> frames();

[[nodiscard]] Expected<vision::Registration, Refusal> locate(const GrayImage&, std::span<const vision::Frame>,
                                                             vision::RegisterTrace*);

// For a picture in which `locate` found no page: blank, foreign with what was seen, or a doubt when one of our codes is on it.
void describe_unlocated(const GrayImage&, const Refusal&, record::Reading&);

} // namespace formradar::read
