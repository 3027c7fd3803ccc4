// What a worker that was taken over may say of a page: each is an honest outcome with one lie in it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/raw_sheet.hpp"
#include "formradar/code/payload.hpp"
#include "formradar/core/causes.hpp"

namespace formradar::app {

inline constexpr std::string_view lied_secret = "0123456789abcdef0123456789abcdef";

inline std::string payload_for(const std::string& sheet, bool is_true) {
    code::PageCode code{.session = "K7QX2M", .sheet = sheet, .page = 1, .form_hash = "3TZ", .check = "00000"};
    if (is_true) {
        code.check = code::check_value(code, lied_secret);
    }
    return code::payload_of(code);
}

inline RawSheet honest() {
    RawSheet sheet;
    auto& reading = sheet.page.reading;
    reading.status = record::Status::read;
    reading.session = "K7QX2M";
    reading.form = "sto-borging";
    reading.sheet = "A7F";
    reading.page = 1;
    reading.verified = true;
    reading.scores.push_back({.statement = 1, .state = record::State::marked, .score = 4});
    return sheet;
}

inline constexpr std::size_t misdeeds = 21; // of evil_worker.cpp, besides its lies of a page

struct Lie {
    const char* name;
    std::function<void(RawSheet&)> tell;
};

inline GrayImage some_picture(int width, int height) {
    return {width, height, 200};
}

inline std::vector<Lie> lies() {
    return {
        {"a session that is a path", [](auto& sheet) { sheet.page.reading.session = "../../ESCAPED"; }},
        {"a session that is a path of six letters", [](auto& sheet) { sheet.page.reading.session = "../../E"; }},
        {"a session of other letters", [](auto& sheet) { sheet.page.reading.session = "K7QXIM"; }},
        {"a session that is not this one", [](auto& sheet) { sheet.page.reading.session = "K7QX2N"; }},
        {"a sheet that is a path", [](auto& sheet) { sheet.page.reading.sheet = "../"; }},
        {"a form that is a path", [](auto& sheet) { sheet.page.reading.form = "../x"; }},
        {"another sheet than the code's", [](auto& sheet) { sheet.page.reading.sheet = "B2C"; }},
        {"another page than the code's", [](auto& sheet) { sheet.page.reading.page = 2; }},
        {"a sheet that counts without proof", [](auto& sheet) { sheet.page.reading.verified = false; }},
        {"an unused sheet without proof",
         [](auto& sheet) {
             sheet.page.reading.verified = false;
             sheet.page.reading.status = record::Status::unused;
         }},
        {"another page of the file", [](auto& sheet) { sheet.page.reading.source.page_in_file = 2; }},
        {"another sheet of the picture", [](auto& sheet) { sheet.page.reading.source.sheet_in_picture = 2; }},
        {"a status that only comparing gives", [](auto& sheet) { sheet.page.reading.status = record::Status::duplicate; }},
        {"a conflict that nobody found", [](auto& sheet) { sheet.page.reading.status = record::Status::conflict; }},
        {"a copy that nobody decided", [](auto& sheet) { sheet.page.reading.copy = 3; }},
        {"a statement twice", [](auto& sheet) { sheet.page.reading.scores.push_back(sheet.page.reading.scores.front()); }},
        {"a statement that no form has", [](auto& sheet) { sheet.page.reading.scores.front().statement = 61; }},
        {"a score that no scale has", [](auto& sheet) { sheet.page.reading.scores.front().score = 99; }},
        {"a page that no code can name", [](auto& sheet) { sheet.page.reading.page = 99; }},
        {"more probable than certain", [](auto& sheet) { sheet.page.reading.scores.front().confidence = 1e9; }},
        {"a reason without end", [](auto& sheet) { sheet.page.reading.reason = said(std::string(100'000, 'x')); }},
        {"a doubt without end", [](auto& sheet) { sheet.page.reading.scores.front().reason = said(std::string(100'000, 'x')); }},
        {"a reason that nobody knows", [](auto& sheet) { sheet.page.reading.reason = {static_cast<Cause>(10'000)}; }},
        {"a reason that speaks of too little", [](auto& sheet) { sheet.page.reading.reason = {Cause::faint_ink}; }},
        {"a reason that speaks of too much",
         [](auto& sheet) {
             sheet.page.reading.reason = {Cause::all_black, {figure(1)}};
         }},
        {"a reason within reasons without end",
         [](auto& sheet) {
             auto& reason = sheet.page.reading.reason;
             for (int i = 0; i < 1'000; ++i) {
                 reason = {Cause::page_missing, {within(reason)}};
             }
         }},
        {"a doubt of its own, which only comparing gives",
         [](auto& sheet) { sheet.page.reading.own_doubt = {Cause::all_black}; }},
        {"a group without end", [](auto& sheet) { sheet.page.reading.group.assign(100'000, 'x'); }},
        {"pictures without end", [](auto& sheet) { sheet.crops.resize(10'000); }},
        {"pictures of a statement that no form has",
         [](auto& sheet) {
             sheet.crops.push_back({record::statement_row(61), some_picture(4, 4)});
         }},
        {"a picture that is larger than a page",
         [](auto& sheet) {
             sheet.crops.push_back({record::statement_row(1), some_picture(4001, 4)});
         }},
        {"an answer without a picture",
         [](auto& sheet) {
             sheet.answers.push_back({1, {}});
         }},
        {"an answer to no question",
         [](auto& sheet) {
             sheet.answers.push_back({0, some_picture(4, 4)});
         }},
        {"files in place of pictures",
         [](auto& sheet) {
             sheet.page.answers.push_back({1, "\x89PNG\r\n\x1a\n"});
         }},
    };
}

} // namespace formradar::app
