#include "app/last_run.hpp"

#include <gtest/gtest.h>

#include <iostream>
#include <memory>

#include "support/memory_files.hpp"

namespace formradar::app {
namespace {

class LastRunNoted : public testing::Test {
protected:
    LastRunNoted() {
        files_.add("/s/scans/1.jpg", "a scan");
        files_.add("/s/scans/2.jpg", "another");
        files_.add("/s/results.pdf", "pages");
        files_.make_folder("/s/.formradar");
        gathered_.found = find_scans(files_, {"/s"});
    }

    [[nodiscard]] std::string basis() { return basis_of(gathered_, command_, "/s", world_); }
    void note() { remember(world_, "/s", basis(), {.told = "12 sheets\n", .json = "{}\n", .waits = true}); }
    [[nodiscard]] bool stands() { return last_run(world_, "/s", basis()).has_value(); }

    World world_{.files = std::make_unique<MemoryFiles>(), .out = &std::cout, .err = &std::cerr};
    MemoryFiles& files_ = static_cast<MemoryFiles&>(*world_.files);
    Gathered gathered_;
    ProcessCommand command_;
};

TEST_F(LastRunNoted, stands_while_nothing_is_new) {
    EXPECT_FALSE(stands()) << "nothing was noted";
    note();
    const auto last = last_run(world_, "/s", basis());
    ASSERT_TRUE(last);
    EXPECT_EQ(last->told, "12 sheets\n");
    EXPECT_EQ(last->json, "{}\n");
    EXPECT_TRUE(last->waits);
}

TEST_F(LastRunNoted, ends_with_another_scan_or_other_decisions) {
    note();
    files_.files["/s/scans/1.jpg"] = "another scan";
    EXPECT_FALSE(stands()) << "a file has another size";
    note();
    files_.add("/s/decisions.csv", "sheet,page\n");
    EXPECT_FALSE(stands());
    note();
    files_.add("/s/scans/3.jpg", "new");
    gathered_.found = find_scans(files_, {"/s"});
    EXPECT_FALSE(stands());
}

TEST_F(LastRunNoted, ends_with_a_file_that_may_be_meant_as_decisions) {
    note();
    files_.add("/s/decisions (1).csv", "sheet,page\n");
    EXPECT_FALSE(stands()) << "it has to be named";
}

TEST_F(LastRunNoted, ends_with_what_is_noted_of_sessions_elsewhere) {
    world_.sessions_folder = "/registry";
    files_.add("/registry/K7QX2M.toml", "a session");
    note();
    EXPECT_TRUE(stands());
    files_.files["/registry/K7QX2M.toml"] = "another one";
    EXPECT_FALSE(stands()) << "the session may be denied now";
    note();
    files_.add("/registry/AAAAAA.toml", "new");
    EXPECT_FALSE(stands()) << "a page may be of it";
}

TEST_F(LastRunNoted, that_cannot_be_read_is_none) {
    note();
    files_.forbidden.insert("/s/.formradar/last");
    EXPECT_FALSE(stands());
}

TEST_F(LastRunNoted, ends_when_it_is_asked_in_another_way) {
    note();
    command_.with_groups = true;
    EXPECT_FALSE(stands());
    note();
    gathered_.setting.build = "another program";
    EXPECT_FALSE(stands());
    note();
    world_.language = "nl";
    EXPECT_FALSE(stands());
}

TEST_F(LastRunNoted, ends_when_a_file_of_results_is_not_as_it_was) {
    note();
    files_.files.erase("/s/results.pdf");
    EXPECT_FALSE(stands());
    note();
    files_.add("/s/results.pdf", "other pages");
    EXPECT_FALSE(stands());
}

TEST_F(LastRunNoted, a_decisions_file_that_was_only_offered_is_none) {
    note();
    files_.add("/s/decisions.csv", std::string(record::decisions_header) + "\n");
    EXPECT_TRUE(stands());
}

TEST_F(LastRunNoted, a_note_that_is_damaged_is_none) {
    note();
    files_.files.at("/s/.formradar/last").pop_back();
    EXPECT_FALSE(stands());
}

} // namespace
} // namespace formradar::app
