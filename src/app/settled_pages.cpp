// Decisions go to the pages that they may name; settling goes group by group of pages that share a content or a sheet.
#include "app/settled_pages.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

#include "app/conclude.hpp"
#include "formradar/report/json.hpp"
#include "formradar/results/apply.hpp"
#include "formradar/results/settle.hpp"

namespace formradar::app {
namespace {

using Keyed = std::vector<std::pair<std::uint64_t, std::size_t>>; // key and place

// Which places belong together: each is led by the first of its group.
class Groups {
public:
    explicit Groups(std::size_t size) : leader_(size) { std::iota(leader_.begin(), leader_.end(), std::uint32_t{0}); }

    void join(Keyed keyed) {
        std::ranges::sort(keyed);
        for (std::size_t i = 1; i < keyed.size(); ++i) {
            if (keyed[i].first != 0 && keyed[i].first == keyed[i - 1].first) {
                const auto a = leader(keyed[i - 1].second), b = leader(keyed[i].second);
                leader_[std::max(a, b)] = static_cast<std::uint32_t>(std::min(a, b));
            }
        }
    }

    // Those of several places.
    [[nodiscard]] std::map<std::size_t, std::vector<std::size_t>> found() {
        std::map<std::size_t, std::vector<std::size_t>> groups;
        for (std::size_t place = 0; place < leader_.size(); ++place) {
            if (const auto first = leader(place); first != place) {
                auto& group = groups[first];
                if (group.empty()) {
                    group.push_back(first);
                }
                group.push_back(place);
            }
        }
        return groups;
    }

private:
    [[nodiscard]] std::size_t leader(std::size_t place) {
        while (leader_[place] != place) {
            leader_[place] = leader_[leader_[place]];
            place = leader_[place];
        }
        return place;
    }

    std::vector<std::uint32_t> leader_;
};

// The same for scans of one sheet; 0 for none.
std::uint64_t sheet_key(const record::Reading& reading) {
    const auto hash = std::hash<std::string>{}(reading.session + "-" + reading.sheet);
    return reading.sheet.empty() ? 0 : std::max<std::uint64_t>(hash, 1);
}

void set_aside_others(record::Reading& reading, const form::Session& session) {
    if (is_of_another(reading, session) && reading.status != record::Status::foreign) {
        set_aside(reading);
    }
}

} // namespace

PageIndexes all_of(const PagePile& pile) {
    PageIndexes all(pile.size());
    std::iota(all.begin(), all.end(), std::uint32_t{0});
    return all;
}

bool has_source(const PagePile& pile, const PageIndexes& pages, const std::string& name) {
    return std::ranges::binary_search(pages, name, {},
                                      [&](std::uint32_t page) -> const std::string& { return pile.source(page); });
}

SettledPages::SettledPages(const PagePile& pile, PageIndexes pages, const form::Session& session,
                           const std::vector<record::Decision>& decisions)
    : pile_(pile), pages_(std::move(pages)), session_(session) {
    decide(decisions);
    settle_together();
}

bool SettledPages::is_as_read(std::size_t place) const {
    const auto& id = pile_.session(pages_[place]);
    return (id.empty() || id == session_.id) && !decided_.contains(place) && !counted_.contains(place) && !told_.contains(place);
}

record::Reading SettledPages::unsettled(std::size_t place) const {
    if (const auto found = decided_.find(place); found != decided_.end()) {
        return found->second;
    }
    auto reading = pile_.reading(pages_[place]);
    set_aside_others(reading, session_);
    if (const auto found = counted_.find(place); found != counted_.end()) {
        reading.status = found->second.status;
        reading.copies = found->second.copies;
        reading.copy = found->second.copy;
        reading.unmarked = found->second.unmarked;
    }
    return reading;
}

record::Reading SettledPages::outline(std::size_t place) const {
    auto reading = pile_.outline(pages_[place]);
    set_aside_others(reading, session_);
    return reading;
}

record::Reading SettledPages::reading(std::size_t place) const {
    auto reading = unsettled(place);
    if (const auto found = told_.find(place); found != told_.end()) {
        reading.status = found->second.status;
        reading.copy = found->second.copy;
        reading.reason = found->second.reason;
        reading.own_doubt = found->second.own_doubt;
    }
    return reading;
}

std::string SettledPages::line(std::size_t place) const {
    return is_as_read(place) ? pile_.line(pages_[place]) : report::to_json_line(reading(place));
}

PageOutcome SettledPages::outcome(std::size_t place) const {
    auto outcome = pile_.outcome(pages_[place]);
    outcome.reading = reading(place);
    return outcome;
}

record::Status SettledPages::status(std::size_t place) const {
    if (const auto found = told_.find(place); found != told_.end()) {
        return found->second.status;
    }
    if (const auto found = decided_.find(place); found != decided_.end()) {
        return found->second.status;
    }
    if (const auto found = counted_.find(place); found != counted_.end()) {
        return found->second.status;
    }
    return outline(place).status;
}

bool SettledPages::names(std::size_t place, const std::string& session) const {
    const auto found = decided_.find(place);
    return found != decided_.end() && found->second.session == session;
}

// Which pages rows are about is found out from outlines, so that only these are read.
void SettledPages::decide(const std::vector<record::Decision>& decisions) {
    if (decisions.empty()) {
        return;
    }
    std::vector<record::Reading> readings;
    readings.reserve(size());
    for (std::size_t place = 0; place < size(); ++place) {
        readings.push_back(outline(place));
    }
    const auto meant = results::apply_decisions(readings, decisions, session_).meant;
    for (const auto place : meant) {
        readings[place] = unsettled(place);
    }
    auto decided = results::apply_decisions(std::move(readings), decisions, session_);
    for (std::size_t place = 0; place < size(); ++place) {
        auto& reading = decided.readings[place];
        if (std::ranges::binary_search(meant, place)) {
            decided_.emplace(place, std::move(reading));
        } else if (reading != outline(place)) {
            counted_.emplace(place, Counted{reading.status, reading.copies, reading.copy, reading.unmarked});
        }
    }
    unapplied_ = std::move(decided.unapplied);
    notes_ = std::move(decided.notes);
    applied_ = decided.applied;
    checked_ = decided.checked;
}

void SettledPages::settle_together() {
    Keyed contents, sheets;
    std::vector<std::size_t> alone; // settling says something of them even so: they were settled before, or nothing is on them
    for (std::size_t place = 0; place < size(); ++place) {
        const auto& note = pile_.note(pages_[place]);
        const auto decided = decided_.find(place);
        contents.emplace_back(note.content, place);
        sheets.emplace_back(sheet_key(decided == decided_.end() ? outline(place) : decided->second), place);
        const auto status = this->status(place);
        if (status == record::Status::duplicate || status == record::Status::conflict || note.unmarked || note.copy != 0 ||
            note.copies != record::Copies::unsaid || decided != decided_.end() || counted_.contains(place)) {
            alone.push_back(place);
        }
    }
    Groups groups(size());
    groups.join(std::move(contents));
    groups.join(std::move(sheets));
    std::vector<bool> done(size());
    for (const auto& [first, places] : groups.found()) {
        settle_group(places);
        std::ranges::for_each(places, [&](std::size_t place) { done[place] = true; });
    }
    for (const auto place : alone) {
        if (!done[place]) {
            settle_group({place});
        }
    }
}

void SettledPages::settle_group(const std::vector<std::size_t>& places) {
    std::vector<record::Reading> readings;
    for (const auto place : places) {
        readings.push_back(unsettled(place));
    }
    auto settled = results::settle(readings, session_); // in the order of sources, as the places are
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (auto& reading = settled.readings[i]; reading != readings[i]) {
            told_.insert_or_assign(places[i],
                                   Told{reading.status, reading.copy, std::move(reading.reason), std::move(reading.own_doubt)});
        }
    }
    copied_.insert(settled.copied.begin(), settled.copied.end());
    alike_.insert(settled.alike.begin(), settled.alike.end());
}

} // namespace formradar::app
