// How much longer a PDF of scanned pages takes than the same pages as JPEG files, with the whole program:
//
//   pdf_against_jpeg [--sheets N] [--seed S]         (40 pages of 300 dpi)
//
// Each run is `formradar process` on a fresh folder; the two take turns, so that another load on the machine weighs on both
// alike. Medians of nine runs each. Ends with 1 when the ratio is above 1.3 or a run did not read every page.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "bench/options.hpp"
#include "formradar/core/quantile.hpp"
#include "formradar/scan/encode.hpp"
#include "scan/make_pdf.hpp"
#include "support/simulator.hpp"

namespace formradar::bench {
namespace {

namespace fs = std::filesystem;

constexpr int runs = 9;
constexpr double most = 1.3; // times

struct Page {
    std::string jpeg;
    int width = 0;
    int height = 0;
};

std::vector<Page> made_pages(const simulator::Booklet& booklet, const Options& options) {
    std::vector<Page> pages;
    for (int i = 0; i < options.sheets; ++i) {
        const auto& condition = simulator::condition_named("office300");
        const auto image = make_sheet(booklet, condition, options.seed * 1'000'003U + static_cast<std::uint64_t>(i)).image;
        pages.push_back({.jpeg = scan::encode_jpeg(image, 85, 300), .width = image.width(), .height = image.height()});
    }
    return pages;
}

scan::PdfPage pdf_page(const Page& page) {
    const auto points = [](int pixels) { return std::to_string(pixels * 72 / 300); };
    const auto width = points(page.width);
    const auto height = points(page.height);
    return {.picture = {.dictionary = "/Width " + std::to_string(page.width) + " /Height " + std::to_string(page.height) +
                                      " /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode",
                        .data = page.jpeg},
            .content = "q " + width + " 0 0 " + height + " 0 0 cm /Im0 Do Q",
            .paper = width + " " + height};
}

void write(const fs::path& path, const std::string& bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

void write_scans(const fs::path& jpegs, const fs::path& pdf, const std::vector<Page>& pages) {
    std::vector<scan::PdfPage> all;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        write(jpegs / "scans" / (std::to_string(i) + ".jpg"), pages[i].jpeg);
        all.push_back(pdf_page(pages[i]));
    }
    write(pdf / "scans/copier.pdf", scan::make_pdf(all));
}

std::size_t lines_in(const fs::path& path) {
    std::ifstream stream(path);
    return static_cast<std::size_t>(std::count(std::istreambuf_iterator<char>(stream), {}, '\n'));
}

// Seconds; negative when not every page has its line.
double run_on(const fs::path& folder, std::size_t pages) {
    fs::remove_all(folder / ".formradar");
    fs::remove(folder / "readings.jsonl");
    const auto command = "'" FORMRADAR_PROGRAM "' --quiet process '" + folder.string() + "'";
    const auto start = std::chrono::steady_clock::now();
    static_cast<void>(std::system(command.c_str())); // NOLINT: no threads here; 3 is the exit code when there are doubts
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
    return lines_in(folder / "readings.jsonl") == pages ? taken.count() : -1;
}

int compare_in(const fs::path& folder, const Options& options) {
    const auto booklet = simulator::programme_booklet(options.seed, 50);
    const auto jpegs = folder / "jpegs";
    const auto pdf = folder / "pdf";
    write_scans(jpegs, pdf, made_pages(booklet, options));
    write(jpegs / "session.toml", form::to_toml(booklet.session()));
    write(pdf / "session.toml", form::to_toml(booklet.session()));
    std::vector<double> of_jpegs;
    std::vector<double> of_pdf;
    for (int i = 0; i < runs; ++i) {
        of_jpegs.push_back(run_on(jpegs, static_cast<std::size_t>(options.sheets)));
        of_pdf.push_back(run_on(pdf, static_cast<std::size_t>(options.sheets)));
    }
    if (std::ranges::min(of_jpegs) < 0 || std::ranges::min(of_pdf) < 0) {
        std::puts("not every page has its line in readings.jsonl");
        return 1;
    }
    const double ratio = median(of_pdf) / median(of_jpegs);
    std::printf("%d pages, medians of %d runs: as JPEG files %.2f s, as one PDF %.2f s, ratio %.2f\n", options.sheets, runs,
                median(of_jpegs), median(of_pdf), ratio);
    return ratio <= most ? 0 : 1;
}

int main_of(int count, char** arguments) {
    auto options = parse_options(count, arguments);
    const bool said = std::any_of(arguments, arguments + count, [](const char* word) { return std::string(word) == "--sheets"; });
    options.sheets = said ? options.sheets : 40;
    const auto folder = fs::temp_directory_path() / ("formradar-bench-" + std::to_string(std::random_device{}()));
    const int result = compare_in(folder, options);
    fs::remove_all(folder);
    return result;
}

} // namespace
} // namespace formradar::bench

int main(int count, char** arguments) {
    try {
        return formradar::bench::main_of(count, arguments);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "pdf_against_jpeg: %s\n", error.what());
        return 2;
    }
}
