// The guard for what people write beside the boxes in place of a mark: a number, "n/a", a remark.
#pragma once

#include <span>
#include <vector>

#include "formradar/core/image.hpp"
#include "formradar/form/form.hpp"
#include "formradar/form/layout.hpp"
#include "formradar/vision/page/emptiness.hpp"
#include "formradar/vision/page/page_map.hpp"
#include "read/rows.hpp"

namespace formradar::read {

// Outside of the page's print and boxes, looked for where a row seems empty; nothing where this version does not know the print.
[[nodiscard]] std::vector<vision::Written> written_beside(const GrayImage&, const vision::PageMap&, const PageRows&,
                                                          const form::Form&, const form::Layout&, std::size_t page);

// Empty rows with writing beside them become doubts.
void hold_back_written(PageRows&, const form::PageLayout&, std::span<const vision::Written>);

// An open group becomes a doubt where there is more on one of the names than on others: it was struck out, underlined closely or
// highlighted.
void hold_back_names(PageRows&, const GrayImage&, const vision::PageMap&, const form::Form&, const form::Layout&,
                     std::size_t page);

// Where no box has a mark and rows wait for what is on them, or are marked on their digits, whoever filled the page in has a way
// of answering of which something may not be seen: its empty rows become doubts as well.
void hold_back_unsure(PageRows&);

// More than a speck: a word, or a figure.
[[nodiscard]] bool says_something(std::span<const vision::Written>);

} // namespace formradar::read
