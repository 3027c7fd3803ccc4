// A pile that is a file on disk.
#pragma once

#include <memory>
#include <string>

#include "formradar/machine/descriptor.hpp"
#include "formradar/machine/pile.hpp"

namespace formradar::machine {

// Throws FileError when the file is not open.
[[nodiscard]] std::unique_ptr<Pile> disk_pile(Descriptor, FileTask, const std::string& path);

} // namespace formradar::machine
