// Cells counted by what they are.
#include "results/statement_result.hpp"

namespace formradar::results {

StatementResult statement_result(const Results& results, std::size_t index) {
    const form::Statement& statement = results.form.statements[index];
    StatementResult result{.label = statement.label, .text = statement.text, .scores = {}};
    Counts counts = Counts::of_steps(results.form.scale.steps);
    for (const SheetResult& sheet : results.sheets) {
        const SheetCell& cell = sheet.cells[index];
        switch (cell.kind) {
            using enum Cell;
            case scored:
                ++counts.at(static_cast<std::size_t>(cell.score - 1));
                break;
            case empty:
                ++result.empty;
                break;
            case not_applicable:
                ++result.not_applicable;
                break;
            case waiting:
                ++result.waiting;
                break;
            case missing:
                ++result.missing;
                break;
        }
    }
    result.scores = statistics_of(counts);
    return result;
}

} // namespace formradar::results
