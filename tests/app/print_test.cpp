#include "app/print.hpp"

#include <gmock/gmock.h>

#include <set>
#include <sstream>

#include "app/usage.hpp"
#include "support/memory_files.hpp"

namespace formradar::app {
namespace {

using testing::HasSubstr;

// A world in which chance counts up.
struct Made {
    std::ostringstream err;
    World world;
    MemoryFiles* files = nullptr;

    Made() {
        auto memory = std::make_unique<MemoryFiles>();
        files = memory.get();
        world.files = std::move(memory);
        world.out = &err;
        world.err = &err;
        world.today = "2026-03-19";
        world.sessions_folder = "/home/registry";
        world.random_base32 = [n = 0](int letters) mutable {
            const auto number = std::to_string(n++ / 2); // each twice: ids that are taken are not given again
            return std::string(static_cast<std::size_t>(letters) - number.size(), 'A') + number;
        };
        world.random_hex = [](int digits) { return std::string(static_cast<std::size_t>(digits), 'a'); };
    }

    [[nodiscard]] form::Session session() const {
        return form::parse_session(files->read("/anna/noord/session.toml"), "session.toml");
    }
};

PrintCommand command() {
    PrintCommand result;
    result.form = "sto-borging";
    result.out = "noord";
    result.copies = 5;
    return result;
}

TEST(Print, a_session_has_its_files_and_a_copy_in_the_registry) {
    Made made;
    EXPECT_EQ(run_print(command(), false, made.world), exit_done);
    const auto session = made.session();
    EXPECT_EQ(session.date, "2026-03-19");
    EXPECT_EQ(session.title, session.form.title);
    EXPECT_EQ(session.sheets.size(), 5U);
    EXPECT_TRUE(made.files->read("/anna/noord/forms.pdf").starts_with("%PDF"));
    EXPECT_EQ(made.files->info("/anna/noord/scans").kind, machine::FileKind::folder);
    EXPECT_EQ(made.files->read("/home/registry/" + session.id + ".toml"), made.files->read("/anna/noord/session.toml"));
    EXPECT_THAT(made.err.str(), HasSubstr("formradar process noord"));
}

TEST(Print, sheet_ids_are_all_different_and_none_is_that_of_photocopies) {
    Made made;
    static_cast<void>(run_print(command(), true, made.world));
    std::set<std::string> ids{std::string(form::photocopy_sheet)};
    for (const auto& sheet : made.session().sheets) {
        EXPECT_TRUE(ids.insert(sheet.id).second) << sheet.id;
    }
}

TEST(Print, groups_are_filled_in_on_as_many_sheets_as_asked) {
    Made made;
    auto print = command();
    print.groups = {{"mbo", 2}, {"vmbo", 1}};
    static_cast<void>(run_print(print, true, made.world));
    std::vector<std::string> groups;
    for (const auto& sheet : made.session().sheets) {
        groups.push_back(sheet.group);
    }
    EXPECT_THAT(groups, testing::ElementsAre("mbo", "mbo", "vmbo", "", ""));
}

TEST(Print, a_photocopied_session_has_one_sheet) {
    Made made;
    auto print = command();
    print.photocopy = true;
    static_cast<void>(run_print(print, false, made.world));
    EXPECT_TRUE(made.session().photocopy);
    ASSERT_EQ(made.session().sheets.size(), 1U);
    EXPECT_EQ(made.session().sheets[0].id, form::photocopy_sheet);
    EXPECT_THAT(made.err.str(), HasSubstr("photocopy it"));
}

TEST(Print, a_registry_that_cannot_be_written_is_a_warning) {
    Made made;
    made.files->forbidden.insert("/home/registry");
    EXPECT_EQ(run_print(command(), true, made.world), exit_done);
    EXPECT_THAT(made.err.str(), HasSubstr("Warning: "));
}

TEST(Print, nothing_is_left_when_writing_fails) {
    Made made;
    made.files->forbidden.insert("/anna/noord/.formradar/new/forms.pdf");
    EXPECT_THROW(run_print(command(), true, made.world), Error);
    EXPECT_EQ(made.files->info("/anna/noord").kind, machine::FileKind::none);
    EXPECT_TRUE(made.files->files.empty()) << made.files->files.begin()->first;
}

TEST(Print, titles_of_several_lines_are_refused) {
    Made made;
    auto print = command();
    print.title = "two\nlines";
    EXPECT_THROW(run_print(print, true, made.world), UsageError);
}

} // namespace
} // namespace formradar::app
