// Each kind of place that pages are in, behind the same functions.
#include "app/shown_pages.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <tuple>

#include "formradar/record/quote.hpp"
#include "formradar/report/json.hpp"

namespace formradar::app {
namespace {

using Key = std::tuple<std::string, int, int>; // path, page, sheet in the picture

Key key_of(const record::Reading& reading) {
    return {reading.source.path, reading.source.page_in_file, reading.source.sheet_in_picture};
}

// A duplicate would say everything twice; what is written on a back speaks until somebody takes it out.
bool speaks(record::Status status, const AnswerNote& note) {
    using enum record::Status;
    return status == read || (note.question == record::on_a_back && (status == doubt || status == blank));
}

} // namespace

ShownPages shown_of(const SettledPages& pages) {
    ShownPages shown{.size = pages.size(),
                     .line = [&pages](std::size_t place) { return pages.line(place); },
                     .outcome = [&pages](std::size_t place) { return pages.outcome(place); },
                     .answers = {}};
    const auto& all = pages.pile().answers(); // by page, as the places are
    auto answer = all.begin();
    for (std::size_t place = 0; place < pages.size(); ++place) {
        const auto page = static_cast<std::uint32_t>(pages.page(place));
        answer = std::find_if(answer, all.end(), [&](const AnswerNote& note) { return note.page >= page; });
        for (; answer != all.end() && answer->page == page; ++answer) {
            if (speaks(pages.status(place), *answer)) {
                shown.answers.push_back(*answer);
                shown.answers.back().page = static_cast<std::uint32_t>(place);
            }
        }
    }
    return shown;
}

ShownPages shown_of(const Conclusion& conclusion, std::span<const PageOutcome> pages) {
    const auto index = std::make_shared<std::map<Key, const PageOutcome*>>();
    for (const auto& page : pages) {
        index->emplace(key_of(page.reading), &page);
    }
    const auto& readings = conclusion.readings;
    ShownPages shown{.size = readings.size(),
                     .line = [&readings](std::size_t place) { return report::to_json_line(readings[place]); },
                     .outcome =
                         [&readings, index](std::size_t place) {
                             const auto found = index->find(key_of(readings[place]));
                             auto outcome = found == index->end() ? PageOutcome{} : *found->second;
                             outcome.reading = readings[place];
                             return outcome;
                         },
                     .answers = {}};
    for (std::size_t place = 0; place < readings.size(); ++place) {
        const auto found = index->find(key_of(readings[place]));
        if (found != index->end()) {
            std::ranges::copy_if(answers_in(*found->second, place), std::back_inserter(shown.answers),
                                 [&](const AnswerNote& note) { return speaks(readings[place].status, note); });
        }
    }
    return shown;
}

ShownPages shown_of(const PagePile& pile, const PageIndexes& pages) {
    return {.size = pages.size(),
            .line = [&](std::size_t place) { return pile.line(pages[place]); },
            .outcome = [&](std::size_t place) { return pile.outcome(pages[place]); },
            .answers = {}};
}

} // namespace formradar::app
