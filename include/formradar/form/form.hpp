// A form's definition: what is asked. Its text file is TOML.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/core/expected.hpp"
#include "formradar/core/image.hpp"

namespace formradar::form {

// What a form may have: the first score, steps of the scale, and statements.
inline constexpr int lowest_score = 1;
inline constexpr int usual_steps = 5; // of a scale that does not say
inline constexpr int fewest_steps = 2;
inline constexpr int most_steps = 7;
inline constexpr std::size_t fewest_statements = 3;
inline constexpr std::size_t most_statements = 60;

// What scores mean.
struct Scale {
    std::string low;                 // what 1 means
    std::string high;                // what the highest score means
    int steps = usual_steps;         // scores are 1 to this
    std::vector<std::string> labels; // what each of them means, the ends too; empty: only the ends are told
    bool operator==(const Scale&) const = default;
};

// One line of the form, to be scored.
struct Statement {
    std::string label; // short, for the chart's axis
    std::string text;
    bool operator==(const Statement&) const = default;
};

// A heading above some of the statements.
struct Section {
    std::string title;
    std::size_t first = 0; // its first statement, from 0
    bool operator==(const Section&) const = default;
};

// What is asked, all in the language of the people asked. Texts are UTF-8, composed (form/composed.hpp).
struct Form {
    std::string id;       // [a-z0-9-]+
    std::string language; // "nl" or "en"
    std::string title;
    std::string intro;    // may be empty
    std::string question; // asked of every statement
    Scale scale;
    std::string not_applicable;              // the word for the answer that is no score ("don't know"); empty: there is none
    std::vector<Statement> statements;       // 3 to 60
    std::vector<Section> sections;           // may be empty; else each has statements, and the first begins with the first
    bool remarks = false;                    // a line for handwriting below each statement
    std::vector<std::string> groups;         // may be empty
    std::vector<std::string> open_questions; // may be empty
    GrayImage logo;                          // as logo_from (form/logo.hpp) makes it; empty: there is none
    bool operator==(const Form&) const = default;

    [[nodiscard]] const Section* section_at(std::size_t statement) const { // that begins with it; null: none does
        const auto found = std::ranges::find(sections, statement, &Section::first);
        return found == sections.end() ? nullptr : &*found;
    }
    // Printed a statement: one a step of the scale, and one more where there is an answer that is no score.
    [[nodiscard]] int boxes_in_row() const { return scale.steps + (not_applicable.empty() ? 0 : 1); }
};

// Why there is no logo: the file is not there, is no PNG picture that can be decoded, has too many bytes or pixels, or shows
// nothing on white paper.
enum class NoLogo { not_there, no_png, too_large, nothing_seen };
// Opens the picture that a form's file names, as a logo.
using OpenLogo = std::function<Expected<GrayImage, NoLogo>(const std::string& name)>;

// `file` is named in messages. Throws WordedError (core/wording.hpp) with every mistake at once, a line each:
// "file:line:column: what is wrong; what would be right".
// Letters are composed (form/composed.hpp): what looks the same is the same.
[[nodiscard]] Form parse_form(std::string_view toml, std::string_view file);
// The form as a file that parse_form reads back as the same form.
[[nodiscard]] std::string to_toml(const Form&);

} // namespace formradar::form
