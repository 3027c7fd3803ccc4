// Where the next picture or PDF begins behind the end of another one.
#pragma once

#include <cstddef>
#include <string_view>

namespace formradar::scan {

// From `at` on: behind blanks, line ends and zeros a file of any kind; behind other bytes a JPEG, PNG or PDF file that is surely
// one. In a film or a sound nobody looks: frames and covers are pictures too. `npos` where there is none.
[[nodiscard]] std::size_t next_file(std::string_view bytes, std::size_t at);

} // namespace formradar::scan
