// Ids of sheets against spreadsheets.
#include "formradar/form/sheet_ids.hpp"

#include <gtest/gtest.h>

namespace formradar::form {
namespace {

TEST(sheet_ids, what_spreadsheets_rewrite_is_not_given_out) {
    for (const auto* id : {"093", "000", "123", "0A7", "4E3", "9E9", "1D5", "MAR", "DEC", "5PM", "1AM", "NAN"}) {
        EXPECT_FALSE(stays_as_typed(id)) << id;
    }
    for (const auto* id : {"A7F", "4EE", "E43", "43E", "4F3", "M4R", "5PN", "A00"}) {
        EXPECT_TRUE(stays_as_typed(id)) << id;
    }
}

TEST(sheet_ids, a_rewritten_id_still_means_its_sheet) {
    for (const auto* cell : {"093", "93", "93.0", "93,00"}) {
        EXPECT_TRUE(means_sheet(cell, "093")) << cell;
    }
    for (const auto* cell : {"4E3", "4000", "4E+03", "4.00E+03", "4,00E+03", "4E+003", "4000.0"}) {
        EXPECT_TRUE(means_sheet(cell, "4E3")) << cell;
    }
    EXPECT_FALSE(means_sheet("94", "093"));
    EXPECT_FALSE(means_sheet("4", "4E3"));
    EXPECT_FALSE(means_sheet("A7F", "A7G"));
    EXPECT_FALSE(means_sheet("", "000"));
}

} // namespace
} // namespace formradar::form
