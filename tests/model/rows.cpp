// Writes what was measured in each row of many simulated pages, with what was meant, as a table of tab-separated values.
#include <cstdio>
#include <map>
#include <mutex>
#include <string>

#include "bench/run.hpp"
#include "formradar/read/trace.hpp"

namespace formradar::bench {
namespace {

void add(std::string& line, double value) {
    char text[40];
    std::snprintf(text, sizeof text, "\t%.5g", value);
    line += text;
}

constexpr const char* columns = "page\tstatement\tkind\tstate\tscore\tstatus\told_state\told_score\told_review\told_rule\tstray";

std::string head() {
    constexpr int boxes = 5; // the simulator's rows
    std::string text = columns;
    for (int b = 1; b <= boxes; ++b) {
        for (const auto& [name, unit] : vision::evidence_names) {
            text += "\t" + std::string(name) + std::to_string(b);
        }
    }
    return text + "\n";
}

std::string meta_of(const ReadSheet& read, const simulator::Meant& meant, const read::RowTrace& row) {
    const auto& rules = row.rules;
    std::string text = read.name;
    for (const auto& field :
         {std::to_string(meant.statement), std::string(simulator::name_of(meant.kind)), std::string(record::name_of(meant.state)),
          std::to_string(meant.score.value_or(0)), std::string(record::name_of(read.page.reading.status)),
          std::string(record::name_of(rules.state)), std::to_string(rules.index.value_or(-1) + 1),
          std::string(rules.needs_review ? "1" : "0"), std::string(read::name_of(rules.rule))}) {
        text += "\t" + field;
    }
    return text;
}

std::string rows_of(const ReadSheet& read) {
    std::string text;
    std::size_t i = 0;
    for (const auto& row : read.page.trace->rows) {
        if (!row.statement || i >= read.sheet.truth.scores.size()) {
            continue;
        }
        auto line = meta_of(read, read.sheet.truth.scores[i++], row);
        add(line, row.evidence.stray);
        for (const auto& box : row.evidence.boxes) {
            for (const double value : box.values) {
                add(line, value);
            }
        }
        text += line + "\n";
    }
    return text;
}

} // namespace
} // namespace formradar::bench

int main(int count, char** arguments) {
    using namespace formradar::bench;
    const auto options = parse_options(count, arguments);
    std::map<std::string, std::string> pages;
    std::mutex mutex;
    const auto result = run(options, [&](const ReadSheet& read) {
        if (read.verdict.counted && !read.verdict.wrong_as_a_whole && read.page.trace != nullptr) {
            auto rows = rows_of(read);
            const std::lock_guard lock(mutex);
            pages[read.name] = std::move(rows);
        }
    });
    std::fputs(head().c_str(), stdout);
    for (const auto& [name, rows] : pages) {
        std::fputs(rows.c_str(), stdout);
    }
    return 0;
}
