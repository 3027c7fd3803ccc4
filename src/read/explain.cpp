// One line for each row, and one for each of its boxes.
#include "formradar/core/text.hpp"
#include "formradar/read/trace.hpp"
#include "formradar/record/reason_words.hpp"

namespace formradar::read {
namespace {

std::string share_of(const RowTrace& row, std::size_t box) {
    const auto share = fixed(100 * row.shares[box], 1), all = fixed(100 * row.inks[box].inside, 1);
    return share + " %" + (all == share ? "" : " (with paler ink " + all + " %)");
}

std::string explain_row(const RowTrace& row) {
    const auto& verdict = row.verdict;
    std::string text = row.statement ? "  statement " + std::to_string(*row.statement) : "  group";
    text += ": " + std::string(name_of(verdict.state));
    text += verdict.index ? " " + std::to_string(*verdict.index + 1) : "";
    text += ", confidence " + fixed(verdict.confidence, 3) + ", by the rule \"" + std::string(name_of(verdict.rule)) + "\"";
    text += verdict.reason.empty() ? "\n" : " (" + record::words_of(verdict.reason) + ")\n";
    for (std::size_t i = 0; i < row.inks.size(); ++i) {
        const auto& ink = row.inks[i];
        text += "    box " + std::to_string(i + 1) + ": inside " + share_of(row, i) + ", mark " + fixed(ink.area, 2) +
                " mm² of darkness " + fixed(ink.darkness, 2) + ", solid " + fixed(ink.solid, 2) + ", stroke " +
                fixed(ink.stroke, 2) + " mm, reaches out " + fixed(ink.reach, 1) + " mm; outline seen " +
                fixed(100 * row.found[i].outline, 0) + " % of darkness " + fixed(row.found[i].darkness, 2) + ", noise " +
                fixed(ink.noise, 3) + "\n";
    }
    return text;
}

} // namespace

std::string explain(const record::Reading& reading, const Trace& trace) {
    std::string text =
        std::string(name_of(reading.status)) + (reading.reason.empty() ? "" : ": " + record::words_of(reading.reason)) + "\n";
    text += "  marks of the page: " + std::to_string(trace.search.candidates.size()) + " candidates, " +
            std::to_string(trace.search.best) + " agree";
    if (trace.registration) {
        text += "; residual " + fixed(trace.registration->residual_mm, 2) + " mm, " + fixed(trace.registration->px_per_mm, 2) +
                " px/mm";
    }
    text += "\n";
    for (const auto& code : trace.codes) {
        text += "  code: " + code.how + (code.text.empty() ? "" : ", " + code.text) + "\n";
    }
    for (const auto& row : trace.rows) {
        text += explain_row(row);
    }
    return text;
}

} // namespace formradar::read
