// Parts of a page as numbers: what is kept between runs and goes between processes has no kinds.
#include "formradar/record/page_part.hpp"

#include "formradar/form/form.hpp"

namespace formradar::record {
namespace {

constexpr int number_of_whole = 0, number_of_groups = -1;

} // namespace

int part_number(const PagePart& part) {
    switch (part.kind) {
        using enum PagePart::Kind;
        case whole:
            return number_of_whole;
        case groups:
            return number_of_groups;
        case statement:
            return part.statement;
    }
    return number_of_whole;
}

std::optional<PagePart> page_part(std::int64_t number) {
    if (number == number_of_whole || number == number_of_groups) {
        return number == number_of_whole ? the_page : the_groups;
    }
    const bool is_statement = number >= 1 && number <= std::int64_t{form::most_statements};
    return is_statement ? std::optional(statement_row(static_cast<int>(number))) : std::nullopt;
}

} // namespace formradar::record
