// Readings to JSON and back, field by field: every type and range is checked, since the file can be edited by anybody.
#include "formradar/report/json.hpp"

#include <cmath>
#include <utility>

#include "formradar/core/causes.hpp"
#include "formradar/form/form.hpp"
#include "formradar/record/reason_words.hpp"
#include "report/ordered_json.hpp"

namespace formradar::report {
namespace {

constexpr std::size_t most_boxes = 8; // in a row

Json shares(const std::vector<double>& ink) {
    Json list = Json::array();
    for (const double share : ink) {
        list.push_back(rounded(share, 4));
    }
    return list;
}

Json optional_number(const std::optional<int>& number) {
    return number ? Json(*number) : Json(nullptr);
}

Json places(const std::optional<Rect<Mm>>& mark) {
    return mark ? Json{rounded(mark->x, 2), rounded(mark->y, 2), rounded(mark->width, 2), rounded(mark->height, 2)}
                : Json(nullptr);
}

Json to_json(const record::Score& score) {
    return {{"statement", score.statement},
            {"state", record::name_of(score.state)},
            {"score", optional_number(score.score)},
            {"needs_review", score.needs_review},
            {"confidence", rounded(score.confidence, 4)},
            {"reason", text_or_null(record::words_of(score.reason))},
            {"ink", shares(score.ink)},
            {"mark", places(score.mark)}};
}

Json to_json(const std::optional<record::GroupMark>& mark) {
    if (!mark) {
        return nullptr;
    }
    return {{"state", record::name_of(mark->state)},
            {"group", optional_number(mark->group)},
            {"needs_review", mark->needs_review},
            {"confidence", rounded(mark->confidence, 4)},
            {"reason", text_or_null(record::words_of(mark->reason))},
            {"ink", shares(mark->ink)}};
}

Json to_json(const std::optional<record::RegistrationSummary>& registration) {
    if (!registration) {
        return nullptr;
    }
    return {{"residual_mm", rounded(registration->residual_mm, 3)},
            {"scale", registration->scale ? rounded(*registration->scale, 4) : Json(nullptr)},
            {"rotation", registration->rotation},
            {"fiducials", registration->fiducials}};
}

// What is wrong with a line; never leaves this file.
struct Mistake {
    Reason what;
};

const Json& field(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) {
        throw Mistake{{Cause::json_missing, {std::string(name)}}};
    }
    return *found;
}

Mistake not_a(Reason kind, const char* name) {
    return {{Cause::json_other, {std::string(name), within(std::move(kind))}}};
}

std::string text(const Json& object, const char* name) {
    const Json& value = field(object, name);
    if (value.is_null()) {
        return {};
    }
    if (!value.is_string()) {
        throw not_a({Cause::json_text}, name);
    }
    return value.get<std::string>();
}

struct Range {
    int lowest = 0;
    int highest = 0;
};

int whole(const Json& value, const char* name, Range range) {
    if (!value.is_number_integer() || value < range.lowest || value > range.highest) {
        throw not_a({Cause::json_whole, {figure(range.lowest), figure(range.highest)}}, name);
    }
    return value.get<int>();
}

std::optional<int> whole_or_null(const Json& object, const char* name, Range range) {
    const Json& value = field(object, name);
    return value.is_null() ? std::nullopt : std::optional(whole(value, name, range));
}

double number_in(const Json& value, const char* name) {
    if (!value.is_number() || !std::isfinite(value.get<double>())) {
        throw not_a({Cause::json_number}, name);
    }
    return value.get<double>();
}

double share(const Json& value, const char* name) {
    const double result = number_in(value, name);
    if (result < 0 || result > 1) {
        throw not_a({Cause::json_share}, name);
    }
    return result;
}

bool flag(const Json& value, const char* name) {
    if (!value.is_boolean()) {
        throw not_a({Cause::json_flag}, name);
    }
    return value.get<bool>();
}

const Json& list(const Json& object, const char* name) {
    const Json& value = field(object, name);
    if (!value.is_array()) {
        throw not_a({Cause::json_list}, name);
    }
    return value;
}

const Json& checked_object(const Json& value, const char* name) {
    if (!value.is_object()) {
        throw not_a({Cause::json_object}, name);
    }
    return value;
}

template <class Value>
Value named(const std::optional<Value>& value, const char* name) {
    if (!value) {
        throw not_a({Cause::json_word}, name);
    }
    return *value;
}

// Of a mark that reaches farther from its box than a page is long nothing can be said.
std::optional<Rect<Mm>> parse_places(const Json& object) {
    constexpr double farthest = 400; // mm
    const auto found = object.find("mark");
    if (found == object.end() || found->is_null()) { // of version 0.1
        return std::nullopt;
    }
    std::vector<double> numbers;
    for (const Json& value : list(object, "mark")) {
        numbers.push_back(std::clamp(number_in(value, "mark"), -farthest, farthest));
    }
    if (numbers.size() > 4) {
        throw not_a({Cause::json_short_list, {figure(4)}}, "mark");
    }
    if (numbers.size() < 4) {
        return std::nullopt;
    }
    return Rect<Mm>{numbers[0], numbers[1], numbers[2], numbers[3]};
}

record::Score parse_score(const Json& object) {
    checked_object(object, "scores");
    record::Score score;
    score.statement = whole(field(object, "statement"), "statement", {1, 60});
    score.state = named(record::state_named(text(object, "state")), "state");
    score.score = whole_or_null(object, "score", {form::lowest_score, form::most_steps});
    score.needs_review = flag(field(object, "needs_review"), "needs_review");
    score.confidence = share(field(object, "confidence"), "confidence");
    score.reason = said(text(object, "reason"));
    for (const Json& ink : list(object, "ink")) {
        score.ink.push_back(share(ink, "ink"));
    }
    if (score.ink.size() > most_boxes) {
        throw not_a({Cause::json_short_list, {figure(most_boxes)}}, "ink");
    }
    score.mark = parse_places(object);
    if (score.state == record::State::marked && !score.score && !score.needs_review) {
        throw Mistake{{Cause::json_no_score}};
    }
    return score;
}

std::optional<record::GroupMark> parse_group_mark(const Json& object) {
    const auto found = object.find("group_mark");
    if (found == object.end() || found->is_null()) {
        return std::nullopt;
    }
    checked_object(*found, "group_mark");
    record::GroupMark mark;
    mark.state = named(record::state_named(text(*found, "state")), "state");
    mark.group = whole_or_null(*found, "group", {1, 1000});
    mark.needs_review = flag(field(*found, "needs_review"), "needs_review");
    mark.confidence = share(field(*found, "confidence"), "confidence");
    mark.reason = said(text(*found, "reason"));
    for (const Json& ink : list(*found, "ink")) {
        mark.ink.push_back(share(ink, "ink"));
    }
    return mark;
}

std::optional<record::RegistrationSummary> parse_registration(const Json& object) {
    const Json& value = field(object, "registration");
    if (value.is_null()) {
        return std::nullopt;
    }
    checked_object(value, "registration");
    record::RegistrationSummary registration;
    registration.residual_mm = number_in(field(value, "residual_mm"), "residual_mm");
    const Json& scale = field(value, "scale");
    if (!scale.is_null()) {
        registration.scale = number_in(scale, "scale");
    }
    registration.rotation = whole(field(value, "rotation"), "rotation", {0, 359});
    registration.fiducials = whole(field(value, "fiducials"), "fiducials", {0, 1000});
    return registration;
}

record::Reading parse_object(const Json& object) {
    checked_object(object, "reading");
    record::Reading reading;
    reading.source.path = text(object, "source");
    reading.source.page_in_file = whole(field(object, "page_in_file"), "page_in_file", {1, 1'000'000});
    reading.source.sheet_in_picture =
        object.contains("sheet_in_picture") ? whole(object["sheet_in_picture"], "sheet_in_picture", {1, 1'000}) : 1;
    reading.source.sha256 = text(object, "sha256");
    reading.status = named(record::status_named(text(object, "status")), "status");
    reading.reason = said(text(object, "reason"));
    reading.own_doubt = object.contains("own_doubt") ? said(text(object, "own_doubt")) : Reason{};
    reading.awaits =
        object.contains("awaits") ? named(record::awaits_named(text(object, "awaits")), "awaits") : record::Awaits::person;
    reading.session = text(object, "session");
    reading.form = text(object, "form");
    reading.sheet = text(object, "sheet");
    reading.page = whole_or_null(object, "page", {1, 31});
    if (const int copy = object.contains("copy") ? whole(object["copy"], "copy", {0, 1'000'000}) : 0; copy > 0) {
        reading.copy = copy; // others than we may write a 0
    }
    reading.verified = object.contains("verified") && flag(object["verified"], "verified");
    reading.unmarked = object.contains("unmarked") && flag(object["unmarked"], "unmarked");
    reading.back = object.contains("back") && flag(object["back"], "back");
    reading.group = text(object, "group");
    for (const Json& score : list(object, "scores")) {
        reading.scores.push_back(parse_score(score));
    }
    reading.group_mark = parse_group_mark(object);
    reading.registration = parse_registration(object);
    reading.version = text(object, "version");
    return reading;
}

} // namespace

std::string to_json_line(const record::Reading& reading) {
    Json scores = Json::array();
    for (const record::Score& score : reading.scores) {
        scores.push_back(to_json(score));
    }
    Json object = {{"source", reading.source.path},
                   {"page_in_file", reading.source.page_in_file},
                   {"sheet_in_picture", reading.source.sheet_in_picture},
                   {"sha256", reading.source.sha256},
                   {"status", record::name_of(reading.status)},
                   {"reason", text_or_null(record::words_of(reading.reason))},
                   {"session", text_or_null(reading.session)},
                   {"form", text_or_null(reading.form)},
                   {"sheet", text_or_null(reading.sheet)},
                   {"page", optional_number(reading.page)},
                   {"verified", reading.verified},
                   {"unmarked", reading.unmarked},
                   {"group", text_or_null(reading.group)},
                   {"scores", scores},
                   {"group_mark", to_json(reading.group_mark)},
                   {"registration", to_json(reading.registration)},
                   {"version", reading.version}};
    if (reading.awaits != record::Awaits::person) {
        object["awaits"] = record::name_of(reading.awaits);
    }
    if (reading.back) {
        object["back"] = true;
    }
    if (reading.copy) {
        object["copy"] = *reading.copy;
    }
    if (!reading.own_doubt.empty()) {
        object["own_doubt"] = record::words_of(reading.own_doubt);
    }
    return without_steering(object.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Expected<record::Reading, Reason> parse_reading(std::string_view line) {
    const Json object = Json::parse(line, nullptr, false);
    if (object.is_discarded()) {
        return Unexpected{Reason{Cause::json_none}};
    }
    try {
        return parse_object(object);
    } catch (const Mistake& mistake) {
        return Unexpected{mistake.what};
    }
}

} // namespace formradar::report
