// Keeps a row of a simulated page as text, for tests/read/once_misread: without a statement it lists the page's rows, and what
// holds each of them back from a silent error.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <sstream>

#include "bench/run.hpp"
#include "formradar/read/trace.hpp"
#include "formradar/record/reason_words.hpp"
#include "read/kept_row.hpp"

namespace formradar::bench {
namespace {

read::KeptRow kept_again(read::KeptRow row) {
    std::istringstream text(read::text_of(row));
    return read::kept_row_of(text);
}

void list(const read::KeptRow& row, const read::RowTrace& trace) {
    std::string held;
    for (const auto rule : row.held_by) {
        held += (held.empty() ? "" : ", ") + std::string(read::name_of(rule));
    }
    const auto now = read::verdict_of(row);
    std::printf("%d\t%s %s %d\tread %s %d by %s%s\tas kept %s\theld by %s%s\n", trace.statement.value_or(0),
                std::string(record::name_of(row.truth.state)).c_str(), row.truth.kind.c_str(), row.truth.score.value_or(0),
                std::string(record::name_of(trace.verdict.state)).c_str(), trace.verdict.index.value_or(-1) + 1,
                std::string(read::name_of(trace.verdict.rule)).c_str(), record::words_of(trace.verdict.reason).c_str(),
                std::string(read::name_of(now.rule)).c_str(), held.c_str(),
                row.weak_is_plain ? ", and what is weak is a mark" : "");
}

void show(const ReadSheet& sheet, std::optional<int> statement) {
    std::vector<read::RowTrace> statements;
    for (const auto& row : sheet.page.trace->rows) {
        if (row.statement) {
            statements.push_back(row);
        }
    }
    std::size_t at = 0;
    for (const auto& row : sheet.page.trace->rows) {
        read::Truth truth{.kind = "group", .state = record::State::empty, .score = sheet.sheet.truth.group};
        if (row.statement) {
            const auto& meant = sheet.sheet.truth.scores.at(at++);
            truth = {.kind = std::string(simulator::name_of(meant.kind)), .state = meant.state, .score = meant.score};
        } else if (truth.score) {
            truth.state = record::State::marked;
        }
        auto from = sheet.name + " " + std::to_string(row.statement.value_or(0));
        std::ranges::replace(from, '-', ' ');
        const auto kept = read::with_what_holds(kept_again(read::kept(row, statements, truth, from)));
        if (!statement) {
            list(kept, row);
        } else if (*statement == row.statement.value_or(0)) {
            std::cout << read::text_of(kept);
        }
    }
}

} // namespace
} // namespace formradar::bench

int main(int count, char** arguments) {
    using namespace formradar::bench;
    if (count < 3) {
        std::cerr << "usage: " << arguments[0] << " CONDITION PAGE [STATEMENT, 0 for the group]\n";
        return 2;
    }
    Options options;
    options.conditions = {arguments[1]};
    options.page = std::strtoull(arguments[2], nullptr, 10);
    options.seed = *options.page / pages_a_seed;
    options.sheets = 1;
    const auto statement = count > 3 ? std::optional{std::atoi(arguments[3])} : std::nullopt;
    const auto result = run(options, [&](const ReadSheet& sheet) {
        if (sheet.page.trace != nullptr) {
            show(sheet, statement);
        }
    });
    return result.conditions.front().tally.pages == 1 ? 0 : 1;
}
