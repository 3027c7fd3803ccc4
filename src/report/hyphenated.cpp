// Soft hyphens into every text that is set in narrow columns.
#include "report/hyphenated.hpp"

#include "formradar/draw/hyphenation.hpp"

namespace formradar::report {

results::Results hyphenated(const results::Results& results) {
    const draw::Hyphenation hyphenation(results.form.language);
    results::Results result = results;
    for (results::StatementResult& statement : result.statements) {
        statement.label = hyphenation.with_soft_hyphens(statement.label);
        statement.text = hyphenation.with_soft_hyphens(statement.text);
    }
    for (results::GroupResult& group : result.groups) {
        for (std::string& name : group.names) {
            name = hyphenation.with_soft_hyphens(name);
        }
    }
    for (std::string& question : result.form.open_questions) {
        question = hyphenation.with_soft_hyphens(question);
    }
    return result;
}

} // namespace formradar::report
