// The rules' words, and which doubts are about marks and not about the picture.
#include "formradar/read/rule.hpp"

namespace formradar::read {

std::string_view name_of(Rule rule) {
    switch (rule) {
        case Rule::no_ink:
            return "no ink";
        case Rule::one_mark:
            return "one mark";
        case Rule::one_faint_mark:
            return "one faint mark";
        case Rule::beside_blackened:
            return "one mark beside blackened boxes";
        case Rule::beside_struck:
            return "one mark beside one struck through";
        case Rule::paler_left_out:
            return "one mark, paler ink left out";
        case Rule::likeliest_mark:
            return "the likeliest mark";
        case Rule::weak_mark:
            return "weak mark";
        case Rule::several_marks:
            return "several plain marks";
        case Rule::shared_ink:
            return "shared ink";
        case Rule::handwriting:
            return "handwriting";
        case Rule::ink_between_boxes:
            return "ink between boxes";
        case Rule::ink_beside_empty_row:
            return "ink beside an empty row";
        case Rule::line_in_empty_row:
            return "line in an empty row";
        case Rule::unlikely:
            return "unlikely";
        case Rule::outline_missing:
            return "outline missing";
        case Rule::specks_without_marks:
            return "specks without marks";
        case Rule::pale_outline:
            return "pale outline";
        case Rule::noise:
            return "noise";
        case Rule::missing_rows:
            return "missing rows";
        case Rule::ink_on_digit:
            return "ink on a digit";
        case Rule::guard_of_empty_rows:
            return "guard of empty rows";
    }
    return "";
}

// A page that hardly shows its marks is no bad picture: its ink may be on the digits, or pale, and the trees know such pages.
bool may_be_settled(Rule rule) {
    return rule == Rule::weak_mark || rule == Rule::several_marks || rule == Rule::shared_ink || rule == Rule::handwriting ||
           rule == Rule::ink_between_boxes || rule == Rule::ink_beside_empty_row || rule == Rule::line_in_empty_row ||
           rule == Rule::ink_on_digit || rule == Rule::specks_without_marks;
}

} // namespace formradar::read
