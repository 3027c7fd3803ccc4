// The page of doubts: one section a page in doubt, its pictures, what was seen, and what to write about it.
#include "formradar/report/doubts_html.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>

#include "formradar/record/source_cell.hpp"
#include "formradar/results/settle.hpp"
#include "report/doubts_style.hpp"
#include "report/html.hpp"

namespace formradar::report {
namespace {

constexpr std::size_t most_offered = 60; // sheets that a page without a code may be

// One thing on a page that a person has to say.
struct Question {
    std::string head; // "Statement 3"
    std::string text; // the statement itself
    std::string seen; // what the program saw
    int picture = 0;  // DoubtPicture::statement
    std::string row;  // of decisions.csv, with a gap for the answer
};

std::string state_words(record::State state, const std::optional<int>& guess) {
    switch (state) {
        using enum record::State;
        case marked:
            return guess ? "Seen as " + std::to_string(*guess) + ", but not certain." : "A mark was seen.";
        case empty:
            return "Seen as left open, but not certain.";
        case multiple:
            return "Two or more marks.";
        case unclear:
            return guess ? "Perhaps " + std::to_string(*guess) + "; it could be a mark or an accident."
                         : "It could be a mark or an accident.";
    }
    return {};
}

// A reason as a sentence after another one.
std::string sentence(std::string reason) {
    if (reason.empty()) {
        return reason;
    }
    if (reason.front() >= 'a' && reason.front() <= 'z') {
        reason.front() = static_cast<char>(reason.front() - 'a' + 'A');
    }
    return reason + (reason.ends_with('.') ? "" : ".");
}

std::string page_cells(const record::Reading& reading) {
    return csv_field(reading.sheet) + "," + (reading.page == 0 ? "" : std::to_string(reading.page));
}

std::string source_cells(const record::Reading& reading, const DoubtsInput& input) {
    const auto name = input.name_of ? input.name_of(reading.source.path) : reading.source.path;
    const auto same_picture = [&](const DoubtPage& page) {
        const auto& other = page.reading.source;
        return other.path == reading.source.path && other.page_in_file == reading.source.page_in_file &&
               other.sheet_in_picture > 1;
    };
    const bool several = std::ranges::any_of(input.pages, same_picture);
    return csv_field(record::source_cell(name)) + "," + std::to_string(reading.source.page_in_file) +
           (several ? "#" + std::to_string(reading.source.sheet_in_picture) : "");
}

// sheet,page,statement,old,new,who,when,why,source,page_in_file: `new` is the gap.
std::string row_for(const record::Reading& reading, const std::string& subject, std::string_view old, const DoubtsInput& input) {
    return page_cells(reading) + "," + subject + "," + std::string(old) + ",___,,,," + source_cells(reading, input);
}

std::string statement_text(const form::Session* session, int statement) {
    const auto index = static_cast<std::size_t>(statement) - 1;
    return session == nullptr || index >= session->form.statements.size() ? "" : session->form.statements[index].text;
}

Question about(const record::Score& score, const record::Reading& reading, const DoubtsInput& input) {
    const std::string number = std::to_string(score.statement);
    return {"Statement " + number, statement_text(input.session, score.statement),
            state_words(score.state, score.score) + " " + sentence(score.reason), score.statement,
            row_for(reading, number, name_of(score.state), input)};
}

Question about_group(const record::Reading& reading, const DoubtsInput& input) {
    const record::GroupMark& mark = *reading.group_mark;
    std::string names;
    for (const std::string& group : input.session == nullptr ? std::vector<std::string>{} : input.session->form.groups) {
        names += (names.empty() ? "" : ", ") + group;
    }
    return {"Group", names, state_words(mark.state, std::nullopt) + " " + sentence(mark.reason), -1,
            row_for(reading, "group", name_of(mark.state), input)};
}

// It is one of those that are missing, unless it is a second scan.
std::string sheets_not_back(const DoubtsInput& input) {
    std::string ids;
    for (const auto& sheet : std::span(input.not_back).first(std::min(input.not_back.size(), most_offered))) {
        ids += (ids.empty() ? " Not back yet: " : ", ") + sheet.id;
    }
    const auto more = input.not_back.size() - std::min(input.not_back.size(), most_offered);
    return ids + (more > 0 ? " and " + std::to_string(more) + " more" : "") + (ids.empty() ? "" : ".");
}

Question about_identity(const record::Reading& reading, const DoubtsInput& input) {
    return {"Which sheet is this?", "Write its sheet and page, as printed beside the code: A7F-1." + sheets_not_back(input),
            sentence(reading.reason), 0, ",,sheet,,___,,,," + source_cells(reading, input)};
}

// A page in doubt as a whole, or in conflict with another scan, is kept or left out.
Question about_page(const record::Reading& reading, const DoubtsInput& input) {
    const bool conflict = reading.status == record::Status::conflict;
    return {conflict ? "Which scan holds?" : "The page as a whole",
            conflict
                ? "Write ignore for the scan that does not hold, or decide the statement that differs. Write both when the sheet "
                  "was copied or printed twice: then each counts as a person of its own."
                : "Write read when the scores below may count as they were read, ignore to leave the page out, or scan it again.",
            sentence(reading.reason), 0, row_for(reading, "page", name_of(reading.status), input)};
}

std::vector<Question> questions_about(const record::Reading& reading, const DoubtsInput& input) {
    std::vector<Question> questions;
    if (reading.status == record::Status::doubt && reading.sheet.empty()) {
        questions.push_back(about_identity(reading, input));
    } else if (reading.status == record::Status::doubt || reading.status == record::Status::conflict) {
        questions.push_back(about_page(reading, input));
    }
    for (const record::Score& score : reading.scores) {
        if (score.needs_review) {
            questions.push_back(about(score, reading, input));
        }
    }
    if (reading.group_mark && reading.group_mark->needs_review) {
        questions.push_back(about_group(reading, input));
    }
    return questions;
}

std::string picture_html(const DoubtPage& page, int statement) {
    const auto found = std::ranges::find(page.pictures, statement, &DoubtPicture::statement);
    if (found == page.pictures.end() || found->png.empty()) {
        return "";
    }
    const std::string kind = statement == 0 ? "whole" : "row";
    return "<img class=\"" + kind + "\" alt=\"the scan\" src=\"data:image/png;base64," + base64(found->png) + "\">\n";
}

std::string question_html(const DoubtPage& page, const Question& question) {
    std::string html = "<div class=\"question\">\n<h3>" + escaped(question.head) + "</h3>\n";
    if (!question.text.empty()) {
        html += "<p class=\"text\">" + escaped(question.text) + "</p>\n";
    }
    html += picture_html(page, question.picture);
    html += "<p class=\"seen\">" + escaped(question.seen) + "</p>\n";
    return html + "<code>" + escaped(question.row) + "</code>\n</div>\n";
}

// What was read of a page in doubt as a whole, so that it can be checked against the picture.
std::string scores_html(const record::Reading& reading) {
    if (reading.status == record::Status::read || reading.scores.empty()) {
        return "";
    }
    std::string cells;
    for (const record::Score& score : reading.scores) {
        const bool sure = score.state == record::State::marked && score.score && !score.needs_review;
        const std::string value = sure ? std::to_string(*score.score) : score.needs_review ? "?" : "–";
        cells += "<td><small>" + std::to_string(score.statement) + "</small>" + value + "</td>";
    }
    return "<table class=\"scores\"><tr><th>read</th>" + cells + "</tr></table>\n";
}

// Where nothing was read there is no picture of a statement: then the page is shown above its questions.
bool lacks_pictures(const DoubtPage& page, const std::vector<Question>& questions) {
    const auto has = [&](const Question& question) {
        return std::ranges::find(page.pictures, question.picture, &DoubtPicture::statement) != page.pictures.end();
    };
    return !std::ranges::all_of(questions, has) && std::ranges::find(questions, 0, &Question::picture) == questions.end();
}

std::string page_html(const DoubtPage& page, const DoubtsInput& input) {
    const record::Reading& reading = page.reading;
    const std::string name = reading.sheet.empty()
                                 ? "Sheet not known"
                                 : "Sheet " + reading.sheet + (reading.page > 1 ? ", page " + std::to_string(reading.page) : "");
    const auto& [path, number, sha256, sheet_in_picture] = reading.source;
    const std::string in_file = (number > 1 ? ", page " + std::to_string(number) : "") +
                                (sheet_in_picture > 1 ? ", sheet " + std::to_string(sheet_in_picture) + " in the picture" : "");
    std::string html =
        "<section>\n<h2>" + escaped(name) + "</h2>\n<p class=\"source\">" + escaped(path + in_file) + "</p>\n";
    html += scores_html(reading);
    const auto questions = questions_about(reading, input);
    if (lacks_pictures(page, questions)) {
        html += picture_html(page, 0);
    }
    for (const Question& question : questions) {
        html += question_html(page, question);
    }
    return html + "</section>\n";
}

std::string count_of(std::size_t number, const std::string& one, const std::string& many) {
    return std::to_string(number) + " " + (number == 1 ? one : many);
}

std::string head_html(const DoubtsInput& input, std::size_t pages, std::size_t questions) {
    const std::string title = input.session == nullptr ? "Pages of no known session" : input.session->title;
    std::string html = "<header>\n<p class=\"over\">Waiting for a person</p>\n<h1>" + escaped(title) + "</h1>\n";
    if (pages == 0) {
        return html + "<p class=\"sum\">Nothing on the pages waits for a person.</p>\n</header>\n";
    }
    html += "<p class=\"sum\">" + count_of(questions, "question", "questions") + " on " + count_of(pages, "page", "pages") +
            ". Nothing here is counted until it is decided.</p>\n";
    return html + std::string(how_to_decide) + "</header>\n";
}

std::string list_html(const std::string& head, const std::vector<std::string>& lines) {
    if (lines.empty()) {
        return "";
    }
    std::string html = "<section class=\"list\">\n<h2>" + head + "</h2>\n<ul>\n";
    for (const std::string& line : lines) {
        html += "<li>" + escaped(line) + "</li>\n";
    }
    return html + "</ul>\n</section>\n";
}

std::vector<std::string> lines_of(const std::vector<record::RowMistake>& mistakes) {
    std::vector<std::string> lines;
    for (const record::RowMistake& mistake : mistakes) {
        lines.push_back("line " + std::to_string(mistake.line) + ": " + mistake.what);
    }
    return lines;
}

// Pages with a sheet first, by sheet; then the others, by source.
auto place_of(const DoubtPage* page) {
    const record::Reading& reading = page->reading;
    return std::tuple(reading.sheet.empty(), std::string_view(reading.sheet), reading.page, std::string_view(reading.source.path),
                      reading.source.page_in_file, reading.source.sheet_in_picture);
}

} // namespace

bool needs_person(const record::Reading& reading) {
    return reading.status == record::Status::doubt || reading.status == record::Status::conflict ||
           (reading.status == record::Status::read && results::anything_waits(reading));
}

std::string draw_doubts(const DoubtsInput& input) {
    std::vector<const DoubtPage*> pages;
    std::size_t questions = 0;
    for (const DoubtPage& page : input.pages) {
        if (needs_person(page.reading)) {
            pages.push_back(&page);
            questions += questions_about(page.reading, input).size();
        }
    }
    std::ranges::stable_sort(pages, {}, place_of);
    std::string html = std::string(doubts_start) + head_html(input, pages.size(), questions);
    html += list_html("Decisions that could not be applied", lines_of(input.unapplied));
    html += list_html("Also to know", input.notes);
    for (const DoubtPage* page : pages) {
        html += page_html(*page, input);
    }
    return html + std::string(doubts_end);
}

} // namespace formradar::report
