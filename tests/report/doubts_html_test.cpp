// The page of doubts: what it asks, in which order, and that nothing from outside becomes markup.
#include "formradar/report/doubts_html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include "formradar/results/apply.hpp"

#include "formradar/results/settle.hpp"
#include "report/html.hpp"
#include "results/sample.hpp"

namespace formradar::report {
namespace {

using testing::HasSubstr;
using testing::Not;

const form::Session three = sample::session(3, 9);

std::string drawn(const std::vector<record::Reading>& readings) {
    DoubtsInput input{.session = &three, .pages = {}, .unapplied = {}, .notes = {}};
    for (const record::Reading& reading : results::settle(readings, three).readings) {
        input.pages.push_back({reading, {}});
    }
    return draw_doubts(input);
}

// The lines to copy, with an answer in the gap, as decisions.csv.
record::Decisions copied(const std::string& html, const std::string& answer) {
    std::string csv(record::decisions_header);
    for (auto at = html.find("<code>"); at != std::string::npos; at = html.find("<code>", at + 1)) {
        std::string row = html.substr(at + 6, html.find("</code>", at) - at - 6);
        for (const auto& [from, to] : {std::pair{"&quot;", "\""}, std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"},
                                       std::pair{"&amp;", "&"}, std::pair{"___", answer.c_str()}}) {
            for (auto found = row.find(from); found != std::string::npos; found = row.find(from)) {
                row.replace(found, std::string_view(from).size(), to);
            }
        }
        csv += "\n" + row;
    }
    return record::parse_decisions(csv);
}

TEST(doubts_html, nothing_in_doubt_is_said) {
    const std::string html = drawn(sample::readings({{"a.jpg", "001", {1, 2, 3}}}));
    EXPECT_THAT(html, HasSubstr("Nothing on the pages waits"));
    EXPECT_THAT(html, Not(HasSubstr("a.jpg")));
}

TEST(doubts_html, copied_lines_with_an_answer_decide_the_doubt) {
    const auto readings = sample::readings({{"a, \"b\" <c>.jpg", "001", {1, -1, 3}}, {"d.jpg", "002", {-2, 2, 3}}});
    const record::Decisions decisions = copied(drawn(readings), "4");
    EXPECT_TRUE(decisions.mistakes.empty());
    const results::Decided decided = results::apply_decisions(readings, decisions.rows, three);
    EXPECT_EQ(decided.applied, 2);
    EXPECT_TRUE(decided.unapplied.empty());
    EXPECT_EQ(decided.readings[0].scores[1].score, 4);
    EXPECT_EQ(decided.readings[1].scores[0].score, 4);
}

TEST(doubts_html, copied_lines_name_a_sheet_and_end_a_conflict) {
    auto readings = sample::readings({{"a.jpg", "", {1, 2, 3}}});
    readings[0].status = record::Status::doubt;
    readings[0].page = 0;
    const results::Decided named = results::apply_decisions(readings, copied(drawn(readings), "003-1").rows, three);
    EXPECT_EQ(named.readings[0].sheet, "003");
    EXPECT_EQ(named.readings[0].status, record::Status::read);

    const auto twice = sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "001", {1, 2, 4}}});
    record::Decisions decisions = copied(drawn(twice), "ignore");
    ASSERT_EQ(decisions.rows.size(), 2U);
    decisions.rows.pop_back();
    const results::Settled settled = results::settle(results::apply_decisions(twice, decisions.rows, three).readings, three);
    EXPECT_EQ(settled.readings[0].status, record::Status::foreign);
    EXPECT_EQ(settled.readings[1].status, record::Status::read);
}

TEST(doubts_html, pages_come_by_sheet_and_those_without_one_last) {
    auto readings = sample::readings({{"a.jpg", "", {1, 2, 3}}, {"b.jpg", "005", {-1, 2, 3}}, {"c.jpg", "002", {-1, 2, 3}}});
    readings[0].status = record::Status::doubt;
    const std::string html = drawn(readings);
    EXPECT_LT(html.find("Sheet 002"), html.find("Sheet 005"));
    EXPECT_LT(html.find("Sheet 005"), html.find("Sheet not known"));
}

TEST(doubts_html, text_from_outside_is_escaped) {
    form::Session session = three;
    session.title = "<script>alert(1)</script>";
    session.form.statements[0].text = "a < b & \"c\"";
    auto readings = sample::readings({{"<img src=x>.jpg", "001", {-1, 2, 3}}});
    readings[0].scores[0].reason = "<b>bold</b>";
    const std::string html =
        draw_doubts({.session = &session, .pages = {{readings[0], {}}}, .unapplied = {{3, "<i>"}}, .notes = {"<u>"}});
    for (const char* tag : {"<script>", "<img src=x", "<b>bold", "<i>", "<u>"}) {
        EXPECT_THAT(html, Not(HasSubstr(tag)));
    }
    EXPECT_THAT(html, HasSubstr("a &lt; b &amp; &quot;c&quot;"));
    EXPECT_THAT(html, HasSubstr("line 3: &lt;i&gt;"));
}

TEST(doubts_html, pictures_are_inside_the_file) {
    const auto readings = sample::readings({{"a.jpg", "001", {-1, 2, 3}}});
    const std::string html =
        draw_doubts({.session = &three, .pages = {{readings[0], {{1, "\x89PNG"}, {2, "other"}}}}, .unapplied = {}, .notes = {}});
    EXPECT_THAT(html, HasSubstr("src=\"data:image/png;base64,iVBORw==\""));
    EXPECT_THAT(html, Not(HasSubstr("http://")));
    EXPECT_THAT(html, Not(HasSubstr("https://")));
}

TEST(html, bytes_become_base64) {
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("f"), "Zg==");
    EXPECT_EQ(base64("fo"), "Zm8=");
    EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
    EXPECT_EQ(base64(std::string("\xFF\x00\xFE", 3)), "/wD+");
}

TEST(html, broken_text_is_shown_as_such) {
    EXPECT_EQ(escaped("caf\xE9\n'é'"), "caf\uFFFD\u240A&#39;é&#39;");
}

} // namespace
} // namespace formradar::report
