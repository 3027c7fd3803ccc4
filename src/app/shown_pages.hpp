// Settled pages with their pictures, for the files of results: from a pile on disk or from memory.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "app/conclude.hpp"
#include "app/page_pile.hpp"
#include "app/settled_pages.hpp"

namespace formradar::app {

// In the order of their sources, fetched one at a time.
struct ShownPages {
    std::size_t size = 0;
    std::function<std::string(std::size_t place)> line;    // of readings.jsonl
    std::function<PageOutcome(std::size_t place)> outcome; // with the reading as it is settled
    std::vector<AnswerNote> answers;                       // of pages that count; `page` is their place
};

// What they are made from has to stay.
[[nodiscard]] ShownPages shown_of(const SettledPages&);
[[nodiscard]] ShownPages shown_of(const Conclusion&, std::span<const PageOutcome>);
[[nodiscard]] ShownPages shown_of(const PagePile&, const PageIndexes&); // as they were read

} // namespace formradar::app
