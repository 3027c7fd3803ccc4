// A pen that only colours show, in files of every kind that has them: read by the program as it runs.
#include <gmock/gmock.h>

#include "cli/filled.hpp"
#include "formradar/scan/encode.hpp"
#include "scan/make_jpeg.hpp"
#include "scan/make_pdf.hpp"
#include "scan/make_phone.hpp"
#include "scan/make_png.hpp"
#include "scan/make_tiff.hpp"
#include "support/reasons.hpp"

namespace formradar::cli {
namespace {

using record::State;

constexpr int dpi = 150;
constexpr int open_statement = 3; // nothing in its row that greys show

// A sheet on paper that is not quite white, and how yellow each of its pixels is.
struct Picture {
    GrayImage grey;
    GrayImage yellow;
};

Picture picture_of(const GrayImage& print, const form::PageLayout& page, std::size_t sheet) {
    auto answered = page;
    std::erase_if(answered.rows, [](const form::Row& row) { return row.statement == open_statement; });
    Picture made{.grey = print, .yellow = GrayImage(print.width(), print.height(), 0)};
    fill_in(made.grey, answered, sheet);
    for (auto& grey : made.grey.pixels()) {
        grey = static_cast<std::uint8_t>(10 + grey * 225 / 255);
    }
    return made;
}

void highlight(Picture& picture, Rect<Mm> box) {
    constexpr double px_per_mm = dpi / 25.4;
    for (int y = static_cast<int>((box.y + 1) * px_per_mm); y < static_cast<int>((box.y + box.height - 1) * px_per_mm); ++y) {
        for (int x = static_cast<int>((box.x + 1) * px_per_mm); x < static_cast<int>((box.x + box.width - 1) * px_per_mm); ++x) {
            picture.yellow.row(y)[static_cast<std::size_t>(x)] = 80;
        }
    }
}

// Red, green and blue of the same brightness as the grey.
std::vector<std::vector<std::uint8_t>> colours_of(const Picture& picture) {
    constexpr double share_of_blue = 0.114; // of brightness
    std::vector<std::vector<std::uint8_t>> rows;
    for (int y = 0; y < picture.grey.height(); ++y) {
        auto& row = rows.emplace_back();
        for (std::size_t x = 0; x < picture.grey.row(y).size(); ++x) {
            const int far = std::min<int>(picture.yellow.row(y)[x], picture.grey.row(y)[x]);
            const auto light = static_cast<std::uint8_t>(picture.grey.row(y)[x] + static_cast<int>(share_of_blue * far + 0.5));
            row.insert(row.end(), {light, light, static_cast<std::uint8_t>(light - far)});
        }
    }
    return rows;
}

std::string samples_of(const Picture& picture) {
    std::string bytes;
    for (const auto& row : colours_of(picture)) {
        bytes.append(row.begin(), row.end());
    }
    return bytes;
}

// The light of its colours, which a JPEG file is made of.
std::string jpeg(const Picture& picture) {
    auto light = picture.grey;
    const auto rows = colours_of(picture);
    for (int y = 0; y < light.height(); ++y) {
        for (std::size_t x = 0; x < light.row(y).size(); ++x) {
            light.row(y)[x] = rows[static_cast<std::size_t>(y)][3 * x];
        }
    }
    return scan::make_jpeg(light, {.colour = scan::JpegColour::ycbcr, .subsampled = true, .pen = &picture.yellow});
}

std::string png(const Picture& picture) {
    return scan::make_png(
        {.width = picture.grey.width(), .height = picture.grey.height(), .colour_type = PNG_COLOR_TYPE_RGB, .palette = {}},
        colours_of(picture));
}

std::string tiff(const Picture& picture) {
    scan::TiffPage page{.width = picture.grey.width(), .height = picture.grey.height(), .tags = {}, .palette = {}};
    page.tags = {{TIFFTAG_COMPRESSION, COMPRESSION_LZW},
                 {TIFFTAG_BITSPERSAMPLE, 8},
                 {TIFFTAG_SAMPLESPERPIXEL, 3},
                 {TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_RGB}};
    page.rows = colours_of(picture);
    return scan::make_tiff({page});
}

std::string pdf_of(const Picture& picture, const std::string& filter, const std::string& data,
                   const std::string& more_content = "") {
    const auto size =
        "/Width " + std::to_string(picture.grey.width()) + " /Height " + std::to_string(picture.grey.height()) + " ";
    scan::PdfPage page{.picture = {.dictionary = size + "/ColorSpace /DeviceRGB /BitsPerComponent 8 " + filter, .data = data}};
    page.content += more_content;
    return scan::make_pdf({page});
}

std::string pdf_jpeg(const Picture& picture) {
    return pdf_of(picture, "/Filter /DCTDecode", jpeg(picture));
}

std::string pdf_samples(const Picture& picture) {
    return pdf_of(picture, "", samples_of(picture));
}

std::string pdf_drawn(const Picture& picture) {
    return pdf_of(picture, "/Filter /DCTDecode", jpeg(picture), " 0 g 500 4 60 3 re f");
}

std::string heic(const Picture& picture) {
    return scan::make_heic_in_colour(picture.grey, picture.yellow);
}

std::string webp(const Picture& picture) {
    return scan::make_webp_in_colour(colours_of(picture));
}

std::string grey_jpeg(const Picture& picture) {
    return scan::encode_jpeg(picture.grey, 90);
}

struct Kind {
    std::string name;
    std::string (*make)(const Picture&);
    bool tells = true; // has colours
};

const std::vector<Kind> kinds = {{"jpeg.jpg", jpeg},
                                 {"png.png", png},
                                 {"tiff.tif", tiff},
                                 {"jpeg.pdf", pdf_jpeg},
                                 {"samples.pdf", pdf_samples},
                                 {"drawn.pdf", pdf_drawn},
                                 {"heic.heic", heic},
                                 {"webp.webp", webp},
                                 {"grey.jpg", grey_jpeg, false}};

std::map<std::string, record::Score> open_scores(const Desk& desk) {
    static_cast<void>(desk.formradar({"process", "noord"}));
    std::map<std::string, record::Score> scores;
    for (const auto& reading : readings_of(desk.lines("noord/readings.jsonl"))) {
        EXPECT_EQ(reading.status, record::Status::read) << reading.source.path << ": " << reading.reason;
        for (const auto& score : reading.scores) {
            EXPECT_TRUE(score.statement == open_statement || !score.needs_review) << reading.source.path << ": " << score.reason;
            if (score.statement == open_statement) {
                scores[reading.source.path] = score;
            }
        }
    }
    return scores;
}

// Writes each sheet of the session as a file of its kind, and takes away the pictures that lie there.
void write_all(const Desk& desk, bool highlighted) {
    const auto session = filled_session(desk, "noord", std::to_string(kinds.size()));
    const auto prints = desk.pages("noord/forms.pdf", dpi);
    const auto& page = session.layout.pages.front();
    const auto row = std::ranges::find(page.rows, open_statement, &form::Row::statement);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        std::filesystem::remove(desk / ("noord/scans/" + std::to_string(i) + ".png"));
        auto picture = picture_of(prints.at(i), page, i);
        if (highlighted) {
            highlight(picture, row->boxes.at(i % 5).rect);
        }
        if (const auto bytes = kinds[i].make(picture); !bytes.empty()) { // libheif may have no encoder
            desk.write("noord/scans/" + kinds[i].name, bytes);
        }
    }
}

TEST(Colour, of_a_yellow_highlighter_reaches_the_reading_from_every_kind_of_file) {
    const Desk desk;
    write_all(desk, true);
    const auto scores = open_scores(desk);
    EXPECT_GE(scores.size(), kinds.size() - 1);
    for (const auto& [path, score] : scores) {
        if (path == "scans/grey.jpg") {
            continue; // shows that nothing but colour tells of this pen
        }
        EXPECT_TRUE(score.needs_review || score.state == State::marked) << path << ": " << score.reason;
        EXPECT_NE(score.state, State::empty) << path;
    }
    EXPECT_EQ(scores.at("scans/grey.jpg").state, State::empty);
}

TEST(Colour, of_nothing_leaves_an_empty_row_empty) {
    const Desk desk;
    write_all(desk, false);
    for (const auto& [path, score] : open_scores(desk)) {
        EXPECT_EQ(score.state, State::empty) << path << ": " << score.reason;
        EXPECT_FALSE(score.needs_review) << path;
    }
}

} // namespace
} // namespace formradar::cli
