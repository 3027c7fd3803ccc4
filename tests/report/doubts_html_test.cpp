// The page of doubts: what it asks, in which order, and that nothing from outside becomes markup.
#include "formradar/report/doubts_html.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "formradar/core/causes.hpp"
#include "formradar/form/words.hpp"
#include "formradar/record/source_cell.hpp"
#include "formradar/report/page.hpp"
#include "formradar/report/questions.hpp"
#include "formradar/results/apply.hpp"
#include "formradar/results/settle.hpp"
#include "report/html.hpp"
#include "results/sample.hpp"
#include "support/reasons.hpp"

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
    const auto is_seen = [&](std::size_t sheet, int page) {
        return std::ranges::any_of(readings, [&](const record::Reading& reading) {
            return reading.sheet == three.sheets[sheet].id && reading.page == page;
        });
    };
    return draw_doubts(input, {.unseen = unseen_pages(three, is_seen), .decisions = {}});
}

nlohmann::json data_in(const std::string& html) {
    const std::string_view start = "id=\"data\">";
    const auto at = html.find(start) + start.size();
    return nlohmann::json::parse(html.substr(at, html.find("</script>", at) - at));
}

// The rows of every first question's option of this kind, as decisions.csv.
record::Decisions answered(const nlohmann::json& data, const std::string& kind, std::size_t questions = 99) {
    std::string csv(record::decisions_header);
    for (const auto& doubt : data["doubts"]) {
        for (const auto& option : doubt["options"]) {
            const bool wanted = option["kind"] == kind || (option.contains("name") && option["name"] == kind);
            for (const auto& set : wanted&& questions > 0 ? option["set"] : nlohmann::json::array()) {
                const auto row = doubt["rows"][set[0].get<std::size_t>()];
                const auto cell = [&](const char* name) {
                    return !row.contains(name) ? std::string()
                           : row[name].is_string()
                               ? "\"" + std::regex_replace(row[name].get<std::string>(), std::regex("\""), "\"\"") + "\""
                               : row[name].dump();
                };
                csv += "\n" + cell("sheet") + "," + cell("page") + "," + cell("statement") + "," + cell("old") + "," +
                       set[1].get<std::string>() + ",,,," + cell("source") + "," + cell("page_in_file") +
                       (row.contains("sheet_in_picture") ? "#" + cell("sheet_in_picture") : "");
            }
        }
        questions -= questions > 0 ? 1 : 0;
    }
    return record::parse_decisions(csv);
}

TEST(doubts_html, nothing_in_doubt_asks_nothing) {
    const auto data = data_in(drawn(sample::readings({{"a.jpg", "001", {1, 2, 3}}})));
    EXPECT_TRUE(data["doubts"].empty());
}

TEST(doubts_html, answers_are_rows_that_decide_the_doubt) {
    const auto readings = sample::readings({{"a, \"b\" <c>.jpg", "001", {1, -1, 3}}, {"d.jpg", "002", {-2, 2, 3}}});
    const auto decisions = answered(data_in(drawn(readings)), "4");
    EXPECT_TRUE(decisions.mistakes.empty());
    const auto decided = results::apply_decisions(readings, decisions.rows, three);
    EXPECT_EQ(decided.applied, 2);
    EXPECT_TRUE(decided.unapplied.empty());
    EXPECT_EQ(decided.readings[0].scores[1].score, 4);
    EXPECT_EQ(decided.readings[1].scores[0].score, 4);
}

TEST(doubts_html, a_lost_sheet_is_chosen_among_those_that_no_scan_shows) {
    auto readings = sample::readings({{"a.jpg", "", {1, 2, 3}}, {"b.jpg", "002", {1, 2, 3}}});
    readings[0].status = record::Status::doubt;
    readings[0].page.reset();
    const auto data = data_in(drawn(readings));
    const auto decided = results::apply_decisions(readings, answered(data, "003-1").rows, three);
    EXPECT_EQ(decided.readings[0].sheet, "003");
    EXPECT_EQ(decided.readings[0].status, record::Status::read);
    EXPECT_TRUE(answered(data, "002-1").rows.empty());
}

TEST(doubts_html, a_written_back_is_shown_or_left_out_and_no_sheet_is_asked_for) {
    record::Reading back;
    back.source = {"scans/back.jpg", 1, "00"};
    back.status = record::Status::doubt;
    back.back = true;
    const auto data = data_in(drawn({back}));
    const auto& doubts = data["doubts"];
    ASSERT_EQ(doubts.size(), 1U);
    EXPECT_EQ(doubts[0]["kind"], "back");
    ASSERT_EQ(doubts[0]["options"].size(), 2U);
    EXPECT_EQ(doubts[0]["options"][0]["set"][0][1], "read");
    EXPECT_EQ(doubts[0]["options"][1]["set"][0][1], "ignore");
    EXPECT_FALSE(doubts[0].contains("free"));
    const auto shown = results::apply_decisions({back}, answered(data, "show").rows, three).readings[0];
    EXPECT_EQ(shown.status, record::Status::blank) << shown.reason;
}

TEST(doubts_html, scans_in_conflict_are_one_question_and_one_of_them_holds) {
    const auto twice = sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "001", {1, 2, 4}}});
    auto data = data_in(drawn(twice));
    ASSERT_EQ(data["doubts"].size(), 1U);
    EXPECT_TRUE(data["doubts"][0]["scans"][0]["scores"][2]["differs"].get<bool>());
    EXPECT_FALSE(data["doubts"][0]["scans"][0]["scores"][1].contains("differs"));
    data["doubts"][0]["options"].erase(0); // the second one holds
    data["doubts"][0]["options"][0]["kind"] = "second";
    const auto settled = results::settle(results::apply_decisions(twice, answered(data, "second").rows, three).readings, three);
    EXPECT_EQ(settled.readings[0].status, record::Status::foreign);
    EXPECT_EQ(settled.readings[1].status, record::Status::read);
}

std::vector<std::string> kinds_of(const nlohmann::json& doubt) {
    std::vector<std::string> kinds;
    for (const auto& option : doubt["options"]) {
        kinds.push_back(option["kind"]);
    }
    return kinds;
}

std::size_t counted_after(const std::vector<record::Reading>& readings, const std::string& kind) {
    const auto decisions = answered(data_in(drawn(readings)), kind);
    const auto applied = results::apply_decisions(readings, decisions.rows, three);
    EXPECT_TRUE(applied.unapplied.empty());
    const auto settled = results::settle(applied.readings, three);
    return static_cast<std::size_t>(std::ranges::count(settled.readings, record::Status::read, &record::Reading::status));
}

// The first rule of copies: nobody is asked whose answers to throw away.
TEST(doubts_html, of_copies_none_can_be_thrown_away) {
    const std::vector<std::vector<record::Reading>> stacks = {
        sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "001", {5, 4, 3}}}),
        sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "001", {5, 4, 3}}, {"c.jpg", "001", {3, 1, 5}}}),
        // the second paper was scanned twice: it is one person, and nothing of hers is lost
        sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "001", {5, 4, 3}}, {"c.jpg", "001", {5, 4, 3}}})};
    for (std::size_t i = 0; i < stacks.size(); ++i) {
        SCOPED_TRACE(i);
        const auto data = data_in(drawn(stacks[i]));
        ASSERT_EQ(data["doubts"].size(), 1U);
        EXPECT_EQ(kinds_of(data["doubts"][0]), std::vector<std::string>{"both"});
        EXPECT_TRUE(data["doubts"][0]["copies"].get<bool>());
        EXPECT_EQ(counted_after(stacks[i], "both"), i == 1 ? 3U : 2U);
    }
}

// One answer of three differs: corrected between two scans, perhaps; which of them holds is for a person to say.
TEST(doubts_html, of_a_corrected_sheet_one_scan_may_hold_also_beside_a_copy) {
    const auto corrected = sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "001", {1, 2, 4}}});
    const auto beside_a_copy =
        sample::readings({{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "001", {1, 2, 4}}, {"c.jpg", "001", {5, 5, 5}}});
    EXPECT_EQ(kinds_of(data_in(drawn(corrected))["doubts"][0]), (std::vector<std::string>{"this", "this", "both"}));
    EXPECT_EQ(kinds_of(data_in(drawn(beside_a_copy))["doubts"][0]), (std::vector<std::string>{"this", "this", "this", "both"}));
    EXPECT_FALSE(data_in(drawn(corrected))["doubts"][0]["copies"].get<bool>());
}

TEST(doubts_html, scans_in_conflict_of_each_copy_are_a_question_of_their_own) {
    const auto scans = sample::readings(
        {{"a.jpg", "001", {1, 2, 3}}, {"b.jpg", "001", {1, 2, 4}}, {"c.jpg", "001", {5, 5, 5}}, {"d.jpg", "001", {5, 5, 4}}});
    const auto copies = record::parse_decisions(std::string(record::decisions_header) +
                                                "\n001,1,page,,copy 1,,,,a.jpg,1\n001,1,page,,copy 1,,,,b.jpg,1"
                                                "\n001,1,page,,copy 2,,,,c.jpg,1\n001,1,page,,copy 2,,,,d.jpg,1");
    const auto doubts = data_in(drawn(results::apply_decisions(scans, copies.rows, three).readings))["doubts"];
    ASSERT_EQ(doubts.size(), 2U) << "who chooses among all four leaves three out, one of whom is somebody else";
    EXPECT_NE(doubts[0]["id"], doubts[1]["id"]);
    EXPECT_EQ(doubts[0]["sheet"], "001.1");
    EXPECT_EQ(doubts[1]["source"], "c.jpg, d.jpg");
}

TEST(doubts_html, each_of_two_lost_sheets_in_a_picture_is_named_for_itself) {
    auto readings = sample::readings({{"a.jpg", "", {1, -1, 3}}, {"a.jpg", "", {5, 4, 1}}});
    for (auto& reading : readings) {
        reading.status = record::Status::doubt;
        reading.page.reset();
    }
    readings[1].source.sheet_in_picture = 2;
    readings[1].source.sha256 = readings[0].source.sha256;
    const auto data = data_in(drawn(readings));
    const auto named = results::apply_decisions(readings, answered(data, "003-1", 1).rows, three).readings;
    EXPECT_EQ(named[0].sheet, "003");
    EXPECT_EQ(named[1].sheet, "") << "nobody has looked at it yet";
    const auto left_out = results::apply_decisions(readings, answered(data, "ignore", 1).rows, three).readings;
    EXPECT_EQ(left_out[0].status, record::Status::foreign);
    EXPECT_EQ(left_out[1].status, record::Status::doubt);
}

TEST(doubts_html, each_of_two_sheets_of_one_name_in_a_picture_is_decided_for_itself) {
    auto readings = sample::readings({{"a.jpg", "001", {1, -1, 3}}, {"a.jpg", "001", {5, 4, 1}}});
    readings[1].source.sheet_in_picture = 2;
    const auto both = answered(data_in(drawn(readings)), "both");
    EXPECT_EQ(both.rows.size(), 2U);
    const auto two = results::apply_decisions(readings, both.rows, three);
    EXPECT_TRUE(two.unapplied.empty());
    const auto score = answered(data_in(drawn(two.readings)), "4");
    ASSERT_EQ(score.rows.size(), 1U);
    const auto decided = results::apply_decisions(two.readings, score.rows, three);
    EXPECT_EQ(decided.readings[0].scores[1].score, 4);
    EXPECT_EQ(decided.readings[1].scores, readings[1].scores);
}

TEST(doubts_html, answers_come_back_for_every_name_of_a_file) {
    for (const std::string name :
         {"a\nb.jpg", "=1+1.jpg", "*.jpg", "caf\xE9.jpg", "b\\c.jpg", " d  e .jpg", "file:f.jpg", "___.jpg", "'g.jpg"}) {
        const auto readings = sample::readings({{name, "001", {1, -1, 3}}, {"d.jpg", "002", {1, 2, 3}}});
        const auto page = draw_doubts(
            {.session = &three, .pages = {{readings[0], {}}}, .unapplied = {}, .notes = {}, .name_of = record::source_cell}, {});
        const auto decisions = answered(data_in(page), "4");
        EXPECT_TRUE(decisions.mistakes.empty()) << name;
        const auto decided = results::apply_decisions(readings, decisions.rows, three);
        EXPECT_TRUE(decided.unapplied.empty()) << name << words_of(decided.unapplied.front().why);
        EXPECT_EQ(decided.readings[0].scores[1].score, 4) << name;
    }
}

TEST(doubts_html, pages_come_by_sheet_and_those_without_one_last) {
    auto readings = sample::readings({{"a.jpg", "", {1, 2, 3}}, {"b.jpg", "005", {-1, 2, 3}}, {"c.jpg", "002", {-1, 2, 3}}});
    readings[0].status = record::Status::doubt;
    const auto doubts = data_in(drawn(readings))["doubts"];
    ASSERT_EQ(doubts.size(), 3U);
    EXPECT_EQ(doubts[0]["sheet"], "002");
    EXPECT_EQ(doubts[1]["sheet"], "005");
    EXPECT_EQ(doubts[2]["kind"], "sheet");
}

TEST(doubts_html, text_from_outside_is_escaped) {
    form::Session session = three;
    session.title = "<script>alert(1)</script>";
    session.form.statements[0].text = "a < b & \"c\" </script><script>";
    auto readings = sample::readings({{"<img src=x>.jpg", "001", {-1, 2, 3}}});
    readings[0].scores[0].reason = said("<b>bold</b>");
    const std::string html =
        draw_doubts({.session = &session, .pages = {{readings[0], {}}}, .unapplied = {{3, said("<i>")}}, .notes = {"<u>"}},
                    {.unseen = {}, .decisions = "<s>"});
    for (const char* tag : {"<script>", "<img src=x", "<b>bold", "<i>", "<u>", "<s>"}) {
        EXPECT_THAT(html, Not(HasSubstr(tag)));
    }
    EXPECT_THAT(html, HasSubstr("regel 3: &lt;i&gt;"));
    EXPECT_EQ(data_in(html)["doubts"][0]["text"], session.form.statements[0].text);
}

TEST(doubts_html, a_reason_is_its_cause_what_it_speaks_of_and_a_sentence_in_the_language_of_the_form) {
    auto readings = sample::readings({{"a.jpg", "001", {-1, 2, 3}}, {"b.jpg", "", {1, 2, 3}}, {"c.jpg", "", {1, 2, 3}}});
    readings[0].scores[0].reason = {Cause::outline_missing, {figure(3), figure(71.6, 0)}};
    readings[1].status = readings[2].status = record::Status::doubt;
    readings[1].reason = {Cause::code_alone,
                          {std::string("K7QX2M-A7F-1"), within({Cause::few_pixels, {figure(80), figure(90)}})}};
    readings[2].reason = said("of an earlier version");
    auto session = three;
    session.form.language = "nl";
    DoubtsInput input{.session = &session, .pages = {}, .unapplied = {}, .notes = {}};
    for (const auto& reading : readings) {
        input.pages.push_back({reading, {}});
    }
    const auto doubts = data_in(draw_doubts(input, {}))["doubts"];
    ASSERT_EQ(doubts.size(), 3U);
    EXPECT_EQ(doubts[0]["reason"], (nlohmann::json{{"cause", "outline_missing"},
                                                   {"parts", {3, 72}},
                                                   {"text", "vakje 3 is niet waar het hoort: 72 % van de omtrek gezien"}}));
    EXPECT_EQ(doubts[1]["reason"]["cause"], "code_alone");
    EXPECT_EQ(doubts[1]["reason"]["parts"][1][0]["cause"], "few_pixels");
    EXPECT_THAT(doubts[1]["reason"]["text"].get<std::string>(), HasSubstr("het beeld is maar 80 bij 90 pixels groot"));
    EXPECT_EQ(doubts[2]["reason"]["text"], "of an earlier version");
    EXPECT_EQ(doubts[2]["reason"]["lang"], "en"); // for who listens to it
    EXPECT_FALSE(doubts[0]["reason"].contains("lang"));
}

TEST(doubts_html, what_was_decided_before_is_in_the_file_to_save) {
    const auto html =
        draw_doubts({.session = &three, .pages = {}, .unapplied = {}, .notes = {}}, {.unseen = {}, .decisions = "sheet,é\n"});
    EXPECT_EQ(data_in(html)["decisions"], "sheet,é\n");
}

TEST(doubts_html, pictures_and_script_are_inside_the_file_and_nothing_else_runs) {
    const auto readings = sample::readings({{"a.jpg", "001", {-1, 2, 3}}});
    const std::vector<DoubtPicture> pictures = {{record::statement_row(1), "\x89PNG"}, {record::statement_row(2), "other"}};
    const std::string html = draw_doubts({.session = &three, .pages = {{readings[0], pictures}}, .unapplied = {}, .notes = {}});
    EXPECT_EQ(data_in(html)["doubts"][0]["crop"], "data:image/png;base64,iVBORw==");
    EXPECT_THAT(html, HasSubstr("script-src 'sha256-"));
    EXPECT_THAT(html, Not(HasSubstr("http://")));
    EXPECT_THAT(html, Not(HasSubstr("https://")));
    EXPECT_THAT(html, Not(HasSubstr("\nimport ")));
}

TEST(page, every_language_of_forms_has_the_same_words) {
    const auto english = nlohmann::json::parse(page_words("en"));
    for (const auto* words : form::all_words()) {
        const auto file = find_page_file(shared_page_files(), std::string(words->language) + ".json");
        ASSERT_FALSE(file.text.empty()) << words->language;
        const auto own = nlohmann::json::parse(file.text);
        EXPECT_EQ(own.size(), english.size()) << words->language;
        for (const auto& [key, text] : english.items()) {
            EXPECT_TRUE(own.contains(key) && own[key].type() == text.type()) << words->language << " " << key;
        }
    }
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
