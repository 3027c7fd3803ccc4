// Turns rows of evidence, as model_rows writes them, into what the fitted tables look at: read from standard input, by the
// program's own functions, so that fitting and reading can't differ.
#include "read/features.hpp"

#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

using formradar::read::RowEvidence;

constexpr std::size_t meta_columns = 10; // before the numbers
constexpr std::size_t boxes = 5;         // the simulator's rows

struct Line {
    std::vector<std::string> meta;
    RowEvidence evidence;
};

Line parsed(const std::string& text) {
    Line line;
    std::istringstream fields(text);
    for (std::string field; line.meta.size() < meta_columns && std::getline(fields, field, '\t');) {
        line.meta.push_back(field);
    }
    fields >> line.evidence.stray;
    line.evidence.boxes.resize(boxes);
    for (auto& box : line.evidence.boxes) {
        for (auto& value : box.values) {
            fields >> value;
        }
    }
    if (!fields) {
        std::cerr << "model_features: not a row of evidence: " << text.substr(0, 60) << '\n';
        std::exit(1);
    }
    return line;
}

void write_page(const std::vector<Line>& page) {
    std::vector<RowEvidence> rows;
    for (const auto& line : page) {
        rows.push_back(line.evidence);
    }
    for (std::size_t r = 0; r < page.size(); ++r) {
        std::string text;
        for (const auto& field : page[r].meta) {
            text += (text.empty() ? "" : "\t") + field;
        }
        for (const auto& box : formradar::read::box_features(rows[r], formradar::read::context_of(rows, r))) {
            for (const int value : box) {
                text += "\t" + std::to_string(value);
            }
        }
        std::puts(text.c_str());
    }
}

} // namespace

int main() {
    std::string text;
    std::getline(std::cin, text); // the columns' names
    for (std::size_t i = 0, at = 0; i < meta_columns; ++i, ++at) {
        const auto end = text.find('\t', at);
        std::fputs((text.substr(at, end - at) + "\t").c_str(), stdout);
        at = end;
    }
    for (const auto& name : formradar::read::box_feature_names()) {
        std::fputs((name + (name == formradar::read::box_feature_names().back() ? "\n" : "\t")).c_str(), stdout);
    }
    std::vector<Line> page;
    while (std::getline(std::cin, text)) {
        auto line = parsed(text);
        if (!page.empty() && page.back().meta.front() != line.meta.front()) {
            write_page(page);
            page.clear();
        }
        page.push_back(std::move(line));
    }
    write_page(page);
    return 0;
}
