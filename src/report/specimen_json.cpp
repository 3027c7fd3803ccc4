// The figures of a specimen that anybody may send.
#include "formradar/report/specimen_page.hpp"
#include "report/ordered_json.hpp"

namespace formradar::report {

std::string specimen_json(const results::SpecimenResult& result, const std::string& version, form::Paper paper) {
    const auto counts = [](const results::SpecimenCount& count) {
        return Json{{"printed", count.printed}, {"right", count.right}, {"waiting", count.waiting}, {"wrong", count.wrong}};
    };
    Json marks = Json::object();
    for (const auto& count : result.counts) {
        marks[std::string(form::name_of(count.mark))] = counts(count);
    }
    const auto or_null = [](double value, int decimals) { return value == 0 ? Json(nullptr) : rounded(value, decimals); };
    const Json json = {
        {"formradar", version},
        {"paper", form::name_of(paper)},
        {"all", counts(result.all)},
        {"marks", marks},
        {"pages", {{"printed", result.pages_printed}, {"found", result.pages_found}, {"refused", result.pages_refused}}},
        {"scale", result.scale ? rounded(*result.scale, 4) : Json(nullptr)},
        {"px_per_mm", or_null(result.px_per_mm, 2)},
        {"contrast", or_null(result.contrast, 2)},
        {"residual_mm", or_null(result.residual_mm, 3)},
        {"two_tone", result.two_tone},
        {"faintest", result.faintest ? Json(form::name_of(*result.faintest)) : Json(nullptr)}};
    return json.dump(2) + "\n";
}

} // namespace formradar::report
