// Problems named and put together to a message.
#include "formradar/form/problem.hpp"

#include <utility>

namespace formradar::form {
namespace {

std::string message(std::string_view form_id, const std::vector<Problem>& problems) {
    std::string text = "the form \"" + std::string(form_id) + "\" cannot be printed:";
    for (const auto& [where, what] : problems) {
        text += "\n" + name_of(where) + " " + what;
    }
    return text;
}

} // namespace

std::string name_of(const PartOfForm& part) {
    const auto number = std::to_string(part.index + 1);
    switch (part.part) {
        using enum Part;
        case whole:
            return "the form";
        case title:
            return "the title";
        case intro:
            return "the intro";
        case question:
            return "the question";
        case scale_low:
            return "the scale's low end";
        case scale_high:
            return "the scale's high end";
        case not_applicable:
            return "the answer that is no score";
        case scale_label:
            return "label " + number + " of the scale";
        case label:
            return "the label of statement " + number;
        case statement:
            return "statement " + number;
        case section:
            return "the title of section " + number;
        case groups:
            return "the list of groups";
        case group:
            return "group " + number;
        case open_question:
            return "open question " + number;
    }
    return {};
}

CannotPrint::CannotPrint(std::string_view form_id, std::vector<Problem> problems)
    : Error(message(form_id, problems)), problems_(std::move(problems)) {}

} // namespace formradar::form
