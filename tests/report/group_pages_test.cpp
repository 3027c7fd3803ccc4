// Pages of groups: what belongs together stands together.
#include <gtest/gtest.h>

#include <algorithm>

#include "formradar/report/results_pages.hpp"
#include "report/report_sample.hpp"

namespace formradar::report {
namespace {

// Eight small charts, two rows of them, and the differences below: the charts are made smaller for it.
TEST(group_pages, differences_between_many_groups_stand_below_their_charts) {
    for (const std::size_t statements : {7U, 12U, 30U}) {
        sample::Made made = sample::made({.statements = statements, .sheets = 64, .groups = false});
        made.session.form.groups = {"vmbo", "primair onderwijs", "mbo", "bedrijfsleven", "overheid", "hbo", "ouders", "anders"};
        for (std::size_t i = 0; i < made.readings.size(); ++i) {
            made.readings[i].group = made.session.form.groups[i % 8];
        }
        made.results = results::add_up(made.readings, made.session);
        ASSERT_EQ(made.results.groups.size(), 8U);
        const auto document = draw_report({.results = &made.results});
        const auto has = [](const draw::Drawing& page, std::string_view begin) {
            return std::ranges::any_of(page.shapes, [&](const draw::Shape& shape) {
                const auto* const text = std::get_if<draw::Text>(&shape);
                return text != nullptr && text->text.starts_with(begin);
            });
        };
        std::size_t seen = 0;
        for (const auto& leaf : document.leaves) {
            if (has(leaf.drawing, "Hier verschillen de groepen") || has(leaf.drawing, "Verschillen tussen de groepen") ||
                has(leaf.drawing, "Tussen de groepen")) {
                ++seen;
                EXPECT_TRUE(has(leaf.drawing, "n = ")) << "no chart on the page of the differences: " << statements;
            }
        }
        EXPECT_EQ(seen, 1U);
    }
}

} // namespace
} // namespace formradar::report
