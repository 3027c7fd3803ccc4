// The accuracy benchmark: simulated sheets read, and a table of what came out. The pages are simulated, and it says so.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

#include "bench/accuracy_table.hpp"
#include "bench/run.hpp"
#include "bench/written_part.hpp"

namespace formradar::bench {
namespace {

double percent(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

long long number(std::int64_t value) {
    return value;
}

void print_row(const char* name, const Tally& tally) {
    const auto& clear = tally.kinds.at(static_cast<std::size_t>(simulator::AnswerKind::clear));
    std::printf("%-11s %7lld %7.2f %9lld %7.2f %7.2f %7lld %9lld  %8.1e  %5.3f %5.3f %5.3f  %8.3f %6.3f  %6.1f\n", name,
                number(tally.pages), percent(tally.read, tally.pages), number(tally.statements.all()),
                percent(tally.statements.doubt, tally.statements.all()), percent(clear.doubt, clear.all()),
                number(tally.silent()), number(tally.boxes()), upper_bound(tally.silent(), tally.boxes()),
                tally.box_off.quantile(0.5), tally.box_off.quantile(0.99), tally.box_off.quantile(0.999),
                100 * tally.blank_ink.share_under(0.02), tally.blank_ink.quantile(0.9999),
                tally.pages == 0 ? 0 : 1000 * tally.seconds / static_cast<double>(tally.pages));
}

Tally print_table(const Run& run) {
    std::puts(
        "Simulated pages. `bound`: 95 % upper bound of silent errors a box (Clopper-Pearson). `off`: mm between found and true "
        "boxes. `clear %`: in doubt, of the statements with a clear mark.");
    std::printf("%-11s %7s %7s %9s %7s %7s %7s %9s  %8s  %5s %5s %5s  %8s %6s  %6s\n", "condition", "pages", "read %",
                "statements", "doubt %", "clear %", "silent", "boxes", "bound", "off50", "off99", "99.9", "blank<2%", "99.99",
                "ms");
    Tally all;
    for (const auto& [name, tally] : run.conditions) {
        print_row(name.c_str(), tally);
        all += tally;
    }
    print_row("all", all);
    return all;
}

void print_counts(const std::string& name, const Counts& counts) {
    std::printf("%-11s %8lld %8lld %8lld  %8.2f\n", name.c_str(), number(counts.right), number(counts.doubt),
                number(counts.silent), percent(counts.doubt, counts.all()));
}

void print_kinds(const Tally& all) {
    std::puts("\nanswers        right    doubt   silent   doubt %");
    Counts awkward;
    for (std::size_t i = 0; i < all.kinds.size(); ++i) {
        const auto kind = simulator::all_kinds.at(i);
        if (all.kinds.at(i).all() > 0) {
            print_counts(std::string(simulator::name_of(kind)), all.kinds.at(i));
        }
        if (kind != simulator::AnswerKind::clear) {
            awkward += all.kinds.at(i);
        }
    }
    print_counts("not clear", awkward); // of `--condition awkward`: the awkward ones
    print_counts("group", all.groups);
}

// The rules alone, and the rules with the posterior, on the same rows.
void print_both(const Run& run) {
    std::puts("\nrules alone, and with the posterior: settled %, silent errors; rows that both settle and see differently");
    const auto row = [](const std::string& name, const Tally& tally) {
        const auto settled = [](const Counts& counts) { return percent(counts.all() - counts.doubt, counts.all()); };
        std::printf("%-11s %9lld  %7.2f %5lld  %7.2f %5lld  %5lld\n", name.c_str(), number(tally.rules.all()),
                    settled(tally.rules), number(tally.rules.silent), settled(tally.statements), number(tally.statements.silent),
                    number(tally.contrary));
    };
    Tally all;
    for (const auto& [name, tally] : run.conditions) {
        row(name, tally);
        all += tally;
    }
    row("all", all);
}

void print_calibration(const Tally& all) {
    std::puts("\nconfidence        scores    right %");
    for (std::size_t i = 0; i < all.bands.size(); ++i) {
        const auto& band = all.bands.at(i);
        const auto end = i + 1 < confidence_bands.size() ? confidence_bands.at(i + 1) : 1.0;
        std::printf("%5.3f - %5.3f %10lld  %9.3f\n", confidence_bands.at(i), end, number(band.scores),
                    percent(band.right, band.scores));
    }
}

void print_doubts(const Tally& all) {
    std::vector<std::pair<std::int64_t, std::string>> reasons;
    for (const auto& [reason, count] : all.doubts) {
        reasons.emplace_back(count, reason);
    }
    std::ranges::sort(reasons, std::greater<>{});
    std::puts("\nreasons of doubts about clear marks, open rows and groups");
    for (const auto& [count, reason] : reasons) {
        std::printf("%8lld  %s\n", number(count), reason.c_str());
    }
}

void print_list(const char* title, const std::vector<std::string>& lines) {
    constexpr std::size_t most = 40;
    std::printf("\n%s: %zu\n", title, lines.size());
    for (std::size_t i = 0; i < std::min(most, lines.size()); ++i) {
        std::fputs(lines[i].c_str(), stdout);
    }
}

int main_of(int count, char** arguments) {
    const auto options = parse_options(count, arguments);
    const auto start = std::chrono::steady_clock::now();
    const auto result = run(options);
    const auto all = print_table(result);
    print_kinds(all);
    print_both(result);
    print_calibration(all);
    print_doubts(all);
    print_list("pages not read", result.refused);
    print_list("pages with silent errors", result.errors);
    if (!options.write.empty()) {
        write_part(options.write, options.habits ? "habits" : "accuracy", accuracy_table(result, options));
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    std::printf("\nseed %llu, %.0f s\n", static_cast<unsigned long long>(options.seed), took.count());
    return result.errors.empty() ? 0 : 1;
}

} // namespace
} // namespace formradar::bench

int main(int count, char** arguments) {
    try {
        return formradar::bench::main_of(count, arguments);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "accuracy: %s\n", error.what());
        return 2;
    }
}
