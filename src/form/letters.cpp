// Letters that cannot be printed are said before anything is laid out.
#include "form/letters.hpp"

#include <string>

#include "formradar/core/failure.hpp"
#include "formradar/draw/text.hpp"

namespace formradar::form {
namespace {

std::string complaint(const std::string& name, const std::string& text) {
    std::string letters;
    for (const auto font :
         {draw::Font::regular, draw::Font::bold}) { // labels and titles are printed in both, here or in the results
        for (const auto& letter : draw::missing_letters(text, font)) {
            if (letter != "\n" && letters.find("'" + letter + "'") == std::string::npos) {
                letters += " '" + letter + "'";
            }
        }
    }
    return letters.empty() ? "" : "\n" + name + " has letters that the font cannot print:" + letters + "; write them another way";
}

std::string numbered(const char* name, std::size_t index) {
    return std::string(name) + " " + std::to_string(index + 1);
}

} // namespace

void check_letters(const Form& form) {
    auto complaints = complaint("the title", form.title) + complaint("the intro", form.intro) +
                      complaint("the question", form.question) + complaint("the scale", form.scale.low + form.scale.high);
    for (std::size_t i = 0; i < form.statements.size(); ++i) {
        complaints += complaint(numbered("statement", i), form.statements[i].label + form.statements[i].text);
    }
    for (std::size_t i = 0; i < form.groups.size(); ++i) {
        complaints += complaint(numbered("group", i), form.groups[i]);
    }
    for (std::size_t i = 0; i < form.open_questions.size(); ++i) {
        complaints += complaint(numbered("open question", i), form.open_questions[i]);
    }
    if (!complaints.empty()) {
        throw Error("the form \"" + form.id + "\" cannot be printed:" + complaints);
    }
}

} // namespace formradar::form
