#include "app/find_scans.hpp"

#include <gmock/gmock.h>

#include "app/unlinked_scans.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/core/failure.hpp"
#include "support/memory_files.hpp"
#include "support/reasons.hpp"

namespace formradar::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> names(const FoundScans& found) {
    std::vector<std::string> result;
    std::ranges::transform(found.sources, std::back_inserter(result), &ScanSource::name);
    return result;
}

TEST(FindScans, every_file_is_found_whatever_its_name_sorted_by_bytes) {
    MemoryFiles files;
    for (const auto* name : {"b.jpg", "a/z.docx", "a/Z.jpg", "a b.png", "no-ending", "nu\nlijn.jpg"}) {
        files.add("/anna/in/" + std::string(name), "x");
    }
    EXPECT_THAT(names(find_scans(files, {"in"})),
                ElementsAre("a b.png", "a/Z.jpg", "a/z.docx", "b.jpg", "no-ending", "nu\nlijn.jpg"));
}

TEST(FindScans, a_session_folder_stands_for_its_scans) {
    MemoryFiles files;
    files.add("/anna/noord/session.toml", "");
    files.add("/anna/noord/forms.pdf", "");
    files.add("/anna/noord/scans/1.jpg", "");
    EXPECT_THAT(names(find_scans(files, {"noord/"})), ElementsAre("scans/1.jpg"));
}

TEST(FindScans, own_outputs_are_passed_over_where_they_are_ours_only) {
    MemoryFiles files;
    files.add("/anna/all/noord/session.toml", "");
    files.add("/anna/all/noord/forms.pdf", "");
    files.add("/anna/all/noord/results-2.png", "");
    files.add("/anna/all/noord/scans/1.jpg", "");
    files.add("/anna/all/elsewhere/results.pdf", "somebody's scans");
    EXPECT_THAT(names(find_scans(files, {"all"})), ElementsAre("elsewhere/results.pdf", "noord/scans/1.jpg"));
}

TEST(FindScans, hidden_files_and_what_systems_leave_get_their_lines) {
    MemoryFiles files;
    files.add("/anna/in/.DS_Store", "");
    files.add("/anna/in/.formradar/pages/ab/abc", "");
    files.add("/anna/in/.scan.jpg", "");
    files.add("/anna/in/Thumbs.db", "");
    EXPECT_THAT(names(find_scans(files, {"in"})), ElementsAre(".DS_Store", ".scan.jpg", "Thumbs.db"));
}

TEST(FindScans, a_hidden_folder_is_one_line_that_asks_for_nothing) {
    MemoryFiles files;
    files.add("/anna/in/.thumbnails/1.jpg", "");
    files.add("/anna/in/.thumbnails/2.jpg", "");
    files.add("/anna/in/1.jpg", "");
    const auto found = find_scans(files, {"in"});
    ASSERT_THAT(names(found), ElementsAre(".thumbnails", "1.jpg"));
    EXPECT_EQ(found.sources[0].kind, RefusalKind::no_scan);
    EXPECT_EQ(found.sources[0].refusal.cause, Cause::hidden_folder);
}

// Android hides what was thrown away for a month, in the folder itself, as a picture like any other.
TEST(FindScans, a_photo_that_was_thrown_away_is_a_line_that_asks_for_nothing) {
    for (const auto* name :
         {".trashed-1767222000-IMG_20261123_101500.jpg", ".trashed-1-scan.pdf", ".trashed-1767222000-a.heic"}) {
        MemoryFiles files;
        files.add("/anna/in/" + std::string(name), "");
        files.add("/anna/in/1.jpg", "");
        const auto found = find_scans(files, {"in"});
        ASSERT_EQ(found.sources.size(), 2U);
        EXPECT_EQ(found.sources[0].name, name);
        EXPECT_EQ(found.sources[0].kind, RefusalKind::no_scan);
        EXPECT_EQ(found.sources[0].refusal.cause, Cause::thrown_away);
        EXPECT_TRUE(found.sources[1].refusal.empty());
        EXPECT_TRUE(find_scans(files, {"in/" + std::string(name)}).sources[0].refusal.empty()) << "named by somebody";
    }
}

TEST(FindScans, folders_that_network_drives_and_windows_keep_are_as_hidden_ones) {
    for (const auto* folder : {"@eaDir", "#recycle", "$RECYCLE.BIN", "System Volume Information", ".Trash-1000"}) {
        MemoryFiles files;
        files.add("/anna/in/" + std::string(folder) + "/1.jpg/SYNOPHOTO_THUMB_XL.jpg", "");
        files.add("/anna/in/1.jpg", "");
        const auto found = find_scans(files, {"in"});
        ASSERT_EQ(found.sources.size(), 2U) << folder;
        const auto line = std::ranges::find(found.sources, folder, &ScanSource::name);
        ASSERT_NE(line, found.sources.end()) << folder;
        EXPECT_EQ(line->refusal.cause, Cause::hidden_folder) << folder;
    }
}

TEST(FindScans, unfinished_work_of_this_program_is_passed_over_in_its_own_folders) {
    MemoryFiles files;
    files.add("/anna/noord/session.toml", "");
    files.add("/anna/noord/.new/results.pdf", "");
    files.add("/anna/noord/.results.xlsx.made", "");
    files.add("/anna/noord/1.jpg", "");
    EXPECT_THAT(names(find_scans(files, {"noord"})), ElementsAre("1.jpg"));
}

TEST(FindScans, links_are_named_where_they_are_not_to_be_followed) {
    MemoryFiles files;
    files.add("/anna/in/a.jpg", "x");
    files.add("/anna/outside/b.jpg", "x");
    files.links["/anna/in/link"] = "/anna/outside";
    EXPECT_EQ(find_scans(files, {"in"}).sources.size(), 2U);
    const auto named =
        find_unlinked_scans(files, {"in"}, [](const std::string& path) { return path == "/anna/in/link"; }).sources;
    ASSERT_EQ(named.size(), 2U);
    EXPECT_EQ(named[1].name, "link");
    EXPECT_EQ(named[1].refusal, Reason{Cause::link});
}

TEST(FindScans, a_link_back_up_is_not_followed_for_ever) {
    MemoryFiles files;
    files.add("/anna/in/1.jpg", "");
    files.links["/anna/in/loop"] = "/anna/in";
    EXPECT_THAT(names(find_scans(files, {"in"})), ElementsAre("1.jpg"));
}

TEST(FindScans, a_pipe_and_a_folder_that_may_not_be_seen_get_their_lines) {
    MemoryFiles files;
    files.pipes.insert("/anna/in/pipe");
    files.folders.insert("/anna/in");
    files.folders.insert("/anna/in/secret");
    files.forbidden.insert("/anna/in/secret");
    const auto found = find_scans(files, {"in"});
    ASSERT_THAT(names(found), ElementsAre("pipe", "secret"));
    EXPECT_EQ(found.sources[0].refusal.cause, Cause::no_file);
    EXPECT_THAT(words_of(found.sources[1].refusal), HasSubstr("Permission denied"));
}

// A link to a share that is away: what is in it is not gone.
TEST(FindScans, scans_that_lead_nowhere_are_a_folder_that_cannot_be_looked_into) {
    MemoryFiles files;
    files.add("/anna/noord/session.toml", "");
    files.pipes.insert("/anna/noord/scans");
    const auto found = find_scans(files, {"noord"});
    ASSERT_THAT(names(found), ElementsAre("scans"));
    EXPECT_TRUE(found.sources[0].is_folder);
    EXPECT_EQ(found.sources[0].refusal.cause, Cause::no_file);
}

TEST(FindScans, several_paths_are_named_from_the_folder_that_holds_them_all) {
    MemoryFiles files;
    files.add("/anna/a/1.jpg", "");
    files.add("/anna/b/1.jpg", "");
    EXPECT_THAT(names(find_scans(files, {"a", "b"})), ElementsAre("a/1.jpg", "b/1.jpg"));
    EXPECT_THAT(names(find_scans(files, {"a/1.jpg"})), ElementsAre("1.jpg"));
}

TEST(FindScans, a_file_that_is_given_twice_has_one_line) {
    MemoryFiles files;
    files.add("/anna/a/1.jpg", "");
    EXPECT_THAT(names(find_scans(files, {"a", "a/1.jpg", "a"})), ElementsAre("1.jpg"));
}

TEST(FindScans, a_path_that_is_not_there_is_said) {
    MemoryFiles files;
    try {
        static_cast<void>(find_scans(files, {"nowhere"}));
        FAIL();
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("nowhere"));
    }
}

} // namespace
} // namespace formradar::app
