// Each page goes to the session that its code names; what names none stays apart, or goes to the only session there is.
#include "app/batches.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>
#include "formradar/results/apply.hpp"

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
    [[nodiscard]] Batch* batch_of(const record::Reading& reading) {
        const auto found = batches_.find(reading.session);
        if (found != batches_.end()) {
            return &found->second;
        }
        const bool counts = !reading.session.empty() && reading.status != record::Status::foreign;
        auto session = counts ? session_of(reading) : std::nullopt;
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

Batches batches_of(std::vector<PageOutcome> pages, std::span<const SessionAt> near, SessionShelf& shelf) {
    Sorter sorter(near, shelf);
    Batches result;
    for (auto& page : pages) {
        auto* batch = sorter.batch_of(page.reading);
        (batch != nullptr ? batch->pages : result.unclaimed).push_back(std::move(page));
    }
    result.sessions = sorter.taken();
    if (result.sessions.size() == 1) {
        std::ranges::move(std::exchange(result.unclaimed, {}), std::back_inserter(result.sessions.front().pages));
    }
    return result;
}

Batches one_batch(std::vector<PageOutcome> pages, const SessionAt& at) {
    for (auto& page : pages) {
        if (is_of_another(page.reading, at.session)) {
            set_aside(page.reading);
        }
    }
    Batches result;
    result.sessions.push_back({.session = at.session, .session_folder = at.folder, .pages = std::move(pages)});
    return result;
}

void claim(Batch& batch, std::vector<PageOutcome>& unclaimed, std::span<const record::Decision> decisions) {
    const auto readings = readings_of(unclaimed);
    const auto decided = results::apply_decisions(readings, {decisions.begin(), decisions.end()}, batch.session);
    std::vector<PageOutcome> left;
    for (std::size_t i = 0; i < unclaimed.size(); ++i) {
        const bool ours = readings[i].session.empty() && decided.readings[i].session == batch.session.id;
        (ours ? batch.pages : left).push_back(std::move(unclaimed[i]));
    }
    unclaimed = std::move(left);
}

} // namespace formradar::app
