#include "app/decided.hpp"

#include <gmock/gmock.h>

#include "app/complaint.hpp"
#include "support/memory_files.hpp"

namespace formradar::app {
namespace {

constexpr std::string_view row = "\n,,page,,read,Anna,,,";

// There is a reading of this scan, and of no other.
auto only(const std::string& path) {
    return [path](const std::string& name) { return name == path; };
}

std::string decisions_about(const std::string& cell) {
    return std::string(record::decisions_header) + std::string(row) + cell + ",1\n";
}

// Where scans of the session in /anna/noord are read from.
DecisionPlace from(const std::string& base) {
    return {.folder = "/anna/noord", .also = "", .base = base, .session_folder = "/anna/noord"};
}

TEST(Decided, a_scan_has_one_name_whichever_path_was_given) {
    MemoryFiles files;
    files.add("/anna/noord/decisions.csv", decisions_about("scans/1.jpg"));
    for (const auto& [base, path] : {std::pair{"/anna/noord", "scans/1.jpg"}, std::pair{"/anna/noord/scans", "1.jpg"},
                                     std::pair{"/anna", "noord/scans/1.jpg"}, std::pair{"/", "anna/noord/scans/1.jpg"}}) {
        const auto place = from(base);
        const auto decisions = decisions_in(files, place, only(path));
        ASSERT_EQ(decisions.rows.size(), 1U);
        EXPECT_EQ(decisions.rows[0].source, path) << base;
        EXPECT_EQ(name_in_decisions(place, path), "scans/1.jpg") << base;
    }
}

TEST(Decided, scans_elsewhere_keep_their_names) {
    MemoryFiles files;
    files.add("/anna/noord/decisions.csv", decisions_about("monday/1.jpg"));
    const auto place = from("/scanner");
    EXPECT_EQ(decisions_in(files, place, only("monday/1.jpg")).rows[0].source, "monday/1.jpg");
    EXPECT_EQ(name_in_decisions(place, "monday/1.jpg"), "monday/1.jpg");
}

TEST(Decided, a_scan_elsewhere_is_not_the_sessions_own_of_the_same_name) {
    MemoryFiles files;
    files.add("/anna/noord/decisions.csv", decisions_about("scans/1.jpg"));
    files.add("/anna/noord/scans/1.jpg", "one paper");
    files.add("/usb/scans/1.jpg", "another");
    EXPECT_EQ(decisions_in(files, from("/usb"), only("scans/1.jpg")).rows[0].source, "/anna/noord/scans/1.jpg");
}

TEST(Decided, another_sessions_scan_of_the_same_name_is_not_meant) {
    MemoryFiles files;
    files.add("/anna/noord/decisions.csv", decisions_about("scans/1.jpg"));
    const auto decisions = decisions_in(files, from("/anna"), only("zuid/scans/1.jpg"));
    EXPECT_EQ(decisions.rows[0].source, "scans/1.jpg") << "which is no scan of this run";
}

TEST(Decided, what_an_older_version_kept_elsewhere_still_holds) {
    MemoryFiles files;
    files.add("/anna/noord/decisions.csv", decisions_about("scans/1.jpg"));
    files.add("/anna/results/K7QX2M/decisions.csv", decisions_about("scans/2.jpg"));
    auto place = from("/anna/noord");
    place.also = "/anna/results/K7QX2M";
    EXPECT_EQ(decisions_in(files, place, nullptr).rows.size(), 2U);
}

TEST(Decided, a_file_to_write_in_is_offered_once) {
    MemoryFiles files;
    offer_decisions_file(files, from("/anna/noord"));
    EXPECT_EQ(files.read("/anna/noord/decisions.csv"), std::string(record::decisions_header) + "\n");
    files.add("/anna/noord/decisions.csv", "mine");
    offer_decisions_file(files, from("/anna/noord"));
    EXPECT_EQ(files.read("/anna/noord/decisions.csv"), "mine");
    files.forbidden.insert("/anna/west/decisions.csv");
    EXPECT_NO_THROW(offer_decisions_file(files, {.folder = "/anna/west", .also = "", .base = "", .session_folder = ""}));
}

TEST(Decided, what_is_decided_takes_the_place_of_the_file_and_leaves_nothing_beside_it) {
    MemoryFiles files;
    files.add("/anna/noord/decisions.csv", "old");
    files.add("/anna/noord/.formradar/deciding/decisions.csv", "of a run that was killed");
    change_decisions(files, "/anna/noord", [](std::string_view text) { return std::string(text) + " and new"; });
    EXPECT_EQ(files.read("/anna/noord/decisions.csv"), "old and new");
    EXPECT_THAT(files.names("/anna/noord/.formradar"), testing::IsEmpty());
    change_decisions(files, "/anna/noord", [](std::string_view) { return std::nullopt; });
    EXPECT_EQ(files.read("/anna/noord/decisions.csv"), "old and new");
}

TEST(Decided, what_somebody_saves_while_it_is_changed_is_changed_as_well) {
    MemoryFiles files;
    files.add("/anna/noord/decisions.csv", "old");
    files.meanwhile = [&] { files.files["/anna/noord/decisions.csv"] = "saved in an editor"; };
    change_decisions(files, "/anna/noord", [](std::string_view text) { return std::string(text) + ", changed"; });
    EXPECT_EQ(files.read("/anna/noord/decisions.csv"), "saved in an editor, changed");
}

TEST(Decided, one_at_a_time_changes_the_file) {
    MemoryFiles files;
    files.make_folder("/anna/noord/.formradar");
    auto held = hold_decisions(files, "/anna/noord");
    EXPECT_THROW(static_cast<void>(hold_decisions(files, "/anna/noord")), Complaint);
    held.reset();
    EXPECT_NO_THROW(static_cast<void>(hold_decisions(files, "/anna/noord")));
}

} // namespace
} // namespace formradar::app
