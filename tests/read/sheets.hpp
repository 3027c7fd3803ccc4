// One sheet with plain answers on a clean scan, to spoil in one way at a time.
#pragma once

#include "formradar/read/read_page.hpp"
#include "support/simulator.hpp"
#include "support/verdict.hpp"

namespace formradar::read {

[[nodiscard]] const simulator::Booklet& programme(); // the programme's form
[[nodiscard]] Catalog catalog_of(const simulator::Booklet&);

// A page with statements: ballpoint crosses, every statement answered, 150 dpi, square to the glass.
[[nodiscard]] simulator::SheetOrder plain_order(const simulator::Booklet&, std::uint64_t seed);

[[nodiscard]] simulator::FilledSheet made(const simulator::SheetOrder&, std::uint64_t seed);

struct Tried {
    record::Reading reading;
    simulator::PageVerdict verdict;
    int rows = 0, right = 0, doubts = 0;
};

[[nodiscard]] Tried tried(const simulator::FilledSheet&, const simulator::Booklet&);

// The sheet of the programme's form that the order makes.
[[nodiscard]] Tried tried(const simulator::SheetOrder&, std::uint64_t seed);

// Right or in doubt, whatever became of the page.
void expect_no_silent_error(const Tried&);

// And the page is read, with no more than `most_doubts` statements left to a person.
void expect_read(const Tried&, int most_doubts = 0);

} // namespace formradar::read
