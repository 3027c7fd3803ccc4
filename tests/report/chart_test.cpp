// Charts of forms with little room for them.
#include <gtest/gtest.h>

#include <algorithm>

#include "formradar/report/results_pages.hpp"
#include "formradar/report/session_json.hpp"
#include "report/report_sample.hpp"

namespace formradar::report {
namespace {

bool is_drawn(const draw::Drawing& drawing, std::string_view label) {
    return std::ranges::any_of(drawing.shapes, [&](const draw::Shape& shape) {
        const auto* const text = std::get_if<draw::Text>(&shape);
        return text != nullptr && text->text.starts_with(label);
    });
}

// However long they are, and however few sheets there are: the legend is longest then.
TEST(chart, has_an_axis_with_its_label_for_each_statement) {
    for (const std::size_t statements : {4U, 12U}) {
        for (const std::size_t sheets : {2U, 24U}) {
            for (const int words : {1, 2, 9}) {
                auto made = sample::made({.statements = statements, .sheets = sheets, .all = 4});
                for (std::size_t i = 0; i < statements; ++i) {
                    auto& label = made.results.statements[i].label;
                    label = "S" + std::to_string(i);
                    for (int word = 0; word < words; ++word) {
                        label += " samenwerkingsverband";
                    }
                }
                for (const auto& drawing : {draw_chart(made.results, 0), draw_wall_chart(made.results, 0)}) {
                    for (std::size_t i = 0; i < statements; ++i) {
                        EXPECT_TRUE(is_drawn(drawing, "S" + std::to_string(i)))
                            << statements << " statements, " << sheets << " sheets, " << words << " words: " << i;
                    }
                }
            }
        }
    }
}

} // namespace
} // namespace formradar::report
