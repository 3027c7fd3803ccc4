// What stops a run says the same in every language, with what it is about.
#include "app/complaint.hpp"

#include <gmock/gmock.h>

namespace formradar::app {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(Complaint, each_language_says_it_and_names_what_it_is_about) {
    const Complaint complaint(Msg::session_there, {{"folder", "noord"}});
    for (const auto& language : message_table()) {
        EXPECT_THAT(complaint.in(Messages(language.code)), AllOf(HasSubstr("noord"), HasSubstr("formradar print noord --more 5")))
            << language.code;
    }
    EXPECT_THAT(complaint.in(Messages("nl")), HasSubstr("wordt nooit overschreven"));
}

TEST(Complaint, where_no_language_is_known_it_is_english) {
    const Complaint complaint(Msg::no_path, {{"path", "weg"}});
    EXPECT_STREQ(complaint.what(), "there is no file or folder weg");
}

TEST(Complaint, sentences_follow_each_other) {
    const UsageComplaint complaint(std::vector<Sentence>{{Msg::no_group, {{"form", "sto"}, {"name", "mbbo"}}},
                                                         {Msg::meant, {{"name", "mbo"}}},
                                                         {Msg::groups_are, {{"names", "mbo, vmbo"}}}});
    EXPECT_EQ(complaint.in(Messages("en")), "the form sto has no group \"mbbo\"; did you mean mbo?\nIts groups are: mbo, vmbo");
}

} // namespace
} // namespace formradar::app
