// Memory and time of a run over very many pages that were read before: what the program itself takes, without its workers.
//
//   many_pages [N]...                                 (1000 10000)
//
// A photocopied session is printed and one filled-in page of it read by the program. Its place in the ledger, with its answers in
// handwriting, is then copied for N scans of as many other contents, each a sheet of its own with its own scores and a doubt on
// every fiftieth: the program finds them all, reads none, and makes the results. Then it runs once more with nothing new.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "app/outcome.hpp"
#include "bench/child.hpp"
#include "bench/files.hpp"
#include "bench/kinds.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/core/failure.hpp"
#include "formradar/form/session.hpp"

namespace formradar::bench {
namespace {

namespace fs = std::filesystem;

// A page in the ledger: the key it is kept under, and what was read.
struct Kept {
    std::string key;
    app::PageOutcome page;
};

constexpr std::size_t digest_length = 64;

Kept kept_page(const fs::path& ledger) {
    for (const auto& entry : fs::recursive_directory_iterator(ledger)) {
        if (!entry.is_regular_file()) {
            continue;
        }
        const auto bytes = content(entry.path());
        app::Unpacker unpacker(std::string_view(bytes).substr(digest_length));
        Kept kept{.key = std::string(unpacker.text()), .page = {}};
        static_cast<void>(unpacker.number());
        if (unpacker.number() == 1) {
            kept.page = app::page_outcome(unpacker.text()).value();
            return kept;
        }
    }
    throw Error("nothing was kept of the page that was read");
}

void keep(const fs::path& ledger, const Kept& kept) {
    const auto body = app::Packer().text(kept.key).number(1).number(1).text(app::to_bytes(kept.page)).bytes();
    const auto& hash = kept.page.reading.source.sha256;
    write(ledger / hash.substr(0, 2) / (hash + "-1-1"), code::sha256_hex(body) + body);
}

void vary(record::Reading& reading, int number, std::mt19937& random) {
    for (auto& score : reading.scores) {
        score.score = 1 + static_cast<int>(random() % 5);
        score.state = record::State::marked;
        score.needs_review = number % 50 == 0 && score.statement == 3;
        score.reason = score.needs_review ? Reason{Cause::several_marked, {figure(2)}} : Reason{};
    }
}

std::string program() {
    return FORMRADAR_PROGRAM;
}

fs::path session_with_a_page(const fs::path& folder) {
    static_cast<void>(run_program({program(), "print", "sto-borging", "--photocopy", "--out", folder.string()}));
    const auto session = form::parse_session(content(folder / "session.toml"), "session.toml");
    const simulator::Booklet booklet(session, form::lay_out(session.form, session.layout.paper));
    const auto& kind = all_kinds().front();
    write(folder / "scans" / ("page" + std::string(kind.suffix)), kind.file(picture_of(kind, booklet, 0, 1)));
    static_cast<void>(run_program({program(), "--quiet", "process", folder.string()}));
    return folder;
}

void fill(const fs::path& folder, int count) {
    const auto ledger = folder / ".formradar" / "pages";
    auto kept = kept_page(ledger);
    std::mt19937 random(1);
    for (const auto& entry : fs::directory_iterator(folder / "scans")) {
        fs::remove(entry.path());
    }
    for (int number = 0; number < count; ++number) {
        const auto bytes = "scan " + std::to_string(number);
        kept.page.reading.source.sha256 = code::sha256_hex(bytes);
        vary(kept.page.reading, number, random);
        keep(ledger, kept);
        const auto scan = folder / "scans" / (std::to_string(10'000'000 + number) + ".jpg");
        write(scan, bytes);
        // Of a file that has just been written nobody knows whether it is whole: the next run would look again.
        fs::last_write_time(scan, fs::file_time_type::clock::now() - std::chrono::hours(1));
    }
}

void tell(const char* what, int count, const Ran& ran) {
    std::printf("%7d pages, %s: %7.1f MB at most, %8.2f s CPU, %8.2f s, %7.1f us a page\n", count, what, ran.peak, ran.cpu,
                ran.wall, 1e6 * ran.cpu / count);
    std::fflush(stdout);
}

void run(int count) {
    const auto folder = fs::temp_directory_path() / ("formradar-many-" + std::to_string(count));
    fs::remove_all(folder);
    fill(session_with_a_page(folder), count);
    // The first run says that the page before them is gone, and so is no run to say again.
    for (const auto* what : {"first  ", "results", "again  "}) {
        const bool anew = what == std::string_view("results");
        const auto ran = run_program({program(), "--quiet", "process", folder.string(), anew ? "--rehash" : "--quiet"});
        if (ran.exit_code != 3) {
            throw Error("the program ended with " + std::to_string(ran.exit_code) + ": " + ran.err);
        }
        tell(what, count, ran);
    }
    fs::remove_all(folder);
}

} // namespace
} // namespace formradar::bench

int main(int count, char** arguments) {
    try {
        std::vector<int> numbers;
        for (int i = 1; i < count; ++i) {
            numbers.push_back(std::max(1, std::atoi(arguments[i])));
        }
        for (const int number : numbers.empty() ? std::vector<int>{1000, 10'000} : numbers) {
            formradar::bench::run(number);
        }
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "many_pages: %s\n", error.what());
        return 2;
    }
}
