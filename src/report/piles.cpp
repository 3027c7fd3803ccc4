// Sheets in the order in which they come out of the printer.
#include "formradar/report/piles.hpp"

#include <algorithm>

#include "formradar/code/payload.hpp"
#include "formradar/core/text.hpp"
#include "formradar/form/words.hpp"
#include "formradar/report/sheet.hpp"
#include "report/tick_pages.hpp"

namespace formradar::report {
namespace {

using Sheets = std::span<const form::Sheet>;

std::string filled_in(std::string_view sentence, std::initializer_list<std::pair<std::string_view, std::string>> values) {
    std::string text(sentence);
    for (const auto& [name, value] : values) {
        for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size())) {
            text.replace(at, name.size(), value);
        }
    }
    return text;
}

// The session and its day.
std::string meeting(const form::Session& session) {
    const auto date = form::long_date(form::words_of(session.form.language), session.date);
    return session.title + (session.title.empty() || date.empty() ? "" : "  ·  ") + date;
}

constexpr std::size_t most_pages = 400; // of a part: about 15 MB while it is drawn

class FileMaker {
public:
    FileMaker(const form::Session& session, const form::FormPages& pages, Sheets sheets, const TakePart& take)
        : session_(session), pages_(pages), sheets_(sheets), take_(take) {
        part_ = {.title = session.form.title, .language = session.form.language, .backgrounds = pages.backgrounds, .leaves = {}};
        if (session.title != session.form.title && !session.title.empty()) {
            part_.title += " – " + session.title;
        }
        if (pages.known_group) {
            part_.backgrounds.push_back(*pages.known_group);
        }
    }

    [[nodiscard]] std::vector<Pile> made() && {
        const bool on_top = std::ranges::any_of(sheets_, [](const form::Sheet& sheet) { return !sheet.group.empty(); });
        for (std::size_t from = 0; from < sheets_.size();) {
            std::size_t to = from;
            while (to < sheets_.size() && sheets_[to].group == sheets_[from].group) {
                ++to;
            }
            pile(sheets_.subspan(from, to - from), on_top);
            from = to;
        }
        give();
        return std::move(piles_);
    }

private:
    [[nodiscard]] std::vector<draw::Document::Leaf>& leaves() { return part_.leaves; }
    [[nodiscard]] std::size_t count() const { return given_ + part_.leaves.size(); } // pages so far

    void give() {
        if (!leaves().empty()) {
            take_(part_);
            given_ += leaves().size();
            leaves().clear();
        }
    }

    void pile(Sheets sheets, bool on_top) {
        Pile pile{.group = sheets.front().group, .sheets = sheets.size()};
        if (on_top) {
            add_top(pile, sheets);
        }
        pile.first_page = count() + 1;
        for (const auto& sheet : sheets) {
            add(sheet);
            if (leaves().size() >= most_pages) {
                give();
            }
        }
        pile.last_page = count();
        piles_.push_back(std::move(pile));
    }

    // It says which pages are its own, so it is drawn twice when it turns out to need more than one page itself.
    void add_top(Pile pile, Sheets sheets) {
        std::vector<draw::Drawing> top(1);
        for (std::size_t pages = 0, tries = 0; pages != top.size() && tries < 3; ++tries) {
            pages = top.size();
            pile.first_page = count() + with_back(pages) + 1;
            pile.last_page = pile.first_page + sheets.size() * with_back(pages_.backgrounds.size()) - 1;
            top = draw_ticks(top_of(pile, sheets), pages_.layout.paper);
        }
        for (auto& drawing : top) {
            leaves().push_back({.background = {}, .drawing = std::move(drawing)});
        }
        fill_up(top.size());
    }

    [[nodiscard]] TickList top_of(const Pile& pile, Sheets sheets) const {
        const auto& words = form::words_of(session_.form.language).piles;
        const auto& sentence = pile.first_page == pile.last_page ? words.one_page
                               : pile.sheets == 1                ? words.sheets.one
                                                                 : words.sheets.many;
        return {.over = meeting(session_),
                .head = pile.group.empty() ? std::string(words.no_group) : pile.group,
                .text = {filled_in(sentence, {{"{n}", std::to_string(pile.sheets)},
                                              {"{a}", std::to_string(pile.first_page)},
                                              {"{b}", std::to_string(pile.last_page)}}),
                         std::string(pile.group.empty() ? words.ask : words.known)},
                .boxes = {words.handed_out},
                .sheets = sheets,
                .name_groups = false,
                .no_group = words.no_group,
                .foot = words.no_form,
                .code = code_of_no_form(session_, code::hand_out_sheet)};
    }

    void add(const form::Sheet& sheet) {
        for (std::size_t page = 0; page < pages_.backgrounds.size(); ++page) {
            const bool known = !sheet.group.empty() && !pages_.layout.pages[page].groups.empty() && pages_.known_group;
            leaves().push_back({.background = known ? pages_.backgrounds.size() : page,
                                .drawing = draw_sheet(pages_, session_, sheet, static_cast<int>(page) + 1)});
        }
        fill_up(pages_.backgrounds.size());
    }

    [[nodiscard]] std::size_t with_back(std::size_t pages) const { return pages + (session_.duplex && pages % 2 != 0 ? 1 : 0); }

    void fill_up(std::size_t pages) {
        if (with_back(pages) > pages) {
            leaves().push_back({.background = {}, .drawing = {.paper = form::size_of(pages_.layout.paper), .shapes = {}}});
        }
    }

    const form::Session& session_;
    const form::FormPages& pages_;
    Sheets sheets_;
    const TakePart& take_;
    draw::Document part_;
    std::size_t given_ = 0; // pages, in parts before this one
    std::vector<Pile> piles_;
};

} // namespace

std::vector<Pile> draw_piles(const form::Session& session, const form::FormPages& pages, Sheets sheets, const TakePart& take) {
    return FileMaker(session, pages, sheets, take).made();
}

FormsFile draw_piles(const form::Session& session, const form::FormPages& pages, Sheets sheets) {
    FormsFile file;
    file.piles = draw_piles(session, pages, sheets, [&](const draw::Document& part) {
        auto leaves = std::move(file.document.leaves);
        leaves.insert(leaves.end(), part.leaves.begin(), part.leaves.end());
        file.document = part;
        file.document.leaves = std::move(leaves);
    });
    return file;
}

draw::Document draw_attendance(const form::Session& session) {
    const auto& words = form::words_of(session.form.language).piles;
    const bool groups = std::ranges::any_of(session.sheets, [](const form::Sheet& sheet) { return !sheet.group.empty(); });
    draw::Document document{.title = std::string(words.attendance), .language = session.form.language, .leaves = {}};
    const TickList list{.over = meeting(session),
                        .head = std::string(words.attendance),
                        .text = {std::string(words.attendance_lead)},
                        .boxes = {words.handed_out, words.back},
                        .sheets = session.sheets,
                        .name_groups = groups,
                        .no_group = words.no_group,
                        .foot = words.no_form,
                        .code = code_of_no_form(session, code::tick_list_sheet)};
    for (auto& drawing : draw_ticks(list, session.layout.paper)) {
        document.leaves.push_back({.background = {}, .drawing = std::move(drawing)});
    }
    return document;
}

} // namespace formradar::report
