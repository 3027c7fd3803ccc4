// What stops a run says the same in every language, with what it is about.
#include "app/complaint.hpp"

#include <gmock/gmock.h>

#include "app/file_words.hpp"

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

TEST(FileWords, what_the_disk_says_is_in_every_language_with_the_path) {
    const machine::FileError full(machine::FileTask::write, "noord/results.pdf", "No space left on device",
                                  machine::FileFault::disk_full);
    for (const auto& language : message_table()) {
        EXPECT_THAT(words_of(full, Messages(language.code)), HasSubstr("noord/results.pdf")) << language.code;
    }
    EXPECT_EQ(words_of(full, Messages("nl")),
              "kan noord/results.pdf niet schrijven: de schijf is vol; maak daar ruimte, en doe dit nog eens");
    EXPECT_STREQ(full.what(), "cannot write noord/results.pdf: No space left on device");
}

TEST(FileWords, a_reason_that_is_not_known_stays_the_systems) {
    const machine::FileError odd(machine::FileTask::lock, "noord", "Stale file handle");
    EXPECT_THAT(words_of(odd, Messages("de")), AllOf(HasSubstr("sperren"), HasSubstr("Stale file handle")));
}

// Who may not read has no use for another folder to write to.
TEST(FileWords, only_who_writes_is_sent_to_another_folder) {
    using enum machine::FileTask;
    const auto words = [](machine::FileTask task) {
        return words_of(machine::FileError(task, "x", "Permission denied", machine::FileFault::not_allowed), Messages("en"));
    };
    EXPECT_THAT(words(read), testing::Not(HasSubstr("--out")));
    EXPECT_THAT(words(write), HasSubstr("--out"));
}

} // namespace
} // namespace formradar::app
