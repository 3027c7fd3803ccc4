// Pairs of a body to wishes.
#include "app/serve/wishes.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "app/serve/urls.hpp"
#include "formradar/core/text.hpp"
#include "formradar/form/form.hpp"

namespace formradar::app::serve {
namespace {

using record::Decision;
using record::Subject;

constexpr std::size_t most_rows = 300;    // as many as a body has room for
constexpr std::size_t longest_text = 300; // bytes

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && value > 0 ? std::optional{value} : std::nullopt;
}

// Nothing or 0: it is not known.
bool take_number(std::optional<int>& to, const std::string& text) {
    to = number(text);
    return to || text.empty() || text == "0";
}

// One line of a table: nothing in it may look like the start of another.
bool take_line(std::string& to, const std::string& text) {
    to = text;
    for (char& c : to) {
        c = c == '\r' || c == '\n' || c == '\t' ? ' ' : c;
    }
    return is_utf8(text) && text.size() <= longest_text;
}

bool take_subject(Decision& decision, const std::string& text) {
    decision.subject = text == "group"   ? Subject::group
                       : text == "sheet" ? Subject::sheet
                       : text == "page"  ? Subject::page
                                         : Subject::statement;
    decision.statement = decision.subject == Subject::statement ? number(text).value_or(0) : 0;
    return decision.subject != Subject::statement ||
           (decision.statement >= 1 && decision.statement <= static_cast<int>(form::most_statements));
}

class Taker {
public:
    explicit Taker(const std::string& today) : today_(today) {}

    // False: this cannot be written as it is meant.
    [[nodiscard]] bool take(const std::string& name, const std::string& value) {
        auto& decision = wish_.decision;
        const std::array<std::pair<std::string_view, std::string*>, 4> lines = {
            {{"who", &who_}, {"sheet", &decision.sheet}, {"old", &decision.old}, {"why", &decision.why}}};
        for (const auto& [known, line] : lines) {
            if (name == known) {
                return take_line(*line, value);
            }
        }
        const std::array<std::pair<std::string_view, std::optional<int>*>, 3> numbers = {
            {{"page", &decision.page},
             {"page_in_file", &decision.page_in_file},
             {"sheet_in_picture", &decision.sheet_in_picture}}};
        for (const auto& [known, to] : numbers) {
            if (name == known) {
                return take_number(*to, value);
            }
        }
        if (name == "source") {
            decision.source = value;
        } else if (name == "statement") {
            known_ = take_subject(decision, value);
        } else if (name == "was") {
            wish_.was = value;
        } else if (name == "new") {
            return take_line(decision.value, value) && end();
        }
        return true;
    }
    [[nodiscard]] std::vector<record::Wish> taken() { return std::move(wishes_); }

private:
    bool end() {
        auto& decision = wish_.decision;
        decision.who = who_;
        decision.when = today_;
        const bool is_named = known_ && (!decision.source.empty() || !decision.sheet.empty());
        wishes_.push_back(std::move(wish_));
        wish_ = {};
        known_ = false;
        return is_named && wishes_.size() <= most_rows;
    }

    const std::string& today_;
    std::string who_;
    record::Wish wish_;
    bool known_ = false;
    std::vector<record::Wish> wishes_;
};

} // namespace

std::vector<record::Wish> wishes_in(std::string_view body, const std::string& today) {
    Taker taker(today);
    const auto pairs = pairs_in(body);
    const bool is_whole = pairs.size() == split(body, '&').size();
    const auto take = [&](const auto& pair) { return taker.take(pair.first, pair.second); };
    return is_whole && std::ranges::all_of(pairs, take) ? taker.taken() : std::vector<record::Wish>{};
}

std::string said_now(const std::string& value) {
    std::string safe;
    for (const char c : value) {
        safe += c == '"' || c == '\\' ? std::string("\\") + c : static_cast<unsigned char>(c) < 0x20 ? " " : std::string(1, c);
    }
    return "{\"now\":\"" + safe + "\"}";
}

} // namespace formradar::app::serve
