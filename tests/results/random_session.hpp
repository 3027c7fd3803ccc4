// Random sessions as meetings make them: some statements alike, some not, with scores that wait, rows left open, pages that are
// missing or in doubt, and groups of all sizes; and random decisions about what waits.
#pragma once

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include "formradar/results/results.hpp"
#include "results/sample.hpp"

namespace formradar::sample {

struct Random {
    form::Session session;
    std::vector<record::Reading> readings;
    results::SmallGroups small_groups = results::SmallGroups::merge;
    [[nodiscard]] results::Results results() const { return results::add_up(readings, session, {.small_groups = small_groups}); }
};

inline int pick(std::mt19937& random, int below) {
    return static_cast<int>(random() % static_cast<unsigned>(below));
}

// Around a middle of the statement's own, in two camps, all the same, or anything.
inline int usual_score(std::mt19937& random, int kind, int middle) {
    switch (kind % 5) {
        case 0:
            return 1 + pick(random, 5);
        case 1:
            return pick(random, 2) == 0 ? 1 + pick(random, 2) : 4 + pick(random, 2);
        case 2:
            return middle;
        default:
            return std::clamp(middle + pick(random, 3) - 1, 1, 5);
    }
}

// On a scale of other steps, as far between its ends.
inline int on_steps(int of_five, int steps) {
    return of_five < 1 ? of_five : 1 + ((of_five - 1) * (steps - 1) + 2) / 4;
}

inline std::size_t random_size(std::mt19937& random, unsigned seed) {
    constexpr std::array<std::size_t, 16> small = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 24, 40};
    return seed % 8 == 7 ? 41 + random() % 260 : small.at(random() % small.size());
}

inline Random random_session(unsigned seed) {
    std::mt19937 random(seed);
    const std::size_t sheets = random_size(random, seed);
    const auto statements = static_cast<int>(3 + random() % (seed % 16 == 3 ? 20 : 7));
    Random made{.session = session(static_cast<std::size_t>(statements), sheets), .readings = {}};
    const int steps = seed % 4 == 2 ? form::fewest_steps + static_cast<int>(seed / 4 % 6) : form::usual_steps;
    made.session.form.scale.steps = steps;
    made.session.form.not_applicable = seed % 5 == 3 ? "weet niet" : "";
    made.session.form.groups = {"vmbo", "po", "mbo", "bedrijf", "overheid", "anders"};
    made.session.form.groups.resize(static_cast<std::size_t>(pick(random, 7)));
    made.small_groups = pick(random, 3) == 0 ? results::SmallGroups::leave_out : results::SmallGroups::merge;
    const int waits = pick(random, 3) == 0 ? 0 : pick(random, 12), open = pick(random, 4) == 0 ? 60 : pick(random, 12); // percent
    const int kinds = pick(random, 9);
    for (std::size_t i = 0; i < sheets; ++i) {
        Page page{.path = "scans/" + std::to_string(10'000 + i) + ".jpg", .sheet = made.session.sheets[i].id, .answers = {}};
        for (int s = 0; s < statements; ++s) {
            const int usual = usual_score(random, kinds + s, kinds == 8 ? 5 : 1 + (s * 3 + static_cast<int>(seed)) % 5);
            page.answers.push_back(pick(random, 100) < waits  ? -1 - pick(random, 2)
                                   : pick(random, 100) < open ? 0
                                                              : on_steps(usual, steps));
        }
        if (!made.session.form.groups.empty() && pick(random, 8) != 0) {
            page.group = made.session.form.groups[random() % (pick(random, 2) == 0 ? 2U : 6U) % made.session.form.groups.size()];
        }
        made.readings.push_back(reading(page));
        for (record::Score& each : made.readings.back().scores) { // some of the rows left open were not
            const bool open_row = each.state == record::State::empty && !made.session.form.not_applicable.empty();
            each.state = open_row && each.statement % 2 == 0 ? record::State::not_applicable : each.state;
        }
        if (pick(random, 100) < waits / 4) {
            made.readings.back().status = record::Status::doubt; // the page as a whole waits
        }
        if (!made.session.form.groups.empty() && pick(random, 100) < waits / 4) {
            made.readings.back().group_mark = record::GroupMark{.needs_review = true};
            made.readings.back().group.clear();
        }
    }
    if (pick(random, 10) == 0) {
        made.readings.push_back(reading({.path = "scans/99999.jpg", .sheet = "", .answers = {}}));
        made.readings.back().status = record::Status::doubt; // whose sheet it is cannot be told
    }
    return made;
}

// Everything that waits decided: every score `all` (0: left open), or with -1 each at random.
inline Random decided(Random made, std::mt19937& random, int all) {
    const int steps = made.session.form.scale.steps;
    int sheet = 900;
    for (record::Reading& reading : made.readings) {
        if (reading.sheet.empty()) {
            reading = sample::reading({.path = reading.source.path,
                                       .sheet = std::to_string(sheet++),
                                       .answers = std::vector<int>(made.session.form.statements.size(), -1)});
        }
        reading.status = record::Status::read;
        for (record::Score& each : reading.scores) {
            if (each.needs_review) {
                each = score(each.statement, all < 0 ? pick(random, steps + 1) : std::min(all, steps));
            }
        }
        if (reading.group_mark && reading.group_mark->needs_review) {
            reading.group_mark->needs_review = false;
            reading.group = made.session.form.groups[random() % made.session.form.groups.size()];
        }
    }
    return made;
}

} // namespace formradar::sample
