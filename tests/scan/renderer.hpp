// The renderer that is installed, for tests that look at what is drawn.
#pragma once

#include <memory>
#include <string>

#include "formradar/machine/program.hpp"
#include "formradar/machine/unnamed_file.hpp"
#include "formradar/scan/open.hpp"

namespace formradar::scan {

inline Renderer installed_renderer() {
    return [](std::string_view pdf) -> DrawPage {
        return [file = std::make_shared<machine::UnnamedFile>(pdf)](const DrawOrder& order) -> Expected<Drawn, NotDrawn> {
            const auto page = std::to_string(order.page);
            auto finished = machine::finished_program({.arguments = {"pdftoppm", "-gray", "-cropbox", "-f", page, "-l", page,
                                                                     "-scale-to", std::to_string(order.long_side), "/dev/fd/0"},
                                                       .input = file->descriptor()});
            if (!finished) {
                return Unexpected{NotDrawn::failed};
            }
            return Drawn{.pgm = std::move(finished->output), .complaints = std::move(finished->complaints)};
        };
    };
}

} // namespace formradar::scan
