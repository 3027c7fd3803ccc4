// The page of doubts as one file: questions, pictures, words, style and script together.
#include "formradar/report/doubts_html.hpp"

#include <algorithm>

#include "formradar/record/reason_words.hpp"
#include "formradar/report/page.hpp"
#include "formradar/report/questions.hpp"
#include "formradar/results/settle.hpp"
#include "report/html.hpp"
#include "report/ordered_json.hpp"
#include "report/page_parts.hpp"

namespace formradar::report {
namespace {

// Only this very script runs, and nothing is loaded.
std::string policy() {
    return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data: blob:; style-src "
           "'unsafe-inline'; script-src 'sha256-" +
           base64(bytes_of_hex(find_page_file(shared_page_files(), "bundle.sha256").text)) +
           "'; base-uri 'none'; form-action 'none'\">\n";
}

std::string picture_in_page(const DoubtPage& page, const record::PagePart& part) {
    const auto found = std::ranges::find(page.pictures, part, &DoubtPicture::part);
    return found == page.pictures.end() || found->png.empty() ? "" : "data:image/png;base64," + base64(found->png);
}

std::string list_html(const std::string& head, const std::vector<std::string>& lines) {
    if (lines.empty()) {
        return "";
    }
    std::string html = "<section class=\"list notice\"><h2>" + escaped(head) + "</h2>\n<ul lang=\"en\">\n";
    for (const auto& line : lines) {
        html += "<li>" + escaped(line) + "</li>\n";
    }
    return html + "</ul></section>\n";
}

// The way to the other files, when there are several.
std::string parts_html(const DoubtsInput& input, const std::string& words) {
    if (input.parts.size() < 2) {
        return "";
    }
    std::string html = "<nav class=\"parts\">" + escaped(words);
    for (std::size_t i = 0; i < input.parts.size(); ++i) {
        const auto number = std::to_string(i + 1);
        const bool here = static_cast<int>(i) + 1 == input.part;
        html += here ? " <b aria-current=\"page\">" + number + "</b>"
                     : " <a href=\"" + escaped(input.parts[i]) + "\">" + number + "</a>";
    }
    return html + "</nav>\n";
}

std::vector<std::string> lines_of(const std::vector<record::RowMistake>& mistakes, const std::string& row,
                                  const std::string& language) {
    std::vector<std::string> lines;
    for (const auto& [line, why] : mistakes) {
        lines.push_back(row + " " + std::to_string(line) + ": " + record::words_of(why, language));
    }
    return lines;
}

std::string data_of(const DoubtsInput& input, const Choices& choices, const Json& words) {
    const Json session = {{"id", input.session == nullptr ? "" : input.session->id}};
    const auto decisions = choices.decisions.empty() ? std::string(record::decisions_header) + "\r\n" : choices.decisions;
    Json data = {{"words", words}, {"session", session}, {"decisions", decisions}};
    data["doubts"] = Json::parse(questions_json(input, choices, picture_in_page));
    return data.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

bool needs_person(const record::Reading& reading) {
    return reading.status == record::Status::doubt || reading.status == record::Status::conflict ||
           (reading.status == record::Status::read && results::anything_waits(reading));
}

std::string draw_doubts(const DoubtsInput& input) {
    return draw_doubts(input, {});
}

std::string draw_doubts(const DoubtsInput& input, const Choices& choices) {
    const std::string language = input.session == nullptr ? input.language : input.session->form.language;
    const auto words = Json::parse(page_words(language));
    const auto word = [&](const char* key) { return words[key].get<std::string>(); };
    const auto title = input.session == nullptr ? word("file_no_session") : input.session->title;
    std::string html = head_of_page(language, word("file_title") + " · " + title, "file") + policy();
    html += "<style>\n" + palette_css() + std::string(find_page_file(shared_page_files(), "page.css").text) +
            "</style>\n</head>\n<body>\n";
    html += top_of_page(word("file_title"), title + " · " + word("file_waiting"), "") + "<main>\n";
    html += "<noscript><p class=\"notice\">" + escaped(word("file_no_script")) + "</p></noscript>\n";
    html += list_html(word("file_unapplied"), lines_of(input.unapplied, word("file_row"), language));
    html += list_html(word("file_notes"), input.notes);
    html += parts_html(input, word("file_parts"));
    html += "<div id=\"doubts\"></div>\n<section id=\"saving\" class=\"saving\"></section>\n</main>\n";
    html += data_of_page(data_of(input, choices, words)) + "<script type=\"module\">";
    return html + std::string(find_page_file(shared_page_files(), "bundle.js").text) + "</script>\n</body>\n</html>\n";
}

} // namespace formradar::report
