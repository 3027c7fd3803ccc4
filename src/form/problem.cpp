// Problems named and put together to a message.
#include "formradar/form/problem.hpp"

#include <utility>

#include "form/wrong.hpp"

namespace formradar::form {
namespace {

Wording message(std::string_view form_id, const std::vector<Problem>& problems) {
    auto text = worded(Wrong::cannot_be_printed, {{"form", std::string(form_id)}});
    for (const auto& [where, what] : problems) {
        text += "\n" + name_of(where) + " " + what;
    }
    return text;
}

Wrong key_of(Part part) {
    switch (part) {
        using enum Part;
        case whole:
            return Wrong::the_form;
        case title:
            return Wrong::part_title;
        case intro:
            return Wrong::part_intro;
        case question:
            return Wrong::part_question;
        case scale_low:
            return Wrong::part_low;
        case scale_high:
            return Wrong::part_high;
        case not_applicable:
            return Wrong::part_not_applicable;
        case scale_label:
            return Wrong::part_scale_label;
        case label:
            return Wrong::part_label;
        case statement:
            return Wrong::statement_n;
        case section:
            return Wrong::part_section;
        case groups:
            return Wrong::part_groups;
        case group:
            return Wrong::part_group;
        case open_question:
            return Wrong::part_open_question;
    }
    return Wrong::the_form;
}

} // namespace

Wording name_of(const PartOfForm& part) {
    return worded(key_of(part.part), {{"n", std::to_string(part.index + 1)}});
}

CannotPrint::CannotPrint(std::string_view form_id, std::vector<Problem> problems)
    : WordedError(message(form_id, problems)), problems_(std::move(problems)) {}

} // namespace formradar::form
