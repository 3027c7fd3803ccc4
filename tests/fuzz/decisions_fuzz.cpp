// Any bytes as decisions.csv: every row is applied, or named with what is wrong, and no page is lost.
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/form/builtin.hpp"
#include "formradar/record/decisions.hpp"
#include "formradar/results/apply.hpp"

namespace {

using namespace formradar;

form::Session made_session() {
    form::Session session;
    session.id = "K7QX2M";
    session.form = form::parse_form(form::builtin_forms().front().toml, "built in");
    session.layout = form::lay_out(session.form, form::Paper::a4).layout;
    session.sheets = {{.id = "A7F", .group = ""}, {.id = "B22", .group = ""}};
    return session;
}

record::Reading page_of(const std::string& sheet, const std::string& path, const form::Session& session) {
    record::Reading reading;
    reading.source.path = path;
    reading.status = sheet.empty() ? record::Status::doubt : record::Status::read;
    reading.session = sheet.empty() ? "" : session.id;
    reading.sheet = sheet;
    reading.page = sheet.empty() ? std::nullopt : std::optional{1};
    for (std::size_t i = 1; i <= session.form.statements.size(); ++i) {
        reading.scores.push_back({.statement = static_cast<int>(i), .state = record::State::multiple, .needs_review = true});
    }
    return reading;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    static const auto session = made_session();
    static const std::vector<record::Reading> readings = {page_of("A7F", "1.jpg", session), page_of("B22", "2.jpg", session),
                                                          page_of("", "3.jpg", session)};
    const auto decisions = record::parse_decisions({reinterpret_cast<const char*>(data), size});
    const auto decided = results::apply_decisions(readings, decisions.rows, session);
    if (decided.readings.size() != readings.size() ||
        static_cast<std::size_t>(decided.applied) + decided.unapplied.size() != decisions.rows.size()) {
        std::abort();
    }
    return 0;
}
