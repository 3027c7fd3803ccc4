// What may be wrong with a picture, where something in it waits for a person.
#pragma once

#include "formradar/form/layout.hpp"
#include "formradar/read/read_page.hpp"
#include "formradar/record/picture_flaws.hpp"
#include "formradar/vision/page/page_map.hpp"

namespace formradar::read {

// Of a page that was found. `page`: its rows; null when it is not known which page it is.
[[nodiscard]] record::PictureFlaws flaws_of(const GrayImage&, const vision::PageMap&, Size<Mm> paper,
                                            const form::PageLayout* page, const record::Reading&);

// Of a picture in which no page was found. `ours`: a code of a sheet was read in it. `anchors`: of ours that agree.
[[nodiscard]] record::PictureFlaws flaws_without_page(const GrayImage&, bool ours, std::size_t anchors);

} // namespace formradar::read
