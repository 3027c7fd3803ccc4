// A session's sheets become one PDF a batch, in piles as they are handed out.
#include "app/print_files.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <ostream>
#include <utility>

#include "app/folder_names.hpp"
#include "formradar/draw/pdf.hpp"
#include "formradar/draw/pdf_stream.hpp"
#include "formradar/machine/paths.hpp"

namespace formradar::app {
namespace {

Msg sides(const form::Session& session) {
    const auto pages = session.layout.pages.size();
    if (session.duplex) {
        return pages % 2 == 0 ? Msg::both_sides : Msg::both_sides_odd;
    }
    return pages == 1 ? Msg::one_sided : pages % 2 == 0 ? Msg::either_sided : Msg::one_sided_odd;
}

std::string told_of(const report::Pile& pile, const Messages& say) {
    return say(pile.first_page == pile.last_page ? Msg::pile_page : Msg::pile_pages,
               {{"a", std::to_string(pile.first_page)},
                {"b", std::to_string(pile.last_page)},
                {"sheets", say.number(pile.sheets, Msg::sheet, Msg::sheets)},
                {"group", pile.group.empty() ? say(Msg::pile_of_none) : pile.group}});
}

// One part is a file of its own; further ones are joined to it.
class FormsPdf {
public:
    void add(const draw::Document& part) {
        if (first_) {
            stream_.add(*std::exchange(first_, std::nullopt));
            is_stream_ = true;
        }
        if (is_stream_) {
            stream_.add(part);
        } else {
            first_ = part;
        }
    }
    [[nodiscard]] std::string bytes() && {
        if (first_) {
            return draw::render_pdf(*first_);
        }
        stream_.finish();
        return std::move(bytes_);
    }

private:
    std::optional<draw::Document> first_;
    bool is_stream_ = false;
    std::string bytes_;
    draw::PdfStream stream_{[this](std::string_view bytes) { bytes_ += bytes; }};
};

} // namespace

Printed print_sheets(const form::Session& session, const form::FormPages& pages, std::span<const form::Sheet> sheets,
                     const std::string& name, bool attendance) {
    FormsPdf pdf;
    auto piles = report::draw_piles(session, pages, sheets, [&](const draw::Document& part) { pdf.add(part); });
    Printed printed{.name = name, .piles = std::move(piles), .files = {{name, std::move(pdf).bytes()}}};
    if (attendance) {
        printed.files.emplace_back(attendance_file, draw::render_pdf(report::draw_attendance(session)));
    }
    return printed;
}

std::string forms_file_of(std::size_t batch) {
    return batch == 0 ? std::string(forms_file) : "forms-" + std::to_string(batch + 1) + ".pdf";
}

std::string how_to_print(const Printed& printed, const form::Session& session, const std::string& folder, const Messages& say) {
    std::size_t sheets = 0;
    for (const auto& pile : printed.piles) {
        sheets += pile.sheets;
    }
    auto text = say(session.photocopy ? Msg::print_and_copy : Msg::print_this,
                    {{"file", machine::join(folder, printed.name)},
                     {"pages", say.number(printed.piles.back().last_page, Msg::page, Msg::pages)},
                     {"sides", say(sides(session))},
                     {"sheets", say.number(sheets, Msg::sheet, Msg::sheets)}}) +
                "\n";
    for (const auto& pile : printed.piles) {
        if (printed.piles.size() > 1 || !pile.group.empty()) {
            text += "       " + told_of(pile, say) + "\n";
        }
    }
    if (printed.files.size() > 1) {
        text += "     " + say(Msg::print_list, {{"file", machine::join(folder, attendance_file)}}) + "\n";
    }
    return text;
}

} // namespace formradar::app
