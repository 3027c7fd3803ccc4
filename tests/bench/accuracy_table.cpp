// Shares in percent with as many digits as one page or one row of the table can be told from none.
#include "bench/accuracy_table.hpp"

#include <algorithm>

#include "formradar/core/text.hpp"
#include "support/condition.hpp"

namespace formradar::bench {
namespace {

std::string percent(std::int64_t part, std::int64_t whole) {
    return part == whole
               ? "100 %"
               : fixed(100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::int64_t>(1, whole)), 2) + " %";
}

std::string row(std::string_view words, const Tally& tally) {
    const auto& clear = tally.kinds.at(static_cast<std::size_t>(simulator::AnswerKind::clear));
    return "| " + std::string(words) + " | " + std::to_string(tally.pages) + " | " + percent(tally.read, tally.pages) + " | " +
           std::to_string(tally.boxes()) + " | " + std::to_string(tally.silent()) + " | " +
           percent(tally.statements.doubt, tally.statements.all()) + " | " + percent(clear.doubt, clear.all()) + " |\n";
}

} // namespace

std::string accuracy_table(const Run& run, const Options& options) {
    std::string command = "accuracy --seed " + std::to_string(options.seed);
    command += options.acceptance ? " --acceptance" : " --sheets " + std::to_string(options.sheets);
    command += options.habits ? " --habits" : "";
    for (const auto& condition : options.conditions) {
        command += " --condition " + condition;
    }
    std::string text =
        "Formradar " FORMRADAR_VERSION ", `" + command + "`:\n\n" +
        "| condition | pages | read | boxes | silently wrong | rows left to a person | of rows with a clear mark |\n"
        "| --- | --- | --- | --- | --- | --- | --- |\n";
    Tally all;
    for (const auto& [name, tally] : run.conditions) {
        text += row(simulator::condition_named(name).words, tally);
        all += tally;
    }
    return text + row("all", all);
}

} // namespace formradar::bench
