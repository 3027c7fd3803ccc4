// The speed benchmark: what the built program takes for a page of each kind of file, against the bare grey decode of the same
// bytes.
//
//   speed [--kind NAME]... [--sheets N] [--rounds N] [--seed S] [--keep DIR] [--write FILE]
//
// Folders are made first (in --keep, where a later run finds them again). Then, round by round, each kind's pages are decoded in
// this process and read by the program in turn, so that another load on the machine weighs on all alike. What a page takes is the
// CPU time of a folder of N pages less that of a folder of one page, by N - 1: what a run takes once, however many pages there
// are, is given apart. Medians over the rounds. --write puts the tables into a file, between the two lines that mark their place.
#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>

#include "bench/child.hpp"
#include "bench/files.hpp"
#include "bench/kinds.hpp"
#include "bench/stage_shares.hpp"
#include "bench/written_part.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/core/quantile.hpp"
#include "formradar/core/text.hpp"
#include "formradar/form/session.hpp"
#include "formradar/scan/open.hpp"

namespace formradar::bench {
namespace {

namespace fs = std::filesystem;

struct Wishes {
    std::vector<std::string> kinds; // none: all
    int sheets = 24;
    int rounds = 3;
    std::uint64_t seed = 1;
    std::string keep;  // folder of the pages; empty: one that is removed in the end
    std::string write; // file
};

Wishes wishes_of(int count, char** arguments) {
    Wishes wishes;
    std::map<std::string, std::function<void(const char*)>> known = {
        {"--kind", [&](const char* value) { wishes.kinds.emplace_back(value); }},
        {"--sheets", [&](const char* value) { wishes.sheets = std::max(2, std::atoi(value)); }},
        {"--rounds", [&](const char* value) { wishes.rounds = std::max(1, std::atoi(value)); }},
        {"--seed", [&](const char* value) { wishes.seed = std::strtoull(value, nullptr, 10); }},
        {"--keep", [&](const char* value) { wishes.keep = value; }},
        {"--write", [&](const char* value) { wishes.write = value; }},
    };
    for (int i = 1; i < count; i += 2) {
        const auto found = known.find(arguments[i]);
        if (found == known.end() || i + 1 >= count) {
            throw Error("usage: speed [--kind NAME]... [--sheets N] [--rounds N] [--seed S] [--keep DIR] [--write FILE]");
        }
        found->second(arguments[i + 1]);
    }
    return wishes;
}

// A session's folder with pages of one kind.
struct Folder {
    fs::path path;
    std::vector<fs::path> files;
};

Folder made_folder(const fs::path& path, const Kind& kind, const simulator::Booklet& booklet, int sheets, std::uint64_t seed) {
    Folder folder{.path = path, .files = {}};
    write(path / "session.toml", form::to_toml(booklet.session()));
    for (int i = 0; i < sheets; ++i) {
        folder.files.push_back(path / "scans" / (std::to_string(1000 + i) + std::string(kind.suffix)));
        if (!fs::exists(folder.files.back())) {
            const auto bytes = kind.file(picture_of(kind, booklet, static_cast<std::size_t>(i), seed));
            if (bytes.empty()) {
                return {};
            }
            write(folder.files.back(), bytes);
        }
    }
    return folder;
}

void leave_only_scans(const fs::path& folder) {
    std::vector<fs::path> others;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().filename() != "session.toml" && entry.path().filename() != "scans") {
            others.push_back(entry.path());
        }
    }
    std::ranges::for_each(others, [](const fs::path& path) { fs::remove_all(path); });
}

double thread_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// Milliseconds a page; the bytes are in memory. HEIC decodes in threads of its own, so the process is asked there.
double decode(const Folder& folder) {
    double taken = 0;
    for (const auto& path : folder.files) {
        const auto bytes = content(path);
        const auto start = thread_seconds();
        const auto process_start = std::clock();
        const auto file = scan::ScanFile::open(bytes);
        if (!file || !file->page(1)) {
            throw Error(path.string() + " does not decode");
        }
        taken += std::max(thread_seconds() - start, static_cast<double>(std::clock() - process_start) / CLOCKS_PER_SEC);
    }
    return 1e3 * taken / static_cast<double>(folder.files.size());
}

// The ways to run the program that are measured.
enum Way { with_handwriting, without_handwriting, only_read, ways };

Ran run_on(const Folder& folder, Way way, int jobs) {
    leave_only_scans(folder.path);
    std::vector<std::string> command = {FORMRADAR_PROGRAM,    "--quiet", way == only_read ? "read" : "process",
                                        folder.path.string(), "--jobs",  std::to_string(jobs)};
    if (way == without_handwriting) {
        command.emplace_back("--no-handwriting");
    }
    if (way == with_handwriting) {
        command.emplace_back("--stats");
    }
    auto ran = run_program(command);
    if (ran.exit_code != 0 && ran.exit_code != 3) {
        throw Error("the program ended with " + std::to_string(ran.exit_code) + " on " + folder.path.string() + ": " + ran.err);
    }
    return ran;
}

struct Samples { // one a round, milliseconds
    std::vector<double> decode;
    std::vector<double> page[ways];       // NOLINT(*-c-arrays): by enum
    std::vector<double> once[ways];       // NOLINT(*-c-arrays)
    std::vector<double> ratio[ways];      // NOLINT(*-c-arrays)
    std::vector<double> speed_1, speed_2; // pages a second of process
    double peak = 0, worker_peak = 0;     // megabytes, with two workers
};

void measure(const Kind& kind, const Folder& all, const Folder& one, Samples& samples, StageShares& shares) {
    const auto pages = static_cast<double>(all.files.size());
    samples.decode.push_back(decode(all));
    for (int i = 0; i < ways; ++i) {
        const auto way = static_cast<Way>(i);
        const auto small = run_on(one, way, 1);
        const auto large = run_on(all, way, 1);
        const double page = 1e3 * (large.cpu - small.cpu) / (pages - 1);
        samples.page[i].push_back(page);
        samples.once[i].push_back(1e3 * small.cpu - page);
        samples.ratio[i].push_back(page / samples.decode.back());
        if (way == with_handwriting) {
            shares.add(std::string(kind.words), large.err, page);
            samples.speed_1.push_back((pages - 1) / (large.wall - small.wall));
            const auto two = run_on(all, way, 2);
            samples.speed_2.push_back((pages - 1) / std::max(1e-3, two.wall - small.wall));
            samples.peak = std::max(samples.peak, two.peak);
            samples.worker_peak = std::max(samples.worker_peak, two.worker_peak);
        }
    }
}

constexpr const char* head =
    "| kind | decode | `process` | ratio | without handwriting | ratio | `read` | ratio | once a run | pages/s, 1 and 2 workers "
    "| MB of memory, and of a worker |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n";

std::string line_of(const Kind& kind, const Samples& samples) {
    std::string line = "| " + std::string(kind.words) + " | " + fixed(median(samples.decode), 1);
    for (int i = 0; i < ways; ++i) {
        line += " | " + fixed(median(samples.page[i]), 1) + " | " + fixed(median(samples.ratio[i]), 2);
    }
    return line + " | " + fixed(median(samples.once[with_handwriting]), 0) + " | " + fixed(median(samples.speed_1), 0) + " and " +
           fixed(median(samples.speed_2), 0) + " | " + fixed(samples.peak, 0) + " and " + fixed(samples.worker_peak, 0) + " |\n";
}

struct Made {
    const Kind* kind = nullptr;
    Folder all;
    Folder one;
    Samples samples;
};

std::vector<Made> made(const Wishes& wishes, const fs::path& folder) {
    const auto booklet = simulator::programme_booklet(wishes.seed, wishes.sheets);
    std::vector<Made> made;
    for (const auto& kind : all_kinds()) {
        if (!wishes.kinds.empty() && std::ranges::find(wishes.kinds, kind.name) == wishes.kinds.end()) {
            continue;
        }
        const auto place = folder / std::string(kind.name);
        Made next{.kind = &kind,
                  .all = made_folder(place / "all", kind, booklet, wishes.sheets, wishes.seed),
                  .one = {},
                  .samples = {}};
        if (next.all.files.empty()) {
            std::printf("%s: left out, nothing here can write such a file\n", std::string(kind.words).c_str());
            continue;
        }
        next.one = {.path = place / "one", .files = {}};
        write(next.one.path / "session.toml", form::to_toml(booklet.session()));
        write(next.one.path / "scans" / next.all.files.front().filename(), content(next.all.files.front()));
        made.push_back(std::move(next));
    }
    return made;
}

std::string startup() {
    std::vector<double> taken;
    for (int i = 0; i < 9; ++i) {
        taken.push_back(1e3 * run_program({FORMRADAR_PROGRAM, "--version"}).cpu);
    }
    return fixed(median(taken), 0);
}

std::string told(const Wishes& wishes, std::vector<Made>& all) {
    StageShares shares;
    for (int round = 0; round < wishes.rounds; ++round) {
        for (auto& each : all) {
            measure(*each.kind, each.all, each.one, each.samples, shares);
            std::fprintf(stderr, "%s", line_of(*each.kind, each.samples).c_str());
        }
    }
    std::string text = "CPU milliseconds a page, " + std::to_string(wishes.sheets) + " pages of a kind, medians of " +
                       std::to_string(wishes.rounds) +
                       " rounds; decode: the bare grey decode of the same bytes, in the same round. " +
                       "`formradar --version`: " + startup() + " ms.\n\n" + head;
    for (const auto& each : all) {
        text += line_of(*each.kind, each.samples);
    }
    return text + "\nOf a page of `process` with handwriting, in the workers and, the rest, in the program itself:\n\n" +
           shares.table();
}

int main_of(int count, char** arguments) {
    // As in the program's workers (machine/worker.cpp).
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 48 << 20);
    const auto wishes = wishes_of(count, arguments);
    const auto folder = wishes.keep.empty() ? fs::temp_directory_path() / ("formradar-speed-" + std::to_string(std::clock()))
                                            : fs::absolute(wishes.keep);
    auto all = made(wishes, folder);
    const auto text = told(wishes, all);
    std::printf("%s", text.c_str());
    if (!wishes.write.empty()) {
        write_part(wishes.write, "speed", text);
    }
    if (wishes.keep.empty()) {
        fs::remove_all(folder);
    }
    return 0;
}

} // namespace
} // namespace formradar::bench

int main(int count, char** arguments) {
    try {
        return formradar::bench::main_of(count, arguments);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "speed: %s\n", error.what());
        return 2;
    }
}
