// The stage benchmark: CPU time of decoding and reading 300-dpi JPEG pages, without the program around it, against the bare grey
// decode of the same bytes.
#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "bench/options.hpp"
#include "formradar/core/quantile.hpp"
#include "formradar/read/read_page.hpp"
#include "formradar/record/reason_words.hpp"
#include "formradar/scan/encode.hpp"
#include "formradar/scan/open.hpp"
#include "support/simulator.hpp"

namespace formradar::bench {
namespace {

double thread_milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

GrayImage decoded(const std::string& bytes) {
    const auto file = scan::ScanFile::open(bytes);
    if (!file) {
        throw Error("a page made here does not decode: " + record::words_of(file.error().detail));
    }
    auto page = file->page(1);
    if (!page) {
        throw Error("a page made here does not decode: " + record::words_of(page.error().detail));
    }
    return std::move(page->image);
}

// Clean scans: what most pages are. `office300` makes them; the JPEG is that of an office scanner.
std::vector<std::string> made_pages(const simulator::Booklet& booklet, const Options& options) {
    constexpr int quality = 85;
    std::vector<std::string> pages;
    for (int i = 0; i < options.sheets; ++i) {
        const auto& condition = simulator::condition_named("office300");
        pages.push_back(scan::encode_jpeg(
            make_sheet(booklet, condition, options.seed * 1'000'003U + static_cast<std::uint64_t>(i)).image, quality, 300));
    }
    return pages;
}

struct Times {
    double decode = 0; // ms
    double both = 0;   // decode and read
};

// Interleaved, so that another load on the machine weighs on both alike; the faster of three counts.
Times measured(const std::string& bytes, const read::Catalog& catalog, bool& read) {
    Times best{.decode = 1e9, .both = 1e9};
    for (int i = 0; i < 3; ++i) {
        const auto start = thread_milliseconds();
        const auto bare = decoded(bytes);
        const auto middle = thread_milliseconds();
        const auto reading = read::read_page(decoded(bytes), catalog).reading;
        const auto end = thread_milliseconds();
        best.decode = std::min(best.decode, middle - start);
        best.both = std::min(best.both, end - middle);
        read = reading.status == record::Status::read && !bare.empty();
    }
    return best;
}

int main_of(int count, char** arguments) {
    // As in the program's workers (app/worker.cpp).
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 48 << 20);
    const auto options = parse_options(count, arguments);
    const auto booklet = simulator::programme_booklet(options.seed, 50);
    const read::Catalog catalog{.sessions = {booklet.session()}, .forms = {}};
    std::vector<double> decode;
    std::vector<double> both;
    std::vector<double> ratio;
    int not_read = 0;
    for (const auto& bytes : made_pages(booklet, options)) {
        auto read = false;
        const auto times = measured(bytes, catalog, read);
        not_read += read ? 0 : 1;
        decode.push_back(times.decode);
        both.push_back(times.both);
        ratio.push_back(times.both / times.decode);
    }
    std::printf("%zu clean 300-dpi pages, %d not read; thread CPU time, medians\n", decode.size(), not_read);
    std::printf("bare grey decode    %6.2f ms\ndecode and read     %6.2f ms\nratio               %6.2f\n", median(decode),
                median(both), median(ratio));
    return not_read == 0 ? 0 : 1;
}

} // namespace
} // namespace formradar::bench

int main(int count, char** arguments) {
    try {
        return formradar::bench::main_of(count, arguments);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "stages: %s\n", error.what());
        return 2;
    }
}
