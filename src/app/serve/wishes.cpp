// Pairs of a body to wishes.
#include "app/serve/wishes.hpp"

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

constexpr std::size_t most_rows = 64;
constexpr std::size_t longest_text = 300; // bytes

std::optional<int> number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && value > 0 ? std::optional{value} : std::nullopt;
}

// One line of a table: nothing in it may look like the start of another.
std::string one_line(std::string text) {
    for (char& c : text) {
        c = c == '\r' || c == '\n' || c == '\t' ? ' ' : c;
    }
    return is_utf8(text) && text.size() <= longest_text ? text : "";
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

    void take(const std::string& name, const std::string& value) {
        auto& decision = wish_.decision;
        const std::array<std::pair<std::string_view, std::string*>, 5> texts = {{{"who", &who_},
                                                                                 {"sheet", &decision.sheet},
                                                                                 {"old", &decision.old},
                                                                                 {"source", &decision.source},
                                                                                 {"why", &decision.why}}};
        for (const auto& [known, text] : texts) {
            if (name == known) {
                *text = name == "source" ? value : one_line(value);
            }
        }
        if (name == "page") {
            decision.page = number(value);
        } else if (name == "page_in_file") {
            decision.page_in_file = number(value);
        } else if (name == "sheet_in_picture") {
            decision.sheet_in_picture = number(value);
        } else if (name == "statement") {
            known_ = take_subject(decision, value);
        } else if (name == "was") {
            wish_.was = value;
        } else if (name == "new") {
            end(one_line(value));
        }
    }
    [[nodiscard]] std::vector<record::Wish> taken() { return std::move(wishes_); }

private:
    void end(std::string value) {
        auto& decision = wish_.decision;
        decision.value = std::move(value);
        decision.who = who_;
        decision.when = today_;
        if (known_ && (!decision.source.empty() || !decision.sheet.empty()) && wishes_.size() < most_rows) {
            wishes_.push_back(std::move(wish_));
        }
        wish_ = {};
        known_ = false;
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
    for (const auto& [name, value] : pairs_in(body)) {
        taker.take(name, value);
    }
    return taker.taken();
}

std::string said_now(const std::string& value) {
    std::string safe;
    for (const char c : value) {
        safe += c == '"' || c == '\\' ? std::string("\\") + c : static_cast<unsigned char>(c) < 0x20 ? " " : std::string(1, c);
    }
    return "{\"now\":\"" + safe + "\"}";
}

} // namespace formradar::app::serve
