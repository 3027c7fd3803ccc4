#include "app/conclude.hpp"

#include <gmock/gmock.h>

#include "app/account.hpp"
#include "support/reasons.hpp"

namespace formradar::app {
namespace {

using testing::HasSubstr;
using testing::Not;

form::Session session() {
    form::Session result{.id = "K7QX2M", .title = "Noord", .date = "2026-03-19"};
    result.form = {.id = "three",
                   .language = "nl",
                   .title = "Drie",
                   .intro = "",
                   .question = "?",
                   .scale = {"niet", "wel"},
                   .statements = {{"a", "A"}, {"b", "B"}, {"c", "C"}},
                   .groups = {},
                   .open_questions = {}};
    result.layout.pages.resize(1);
    for (const auto* id : {"A7F", "B2C", "C33"}) {
        result.sheets.push_back({.id = id, .group = ""});
    }
    return result;
}

record::Reading reading(const std::string& path, const std::string& sheet, record::Status status = record::Status::read) {
    record::Reading result;
    result.source = {.path = path, .page_in_file = 1, .sha256 = path};
    result.status = status;
    if (!sheet.empty()) {
        result.session = "K7QX2M";
        result.form = "three";
        result.sheet = sheet;
        result.page = 1;
        result.verified = true;
        for (int statement = 1; statement <= 3; ++statement) {
            result.scores.push_back({.statement = statement,
                                     .state = record::State::marked,
                                     .score = 4,
                                     .needs_review = false,
                                     .confidence = 1,
                                     .reason = {},
                                     .ink = {}});
        }
    }
    return result;
}

int found(const Conclusion& conclusion) {
    return conclusion.results.tally.found;
}

TEST(Conclude, every_page_is_in_the_tally_once) {
    const auto conclusion =
        conclude({reading("1", "A7F"), reading("2", "A7F"), reading("3", "", record::Status::blank), reading("4", "B2C"),
                  reading("5", "", record::Status::unreadable), reading("6", "", record::Status::foreign)},
                 session(), {});
    EXPECT_EQ(found(conclusion), 6);
    EXPECT_EQ(conclusion.results.pages(record::Status::read), 2);
    EXPECT_EQ(conclusion.results.pages(record::Status::duplicate), 1);
    EXPECT_EQ(conclusion.results.sheets.size(), 2U);
}

TEST(Conclude, a_sheet_of_another_session_is_foreign_and_in_the_tally) {
    auto other = reading("1", "Z99");
    other.session = "ZZZZZZ";
    const auto conclusion = conclude({other, reading("2", "A7F")}, session(), {});
    EXPECT_EQ(found(conclusion), 2);
    EXPECT_EQ(conclusion.results.pages(record::Status::foreign), 1);
    EXPECT_EQ(conclusion.results.sheets.size(), 1U);
    EXPECT_THAT(words_of(conclusion.readings[0].reason), HasSubstr("another session, ZZZZZZ"));
    EXPECT_TRUE(anything_waits(conclusion));
}

TEST(Conclude, only_what_needs_nobody_lets_a_run_end_without_waiting) {
    EXPECT_FALSE(anything_waits(
        conclude({reading("1", "A7F"), reading("2", "", record::Status::blank), reading("3", "A7F")}, session(), {})));
    EXPECT_TRUE(anything_waits(conclude({reading("1", "", record::Status::unreadable)}, session(), {})));
    EXPECT_TRUE(anything_waits(conclude({reading("1", "", record::Status::foreign)}, session(), {})));
    auto doubtful = reading("1", "A7F");
    doubtful.scores[1].needs_review = true;
    EXPECT_TRUE(anything_waits(conclude({doubtful}, session(), {})));
}

TEST(Conclude, a_decision_takes_other_paper_off_the_list) {
    const auto decisions = record::parse_decisions(
        "sheet,page,statement,old,new,who,when,why,source,page_in_file\n"
        ",,page,,ignore,Anna,2026-03-20,a letter,1,1\n");
    const auto conclusion = conclude({reading("1", "", record::Status::foreign), reading("2", "A7F")}, session(), decisions);
    EXPECT_FALSE(anything_waits(conclusion));
    EXPECT_EQ(conclusion.decisions, 1);
    EXPECT_THAT(account_of(conclusion, "noord", "noord"), HasSubstr("1  foreign     a person decided that they do not count"));
}

TEST(Conclude, what_only_looks_decided_in_its_reason_waits) {
    auto other = reading("1", "", record::Status::unreadable);
    other.reason = said("decided by a scanner to be blank");
    EXPECT_TRUE(anything_waits(conclude({other, reading("2", "A7F")}, session(), {})));
}

TEST(Conclude, a_decision_about_something_unknown_waits_and_is_named) {
    const auto decisions = record::parse_decisions("sheet,page,statement,old,new\nZZZ,1,2,,3\nA7F,1,99,,3\n");
    const auto conclusion = conclude({reading("1", "A7F")}, session(), decisions);
    EXPECT_EQ(conclusion.unapplied.size(), 2U);
    EXPECT_TRUE(anything_waits(conclusion));
    EXPECT_THAT(account_of(conclusion, "noord", "noord"), HasSubstr("noord/decisions.csv line 2: "));
}

TEST(Conclude, only_backs_leave_nothing_to_report_and_say_so) {
    const auto conclusion =
        conclude({reading("1", "", record::Status::blank), reading("2", "", record::Status::blank)}, session(), {});
    EXPECT_TRUE(anything_waits(conclusion));
    EXPECT_THAT(account_of(conclusion, "noord", "noord"), HasSubstr("No sheet was found"));
    EXPECT_THAT(account_of(conclusion, "noord", "noord"), Not(HasSubstr("results.pdf")));
}

TEST(Account, the_counts_add_up_and_say_what_to_do) {
    auto doubtful = reading("scans/2.jpg", "B2C");
    doubtful.scores[1].needs_review = true;
    doubtful.scores[1].state = record::State::multiple;
    const auto text =
        account_of(conclude({reading("scans/1.jpg", "A7F"), doubtful, reading("scans/3.doc", "", record::Status::unreadable)},
                            session(), {}),
                   "noord", "noord");
    EXPECT_THAT(text, HasSubstr("2 sheets, 3 pages in 3 files"));
    EXPECT_THAT(text, HasSubstr("     2  read"));
    EXPECT_THAT(text, HasSubstr("1 mark in doubt"));
    EXPECT_THAT(text, HasSubstr("     1  unreadable"));
    EXPECT_THAT(text, HasSubstr("scans/3.doc"));
    EXPECT_THAT(text, HasSubstr("Look at noord/doubts.html"));
    EXPECT_THAT(text, HasSubstr("Results: noord/results.pdf"));
}

TEST(Account, nothing_in_doubt_sends_nobody_to_the_doubts) {
    const auto text = account_of(conclude({reading("1", "A7F")}, session(), {}), "noord", "noord");
    EXPECT_THAT(text, Not(HasSubstr("doubts.html")));
}

TEST(Account, how_many_sheets_are_back_and_which_are_not) {
    auto with_groups = session();
    with_groups.sheets[1].group = "mbo";
    EXPECT_THAT(account_of(conclude({reading("1", "A7F")}, with_groups, {}), "noord", "noord"),
                HasSubstr("1 of 3 sheets is back; missing: B2C (mbo), C33.\n"));
    EXPECT_THAT(account_of(conclude({reading("1", "A7F"), reading("2", "B2C"), reading("3", "C33")}, session(), {}), "a", "a"),
                HasSubstr("3 of 3 sheets are back.\n"));
    auto many = session();
    for (int i = 0; i < 30; ++i) {
        many.sheets.push_back({.id = "X" + std::to_string(10 + i), .group = ""});
    }
    EXPECT_THAT(account_of(conclude({reading("1", "A7F")}, many, {}), "a", "a"), HasSubstr(" and 20 more.\n"));
    auto copied = session();
    copied.photocopy = true;
    EXPECT_THAT(account_of(conclude({reading("1", "A7F")}, copied, {}), "a", "a"), Not(HasSubstr("back")));
}

TEST(Account, sheets_that_look_like_copies_are_named_with_the_line_that_counts_them) {
    auto other = reading("2", "A7F");
    for (auto& score : other.scores) {
        score.score = 1;
    }
    const auto conclusion = conclude({reading("1", "A7F"), other}, session(), {});
    EXPECT_THAT(account_of(conclusion, "noord", "noord"), HasSubstr("it looks like copies"));
    const auto decisions = record::parse_decisions(std::string(record::decisions_header) + "\nA7F,,page,,both,,,,,\n");
    const auto decided = conclude({reading("1", "A7F"), other}, session(), decisions);
    EXPECT_EQ(decided.results.sheets.size(), 2U);
    EXPECT_FALSE(anything_waits(decided));
}

} // namespace
} // namespace formradar::app
