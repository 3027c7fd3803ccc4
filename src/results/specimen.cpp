// Counts right, waiting and wrong by kind of mark, and says what to change.
#include "formradar/results/specimen.hpp"

#include <algorithm>
#include <cmath>

#include "formradar/core/quantile.hpp"

namespace formradar::results {
namespace {

using form::SpecimenMark;
using record::Status;

constexpr std::array paler_and_paler = {SpecimenMark::cross, SpecimenMark::pencil, SpecimenMark::hard_pencil,
                                        SpecimenMark::pale_pencil};

enum class Outcome { right, waiting, wrong };

Outcome outcome_of(const record::Score& score, const form::SpecimenRow& meant) {
    if (score.needs_review) {
        return meant.mark == SpecimenMark::twice ? Outcome::right : Outcome::waiting;
    }
    const bool same =
        !meant.score ? score.state == record::State::empty : score.state == record::State::marked && score.score == meant.score;
    return same && meant.mark != SpecimenMark::twice ? Outcome::right : Outcome::wrong;
}

class Counting {
public:
    Counting(const form::Session& session, std::span<const form::SpecimenSheet> truth) : session_(session), truth_(truth) {
        for (const auto mark : form::all_specimen_marks) {
            result_.counts.push_back({.mark = mark});
        }
        result_.pages_printed = static_cast<int>(session.sheets.size() * session.layout.pages.size());
    }

    void add(const record::Reading& reading) {
        if (reading.session != session_.id || reading.status == Status::foreign || reading.status == Status::duplicate) {
            return;
        }
        const auto* sheet = truth_of(reading.sheet);
        if (sheet == nullptr || !reading.page) {
            return;
        }
        ++result_.pages_found;
        const bool counts = reading.status == Status::read;
        result_.pages_refused += counts ? 0 : 1;
        for (const auto& score : reading.scores) {
            add(score, *sheet, counts);
        }
    }

    [[nodiscard]] SpecimenResult taken() {
        for (const auto& count : result_.counts) {
            result_.all.printed += count.printed;
            result_.all.right += count.right;
            result_.all.waiting += count.waiting;
            result_.all.wrong += count.wrong;
        }
        return std::move(result_);
    }

private:
    [[nodiscard]] const form::SpecimenSheet* truth_of(std::string_view id) const {
        const auto found = std::ranges::find(session_.sheets, id, &form::Sheet::id);
        const auto index = static_cast<std::size_t>(found - session_.sheets.begin());
        return index < truth_.size() ? &truth_[index] : nullptr;
    }

    void add(const record::Score& score, const form::SpecimenSheet& sheet, bool page_counts) {
        const auto index = static_cast<std::size_t>(score.statement) - 1;
        if (index >= sheet.size()) {
            return;
        }
        auto& count = *std::ranges::find(result_.counts, sheet[index].mark, &SpecimenCount::mark);
        ++count.printed;
        const auto outcome = page_counts ? outcome_of(score, sheet[index]) : Outcome::waiting;
        ++(outcome == Outcome::right ? count.right : outcome == Outcome::waiting ? count.waiting : count.wrong);
    }

    const form::Session& session_;
    std::span<const form::SpecimenSheet> truth_;
    SpecimenResult result_;
};

std::optional<double> median_scale(std::span<const SpecimenLook> looks) {
    std::vector<double> scales;
    for (const auto& look : looks) {
        if (look.scale) {
            scales.push_back(*look.scale);
        }
    }
    return scales.empty() ? std::nullopt : std::optional{median(std::move(scales))};
}

double median_of(std::span<const SpecimenLook> looks, double SpecimenLook::*what) {
    std::vector<double> values;
    for (const auto& look : looks) {
        if (look.*what != 0) {
            values.push_back(look.*what);
        }
    }
    return median(std::move(values));
}

std::optional<SpecimenMark> faintest_in(const SpecimenResult& result, const SpecimenOptions& options) {
    std::optional<SpecimenMark> faintest;
    for (const auto mark : paler_and_paler) {
        const auto& count = *std::ranges::find(result.counts, mark, &SpecimenCount::mark);
        if (count.printed > 0 && count.right < options.seen * count.printed) {
            break;
        }
        faintest = count.printed > 0 ? mark : faintest;
    }
    return faintest;
}

// A correction and a slip beside a mark may wait in the sharpest picture, and two crosses have to.
bool is_plain(SpecimenMark mark) {
    return mark != SpecimenMark::corrected && mark != SpecimenMark::accident && mark != SpecimenMark::twice;
}

bool many_plain_marks_wait(const SpecimenResult& result, double many) {
    int printed = 0;
    int waiting = 0;
    for (const auto& count : result.counts) {
        printed += is_plain(count.mark) ? count.printed : 0;
        waiting += is_plain(count.mark) ? count.waiting : 0;
    }
    return waiting > many * printed;
}

std::vector<SpecimenAdvice> advice_for(const SpecimenResult& result, const SpecimenOptions& options) {
    using enum SpecimenAdvice;
    std::vector<SpecimenAdvice> advice;
    const auto add = [&](bool needed, SpecimenAdvice what) {
        if (needed) {
            advice.push_back(what);
        }
    };
    const bool any = result.pages_found > 0;
    const bool pale_seen = result.faintest >= SpecimenMark::hard_pencil;
    add(result.pages_found < result.pages_printed || result.pages_refused > 0, pages);
    add(result.all.wrong > 0, wrong);
    add(any && result.px_per_mm > 0 && result.px_per_mm < options.lowest_px_per_mm, resolution);
    add(result.two_tone, two_tone);
    add(any && result.contrast < options.lowest_contrast, dim);
    add(result.scale && std::abs(*result.scale - 1) > options.largest_misfit, size);
    add(any && !pale_seen, pale);
    add(many_plain_marks_wait(result, options.many_doubts), many_doubts);
    return advice;
}

} // namespace

SpecimenResult specimen_result(std::span<const record::Reading> readings, const form::Session& session,
                               std::span<const form::SpecimenSheet> truth, std::span<const SpecimenLook> looks,
                               const SpecimenOptions& options) {
    Counting counting(session, truth);
    for (const auto& reading : readings) {
        counting.add(reading);
    }
    auto result = counting.taken();
    result.scale = median_scale(looks);
    result.residual_mm = median_of(looks, &SpecimenLook::residual_mm);
    result.px_per_mm = median_of(looks, &SpecimenLook::px_per_mm);
    result.contrast = median_of(looks, &SpecimenLook::contrast);
    result.two_tone = std::ranges::count(looks, true, &SpecimenLook::two_tone) * 2 > static_cast<std::ptrdiff_t>(looks.size());
    result.faintest = faintest_in(result, options);
    result.advice = advice_for(result, options);
    return result;
}

} // namespace formradar::results
