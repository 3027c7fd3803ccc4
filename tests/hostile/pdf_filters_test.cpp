// One filled sheet as a PNG file, and as a PDF page with each filter that pictures in PDF files have: the same scores.
#include <gtest/gtest.h>

#include "app/renderer.hpp"
#include "formradar/read/read_page.hpp"
#include "formradar/scan/encode.hpp"
#include "formradar/scan/open.hpp"
#include "hostile/pdf_filters.hpp"
#include "support/reasons.hpp"
#include "support/simulator.hpp"

namespace formradar::hostile {
namespace {

using simulator::Rng;

struct Scanned {
    form::Session session;
    GrayImage image;
};

// Scanned flat at 150 dpi, in pen.
Scanned scanned(std::uint64_t seed) {
    const auto booklet = simulator::programme_booklet(seed, 3);
    Rng rng(seed);
    return {.session = booklet.session(),
            .image = simulator::make_sheet(booklet, simulator::condition_named("office200"), seed).image};
}

record::Reading reading_of(const std::string& bytes, const form::Session& session) {
    const auto file = scan::ScanFile::open(bytes, {.renderer = app::pdftoppm()});
    EXPECT_TRUE(file) << file.error().detail;
    const auto page = file ? file->page(1) : Expected<scan::ScannedPage, Refusal>(Unexpected{file.error()});
    EXPECT_TRUE(page) << page.error().detail;
    if (!page) {
        return {};
    }
    return read::read_page(page->image, {.sessions = {session}, .forms = {}}, {.suspect = page->suspect}).reading;
}

using Answer = std::pair<record::State, std::optional<int>>;

std::vector<Answer> answers_of(record::Reading reading, const record::Reading* unless_waiting = nullptr) {
    std::vector<Answer> answers;
    for (std::size_t i = 0; unless_waiting != nullptr && i < std::min(reading.scores.size(), unless_waiting->scores.size());
         ++i) {
        auto& score = reading.scores[i];
        score = score.needs_review ? unless_waiting->scores[i] : score;
    }
    for (const auto& score : reading.scores) {
        answers.emplace_back(score.state, score.score);
    }
    return answers;
}

class PdfFilters : public testing::TestWithParam<PdfFilter> {};

TEST_P(PdfFilters, as_pdf_equals_as_png) {
    for (const std::uint64_t seed : {3U, 14U, 159U}) {
        const auto sheet = scanned(seed);
        const auto picture = GetParam().one_bit ? black_and_white(sheet.image) : sheet.image;
        const auto as_png = reading_of(scan::encode_png(picture), sheet.session);
        const auto as_pdf = reading_of(GetParam().make(picture), sheet.session);
        EXPECT_EQ(as_png.status, record::Status::read) << as_png.reason;
        EXPECT_EQ(as_pdf.status, as_png.status) << as_pdf.reason;
        EXPECT_EQ(as_pdf.sheet, as_png.sheet);
        EXPECT_EQ(answers_of(as_pdf, GetParam().smoothed ? &as_png : nullptr), answers_of(as_png));
    }
}

INSTANTIATE_TEST_SUITE_P(Each, PdfFilters, testing::ValuesIn(all_pdf_filters()),
                         [](const auto& filter) { return std::string(filter.param.name); });

} // namespace
} // namespace formradar::hostile
