// Decisions of a served session: written beside what other people and programs write, told, and taken back.
#include "app/serve/site.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <nlohmann/json.hpp>
#include <sstream>

#include "app/complaint.hpp"
#include "app/printed_session.hpp"
#include "app/serve/writer.hpp"
#include "results/sample.hpp"
#include "support/memory_files.hpp"

namespace formradar::app::serve {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::ThrowsMessage;

const std::string path = "/anna/noord/decisions.csv";
const std::string header = std::string(record::decisions_header) + "\r\n";

struct Served {
    World world;
    MemoryFiles* files = nullptr;
    form::Session session = printed_session();
    std::unique_ptr<Site> site;

    Served() {
        auto memory = std::make_unique<MemoryFiles>();
        files = memory.get();
        world.files = std::move(memory);
        files->make_folder("/anna/noord/scans");
        files->add(path, header);
        files->add("/anna/noord/session.toml", form::to_toml(session));
        site = std::make_unique<Site>(session, SiteOptions{.folder = "/anna/noord"}, world);
        take();
    }

    bool take() const {
        LiveNow now;
        now.files["scans/7.jpg"] = pages_;
        now.caught_up = true;
        return site->take(now, "");
    }
    [[nodiscard]] json state() const { return json::parse(site->state()); }
    [[nodiscard]] json decisions() const { return json::parse(site->decisions())["decisions"]; }
    [[nodiscard]] std::optional<record::Unmet> decide(const std::string& value, const std::string& was = "") const {
        auto unmet = site->decide({{.decision = {.sheet = "A7F",
                                                 .page = 1,
                                                 .source = "scans/7.jpg",
                                                 .page_in_file = 1,
                                                 .statement = 1,
                                                 .value = value,
                                                 .who = "Anna",
                                                 .when = "2026-11-29"},
                                    .was = was}});
        take();
        return unmet;
    }

private:
    // Of its statements the first has two marks.
    [[nodiscard]] static FilePagesRead scan(std::size_t statements) {
        std::vector<int> answers(statements, 4);
        answers.front() = -1;
        return std::make_shared<const std::vector<PageOutcome>>(
            1, PageOutcome{.reading = sample::reading({.path = "scans/7.jpg", .sheet = "A7F", .answers = answers})});
    }
    FilePagesRead pages_ = scan(session.form.statements.size());
};

TEST(Site, a_row_that_an_editor_saves_while_one_is_decided_is_kept) {
    const Served served;
    const std::string by_hand = "A7F,1,2,,3,Jan,,,,\r\n";
    served.files->meanwhile = [&] { served.files->files[path] += by_hand; };
    EXPECT_FALSE(served.decide("4"));
    EXPECT_EQ(served.files->files[path], header + by_hand + "A7F,1,1,,4,Anna,2026-11-29,,scans/7.jpg,1\r\n");
}

TEST(Site, what_an_editor_decided_at_that_moment_stands) {
    const Served served;
    const std::string by_hand = "A7F,1,1,,3,Jan,,,,\r\n";
    served.files->meanwhile = [&] { served.files->files[path] += by_hand; };
    const auto unmet = served.decide("4");
    ASSERT_TRUE(unmet);
    EXPECT_EQ(unmet->now, "3");
    EXPECT_EQ(served.files->files[path], header + by_hand);
}

TEST(Site, a_file_that_never_rests_is_left_alone) {
    const Served served;
    const std::function<void()> save = [&] {
        served.files->files[path] += "\r\n";
        served.files->meanwhile = save;
    };
    served.files->meanwhile = save;
    EXPECT_THAT([&] { static_cast<void>(served.decide("4")); }, ThrowsMessage<Complaint>(HasSubstr("try again")));
    EXPECT_THAT(served.files->files[path], Not(HasSubstr("Anna")));
}

TEST(Site, what_was_decided_is_told_and_can_be_taken_back_by_what_was_told) {
    const Served served;
    ASSERT_EQ(served.state()["doubts"].size(), 1U);
    EXPECT_FALSE(served.decide("4"));
    EXPECT_THAT(served.state()["doubts"], IsEmpty());
    ASSERT_EQ(served.decisions().size(), 1U);
    const auto row = served.decisions().front();
    EXPECT_EQ(row["statement"], "1");
    EXPECT_EQ(row["label"], served.session.form.statements.front().label);
    EXPECT_EQ(row["told"]["text"], "4");
    EXPECT_EQ(row["who"], "Anna");
    EXPECT_FALSE(served.decide("", row["value"]));
    EXPECT_EQ(served.state()["doubts"].size(), 1U);
    EXPECT_EQ(served.files->files[path], header);
}

TEST(Site, a_row_that_names_the_sheet_alone_is_told_as_it_is) {
    const Served served;
    served.files->files[path] += "A7F,,1,,leeg,Jan,,,,\r\n";
    served.take();
    const auto row = served.decisions().front();
    EXPECT_EQ(row["source"], "");
    EXPECT_EQ(row["page"], "");
    EXPECT_EQ(row["value"], "leeg") << "as it was written: it is compared";
    EXPECT_EQ(row["told"]["kind"], "empty");
}

TEST(Site, a_spreadsheet_that_has_decisions_csv_open_is_told_until_it_closes_it) {
    const Served served;
    EXPECT_EQ(served.state()["spreadsheet"], "");
    for (const std::string mark : {".~lock.decisions.csv#", "~$decisions.csv"}) {
        served.files->add("/anna/noord/" + mark, "anna");
        EXPECT_TRUE(served.take());
        EXPECT_EQ(served.state()["spreadsheet"], mark);
        served.files->remove("/anna/noord/" + mark);
        EXPECT_TRUE(served.take());
        EXPECT_EQ(served.state()["spreadsheet"], "");
    }
}

// One by one, each look of a take at the disk fails for a moment; the one after it has to conclude from all that changed.
TEST(Site, what_changed_while_the_disk_stumbles_is_concluded_by_the_next_take) {
    bool stumbled = true;
    for (int looks = 0; stumbled; ++looks) {
        const Served served;
        served.files->files[path] += "A7F,1,1,,4,Jan,,,,\r\n";
        served.files->looks = looks;
        try {
            served.take();
            stumbled = false;
            EXPECT_GE(looks, 3) << "decisions.csv is looked at and read, and two marks of spreadsheets are looked for";
        } catch (const Error&) {
        }
        served.files->looks.reset();
        served.take();
        EXPECT_THAT(served.state()["doubts"], IsEmpty()) << "after " << looks << " looks";
        EXPECT_THAT(served.site->snapshot().conclusion.results.sheets, testing::SizeIs(1));
    }
}

TEST(WriteResults, where_a_folder_could_not_be_looked_into_no_sheet_is_lost) {
    Served served;
    served.files->add("/anna/noord/scores.csv", "sheet,group\nA7F,\nB2C,\n");
    auto snapshot = served.site->snapshot();
    snapshot.partial = true;
    EXPECT_THAT([&] { write_results(snapshot, "/anna/noord", true, served.world); }, ThrowsMessage<Complaint>(HasSubstr("B2C")));
    EXPECT_EQ(served.files->files["/anna/noord/scores.csv"], "sheet,group\nA7F,\nB2C,\n");
}

TEST(WriteResults, while_scans_are_read_no_sheet_is_lost) {
    Served served;
    served.files->add("/anna/noord/scores.csv", "sheet,group\nA7F,\nB2C,\n");
    LiveNow now;
    now.waiting = 1;
    served.site->take(now, "");
    EXPECT_THAT([&] { write_results(served.site->snapshot(), "/anna/noord", true, served.world); },
                ThrowsMessage<Complaint>(AllOf(HasSubstr("A7F"), HasSubstr("B2C"))));
}

TEST(WriteResults, a_session_that_was_moved_is_not_made_anew) {
    Served served;
    const auto snapshot = served.site->snapshot();
    served.files->rename("/anna/noord", "/anna/zuid");
    EXPECT_THROW(write_results(snapshot, "/anna/noord", true, served.world), Complaint);
    EXPECT_EQ(served.files->info("/anna/noord").kind, machine::FileKind::none);
}

TEST(Writer, what_could_not_be_written_is_written_when_it_can_be) {
    const Served served;
    const auto folder = std::filesystem::temp_directory_path() / ("formradar-writer-" + std::to_string(::getpid()));
    std::filesystem::create_directory(folder);
    const auto in_the_way = folder / ".formradar"; // a file, and so nothing can be made in it
    std::ofstream(in_the_way) << "x";
    std::ofstream(folder / "session.toml") << form::to_toml(served.session);
    World world;
    std::ostringstream err;
    world.err = &err;
    world.files = machine::disk();
    {
        std::promise<std::string> problem;
        Writer writer(folder.string(), true, world);
        writer.write(served.site->snapshot(), [&](const std::string& words) { problem.set_value(words); });
        EXPECT_THAT(problem.get_future().get(), Not(IsEmpty()));
        EXPECT_FALSE(std::filesystem::exists(folder / "results.pdf"));
        std::filesystem::remove(in_the_way);
    }
    EXPECT_TRUE(std::filesystem::exists(folder / "results.pdf"));
    std::filesystem::remove_all(folder);
}

} // namespace
} // namespace formradar::app::serve
