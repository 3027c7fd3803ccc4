// Sessions and readings made by hand, for the tests of what they add up to.
#pragma once

#include <initializer_list>
#include <random>
#include <string>
#include <vector>

#include "formradar/form/session.hpp"
#include "formradar/record/reading.hpp"

namespace formradar::sample {

// A session of `statements` on one page (or `per_page` on each), with sheets 001, 002, ...
inline form::Session session(std::size_t statements, std::size_t sheets, std::size_t per_page = 60) {
    form::Session result;
    result.id = "K7QX2M";
    result.title = "Stuurgroep Noord";
    result.date = "2026-11-23";
    result.form.id = "sample";
    result.form.language = "nl";
    result.form.title = "Samenwerken aan het borgen van Sterk Techniekonderwijs";
    result.form.question = "In hoeverre zijn wij tevreden?";
    result.form.scale = {"helemaal niet", "helemaal wel"};
    for (std::size_t i = 1; i <= statements; ++i) {
        result.form.statements.push_back({"Label " + std::to_string(i), "Uitspraak " + std::to_string(i) + "."});
        if ((i - 1) % per_page == 0) {
            result.layout.pages.emplace_back();
        }
        result.layout.pages.back().rows.push_back(
            {static_cast<int>(i), std::vector<form::Box>(static_cast<std::size_t>(form::usual_steps))});
    }
    for (std::size_t i = 1; i <= sheets; ++i) {
        std::string id = "000" + std::to_string(i);
        result.sheets.push_back({id.substr(id.size() - (i > 999 ? 4 : 3)), ""});
    }
    return result;
}

// 1..5 is a mark, 0 left empty, -1 two marks, -2 unclear with a 3 as the best guess
inline record::Score score(int statement, int answer) {
    record::Score result{.statement = statement, .confidence = 0.99};
    if (answer > 0) {
        result.state = record::State::marked;
        result.score = answer;
    } else if (answer < 0) {
        result.state = answer == -1 ? record::State::multiple : record::State::unclear;
        result.score = answer == -1 ? std::nullopt : std::optional(3);
        result.needs_review = true;
        result.reason = said("to be looked at");
    }
    return result;
}

struct Page {
    std::string path;
    std::string sheet;
    std::vector<int> answers;
    std::string group = {};
    int page = 1;
    int first = 1; // the number of the first statement on it
};

inline record::Reading reading(const Page& page) {
    record::Reading result;
    result.source = {page.path, 1, "sha of " + page.path};
    result.session = "K7QX2M";
    result.form = "sample";
    result.sheet = page.sheet;
    result.group = page.group;
    result.page = page.page;
    result.verified = true;
    result.status = record::Status::read;
    int statement = page.first;
    for (const int answer : page.answers) {
        result.scores.push_back(score(statement++, answer));
    }
    return result;
}

inline std::vector<record::Reading> readings(std::initializer_list<Page> pages) {
    std::vector<record::Reading> result;
    for (const Page& page : pages) {
        result.push_back(reading(page));
    }
    return result;
}

} // namespace formradar::sample
