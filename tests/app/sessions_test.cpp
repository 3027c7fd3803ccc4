#include "app/sessions.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <utility>

#include "formradar/core/failure.hpp"
#include "formradar/form/builtin.hpp"
#include "formradar/report/sheet.hpp"
#include "support/memory_files.hpp"

namespace formradar::app {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string toml_of(const std::string& id, const std::string& title = "Noord") {
    const auto& builtin = form::builtin_forms().front();
    const auto form = form::parse_form(builtin.toml, builtin.name);
    return form::to_toml(form::Session{.id = id,
                                       .title = title,
                                       .date = "2026-03-19",
                                       .form = form,
                                       .layout = form::lay_out(form, form::Paper::a4).layout,
                                       .form_hash = report::hash_of(form::lay_out(form, form::Paper::a4), form),
                                       .photocopy = false,
                                       .sheets = {{.id = "A7F", .group = ""}},
                                       .secret = std::string(32, 'a')});
}

std::vector<std::string> ids(const KnownSessions& known) {
    std::vector<std::string> result;
    for (const auto& at : known.sessions) {
        result.push_back(at.session.id);
    }
    return result;
}

TEST(Sessions, those_named_come_first_then_those_beside_and_above_the_scans) {
    MemoryFiles files;
    files.add("/anna/named/session.toml", toml_of("AAAAAA"));
    files.add("/anna/noord/session.toml", toml_of("BBBBBB"));
    files.add("/anna/noord/scans/deep/session.toml", toml_of("CCCCCC"));
    const auto known = find_sessions(files, {.named = {"named"}, .folders = {"/anna/noord/scans/deep"}});
    EXPECT_THAT(ids(known), ElementsAre("AAAAAA", "CCCCCC", "BBBBBB"));
    EXPECT_EQ(known.sessions[2].folder, "/anna/noord");
}

TEST(Sessions, the_first_file_of_a_session_holds) {
    MemoryFiles files;
    files.add("/anna/a/session.toml", toml_of("AAAAAA", "first"));
    files.add("/anna/b/session.toml", toml_of("AAAAAA", "second"));
    const auto known = find_sessions(files, {.named = {"a", "b"}, .folders = {}});
    ASSERT_EQ(known.sessions.size(), 1U);
    EXPECT_EQ(known.sessions[0].session.title, "first");
}

TEST(Sessions, one_that_is_wrong_stops_only_when_it_was_named) {
    MemoryFiles files;
    files.add("/anna/noord/session.toml", "id = 3");
    EXPECT_THROW(static_cast<void>(find_sessions(files, {.named = {"noord"}, .folders = {}})), Error);
    const auto known = find_sessions(files, {.named = {}, .folders = {"/anna/noord"}});
    EXPECT_THAT(known.sessions, IsEmpty());
    EXPECT_THAT(known.warnings, ElementsAre(HasSubstr("/anna/noord/session.toml")));
    EXPECT_THAT(find_sessions(files, {.named = {}, .folders = {"/anna/noord"}, .language = "nl"}).warnings,
                ElementsAre(AllOf(HasSubstr("een bijeenkomst overgeslagen"), HasSubstr("ontbreekt in de bijeenkomst"))));
}

TEST(Sessions, the_shelf_looks_into_the_registry_for_those_it_does_not_have) {
    MemoryFiles files;
    files.add("/reg/BBBBBB.toml", toml_of("BBBBBB"));
    SessionShelf shelf(files, {form::parse_session(toml_of("AAAAAA"), "a")}, "/reg");
    ASSERT_NE(shelf.find("AAAAAA"), nullptr);
    ASSERT_NE(shelf.find("BBBBBB"), nullptr);
    EXPECT_EQ(shelf.find("BBBBBB")->id, "BBBBBB");
    EXPECT_EQ(shelf.find("DDDDDD"), nullptr);
    EXPECT_EQ(shelf.find("../../x"), nullptr);
}

TEST(Sessions, what_is_remembered_is_found_again) {
    MemoryFiles files;
    EXPECT_NE(remember(files, "", form::parse_session(toml_of("AAAAAA"), "a")), nullptr) << "no registry: that is said";
    EXPECT_EQ(remember(files, "/reg", form::parse_session(toml_of("AAAAAA"), "a")), nullptr);
    SessionShelf shelf(files, {}, "/reg");
    EXPECT_NE(shelf.find("AAAAAA"), nullptr);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto place = text.find(from);
    EXPECT_NE(place, std::string::npos) << from;
    return text.replace(place, from.size(), to);
}

form::Session session_of(const std::string& toml) {
    return form::parse_session(toml, "session.toml");
}

// The order of the boxes is what turns a 1 into a 5.
TEST(Sessions, one_whose_boxes_were_mirrored_is_refused) {
    auto session = session_of(toml_of("AAAAAA"));
    auto& boxes = session.layout.pages.front().rows.front().boxes;
    std::swap(boxes.front().rect, boxes.back().rect);
    MemoryFiles files;
    files.add("/anna/noord/session.toml", form::to_toml(session));
    try {
        static_cast<void>(session_in(files, "/anna/noord"));
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("not as it was printed"));
    }
    const auto known = find_sessions(files, {.named = {}, .folders = {"/anna/noord"}});
    EXPECT_THAT(known.sessions, IsEmpty());
    EXPECT_THAT(known.warnings, ElementsAre(HasSubstr("not as it was printed")));
    SessionShelf shelf(files, {}, "/anna/noord");
    files.add("/anna/noord/AAAAAA.toml", form::to_toml(session));
    EXPECT_THROW(static_cast<void>(shelf.find("AAAAAA")), Error);
}

TEST(Sessions, one_whose_statement_was_changed_is_refused) {
    MemoryFiles files;
    const auto& builtin = form::builtin_forms().front();
    const auto label = form::parse_form(builtin.toml, builtin.name).statements.front().label;
    files.add("/anna/noord/session.toml", replaced(toml_of("AAAAAA"), label, "Anders"));
    EXPECT_THROW(static_cast<void>(session_in(files, "/anna/noord")), Error);
}

TEST(Sessions, every_form_that_is_built_in_gives_the_hash_that_was_printed) {
    for (const auto& builtin : form::builtin_forms()) {
        const auto form = form::parse_form(builtin.toml, builtin.name);
        for (const auto paper : {form::Paper::a4, form::Paper::letter}) {
            auto session = session_of(toml_of("AAAAAA"));
            session.form = form;
            session.layout = form::lay_out(form, paper).layout;
            const auto hash = report::hash_of(session);
            EXPECT_EQ(report::hash_of(session_of(form::to_toml(session))), hash) << builtin.name;
        }
    }
}

TEST(Sessions, one_that_version_0_1_printed_still_gives_its_hash) {
    MemoryFiles files;
    std::ifstream stream(FORMRADAR_SAMPLES "/session.toml");
    files.add("/anna/noord/session.toml", std::string(std::istreambuf_iterator<char>(stream), {}));
    EXPECT_EQ(session_in(files, "/anna/noord").form_hash, "WSC");
}

TEST(Sessions, what_the_registry_says_otherwise_is_a_contradiction) {
    const auto printed = session_of(toml_of("AAAAAA"));
    MemoryFiles files;
    files.add("/reg/AAAAAA.toml", form::to_toml(printed));
    const auto is_contradicted = [&](const form::Session& session) { return !contradicted(files, "/reg", {session}).empty(); };
    EXPECT_FALSE(is_contradicted(printed));
    auto other = printed;
    other.title = "Noord, two weeks later";
    other.sheets.push_back({.id = "B2C", .group = ""});
    EXPECT_FALSE(is_contradicted(other)); // further sheets were printed on another machine
    other = printed;
    other.secret = std::string(32, 'b');
    EXPECT_TRUE(is_contradicted(other));
    other = printed;
    other.sheets.front().group = "mbo";
    EXPECT_TRUE(is_contradicted(other));
    other = printed;
    other.form.statements.front().text = "Anders.";
    EXPECT_TRUE(is_contradicted(other));
    other = printed;
    other.id = "BBBBBB";
    EXPECT_FALSE(is_contradicted(other)); // printed on another machine
    EXPECT_THAT(contradicted(files, "", {other}), IsEmpty());
}

std::string why(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

// A disk that stumbles, rights that were taken away, a file that was damaged: each may hide a contradiction, or the secret.
TEST(Sessions, an_entry_of_the_registry_that_cannot_be_used_is_never_taken_for_none) {
    const auto session = session_of(toml_of("AAAAAA"));
    const auto all_say = [&](const MemoryFiles& files, const std::string& what) {
        EXPECT_THAT(why([&] { static_cast<void>(contradicted(files, "/reg", {session})); }), HasSubstr(what));
        EXPECT_THAT(why([&] { must_be_as_noted(files, "/reg", session); }), HasSubstr(what));
        SessionShelf shelf(files, {}, "/reg");
        EXPECT_THAT(why([&] { static_cast<void>(shelf.find("AAAAAA")); }), HasSubstr(what));
    };
    MemoryFiles closed;
    closed.add("/reg/AAAAAA.toml", toml_of("AAAAAA"));
    closed.forbidden.insert("/reg/AAAAAA.toml");
    all_say(closed, "cannot tell how session AAAAAA was printed: /reg/AAAAAA.toml: ");
    EXPECT_TRUE(is_noted(closed, "/reg", "AAAAAA"));
    MemoryFiles damaged;
    damaged.add("/reg/AAAAAA.toml", "id = ");
    all_say(damaged, "cannot tell how session AAAAAA was printed");
    MemoryFiles away; // a link to a drive that is not there
    away.pipes.insert("/reg");
    all_say(away, "cannot tell how session AAAAAA was printed");
    EXPECT_THROW(static_cast<void>(is_noted(away, "/reg", "AAAAAA")), Error);
    MemoryFiles none;
    all_say(none, "");
    EXPECT_FALSE(is_noted(none, "/reg", "AAAAAA"));
}

} // namespace
} // namespace formradar::app
