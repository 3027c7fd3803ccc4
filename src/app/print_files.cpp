// A session's sheets become one PDF a batch, in piles as they are handed out.
#include "app/print_files.hpp"

#include <algorithm>
#include <numeric>
#include <ostream>

#include "app/counting.hpp"
#include "app/folder_names.hpp"
#include "formradar/draw/pdf.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::app {
namespace {

std::string sides(const form::Session& session) {
    const auto pages = session.layout.pages.size();
    if (session.duplex) {
        return pages % 2 == 0 ? ", on both sides"
                              : ", on both sides: an empty page follows each sheet, whose last back stays free";
    }
    return pages == 1       ? ", one sided"
           : pages % 2 == 0 ? ", one sided or on both sides"
                            : ", one sided; for both sides print with --duplex, or one sheet's page is on the back of another's";
}

std::string pages_of(const report::Pile& pile) {
    return pile.first_page == pile.last_page
               ? "page " + std::to_string(pile.first_page)
               : "pages " + std::to_string(pile.first_page) + " to " + std::to_string(pile.last_page);
}

} // namespace

Printed print_sheets(const form::Session& session, const form::FormPages& pages, std::span<const form::Sheet> sheets,
                     const std::string& name, bool attendance) {
    const auto file = report::draw_piles(session, pages, sheets);
    Printed printed{.name = name, .piles = file.piles, .files = {{name, draw::render_pdf(file.document)}}};
    if (attendance) {
        printed.files.emplace_back(attendance_file, draw::render_pdf(report::draw_attendance(session)));
    }
    return printed;
}

std::string forms_file_of(std::size_t batch) {
    return batch == 0 ? std::string(forms_file) : "forms-" + std::to_string(batch + 1) + ".pdf";
}

void say_how_to_print(const Printed& printed, const form::Session& session, const std::string& folder, std::ostream& err) {
    std::size_t sheets = 0;
    for (const auto& pile : printed.piles) {
        sheets += pile.sheets;
    }
    const auto pages = printed.piles.back().last_page;
    err << "Print " << machine::join(folder, printed.name) << " (" << counted(pages, "page") << sides(session) << ")"
        << (session.photocopy ? " and photocopy it: one copy a participant.\n"
                              : ": " + counted(sheets, "sheet") + ", one a participant.\n");
    for (const auto& pile : printed.piles) {
        if (printed.piles.size() > 1 || !pile.group.empty()) {
            err << "       " << pages_of(pile) << ": " << counted(pile.sheets, "sheet") << " for "
                << (pile.group.empty() ? "those who mark their group themselves" : pile.group) << "\n";
        }
    }
    if (printed.files.size() > 1) {
        err << "     and " << machine::join(folder, attendance_file) << ", the sheets' numbers to tick off.\n";
    }
}

} // namespace formradar::app
