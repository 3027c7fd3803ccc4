// What a worker that was taken over may say of a page: each is an honest outcome with one lie in it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/outcome.hpp"
#include "formradar/code/payload.hpp"

namespace formradar::app {

inline constexpr std::string_view lied_secret = "0123456789abcdef0123456789abcdef";

inline std::string payload_for(const std::string& sheet, bool is_true) {
    code::PageCode code{.session = "K7QX2M", .sheet = sheet, .page = 1, .form_hash = "3TZ", .check = "00000"};
    if (is_true) {
        code.check = code::check_value(code, lied_secret);
    }
    return code::payload_of(code);
}

inline PageOutcome honest() {
    PageOutcome page;
    page.reading.status = record::Status::read;
    page.reading.session = "K7QX2M";
    page.reading.form = "sto-borging";
    page.reading.sheet = "A7F";
    page.reading.page = 1;
    page.reading.verified = true;
    page.reading.scores.push_back({.statement = 1, .state = record::State::marked, .score = 4});
    return page;
}

struct Lie {
    const char* name;
    std::function<void(PageOutcome&)> tell;
};

inline std::vector<Lie> lies() {
    return {
        {"a session that is a path", [](auto& page) { page.reading.session = "../../ESCAPED"; }},
        {"a session that is a path of six letters", [](auto& page) { page.reading.session = "../../E"; }},
        {"a session of other letters", [](auto& page) { page.reading.session = "K7QXIM"; }},
        {"a session that is not this one", [](auto& page) { page.reading.session = "K7QX2N"; }},
        {"a sheet that is a path", [](auto& page) { page.reading.sheet = "../"; }},
        {"a form that is a path", [](auto& page) { page.reading.form = "../x"; }},
        {"another sheet than the code's", [](auto& page) { page.reading.sheet = "B2C"; }},
        {"another page than the code's", [](auto& page) { page.reading.page = 2; }},
        {"a sheet that counts without proof", [](auto& page) { page.reading.verified = false; }},
        {"an unused sheet without proof",
         [](auto& page) {
             page.reading.verified = false;
             page.reading.status = record::Status::unused;
         }},
        {"another page of the file", [](auto& page) { page.reading.source.page_in_file = 2; }},
        {"another sheet of the picture", [](auto& page) { page.reading.source.sheet_in_picture = 2; }},
        {"a status that only comparing gives", [](auto& page) { page.reading.status = record::Status::duplicate; }},
        {"a conflict that nobody found", [](auto& page) { page.reading.status = record::Status::conflict; }},
        {"a copy that nobody decided", [](auto& page) { page.reading.copy = 3; }},
        {"a statement twice", [](auto& page) { page.reading.scores.push_back(page.reading.scores.front()); }},
        {"a statement that no form has", [](auto& page) { page.reading.scores.front().statement = 61; }},
        {"a score that no scale has", [](auto& page) { page.reading.scores.front().score = 99; }},
        {"a page that no code can name", [](auto& page) { page.reading.page = 99; }},
        {"more probable than certain", [](auto& page) { page.reading.scores.front().confidence = 1e9; }},
        {"a reason without end", [](auto& page) { page.reading.reason.assign(100'000, 'x'); }},
        {"a group without end", [](auto& page) { page.reading.group.assign(100'000, 'x'); }},
        {"pictures without end", [](auto& page) { page.crops.resize(10'000); }},
        {"a picture whose name is a path", [](auto& page) { page.debug.push_back({.name = "../../x", .png = "x"}); }},
    };
}

} // namespace formradar::app
