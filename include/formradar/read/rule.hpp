// Which rule decided a row, and what its words are.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace formradar::read {

// In the order in which the rules are asked; from `weak_mark` on the row waits for a person.
enum class Rule {
    no_ink,
    one_mark,
    one_faint_mark,
    beside_blackened, // one mark beside boxes that were made black
    beside_struck,    // one mark beside one that was struck through
    paler_left_out,   // one mark, when ink paler than the page's is left out
    likeliest_mark,   // no rule was sure, but the posterior is
    weak_mark,        // a doubt, as are all that follow
    several_marks,
    shared_ink,
    handwriting,
    ink_between_boxes,
    ink_beside_empty_row,
    line_in_empty_row,
    unlikely, // the rules were sure, and the posterior is not
    outline_missing,
    specks_without_marks,
    pale_outline,
    noise,
    missing_rows,
    ink_on_digit, // and in none of the row's boxes
    guard_of_empty_rows,
};

// For loops over all of them.
inline constexpr Rule last_rule = Rule::guard_of_empty_rows;

// Some of them.
class RuleSet {
public:
    RuleSet() = default;
    // Of these.
    RuleSet(std::initializer_list<Rule> rules) {
        for (const auto rule : rules) {
            add(rule);
        }
    }
    // Puts it in, or asks whether it is in.
    void add(Rule rule) { bits_ |= bit_of(rule); }
    [[nodiscard]] bool has(Rule rule) const { return (bits_ & bit_of(rule)) != 0; }
    bool operator==(const RuleSet&) const = default;

private:
    [[nodiscard]] static std::uint32_t bit_of(Rule rule) { return std::uint32_t{1} << static_cast<unsigned>(rule); }

    std::uint32_t bits_ = 0;
};

// "one mark": what `--explain` prints.
[[nodiscard]] std::string_view name_of(Rule);

// Whether the posterior may give a score where this rule left the row to a person. Where the picture does not show what it
// should no model may.
[[nodiscard]] bool may_be_settled(Rule);

} // namespace formradar::read
