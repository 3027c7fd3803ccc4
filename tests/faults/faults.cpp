// Lets every n-th call of every kind fail, kills at every rename, and runs several at once; says what was lost or wrong.
//
//   faults FOLDER [--every N] [--races N] [--kind NAME]     exit code 1 when there was anything
//
// Without options everything is tried, which takes an hour; the tests try every N-th.
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
    long faults = 0;
    long kills = 0;
    long harmed = 0;
};

void try_kind(const Tools& tools, const Experiment& experiment, const Kind& kind, long every, Tally& all) {
    const long calls = calls_of(tools, experiment, kind.name);
    const long step = std::max({1L, every / kind.often, calls / kind.most * every});
    const Tally before = all;
    for (const auto& harm : kind.harms) {
        for (long number = 1; number <= calls; number += step) {
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
        prepared(
            tools,
            {.name = "forget", .start = once, .arguments = {"forget", "noord", "--sheet", sheet}, .purpose = Purpose::forgets})};
}

long number_after(const std::vector<std::string>& words, const std::string& option, long usual) {
    const auto found = std::ranges::find(words, option);
    return found == words.end() || found + 1 == words.end() ? usual : std::atol((found + 1)->c_str());
}

std::string text_after(const std::vector<std::string>& words, const std::string& option, const std::string& usual) {
    const auto found = std::ranges::find(words, option);
    return found == words.end() || found + 1 == words.end() ? usual : *(found + 1);
}

int try_all(const std::vector<std::string>& words) {
    fs::create_directories(words.front());
    std::string own = (fs::absolute(words.front()) / "faults-XXXXXX").string();
    if (::mkdtemp(own.data()) == nullptr) {
        std::cerr << "there is no room for a folder in " << words.front() << "\n";
        return 2;
    }
    const Tools tools{.program = FORMRADAR_PROGRAM, .shim = FORMRADAR_SHIM, .folder = own};
    const auto filled = tools.folder / "filled";
    fill_desk(tools, filled);
    Tally all;
    for (const auto& experiment : experiments(tools, filled)) {
        for (const auto& kind : kinds()) {
            if (text_after(words, "--kind", kind.name) != kind.name) {
                continue;
            }
            try_kind(tools, experiment, kind, number_after(words, "--every", 1), all);
        }
    }
    const auto raced = race(tools, filled, static_cast<int>(number_after(words, "--races", 100)));
    for (const auto& said : raced.harms) {
        std::cout << said << "\n";
    }
    std::cout << all.faults << " faults, " << all.kills << " kills, " << raced.races
              << " races: " << all.harmed + static_cast<long>(raced.harms.size()) << " lost or wrong" << std::endl;
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
