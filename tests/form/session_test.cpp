// Session files: what is printed comes back exactly, and a made-up file does no harm.
#include "formradar/form/session.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "form/random_form.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"

namespace formradar::form {
namespace {

using ::testing::HasSubstr;

Session session_of(unsigned seed, std::size_t statements, Paper paper) {
    Session session{.id = "K7QX2M", .title = "Stuurgroep \"Noord\"", .date = "2024-02-29"};
    session.form = testing::random_form(seed, statements);
    session.layout = lay_out(session.form, paper).layout;
    session.form_hash = "3TZ";
    session.photocopy = seed % 2 == 1;
    session.sheets = {{.id = "A7F"}, {.id = "000", .group = "primair onderwijs"}};
    session.secret = "00112233445566778899aabbccddeeff";
    return session;
}

Rect<Mm>& first_box(Session& session) {
    const auto page = std::ranges::find_if(session.layout.pages, [](const PageLayout& p) { return !p.rows.empty(); });
    return page->rows.front().boxes.front().rect;
}

std::string complaint(std::string_view toml) {
    try {
        static_cast<void>(parse_session(toml, "session.toml"));
    } catch (const Error& error) {
        return error.what();
    }
    return "no complaint";
}

std::string with(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    return at == std::string::npos ? "the text to replace is not there" : text.replace(at, from.size(), to);
}

TEST(Session, written_and_read_again_it_is_the_same) {
    for (unsigned seed = 0; seed < 20; ++seed) {
        const auto session = session_of(seed, 3 + 3 * seed, seed % 3 == 0 ? Paper::letter : Paper::a4);
        EXPECT_EQ(parse_session(to_toml(session), "session.toml"), session) << seed;
    }
}

TEST(Session, further_files_and_both_sides_are_kept_and_a_session_without_them_says_nothing_of_them) {
    auto session = session_of(2, 3, Paper::a4);
    const auto plain = to_toml(session);
    EXPECT_EQ(plain.find("batches"), std::string::npos);
    EXPECT_EQ(plain.find("duplex"), std::string::npos);
    session.duplex = true;
    session.batches = {1};
    EXPECT_EQ(parse_session(to_toml(session), "session.toml"), session);
    for (const auto* wrong : {"[2]", "[0]", "[-1]", "[1, 1]", "[\"1\"]", "1"}) {
        EXPECT_THAT(complaint(with(to_toml(session), "batches = [1]", std::string("batches = ") + wrong)), HasSubstr("batches"))
            << wrong;
    }
}

TEST(Session, places_that_are_no_round_numbers_come_back_exactly) {
    auto session = session_of(2, 3, Paper::a4);
    first_box(session).x = 130.0 + 1.0 / 3;
    first_box(session).y = 0.1 + 0.2;
    EXPECT_EQ(parse_session(to_toml(session), "session.toml"), session);
}

TEST(Session, title_may_be_edited_or_removed) {
    const auto session = session_of(2, 3, Paper::a4);
    const auto toml = to_toml(session);
    EXPECT_EQ(parse_session(with(toml, R"("Stuurgroep \"Noord\"")", "'Regio  Zuid'"), "s").title, "Regio  Zuid");
    EXPECT_EQ(parse_session(with(toml, R"(title = "Stuurgroep \"Noord\"")", ""), "s").title, "");
}

TEST(Session, sheets_are_one_line_each_and_so_are_rows) {
    const auto toml = to_toml(session_of(2, 3, Paper::a4));
    EXPECT_THAT(toml, HasSubstr("\n    [\"A7F\"],\n    [\"000\", \"primair onderwijs\"],\n"));
    EXPECT_THAT(toml, HasSubstr("\nrows = [\n    [1, [1, "));
}

struct Harm {
    std::string name;
    std::string from;
    std::string to;
    std::string says;
};

std::ostream& operator<<(std::ostream& out, const Harm& harm) {
    return out << harm.name;
}

class HostileSession : public ::testing::TestWithParam<Harm> {};

TEST_P(HostileSession, is_refused_with_what_is_wrong) {
    auto session = session_of(4, 3, Paper::a4);
    first_box(session).x = 131.25;
    EXPECT_THAT(complaint(with(to_toml(session), GetParam().from, GetParam().to)), HasSubstr(GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    All, HostileSession,
    ::testing::Values(Harm{"id_with_a_path", "\"K7QX2M\"", "\"../../\"", "`id` is not six letters"},
                      Harm{"day_that_is_none", "2024-02-29", "2023-02-29", "`date` is not a date"},
                      Harm{"date_with_signs", "2024-02-29", "2024--2-29", "`date` is not a date"},
                      Harm{"secret_too_short", "00112233445566778899aabbccddeeff", "0011", "`secret` is not 32 hex digits"},
                      Harm{"sheet_twice", "[\"A7F\"]", "[\"000\"]", "the sheet 000 is listed twice"},
                      Harm{"sheet_with_letters_mixed_up", "[\"A7F\"]", "[\"A7I\"]", "three letters of Crockford's base 32"},
                      Harm{"sheet_a_number", "[\"A7F\"]", "[7]", "a sheet is a list of its id"},
                      Harm{"group_with_control_character", "primair onderwijs", "a\\u0000b", "control character U+0000"},
                      Harm{"place_not_a_number", "131.25", "nan", "millimetres on the paper belong here"},
                      Harm{"place_endless", "131.25", "inf", "millimetres on the paper belong here"},
                      Harm{"place_negative", "131.25", "-1.0", "millimetres on the paper belong here"},
                      Harm{"place_off_the_paper", "131.25", "209.5", "reaches off the paper"},
                      Harm{"place_a_text", "131.25", "\"x\"", "millimetres on the paper belong here"},
                      Harm{"box_of_no_size", "131.25, 1", "131.25, 1e300, 0, 1", "a box is a list of 9 values"},
                      Harm{"statement_unknown", "    [1, [1, ", "    [4, [1, ", "a whole number from 1 to 3 belongs here"},
                      Harm{"statement_twice", "    [1, [1, ", "    [2, [1, ", "statement 2 has a row already"},
                      Harm{"score_misplaced", "    [1, [1, ", "    [1, [5, ", "the box for 1 belongs here"},
                      Harm{"paper_unknown", "paper = \"a4\"", "paper = \"a3\"", "this paper is not known"},
                      Harm{"key_unknown", "photocopy = ", "copies = 3\nphotocopy = ", "no key `copies`"},
                      Harm{"photocopy_a_text", "photocopy = false", "photocopy = \"no\"", "neither true nor false"}),
    [](const auto& test) { return test.param.name; });

TEST(Session, page_that_is_no_table_is_refused) {
    const auto toml = to_toml(session_of(4, 3, Paper::a4));
    const auto cut = toml.substr(0, toml.find("[layout]"));
    EXPECT_THAT(complaint(cut + "[layout]\npaper = \"a4\"\npage = [1]\n"), HasSubstr("a page is a table"));
}

TEST(Session, endless_lists_are_refused_at_once) {
    const auto toml = to_toml(session_of(4, 3, Paper::a4));
    std::string rows = "rows = [";
    std::string statements;
    for (int i = 0; i < 50'000; ++i) {
        rows += "[1],";
        statements += "[[form.statement]]\nlabel = \"x\"\ntext = \"x\"\n";
    }
    EXPECT_THAT(complaint(with(toml, "rows = [", rows + "]\nmore = [")), HasSubstr("`rows` is longer than the form's 3"));
    const auto many = complaint(with(toml, "[[form.statement]]", statements + "[[form.statement]]"));
    EXPECT_THAT(many, HasSubstr("the form has 50003 statements"));
    EXPECT_LE(split(many, '\n').size(), 101U);
}

TEST(Session, empty_file_misses_everything_but_the_title) {
    EXPECT_EQ(split(complaint(""), '\n').size(), 8U) << complaint("");
}

} // namespace
} // namespace formradar::form
