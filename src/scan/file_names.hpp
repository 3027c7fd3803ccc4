// What the name of a file says about it.
#pragma once

#include <string>
#include <string_view>

namespace formradar::scan {

enum class NameSays {
    nothing,
    picture, // or a document of pages
    film,
    sound,
    edits_of_a_photo,
    unfinished_download,
    in_a_cloud,      // stands for a file that is not on this computer
    in_use,          // what a program lays beside a file that it has open
    computers_notes, // on a folder or a file
    text,
    office,
    program,
    data,
};

[[nodiscard]] NameSays said_by(std::string_view file_name);

} // namespace formradar::scan
