// A picture's file to a logo, or why it is none.
#include "app/form_logo.hpp"

#include "formradar/form/logo.hpp"
#include "formradar/machine/paths.hpp"
#include "formradar/scan/small_png.hpp"

namespace formradar::app {

form::OpenLogo logos_beside(const machine::Files& files, const std::string& path) {
    return [&files, folder = machine::parent_of(path)](const std::string& name) -> Expected<GrayImage, form::NoLogo> {
        using enum form::NoLogo;
        const auto file = machine::join(folder, name);
        const auto info = files.info(file);
        if (info.kind != machine::FileKind::file) {
            return Unexpected{not_there};
        }
        if (info.size > scan::longest_small_png) {
            return Unexpected{too_large};
        }
        const auto picture = scan::open_small_png(files.read(file));
        if (!picture) {
            return Unexpected{picture.error().kind == RefusalKind::too_large ? too_large : no_png};
        }
        auto logo = form::logo_from(*picture);
        return logo.empty() ? Expected<GrayImage, form::NoLogo>(Unexpected{nothing_seen}) : std::move(logo);
    };
}

} // namespace formradar::app
