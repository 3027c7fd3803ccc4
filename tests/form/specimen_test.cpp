// What is printed on a specimen: every kind, the same every time, and kept as text.
#include "formradar/form/specimen.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>

namespace formradar::form {
namespace {

Form form_of(std::size_t statements) {
    Form form;
    form.statements.resize(statements);
    return form;
}

TEST(Specimen, every_kind_of_mark_is_dealt_in_its_share) {
    std::map<SpecimenMark, int> counts;
    for (const auto& sheet : deal_specimen(12, form_of(7), 99)) { // four decks
        for (const auto& row : sheet) {
            ++counts[row.mark];
        }
    }
    EXPECT_EQ(counts.size(), all_specimen_marks.size());
    EXPECT_EQ(counts[SpecimenMark::cross], 12);
    EXPECT_EQ(counts[SpecimenMark::twice], 4);
}

TEST(Specimen, the_same_seed_deals_the_same_and_another_one_does_not) {
    EXPECT_EQ(deal_specimen(3, form_of(7), 5), deal_specimen(3, form_of(7), 5));
    EXPECT_NE(deal_specimen(3, form_of(7), 5), deal_specimen(3, form_of(7), 6));
    EXPECT_EQ(deal_specimen(2, form_of(10), 5)[1], deal_specimen(4, form_of(10), 5)[1]);
}

TEST(Specimen, a_sheet_comes_back_from_its_text) {
    for (const auto& sheet : deal_specimen(20, form_of(60), 1)) {
        EXPECT_EQ(specimen_sheet(to_text(sheet)), sheet);
        for (const auto& row : sheet) {
            EXPECT_TRUE(row.score != row.other || !row.score);
        }
    }
    EXPECT_EQ(to_text({{SpecimenMark::cross, 3, {}}, {SpecimenMark::corrected, 4, 1}, {SpecimenMark::empty, {}, {}}}),
              "c3 x41 e");
}

TEST(Specimen, any_other_text_is_refused) {
    for (const auto* text : {"", "c", "c8", "c0", "c33", "x4", "x44", "e1", "q3", "c3  t4", "c3,t4"}) {
        EXPECT_EQ(specimen_sheet(text), std::nullopt) << text;
    }
}

} // namespace
} // namespace formradar::form
