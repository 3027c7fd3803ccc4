// A plain layout and renderer until form and vision bring theirs.
#pragma once
#include "formradar/form/form.hpp"
#include "formradar/form/layout.hpp"
namespace formradar::simulator {
[[nodiscard]] FormPages interim_pages(const Form&, Paper);
[[nodiscard]] GrayImage interim_render(const Drawing&, double px_per_mm);
} // namespace formradar::simulator
