// A specimen: sheets on which marks are printed as people make them, so that a printer and a scanner can be tried without people.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formradar/form/form.hpp"

namespace formradar::form {

// The kinds of marks that people make, printed; the comments behind them hold for those below without one, too.
enum class SpecimenMark {
    cross,       // of a ballpoint
    tick,        //
    slash,       //
    circle,      //
    filled,      // the box made black
    pencil,      // a cross, paler and paler
    hard_pencil, //
    pale_pencil, //
    corrected,   // one box made black, and another one crossed: that one is meant
    beside,      // a cross partly outside its box
    accident,    // a cross, and a short line where nothing belongs
    empty,       // nothing
    twice,       // two crosses: for a person to decide
};
// In the order of the enum.
inline constexpr std::array all_specimen_marks = {
    SpecimenMark::cross,    SpecimenMark::tick,        SpecimenMark::slash,       SpecimenMark::circle,    SpecimenMark::filled,
    SpecimenMark::pencil,   SpecimenMark::hard_pencil, SpecimenMark::pale_pencil, SpecimenMark::corrected, SpecimenMark::beside,
    SpecimenMark::accident, SpecimenMark::empty,       SpecimenMark::twice};

[[nodiscard]] std::string_view name_of(SpecimenMark); // "hard pencil"

// One statement of one sheet.
struct SpecimenRow {
    SpecimenMark mark = SpecimenMark::empty;
    std::optional<int> score = {}; // what is meant; none: nothing is marked
    std::optional<int> other = {}; // of a corrected one the black box, of two crosses the second
    bool operator==(const SpecimenRow&) const = default;
};
using SpecimenSheet = std::vector<SpecimenRow>; // by statement

// "c3 x41 e w25": what session.toml keeps of a sheet. Nothing for any other text.
[[nodiscard]] std::string to_text(const SpecimenSheet&);
[[nodiscard]] std::optional<SpecimenSheet> specimen_sheet(std::string_view);

// Every kind in its share, in an order by chance; the same seed gives the same.
[[nodiscard]] std::vector<SpecimenSheet> deal_specimen(std::size_t sheets, const Form&, std::uint64_t seed);

// Numbers by chance, the same on every machine.
class Dice {
public:
    // The same seed throws the same numbers.
    explicit Dice(std::uint64_t seed) : state_(seed) {}
    [[nodiscard]] std::uint64_t next();               // Vigna, splitmix64
    [[nodiscard]] int below(int count);               // 0..count - 1
    [[nodiscard]] double between(double a, double b); // a <= x < b

private:
    std::uint64_t state_;
};

} // namespace formradar::form
