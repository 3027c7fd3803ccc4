#include "app/print.hpp"

#include <gmock/gmock.h>

#include <functional>
#include <set>
#include <sstream>

#include "app/complaint.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/wording.hpp"
#include "formradar/scan/encode.hpp"
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
        world.today = [] { return "2026-03-19"; };
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

constexpr std::string_view form_with_logo = R"(id = "mine"
language = "nl"
title = "Hoe staan we ervoor?"
logo = "img/logo.png"
question = "Eens?"
scale = { low = "nee", high = "ja" }
statement = [{ label = "a", text = "Een." }, { label = "b", text = "Twee." }, { label = "c", text = "Drie." }]
)";

TEST(Print, a_logo_beside_the_form_is_printed_and_kept_with_the_session) {
    Made made;
    made.files->add("/anna/forms/mine.toml", std::string(form_with_logo));
    auto print = command();
    print.form = "forms/mine.toml";
    EXPECT_THROW(run_print(print, true, made.world), WordedError) << "there is no such picture";
    made.files->add("/anna/forms/img/logo.png", "\x89PNG, but no picture");
    EXPECT_THROW(run_print(print, true, made.world), WordedError);
    made.files->add("/anna/forms/img/logo.png", scan::encode_png(GrayImage(300, 100, 40), 96));
    EXPECT_EQ(run_print(print, true, made.world), exit_done);
    EXPECT_THAT(made.files->read("/anna/noord/forms.pdf"), HasSubstr("/Subtype /Image"));
    made.files->files.erase("/anna/forms/img/logo.png");
    EXPECT_EQ(made.session().form.logo.width(), 300) << "further sheets need nothing but session.toml";
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
    EXPECT_THROW(run_print(print, true, made.world), UsageComplaint);
}

// Further sheets for the session that `made` has.
PrintCommand more(int count) {
    PrintCommand result;
    result.form = "noord";
    result.more = count;
    return result;
}

TEST(Print, further_sheets_come_in_files_of_their_own) {
    Made made;
    static_cast<void>(run_print(command(), true, made.world));
    const auto before = made.session();
    auto groups = more(3);
    groups.groups = {{"mbo", 2}};
    EXPECT_EQ(run_print(more(4), true, made.world), exit_done);
    EXPECT_EQ(run_print(groups, false, made.world), exit_done);
    const auto session = made.session();
    ASSERT_EQ(session.sheets.size(), 12U);
    EXPECT_TRUE(std::equal(before.sheets.begin(), before.sheets.end(), session.sheets.begin()));
    EXPECT_THAT(session.batches, testing::ElementsAre(4U, 3U));
    EXPECT_EQ(session.sheets[9].group, "mbo");
    EXPECT_EQ(session.sheets[11].group, "");
    std::set<std::string> ids;
    for (const auto& sheet : session.sheets) {
        EXPECT_TRUE(ids.insert(sheet.id).second) << sheet.id;
    }
    EXPECT_TRUE(made.files->read("/anna/noord/forms-2.pdf").starts_with("%PDF"));
    EXPECT_TRUE(made.files->read("/anna/noord/forms-3.pdf").starts_with("%PDF"));
    EXPECT_EQ(made.files->read("/home/registry/" + session.id + ".toml"), made.files->read("/anna/noord/session.toml"));
    EXPECT_EQ(session.secret, before.secret);
    EXPECT_THAT(made.err.str(), HasSubstr("noord/forms-3.pdf"));
}

TEST(Print, what_a_crash_left_of_further_sheets_is_finished_and_not_doubled) {
    Made made;
    static_cast<void>(run_print(command(), true, made.world));
    made.files->forbidden.insert("/anna/noord/forms-2.pdf"); // the session is written, the forms are not
    EXPECT_THROW(run_print(more(4), true, made.world), Error);
    const auto left = made.session();
    ASSERT_EQ(left.sheets.size(), 9U) << "a sheet that may be on paper is known";
    made.files->forbidden.clear();
    EXPECT_EQ(run_print(more(4), false, made.world), exit_done);
    EXPECT_EQ(made.session(), left) << "the same sheets, not four more";
    EXPECT_THAT(made.err.str(), HasSubstr("interrupted"));
    EXPECT_TRUE(made.files->read("/anna/noord/forms-2.pdf").starts_with("%PDF"));
    EXPECT_EQ(run_print(more(4), true, made.world), exit_done);
    EXPECT_EQ(made.session().sheets.size(), 13U) << "asked for again: four more";
}

// As a disk does that says nothing of it.
TEST(Print, further_sheets_that_are_not_whole_on_the_disk_are_said_and_printed_by_the_next_run) {
    Made made;
    static_cast<void>(run_print(command(), true, made.world));
    const std::string path = "/anna/noord/forms-2.pdf";
    std::function<void()> happens = [&] {
        if (made.files->files.contains(path)) {
            made.files->files[path].resize(200);
        } else {
            made.files->meanwhile = happens;
        }
    };
    made.files->meanwhile = happens;
    EXPECT_THROW(run_print(more(4), true, made.world), Error);
    made.files->meanwhile = nullptr;
    EXPECT_EQ(run_print(more(4), true, made.world), exit_done);
    EXPECT_EQ(made.session().sheets.size(), 9U);
    EXPECT_GT(made.files->files[path].size(), 200U);
}

// Its copy in the registry, and the secret in it, would be another's.
TEST(Print, a_session_does_not_get_the_id_of_one_that_the_registry_has) {
    Made made;
    made.files->add("/home/registry/AAAAA0.toml", "of another one");
    static_cast<void>(run_print(command(), true, made.world));
    EXPECT_EQ(made.session().id, "AAAAA1");
    EXPECT_EQ(made.files->read("/home/registry/AAAAA0.toml"), "of another one");
}

TEST(Print, a_crash_before_the_session_is_written_loses_nothing) {
    Made made;
    static_cast<void>(run_print(command(), true, made.world));
    const auto before = made.session();
    made.files->forbidden.insert("/anna/noord/session.toml");
    EXPECT_THROW(run_print(more(4), true, made.world), Error);
    made.files->forbidden.clear();
    EXPECT_EQ(made.session(), before);
    EXPECT_EQ(run_print(more(4), true, made.world), exit_done);
    EXPECT_EQ(made.session().sheets.size(), 9U);
}

TEST(Print, another_wish_after_a_crash_gets_both_files) {
    Made made;
    static_cast<void>(run_print(command(), true, made.world));
    made.files->forbidden.insert("/anna/noord/forms-2.pdf");
    EXPECT_THROW(run_print(more(4), true, made.world), Error);
    made.files->forbidden.clear();
    EXPECT_EQ(run_print(more(2), true, made.world), exit_done);
    EXPECT_THAT(made.session().batches, testing::ElementsAre(4U, 2U));
    EXPECT_TRUE(made.files->read("/anna/noord/forms-2.pdf").starts_with("%PDF"));
    EXPECT_TRUE(made.files->read("/anna/noord/forms-3.pdf").starts_with("%PDF"));
}

TEST(Print, further_sheets_are_refused_where_they_could_not_be_read) {
    Made made;
    auto copied = command();
    copied.photocopy = true;
    copied.copies.reset();
    static_cast<void>(run_print(copied, true, made.world));
    EXPECT_THROW(run_print(more(4), true, made.world), UsageComplaint) << "photocopied: copy it once more";
    auto session = made.session();
    session.photocopy = false;
    session.layout.pages[0].rows[0].boxes[0].rect.x += 1;
    made.files->files["/anna/noord/session.toml"] = to_toml(session);
    EXPECT_THROW(run_print(more(4), true, made.world), Error) << "laid out by another version";
    EXPECT_EQ(made.files->info("/anna/noord/forms-2.pdf").kind, machine::FileKind::none);
}

// forms.pdf was in its place, session.toml not yet: that was a folder "not empty", and no session for ever.
TEST(Print, one_that_was_killed_between_two_files_is_finished_by_the_next) {
    Made made;
    static_cast<void>(run_print(command(), true, made.world));
    const auto toml = made.files->read("/anna/noord/session.toml");
    made.files->remove("/anna/noord/session.toml");
    made.files->add("/anna/noord/.formradar/next/session.toml", toml);
    made.files->add("/anna/noord/.formradar/next/outputs", "x\t1\tforms.pdf\nx\t1\tsession.toml\n");
    try {
        static_cast<void>(run_print(command(), true, made.world));
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("holds a session already"));
    }
    EXPECT_EQ(made.files->read("/anna/noord/session.toml"), toml);
}

TEST(Print, two_runs_at_once_give_out_no_sheet_twice) {
    Made made;
    static_cast<void>(run_print(command(), true, made.world));
    made.files->locked.insert("/anna/noord/.formradar/lock");
    EXPECT_THROW(run_print(more(4), true, made.world), Error);
    EXPECT_EQ(made.session().sheets.size(), 5U);
}

TEST(Print, a_photocopied_form_of_several_pages_is_refused) {
    Made made;
    std::string toml =
        "id = \"long\"\nlanguage = \"nl\"\ntitle = \"Lang\"\nquestion = \"?\"\n[scale]\nlow = \"a\"\nhigh = \"b\"\n";
    for (int i = 0; i < 60; ++i) {
        toml += "[[statement]]\nlabel = \"" + std::to_string(i) + "\"\ntext = \"Een uitspraak.\"\n";
    }
    made.files->add("/anna/long.toml", toml);
    auto print = command();
    print.form = "long.toml";
    print.copies.reset();
    print.photocopy = true;
    EXPECT_THROW(run_print(print, true, made.world), UsageComplaint);
    EXPECT_EQ(made.files->info("/anna/noord").kind, machine::FileKind::none);
}

TEST(Print, the_pages_of_each_group_and_a_list_to_tick_off_are_said) {
    Made made;
    auto print = command();
    print.groups = {{"mbo", 2}};
    print.attendance = true;
    static_cast<void>(run_print(print, false, made.world));
    EXPECT_THAT(made.err.str(), HasSubstr("pages 2 to 3: 2 sheets for mbo"));
    EXPECT_THAT(made.err.str(), HasSubstr("pages 5 to 7: 3 sheets"));
    EXPECT_TRUE(made.files->read("/anna/noord/attendance.pdf").starts_with("%PDF"));
}

TEST(Print, groups_and_titles_are_the_same_however_their_accents_were_typed) {
    Made made;
    made.files->add("/anna/nfd.toml",
                    "id = \"nfd\"\nlanguage = \"nl\"\ntitle = \"Cafe\xCC\x81\"\nquestion = \"?\"\n"
                    "groups = [\"E\xCC\x81\x65\xCC\x81n\", \"b\"]\n[scale]\nlow = \"a\"\nhigh = \"b\"\n"
                    "[[statement]]\nlabel = \"a\"\ntext = \"A\"\n[[statement]]\nlabel = \"b\"\ntext = \"B\"\n"
                    "[[statement]]\nlabel = \"c\"\ntext = \"C\"\n");
    auto print = command();
    print.form = "nfd.toml";
    print.groups = {{"Één", 1}, {"E\xCC\x81\x65\xCC\x81n", 1}};
    EXPECT_EQ(run_print(print, true, made.world), exit_done);
    EXPECT_EQ(made.session().form.title, "Café");
    EXPECT_EQ(made.session().sheets[0].group, "Één");
    EXPECT_EQ(made.session().sheets[1].group, "Één");
}

} // namespace
} // namespace formradar::app
