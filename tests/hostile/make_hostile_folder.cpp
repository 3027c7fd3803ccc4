// Makes a session's folder of all kinds of files, damaged ones among them, has it processed, and holds the readings against what
// was put in:
//
//   make_hostile_folder FOLDER FILES SEED [large]
//   formradar process FOLDER            (what this program runs, where it is built beside it)
//
// FOLDER.truth says what is in each file. With "large" there are pictures of 139 megapixels, too. Ends with 0 when no page was
// lost and no score is silently wrong.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "formradar/core/failure.hpp"
#include "formradar/core/text.hpp"
#include "formradar/report/json.hpp"
#include "hostile/check.hpp"

namespace formradar::hostile {
namespace {

std::vector<record::Reading> readings_in(const std::string& path) {
    std::ifstream stream(path);
    const std::string text((std::istreambuf_iterator<char>(stream)), {});
    std::vector<record::Reading> readings;
    for (const auto line : split(text, '\n')) {
        if (auto reading = report::parse_reading(line)) {
            readings.push_back(std::move(*reading));
        }
    }
    return readings;
}

int main_of(int count, char** arguments) {
    if (count < 4) {
        std::fputs("usage: make_hostile_folder FOLDER FILES SEED [large]\n", stderr);
        return 2;
    }
    const std::string folder = arguments[1];
    const auto made = make_hostile_folder(folder, {.files = static_cast<int>(std::strtol(arguments[2], nullptr, 10)),
                                                   .seed = std::strtoull(arguments[3], nullptr, 10),
                                                   .large = count > 4});
    std::ofstream(folder + ".truth") << truth_of(made);
    std::printf("%zu files are in %s\n", made.files.size(), folder.c_str());
    std::fflush(stdout);
    const int status = std::system(("'" FORMRADAR_PROGRAM "' process '" + folder + "'").c_str()); // NOLINT: no threads here
    const auto findings = check(made, readings_in(folder + "/readings.jsonl"));
    std::printf("exit code %d\n%s", WEXITSTATUS(status), summary_of(findings).c_str());
    return findings.silent.empty() && findings.lost.empty() ? 0 : 1;
}

} // namespace
} // namespace formradar::hostile

int main(int count, char** arguments) {
    try {
        return formradar::hostile::main_of(count, arguments);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "make_hostile_folder: %s\n", error.what());
        return 2;
    }
}
