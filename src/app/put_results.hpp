// Result files that more than one command makes.
#pragma once

#include "app/generation.hpp"
#include "formradar/results/results.hpp"

namespace formradar::app {

void put_workbook(Generation&, const machine::Files&, const results::Results&, bool with_groups);
void put_charts(Generation&, const results::Results&); // as SVG and as PNG, one for each part

} // namespace formradar::app
