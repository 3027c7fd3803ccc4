// What stops a run says the same in every language, with what it is about.
#include "app/complaint.hpp"

#include <gmock/gmock.h>

#include <new>
#include <set>

#include "app/failure_words.hpp"
#include "app/file_words.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/core/no_memory.hpp"
#include "formradar/form/session.hpp"
#include "formradar/record/reasoned_error.hpp"

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

// Whatever stops a run speaks the language of whoever reads it, and names what it is about.
TEST(FailureWords, every_kind_of_exception_is_told_in_every_language) {
    const Messages dutch("nl");
    EXPECT_EQ(words_of_failure(Complaint(Msg::no_path, {{"path", "weg"}}), dutch), "er is geen bestand of map weg");
    EXPECT_EQ(words_of_failure(record::ReasonedError({Cause::not_whole, {"a.pdf", within({Cause::ends_early})}}), dutch),
              "kan a.pdf niet schrijven: het zou niet heel zijn (het is afgekapt); kijk of er ruimte is op de schijf, en doe dit "
              "nog eens");
    EXPECT_THAT(
        words_of_failure(machine::FileError(machine::FileTask::start, "formradar", "", machine::FileFault::too_many_open), dutch),
        AllOf(HasSubstr("kan formradar niet starten"), HasSubstr("--jobs 1")));
    EXPECT_EQ(words_of_failure(NoMemory(), dutch), words_of_failure(std::bad_alloc(), dutch));
    EXPECT_THAT(words_of_failure(std::bad_alloc(), dutch), HasSubstr("niet genoeg geheugen"));
    EXPECT_EQ(words_of_failure(std::runtime_error("of a library"), dutch), "of a library");
    EXPECT_EQ(words_of_failure(std::exception_ptr(), dutch), "");
    EXPECT_EQ(words_of_failure(std::make_exception_ptr(NoMemory()), dutch), dutch(Msg::no_memory));
}

TEST(FailureWords, a_session_file_that_is_wrong_is_told_in_every_language) {
    try {
        static_cast<void>(form::parse_session("id = \"x\"\n", "noord/session.toml"));
        FAIL();
    } catch (const Error& error) {
        std::set<std::string> texts;
        for (const auto& language : message_table()) {
            const auto text = words_of_failure(error, Messages(language.code));
            EXPECT_THAT(text, AllOf(HasSubstr("noord/session.toml:1:6: `id`"), HasSubstr("`secret`"))) << language.code;
            EXPECT_TRUE(texts.insert(text).second) << language.code;
        }
        EXPECT_THAT(words_of_failure(error, Messages("nl")),
                    HasSubstr("`id` is niet zes letters van Crockfords base 32; zet het"));
    }
}

TEST(FailureWords, a_scan_that_is_not_given_out_says_why_as_a_cause) {
    const auto reason = [](machine::FileFault fault) {
        return reason_of_failure(machine::FileError(machine::FileTask::read, "a.jpg", "of the system", fault));
    };
    EXPECT_EQ(reason(machine::FileFault::not_allowed).cause, Cause::not_allowed);
    EXPECT_EQ(reason(machine::FileFault::broken).cause, Cause::disk_fails);
    EXPECT_EQ(reason(machine::FileFault::other), said("of the system"));
    EXPECT_EQ(reason_of_failure(NoMemory()).cause, Cause::needs_memory);
    EXPECT_EQ(reason_of_failure(record::ReasonedError({Cause::ends_early})).cause, Cause::ends_early);
}

} // namespace
} // namespace formradar::app
