// The cells of a QR code as squares.
#include "app/serve/link_code.hpp"

#include "formradar/code/qr.hpp"
#include "formradar/draw/palette.hpp"
#include "formradar/draw/svg.hpp"

namespace formradar::app::serve {

std::string link_code(const std::string& address) {
    const auto code = code::make_link_code(address);
    const auto size = static_cast<double>(code.size);
    draw::Drawing drawing{.paper = {size, size}, .shapes = {}};
    drawing.shapes.emplace_back(draw::Rectangle{{0, 0, size, size}, draw::palette::white, std::nullopt});
    for (int y = 0; y < code.size; ++y) {
        for (int x = 0; x < code.size; ++x) {
            if (code.cells[static_cast<std::size_t>(y * code.size + x)]) {
                drawing.shapes.emplace_back(draw::Rectangle{
                    {static_cast<double>(x), static_cast<double>(y), 1.02, 1.02}, draw::Colour{0, 0, 0}, std::nullopt});
            }
        }
    }
    return draw::render_svg(drawing);
}

} // namespace formradar::app::serve
