// Forms whose sheets are read although their session is nowhere.
#include "app/forms.hpp"

#include <gmock/gmock.h>

namespace formradar::app {
namespace {

TEST(BuiltinKnown, sheets_that_an_earlier_version_printed_are_known) {
    constexpr auto of_version_0_1 = "WSC"; // the hash that the codes of samples/ carry: sto-borging on A4
    const auto& known = builtin_known();
    const auto found = std::ranges::find(known, of_version_0_1, &read::KnownForm::hash);
    ASSERT_NE(found, known.end());
    EXPECT_EQ(found->form.id, "sto-borging");
    EXPECT_EQ(found->layout.paper, form::Paper::a4);
}

TEST(BuiltinKnown, every_hash_is_of_one_layout) {
    std::vector<std::string> hashes;
    std::ranges::transform(builtin_known(), std::back_inserter(hashes), &read::KnownForm::hash);
    std::ranges::sort(hashes);
    EXPECT_EQ(std::ranges::adjacent_find(hashes), hashes.end());
}

} // namespace
} // namespace formradar::app
