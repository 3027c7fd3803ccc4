// Pages come from the simulator, files from the libraries that scanners and phones use as well.
#include "bench/kinds.hpp"

#include <algorithm>
#include <cmath>

#include "formradar/scan/encode.hpp"
#include "scan/make_jpeg.hpp"
#include "scan/make_pdf.hpp"
#include "scan/make_phone.hpp"
#include "scan/make_tiff.hpp"

namespace formradar::bench {
namespace {

using simulator::Condition;
using simulator::Rng;
using simulator::ScanCondition;

constexpr int office_quality = 85; // of a JPEG, as office scanners have it set
constexpr double mm_an_inch = 25.4;

// A page in a feeder, hardly turned: what nearly all pages are.
ScanCondition fed(Rng& rng, Size<Mm> layout, double dpi, double noise) {
    auto scan = simulator::condition_named("office300").draw(rng, layout);
    const double factor = dpi / 300;
    scan.geometry.px_per_mm = dpi / mm_an_inch;
    scan.geometry.centre = scan.geometry.centre * factor;
    scan.picture = {std::round(scan.picture.width * factor), std::round(scan.picture.height * factor)};
    scan.sensor.blur = 0.7;
    scan.sensor.noise = noise;
    scan.sensor.sharpen = 0;
    scan.sensor.jpeg_quality = 0; // compressed once, by the file
    return scan;
}

constexpr double quiet = 1;
constexpr double noisy = 5;

ScanCondition quiet_150(Rng& rng, Size<Mm> layout) {
    return fed(rng, layout, 150, quiet);
}
ScanCondition quiet_200(Rng& rng, Size<Mm> layout) {
    return fed(rng, layout, 200, quiet);
}
ScanCondition quiet_300(Rng& rng, Size<Mm> layout) {
    return fed(rng, layout, 300, quiet);
}
ScanCondition noisy_300(Rng& rng, Size<Mm> layout) {
    return fed(rng, layout, 300, noisy);
}
ScanCondition quiet_600(Rng& rng, Size<Mm> layout) {
    return fed(rng, layout, 600, quiet);
}

ScanCondition fax_300(Rng& rng, Size<Mm> layout) {
    auto scan = fed(rng, layout, 300, quiet);
    scan.sensor.depth = simulator::Depth::one_bit;
    scan.sensor.threshold = 0.65;
    scan.sensor.gamma = 1;
    scan.lightest_ink = 255 * scan.sensor.threshold - 60;
    return scan;
}

// 12 megapixels.
ScanCondition photo_12(Rng& rng, Size<Mm> layout) {
    auto scan = simulator::condition_named("photo").draw(rng, layout);
    constexpr double long_side = 4032, short_side = 3024, px_per_mm = 11.5;
    const auto factor = px_per_mm / scan.geometry.px_per_mm;
    scan.geometry.px_per_mm = px_per_mm;
    scan.geometry.camera_distance = std::max(scan.geometry.camera_distance, 350.0);
    scan.geometry.centre = scan.geometry.centre * factor;
    scan.margin = 0;
    const bool lies = std::abs(std::sin(scan.geometry.rotation)) > 0.7;
    scan.picture = {lies ? long_side : short_side, lies ? short_side : long_side};
    scan.geometry.centre = {scan.picture.width / 2, scan.picture.height / 2};
    scan.sensor.jpeg_quality = 0;
    return scan;
}

std::string grey_jpeg(const GrayImage& image) {
    return scan::encode_jpeg(image, office_quality, 300);
}
std::string phone_jpeg(const GrayImage& image) {
    return scan::make_jpeg(image, {.colour = scan::JpegColour::ycbcr, .subsampled = true});
}
std::string colour_jpeg(const GrayImage& image) {
    return scan::make_jpeg(image, {.colour = scan::JpegColour::ycbcr, .dpi = 300});
}
std::string png(const GrayImage& image) {
    return scan::encode_png(image, 300);
}

std::string fax_tiff(const GrayImage& image) {
    scan::TiffPage page{.width = image.width(),
                        .height = image.height(),
                        .tags = {{TIFFTAG_COMPRESSION, COMPRESSION_CCITTFAX4},
                                 {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE},
                                 {TIFFTAG_BITSPERSAMPLE, 1},
                                 {TIFFTAG_SAMPLESPERPIXEL, 1},
                                 {TIFFTAG_ROWSPERSTRIP, image.height()}},
                        .dpi_x = 300,
                        .dpi_y = 300,
                        .palette = {}};
    for (int y = 0; y < image.height(); ++y) {
        std::vector<std::uint8_t> packed(static_cast<std::size_t>(image.width() + 7) / 8, 0);
        for (std::size_t x = 0; x < image.row(y).size(); ++x) {
            packed[x / 8] = static_cast<std::uint8_t>(packed[x / 8] | (image.row(y)[x] < 128 ? 0x80U >> (x % 8) : 0U));
        }
        page.rows.push_back(std::move(packed));
    }
    return scan::make_tiff({page});
}

std::string jpeg_pdf(const GrayImage& image) {
    const auto points = [](int pixels) { return std::to_string(pixels * 72 / 300); };
    const auto width = points(image.width()), height = points(image.height());
    return scan::make_pdf(
        {{.picture = {.dictionary = "/Width " + std::to_string(image.width()) + " /Height " + std::to_string(image.height()) +
                                    " /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode",
                      .data = grey_jpeg(image)},
          .content = "q " + width + " 0 0 " + height + " 0 0 cm /Im0 Do Q",
          .paper = width + " " + height}});
}

Condition condition(std::string_view name, ScanCondition (*draw)(Rng&, Size<Mm>)) {
    return {.name = name, .draw = draw, .answers = {.empty = 0.02, .handwriting = 0.8}};
}

} // namespace

const std::vector<Kind>& all_kinds() {
    static const std::vector<Kind> kinds = {
        {"quiet", "300 dpi, grey JPEG, quiet", condition("quiet300", quiet_300), ".jpg", grey_jpeg},
        {"noisy", "300 dpi, grey JPEG, noisy", condition("noisy300", noisy_300), ".jpg", grey_jpeg},
        {"colour", "300 dpi, colour JPEG", condition("quiet300", quiet_300), ".jpg", colour_jpeg},
        {"200", "200 dpi, grey JPEG", condition("quiet200", quiet_200), ".jpg", grey_jpeg},
        {"150", "150 dpi, grey JPEG", condition("quiet150", quiet_150), ".jpg", grey_jpeg},
        {"600", "600 dpi, grey JPEG", condition("quiet600", quiet_600), ".jpg", grey_jpeg},
        {"photo", "photo of 12 megapixels", condition("photo12", photo_12), ".jpg", phone_jpeg},
        {"fax", "300 dpi, G4 TIFF", condition("fax300", fax_300), ".tif", fax_tiff},
        {"png", "300 dpi, grey PNG", condition("quiet300", quiet_300), ".png", png},
        {"pdf", "PDF of a 300-dpi JPEG", condition("quiet300", quiet_300), ".pdf", jpeg_pdf},
        {"heic", "HEIC of 12 megapixels", condition("photo12", photo_12), ".heic",
         [](const GrayImage& image) { return scan::make_heic(image); }},
    };
    return kinds;
}

GrayImage picture_of(const Kind& kind, const simulator::Booklet& booklet, std::size_t sheet, std::uint64_t seed) {
    Rng rng(seed * 1'000'003U + sheet);
    simulator::SheetOrder order;
    order.sheet = sheet;
    order.scan = kind.condition.draw(rng, form::size_of(booklet.session().layout.paper));
    order.habit = simulator::random_habit(rng);
    order.habit.pen.grey = std::min(order.habit.pen.grey, order.scan.lightest_ink);
    order.filling = simulator::random_filling(booklet.session().layout.pages.front(), kind.condition.answers, rng);
    return make_sheet(booklet, order, rng).image;
}

} // namespace formradar::bench
