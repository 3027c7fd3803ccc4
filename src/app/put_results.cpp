// What a library writes to a path of its own goes the same way as all that is made in memory.
#include "app/put_results.hpp"

#include "app/folder_names.hpp"
#include "formradar/core/causes.hpp"
#include "formradar/core/inch.hpp"
#include "formradar/draw/render_image.hpp"
#include "formradar/draw/svg.hpp"
#include "formradar/machine/last_words.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/record/reasoned_error.hpp"
#include "formradar/report/proof.hpp"
#include "formradar/report/results_pages.hpp"
#include "formradar/report/xlsx.hpp"
#include "formradar/scan/encode.hpp"

namespace formradar::app {

namespace {

constexpr double chart_px_per_mm = 12; // 1,920 x 1,440 pixels: fills a slide

std::string workbook_of(const std::string& path, const machine::Files& files, const results::Results& results, bool with_groups) {
    const machine::CarelessLibrary libxlsxwriter;
    report::write_xlsx(results, path, with_groups);
    return files.read(path);
}

} // namespace

// The library looks at hardly one of its writes, and a part that lacks what was lost may be well-formed: what is the same twice
// lacks nothing.
void put_workbook(Generation& fresh, const machine::Files& files, const results::Results& results, bool with_groups) {
    const auto path = machine::join(fresh.scratch(), workbook_file);
    const auto made = workbook_of(path, files, results, with_groups);
    if (made != workbook_of(path, files, results, with_groups)) {
        throw record::ReasonedError({Cause::not_whole, {std::string(workbook_file), within({Cause::other_bytes})}});
    }
    fresh.put(workbook_file, made, report::fault_in_workbook);
}

void put_charts(Generation& fresh, const results::Results& results) {
    for (std::size_t part = 0; part < report::chart_parts(results); ++part) {
        const auto chart = report::draw_chart(results, part);
        fresh.put(chart_file(part, "svg"),
                  draw::render_svg(chart, {.title = results.title, .description = report::describe_chart(results, part)}));
        fresh.put(chart_file(part, "png"),
                  scan::encode_png(draw::render_colour(chart, chart_px_per_mm), chart_px_per_mm * mm_per_inch),
                  report::fault_in_png);
    }
}

} // namespace formradar::app
