// Texts word by word, each against the column that it is set in.
#include "form/long_words.hpp"

#include <optional>
#include <string>

#include "form/block.hpp"
#include "formradar/core/text.hpp"
#include "formradar/draw/hyphenation.hpp"
#include "formradar/draw/text.hpp"

namespace formradar::form {
namespace {

class Breaker {
public:
    explicit Breaker(std::string language) : language_(std::move(language)) {}

    void mend(std::string& text, draw::Font font, double size, double width) {
        std::string result;
        for (const auto word : split(text, ' ')) {
            result +=
                (result.empty() ? "" : " ") + (draw::text_width(word, font, size) > width ? broken(word) : std::string(word));
        }
        text = std::move(result);
    }

private:
    // The patterns are read when the first such word turns up: hardly a form has one.
    [[nodiscard]] std::string broken(std::string_view word) {
        if (!patterns_) {
            patterns_.emplace(language_);
        }
        return patterns_->with_soft_hyphens(word);
    }

    std::string language_;
    std::optional<draw::Hyphenation> patterns_;
};

} // namespace

Form with_long_words_broken(Form form, const Grid& grid) {
    using enum draw::Font;
    Breaker breaker(form.language);
    const double head = grid.head_right - grid.left;
    breaker.mend(form.title, bold, grid.type.title, title_right(form, grid) - grid.left);
    breaker.mend(form.intro, regular, grid.type.body, head);
    breaker.mend(form.question, bold, grid.type.lead, head);
    for (auto& question : form.open_questions) {
        breaker.mend(question, bold, grid.type.body, grid.width());
    }
    for (auto& section : form.sections) {
        breaker.mend(section.title, bold, grid.type.lead, grid.statement_right - grid.left);
    }
    for (auto& statement : form.statements) {
        breaker.mend(statement.text, regular, grid.type.body, grid.statement_right - grid.left - grid.statement_text);
    }
    return form;
}

} // namespace formradar::form
