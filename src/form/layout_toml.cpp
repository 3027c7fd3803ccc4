// A layout as the table `layout` of a session file: one line a row of boxes.
#include "form/layout_toml.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "form/pages.hpp"
#include "form/wrong.hpp"
#include "formradar/core/text.hpp"

namespace formradar::form {
namespace {

constexpr double least_side = 3; // mm: boxes smaller or larger than these were not printed by us
constexpr double most_side = 15;

std::string text_of(const Rect<Mm>& rect) {
    return exact(rect.x) + ", " + exact(rect.y) + ", " + exact(rect.width) + ", " + exact(rect.height);
}

std::string text_of(const Box& box) {
    return "[" + std::to_string(box.value) + ", " + text_of(box.rect) + ", " + text_of(box.label) + "]";
}

std::string text_of(const PageLayout& page) {
    std::vector<std::string> rows;
    for (const auto& row : page.rows) {
        std::string line = "[" + std::to_string(row.statement);
        for (const auto& box : row.boxes) {
            line += ", " + text_of(box);
        }
        rows.push_back(line + "]");
    }
    std::vector<std::string> groups;
    for (const auto& box : page.groups) {
        groups.push_back(text_of(box));
    }
    std::vector<std::string> answers;
    for (const auto& answer : page.answers) {
        answers.push_back("[" + std::to_string(answer.question) + ", " + text_of(answer.rect) + "]");
    }
    std::vector<std::string> pale;
    for (const auto& rule : page.pale) {
        pale.push_back("[" + text_of(rule) + "]");
    }
    return toml_list("rows", rows) + toml_list("groups", groups) + toml_list("answers", answers) + toml_list("pale", pale);
}

// Reads lists of numbers against what can be on this paper.
class PlaceReader {
public:
    PlaceReader(const Form& form, Size<Mm> paper, Mistakes& mistakes) : form_(form), paper_(paper), mistakes_(mistakes) {}

    [[nodiscard]] Row row(const TomlValue& value);
    [[nodiscard]] Box box(const TomlValue& value, std::size_t highest, int lowest = 1);
    [[nodiscard]] Answer answer(const TomlValue& value);
    [[nodiscard]] Rect<Mm> rule(const TomlValue& value);
    void check_statements(Place place); // each has had one row

private:
    [[nodiscard]] Rect<Mm> rect(const TomlArray& numbers, std::size_t from);
    [[nodiscard]] int whole(const TomlValue& value, std::size_t highest, int lowest = 1);
    [[nodiscard]] const TomlArray* list(const TomlValue& value, std::size_t size, Wrong what);

    const Form& form_;
    Size<Mm> paper_;
    Mistakes& mistakes_;
    std::vector<int> statements_;
};

const TomlArray* PlaceReader::list(const TomlValue& value, std::size_t size, Wrong what) {
    const auto* values = std::get_if<TomlArray>(&value.value);
    if (values == nullptr || values->size() != size) {
        mistakes_.add(value.place, worded(Wrong::layout_list, {{"what", worded(what)}, {"n", std::to_string(size)}}));
        return nullptr;
    }
    return values;
}

int PlaceReader::whole(const TomlValue& value, std::size_t highest, int lowest) {
    const auto* number = std::get_if<std::int64_t>(&value.value);
    if (number == nullptr || *number < lowest || *number > static_cast<std::int64_t>(highest)) {
        mistakes_.add(value.place,
                      worded(Wrong::layout_whole, {{"low", std::to_string(lowest)}, {"high", std::to_string(highest)}}));
        return lowest;
    }
    return static_cast<int>(*number);
}

std::optional<double> number_in(const TomlValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value.value)) {
        return static_cast<double>(*whole);
    }
    const auto* number = std::get_if<double>(&value.value);
    return number == nullptr ? std::nullopt : std::optional{*number};
}

Rect<Mm> PlaceReader::rect(const TomlArray& numbers, std::size_t from) {
    std::array<double, 4> sides{};
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const auto& value = numbers[from + i];
        const auto number = number_in(value);
        if (!number || !(*number >= 0) || !(*number <= std::max(paper_.width, paper_.height))) {
            mistakes_.add(value.place, worded(Wrong::layout_millimetres));
            return {};
        }
        sides.at(i) = *number;
    }
    const Rect<Mm> rect{sides[0], sides[1], sides[2], sides[3]};
    if (rect.right() > paper_.width || rect.bottom() > paper_.height) {
        mistakes_.add(numbers[from].place, worded(Wrong::layout_off_paper));
    }
    return rect;
}

Box PlaceReader::box(const TomlValue& value, std::size_t highest, int lowest) {
    const auto* numbers = list(value, 9, Wrong::layout_box);
    if (numbers == nullptr) {
        return {};
    }
    const Box box{.rect = rect(*numbers, 1), .value = whole(numbers->front(), highest, lowest), .label = rect(*numbers, 5)};
    const auto fine = [](double side) { return side >= least_side && side <= most_side; };
    if (!fine(box.rect.width) || !fine(box.rect.height)) {
        mistakes_.add(value.place, worded(Wrong::layout_sides, {{"low", exact(least_side)}, {"high", exact(most_side)}}));
    }
    return box;
}

Row PlaceReader::row(const TomlValue& value) {
    const auto steps = form_.scale.steps;
    const auto* values = list(value, static_cast<std::size_t>(form_.boxes_in_row()) + 1, Wrong::layout_row);
    if (values == nullptr) {
        return {};
    }
    Row row{.statement = whole(values->front(), form_.statements.size()), .boxes = {}};
    for (int score = lowest_score; score <= steps; ++score) {
        const auto& each = (*values)[static_cast<std::size_t>(score)];
        row.boxes.push_back(box(each, static_cast<std::size_t>(steps)));
        if (row.boxes.back().value != score) {
            mistakes_.add(each.place, worded(Wrong::layout_other_box, {{"score", std::to_string(score)}}));
        }
    }
    if (form_.boxes_in_row() > steps) {
        row.boxes.push_back(box(values->back(), no_score, no_score));
    }
    if (std::ranges::find(statements_, row.statement) != statements_.end()) {
        mistakes_.add(value.place, worded(Wrong::layout_row_twice, {{"n", std::to_string(row.statement)}}));
    }
    statements_.push_back(row.statement);
    return row;
}

std::size_t answers_of(const Form& form) {
    return form.open_questions.size() + (form.remarks ? form.statements.size() : 0);
}

Answer PlaceReader::answer(const TomlValue& value) {
    const auto* numbers = list(value, 5, Wrong::layout_answer);
    if (numbers == nullptr) {
        return {};
    }
    return {.question = whole(numbers->front(), answers_of(form_)), .rect = rect(*numbers, 1)};
}

Rect<Mm> PlaceReader::rule(const TomlValue& value) {
    const auto* numbers = list(value, 4, Wrong::layout_rule);
    return numbers == nullptr ? Rect<Mm>{} : rect(*numbers, 0);
}

void PlaceReader::check_statements(Place place) {
    if (statements_.size() < form_.statements.size()) {
        mistakes_.add(place, worded(Wrong::layout_rows_missing, {{"n", std::to_string(statements_.size())},
                                                                 {"all", std::to_string(form_.statements.size())}}));
    }
}

// The list, when it is there and not longer than what the form has.
const TomlArray* list_of(const Fields& fields, std::string_view key, std::size_t most) {
    const auto* values = fields.find(key) == nullptr ? nullptr : fields.array(key, worded(Wrong::list_as_printed));
    if (values != nullptr && values->size() > most) {
        fields.add_of(key, worded(Wrong::layout_too_long, {{"most", std::to_string(most)}}));
        return nullptr;
    }
    return values;
}

PageLayout read_page(const Fields& fields, const Form& form, PlaceReader& reader) {
    PageLayout page;
    if (const auto* rows = list_of(fields, "rows", form.statements.size())) {
        for (const auto& row : *rows) {
            page.rows.push_back(reader.row(row));
        }
    }
    if (const auto* groups = list_of(fields, "groups", form.groups.size())) {
        for (const auto& group : *groups) {
            page.groups.push_back(reader.box(group, form.groups.size()));
        }
    }
    if (const auto* answers = list_of(fields, "answers", answers_of(form))) {
        for (const auto& answer : *answers) {
            page.answers.push_back(reader.answer(answer));
        }
    }
    if (const auto* pale = list_of(fields, "pale", form.statements.size())) {
        for (const auto& rule : *pale) {
            page.pale.push_back(reader.rule(rule));
        }
    }
    return page;
}

} // namespace

Layout read_layout(const Fields& fields, const Form& form, Mistakes& mistakes) {
    const auto name = fields.text("paper", {.example = worded(Wrong::example_paper)});
    const auto paper = paper_named(name);
    if (!name.empty() && !paper) {
        fields.add("paper", worded(Wrong::paper_unknown));
    }
    Layout layout{
        .paper = paper.value_or(Paper::a4), .large = fields.find("large") != nullptr && fields.flag("large"), .pages = {}};
    const auto* pages = fields.array("page", worded(Wrong::example_pages));
    if (pages == nullptr) {
        return layout;
    }
    if (pages->empty() || pages->size() > most_pages) {
        fields.add("page", worded(Wrong::layout_pages, {{"most", std::to_string(most_pages)}}));
        return layout;
    }
    PlaceReader reader(form, size_of(layout.paper), mistakes);
    for (const auto& value : *pages) {
        if (const auto* table = std::get_if<TomlTable>(&value.value)) {
            layout.pages.push_back(read_page(
                {*table, value.place, {"[[layout.page]]", {"rows", "groups", "answers", "pale"}, {}}, mistakes}, form, reader));
        } else {
            mistakes.add(value.place, worded(Wrong::layout_page_table));
        }
    }
    reader.check_statements(fields.place_of("page"));
    return layout;
}

std::string to_toml(const Layout& layout) {
    std::string text = "[layout]\npaper = " + toml_quoted(name_of(layout.paper)) + "\n" + (layout.large ? "large = true\n" : "");
    for (const auto& page : layout.pages) {
        text += "\n[[layout.page]]\n" + text_of(page);
    }
    return text;
}

} // namespace formradar::form
