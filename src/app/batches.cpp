// Each page goes to the session that its code names; what names none stays apart, or goes to the only session there is.
#include "app/batches.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "app/conclude.hpp"
#include "app/forms.hpp"
#include "formradar/results/apply.hpp"

namespace formradar::app {
namespace {

// All that is known of a session whose file is nowhere.
std::optional<form::Session> stand_in(const record::Reading& reading) {
    for (const auto& form : builtin_known()) {
        if (form.form.id == reading.form) {
            return form::Session{.id = reading.session,
                                 .title = form.form.title,
                                 .date = "",
                                 .form = form.form,
                                 .layout = form.layout,
                                 .form_hash = form.hash,
                                 .photocopy = reading.sheet == form::photocopy_sheet,
                                 .sheets = {},
                                 .secret = ""};
        }
    }
    return std::nullopt;
}

class Sorter {
public:
    Sorter(std::span<const SessionAt> near, SessionShelf& shelf) : near_(near), shelf_(shelf) {}

    // Null for a page of no session, or of one of which not even the form is known.
    [[nodiscard]] Batch* batch_of(const PagePile& pile, std::uint32_t page) {
        const auto found = batches_.find(pile.session(page));
        if (found != batches_.end()) {
            return &found->second;
        }
        if (pile.session(page).empty() || pile.note(page).status == record::Status::foreign) {
            return nullptr;
        }
        const auto reading = pile.reading(page);
        auto session = session_of(reading);
        if (!session) {
            return nullptr;
        }
        Batch batch{.session = std::move(*session), .session_folder = folder_of(reading.session), .pages = {}};
        return &batches_.emplace(reading.session, std::move(batch)).first->second;
    }

    [[nodiscard]] std::vector<Batch> taken() {
        std::vector<Batch> sorted;
        std::ranges::transform(batches_, std::back_inserter(sorted), [](auto& entry) { return std::move(entry.second); });
        return sorted;
    }

private:
    [[nodiscard]] std::optional<form::Session> session_of(const record::Reading& reading) {
        const auto* known = shelf_.find(reading.session);
        return known != nullptr ? std::optional{*known} : stand_in(reading);
    }

    [[nodiscard]] std::string folder_of(const std::string& id) const {
        const auto found = std::ranges::find(near_, id, [](const SessionAt& at) { return at.session.id; });
        return found == near_.end() ? "" : found->folder;
    }

    std::span<const SessionAt> near_;
    SessionShelf& shelf_;
    std::map<std::string, Batch> batches_;
};

} // namespace

Batches batches_of(const PagePile& pile, std::span<const SessionAt> near, SessionShelf& shelf) {
    Sorter sorter(near, shelf);
    Batches result;
    for (const auto page : all_of(pile)) {
        auto* batch = sorter.batch_of(pile, page);
        (batch != nullptr ? batch->pages : result.unclaimed).push_back(page);
    }
    result.sessions = sorter.taken();
    if (result.sessions.size() == 1) {
        result.sessions.front().pages = all_of(pile);
        result.unclaimed.clear();
    }
    return result;
}

Batches one_batch(const PagePile& pile, const SessionAt& at) {
    Batches result;
    result.sessions.push_back({.session = at.session, .session_folder = at.folder, .pages = all_of(pile)});
    return result;
}

void claim(Batch& batch, PageIndexes& unclaimed, const PagePile& pile, std::span<const record::Decision> decisions) {
    if (decisions.empty() || unclaimed.empty()) {
        return;
    }
    const SettledPages decided(pile, unclaimed, batch.session, {decisions.begin(), decisions.end()});
    PageIndexes left;
    for (std::size_t place = 0; place < unclaimed.size(); ++place) {
        const bool ours = pile.session(unclaimed[place]).empty() && decided.names(place, batch.session.id);
        (ours ? batch.pages : left).push_back(unclaimed[place]);
    }
    unclaimed = std::move(left);
    std::ranges::sort(batch.pages);
}

} // namespace formradar::app
