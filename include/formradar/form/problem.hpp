// What keeps a form from being printed, by the part of the form that it is about.
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/core/wording.hpp"

namespace formradar::form {

// What of a form a problem is about.
enum class Part {
    whole,
    title,
    intro,
    question,
    scale_low,
    scale_high,
    scale_label,
    not_applicable,
    label,
    statement,
    section,
    groups,
    group,
    open_question
};

// Which of them: several statements, groups and so on have problems of their own.
struct PartOfForm {
    Part part = Part::whole;
    std::size_t index = 0; // from 0: of a step of the scale, label, statement, section, group or open question
    auto operator<=>(const PartOfForm&) const = default;
};

// "statement 12", as messages name it.
[[nodiscard]] Wording name_of(const PartOfForm&);

// One of them, with what would be right.
struct Problem {
    PartOfForm where;
    Wording what; // "has letters ...; write them another way"
    auto operator<=>(const Problem&) const = default;
};

// Every problem at once, a line each.
class CannotPrint : public WordedError {
public:
    // The message names the form and has a line for each problem.
    CannotPrint(std::string_view form_id, std::vector<Problem> problems);
    // In the order of the form.
    [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }

private:
    std::vector<Problem> problems_;
};

} // namespace formradar::form
