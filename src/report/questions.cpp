// Doubts as questions: what is asked, where it is on the page, the answers and the rows they become.
#include "formradar/report/questions.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "formradar/form/strips.hpp"
#include "formradar/results/settle.hpp"
#include "report/question_parts.hpp"

namespace formradar::report {
namespace {

using form::Session;
using record::Score;
using record::Status;

// Sheets to choose from; of more than a person looks through none are listed, and the code is typed.
constexpr std::size_t most_choices = 500;

Json about_score(const About& about, const Score& score) {
    const auto number = std::to_string(score.statement);
    auto json = question(about, "statement", number);
    add_statement(json, about, score.statement);
    json["seen"] = record::name_of(score.state);
    if (score.score) {
        json["guess"] = *score.score;
    }
    json["reason"] = reason_json(score.reason, about.language());
    json["rows"] = Json::array({row_json(about.reading(), number, record::name_of(score.state))});
    json["options"] = score_options(about.session);
    return json;
}

Json about_group(const About& about) {
    const auto& mark = *about.reading().group_mark;
    auto json = question(about, "group", "group");
    if (const auto* layout = about.layout(); layout != nullptr && !layout->groups.empty()) {
        add_place(json, about, record::the_groups, form::group_strip(*layout, about.paper()));
    }
    json["seen"] = record::name_of(mark.state);
    json["reason"] = reason_json(mark.reason, about.language());
    json["rows"] = Json::array({row_json(about.reading(), "group", record::name_of(mark.state))});
    Json options = Json::array();
    int key = 1;
    for (const auto& name : about.session != nullptr ? about.session->form.groups : std::vector<std::string>{}) {
        const auto keys = key <= 9 ? std::vector{std::to_string(key)} : std::vector<std::string>{};
        options.push_back(option_json({.kind = "group", .name = name, .note = {}, .keys = keys, .value = name}));
        ++key;
    }
    options.push_back(option_json({.kind = "empty", .name = {}, .note = {}, .keys = {"l", "e", "0"}, .value = "empty"}));
    json["options"] = options;
    return json;
}

// The codes with the letters beside them, large enough to be read.
Json codes_json(const Session& session) {
    constexpr double around = 8; // mm
    Json places = Json::array();
    for (const auto& code : form::codes_of(session.layout.paper)) {
        places.push_back(place_json({code.x - around, code.y - around, code.width + 2 * around, code.height + 2 * around}));
    }
    return places;
}

Json about_identity(const About& about, const DoubtsInput& input, const Choices& choices) {
    const auto& reading = about.reading();
    auto json = question(about, "sheet", "sheet");
    json["reason"] = reason_json(reading.reason, about.language());
    json["scores"] = scores_json(about);
    json["rows"] = Json::array({row_json(reading, "sheet", ""), row_json(reading, "page", record::name_of(reading.status))});
    Json options = Json::array();
    for (const auto& page : choices.unseen.size() <= most_choices ? choices.unseen : std::vector<std::string>{}) {
        options.push_back(option_json({.kind = "sheet", .name = page, .note = {}, .keys = {}, .value = page}));
    }
    options.push_back(leaving_out(reading, 1));
    json["options"] = options;
    json["free"] = true;
    if (input.session != nullptr) {
        json["codes"] = codes_json(*input.session);
    }
    return json;
}

Json about_page(const About& about) {
    const auto& reading = about.reading();
    auto json = question(about, "page", "page");
    json["reason"] = reason_json(reading.reason, about.language());
    json["scores"] = scores_json(about);
    json["rows"] = Json::array({row_json(reading, "page", record::name_of(reading.status))});
    json["options"] = Json::array(
        {option_json({.kind = "read", .name = {}, .note = {}, .keys = {"j", "y"}, .value = "read"}), leaving_out(reading, 0)});
    return json;
}

// Writing on the back of a sheet: among the answers in handwriting, or nowhere.
Json about_back(const About& about) {
    const auto& reading = about.reading();
    auto json = question(about, "back", "page");
    json["reason"] = reason_json(reading.reason, about.language());
    json["rows"] = Json::array({row_json(reading, "page", record::name_of(reading.status))});
    json["options"] = Json::array(
        {option_json({.kind = "show", .name = {}, .note = {}, .keys = {"j", "y"}, .value = "read"}), leaving_out(reading, 0)});
    json["options"][1]["kind"] = "hide";
    return json;
}

void add_questions(Json& list, const About& about, const DoubtsInput& input, const Choices& choices) {
    const auto& reading = about.reading();
    if (reading.status == Status::doubt) {
        list.push_back(!reading.sheet.empty() ? about_page(about)
                       : reading.back         ? about_back(about)
                                              : about_identity(about, input, choices));
    }
    for (const auto& score : reading.scores) {
        if (score.needs_review) {
            list.push_back(about_score(about, score));
        }
    }
    if (reading.group_mark && reading.group_mark->needs_review) {
        list.push_back(about_group(about));
    }
}

std::set<int> differing(const std::vector<const DoubtPage*>& scans) {
    std::map<int, std::set<std::pair<bool, std::optional<int>>>> seen; // by statement: is it not applicable, its score
    for (const auto* scan : scans) {
        for (const auto& score : scan->reading.scores) {
            if (!score.needs_review) {
                seen[score.statement].emplace(score.state == record::State::not_applicable, score.score);
            }
        }
    }
    std::set<int> result;
    for (const auto& [statement, scores] : seen) {
        if (scores.size() > 1) {
            result.insert(statement);
        }
    }
    return result;
}

Json scan_json(const About& about, const std::set<int>& differ) {
    const auto& reading = about.reading();
    auto scores = scores_json(about);
    Json rows = Json::array();
    for (auto& score : scores) {
        const int statement = score["statement"];
        if (differ.contains(statement)) {
            score["differs"] = true;
            if (const auto* row = row_in(about.layout(), statement)) {
                rows.push_back({{"statement", statement}, {"place", place_json(close_to(*row))}});
            }
        }
    }
    Json json = {
        {"source", reading.source.path}, {"page_in_file", reading.source.page_in_file}, {"scores", scores}, {"rows", rows}};
    json["paper"] = Json::array({about.paper().width, about.paper().height});
    if (const auto whole = about.address(about.page, record::the_page); !whole.empty()) {
        json["whole"] = whole;
    }
    return json;
}

using Scans = std::vector<const DoubtPage*>;

using Papers = std::vector<std::vector<std::size_t>>; // each with its scans, as places in the list of all

// Nothing where a scan may be another one with answers changed: then nobody but a person can tell which are of one paper.
Papers papers_of(const Scans& scans) {
    Papers papers;
    for (std::size_t i = 0; i < scans.size(); ++i) {
        std::vector<std::size_t>* same = nullptr;
        for (auto& paper : papers) {
            const auto is = [&](results::Twice how) {
                return std::ranges::all_of(
                    paper, [&](std::size_t other) { return results::twice(scans[i]->reading, scans[other]->reading) == how; });
            };
            const bool this_one = is(results::Twice::same);
            if (this_one ? same != nullptr : !is(results::Twice::copies)) {
                return {};
            }
            same = this_one ? &paper : same;
        }
        if (same != nullptr) {
            same->push_back(i);
        } else {
            papers.push_back({i});
        }
    }
    return papers;
}

// Each paper is a sheet of its own; a second scan of one is left out, which throws nobody's answers away.
Json each_paper_counts(const Scans& scans, const Papers& papers) {
    Json both = {{"kind", "both"}, {"keys", {"b"}}, {"set", Json::array()}};
    for (const auto& paper : papers) {
        both["set"].push_back(Json::array({paper.front(), "both"}));
        for (std::size_t k = 1; k < paper.size(); ++k) {
            both["set"].push_back(Json::array({paper[k], "ignore"}));
            both["leaves_out"].push_back(scan_of(scans[paper[k]]->reading));
        }
    }
    return both;
}

// One scan holds and the others are left out.
Json this_one_holds(const Scans& scans, std::size_t which) {
    const auto number = std::to_string(which + 1);
    Json one = {
        {"kind", "this"}, {"number", which + 1}, {"keys", {number}}, {"set", Json::array()}, {"leaves_out", Json::array()}};
    for (std::size_t other = 0; other < scans.size(); ++other) {
        if (other != which) {
            one["set"].push_back(Json::array({other, "ignore"}));
            one["leaves_out"].push_back(scan_of(scans[other]->reading));
        }
    }
    return one;
}

// Whose answers are thrown away is no question where papers look like copies that several people filled in. Where that was said
// and they still differ it was not enough, and every answer is offered.
bool only_both(const Scans& scans, const Papers& papers) {
    return papers.size() > 1 && std::ranges::all_of(scans, [](const DoubtPage* scan) {
               return scan->reading.copies == record::Copies::unsaid || scan->reading.copies == record::Copies::likely;
           });
}

Json conflict_options(const Scans& scans, const Papers& copies) {
    Json options = Json::array();
    if (only_both(scans, copies)) {
        options.push_back(each_paper_counts(scans, copies));
        return options;
    }
    Papers each;
    for (std::size_t i = 0; i < scans.size(); ++i) {
        options.push_back(this_one_holds(scans, i));
        each.push_back({i});
    }
    options.push_back(each_paper_counts(scans, each));
    return options;
}

Json about_conflict(const Scans& scans, const DoubtsInput& input, const PictureAddress& address) {
    const auto& first = scans.front()->reading;
    const auto differ = differing(scans);
    std::string sources;
    Json shown = Json::array(), rows = Json::array();
    for (const auto* scan : scans) {
        sources += (sources.empty() ? "" : ", ") + scan->reading.source.path;
        shown.push_back(scan_json({*scan, input.session, address}, differ));
        rows.push_back(row_json(scan->reading, "page", record::name_of(scan->reading.status)));
    }
    const auto papers = papers_of(scans);
    const auto sheet = results::sheet_name(first);
    return {{"id", "conflict:" + sheet + "-" + std::to_string(first.page.value_or(0))},
            {"kind", "conflict"},
            {"sheet", sheet},
            {"source", sources},
            {"page_in_file", 1},
            {"scans", shown},
            {"rows", rows},
            {"copies", only_both(scans, papers)},
            {"options", conflict_options(scans, papers)}};
}

// Pages with a sheet first, by sheet; then the others, by source.
auto place_of(const DoubtPage* page) {
    const auto& reading = page->reading;
    return std::tuple(reading.sheet.empty(), std::string_view(reading.sheet), reading.page, std::string_view(reading.source.path),
                      reading.source.page_in_file, reading.source.sheet_in_picture);
}

} // namespace

std::string questions_json(const DoubtsInput& input, const Choices& choices, const PictureAddress& address) {
    std::vector<const DoubtPage*> pages;
    for (const auto& page : input.pages) {
        if (needs_person(page.reading)) {
            pages.push_back(&page);
        }
    }
    std::ranges::stable_sort(pages, {}, place_of);
    Json list = Json::array();
    std::map<std::pair<std::string, std::optional<int>>, std::vector<const DoubtPage*>> conflicts; // of one copy each
    for (const auto* page : pages) {
        if (page->reading.status == Status::conflict && input.session != nullptr) {
            conflicts[{results::sheet_name(page->reading), page->reading.page}].push_back(page);
        } else {
            add_questions(list, {*page, input.session, address}, input, choices);
        }
    }
    for (const auto& [sheet, scans] : conflicts) {
        list.push_back(about_conflict(scans, input, address));
    }
    for (auto& doubt : list) {
        for (auto& row : doubt["rows"]) {
            row["source"] = input.name_of ? input.name_of(row["source"].get<std::string>()) : row["source"].get<std::string>();
        }
    }
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string audit_json(std::span<const SureScore> scores, const Session& session, const PictureAddress& address) {
    Json list = Json::array();
    for (const auto& [page, statement] : scores) {
        const About about{*page, &session, address};
        const auto score = std::ranges::find(page->reading.scores, statement, &Score::statement);
        const auto number = std::to_string(statement);
        const bool other = score->state == record::State::not_applicable;
        const std::string read = score->score ? std::to_string(*score->score) : other ? "not applicable" : "empty";
        auto json = question(about, "audit", number);
        add_statement(json, about, statement);
        json.erase("crop"); // of sure rows none is kept
        json.erase("crop_place");
        json["seen"] = score->score ? "sure" : other ? "sure_other" : "sure_empty";
        json["guess"] = score->score ? *score->score : 0;
        json["rows"] = Json::array({row_json(page->reading, number, read)});
        Json options =
            Json::array({option_json({.kind = "right", .name = {}, .note = {}, .keys = {"enter", "j", "y"}, .value = read})});
        for (auto& option : score_options(&session)) {
            if (option["set"][0][1] != read) {
                options.push_back(option);
            }
        }
        json["options"] = options;
        list.push_back(json);
    }
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<std::string> unseen_pages(const Session& session, const std::function<bool(std::size_t sheet, int page)>& is_seen) {
    std::vector<std::string> unseen;
    const auto pages = static_cast<int>(session.layout.pages.size());
    for (std::size_t sheet = 0; sheet < session.sheets.size(); ++sheet) {
        for (int page = 1; page <= pages; ++page) {
            if (session.photocopy || !is_seen(sheet, page)) {
                unseen.push_back(session.sheets[sheet].id + "-" + std::to_string(page));
            }
        }
    }
    for (int page = 1; session.photocopy && session.sheets.empty() && page <= pages; ++page) {
        unseen.push_back(std::string(form::photocopy_sheet) + "-" + std::to_string(page));
    }
    return unseen;
}

} // namespace formradar::report
