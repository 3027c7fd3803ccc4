// Copies told apart by what people said of them, and suspected by how their answers differ.
#include "results/copies.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "formradar/results/settle.hpp"
#include "results/difference.hpp"

namespace formradar::results {
namespace {

using record::Copies;
using record::Reading;
using Pages = std::span<Reading* const>;
using Copy = std::vector<Reading*>;

bool any_look_copied(Pages pages) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
        for (std::size_t j = i + 1; j < pages.size(); ++j) {
            if (pages[i]->page == pages[j]->page && look_like_copies(*pages[i], *pages[j])) {
                return true;
            }
        }
    }
    return false;
}

// Scans of the one page: a copy each, or, where a whole stack was decided in one line, those that agree together.
std::vector<Copy> copies_of_a_page(Pages pages, bool each) {
    std::vector<Copy> copies;
    for (Reading* page : pages) {
        const auto same = [&](const Copy& copy) {
            return std::ranges::all_of(copy, [&](const Reading* other) {
                return difference(*page, *other).empty() && !marked_elsewhere(*page, *other) && !in_one_picture(*page, *other);
            });
        };
        const auto found = each ? copies.end() : std::ranges::find_if(copies, same);
        if (found == copies.end()) {
            copies.push_back({page});
        } else {
            found->push_back(page);
        }
    }
    return copies;
}

// Pages 1 2, 1 2, ... as people put them into the scanner; nothing when they come otherwise. Without what was left out the first
// page of one copy would come before the second of another; only where a page is there twice it says nothing.
std::vector<Copy> copies_in_order(Pages pages, std::size_t of_form) {
    std::vector<Copy> copies;
    for (Reading* page : pages) {
        const bool again = !copies.empty() && copies.back().back()->page == page->page;
        if (again && is_left_out(*page)) {
            continue;
        }
        if (again && is_left_out(*copies.back().back())) {
            copies.back().back() = page;
            continue;
        }
        if (page->page == 1) {
            copies.emplace_back();
        }
        const bool between = copies.empty() || copies.back().size() == of_form;
        if (between && is_left_out(*page)) {
            continue; // it came for itself, and parts nothing
        }
        if (copies.empty() || page->page != static_cast<int>(copies.back().size()) + 1) {
            return {};
        }
        copies.back().push_back(page);
    }
    std::erase_if(copies,
                  [](const Copy& copy) { return std::ranges::all_of(copy, [](auto* page) { return is_left_out(*page); }); });
    const bool whole = std::ranges::all_of(copies, [&](const Copy& copy) { return copy.size() == of_form; });
    return whole ? copies : std::vector<Copy>{};
}

bool is_certain(const Reading* page) {
    return !page_in_doubt(*page) && !is_left_out(*page);
}

} // namespace

std::string sheet_name(const Reading& reading) {
    return reading.sheet + (reading.copy ? "." + std::to_string(*reading.copy) : "");
}

bool is_left_out(const Reading& reading) {
    return reading.status == record::Status::foreign && reading.awaits == record::Awaits::decided;
}

void number_copies(Pages pages, std::size_t of_form) {
    std::vector<Reading*> open, certain;
    std::set<int> taken; // by what a person said of single pages
    for (Reading* page : pages) {
        if (page->copies == Copies::told) {
            taken.insert(page->copy.value_or(0));
            continue;
        }
        page->copy.reset();
        open.push_back(page);
    }
    std::ranges::copy_if(open, std::back_inserter(certain), is_certain);
    const bool each = std::ranges::any_of(certain, [](const Reading* page) { return page->copies == Copies::each; });
    const bool likely = std::ranges::any_of(certain, [](const Reading* page) { return page->copies == Copies::likely; });
    if (!each && !(likely && any_look_copied(certain))) {
        return;
    }
    const auto copies = of_form <= 1 ? copies_of_a_page(certain, each) : copies_in_order(open, of_form);
    if (copies.size() + taken.size() < 2) {
        return;
    }
    int number = 0;
    for (const auto& copy : copies) {
        do {
            ++number;
        } while (taken.contains(number));
        for (Reading* page : copy) {
            page->copy = is_left_out(*page) ? std::nullopt : std::optional(number);
        }
    }
}

std::vector<std::string> copied_sheets(std::span<const Reading> readings, const form::Session& session) {
    std::map<std::tuple<std::string, std::optional<int>, std::optional<int>>, std::vector<const Reading*>> by_page;
    for (const Reading& reading : readings) {
        using enum record::Status;
        const bool there = reading.status == conflict || reading.status == read || reading.status == duplicate;
        if (there && reading.session == session.id && !reading.sheet.empty()) {
            by_page[{reading.sheet, reading.copy, reading.page}].push_back(&reading);
        }
    }
    std::set<std::string> sheets;
    for (const auto& [key, pages] : by_page) {
        const Reading& first = *pages.front();
        const auto copied = [&first](const Reading* page) { return look_like_copies(first, *page); };
        if (std::ranges::any_of(pages, copied)) {
            sheets.insert(std::get<0>(key));
        }
    }
    return {sheets.begin(), sheets.end()};
}

std::vector<std::string> alike_copies(std::span<const Reading> readings, const form::Session& session) {
    std::map<std::pair<std::string, std::optional<int>>, std::vector<const Reading*>> by_page;
    for (const Reading& reading : readings) {
        const bool told = reading.copy && reading.copies == Copies::likely;
        if (told && reading.session == session.id && reading.status != record::Status::duplicate) {
            by_page[{reading.sheet, reading.page}].push_back(&reading);
        }
    }
    std::set<std::string> sheets;
    for (const auto& [key, pages] : by_page) {
        for (const Reading* page : pages) {
            const auto alike = [page](const Reading* other) {
                return other->copy != page->copy && difference(*page, *other).empty();
            };
            if (std::ranges::any_of(pages, alike)) {
                sheets.insert(key.first);
            }
        }
    }
    return {sheets.begin(), sheets.end()};
}

} // namespace formradar::results
