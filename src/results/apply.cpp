// Rows found their readings, held against each other, and applied.
#include "formradar/results/apply.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "formradar/core/causes.hpp"
#include "formradar/core/text.hpp"
#include "formradar/results/settle.hpp"
#include "results/match.hpp"
#include "results/rulings.hpp"

namespace formradar::results {
namespace {

using record::Decision;
using record::Reading;
using record::Ruling;
using record::Subject;

// A row with the readings it means.
struct Meant {
    const Decision* decision = nullptr;
    std::vector<std::size_t> places;
};

bool is_about_copies(const Decision& decision) {
    return decision.ruling == Ruling::both || decision.ruling == Ruling::copy;
}

// One thing on one page: two rows about it agree, or hold for nothing. Which copy a page is of is another matter than whether it
// counts.
using Field = std::tuple<std::size_t, Subject, int>;

Field field_of(std::size_t place, const Decision& decision) {
    return {place, decision.subject, is_about_copies(decision) ? -1 : decision.statement};
}

bool agree(const Decision& a, const Decision& b, const form::Session& session) {
    const auto is_general = [](const Decision& decision) { return decision.ruling == Ruling::both; };
    if (is_general(a) || is_general(b)) {
        return true; // a row about one copy is more exact than one about all of them
    }
    switch (a.subject) {
        using enum Subject;
        case statement:
        case page:
            return a.ruling == b.ruling && a.number == b.number;
        case group:
            return group_meant(a, session) == group_meant(b, session);
        case sheet:
            return a.value == b.value;
    }
    return true;
}

// A sheet without a mark counts from when somebody says what is on it: not whose copy it is.
void use(Reading& reading, const Decision& decision) {
    const bool of_marks = decision.subject != Subject::sheet && !is_about_copies(decision);
    if (reading.status == record::Status::unused && of_marks) {
        reading.status = record::Status::read;
        reading.unmarked = false;
    }
}

class Applying {
public:
    Applying(std::vector<Reading> readings, const form::Session& session) : session_(session) {
        works_.reserve(readings.size());
        for (Reading& reading : readings) {
            const bool whole = page_in_doubt(reading);
            works_.push_back({.reading = std::move(reading), .whole = whole, .decided = {}});
        }
    }

    // Rows of which each may be about what another one is about.
    void apply(const std::vector<const Decision*>& decisions) {
        const auto meant = found(decisions);
        for (const auto& [decision, rival] : held_against_each_other(meant)) {
            give_up(*decision, {Cause::row_contradicted,
                                {shown(decision->value), figure(rival->line), shown(rival->value), named_pages(*decision)}});
        }
        note_places(meant);
        for (const auto& row : meant) {
            if (!gave_up(*row.decision)) {
                apply(row);
                applied_.push_back(row);
            }
        }
    }

    // What was decided about a page that another row leaves out is in no result: it may be that the wrong page was meant.
    void name_what_is_left_out() {
        std::map<std::size_t, const Decision*> left_out;
        for (const auto& [decision, places] : applied_) {
            for (const auto place : places) {
                if (decision->ruling == Ruling::ignore) {
                    left_out.emplace(place, decision);
                }
            }
        }
        for (const auto& [row, places] : applied_) {
            const Decision& decision = *row;
            const bool counts =
                places.empty() || std::ranges::any_of(places, [&](auto place) { return !left_out.contains(place); });
            if (decision.subject != Subject::page && !counts && !gave_up(decision)) {
                std::erase_if(result_.notes, [&](const auto& note) { return note.line == decision.line; });
                const auto line = left_out.at(places.front())->line;
                result_.notes.push_back({decision.line, {Cause::row_left_out, {figure(line), named_pages(decision)}}});
            }
        }
    }

    [[nodiscard]] Decided result() && {
        for (Work& work : works_) {
            if (page_in_doubt(work.reading) && !work.whole) {
                work.reading.status = record::Status::read;
                if (work.reading.reason.cause != Cause::decided) {
                    work.reading.reason.clear();
                }
            }
            result_.readings.push_back(std::move(work.reading));
        }
        std::ranges::sort(result_.unapplied, {}, &record::RowMistake::line);
        std::ranges::stable_sort(result_.notes, {}, &record::RowMistake::line);
        return std::move(result_);
    }

private:
    [[nodiscard]] std::vector<Meant> found(const std::vector<const Decision*>& decisions) {
        std::vector<const Reading*> readings;
        for (const auto& work : works_) {
            readings.push_back(&work.reading);
        }
        std::vector<Meant> meant;
        for (const auto* decision : decisions) {
            try {
                if (decision->subject == Subject::group) {
                    static_cast<void>(group_meant(*decision, session_));
                }
                meant.push_back({decision, readings_meant(*decision, readings, session_)});
                must_be_about_this_paper(meant.back());
            } catch (const NotApplicable& problem) {
                std::erase_if(meant, [decision](const Meant& row) { return row.decision == decision; });
                give_up(*decision, problem.why);
            }
        }
        return meant;
    }

    // A row that names the file alone goes with the row that names its sheet: both were of the paper that was in it then.
    void must_be_about_this_paper(const Meant& row) const {
        const bool by_file_alone = row.decision->sheet.empty() && row.decision->subject != Subject::sheet;
        const auto other =
            std::ranges::find_if(row.places, [&](std::size_t place) { return by_file_alone && of_other_paper_.contains(place); });
        if (other != row.places.end()) {
            throw NotApplicable{of_other_paper_.at(*other)};
        }
    }

    void note_places(const std::vector<Meant>& meant) {
        for (const auto& [decision, places] : meant) {
            if (decision->ruling != Ruling::both && decision->ruling != Ruling::copy) {
                result_.meant.insert(result_.meant.end(), places.begin(), places.end());
            }
        }
        std::ranges::sort(result_.meant);
        result_.meant.erase(std::unique(result_.meant.begin(), result_.meant.end()), result_.meant.end());
    }

    // Each row that another one contradicts, with the first such row.
    [[nodiscard]] std::map<const Decision*, const Decision*> held_against_each_other(const std::vector<Meant>& meant) const {
        std::map<Field, std::vector<const Decision*>> rows;
        std::map<const Decision*, const Decision*> rivals;
        for (const auto& [decision, places] : meant) {
            for (const auto place : places) {
                auto& others = rows[field_of(place, *decision)];
                for (const auto* other : others) {
                    if (!agree(*decision, *other, session_)) {
                        rivals.emplace(decision, other);
                        rivals.emplace(other, decision);
                    }
                }
                others.push_back(decision);
            }
        }
        return rivals;
    }

    void apply(const Meant& row) {
        const auto& decision = *row.decision;
        bool applied = false;
        std::vector<Effect> effects;
        try {
            for (const auto place : row.places) {
                if (has_subject(works_[place].reading, decision)) {
                    effects.push_back(apply_to(works_[place], decision, session_));
                    use(works_[place].reading, decision);
                    applied = true;
                }
            }
        } catch (const NotApplicable& problem) {
            if (problem.why.cause == Cause::row_of_other_sheet) {
                std::ranges::for_each(row.places, [&](std::size_t place) { of_other_paper_.emplace(place, problem.why); });
            }
            return give_up(decision, problem.why);
        }
        if (!applied) {
            return give_up(decision, {Cause::row_not_on_page, {named_pages(decision), figure(decision.statement)}});
        }
        ++result_.applied;
        if (decision.subject == Subject::statement) {
            const auto right = static_cast<int>(std::ranges::count(effects, Effect::unchanged));
            result_.checked.right += right;
            result_.checked.scores += right + static_cast<int>(std::ranges::count(effects, Effect::overrides));
        }
        note(decision, effects);
    }

    void note(const Decision& decision, const std::vector<Effect>& effects) {
        const std::vector<ReasonPart> what_and_where = {shown(decision.value), named_pages(decision)};
        if (std::ranges::find(effects, Effect::overrides) != effects.end()) {
            result_.notes.push_back({decision.line, {Cause::row_overrides, what_and_where}});
        } else if (std::ranges::all_of(effects, [](Effect effect) { return effect == Effect::unchanged; })) {
            result_.notes.push_back({decision.line, {Cause::row_changes_nothing, what_and_where}});
        }
    }

    void give_up(const Decision& decision, const Reason& why) {
        result_.unapplied.push_back({decision.line, why});
        given_up_.push_back(&decision);
    }

    [[nodiscard]] bool gave_up(const Decision& decision) const {
        return std::ranges::find(given_up_, &decision) != given_up_.end();
    }

    const form::Session& session_;
    std::vector<Work> works_;
    std::vector<const Decision*> given_up_;
    std::vector<Meant> applied_;
    std::map<std::size_t, Reason> of_other_paper_; // places of files that show another sheet than a row says
    Decided result_;
};

} // namespace

Decided apply_decisions(std::vector<Reading> readings, const std::vector<Decision>& decisions, const form::Session& session) {
    std::vector<const Decision*> identities;
    std::vector<const Decision*> copies; // before what is said of one of them
    std::vector<const Decision*> others;
    for (const Decision& decision : decisions) {
        (decision.subject == Subject::sheet ? identities : is_about_copies(decision) ? copies : others).push_back(&decision);
    }
    Applying applying(std::move(readings), session);
    applying.apply(identities);
    applying.apply(copies);
    applying.apply(others);
    applying.name_what_is_left_out();
    return std::move(applying).result();
}

} // namespace formradar::results
