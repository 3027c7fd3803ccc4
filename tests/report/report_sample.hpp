// Random sessions, added up: what the tests of the outputs are made from.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "formradar/results/results.hpp"
#include "formradar/results/settle.hpp"
#include "results/sample.hpp"

namespace formradar::sample {

struct Made {
    form::Session session;
    std::vector<record::Reading> readings; // settled
    results::Results results;
};

struct Shape {
    std::size_t statements = 7;
    std::size_t sheets = 24;
    unsigned seed = 1;
    int all = 0; // every answer is this one; 0: random
    std::string language = "nl";
    bool groups = true;
};

inline Made made(const Shape& shape) {
    Made result;
    result.session = sample::session(shape.statements, shape.sheets);
    result.session.form.language = shape.language;
    if (shape.groups) {
        result.session.form.groups = {"vmbo", "primair onderwijs", "mbo", "bedrijfsleven"};
    }
    std::mt19937 random(shape.seed);
    for (std::size_t i = 0; i < shape.sheets; ++i) {
        Page page{.path = "scans/" + std::to_string(10'000 + i) + ".jpg", .sheet = result.session.sheets[i].id, .answers = {}};
        for (std::size_t s = 0; s < shape.statements; ++s) {
            // Some left open, some in doubt, the others around a middle of the statement's own.
            const int roll = static_cast<int>(random() % 40);
            const int usual = 1 + static_cast<int>((s * 7 + shape.seed + random() % 3) % 5);
            page.answers.push_back(shape.all != 0 ? shape.all : roll < 2 ? 0 : roll < 4 ? -1 - roll % 2 : usual);
        }
        if (shape.groups && random() % 8 != 0) {
            page.group = result.session.form.groups[random() % 4];
        }
        result.readings.push_back(reading(page));
    }
    result.readings = results::settle(std::move(result.readings), result.session).readings;
    result.results = results::add_up(result.readings, result.session);
    return result;
}

} // namespace formradar::sample
