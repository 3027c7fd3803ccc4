// A count over many machines: what `report` adds up from shards is what one run makes, or it is said why not.
#include <gmock/gmock.h>

#include <filesystem>

#include "cli/filled.hpp"

namespace formradar::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

class Shards : public testing::Test {
protected:
    Shards() {
        keep("1");
        keep("2");
    }

    void keep(const std::string& number) const {
        const auto ran = desk_.formradar({"--quiet", "read", "noord", "--shard", number + "/2", "--keep", "keep/" + number});
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
    }
    [[nodiscard]] Ran report(const std::vector<std::string>& inputs, const std::string& out = "out") const {
        std::vector<std::string> command = {"report", "--session", "noord", "--out", out};
        command.insert(command.end(), inputs.begin(), inputs.end());
        return desk_.formradar(command);
    }
    void refused(const std::vector<std::string>& inputs, const std::string& why) const {
        const auto ran = report(inputs);
        EXPECT_EQ(ran.exit_code, 1) << why;
        EXPECT_THAT(ran.err, HasSubstr(why));
        EXPECT_FALSE(std::filesystem::exists(desk_ / "out/results.json")) << why;
    }

    Desk desk_;
    form::Session session_ = filled_session(desk_, "noord", "6");
};

TEST_F(Shards, all_of_them_are_the_bytes_of_one_run) {
    ASSERT_EQ(desk_.formradar({"--quiet", "process", "noord"}).exit_code, 0);
    const auto ran = report({"keep/2", "keep/1"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    for (const auto* name : {"readings.jsonl", "results.json", "scores.csv", "doubts.html", "results.pdf"}) {
        EXPECT_EQ(desk_.read(std::string("out/") + name), desk_.read(std::string("noord/") + name)) << name;
    }
}

TEST_F(Shards, more_of_them_than_files_may_usually_be_open_are_added_up) {
    std::vector<std::string> inputs;
    for (int number = 1; number <= 40; ++number) {
        inputs.push_back("many/" + std::to_string(number));
        const auto shard = std::to_string(number) + "/40";
        ASSERT_EQ(
            desk_.formradar({"--quiet", "read", "noord", "--jobs", "1", "--shard", shard, "--keep", inputs.back()}).exit_code, 0);
    }
    const auto ran = desk_.run(
        {"sh", "-c", std::string("ulimit -S -n 30; exec ") + FORMRADAR_PROGRAM + " report many/* --session noord --out out"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
}

TEST_F(Shards, the_readings_of_one_are_not_taken_for_all_there_is) {
    refused({"keep/1/readings.jsonl"}, "missing: shard 2/2");
    refused({"keep/1/readings.jsonl", "keep/1", "keep/2"}, "shard 1/2 in keep/1 is in keep/1 as well");
    EXPECT_EQ(report({"keep/1/readings.jsonl", "keep/2/readings.jsonl"}).exit_code, 0);
}

TEST_F(Shards, one_that_is_damaged_is_named) {
    auto pages = desk_.read("keep/2/pages");
    const auto at = pages.find("\"score\":");
    ASSERT_NE(at, std::string::npos);
    auto& score = pages[at + 8];
    score = score == '1' ? '2' : '1';
    desk_.write("keep/2/pages", pages);
    refused({"keep/1", "keep/2"}, "shard 2/2 in keep/2 are not as they were kept");
}

TEST_F(Shards, files_that_changed_between_them_are_said) {
    auto scan = desk_.read("noord/scans/0.png");
    desk_.write("noord/scans/0.png", scan.substr(0, scan.size() / 2));
    const auto ran = desk_.formradar({"--quiet", "read", "noord", "--shard", "2/2", "--keep", "keep/2"});
    EXPECT_NE(ran.exit_code, 1) << ran.err;
    refused({"keep/1", "keep/2"}, "shard 2/2 in keep/2 is of other files");
}

TEST_F(Shards, decisions_beside_them_are_not_passed_over_in_silence) {
    desk_.write("keep/1/decisions.csv", "sheet,page,statement,old,new,who,when,why,source,page_in_file\n" +
                                            session_.sheets[0].id + ",1,page,,ignore,,,,,\n");
    const auto ran = report({"keep/1", "keep/2"});
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_THAT(ran.err, HasSubstr("keep/1/decisions.csv is not read: what is decided has to be in noord/decisions.csv"));
    desk_.write("noord/decisions.csv", desk_.read("keep/1/decisions.csv"));
    std::filesystem::remove(desk_ / "keep/1/decisions.csv");
    EXPECT_EQ(report({"keep/1", "keep/2"}, "./noord").exit_code, 0) << "in the session's own folder they are read once";
}

TEST_F(Shards, results_are_not_written_over_one_nor_one_over_anything) {
    const auto ran = report({"keep/1", "keep/2"}, "keep/1");
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_THAT(ran.err, HasSubstr("keep/1 holds a kept shard"));
    ASSERT_EQ(desk_.formradar({"--quiet", "print", "sto-borging", "--out", "oost"}).exit_code, 0);
    const auto of_another = report({"keep/1", "keep/2"}, "oost");
    EXPECT_EQ(of_another.exit_code, 1);
    EXPECT_THAT(of_another.err, HasSubstr("oost is the folder of a session"));
    ASSERT_EQ(desk_.formradar({"--quiet", "process", "noord"}).exit_code, 0);
    const auto readings = desk_.read("noord/readings.jsonl");
    const auto kept = desk_.formradar({"read", "noord", "--keep", "noord"});
    EXPECT_EQ(kept.exit_code, 1);
    EXPECT_THAT(kept.err, HasSubstr("noord is not empty"));
    EXPECT_EQ(desk_.read("noord/readings.jsonl"), readings);
    EXPECT_FALSE(std::filesystem::exists(desk_ / "noord/pages"));
}

TEST_F(Shards, sheets_that_the_last_results_had_are_named_when_they_are_gone) {
    ASSERT_EQ(report({"keep/1", "keep/2"}).exit_code, 0);
    std::filesystem::remove(desk_ / "noord/scans/0.png");
    keep("1");
    keep("2");
    const auto ran = report({"keep/1", "keep/2"});
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr(session_.sheets[0].id));
    EXPECT_THAT(ran.err, HasSubstr("that the last results had"));
}

TEST_F(Shards, the_same_readings_twice_are_refused) {
    ASSERT_EQ(desk_.formradar({"--quiet", "process", "noord"}).exit_code, 0);
    refused({"noord/readings.jsonl", "./noord/readings.jsonl"}, "./noord/readings.jsonl is given twice");
}

} // namespace
} // namespace formradar::cli
