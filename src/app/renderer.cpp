// The file goes to it without a name, the picture comes through a pipe, and so does what it says.
#include "app/renderer.hpp"

#include <memory>
#include <string>

#include "formradar/machine/program.hpp"
#include "formradar/machine/unnamed_file.hpp"

namespace formradar::app {
namespace {

// For the last try, by one process at a time: A4 in colour at 600 dpi, of which JPEG 2000 data take 12 bytes a pixel.
constexpr std::int64_t much_memory = 640 << 20;
constexpr std::int64_t little_memory = 96 << 20; // an ordinary page takes a third of that

scan::NotDrawn not_drawn(machine::ProgramFailure failure) {
    switch (failure) {
        using enum machine::ProgramFailure;
        case not_found:
            return scan::NotDrawn::no_program;
        case too_slow:
            return scan::NotDrawn::too_slow;
        case too_much_output:
            return scan::NotDrawn::too_large;
        case failed:
            break;
    }
    return scan::NotDrawn::failed;
}

} // namespace

Expected<scan::Drawn, scan::NotDrawn> draw_pdf_page(int pdf, const scan::DrawOrder& order) {
    const auto number = std::to_string(order.page);
    auto finished = machine::finished_program({.arguments = {"pdftoppm", "-gray", "-cropbox", "-f", number, "-l", number,
                                                             "-scale-to", std::to_string(order.long_side), "/dev/fd/0"},
                                               .input = pdf,
                                               .seconds = order.seconds,
                                               .memory = order.last_try ? much_memory : little_memory});
    if (!finished) {
        return Unexpected{not_drawn(finished.error())};
    }
    return scan::Drawn{.pgm = std::move(finished->output), .complaints = std::move(finished->complaints)};
}

scan::Renderer pdftoppm() {
    return [](std::string_view pdf) -> scan::DrawPage {
        return [pdf, file = std::shared_ptr<machine::UnnamedFile>()](const scan::DrawOrder& order) mutable {
            if (!file) {
                file = std::make_shared<machine::UnnamedFile>(pdf);
            }
            return draw_pdf_page(file->descriptor(), order);
        };
    };
}

} // namespace formradar::app
