// One run of pdftoppm a page; the picture comes through a pipe.
#include "scan/pdf_render.hpp"

#include <array>
#include <charconv>

namespace formradar::scan {
namespace {

// By pixels and not by dpi, since the page size of a PDF made from photos is often nonsense. 300 dpi on A4.
constexpr int long_side_pixels = 3508;

std::string reason_of(machine::ProgramFailure failure, int page) {
    const auto the_page = "page " + std::to_string(page) + " of this PDF is not one picture that could be taken out, and ";
    switch (failure) {
        using enum machine::ProgramFailure;
        case not_found:
            return the_page + "the program pdftoppm, which would draw it, is not there; install the package poppler-utils";
        case too_slow:
            return the_page + "pdftoppm took over a minute to draw it";
        case too_much_output:
            return the_page + "what pdftoppm drew is too large";
        case failed:
            break;
    }
    return the_page + "pdftoppm could not draw it";
}

} // namespace

std::optional<GrayImage> parse_pgm(std::string_view bytes) {
    std::array<int, 3> numbers{}; // width, height and the value of white
    if (!bytes.starts_with("P5")) {
        return std::nullopt;
    }
    bytes.remove_prefix(2);
    for (auto& number : numbers) {
        bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
        const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), number);
        if (error != std::errc{}) {
            return std::nullopt;
        }
        bytes.remove_prefix(static_cast<std::size_t>(end - bytes.data()));
    }
    const auto [width, height, white] = numbers;
    if (width < 1 || height < 1 || width > 100'000 || height > 100'000 || white != 255 || bytes.empty()) {
        return std::nullopt;
    }
    bytes.remove_prefix(1);
    if (bytes.size() < static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {
        return std::nullopt;
    }
    GrayImage image(width, height);
    std::copy_n(bytes.begin(), image.pixels().size(), image.pixels().begin());
    return image;
}

Expected<Decoded, Refusal> PdfRenderer::render(int page, double long_side) {
    if (!file_) {
        file_ = std::make_unique<machine::UnnamedFile>(pdf_);
    }
    const auto number = std::to_string(page);
    const auto output = machine::output_of({.arguments = {"pdftoppm", "-gray", "-cropbox", "-f", number, "-l", number,
                                                          "-scale-to", std::to_string(long_side_pixels), "/dev/fd/0"},
                                            .input = file_->descriptor(),
                                            .with_complaints = true});
    if (!output) {
        return unreadable(reason_of(output.error(), page));
    }
    // Where memory was short it leaves out what it could not draw, says so, and ends as if all were well.
    const auto start = output->find("P5\n");
    const auto complaints = std::string_view(*output).substr(0, start);
    auto image = start == std::string::npos ? std::nullopt : parse_pgm(std::string_view(*output).substr(start));
    if (!image || complaints.find("emory") != std::string_view::npos) {
        return unreadable(reason_of(machine::ProgramFailure::failed, page));
    }
    Decoded decoded;
    decoded.image = std::move(*image);
    decoded.dpi_x = long_side > 0 ? long_side_pixels / long_side * 72 : 0;
    decoded.dpi_y = decoded.dpi_x;
    return decoded;
}

} // namespace formradar::scan
