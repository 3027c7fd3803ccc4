#include "app/generation.hpp"

#include <gmock/gmock.h>
#include <stdlib.h>

#include <filesystem>

#include "app/complaint.hpp"
#include "app/folder_names.hpp"
#include "app/lost_sheets.hpp"
#include "app/new_session.hpp"
#include "formradar/core/causes.hpp"
#include "support/memory_files.hpp"

namespace formradar::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Reason no_fault(std::string_view /*bytes*/) {
    return {};
}

Reason cut_off(std::string_view /*bytes*/) {
    return {Cause::ends_early};
}

TEST(Generation, new_files_are_seen_only_after_the_switch) {
    MemoryFiles files;
    files.add("/s/results.pdf", "old");
    const auto held = hold_folder(files, "/s");
    Generation fresh(files, "/s");
    fresh.put("results.pdf", "new", no_fault);
    EXPECT_EQ(files.read("/s/results.pdf"), "old");
    fresh.switch_over();
    EXPECT_EQ(files.read("/s/results.pdf"), "new");
    EXPECT_THAT(changed_outputs(files, "/s"), IsEmpty());
}

TEST(Generation, what_is_not_whole_takes_the_place_of_nothing) {
    MemoryFiles files;
    files.add("/s/results.pdf", "old");
    const auto held = hold_folder(files, "/s");
    {
        Generation fresh(files, "/s");
        EXPECT_THROW(fresh.put("results.pdf", "new", cut_off), Error);
    }
    EXPECT_EQ(files.read("/s/results.pdf"), "old");
    EXPECT_EQ(files.info("/s/.formradar/new").kind, machine::FileKind::none);
}

TEST(Generation, a_long_file_comes_part_by_part_and_is_read_back) {
    MemoryFiles files;
    const auto held = hold_folder(files, "/s");
    Generation fresh(files, "/s");
    fresh.put_long("readings.jsonl", [](const auto& sink) {
        for (const auto* line : {"one\n", "two\n", ""}) {
            sink(line);
        }
    });
    EXPECT_THROW(fresh.put_long("decisions.csv", [](const auto&) {}), Error) << "it belongs to people";
    fresh.switch_over();
    EXPECT_EQ(files.read("/s/readings.jsonl"), "one\ntwo\n");
    EXPECT_THAT(changed_outputs(files, "/s"), IsEmpty()) << "its size and hash are noted as of any file";
}

TEST(Generation, files_of_people_are_never_put_in_place) {
    MemoryFiles files;
    const auto held = hold_folder(files, "/s");
    Generation fresh(files, "/s");
    for (const auto name : peoples_files) {
        EXPECT_THROW(fresh.put(name, "x"), Error) << name;
    }
}

// As a run leaves it that was killed between two renames.
void leave_half_switched(MemoryFiles& files) {
    files.add("/s/results.pdf", "new pdf");
    files.add("/s/results.json", "old json");
    files.add("/s/.formradar/next/results.json", "new json");
    files.add("/s/.formradar/next/outputs", "x\t7\tresults.pdf\nx\t8\tresults.json\n");
}

TEST(Generation, the_next_run_finishes_what_a_killed_one_had_switched_to) {
    MemoryFiles files;
    leave_half_switched(files);
    const auto held = hold_folder(files, "/s");
    EXPECT_EQ(files.read("/s/results.pdf"), "new pdf");
    EXPECT_EQ(files.read("/s/results.json"), "new json");
    EXPECT_EQ(files.info("/s/.formradar/next").kind, machine::FileKind::none);
}

TEST(Generation, a_list_that_names_other_files_moves_none_of_them) {
    for (const std::string name : {"../x/results.pdf", "decisions.csv", "results/../../a.png", "/etc/passwd", ".formradar"}) {
        MemoryFiles files;
        files.add("/s/decisions.csv", "mine");
        files.add("/s/.formradar/next/" + name, "foreign");
        files.add("/s/.formradar/next/outputs", "x\t7\t" + name + "\n");
        const auto held = hold_folder(files, "/s");
        EXPECT_EQ(files.read("/s/decisions.csv"), "mine") << name;
        EXPECT_FALSE(files.files.contains("/x/results.pdf")) << name;
    }
}

TEST(Generation, outputs_of_which_somebody_changed_one_are_told) {
    MemoryFiles files;
    const auto held = hold_folder(files, "/s");
    Generation fresh(files, "/s");
    fresh.put("results.pdf", "pdf");
    fresh.put("scores.csv", "sheet\n");
    fresh.switch_over();
    files.add("/s/scores.csv", "edited");
    EXPECT_THAT(changed_outputs(files, "/s"), ElementsAre("scores.csv"));
}

TEST(Generation, a_folder_that_another_run_holds_is_refused) {
    MemoryFiles files;
    files.locked.insert("/s/.formradar/lock");
    EXPECT_THROW(static_cast<void>(hold_folder(files, "/s")), Error);
}

TEST(NewSession, is_secret_and_leaves_nothing_hidden) {
    MemoryFiles files;
    {
        NewSession fresh(files, "/anna/noord", "noord");
        fresh.finish({.id = "K7QX2M"}, {{"forms.pdf",
                                         "%PDF-1.3\n1 0 obj\n<<>>\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
                                         "trailer\n<< /Root 1 0 R >>\nstartxref\n29\n%%EOF\n"}});
    }
    EXPECT_TRUE(files.files.contains("/anna/noord/session.toml"));
    EXPECT_EQ(files.info("/anna/noord/scans").kind, machine::FileKind::folder);
    EXPECT_EQ(files.info("/anna/noord/.formradar").kind, machine::FileKind::none);
    EXPECT_THAT(files.secret, testing::Contains(HasSubstr("session.toml")));
}

TEST(NewSession, a_folder_that_was_there_stays_when_nothing_comes_of_it) {
    MemoryFiles files;
    files.make_folder("/anna/noord");
    { const NewSession fresh(files, "/anna/noord", "noord"); }
    EXPECT_EQ(files.info("/anna/noord").kind, machine::FileKind::folder);
    { const NewSession fresh(files, "/anna/zuid", "zuid"); }
    EXPECT_EQ(files.info("/anna/zuid").kind, machine::FileKind::none);
}

TEST(NewSession, what_somebody_put_into_the_folder_meanwhile_is_kept) {
    MemoryFiles files;
    {
        const NewSession fresh(files, "/anna/noord", "noord");
        files.add("/anna/noord/notes.txt", "mine");
    }
    EXPECT_EQ(files.read("/anna/noord/notes.txt"), "mine");
}

TEST(LostSheets, are_those_of_the_last_results_that_are_in_these_no_more) {
    MemoryFiles files;
    files.add("/s/scores.csv", "sheet,group,s1,doubts,scans\r\nA7F,mbo,3,0,scans/1.jpg\r\nB2C,,4,0,scans/2.jpg\r\n");
    results::Results now;
    now.sheets.push_back({.sheet = "B2C"});
    EXPECT_THAT(lost_sheets(files, "/s", now), ElementsAre("A7F"));
    now.sheets.push_back({.sheet = "A7F"});
    EXPECT_THAT(lost_sheets(files, "/s", now), IsEmpty());
    EXPECT_THAT(lost_sheets(files, "/elsewhere", now), IsEmpty());
}

// Whoever clears up goes on holding what it clears: a run that begins meanwhile finds it busy, and not half of it gone.
TEST(Generation, a_folder_that_is_cleared_is_held_until_it_is_left) {
    for (const bool on_disk : {false, true}) {
        std::string folder = "/anna/noord";
        std::unique_ptr<machine::Files> files = std::make_unique<MemoryFiles>();
        if (on_disk) {
            folder = (std::filesystem::temp_directory_path() / "formradar-hold-XXXXXX").string();
            ASSERT_NE(::mkdtemp(folder.data()), nullptr);
            files = machine::disk();
        }
        auto held = hold_folder(*files, folder);
        files->write(folder + "/.formradar/known", "x");
        EXPECT_TRUE(clear_hidden_folder(*files, folder));
        EXPECT_FALSE(clear_hidden_folder(*files, folder)) << "nothing is left to clear";
        EXPECT_THROW(static_cast<void>(hold_folder(*files, folder)), Complaint) << on_disk;
        leave_hidden_folder(*files, folder);
        EXPECT_THAT(files->names(folder), IsEmpty());
        const auto next = hold_folder(*files, folder); // the first one is not over yet
        held.reset();
        EXPECT_THROW(static_cast<void>(hold_folder(*files, folder)), Complaint) << on_disk;
        files->remove(folder);
    }
}

// Between the making of the hidden folder and the lock in it, whoever leaves takes the folder away.
class LeftMeanwhile final : public MemoryFiles {
public:
    int times = 1;

    [[nodiscard]] std::unique_ptr<machine::Hold> lock(const std::string& path) override {
        if (times-- > 0) {
            remove(machine::parent_of(path));
            throw Error("cannot write " + path + ": No such file or directory");
        }
        return MemoryFiles::lock(path);
    }
};

TEST(Generation, a_folder_that_is_left_at_that_moment_is_held_by_the_next) {
    LeftMeanwhile files;
    EXPECT_NE(hold_folder(files, "/anna/noord"), nullptr);
    EXPECT_THAT(files.names("/anna/noord"), ElementsAre(".formradar"));
    files.times = 1000;
    EXPECT_THROW(static_cast<void>(hold_folder(files, "/anna/oost")), Error);
}

} // namespace
} // namespace formradar::app
