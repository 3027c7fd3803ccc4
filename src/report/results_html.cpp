// The sentences of the pages as HTML: headings, lists, tables with headers, charts with a text in their place.
#include "formradar/report/results_html.hpp"

#include <array>

#include "formradar/draw/svg.hpp"
#include "formradar/form/words.hpp"
#include "report/chart.hpp"
#include "report/html.hpp"
#include "report/results_style.hpp"

namespace formradar::report {
namespace {

std::string element(std::string_view name, const std::string& content, std::string_view attributes = {}) {
    return "<" + std::string(name) + (attributes.empty() ? "" : " ") + std::string(attributes) + ">" + content + "</" +
           std::string(name) + ">\n";
}

std::string text_element(std::string_view name, std::string_view text, std::string_view attributes = {}) {
    return text.empty() ? "" : element(name, escaped(text), attributes);
}

std::string row_head(const std::string& head, const std::string& small) {
    return element("th", escaped(head) + (small.empty() ? "" : element("small", escaped(small))), "scope=\"row\"");
}

std::string column_heads(const std::vector<std::string>& heads) {
    std::string row;
    for (const std::string& head : heads) {
        row += text_element("th", head, "scope=\"col\"");
    }
    return element("thead", element("tr", row));
}

std::string table(std::string_view caption, const std::vector<std::string>& heads, const std::string& rows) {
    const std::string content = text_element("caption", caption) + column_heads(heads) + element("tbody", rows);
    return element("div", element("table", content),
                   "class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"" + escaped(caption) + "\"");
}

std::string chart(const Telling& telling, std::size_t part) {
    const Part axes = parts_of(telling.results).at(part);
    const std::string description = described(telling, axes.first, axes.count) + " " + scale_text(telling.results.form.scale);
    const std::string id = "chart" + std::to_string(part + 1);
    return element("figure", draw::render_svg(draw_chart(telling.results, part),
                                              {.id = id, .title = telling.results.title, .description = description}));
}

constexpr std::array tones = {"agree", "differ", "work"};

std::string list_section(const ListText& list) {
    std::string items;
    for (const ListItem& item : list.items) {
        items += element("li", element("b", escaped(item.value)) + escaped(item.label) +
                                   (item.note.empty() ? "" : "<br>" + element("span", escaped(item.note), "class=\"small\"")));
    }
    return element("section",
                   text_element("h2", list.head) +
                       (items.empty() ? "" : text_element("p", list.unit, "class=\"small\"") + element("ul", items)) +
                       text_element("p", list.rest),
                   "class=\"" + std::string(tones.at(static_cast<std::size_t>(list.tone))) + "\"");
}

std::string picture_section(const Telling& telling) {
    std::string html;
    for (std::size_t part = 0; part < chart_parts(telling.results); ++part) {
        html += chart(telling, part);
    }
    std::string lists;
    for (const ListText& list : lists_of(telling)) {
        lists += list_section(list);
    }
    const NotesText notes = notes_of(telling);
    std::string sentences;
    for (const std::string& sentence : notes.sentences) {
        sentences += (sentences.empty() ? "" : " ") + sentence;
    }
    return html + element("div", lists, "class=\"lists\"") +
           text_element("p", sentences, notes.open ? "class=\"panel open\"" : "class=\"panel\"");
}

std::string statement_row(const Telling& telling, std::size_t i) {
    const results::StatementResult& statement = telling.results.statements[i];
    const results::Statistics& scores = statement.scores;
    std::string row = row_head(std::to_string(i + 1) + ". " + statement.label, statement.text);
    const std::string left_out = left_out_text(telling, i);
    const std::string small = left_out.empty() ? "" : "<br>" + element("span", escaped(left_out), "class=\"small\"");
    row += element("td", escaped(verdict_text(telling, i)) + small, "class=\"words\""); // in sight on a small screen, too
    for (const int count : scores.counts) {
        row += element("td", std::to_string(count));
    }
    row += element("td", std::to_string(scores.n));
    for (const std::string& value : {number(telling.words, scores.mean, 1), number(telling.words, scores.median, 1),
                                     number(telling.words, scores.sd, 1), number(telling.words, scores.agreement, 2)}) {
        row += text_element("td", value);
    }
    return element("tr", row);
}

// Heads of the pages are broken by hand where they stand in narrow columns.
std::string unbroken(std::string_view head) {
    std::string text;
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (head[i] == '\n') {
            continue;
        }
        const bool broken = head[i] == '-' && i + 1 < head.size() && head[i + 1] == '\n';
        text += broken ? "" : std::string(1, head[i]);
    }
    return text;
}

std::string ranking(const Telling& telling, std::string_view head, const results::Listing& listing,
                    std::pair<std::optional<double> results::Statistics::*, int> measure) {
    std::string items;
    for (const results::Listed& listed : listing.shown) {
        const results::StatementResult& statement = telling.results.statements[listed.statement];
        items += element("li", element("b", escaped(number(telling.words, statement.scores.*measure.first, measure.second))) +
                                   escaped(place_text(telling, listed) + ": " + statement.label));
    }
    const std::string rest = listing.empty() ? no_order_text(telling) : counted_text(telling, listing, false);
    return element("section", text_element("h3", head) + text_element("p", of_those_text(telling), "class=\"small\"") +
                                  (items.empty() ? "" : element("ul", items, "class=\"ranking\"")) + text_element("p", rest));
}

std::string agreement_section(const Telling& telling) {
    const form::AgreementWords& words = telling.words.agreement;
    std::string rows;
    const std::string all_columns = "colspan=\"" + std::to_string(7 + telling.results.form.scale.steps) + "\" scope=\"colgroup\"";
    for (std::size_t i = 0; i < telling.results.statements.size(); ++i) {
        if (const form::Section* const section = telling.results.form.section_at(i)) {
            rows += element("tr", text_element("th", section->title, all_columns), "class=\"section\"");
        }
        rows += statement_row(telling, i);
    }
    const form::XlsxWords& heads = telling.words.xlsx;
    std::string html = text_element("h2", words.head) + text_element("p", on_this_scale(telling, words.lead));
    std::vector<std::string> columns = {std::string(heads.statement), std::string(heads.verdict)};
    for (int score = form::lowest_score; score <= telling.results.form.scale.steps; ++score) {
        columns.push_back(std::to_string(score));
    }
    columns.insert(columns.end(), {std::string(words.n), unbroken(words.mean), unbroken(words.median), unbroken(words.sd),
                                   unbroken(words.agreement)});
    html += table(words.distribution, columns, rows);
    if (telling.findings.said.size() >= 2 + static_cast<std::size_t>(telling.findings.without_word)) {
        html += element("div",
                        ranking(telling, words.lowest, telling.findings.lowest, {&results::Statistics::mean, 1}) +
                            ranking(telling, words.divided, telling.findings.most_divided, {&results::Statistics::agreement, 2}),
                        "class=\"lists\"");
    }
    return html + text_element("p", agreement_note(telling) + " " + on_this_scale(telling, words.rules), "class=\"small\"");
}

std::string group_section(const Telling& telling) {
    if (results::gaps_between_groups(telling.results).empty()) {
        return "";
    }
    const form::GroupWords& words = telling.words.groups;
    std::vector<std::string> heads = {std::string(telling.words.xlsx.statement)};
    for (const results::GroupResult& group : telling.results.groups) {
        heads.push_back(name_of(telling, group) + " (n\u00A0=\u00A0" + std::to_string(group.sheets) + ")"); // never broken there
    }
    heads.emplace_back(words.all);
    std::string rows;
    for (std::size_t i = 0; i < telling.results.statements.size(); ++i) {
        std::string row = row_head(std::to_string(i + 1) + ". " + telling.results.statements[i].label, "");
        for (std::size_t g = 0; g < telling.results.groups.size(); ++g) {
            row += text_element("td", mean_in_group(telling, g, i));
        }
        rows += element("tr", row + text_element("td", number(telling.words, telling.results.statements[i].scores.mean, 1)));
    }
    const std::vector<results::Gap> gaps = told_gaps(telling.results);
    std::string items;
    for (const results::Gap& gap : gaps) {
        items += text_element("li", telling.results.statements[gap.statement].label + ": " + gap_text(telling, gap) + " · " +
                                        difference_text(telling, gap));
    }
    return text_element("h2", words.head) + table(words.lead, heads, rows) + text_element("h3", gaps_head(telling, gaps)) +
           (items.empty() ? "" : element("ul", items)) +
           text_element("p", group_notes(telling) + (items.empty() ? "" : " " + std::string(words.rules)), "class=\"small\"");
}

std::string comparison_section(const Telling& telling, const results::Comparison& comparison) {
    const form::ComparisonWords& words = telling.words.comparison;
    const std::string& language = telling.results.form.language;
    const std::string before = dated(comparison.before, telling.results, language),
                      after = dated(telling.results, comparison.before, language);
    const auto mean = [&](const results::Statistics& scores) {
        return number(telling.words, scores.mean, 1) + " (n " + std::to_string(scores.n) + ")";
    };
    std::string rows;
    for (const results::StatementChange& change : comparison.changes) {
        const results::StatementResult& now = telling.results.statements[change.after];
        rows += element("tr", row_head(std::to_string(change.after + 1) + ". " + now.label, "") +
                                  text_element("td", mean(comparison.before.statements[change.before].scores)) +
                                  text_element("td", mean(now.scores)) +
                                  text_element("td", with_sign(telling.words, change.difference, 1)) +
                                  text_element("td", change_text(telling, change), "class=\"words\""));
    }
    const std::string lead = filled(words.lead, {{"before", before}, {"after", after}});
    return text_element("h2", words.head) +
           table(lead,
                 {std::string(telling.words.xlsx.statement), std::string(words.before), std::string(words.after),
                  std::string(words.difference), std::string(telling.words.xlsx.verdict)},
                 rows) +
           text_element("p", comparison_notes(telling, comparison), "class=\"small\"");
}

std::string agenda_section(const Telling& telling) {
    const std::vector<TopicText> topics = topics_of(telling);
    if (topics.empty()) {
        return "";
    }
    std::string html = text_element("h2", telling.words.agenda.head) + text_element("p", telling.words.agenda.lead);
    for (const TopicText& topic : topics) {
        html += element("section",
                        text_element("h3", topic.head) + text_element("p", topic.tag, "class=\"small\"") +
                            text_element("p", topic.text) + text_element("p", topic.numbers, "class=\"small\"") +
                            text_element("p", topic.question, "class=\"question\""),
                        "class=\"topic " + std::string(tones.at(static_cast<std::size_t>(topic.tone))) + "\"");
    }
    return html;
}

std::string account_section(const Telling& telling, const Account& account) {
    const form::AccountWords& words = telling.words.account;
    std::string rows;
    for (const AccountRow& row : account_rows(telling, account)) {
        rows += element("tr", row_head(row.name, "") + text_element("td", row.value), row.main ? "" : "class=\"part\"");
    }
    return text_element("h2", words.head) + element("table", text_element("caption", words.lead) + element("tbody", rows));
}

std::string header(const Telling& telling) {
    const results::Results& results = telling.results;
    const form::PictureWords& words = telling.words.picture;
    const std::string form_title = results.form.title == results.title ? "" : results.form.title;
    return element("header", text_element("p", words.over, "class=\"over\"") + text_element("h1", results.title) +
                                 text_element("p", form_title) +
                                 text_element("p",
                                              form::long_date(form::words_of(results.form.language), results.date) + " · " +
                                                  counted(words.sheets, static_cast<int>(results.sheets.size())),
                                              "class=\"small\""));
}

} // namespace

std::string results_html(const ReportInput& input) {
    const results::Results& results = *input.results;
    const form::ReportWords& words = form::words_of(results.form.language).report;
    const results::Findings findings = results::findings_of(results);
    const Telling telling{results, findings, words};
    std::string body = picture_section(telling) + agreement_section(telling) + group_section(telling);
    if (input.comparison != nullptr) {
        body += comparison_section(telling, *input.comparison);
    }
    body += agenda_section(telling) + account_section(telling, input.account);
    return "<!DOCTYPE html>\n<html lang=\"" + escaped(results.form.language) +
           "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n" +
           text_element("title", std::string(words.results) + " – " + results.title) +
           element("style", std::string(results_style)) + "</head>\n<body>\n" + header(telling) + element("main", body) +
           "</body>\n</html>\n";
}

} // namespace formradar::report
