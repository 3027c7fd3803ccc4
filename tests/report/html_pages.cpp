// Writes results.html of several sessions into a folder: what the browser test opens.
#include <filesystem>
#include <fstream>

#include "formradar/report/results_html.hpp"
#include "report/report_sample.hpp"

int main(int count, char** args) {
    using namespace formradar;
    if (count != 2) {
        return 2;
    }
    const std::filesystem::path folder = args[1];
    std::filesystem::create_directories(folder);
    for (const std::size_t sheets : {1, 5, 24, 60}) {
        for (const char* language : {"nl", "en"}) {
            const sample::Made made =
                sample::made({.statements = sheets == 60 ? 20U : 7U, .sheets = sheets, .seed = 3, .language = language});
            const results::Comparison comparison =
                results::compare(sample::made({.sheets = 30, .seed = 9}).results, made.results);
            const report::ReportInput input{
                .results = &made.results, .comparison = sheets == 24 ? &comparison : nullptr, .quotes = nullptr, .account = {}};
            std::ofstream(folder / (std::to_string(sheets) + "-" + language + ".html")) << report::results_html(input);
        }
    }
}
