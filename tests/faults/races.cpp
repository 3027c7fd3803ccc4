// Runs are started at the same moment, and what is there afterwards must be what one of them, or both in turn, would leave.
#include "faults/races.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <set>
#include <thread>

#include "cli/filled.hpp"
#include "faults/served.hpp"
#include "formradar/form/session.hpp"

namespace formradar::faults {
namespace {

namespace fs = std::filesystem;

// Each in a desk of the same folder; their outputs go beside it under names of their own.
std::vector<Ran> at_once(const Tools& tools, const fs::path& desk, const std::vector<std::vector<std::string>>& commands) {
    std::vector<std::future<Ran>> busy;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        busy.push_back(std::async(std::launch::async, [&, i] {
            return run_as(tools, desk, commands[i], {}, desk.string() + "-" + std::to_string(i));
        }));
    }
    std::vector<Ran> ran;
    for (auto& one : busy) {
        ran.push_back(one.get());
    }
    return ran;
}

// As a value of JSON or a cell of a table: three letters alone may stand in any text or number.
bool names_sheet(const std::string& text, const std::string& sheet) {
    return text.find('"' + sheet + '"') != std::string::npos || text.find('\n' + sheet + ',') != std::string::npos;
}

class Races {
public:
    Races(const Tools& tools, const fs::path& filled) : tools_(tools), filled_(filled), desk_(tools.folder / "race") {}

    void two_prints(bool folder_is_there) {
        begin("two prints");
        fs::create_directories(folder_is_there ? desk_ / "noord" : desk_);
        const std::vector<std::string> print = {"print", "sto-borging", "--out", "noord", "--copies", "1"};
        const auto ran = at_once(tools_, desk_, {print, print});
        const int done = (ran[0].exit_code == 0 ? 1 : 0) + (ran[1].exit_code == 0 ? 1 : 0);
        say_unless(done == 1, std::to_string(done) + " of two ended with 0");
        for (const auto* part : {"noord/session.toml", "noord/forms.pdf", "noord/scans"}) {
            say_unless(fs::exists(desk_ / part), std::string(part) + " is missing");
        }
        std::size_t known = 0;
        std::error_code missing; // no registry holds nothing
        for (const auto& entry : fs::directory_iterator(desk_.string() + ".data/formradar/sessions", missing)) {
            known += content(entry.path()) == content(desk_ / "noord/session.toml") ? 1U : 0U;
        }
        say_unless(known == 1, "the registry does not hold what is in the folder");
    }

    void runs_under_other_names(const Snapshot& whole) {
        begin("three runs");
        fs::copy(filled_, desk_, fs::copy_options::recursive);
        const auto ran = at_once(tools_, desk_,
                                 {{"process", "noord"},
                                  {"process", "./noord/../noord"},
                                  {"process", "noord"},
                                  {"process", "noord/scans", "--out", "."}});
        int done = 0;
        for (const auto& one : ran) {
            done += one.exit_code == 0 ? 1 : 0;
            say_unless(is_done_or_was_busy(one), "one failed: " + one.err);
        }
        say_unless(done >= 1, "none of three was done");
        for (const auto& [path, bytes] : whole) {
            say_unless(path.find(".formradar") != std::string::npos || path.starts_with(registry) || path.ends_with('/') ||
                           content(desk_ / path) == bytes,
                       path + " is another");
        }
    }

    void a_person_who_writes_decisions(int turn) {
        begin("a person writes");
        fs::copy(filled_, desk_, fs::copy_options::recursive);
        const std::string decided = "source,page,statement,decision\nscans/0.png,1,1,3\n";
        auto busy = std::async(std::launch::async, [&] {
            return run_as(tools_, desk_, {"process", "noord"}, {}, desk_.string() + "-0");
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(3 * (turn % 100)));
        bool written = false;
        if (!fs::exists(desk_ / "noord/decisions.csv")) {
            std::ofstream(desk_ / "person") << decided;
            std::error_code failed; // a link is made only when nothing is there: the person was first
            fs::create_hard_link(desk_ / "person", desk_ / "noord/decisions.csv", failed);
            written = !failed;
        }
        static_cast<void>(busy.get());
        say_unless(!written || content(desk_ / "noord/decisions.csv") == decided, "what a person decided is gone");
    }

    // What was printed twice at once is two batches of different sheets, or one and a refusal.
    void two_prints_of_more() {
        begin("two prints of more");
        fs::copy(filled_, desk_, fs::copy_options::recursive);
        const std::vector<std::string> more = {"print", "noord", "--more", "2"};
        const auto ran = at_once(tools_, desk_, {more, more});
        say_unless(is_done_or_was_busy(ran[0]) && is_done_or_was_busy(ran[1]), "one failed: " + ran[0].err + ran[1].err);
        const auto done = (ran[0].exit_code == 0 ? 1U : 0U) + (ran[1].exit_code == 0 ? 1U : 0U);
        say_unless(done >= 1, "none of two was done");
        must_have_grown(done, 2);
    }

    // Sheets are added while the first ones are read, and one is forgotten: each holds the folder, or finds it held.
    void a_print_of_more_and_a_run() {
        begin("a print of more and a run");
        fs::copy(filled_, desk_, fs::copy_options::recursive);
        const auto ran = at_once(tools_, desk_, {{"process", "noord"}, {"print", "noord", "--more", "1"}});
        say_unless(is_done_or_was_busy(ran[0]) && is_done_or_was_busy(ran[1]), "one failed: " + ran[0].err + ran[1].err);
        must_have_grown(ran[1].exit_code == 0 ? 1 : 0, 1);
        const auto next = run_as(tools_, desk_, {"process", "noord"}, {}, desk_.string() + "-0");
        const auto rows = content(desk_ / "noord/scores.csv");
        say_unless(next.exit_code == 0 && std::ranges::count(rows, '\n') == 3, "two sheets are not two people: " + next.err);
    }

    void a_sheet_that_is_forgotten_during_a_run() {
        begin("forgotten during a run");
        fs::copy(filled_, desk_, fs::copy_options::recursive);
        const auto sheet = form::parse_session(content(desk_ / "noord/session.toml"), "session.toml").sheets.front().id;
        static_cast<void>(run_as(tools_, desk_, {"process", "noord"}, {}, desk_.string() + "-0"));
        const auto ran = at_once(tools_, desk_, {{"process", "noord", "--rehash"}, {"forget", "noord", "--sheet", sheet}});
        say_unless(is_done_or_was_busy(ran[0]) && is_done_or_was_busy(ran[1]), "one failed: " + ran[0].err + ran[1].err);
        if (ran[1].exit_code == 0) {
            for (const auto* file : {"noord/readings.jsonl", "noord/scores.csv", "noord/doubts.html"}) {
                say_unless(!names_sheet(content(desk_ / file), sheet), std::string(file) + " holds what was forgotten");
            }
        }
    }

    // Who has a session open writes later what is in memory: a sheet is forgotten before or after that, or not at all.
    void a_sheet_that_is_forgotten_while_it_is_served(int turn) {
        begin("forgotten while served");
        fs::copy(filled_, desk_, fs::copy_options::recursive);
        const auto sheet = form::parse_session(content(desk_ / "noord/session.toml"), "session.toml").sheets.back().id;
        static_cast<void>(run_as(tools_, desk_, {"process", "noord"}, {}, desk_.string() + "-0"));
        auto busy = std::async(std::launch::async, [&] { return serve(tools_, desk_, {}, std::chrono::seconds(2)); });
        std::this_thread::sleep_for(std::chrono::milliseconds(5 * (turn % 40)));
        const auto forgot = run_as(tools_, desk_, {"forget", "noord", "--sheet", sheet}, {}, desk_.string() + "-1");
        const auto served = busy.get();
        const bool refused = forgot.err.find("serve") != std::string::npos || forgot.err.find("busy") != std::string::npos;
        say_unless(forgot.exit_code == 0 || refused, "forget failed: " + forgot.err);
        say_unless(is_done_or_was_busy(served.ran), "serve failed: " + served.ran.err);
        if (forgot.exit_code == 0) {
            for (const auto& [path, bytes] : snapshot_of(desk_)) {
                say_unless(path.ends_with("session.toml") || path.starts_with(registry) || !names_sheet(bytes, sheet),
                           path + " holds what was forgotten");
            }
        }
        say_unless(served.decided != 200 || content(desk_ / "noord/decisions.csv").find("anna") != std::string::npos,
                   "what it said is decided is not there");
    }

    [[nodiscard]] Raced taken() { return std::move(raced_); }

private:
    void begin(const std::string& name) {
        name_ = name;
        ++raced_.races;
        for (const auto* part : {"", ".data", "-0.out", "-0.err", "-1.out", "-1.err", "-2.out", "-2.err", "-3.out", "-3.err"}) {
            fs::remove_all(desk_.string() + part);
        }
        if (fs::exists(filled_.string() + ".data")) {
            fs::copy(filled_.string() + ".data", desk_.string() + ".data", fs::copy_options::recursive);
        }
    }
    [[nodiscard]] static bool is_done_or_was_busy(const Ran& ran) {
        return ran.exit_code == 0 || ran.err.find("busy") != std::string::npos;
    }

    // Two sheets and so many batches, each with its file; no sheet twice; and the registry knows them all.
    void must_have_grown(std::size_t batches, std::size_t of) {
        const auto text = content(desk_ / "noord/session.toml");
        const auto session = form::parse_session(text, "session.toml");
        say_unless(session.batches.size() == batches && session.sheets.size() == 2 + batches * of,
                   std::to_string(session.sheets.size()) + " sheets of " + std::to_string(session.batches.size()) +
                       " further files are known");
        std::set<std::string> ids;
        std::ranges::transform(session.sheets, std::inserter(ids, ids.end()), &form::Sheet::id);
        say_unless(ids.size() == session.sheets.size(), "a sheet was given out twice");
        for (std::size_t batch = 1; batch <= 3; ++batch) {
            const auto file = "noord/forms-" + std::to_string(batch + 1) + ".pdf";
            say_unless(fs::exists(desk_ / file) == (batch <= batches),
                       file + (batch <= batches ? " is missing" : " is too many"));
        }
        const auto noted = desk_.string() + ".data/formradar/sessions/" + session.id + ".toml";
        say_unless(content(noted) == text, "the registry does not hold what is in the folder");
    }
    void say_unless(bool good, const std::string& what) {
        if (!good) {
            raced_.harms.push_back(name_ + ": " + what);
        }
    }

    const Tools& tools_;
    fs::path filled_;
    fs::path desk_;
    std::string name_;
    Raced raced_;
};

} // namespace

namespace {

// As old as scans are when somebody comes to read them: a picture of this moment might still be on its way.
void age(const fs::path& scans) {
    for (const auto& scan : fs::directory_iterator(scans)) {
        fs::last_write_time(scan, fs::file_time_type::clock::now() - std::chrono::hours(1));
    }
}

} // namespace

void fill_desk(const Tools& tools, const fs::path& desk, bool grown) {
    const cli::Desk made;
    if (grown) {
        static_cast<void>(cli::grown_session(made, "noord"));
    } else {
        static_cast<void>(cli::filled_session(made, "noord", "2"));
    }
    fs::create_directories(tools.folder);
    fs::remove_all(desk);
    fs::copy(made / "", desk, fs::copy_options::recursive);
    age(desk / "noord/scans");
    const auto registry_of = [](const fs::path& folder) { return folder.parent_path().string() + ".data"; };
    fs::remove_all(desk.string() + ".data");
    fs::copy(registry_of(made / ""), desk.string() + ".data", fs::copy_options::recursive);
}

Raced race(const Tools& tools, const fs::path& filled, int times) {
    const auto whole = prepared(tools, {.name = "", .start = filled, .arguments = {"process", "noord"}}).whole;
    Races races(tools, filled);
    for (int turn = 0; turn < times; ++turn) {
        races.two_prints(turn % 2 == 0);
        races.runs_under_other_names(whole);
        races.a_person_who_writes_decisions(turn);
        races.two_prints_of_more();
        races.a_print_of_more_and_a_run();
        races.a_sheet_that_is_forgotten_during_a_run();
        races.a_sheet_that_is_forgotten_while_it_is_served(turn);
    }
    return races.taken();
}

} // namespace formradar::faults
