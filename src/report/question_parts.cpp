// Parts of questions: how a row, an answer, a place and a picture are told to the page.
#include "report/question_parts.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "formradar/core/causes.hpp"
#include "formradar/form/strips.hpp"
#include "formradar/record/reason_words.hpp"

namespace formradar::report {

using form::Session;
using record::Reading;
using record::State;

namespace {

Json part_json(const ReasonPart& part);

Json cause_json(const Reason& reason) {
    Json parts = Json::array();
    std::ranges::transform(reason.parts, std::back_inserter(parts), part_json);
    return {{"cause", record::name_of(reason.cause)}, {"parts", parts}};
}

// What each step of the scale means; where only the ends are told, nothing between them.
std::vector<std::string> notes_of(const form::Scale& scale) {
    if (!scale.labels.empty()) {
        return scale.labels;
    }
    std::vector<std::string> notes(static_cast<std::size_t>(scale.steps));
    notes.front() = scale.low;
    notes.back() = scale.high;
    return notes;
}

Json part_json(const ReasonPart& part) {
    if (const auto* figure = std::get_if<Figure>(&part)) {
        return figure->decimals == 0 ? Json(figure->digits)
                                     : Json(static_cast<double>(figure->digits) / std::pow(10, figure->decimals));
    }
    if (const auto* words = std::get_if<std::string>(&part)) {
        return *words;
    }
    Json list = Json::array();
    for (const auto& reason : std::get<std::vector<Reason>>(part)) {
        list.push_back(cause_json(reason));
    }
    return list;
}

} // namespace

Json reason_json(const Reason& reason, std::string_view language) {
    if (reason.empty()) {
        return nullptr;
    }
    auto json = cause_json(reason);
    json["text"] = record::words_of(reason, language);
    if (reason.cause == Cause::said) {
        json["lang"] = "en";
    }
    return json;
}

std::string scan_of(const Reading& reading) {
    const auto sheet = reading.source.sheet_in_picture;
    return reading.source.path + "#" + std::to_string(reading.source.page_in_file) +
           (sheet > 1 ? "#" + std::to_string(sheet) : "");
}

Json place_json(Rect<Mm> rect) {
    return Json::array({rounded(rect.x, 2), rounded(rect.y, 2), rounded(rect.width, 2), rounded(rect.height, 2)});
}

Json row_json(const Reading& reading, const std::string& subject, std::string_view old) {
    Json row = {
        {"statement", subject}, {"old", old}, {"source", reading.source.path}, {"page_in_file", reading.source.page_in_file}};
    // Of several sheets in one picture two may have the same name, or none.
    const bool may_be_beside = reading.sheet.empty() || reading.sheet == form::photocopy_sheet || reading.copy ||
                               reading.status == record::Status::conflict;
    if (reading.source.sheet_in_picture > 1 || may_be_beside) {
        row["sheet_in_picture"] = reading.source.sheet_in_picture;
    }
    if (!reading.sheet.empty()) {
        row["sheet"] = reading.sheet;
        row["page"] = reading.page.value_or(0);
    }
    return row;
}

Json option_json(const Option& option) {
    Json json = {{"kind", option.kind}, {"keys", option.keys}, {"set", Json::array({Json::array({option.row, option.value})})}};
    if (!option.name.empty()) {
        json["name"] = option.name;
    }
    if (!option.note.empty()) {
        json["note"] = option.note;
    }
    return json;
}

Json scores_json(const About& about) {
    const auto named = about.session != nullptr ? about.session->form.not_applicable : "";
    const auto other = named.empty() ? "NA" : named;
    Json scores = Json::array();
    for (const auto& score : about.reading().scores) {
        const bool sure = score.state == State::marked && score.score && !score.needs_review;
        const auto shown = sure                                   ? std::to_string(*score.score)
                           : score.needs_review                   ? "?"
                           : score.state == State::not_applicable ? other
                                                                  : "–";
        scores.push_back({{"statement", score.statement}, {"score", shown}});
    }
    return scores;
}

Json question(const About& about, const std::string& kind, const std::string& subject) {
    const auto& reading = about.reading();
    Json json = {{"id", scan_of(reading) + ":" + subject},
                 {"kind", kind},
                 {"scan", scan_of(reading)},
                 {"sheet", reading.sheet},
                 {"source", reading.source.path},
                 {"page_in_file", reading.source.page_in_file}};
    if (about.session != nullptr) {
        json["paper"] = Json::array({about.paper().width, about.paper().height});
    }
    if (const auto whole = about.address(about.page, record::the_page); !whole.empty()) {
        json["whole"] = whole;
    }
    return json;
}

void add_place(Json& json, const About& about, const record::PagePart& part, Rect<Mm> strip) {
    json["place"] = place_json(strip);
    if (const auto crop = about.address(about.page, part); !crop.empty()) {
        json["crop"] = crop;
        json["crop_place"] = place_json(strip);
    }
}

const form::Row* row_in(const form::PageLayout* layout, int statement) {
    if (layout == nullptr) {
        return nullptr;
    }
    const auto found = std::ranges::find(layout->rows, statement, &form::Row::statement);
    return found == layout->rows.end() ? nullptr : &*found;
}

// The statement itself stands above the picture as text.
Rect<Mm> close_to(const form::Row& row) {
    constexpr double beside = 4, above = 4.5, below = 2.5; // mm
    const auto& first = row.boxes.front().rect;
    return {first.x - beside, first.y - above, row.boxes.back().rect.right() - first.x + 2 * beside,
            first.height + above + below};
}

Json score_options(const Session* session) {
    const auto notes = notes_of(session != nullptr ? session->form.scale : form::Scale{});
    Json options = Json::array();
    for (int score = form::lowest_score; score <= static_cast<int>(notes.size()); ++score) {
        const auto name = std::to_string(score);
        options.push_back(option_json({.kind = "score",
                                       .name = name,
                                       .note = notes[static_cast<std::size_t>(score - form::lowest_score)],
                                       .keys = {name},
                                       .value = name}));
    }
    if (session != nullptr && !session->form.not_applicable.empty()) {
        options.push_back(option_json({.kind = "not_applicable",
                                       .name = session->form.not_applicable,
                                       .note = {},
                                       .keys = {"x", "w"},
                                       .value = "not applicable"}));
    }
    options.push_back(option_json({.kind = "empty", .name = {}, .note = {}, .keys = {"l", "e", "0"}, .value = "empty"}));
    return options;
}

void add_statement(Json& json, const About& about, int statement) {
    json["number"] = statement;
    const auto index = static_cast<std::size_t>(statement) - 1;
    if (about.session != nullptr && index < about.session->form.statements.size()) {
        json["label"] = about.session->form.statements[index].label;
        json["text"] = about.session->form.statements[index].text;
    }
    if (const auto* row = row_in(about.layout(), statement)) {
        add_place(json, about, record::statement_row(statement), form::strip_of(*row, about.paper()));
        json["close"] = place_json(close_to(*row));
    }
}

Json leaving_out(const Reading& reading, int row) {
    auto json = option_json({.kind = "ignore", .name = {}, .note = {}, .keys = {"n"}, .value = "ignore", .row = row});
    json["leaves_out"] = Json::array({scan_of(reading)});
    return json;
}

} // namespace formradar::report
