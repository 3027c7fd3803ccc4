// Lets every n-th call of every kind fail, kills at every rename, and runs several at once; says what was lost or wrong.
//
//   faults FOLDER [--every N] [--from N] [--races N] [--kind NAME] [--of NAME] [--table FILE] [--program FILE --shim FILE]
//
// Exit code 1 when there was anything. Without options everything is tried, which takes an hour; the tests try every N-th. The
// table has a line a command: its name, calls, faults, kills, and after how many of them something was lost or wrong.
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include "faults/experiment.hpp"
#include "faults/races.hpp"
#include "formradar/record/decisions.hpp"

namespace formradar::faults {
namespace {

namespace fs = std::filesystem;

struct Kind {
    std::string name;
    std::vector<std::string> harms; // errors as disks, quotas and limits give them
    long most = 100'000;            // of its calls that are tried, when every one is
    long often = 1;                 // so many times as many are tried when not every one is
};

std::vector<Kind> kinds() {
    const auto error = [](int number) { return std::to_string(number); };
    return {{"open", {error(EIO), error(EMFILE), error(EACCES)}},
            {"list", {error(EIO)}},
            {"read", {error(EIO)}},
            {"write", {error(ENOSPC), error(EIO)}},
            {"fsync", {error(EIO)}},
            {"close", {error(EIO)}},
            {"rename", {error(EIO), "kill", "after"}, 100'000, 20},
            {"mkdir", {error(ENOSPC), "kill"}},
            {"unlink", {error(EIO), "kill"}},
            {"stat", {error(EIO)}},
            {"mmap", {error(ENOMEM)}},
            {"malloc", {error(ENOMEM)}, 300}};
}

struct Tally {
    std::string name = {};
    long calls = 0;
    long faults = 0;
    long kills = 0;
    long harmed = 0;
};

void try_kind(const Tools& tools, const Experiment& experiment, const Kind& kind, long every, long from, Tally& all) {
    const long calls = calls_of(tools, experiment, kind.name);
    all.calls += std::max(0L, calls);
    const long step = std::max({1L, every / kind.often, calls / kind.most * every});
    const Tally before = all;
    for (const auto& harm : kind.harms) {
        for (long number = from; number <= calls; number += step) {
            const Fault fault{.kind = kind.name, .number = number, .harm = harm};
            const auto harms = harm_done(tools, experiment, fault);
            (harm == "kill" || harm == "after" ? all.kills : all.faults) += 1;
            all.harmed += harms.empty() ? 0 : 1;
            for (const auto& said : harms) {
                std::cout << experiment.name << ", " << kind.name << " " << number << " " << harm << ": " << said << "\n";
            }
        }
    }
    std::cout << experiment.name << ", " << kind.name << ": " << calls << " calls, " << all.faults - before.faults << " faults, "
              << all.kills - before.kills << " kills, " << all.harmed - before.harmed << " harmed" << std::endl;
}

// Three letters in quotes, in the list of sheets.
std::string first_sheet(const fs::path& session) {
    std::ifstream stream(session);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    const auto list = text.find("sheets = [");
    return text.substr(text.find('"', list) + 1, 3);
}

// Two sheets of a session, filled in; a person's decisions; and what a first run left.
std::vector<Experiment> experiments(const Tools& tools, const fs::path& filled) {
    const auto empty = tools.folder / "empty";
    fs::create_directories(empty);
    const auto waiting = tools.folder / "waiting"; // a folder that somebody made
    fs::create_directories(waiting / "noord");
    const auto once = tools.folder / "once";
    fs::copy(filled, once, fs::copy_options::recursive);
    std::ofstream(once / "noord/decisions.csv") << "source,page,statement,decision\n";
    static_cast<void>(run(tools, once, {"process", "noord"}, {}));
    const auto decided = tools.folder / "decided"; // by somebody, before the session is served
    fs::copy(once, decided, fs::copy_options::recursive);
    std::ofstream(decided / "noord/decisions.csv", std::ios::binary)
        << record::decisions_header << "\r\n,,2,,2,bert,2026-11-28,,scans/1.png,1\r\n";
    const auto both = tools.folder / "both"; // sheets were decided about
    fs::copy(decided, both, fs::copy_options::recursive);
    std::ofstream(both / "noord/decisions.csv", std::ios::binary | std::ios::app) << ",,3,,1,bert,2026-11-28,,scans/0.png,1\r\n";
    const std::vector<std::string> print = {"print", "sto-borging", "--out", "noord", "--copies", "1"};
    const auto sheet = first_sheet(filled / "noord/session.toml");
    return {
        prepared(tools, {.name = "print", .start = empty, .arguments = print, .purpose = Purpose::prints}),
        prepared(tools, {.name = "print into a folder", .start = waiting, .arguments = print, .purpose = Purpose::prints}),
        prepared(
            tools,
            {.name = "print --more", .start = filled, .arguments = {"print", "noord", "--more", "1"}, .purpose = Purpose::adds}),
        prepared(tools, {.name = "process", .start = filled, .arguments = {"process", "noord", "--jobs", "1"}}),
        prepared(tools, {.name = "process again", .start = once, .arguments = {"process", "noord", "--jobs", "1"}}),
        prepared(tools, {.name = "serve", .start = decided, .arguments = {}, .purpose = Purpose::serves}),
        prepared(
            tools,
            {.name = "forget", .start = both, .arguments = {"forget", "noord", "--sheet", sheet}, .purpose = Purpose::forgets})};
}

long number_after(const std::vector<std::string>& words, const std::string& option, long usual) {
    const auto found = std::ranges::find(words, option);
    return found == words.end() || found + 1 == words.end() ? usual : std::atol((found + 1)->c_str());
}

std::string text_after(const std::vector<std::string>& words, const std::string& option, const std::string& usual) {
    const auto found = std::ranges::find(words, option);
    return found == words.end() || found + 1 == words.end() ? usual : *(found + 1);
}

Tally sum_of(const std::vector<Tally>& tallies) {
    Tally all;
    for (const auto& one : tallies) {
        all.calls += one.calls;
        all.faults += one.faults;
        all.kills += one.kills;
        all.harmed += one.harmed;
    }
    return all;
}

// Tabs between the columns; added to what is there, so that commands can be tried one by one.
void write_table(const std::vector<Tally>& tallies, const std::string& path) {
    std::ofstream table(path, std::ios::app);
    for (const auto& one : tallies) {
        table << one.name << '\t' << one.calls << '\t' << one.faults << '\t' << one.kills << '\t' << one.harmed << '\n';
    }
}

int try_all(const std::vector<std::string>& words) {
    fs::create_directories(words.front());
    std::string own = (fs::absolute(words.front()) / "faults-XXXXXX").string();
    if (::mkdtemp(own.data()) == nullptr) {
        std::cerr << "there is no room for a folder in " << words.front() << "\n";
        return 2;
    }
    const Tools tools{.program = text_after(words, "--program", FORMRADAR_PROGRAM),
                      .shim = text_after(words, "--shim", FORMRADAR_SHIM),
                      .folder = own};
    const auto filled = tools.folder / "filled";
    fill_desk(tools, filled);
    std::vector<Tally> tallies;
    for (const auto& experiment : experiments(tools, filled)) {
        if (text_after(words, "--of", experiment.name) != experiment.name) {
            continue;
        }
        auto& tally = tallies.emplace_back(Tally{.name = experiment.name});
        for (const auto& kind : kinds()) {
            if (text_after(words, "--kind", kind.name) == kind.name) {
                try_kind(tools, experiment, kind, number_after(words, "--every", 1), number_after(words, "--from", 1), tally);
            }
        }
    }
    const auto raced = race(tools, filled, static_cast<int>(number_after(words, "--races", 100)));
    for (const auto& said : raced.harms) {
        std::cout << said << "\n";
    }
    const auto all = sum_of(tallies);
    std::cout << all.faults << " faults, " << all.kills << " kills, " << raced.races
              << " races: " << all.harmed + static_cast<long>(raced.harms.size()) << " lost or wrong" << std::endl;
    if (const auto table = text_after(words, "--table", ""); !table.empty()) {
        tallies.push_back(
            {.name = "runs at once", .faults = 0, .kills = raced.races, .harmed = static_cast<long>(raced.harms.size())});
        write_table(tallies, table);
    }
    fs::remove_all(own);
    return all.harmed == 0 && raced.harms.empty() ? 0 : 1;
}

} // namespace
} // namespace formradar::faults

int main(int count, char** words) {
    if (count < 2) {
        std::cerr << "say which folder may be worked in: faults FOLDER [--every N] [--races N] [--kind NAME]\n";
        return 2;
    }
    return formradar::faults::try_all({words + 1, words + count});
}
