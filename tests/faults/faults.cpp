// Lets every n-th call of every kind fail, kills at every rename, and runs several at once; says what was lost or wrong.
//
//   faults FOLDER [--every N] [--ways N] [--from N] [--races N] [--kind NAME] [--of NAME] [--table FILE] [--quiet]
//                 [--program FILE --shim FILE]
//
// With --quiet nothing is printed but what was lost or wrong, and the sum: of a long output a log keeps a part only.
// Exit code 1 when there was anything. Without options every call is tried, and of malloc, which is called tens of thousands of
// times, each way to come to one (three callers deep), which takes hours; with --every and --ways every so many-th of them.
// FOLDER is best one in memory (/dev/shm). The table has a line a command: its name, calls, faults, kills, different states that
// these left behind, and after how many of them something was lost or wrong; last, the every-so-many-th of calls and of ways.
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <numeric>
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
    bool by_ways = false;           // called too often for every call: the first of each way to come to one
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
            {"rename", {error(EIO), "kill", "after"}, false, 20},
            {"mkdir", {error(ENOSPC), "kill"}},
            {"unlink", {error(EIO), "kill"}},
            {"stat", {error(EIO)}},
            {"mmap", {error(ENOMEM)}},
            {"malloc", {error(ENOMEM)}, true}};
}

// Of the calls of a kind, every so many-th from this one on.
struct Share {
    long every = 1;
    long ways = 1; // likewise, of the ways to come to one
    long from = 1;
    bool quiet = false;
};

struct Tally {
    std::string name = {};
    long calls = 0;
    long faults = 0;
    long kills = 0;
    long states = 0; // different ones that were left behind
    long harmed = 0;
    Share share = {};
};

// The numbers of the calls that are tried.
std::vector<long> tried(const Calls& calls, const Kind& kind, const Share& share) {
    std::vector<long> all = calls.ways;
    if (!kind.by_ways) {
        all.resize(static_cast<std::size_t>(calls.number));
        std::iota(all.begin(), all.end(), 1);
    }
    std::vector<long> numbers;
    const auto step = static_cast<std::size_t>(kind.by_ways ? share.ways : std::max(1L, share.every / kind.often));
    for (auto place = static_cast<std::size_t>(share.from - 1); place < all.size(); place += step) {
        numbers.push_back(all[place]);
    }
    return numbers;
}

void try_kind(const Tools& tools, const Experiment& experiment, const Kind& kind, const Share& share, States& states,
              Tally& all) {
    const auto calls = calls_of(tools, experiment, kind.name);
    const auto numbers = tried(calls, kind, share);
    all.calls += calls.number;
    const Tally before = all;
    for (const auto& harm : kind.harms) {
        for (const long number : numbers) {
            const Fault fault{.kind = kind.name, .number = number, .harm = harm};
            const auto harms = harm_done(tools, experiment, fault, states);
            (harm == "kill" || harm == "after" ? all.kills : all.faults) += 1;
            all.harmed += harms.empty() ? 0 : 1;
            for (const auto& said : harms) {
                std::cout << experiment.name << ", " << kind.name << " " << number << " " << harm << ": " << said << std::endl;
            }
        }
    }
    if (share.quiet) {
        return;
    }
    std::cout << experiment.name << ", " << kind.name << ": " << calls.number << " calls by " << calls.ways.size() << " ways, "
              << numbers.size() << " tried, " << all.faults - before.faults << " faults, " << all.kills - before.kills
              << " kills, " << states.size() << " different states left so far, " << all.harmed - before.harmed << " harmed"
              << std::endl;
}

// Three letters in quotes, in the list of sheets: of the sheet with this index.
std::string sheet_in(const fs::path& session, int index) {
    const std::string text = content(session);
    auto at = text.find("sheets = [");
    for (int i = 0; i <= index; ++i) {
        at = text.find("[\"", at + 1);
    }
    return text.substr(at + 2, 3);
}

// A copy whose scans are the same files, with the registry, and with these rows of decisions.
fs::path copied(const fs::path& from, const fs::path& to, const std::string& rows) {
    for (const auto* part : {"", ".data"}) {
        copy_desk(from.string() + part, to.string() + part);
    }
    std::ofstream(to / "noord/decisions.csv", std::ios::binary) << record::decisions_header << "\r\n" << rows;
    return to;
}

constexpr const char* row = ",,2,,2,bert,2026-11-28,,scans/1.png,1\r\n";
constexpr const char* another_row = ",,3,,1,bert,2026-11-28,,scans/0.png,1\r\n";
constexpr const char* rows_of_a_spread =
    ",,2,,2,bert,2026-11-28,,scans/spread.png,1#2\r\n"
    ",,3,,1,bert,2026-11-28,,scans/spread.png,1#1\r\n";

// Two sheets of a session, filled in, and what a person decided of them between two runs; and the same of a session that grew,
// with two sheets in one picture, one left over and an empty copy.
std::vector<Experiment> experiments(const Tools& tools, const std::string& only) {
    const std::vector<std::string> print = {"print", "sto-borging", "--out", "noord", "--copies", "1"};
    const std::vector<std::string> more = {"print", "noord", "--more", "1"};
    const std::vector<std::string> process = {"process", "noord", "--jobs", "1"};
    const auto& at = tools.folder;
    fs::create_directories(at / "empty");
    fs::create_directories(at / "waiting/noord");      // a folder that somebody made
    fs::create_directories(at / "waiting/.noord.new"); // and one whose name is like what a program might use
    std::ofstream(at / "waiting/.noord.new/letter.txt") << "somebody's own";
    fill_desk(tools, at / "filled", false);
    fill_desk(tools, at / "grown", true);
    const auto processed = [&](const fs::path& from, const fs::path& to, const std::string& rows) {
        static_cast<void>(run(tools, copied(from, to, rows), process, {}));
        return to;
    };
    const auto once = processed(at / "filled", at / "once", "");
    const auto decided = copied(once, at / "decided", row);
    const auto both = copied(once, at / "both", std::string(row) + another_row);
    const auto spread = processed(at / "grown", at / "spread", rows_of_a_spread);
    const auto forget = [](const fs::path& desk, int sheet) {
        return std::vector<std::string>{"forget", "noord", "--sheet", sheet_in(desk / "noord/session.toml", sheet)};
    };
    std::vector<Experiment> all = {
        {.name = "print", .start = at / "empty", .arguments = print, .purpose = Purpose::prints},
        {.name = "print into a folder", .start = at / "waiting", .arguments = print, .purpose = Purpose::prints},
        {.name = "print --more", .start = at / "filled", .arguments = more, .purpose = Purpose::adds},
        {.name = "print --more again", .start = at / "grown", .arguments = more, .purpose = Purpose::adds},
        {.name = "process", .start = at / "filled", .arguments = process},
        {.name = "process grown", .start = at / "grown", .arguments = process},
        {.name = "process again", .start = decided, .arguments = process},
        {.name = "serve", .start = decided, .arguments = {}, .purpose = Purpose::serves},
        {.name = "forget", .start = both, .arguments = forget(both, 0), .purpose = Purpose::forgets},
        {.name = "forget of a spread", .start = spread, .arguments = forget(spread, 2), .purpose = Purpose::forgets},
    };
    std::erase_if(all, [&](const auto& one) { return !only.empty() && one.name != only; });
    for (auto& one : all) {
        one = prepared(tools, std::move(one));
    }
    return all;
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
        all.states += one.states;
        all.harmed += one.harmed;
    }
    return all;
}

// Tabs between the columns; added to what is there, so that commands can be tried one by one.
void write_table(const std::vector<Tally>& tallies, const std::string& path) {
    std::ofstream table(path, std::ios::app);
    for (const auto& one : tallies) {
        table << one.name << '\t' << one.calls << '\t' << one.faults << '\t' << one.kills << '\t' << one.states << '\t'
              << one.harmed << '\t' << one.share.every << '\t' << one.share.ways << '\n';
    }
}

int try_all(const std::vector<std::string>& words) {
    fs::create_directories(words.front());
    std::string own = (fs::absolute(words.front()) / "faults-XXXXXX").string();
    if (::mkdtemp(own.data()) == nullptr) {
        std::cerr << "there is no room for a folder in " << words.front() << "\n";
        return 2;
    }
    const Tools tools{.program = fs::absolute(text_after(words, "--program", FORMRADAR_PROGRAM)),
                      .shim = fs::absolute(text_after(words, "--shim", FORMRADAR_SHIM)),
                      .folder = own};
    std::vector<Tally> tallies;
    for (const auto& experiment : experiments(tools, text_after(words, "--of", ""))) {
        auto& tally = tallies.emplace_back(Tally{.name = experiment.name});
        States states;
        const auto every = number_after(words, "--every", 1);
        const Share share{.every = every,
                          .ways = number_after(words, "--ways", every),
                          .from = number_after(words, "--from", 1),
                          .quiet = std::ranges::find(words, "--quiet") != words.end()};
        for (const auto& kind : kinds()) {
            if (text_after(words, "--kind", kind.name) == kind.name) {
                try_kind(tools, experiment, kind, share, states, tally);
            }
        }
        tally.states = static_cast<long>(states.size());
        tally.share = share;
    }
    const auto raced = race(tools, tools.folder / "filled", static_cast<int>(number_after(words, "--races", 100)));
    const auto all = sum_of(tallies);
    std::cout << all.faults << " faults, " << all.kills << " kills, " << all.states << " different states left, " << raced.races
              << " races: " << all.harmed + static_cast<long>(raced.harms.size()) << " lost or wrong" << std::endl;
    for (const auto& said : raced.harms) {
        std::cout << said << "\n";
    }
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
