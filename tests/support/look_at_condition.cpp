// Writes pictures of a condition to look at: look_at_condition NAME COUNT FIRST_SEED FOLDER
#include <cstdio>
#include <fstream>
#include <string>

#include "formradar/scan/encode.hpp"
#include "support/simulator.hpp"

using namespace formradar;
using namespace formradar::simulator;

int main(int count, char** arguments) {
    if (count != 5) {
        std::fputs("usage: look_at_condition NAME COUNT FIRST_SEED FOLDER\n", stderr);
        return 2;
    }
    const auto& condition = condition_named(arguments[1]);
    const auto booklet = programme_booklet(1, 24);
    const auto first = std::stoull(arguments[3]);
    for (auto seed = first; seed < first + std::stoull(arguments[2]); ++seed) {
        const auto sheet = make_sheet(booklet, condition, seed);
        const auto file = std::string(arguments[4]) + "/" + arguments[1] + "-" + std::to_string(seed) + ".png";
        std::ofstream(file, std::ios::binary) << scan::encode_png(sheet.image);
        std::printf("%s", file.c_str());
        for (const auto& meant : sheet.truth.scores) {
            std::printf(" %d:%s", meant.score.value_or(0), std::string(name_of(meant.kind)).c_str());
        }
        std::puts("");
    }
    return 0;
}
