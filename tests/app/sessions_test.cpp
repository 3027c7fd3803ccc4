#include "app/sessions.hpp"

#include <gmock/gmock.h>

#include "formradar/core/failure.hpp"
#include "formradar/form/builtin.hpp"
#include "support/memory_files.hpp"

namespace formradar::app {
namespace {

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
                                       .form_hash = "ABC",
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
}

TEST(Sessions, the_shelf_looks_into_the_registry_for_those_it_does_not_have) {
    MemoryFiles files;
    files.add("/reg/BBBBBB.toml", toml_of("BBBBBB"));
    files.add("/reg/CCCCCC.toml", "broken");
    SessionShelf shelf(files, {form::parse_session(toml_of("AAAAAA"), "a")}, "/reg");
    ASSERT_NE(shelf.find("AAAAAA"), nullptr);
    ASSERT_NE(shelf.find("BBBBBB"), nullptr);
    EXPECT_EQ(shelf.find("BBBBBB")->id, "BBBBBB");
    EXPECT_EQ(shelf.find("CCCCCC"), nullptr);
    EXPECT_EQ(shelf.find("DDDDDD"), nullptr);
    EXPECT_EQ(shelf.find("../../x"), nullptr);
}

TEST(Sessions, what_is_remembered_is_found_again) {
    MemoryFiles files;
    EXPECT_EQ(remember(files, "/reg", form::parse_session(toml_of("AAAAAA"), "a")), "");
    SessionShelf shelf(files, {}, "/reg");
    EXPECT_NE(shelf.find("AAAAAA"), nullptr);
}

} // namespace
} // namespace formradar::app
