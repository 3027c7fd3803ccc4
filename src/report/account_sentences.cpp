// The account of all pages, and charts in words.
#include "formradar/report/results_pages.hpp"
#include "report/sentences.hpp"

namespace formradar::report {
namespace {

int scores_counted(const results::Results& results) {
    int sum = 0;
    for (const results::StatementResult& statement : results.statements) {
        sum += statement.scores.n;
    }
    return sum;
}

} // namespace

std::vector<AccountRow> account_rows(const Telling& telling, const Account& account) {
    const results::Results& results = telling.results;
    const form::AccountWords& words = telling.words.account;
    std::vector<AccountRow> rows;
    const auto add = [&](std::string_view name, const std::string& value, bool main) {
        rows.push_back({.name = std::string(name), .value = value, .main = main});
    };
    add(words.files, std::to_string(account.files), true);
    add(words.pages, std::to_string(results.tally.found), true);
    for (std::size_t i = 0; i < record::all_statuses.size(); ++i) {
        add(words.statuses.at(i), std::to_string(results.tally.pages.at(i)), false);
    }
    add(words.sheets, std::to_string(results.sheets.size()), true);
    if (const auto printed = results.tally.sheets_printed) {
        add(words.printed, std::to_string(*printed), false);
    }
    add(words.counted, std::to_string(scores_counted(results)), true);
    add(words.waiting, std::to_string(results.waiting()), false);
    add(words.decisions, std::to_string(account.decisions), true);
    add(words.session, results.session, true);
    add(words.version, "Formradar " + account.version, true);
    return rows;
}

std::string described(const Telling& telling, std::size_t first, std::size_t count) {
    std::string text;
    for (std::size_t i = first; i < first + count; ++i) {
        const results::StatementResult& statement = telling.results.statements[i];
        text += (text.empty() ? "" : "; ") + statement.label + ": " + number(telling.words, statement.scores.mean, 1) + " (n " +
                std::to_string(statement.scores.n) + ")";
    }
    return text + ".";
}

} // namespace formradar::report
