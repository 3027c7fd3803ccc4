// A session or a sheet erased: what is kept of it is gone, what is not reached is said.
#include "app/forget.hpp"

#include <gmock/gmock.h>

#include <array>
#include <sstream>

#include "app/complaint.hpp"
#include "app/generation.hpp"
#include "app/printed_session.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/record/decisions.hpp"
#include "formradar/report/json.hpp"
#include "support/memory_files.hpp"

namespace formradar::app {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Key;
using testing::Not;

std::string line(const std::string& path, int page, const std::string& sheet) {
    record::Reading reading{.source = {path, page, "sha"}, .status = record::Status::read};
    reading.session = "K7QX2M";
    reading.sheet = sheet;
    reading.page = 1;
    return report::to_json_line(reading) + "\n";
}

struct Place {
    std::ostringstream err;
    World world;
    MemoryFiles* files = nullptr;

    Place() {
        auto memory = std::make_unique<MemoryFiles>();
        files = memory.get();
        for (const char* name : {"results.pdf", "results.html", "results.xlsx", "results.json", "results.svg", "results-2.png",
                                 "scores.csv", "doubts.html", "forms.pdf", "forms-2.pdf", "minutes.odt", "scans/1.jpg",
                                 "scans/2.jpg", "scans/all.pdf", ".formradar/pages/ab/abc"}) {
            files->add("/anna/noord/" + std::string(name), "x");
        }
        files->add("/anna/noord/session.toml", form::to_toml(printed_session()));
        files->add("/anna/registry/K7QX2M.toml", form::to_toml(printed_session()));
        files->add("/anna/noord/readings.jsonl", line("scans/1.jpg", 1, "A7F") + line("scans/2.jpg", 1, "B2C") +
                                                     line("scans/all.pdf", 1, "B2C") + line("scans/all.pdf", 2, "A7F"));
        files->add("/anna/noord/decisions.csv",
                   "sheet,page,statement,old,new,who,when,why,source,page_in_file\n"
                   "A7F,1,3,multiple,4,Anna,,,,\nB2C,1,3,multiple,4,Anna,,,,\n,,page,,ignore,,,,scans/1.jpg,1\n");
        world.files = std::move(memory);
        world.err = &err;
        world.sessions_folder = "/anna/registry";
    }
    int forget(const std::string& sheet = "") { return run_forget({.folder = "noord", .sheet = sheet}, world); }
};

TEST(Forget, a_session_is_gone_from_its_folder_and_from_the_registry) {
    Place place;
    EXPECT_EQ(place.forget(), exit_waiting);
    EXPECT_THAT(place.files->files, AllOf(testing::SizeIs(1), Contains(Key("/anna/noord/minutes.odt"))));
    EXPECT_THAT(place.err.str(), AllOf(HasSubstr("Erased noord/results.pdf"), HasSubstr("Erased /anna/registry/K7QX2M.toml"),
                                       HasSubstr("Erased noord/scans")));
    EXPECT_THAT(place.err.str(), AllOf(HasSubstr("Not erased: noord/minutes.odt"), HasSubstr("out of reach: the paper")));
}

TEST(Forget, a_sheet_takes_its_scans_and_all_that_was_made_from_them_with_it) {
    Place place;
    EXPECT_EQ(place.forget("A7F"), exit_waiting);
    const auto& files = place.files->files;
    EXPECT_THAT(files, AllOf(Not(Contains(Key("/anna/noord/scans/1.jpg"))), Contains(Key("/anna/noord/scans/2.jpg")),
                             Contains(Key("/anna/noord/scans/all.pdf"))));
    for (const char* made : {"results.pdf", "results.html", "results.xlsx", "results.json", "scores.csv", "readings.jsonl",
                             "doubts.html", ".formradar/pages/ab/abc"}) {
        EXPECT_THAT(files, Not(Contains(Key("/anna/noord/" + std::string(made))))) << made;
    }
    EXPECT_THAT(files, AllOf(Contains(Key("/anna/noord/session.toml")), Contains(Key("/anna/noord/forms.pdf"))));
    EXPECT_THAT(place.err.str(),
                AllOf(HasSubstr("scans/all.pdf: it holds other sheets too"), HasSubstr("Run formradar process noord")));
}

TEST(Forget, what_was_decided_about_a_sheet_is_gone_and_all_else_stays) {
    Place place;
    EXPECT_EQ(place.forget("A7F"), exit_waiting);
    EXPECT_EQ(place.files->files["/anna/noord/decisions.csv"],
              "sheet,page,statement,old,new,who,when,why,source,page_in_file\n"
              "B2C,1,3,multiple,4,Anna,,,,\n,,page,,ignore,,,forgotten,scans/all.pdf,2\n")
        << "its page beside others is left out from now on";
}

// Rows by hand, of two sheets, with line ends of their own each: `end(i)` ends line i.
template <class End>
std::array<std::string, 2> decided_by_hand(End end) {
    const std::string header = std::string(record::decisions_header) + end(0);
    const auto one = "B2C,1,3,multiple,4,Anna,,5\" tape,," + end(1);
    const auto gone = "A7F,1,3,multiple,4,Anna,,\"two" + end(2) + "lines\",," + end(3);
    const auto other = "B2C,1,4,multiple,2,Bert,,\"her" + end(4) + "own\",," + end(5);
    const auto gone_too = "A7F,1,5,,2,Anna,,7\" tape,," + end(6) + ",,page,,ignore,,,,scans/1.jpg,1" + end(7);
    const std::string last = "B2C,1,5,,3,Bert,,,,";
    return {header + one + gone + other + gone_too + last, header + one + other + last};
}

TEST(Forget, rows_of_a_sheet_are_gone_as_a_whole_whatever_ends_their_lines) {
    const std::vector<std::vector<std::string>> ends = {
        {"\n"}, {"\r\n"}, {"\r"}, {"\n", "\r\n", "\r"}, {"\r", "\n", "\r\n"}, {"\r\n", "\r", "\n"}};
    for (const auto& each : ends) {
        const auto [before, after] = decided_by_hand([&](std::size_t line) { return each[line % each.size()]; });
        Place place;
        place.files->files["/anna/noord/readings.jsonl"] = line("scans/1.jpg", 1, "A7F") + line("scans/2.jpg", 1, "B2C");
        place.files->files.erase("/anna/noord/scans/all.pdf"); // which nobody would have read
        place.files->files["/anna/noord/decisions.csv"] = before;
        EXPECT_EQ(place.forget("A7F"), exit_done);
        EXPECT_EQ(place.files->files["/anna/noord/decisions.csv"], after);
    }
}

TEST(Forget, a_line_of_readings_that_is_none_may_be_of_the_sheet_and_is_said) {
    Place place;
    place.files->files["/anna/noord/readings.jsonl"] += "\n{\"source\":\"scans/3.jpg\"\n";
    const auto before = place.files->files;
    EXPECT_THAT([&] { place.forget("A7F"); }, testing::ThrowsMessage<Error>(HasSubstr("noord/readings.jsonl:6")));
    for (const auto& [path, bytes] : before) {
        EXPECT_THAT(place.files->files, Contains(testing::Pair(path, bytes)));
    }
}

TEST(Forget, nothing_is_forgotten_while_somebody_reads_or_decides) {
    for (const std::string lock : {"lock", "decisions.lock"}) {
        Place place;
        const auto before = place.files->files;
        place.files->make_folder("/anna/noord/.formradar");
        auto held = place.files->lock("/anna/noord/.formradar/" + lock);
        EXPECT_THROW(place.forget("A7F"), Complaint) << lock;
        held.reset();
        for (const auto& [path, bytes] : before) {
            EXPECT_EQ(place.files->files[path], bytes) << path;
        }
        EXPECT_EQ(place.forget("A7F"), exit_waiting) << lock;
    }
}

// What was read is in the memory of a program that will write it: it would come back after it was said to be erased.
TEST(Forget, nothing_is_forgotten_while_somebody_has_the_session_open) {
    Place place;
    const auto before = place.files->files;
    auto one = open_session(*place.files, "/anna/noord");
    const auto other = open_session(*place.files, "/anna/noord");
    one.reset();
    EXPECT_THAT([&] { place.forget(); }, testing::ThrowsMessage<Complaint>(HasSubstr("Ctrl-C")));
    EXPECT_THAT([&] { place.forget("A7F"); }, testing::ThrowsMessage<Complaint>(HasSubstr("Ctrl-C")));
    for (const auto& [path, bytes] : before) {
        EXPECT_THAT(place.files->files, Contains(testing::Pair(path, bytes)));
    }
}

TEST(Forget, nobody_opens_a_session_while_it_is_forgotten) {
    const Place place;
    const auto closed = close_session(*place.files, "/anna/noord");
    EXPECT_THROW(static_cast<void>(open_session(*place.files, "/anna/noord")), Complaint);
}

TEST(Forget, what_somebody_saves_at_that_moment_is_kept) {
    Place place;
    place.files->meanwhile = [&] { place.files->files["/anna/noord/decisions.csv"] += "B2C,1,4,multiple,2,Bert,,,,\n"; };
    EXPECT_EQ(place.forget("A7F"), exit_waiting);
    EXPECT_THAT(place.files->files["/anna/noord/decisions.csv"],
                AllOf(HasSubstr("B2C,1,4,multiple,2,Bert"), Not(HasSubstr("A7F"))));
}

TEST(Forget, what_was_stopped_anywhere_is_finished_by_the_same_command) {
    for (const std::string sheet : {"", "A7F"}) {
        Place whole;
        whole.forget(sheet);
        int stopped = 0;
        for (bool done = false; !done; ++stopped) {
            Place place;
            place.files->removals = stopped;
            try {
                place.forget(sheet);
                done = true;
            } catch (const Error&) {
                place.files->removals.reset();
                if (place.files->files.contains("/anna/noord/session.toml")) {
                    place.forget(sheet);
                } else { // all is gone but the locks, which hold nothing
                    place.files->remove("/anna/noord/.formradar");
                }
            }
            EXPECT_EQ(place.files->files, whole.files->files) << "stopped at removal " << stopped;
        }
        EXPECT_GT(stopped, 10);
    }
}

// Readings are a file that anybody may have edited, or copied from elsewhere.
TEST(Forget, what_readings_call_a_scan_is_no_path_to_what_is_erased) {
    Place place;
    auto& files = *place.files;
    files.add("/anna/oost/1.jpg", "x");
    files.add("/anna/secret.txt", "x");
    std::string lines;
    for (const auto* path : {"../oost/1.jpg", "/anna/secret.txt", "scans", "", ".", "..", "session.toml", "minutes.odt",
                             "scans/../forms.pdf", "scans/1.jpg"}) {
        lines += line(path, 1, "A7F");
    }
    files.add("/anna/noord/readings.jsonl", lines + line("scans/2.jpg", 1, "B2C") + line("scans/all.pdf", 1, "B2C"));
    static_cast<void>(place.forget("A7F"));
    for (const auto* kept : {"/anna/oost/1.jpg", "/anna/secret.txt", "/anna/noord/session.toml", "/anna/noord/minutes.odt",
                             "/anna/noord/forms.pdf", "/anna/noord/scans/2.jpg"}) {
        EXPECT_THAT(files.files, Contains(Key(kept)));
    }
    EXPECT_THAT(files.files, Not(Contains(Key("/anna/noord/scans/1.jpg"))));
}

TEST(Forget, a_scan_that_was_not_read_yet_may_be_of_the_sheet_and_is_said) {
    Place place;
    place.files->add("/anna/noord/scans/late.jpg", "x");
    EXPECT_EQ(place.forget("A7F"), exit_waiting);
    EXPECT_THAT(place.err.str(), HasSubstr("Not erased: noord/scans/late.jpg: it was not read yet"));
}

TEST(Forget, a_persons_files_stay_although_their_names_begin_as_ours_do) {
    Place place;
    for (const auto* name : {"forms-notes.pdf", "results of the vote.png", "doubts-mine.html", "forms-.pdf"}) {
        place.files->add("/anna/noord/" + std::string(name), "x");
    }
    EXPECT_EQ(place.forget(), exit_waiting);
    for (const auto* name : {"forms-notes.pdf", "results of the vote.png", "doubts-mine.html", "forms-.pdf"}) {
        EXPECT_THAT(place.files->files, Contains(Key("/anna/noord/" + std::string(name))));
        EXPECT_THAT(place.err.str(), HasSubstr("Not erased: noord/" + std::string(name)));
    }
}

TEST(Forget, a_registry_that_cannot_be_asked_is_said_before_anything_is_erased) {
    Place place;
    place.files->remove("/anna/registry");
    place.files->pipes.insert("/anna/registry"); // a link to a drive that is away
    EXPECT_THROW(static_cast<void>(place.forget()), Error);
    EXPECT_THAT(place.files->files, Contains(Key("/anna/noord/results.pdf")));
}

TEST(Forget, a_sheet_that_was_never_read_is_said) {
    Place place;
    EXPECT_THROW(place.forget("ZZZ"), Error);
    EXPECT_THAT(place.files->files, Contains(Key("/anna/noord/results.pdf"))) << "nothing is erased by mistake";
}

TEST(Forget, a_folder_without_a_session_is_left_alone) {
    Place place;
    place.files->files.erase("/anna/noord/session.toml");
    EXPECT_THROW(place.forget(), Error);
    EXPECT_THAT(place.files->files, Contains(Key("/anna/noord/scans/1.jpg")));
}

} // namespace
} // namespace formradar::app
