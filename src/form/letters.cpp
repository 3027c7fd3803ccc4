// The texts of a form looked through for letters that the font lacks.
#include "form/letters.hpp"

#include <algorithm>
#include <string>

#include "form/wrong.hpp"
#include "formradar/core/text.hpp"
#include "formradar/draw/text.hpp"
#include "formradar/form/composed.hpp"

namespace formradar::form {
namespace {

// Each once, in quotes.
void add_letter(std::string& letters, const std::string& letter) {
    if (letter != "\n" && letters.find("'" + letter + "'") == std::string::npos) {
        letters += " '" + letter + "'";
    }
}

class Complaints {
public:
    void add(PartOfForm where, const std::string& text) {
        std::string letters;
        for (const auto font :
             {draw::Font::regular, draw::Font::bold}) { // labels and titles are printed in both, here or in the results
            for (const auto& letter : draw::missing_letters(text, font)) {
                add_letter(letters, letter);
            }
        }
        for (const auto letter : code_points(text)) { // an accent without a letter of its own would stand beside it
            if (is_combining(letter)) {
                add_letter(letters, "\u25CC" + to_utf8(std::span(&letter, 1)));
            }
        }
        if (!letters.empty()) {
            problems_.push_back({where, worded(Wrong::no_such_letters, {{"letters", letters}})});
        }
    }
    [[nodiscard]] std::vector<Problem> taken() { return std::move(problems_); }

private:
    std::vector<Problem> problems_;
};

} // namespace

std::vector<Problem> letter_problems(const Form& form) {
    Complaints complaints;
    complaints.add({Part::title}, form.title);
    complaints.add({Part::intro}, form.intro);
    complaints.add({Part::question}, form.question);
    complaints.add({Part::scale_low}, form.scale.low);
    complaints.add({Part::scale_high}, form.scale.high);
    complaints.add({Part::not_applicable}, form.not_applicable);
    for (std::size_t i = 0; i < form.scale.labels.size(); ++i) {
        complaints.add({Part::scale_label, i}, form.scale.labels[i]);
    }
    for (std::size_t i = 0; i < form.statements.size(); ++i) {
        complaints.add({Part::label, i}, form.statements[i].label);
        complaints.add({Part::statement, i}, form.statements[i].text);
    }
    for (std::size_t i = 0; i < form.sections.size(); ++i) {
        complaints.add({Part::section, i}, form.sections[i].title);
    }
    for (std::size_t i = 0; i < form.groups.size(); ++i) {
        complaints.add({Part::group, i}, form.groups[i]);
    }
    for (std::size_t i = 0; i < form.open_questions.size(); ++i) {
        complaints.add({Part::open_question, i}, form.open_questions[i]);
    }
    return complaints.taken();
}

} // namespace formradar::form
