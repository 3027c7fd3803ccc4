// The file goes to it without a name, the picture comes through a pipe, and so does what it says.
#include "app/renderer.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "formradar/machine/program.hpp"
#include "formradar/machine/unnamed_file.hpp"

namespace formradar::app {
namespace {

// For the last try, by one process at a time: A4 in colour at 600 dpi, of which JPEG 2000 data take 12 bytes a pixel.
constexpr std::int64_t much_memory = 640 << 20;
constexpr std::int64_t little_memory = 96 << 20; // an ordinary page takes a third of that, in colours half
constexpr int lines_of_head = 3;                 // of a picture: its kind, its size, the value of white
constexpr std::size_t longest_head = 64;

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

// How far each pixel of a colour picture (PPM) is from grey, as a grey one of the same size; what is no such picture stays as it
// is, and is none for whoever reads it. Made here, since a worker has no room for three bytes a pixel.
std::string distances_from_grey(std::string ppm) {
    constexpr std::size_t channels = 3;
    const auto lines = std::ranges::count(ppm.substr(0, longest_head), '\n');
    std::size_t at = 0;
    for (int line = 0; lines >= lines_of_head && line < lines_of_head; ++line) {
        at = ppm.find('\n', at) + 1;
    }
    if (!ppm.starts_with("P6\n") || at == 0) {
        return ppm;
    }
    ppm[1] = '5';
    auto to = at;
    for (; at + channels <= ppm.size(); at += channels) {
        const auto part = [&](std::size_t i) { return static_cast<unsigned char>(ppm[at + i]); };
        const auto most = std::max({part(0), part(1), part(2)}), least = std::min({part(0), part(1), part(2)});
        ppm[to++] = static_cast<char>(most - least);
    }
    ppm.resize(to);
    return ppm;
}

} // namespace

Expected<scan::Drawn, scan::NotDrawn> draw_pdf_page(int pdf, const scan::DrawOrder& order) {
    const auto number = std::to_string(order.page);
    std::vector<std::string> arguments = {"pdftoppm", "-cropbox", "-f",        number,
                                          "-l",       number,     "-scale-to", std::to_string(order.long_side)};
    arguments.insert(arguments.end(), order.colour ? 0 : 1, "-gray");
    arguments.emplace_back("/dev/fd/0");
    auto finished = machine::finished_program({.arguments = std::move(arguments),
                                               .input = pdf,
                                               .seconds = order.seconds,
                                               .memory = order.last_try ? much_memory : little_memory});
    if (!finished) {
        return Unexpected{not_drawn(finished.error())};
    }
    return scan::Drawn{.pgm = order.colour ? distances_from_grey(std::move(finished->output)) : std::move(finished->output),
                       .complaints = std::move(finished->complaints)};
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
