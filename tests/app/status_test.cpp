// What is said of a session at each point of its life.
#include "app/status.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "app/outputs.hpp"
#include "app/printed_session.hpp"
#include "formradar/core/failure.hpp"
#include "results/sample.hpp"
#include "support/memory_files.hpp"

namespace formradar::app {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::ThrowsMessage;

// A folder in which the forms are printed.
struct Place {
    std::ostringstream out;
    World world;
    MemoryFiles* files = nullptr;

    Place() {
        auto memory = std::make_unique<MemoryFiles>();
        files = memory.get();
        world.files = std::move(memory);
        world.out = &out;
        files->add("/anna/noord/session.toml", form::to_toml(printed_session()));
        files->add("/anna/noord/forms.pdf", "x");
        files->make_folder("/anna/noord/scans");
    }

    // The scans of these sheets come in; `answer`: of every statement, as in sample.hpp.
    void run(const std::vector<std::pair<std::string, int>>& sheets) const {
        const auto statements = printed_session().form.statements.size();
        std::vector<record::Reading> readings;
        for (const auto& [sheet, answer] : sheets) {
            const auto path = "scans/" + sheet + ".jpg";
            files->add("/anna/noord/" + path, "x");
            std::vector<int> answers(statements, 4);
            answers.front() = answer;
            readings.push_back(sample::reading({.path = path, .sheet = sheet, .answers = answers}));
        }
        files->add("/anna/noord/readings.jsonl", json_lines(conclude(readings, printed_session(), {}).readings));
    }

    std::string told(int code = exit_done) {
        out.str("");
        EXPECT_EQ(run_status({.folder = "noord"}, world), code);
        return out.str();
    }
    [[nodiscard]] std::vector<Next> next() const { return next_of(standing_of(*world.files, "noord")); }
};

TEST(Status, a_session_just_printed_waits_for_the_meeting) {
    Place place;
    EXPECT_EQ(place.told(),
              "Session K7QX2M, \"Noord\", 2026-03-19\n"
              "  Printed  2 sheets: noord/forms.pdf\n"
              "  Scans    none yet in noord/scans/\n"
              "  Results  none yet\n"
              "  Next     Print noord/forms.pdf; after the meeting put scans and photos of the sheets in noord/scans/\n");
}

TEST(Status, scans_that_were_not_read_yet_are_named) {
    Place place;
    place.files->add("/anna/noord/scans/A7F.jpg", "x");
    EXPECT_THAT(place.told(), AllOf(HasSubstr("1 file in noord/scans/"), HasSubstr("Next     formradar process noord\n")));
    place.run({{"A7F", 3}});
    place.files->add("/anna/noord/scans/B2C.jpg", "x");
    EXPECT_THAT(place.told(), AllOf(HasSubstr("not read yet: scans/B2C.jpg\n"), HasSubstr("older than the scans"),
                                    HasSubstr("Next     formradar process noord\n")));
}

TEST(Status, half_of_the_sheets_back_says_which_are_missing) {
    Place place;
    place.run({{"A7F", 3}});
    EXPECT_THAT(place.told(), AllOf(HasSubstr("Back     1 of 2 sheets\n"), HasSubstr("missing: B2C\n"),
                                    HasSubstr("Waits    nothing\n"), HasSubstr("When more sheets come back")));
}

TEST(Status, a_mark_in_doubt_ends_with_3_until_it_is_decided_and_the_results_are_made_again) {
    Place place;
    place.run({{"A7F", -1}, {"B2C", 2}});
    EXPECT_THAT(place.told(exit_waiting), AllOf(HasSubstr("Waits    1 mark in doubt\n"), HasSubstr("Look at noord/doubts.html")));
    place.files->add("/anna/noord/decisions.csv", "sheet,page,statement,new\nA7F,1,1,5\n");
    EXPECT_THAT(place.told(), AllOf(HasSubstr("older than the scans and decisions"), HasSubstr("formradar process noord\n")));
}

TEST(Status, a_decision_that_holds_for_nothing_is_said) {
    Place place;
    place.run({{"A7F", 3}, {"B2C", 2}});
    place.files->add("/anna/noord/decisions.csv", "sheet,page,statement,new\nZZZ,1,1,5\n");
    EXPECT_THAT(place.told(exit_waiting), HasSubstr("1 row of noord/decisions.csv that holds for nothing"));
    EXPECT_THAT(place.next(), ElementsAre(Next::rows));
}

TEST(Status, a_scan_that_is_gone_makes_the_results_old) {
    Place place;
    place.run({{"A7F", 3}, {"B2C", 2}});
    EXPECT_THAT(place.next(), ElementsAre(Next::nothing));
    place.files->remove("/anna/noord/scans/A7F.jpg");
    EXPECT_THAT(place.told(), HasSubstr("not there any more: scans/A7F.jpg\n"));
    EXPECT_THAT(place.next(), ElementsAre(Next::process));
}

TEST(Status, a_finished_session_has_nothing_to_do) {
    Place place;
    place.run({{"A7F", 3}, {"B2C", 2}});
    EXPECT_THAT(place.told(), AllOf(HasSubstr("Results  noord/results.pdf\n"), HasSubstr("Next     Nothing: all is done\n")));
    place.files->remove("/anna/noord/forms.pdf");
    EXPECT_THAT(place.told(), HasSubstr("noord/forms.pdf: not there any more"));
}

TEST(Status, what_is_no_session_is_said_and_sessions_in_it_are_named) {
    Place place;
    EXPECT_THAT([&] { run_status({.folder = "zuid"}, place.world); }, ThrowsMessage<Error>(HasSubstr("no folder zuid")));
    EXPECT_THAT([&] { run_status({.folder = "noord/forms.pdf"}, place.world); }, ThrowsMessage<Error>(HasSubstr("is no folder")));
    EXPECT_THAT([&] { run_status({.folder = "noord/scans"}, place.world); },
                ThrowsMessage<Error>(AllOf(HasSubstr("not the folder of a session"), Not(HasSubstr("There are")))));
    EXPECT_THAT([&] { run_status({.folder = "."}, place.world); }, ThrowsMessage<Error>(HasSubstr("formradar status noord")));
}

TEST(Status, it_speaks_the_language_of_the_people) {
    Place place;
    place.world.language = "nl";
    EXPECT_THAT(place.told(),
                HasSubstr("\n  Geprint     2 formulieren: noord/forms.pdf\n  Scans       nog geen in noord/scans/\n"));
    place.world.language = "fr";
    EXPECT_THAT(place.told(), HasSubstr("\n  À faire    Imprimer noord/forms.pdf"));
}

} // namespace
} // namespace formradar::app
